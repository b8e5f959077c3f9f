"""Where requests go: the provider's own hosts, or one base address for all of them."""

from __future__ import annotations

import ipaddress
from urllib.parse import urljoin, urlsplit

from deskreply.domain.errors import UserError

API = "https://api.twilio.com"
LOOKUPS = "https://lookups.twilio.com"
MESSAGING = "https://messaging.twilio.com"


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only mean this machine."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_base_url(url: str) -> str:
    """The base address without its final slash.

    Plain ``http`` is taken for loopback only, since the keys travel in every request. Raises
    UserError with one sentence for everything else that is not a usable ``https`` address.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise UserError(
            "DESKREPLY_PROVIDER_URL is not an address; write it like https://api.example.com",
            es="DESKREPLY_PROVIDER_URL no es una dirección; escríbala así: https://api.example.com",
        ) from None
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in url):
        raise UserError(
            "DESKREPLY_PROVIDER_URL is not a web address; write it like https://api.example.com",
            es="DESKREPLY_PROVIDER_URL no es una dirección web; escríbala así: "
            "https://api.example.com",
        )
    if parts.username is not None or parts.query or parts.fragment:
        raise UserError(
            "DESKREPLY_PROVIDER_URL may hold a host and a path only; remove the user name, "
            "query or fragment from it",
            es="DESKREPLY_PROVIDER_URL solo puede llevar un servidor y una ruta; quítele el "
            "usuario, la consulta o el fragmento",
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise UserError(
            f"DESKREPLY_PROVIDER_URL must start with https for {host}; plain http is taken for "
            "this machine (127.0.0.1) only",
            es=f"DESKREPLY_PROVIDER_URL debe empezar con https para {host}; http a secas solo vale "
            "para esta PC (127.0.0.1)",
        )
    return url.rstrip("/")


def stays_here(base_url: str | None) -> bool:
    """Whether requests stay on this machine, so that no proxy has a part in them."""
    return base_url is not None and is_loopback(urlsplit(base_url).hostname or "")


def rebase(url: str, base_url: str | None) -> str:
    """``url`` moved to the base, its path and query unchanged, whichever host it named."""
    if base_url is None:
        return url
    parts = urlsplit(url)
    return f"{base_url}{parts.path}{'?' + parts.query if parts.query else ''}"


def page_path(link: object, list_path: str, base_url: str | None) -> str:
    """Path and query of the next page, "" where there is none.

    ``link`` is what the provider gave as ``next_page_uri``. Whatever host it names is dropped: the
    keys never leave the host that was set. Where the base has a path of its own, a link that
    repeats it means the same place.
    """
    if not isinstance(link, str) or not link.strip():
        return ""
    try:
        parts = urlsplit(urljoin(API + list_path, link.strip()))
    except ValueError:
        return ""
    prefix = urlsplit(base_url).path if base_url else ""
    path = parts.path
    if prefix and path.startswith(prefix + "/"):
        path = path[len(prefix) :]
    return f"{path}{'?' + parts.query if parts.query else ''}"

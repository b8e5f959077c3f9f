"""The one place where what went wrong on the way becomes a ProviderError.

Two sources: an exception, together with the fact whether a byte of the request had left; and an
HTTP answer that is not what was asked for. The details are our own words: an exception's text may
hold an address with a number in it, so it is never passed on.
"""

from __future__ import annotations

import http.client
import json
import math
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from deskreply.domain.errors import (
    AccountClosed,
    BadCredentials,
    NotFound,
    NotPermitted,
    NotTheProvider,
    ProviderError,
    ProviderTrouble,
    Refused,
    Throttled,
    TimedOut,
    Unreachable,
)
from deskreply.provider.parse import Json, moment, whole

_LONGEST_WAIT = 3600.0

# Codes that say more than the HTTP status they come with.
_BY_CODE: dict[int, type[ProviderError]] = {
    10001: AccountClosed,
    20003: BadCredentials,
    20404: NotFound,
    20429: Throttled,
    20500: ProviderTrouble,
    20503: ProviderTrouble,
    30002: AccountClosed,
    70051: NotPermitted,
}
_BY_STATUS: dict[int, type[ProviderError]] = {
    401: BadCredentials,
    403: NotPermitted,
    404: NotFound,
    # The server gave up on the request: it may have been carried out in part.
    408: TimedOut,
    429: Throttled,
}
# The codes that speak of one text or number, whatever HTTP status they come with.
_ABOUT_TEXTS = (21000, 69999)
_DETAILS: dict[type[ProviderError], str] = {
    AccountClosed: "The provider account is suspended or closed.",
    BadCredentials: "The provider does not accept the keys.",
    NotFound: "The provider knows no such thing.",
    NotPermitted: "The key lacks a permission.",
    ProviderTrouble: "The provider has trouble of its own.",
    Refused: "The provider turned the request down.",
    Throttled: "The provider asks for fewer requests.",
    TimedOut: "The provider gave up waiting for the request.",
}


class NeverProcessed(NotTheProvider):
    """Something between us and the provider turned the request away: it was not carried out."""


def from_exception(error: BaseException, *, sent: bool, ended: str = "") -> ProviderError:
    """What an exception of the HTTP stack means.

    ``sent``: whether a byte of the request had left; only this tells "not sent" from "maybe sent",
    since most exceptions can come from either side of that moment. ``ended``: why we ended the
    request ourselves, "" where we did not.
    """
    if isinstance(error, ProviderError):
        return error
    if not sent:
        return Unreachable(ended or _why_unreachable(error))
    if ended:
        return TimedOut(ended)
    if _is_gibberish(error):
        return NotTheProvider("Something that does not speak HTTP answered.")
    if any(isinstance(e, TimeoutError) or "Timeout" in type(e).__name__ for e in _chain(error)):
        return TimedOut("The provider took too long to answer.")
    return TimedOut("The connection broke before the whole answer was there.")


def from_answer(status: int, headers: Mapping[str, str], body: str) -> ProviderError | None:
    """What an HTTP answer means; None for 2xx. Never branches on the message text."""
    if 200 <= status < 300:
        return None
    if status < 400:
        # 303 is the answer of a page that did take the form and now shows what came of it.
        away = NotTheProvider if status == 303 else NeverProcessed
        return away("The provider's address leads somewhere else: a sign-in page, or a wrong URL.")
    code = _code(body)
    if not code and status in (403, 404, 407) and _is_html(headers, body):
        return NeverProcessed("A page for people answered in the provider's place.")
    kind = _kind(status, code)
    detail = f"{_DETAILS[kind]} (HTTP {status})"
    if kind is Throttled:
        return Throttled(detail, code=code, retry_after=retry_after(headers))
    if kind is ProviderTrouble:
        return ProviderTrouble(detail, code=code, retry_after=retry_after(headers))
    # An answer without a code of the provider's still has to say why: the HTTP status does.
    return kind(detail, code=code or (status if kind in (Refused, NotFound) else 0))


def _kind(status: int, code: int) -> type[ProviderError]:
    if status >= 500:
        return ProviderTrouble
    if code in _BY_CODE:
        return _BY_CODE[code]
    if status == 403 and _ABOUT_TEXTS[0] <= code <= _ABOUT_TEXTS[1]:
        return Refused  # it is this text that is forbidden, not this key
    return _BY_STATUS.get(status, Refused)


def payload(body: str) -> Json:
    """The JSON object of a 2xx answer.

    Raises TimedOut where it began as JSON and then broke off, NotTheProvider for anything else.
    """
    try:
        value = json.loads(body)
    except RecursionError:
        raise NotTheProvider("The answer is nested too deeply.") from None
    except ValueError:
        if body.lstrip("\ufeff \t\r\n")[:1] in ("", "{"):
            raise TimedOut("The answer broke off.") from None
        raise NotTheProvider("The answer is not JSON: a sign-in page, or a proxy.") from None
    if not isinstance(value, dict):
        raise NotTheProvider("The answer is not of the provider's form.")
    return value


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait as the provider asks, 0 to 3600; None where it does not say.

    Takes seconds or an HTTP date, the latter by the provider's own clock where it gives one.
    """
    value = headers.get("Retry-After", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        until = moment(value)
        if until is None:
            return None
        now = moment(headers.get("Date", "")) or datetime.now(UTC)
        seconds = (until - now).total_seconds()
    return None if math.isnan(seconds) else min(max(seconds, 0.0), _LONGEST_WAIT)


def _code(body: str) -> int:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return 0
    return whole(value.get("code")) if isinstance(value, dict) else 0


def _is_html(headers: Mapping[str, str], body: str) -> bool:
    return "html" in headers.get("Content-Type", "").lower() or body.lstrip()[:1] == "<"


def _why_unreachable(error: BaseException) -> str:
    chain = list(_chain(error))
    if any(isinstance(e, socket.gaierror | UnicodeError) for e in chain):
        return "The provider's name cannot be looked up: no internet, or a wrong address."
    if any(isinstance(e, ssl.SSLCertVerificationError) for e in chain):
        return "The provider's certificate is not trusted: a wrong PC clock, or a proxy in between."
    if any(isinstance(e, ssl.SSLError) for e in chain):
        return "No secure connection to the provider could be made."
    if any(isinstance(e, ConnectionRefusedError) for e in chain):
        return "The provider's address refuses connections."
    if any(isinstance(e, TimeoutError) for e in chain):
        return "The provider's address does not respond."
    return "No connection to the provider could be made."


def _is_gibberish(error: BaseException) -> bool:
    for e in _chain(error):
        if isinstance(e, http.client.RemoteDisconnected):
            return False
        if isinstance(e, http.client.BadStatusLine):
            # A status line that was cut short is a broken connection, not another language.
            line = str(e.args[0] if e.args else "")[:5]
            return not "HTTP/".startswith(line.strip("'"))
        if isinstance(e, http.client.UnknownProtocol | http.client.LineTooLong):
            return True
        if type(e).__name__ in ("DecodeError", "ContentDecodingError"):
            return True
    return False


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it wraps, by whichever of the four usual ways."""
    todo: list[object] = [error]
    seen: set[int] = set()
    while todo:
        item = todo.pop(0)
        if isinstance(item, BaseException) and id(item) not in seen:
            seen.add(id(item))
            yield item
            todo += [*item.args, getattr(item, "reason", None), item.__cause__, item.__context__]

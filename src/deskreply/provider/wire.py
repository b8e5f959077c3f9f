"""The HTTP library's connections, taught to tell what they have done.

"Not sent" and "maybe sent" are told apart by one fact, whether a byte of the request was handed to
a connected (for https: verified) socket, not by the kind of exception that comes out at the end.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.retry import Retry

from deskreply.provider.attempt import Attempt, current

# A connection that idles behind a router or a sleeping PC dies without a word; this finds out.
_OPTIONS = (
    (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
)


def dial(host: str, port: int, timeout: float | None, attempt: Attempt | None) -> socket.socket:
    """A connected socket to the first address of ``host`` that answers, ``timeout`` for each.

    Raises OSError, or UnicodeError for a name that cannot be looked up.
    """
    last: OSError = OSError("no address")
    for family, kind, proto, _, address in socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM):
        if attempt is not None and attempt.ended:
            break
        sock: socket.socket | None = None
        try:
            sock = socket.socket(family, kind, proto)
            if attempt is not None:
                attempt.hold(sock)
            for option in _OPTIONS:
                sock.setsockopt(*option)
            sock.settimeout(timeout)
            sock.connect(address)
            return sock
        except OSError as error:
            last = error
            if attempt is not None:
                attempt.let_go()
            if sock is not None:
                sock.close()
    raise last


class _Telling(HTTPConnection):
    """Tells the thread's attempt which socket is used, and when the request starts to leave."""

    _opening = False

    def _new_conn(self) -> socket.socket:
        timeout = self.timeout if isinstance(self.timeout, int | float) else None
        return dial(self.host, self.port, timeout, current())

    def connect(self) -> None:
        self._opening = True
        try:
            super().connect()
        finally:
            self._opening = False

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        attempt = current()
        # While opening, what leaves is a CONNECT to a proxy and not the request.
        if attempt is not None and not self._opening:
            attempt.sent = True
            if not attempt.held and self.sock is not None:
                attempt.hold(self.sock)
        super().send(data)


class _TellingTLS(_Telling, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Telling


class _PoolTLS(HTTPSConnectionPool):
    ConnectionCls = _TellingTLS


def _taught(manager: PoolManager) -> PoolManager:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _PoolTLS}
    return manager


class _Adapter(HTTPAdapter):
    """One connection, never a retry, connections that tell."""

    def __init__(self) -> None:
        super().__init__(pool_connections=2, pool_maxsize=1, max_retries=Retry(0, read=False))

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        _taught(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **kwargs)
        return manager if _is_socks(proxy) else _taught(manager)

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        attempt = current()
        proxy = select_proxy(request.url or "", proxies)
        if attempt is not None and proxy and _is_socks(proxy):
            # Such connections are made by another library and do not tell: assume the worse.
            attempt.sent = True
        return super().send(request, stream, timeout, verify, cert, proxies)


def _is_socks(proxy: str) -> bool:
    return proxy.lower().startswith("socks")


def new_session() -> Session:
    """A session without retries and cookies."""
    session = Session()
    adapter = _Adapter()
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    # A sign-in page's cookies have no business in the next request.
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session

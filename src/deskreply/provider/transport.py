"""What the provider's library is given to make its requests with: time limits on everything, one
base address, no retries, no redirects.

Loaded with the first request only, since the library is slow to import.
"""

from __future__ import annotations

import http.client
import logging
from dataclasses import dataclass
from typing import Any

import urllib3
from requests import PreparedRequest, Request, Session
from requests.auth import HTTPBasicAuth
from twilio.http import HttpClient
from twilio.http.response import Response as SdkResponse
from twilio.rest import Client
from urllib3.exceptions import HTTPError

from deskreply.domain.errors import NotTheProvider, TimedOut
from deskreply.provider.attempt import Attempt, InFlight
from deskreply.provider.baseurl import rebase, stays_here
from deskreply.provider.errors import from_exception
from deskreply.provider.wire import new_session

_LARGEST = 32 * 1024 * 1024
_CHUNK = 64 * 1024
_WENT_WRONG = (OSError, ValueError, http.client.HTTPException, HTTPError)
# Set, so that the library does not look for a region in the real environment.
_NO_ENVIRONMENT = {"TWILIO_REGION": "", "TWILIO_EDGE": ""}

_log = logging.getLogger("twilio.http_client")
# Both log addresses, and an address may hold a phone number.
_log.setLevel(logging.WARNING)
logging.getLogger(urllib3.__name__).setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Route:
    """How requests travel. Time limits in seconds: to connect, between two bytes."""

    base_url: str | None
    connect_timeout: float
    read_timeout: float


class Transport(HttpClient):
    """The library's HTTP client for one thread.

    Raises only ProviderErrors, and only for requests without an HTTP answer; every answer is
    returned as it came, whatever its status.
    """

    def __init__(self, route: Route, in_flight: InFlight) -> None:
        super().__init__(_log, False, route.read_timeout)
        self._route = route
        self._direct = stays_here(route.base_url)
        self._in_flight = in_flight
        self._session = self._new_session()

    def request(
        self,
        method: str,
        uri: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> SdkResponse:
        reads_only = method.upper() == "GET"
        request = Request(
            method=method.upper(),
            url=rebase(uri, self._route.base_url),
            params=params,
            data=data or None,
            headers=headers,
            auth=None if auth is None else HTTPBasicAuth(*(part.encode() for part in auth)),
        )
        # A kept connection may have been closed by the other side a moment ago. A read is simply
        # repeated at the next poll; a text would be left in doubt, so it gets a connection of its
        # own.
        session = self._session if reads_only else self._new_session()
        with self._in_flight.attempt(reads_only=reads_only, seconds=timeout) as attempt:
            try:
                prepared = session.prepare_request(request)
                return self._exchange(session, prepared, attempt, timeout)
            except _WENT_WRONG as error:
                raise from_exception(error, sent=attempt.sent, ended=attempt.ended) from None
            finally:
                if not reads_only:
                    session.close()

    def _exchange(
        self,
        session: Session,
        request: PreparedRequest,
        attempt: Attempt,
        seconds: float | None,
    ) -> SdkResponse:
        if session is not self._session:
            request.headers["Connection"] = "close"
        settings = session.merge_environment_settings(request.url, {}, True, None, None)
        if self._direct:
            settings["proxies"] = {}
        limits = self._route.connect_timeout, self._route.read_timeout
        response = session.send(
            request,
            timeout=limits
            if seconds is None
            else (min(limits[0], seconds), min(limits[1], seconds)),
            allow_redirects=False,
            **settings,
        )
        try:
            body = _body(response.raw)
        finally:
            response.close()
        if attempt.ended:
            # Where an answer ends with its connection, ours looks like its end.
            raise TimedOut(attempt.ended)
        return SdkResponse(response.status_code, body, response.headers)

    def _new_session(self) -> Session:
        session = new_session()
        # No proxy and no certificate of the environment concerns a plain connection to this PC, and
        # looking for them takes a while.
        session.trust_env = not (self._direct and (self._route.base_url or "").startswith("http:"))
        return session

    def close(self) -> None:
        """Close the kept connection; the next request makes a new one."""
        self._session.close()


def _body(raw: Any) -> str:
    parts: list[bytes] = []
    size = 0
    for chunk in raw.stream(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > _LARGEST:
            raise NotTheProvider("The answer is far larger than any of the provider's.")
        parts.append(chunk)
    return b"".join(parts).decode("utf-8", "replace")


class Lane:
    """One thread's own client of the library, with its own kept connection."""

    def __init__(
        self, account: str, username: str, password: str, route: Route, in_flight: InFlight
    ) -> None:
        self._transport = Transport(route, in_flight)
        self._client = Client(  # type: ignore[no-untyped-call]
            username,
            password,
            account,
            http_client=self._transport,
            environment=dict(_NO_ENVIRONMENT),
        )

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        seconds: float | None = None,
    ) -> SdkResponse:
        """One authenticated request; see Transport for what it raises. ``seconds``: how long it may
        take in all, where that is less than usual."""
        return self._client.request(method, url, params=params, data=data, timeout=seconds)

    def close(self) -> None:
        self._transport.close()

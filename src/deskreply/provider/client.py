"""The provider's REST API, as the engine's ``Provider`` port wants it.

Requests go out through the provider's own library (one client a thread), rows are read from the
plain JSON: the library's typed instances cost more and break on fields they do not know.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from deskreply.domain.errors import BadCredentials, NotPermitted, NotTheProvider, ProviderError
from deskreply.domain.models import AccountInfo, CallRow, MessageRow, NumberInfo, Recording
from deskreply.domain.people import Lookup
from deskreply.domain.registration import Registration
from deskreply.engine.providerport import Page, SendResult
from deskreply.provider import parse, registering, sending
from deskreply.provider.attempt import InFlight
from deskreply.provider.baseurl import API, LOOKUPS, MESSAGING, check_base_url, page_path
from deskreply.provider.errors import from_answer, payload

if TYPE_CHECKING:
    from deskreply.provider.transport import Lane

Row = TypeVar("Row")

_log = logging.getLogger(__name__)
_LARGEST_PAGE = 1000
_WALK_PAGE = 200
_WALK_PAGES = 20
# Enough to tell two numbers apart however each is written, with or without a country code.
_TELLING_DIGITS = 10
LOOKUP_SECONDS = 3.0
_POLLED = ("/Calls.json", "/Messages.json")


class TwilioProvider:
    """One provider account. See ``engine.ports.Provider`` for what each method promises.

    ``username``/``password``: the account's id with its token, or an API key with its secret.
    ``base_url``: where all requests go instead of the provider's own hosts; UserError where it is
    not usable. Time limits in seconds: to connect to an address, between two bytes, in all.
    """

    def __init__(
        self,
        account_sid: str,
        username: str,
        password: str,
        base_url: str | None = None,
        *,
        connect_timeout: float = 5.0,
        read_timeout: float = 10.0,
        total_timeout: float = 30.0,
    ) -> None:
        self._account = account_sid
        self._username = username
        self._password = password
        self._base_url = check_base_url(base_url) if base_url else None
        self._timeouts = (connect_timeout, read_timeout)
        self._root = f"/2010-04-01/Accounts/{quote(account_sid, safe='')}"
        self._in_flight = InFlight(total_timeout)
        self._here = threading.local()
        self._lanes: weakref.WeakSet[Lane] = weakref.WeakSet()
        self._lanes_lock = threading.Lock()
        self._last: dict[str, tuple[str, Page[Any]]] = {}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._base_url or API}>"

    @property
    def account(self) -> str:
        """The account's id at the provider."""
        return self._account

    # --- calls ---

    def calls(self, since: datetime, *, token: str = "", size: int = 50) -> Page[CallRow]:
        """One page of roots and legs, newest first as a rule, not filtered again on our side."""
        params = {"StartTime>": _stamp(since), "PageSize": _clamp(size)}
        return self._page("/Calls.json", params, token, "calls", parse.call)

    def call(self, call_id: str) -> CallRow:
        """One call or leg; NotFound where the provider has none (yet)."""
        return self._one(f"/Calls/{_segment(call_id)}.json", parse.call)

    def recordings(self, call_id: str) -> tuple[Recording, ...]:
        """All recordings that hang on a call."""
        path = f"/Calls/{_segment(call_id)}/Recordings.json"
        return self._walk(path, {}, "recordings", parse.recording)

    # --- messages ---

    def messages(self, since: datetime, *, token: str = "", size: int = 50) -> Page[MessageRow]:
        """One page of texts in both directions, not filtered again on our side."""
        params = {"DateSent>": _stamp(since), "PageSize": _clamp(size)}
        return self._page("/Messages.json", params, token, "messages", parse.message)

    def messages_to(self, number: str, since: datetime) -> tuple[MessageRow, ...]:
        """Texts to a number created at or after ``since`` (by whole seconds, as the provider
        counts), and those whose time cannot be read.

        Asks by ``To`` only: a text that waits has no ``DateSent`` yet. At most 20 pages of 200; an
        unreadable row or a list without end is an error, for an empty answer means "never sent".
        """
        start = since.astimezone(UTC).replace(microsecond=0)
        rows = self._walk("/Messages.json", {"To": number}, "messages", parse.message, strict=True)
        return tuple(
            row
            for row in rows
            if (row.created_at is None or row.created_at >= start)
            and _same_number(row.recipient, number)
        )

    def message(self, provider_id: str) -> MessageRow:
        """One text; NotFound where the provider has none."""
        return self._one(f"/Messages/{_segment(provider_id)}.json", parse.message)

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        """Post one text, once. Never raises a ProviderError."""
        data: dict[str, object] = {"To": to, "From": sender, "Body": parse.safe_text(body)}
        try:
            status, headers, answer = self._request("POST", self._root + "/Messages.json", {}, data)
        except ProviderError as error:
            return sending.of_error(error)
        return sending.of_answer(status, headers, answer)

    # --- the account ---

    def fetch_account(self) -> AccountInfo:
        """The account. A standard API key may do everything but look at its account: where the key
        works otherwise, the account counts as active, without a name."""
        try:
            return self._one(".json", parse.account)
        except (BadCredentials, NotPermitted):
            if self._username == self._account:
                raise
        self._get(self._root + "/Calls.json", {"PageSize": 1})
        return AccountInfo(id=self._account, name="", status="active")

    def numbers(self) -> tuple[NumberInfo, ...]:
        """All numbers of the account."""
        return self._walk("/IncomingPhoneNumbers.json", {}, "incoming_phone_numbers", parse.number)

    def lookup(self, number: str, *, line_type: bool, caller_name: bool) -> Lookup:
        """What the provider knows about a number, in three seconds or not at all. Costs money."""
        wanted = {"line_type_intelligence": line_type, "caller_name": caller_name}
        fields = ",".join(name for name, asked in wanted.items() if asked)
        url = f"{LOOKUPS}/v2/PhoneNumbers/{quote(number, safe='+')}"
        answer = self._lane().request("GET", url, {"Fields": fields}, None, LOOKUP_SECONDS)
        headers: Mapping[str, str] = answer.headers or {}
        error = from_answer(answer.status_code, headers, answer.text)
        if error is not None:
            raise error
        at = parse.moment(headers.get("Date")) or datetime.now(UTC)
        return parse.lookup(payload(answer.text), number, at, line_type=line_type)

    def registrations(self, numbers: Sequence[NumberInfo]) -> Mapping[str, Registration]:
        """How far carriers know each of the numbers as a sender, by number."""
        return registering.read(self._messaging, numbers)

    def drop_connections(self) -> None:
        """Close kept connections and make reads under way fail at once, in all threads. A text on
        its way out is left to finish, and the client can be used on."""
        self._in_flight.end_reads()
        with self._lanes_lock:
            lanes = list(self._lanes)
        for lane in lanes:
            lane.close()

    # --- how ---

    def _lane(self) -> Lane:
        """This thread's own client."""
        lane: Lane | None = getattr(self._here, "lane", None)
        if lane is None:
            from deskreply.provider.transport import Lane, Route

            route = Route(self._base_url, *self._timeouts)
            lane = Lane(self._account, self._username, self._password, route, self._in_flight)
            self._here.lane = lane
            with self._lanes_lock:
                self._lanes.add(lane)
        return lane

    def _request(
        self, method: str, path: str, params: dict[str, object], data: dict[str, object]
    ) -> tuple[int, Mapping[str, str], str]:
        answer = self._lane().request(method, API + path, params or None, data or None)
        headers: Mapping[str, str] = answer.headers or {}
        return answer.status_code, headers, answer.text

    def _messaging(self, path: str, params: dict[str, object]) -> tuple[parse.Json, str]:
        """An answer of the provider's messaging host, and path and query of the page after it."""
        answer = self._lane().request("GET", MESSAGING + path, params or None, None)
        error = from_answer(answer.status_code, answer.headers or {}, answer.text)
        if error is not None:
            raise error
        found = payload(answer.text)
        about = found.get("meta")
        link = about.get("next_page_url") if isinstance(about, Mapping) else None
        return found, page_path(link, path, self._base_url)

    def _get(self, path: str, params: dict[str, object]) -> tuple[str, datetime | None]:
        """The answer's body, and the provider's own time."""
        status, headers, body = self._request("GET", path, params, {})
        error = from_answer(status, headers, body)
        if error is not None:
            raise error
        return body, parse.moment(headers.get("Date"))

    def _one(self, path: str, read: Callable[[parse.Json], Row | None]) -> Row:
        row = read(payload(self._get(self._root + path, {})[0]))
        if row is None:
            raise NotTheProvider("The answer is not of the provider's form.")
        return row

    def _list(
        self,
        path: str,
        params: dict[str, object],
        token: str,
        key: str,
        read: Callable[[parse.Json], Row | None],
    ) -> tuple[Page[Row], int]:
        """One page, and how many of its rows could not be used."""
        own = self._root + path
        body, now = self._get(token or own, {} if token else params)
        last = None if token else self._last.get(path)
        if last is not None and last[0] == body:
            return replace(last[1], provider_now=now), 0
        answer = payload(body)
        items = answer.get(key)
        if not isinstance(items, list):
            raise NotTheProvider("The answer is not of the provider's form: it holds no list.")
        rows, dropped = parse.rows(items, read)
        if dropped:
            _log.warning("%d of %d rows under %s cannot be read", dropped, len(items), key)
        following = page_path(answer.get("next_page_uri"), own, self._base_url)
        page = Page(tuple(rows), following, now)
        if not token and not dropped and path in _POLLED:
            # An idle desk reads the same page again and again: once is enough to understand it.
            self._last[path] = body, page
        return page, dropped

    def _page(
        self,
        path: str,
        params: dict[str, object],
        token: str,
        key: str,
        read: Callable[[parse.Json], Row | None],
    ) -> Page[Row]:
        page, _ = self._list(path, params, token, key, read)
        return replace(page, next="") if page.next == token else page

    def _walk(
        self,
        path: str,
        params: dict[str, object],
        key: str,
        read: Callable[[parse.Json], Row | None],
        *,
        strict: bool = False,
    ) -> tuple[Row, ...]:
        """All pages of a list, at most 20; NotTheProvider where it does not end. ``strict``: also
        where a row cannot be read."""
        found: list[Row] = []
        token, seen = "", {""}
        for _ in range(_WALK_PAGES):
            page, dropped = self._list(path, {**params, "PageSize": _WALK_PAGE}, token, key, read)
            if dropped and strict:
                raise NotTheProvider("A row of the list cannot be read.")
            found += page.rows
            token = page.next
            if not token:
                return tuple(found)
            if token in seen:
                break
            seen.add(token)
        raise NotTheProvider("The list does not end.")


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _clamp(size: int) -> int:
    return min(max(size, 1), _LARGEST_PAGE)


def _segment(sid: str) -> str:
    return quote(sid, safe="")


def _same_number(one: str | None, other: str) -> bool:
    """Whether a listed recipient is the number asked for; yes where it is not said. A server that
    does not filter must not pass off a text to somebody else."""
    if one is None:
        return True
    first, second = ("".join(c for c in s if c.isdigit()) for s in (one, other))
    return first[-_TELLING_DIGITS:] == second[-_TELLING_DIGITS:]

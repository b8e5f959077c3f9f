"""A provider that DeskReply has never met: its API on loopback, written from the documents alone.

It keeps the documented promises and no others. ``Habits`` say how it keeps them (small pages, dates
instead of times, rows out of order, missing fields, …), ``Fault`` what goes wrong and how often.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import itertools
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qsl, quote, urlsplit

Row = dict[str, Any]
ROOT = "/2010-04-01/Accounts"
FINAL = {"completed", "busy", "failed", "no-answer", "canceled"}
EVER = 10**9


@dataclass
class Habits:
    """How this provider speaks, within what is documented."""

    page_size: int = 50
    time_filter: Literal["exact", "day", "ignored"] = "exact"
    order: Literal["newest", "jumbled", "oldest"] = "newest"
    sparse: bool = False  # what is null is left out
    extras: bool = False  # rows and envelopes have fields that nobody has heard of
    one_request_per_connection: bool = False
    gzip: bool = False
    chunked: bool = False
    seconds: float = 0.0  # before every answer
    clock_ahead: float = 0.0  # seconds by which its clock is ahead of this computer's
    delivers_after: float = 0.2


@dataclass
class Fault:
    """Something that goes wrong, ``times`` times, for requests that match.

    ``how``: ``answer`` says no with ``status``, ``code`` and ``headers``; ``html`` answers with a
    page; ``drop`` hangs up at once; ``lose`` does what was asked and hangs up without an answer;
    ``belie`` does what was asked and says no; ``late`` does it and answers ``seconds`` later;
    ``hang`` does nothing and says nothing for ``seconds``; ``cut`` answers with half of the
    JSON, ``torn`` hangs up in the middle of it.
    """

    how: Literal["answer", "belie", "html", "drop", "lose", "late", "hang", "cut", "torn"]
    method: str = ""
    resource: str = ""
    to: str = ""
    times: int = 1
    status: int = 500
    code: int = 20500
    seconds: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)
    words: str = "Nope"  # what the answer or the page says


@dataclass
class Request:
    """What was asked, when (monotonic seconds), and how many of its kind were in flight."""

    method: str
    resource: str
    query: dict[str, str]
    form: dict[str, str]
    at: float
    alongside: int
    path: str


class Provider:
    """The account: its numbers, its two logs, and a server that shows them.

    Times are this provider's own (see ``Habits.clock_ahead``), with whole seconds as in its API.
    """

    def __init__(self, *lines: str, habits: Habits | None = None) -> None:
        self.sid = "AC" + "5e" * 16
        self.token = "tok3n" + "9f" * 13 + "x"
        self.key_sid = "SK" + "7a" * 16
        self.key_secret = "s3cret" + "4d" * 13
        self.dead_key = False
        self.account_status = "active"
        self.habits = habits or Habits()
        self.requests: list[Request] = []
        self.refusals: dict[str, tuple[int, int]] = {}  # number: HTTP status, code
        self.fates: dict[str, tuple[str, int]] = {}  # number: final status, error code
        self._lines: list[Row] = []
        self._calls: dict[str, Row] = {}
        self._messages: dict[str, Row] = {}
        self._recordings: dict[str, list[Row]] = {}
        self._shown_at: dict[str, float] = {}
        self._posted_at: dict[str, float] = {}
        self._faults: list[Fault] = []
        self._in_flight: dict[tuple[str, str], int] = {}
        self._ids = itertools.count(1)
        self._lock = threading.RLock()
        self._server: _Server | None = None
        self.port = 0
        for line in lines:
            self.add_line(line)

    # --- on and off ---

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Provider:
        """Listen, on the same port as before where it was on before."""
        self._server = _Server(("127.0.0.1", self.port), self)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Gone: connections are refused and those that are open are cut."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server.cut_all()
            self._server = None

    def __enter__(self) -> Provider:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # --- what tests do with it ---

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.habits.clock_ahead)

    def fault(self, how: Any, **which: Any) -> Fault:
        """Switch a fault on; ``clear`` ends it before its ``times`` are used up."""
        made = Fault(how, **which)
        with self._lock:
            self._faults.append(made)
        return made

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()

    def add_line(self, number: str, *, voice: bool = True, sms: bool = True, **more: Any) -> None:
        self._lines.append(
            {
                "sid": self._id("PN"), "account_sid": self.sid, "friendly_name": "Front desk",
                "phone_number": number, "voice_url": "https://example.com/answer",
                "voice_method": "POST", "voice_application_sid": None, "trunk_sid": None,
                "sms_url": "", "sms_method": "POST", "beta": False, "origin": "twilio",
                "capabilities": {"voice": voice, "sms": sms, "mms": sms, "fax": False},
                "date_created": stamp(self.now()), "date_updated": stamp(self.now()),
                "api_version": "2010-04-01", "status": "in-use",
                **more,
            }
        )  # fmt: skip

    def call(
        self,
        caller: str | None,
        line: str,
        status: str = "completed",
        *,
        seconds: float = 12,
        ended_ago: float = 0,
        shown_after: float = 0,
        **more: Any,
    ) -> str:
        """A call to ``line`` that took ``seconds`` and, unless it is live, ended that long ago."""
        end = self.now() - timedelta(seconds=ended_ago)
        row = self._call_row(caller, line, status, end - timedelta(seconds=seconds), end)
        return self._add(self._calls, {**row, **more}, shown_after)

    def leg(
        self,
        parent: str,
        to: str,
        status: str,
        *,
        seconds: float = 0,
        ended_before: float = 0,
        shown_after: float = 0,
        **more: Any,
    ) -> str:
        """An outbound-dial leg of a call, that ended ``ended_before`` seconds before the call."""
        root = self._calls[parent]
        told = root["end_time"]
        end = (parsedate_to_datetime(told) if told else self.now()) - timedelta(
            seconds=ended_before
        )
        row = self._call_row(root["from"], to, status, end - timedelta(seconds=seconds), end)
        row |= {"direction": "outbound-dial", "parent_call_sid": parent}
        return self._add(self._calls, {**row, **more}, shown_after)

    def update_call(self, sid: str, status: str = "", *, seconds: float = 12, **more: Any) -> None:
        """A call moves on; to a final status it ends now."""
        with self._lock:
            row = self._calls[sid]
            if status:
                row["status"] = status
            if status in FINAL:
                end = self.now()
                row["start_time"] = stamp(end - timedelta(seconds=seconds))
                row["end_time"] = stamp(end)
                row["duration"] = _duration(sid, seconds if status == "completed" else 0)
            row["date_updated"] = stamp(self.now())
            row.update(more)

    def caller_of(self, call: str) -> str:
        number: str = self._calls[call]["from"]
        return number

    def record_voicemail(self, call: str, source: str = "RecordVerb", seconds: int = 7) -> None:
        row = {
            "sid": self._id("RE"), "account_sid": self.sid, "call_sid": call, "source": source,
            "status": "completed", "duration": str(seconds), "channels": 1, "price": None,
            "price_unit": "USD", "start_time": stamp(self.now()), "track": "inbound",
            "date_created": stamp(self.now()), "date_updated": stamp(self.now()),
            "api_version": "2010-04-01", "conference_sid": None, "error_code": None,
            "encryption_details": None,
            "uri": f"{ROOT}/{self.sid}/Calls/{call}/Recordings/RE.json",
        }  # fmt: skip
        with self._lock:
            self._recordings.setdefault(call, []).append(row)

    def text_in(
        self, sender: str, line: str, body: str, *, shown_after: float = 0, **more: Any
    ) -> str:
        """Somebody texts the office."""
        row = self._message_row(sender, line, body, "inbound", "received")
        row["date_sent"] = row["date_created"]
        return self._add(self._messages, {**row, **more}, shown_after)

    def text_out(self, line: str, to: str, body: str, **more: Any) -> str:
        """Another program of the office's texts somebody from its number."""
        row = self._message_row(line, to, body, "outbound-api", "delivered")
        row["date_sent"] = row["date_created"]
        return self._add(self._messages, {**row, **more}, 0)

    def texts(self, to: str = "") -> list[Row]:
        """What was posted to this provider and taken, to one number or to all."""
        with self._lock:
            mine = [self._messages[sid] for sid in self._posted_at]
        return [dict(row) for row in mine if to in {"", row["to"]}]

    def bodies(self, to: str) -> list[str]:
        return [row["body"] for row in self.texts(to)]

    def all_bodies(self) -> list[str]:
        with self._lock:
            return [row["body"] for row in self._messages.values() if row["body"]]

    def all_numbers(self) -> set[str]:
        with self._lock:
            rows = [*self._calls.values(), *self._messages.values()]
        return {number for row in rows for number in (row["from"], row["to"]) if number}

    def asked(self, method: str, resource: str) -> list[Request]:
        """The requests of one kind so far."""
        with self._lock:
            return [r for r in self.requests if (r.method, r.resource) == (method, resource)]

    # --- rows ---

    def _id(self, prefix: str) -> str:
        # Not in the order of arrival: nobody may sort by it.
        count = next(self._ids)
        return prefix + hashlib.md5(f"{prefix}{count}".encode(), usedforsecurity=False).hexdigest()

    def _add(self, table: dict[str, Row], row: Row, shown_after: float) -> str:
        with self._lock:
            sid: str = row["sid"]
            table[sid] = row
            self._shown_at[sid] = time.monotonic() + shown_after
        return sid

    def _call_row(
        self, caller: str | None, to: str, status: str, start: datetime, end: datetime
    ) -> Row:
        sid = self._id("CA")
        over = status in FINAL
        uri = f"{ROOT}/{self.sid}/Calls/{sid}"
        length = (end - start).total_seconds() if status == "completed" else 0
        return {
            "sid": sid, "account_sid": self.sid, "parent_call_sid": None, "from": caller, "to": to,
            "from_formatted": caller, "to_formatted": to, "phone_number_sid": "",
            "direction": "inbound", "status": status, "start_time": stamp(start),
            "end_time": stamp(end) if over else None,
            "duration": _duration(sid, length) if over else None,
            "date_created": stamp(start), "date_updated": stamp(end), "answered_by": None,
            "forwarded_from": None, "group_sid": None, "caller_name": "", "queue_time": "0",
            "trunk_sid": "", "price": None, "price_unit": "USD", "api_version": "2010-04-01",
            "uri": f"{uri}.json", "subresource_uris": {"recordings": f"{uri}/Recordings.json"},
        }  # fmt: skip

    def _message_row(self, sender: str, to: str, body: str, direction: str, status: str) -> Row:
        sid = self._id("SM")
        uri = f"{ROOT}/{self.sid}/Messages/{sid}"
        return {
            "sid": sid, "account_sid": self.sid, "messaging_service_sid": None, "from": sender,
            "to": to, "body": body, "status": status, "direction": direction, "num_media": "0",
            "num_segments": str(1 + len(body) // 153), "price": None, "price_unit": "USD",
            "error_code": None, "error_message": None, "date_created": stamp(self.now()),
            "date_updated": stamp(self.now()), "date_sent": None, "api_version": "2010-04-01",
            "uri": f"{uri}.json", "subresource_uris": {"media": f"{uri}/Media.json"},
        }  # fmt: skip

    def _progress(self) -> None:
        """What was posted moves on as time passes."""
        for sid, at in self._posted_at.items():
            row = self._messages[sid]
            age = time.monotonic() - at
            if row["status"] == "queued" and age > self.habits.delivers_after / 2:
                row["status"] = "sent"
                row["date_sent"] = row["date_updated"] = stamp(self.now())
            if row["status"] == "sent" and age > self.habits.delivers_after:
                status, code = self.fates.get(row["to"], ("delivered", 0))
                row["status"] = status
                row["error_code"] = code or None
                row["error_message"] = "Words that may change" if code else None

    # --- answers ---

    def take_fault(self, request: Request) -> Fault | None:
        with self._lock:
            for fault in self._faults:
                to = request.form.get("To", "") or request.query.get("To", "")
                fits = (
                    fault.times > 0
                    and fault.method in {"", request.method}
                    and fault.resource in {"", request.resource}
                    and fault.to in {"", to}
                )
                if fits:
                    fault.times -= 1
                    return fault
        return None

    def knows(self, authorization: str) -> bool:
        if self.dead_key:
            return False
        pairs = (self.sid, self.token), (self.key_sid, self.key_secret)
        good = {base64.b64encode(f"{u}:{p}".encode()).decode() for u, p in pairs}
        kind, _, given = authorization.partition(" ")
        return kind.lower() == "basic" and given in good

    def answer(self, request: Request) -> tuple[int, Row]:
        """The status and the JSON for a request with a good key."""
        tail = request.path.removeprefix(f"{ROOT}/{self.sid}")
        with self._lock:
            self._progress()
            for pattern, method, reply in _ROUTES:
                match = re.fullmatch(pattern, tail)
                if match and method == request.method:
                    return reply(self, request, *match.groups())
        return refusal(404, 20404)

    def account(self, _request: Request) -> tuple[int, Row]:
        return 200, {
            "sid": self.sid, "owner_account_sid": self.sid, "friendly_name": "An office",
            "status": self.account_status, "type": "Full", "auth_token": "",
            "date_created": stamp(self.now()), "date_updated": stamp(self.now()),
            "uri": f"{ROOT}/{self.sid}.json", "subresource_uris": {},
        }  # fmt: skip

    def list_numbers(self, request: Request) -> tuple[int, Row]:
        wanted = request.query.get("PhoneNumber", "")
        rows = [row for row in self._lines if wanted in row["phone_number"]]
        return 200, self._page(request, "incoming_phone_numbers", rows)

    def list_calls(self, request: Request) -> tuple[int, Row]:
        names = {"To": "to", "From": "from", "Status": "status", "ParentCallSid": "parent_call_sid"}
        rows = self._filtered(self._calls, request.query, names, "StartTime", "start_time")
        rows = [row for row in rows if self._in_time(row, request.query, "EndTime", "end_time")]
        return 200, self._page(request, "calls", rows)

    def list_messages(self, request: Request) -> tuple[int, Row]:
        names = {"To": "to", "From": "from"}
        rows = self._filtered(self._messages, request.query, names, "DateSent", "date_sent")
        return 200, self._page(request, "messages", rows)

    def list_recordings(self, request: Request, call: str) -> tuple[int, Row]:
        return 200, self._page(request, "recordings", self._recordings.get(call, []))

    def list_media(self, request: Request, _message: str) -> tuple[int, Row]:
        return 200, self._page(request, "media_list", [])

    def one_call(self, _request: Request, sid: str) -> tuple[int, Row]:
        row = self._calls.get(sid)
        return (200, self._shape(row)) if row else refusal(404, 20404)

    def one_message(self, _request: Request, sid: str) -> tuple[int, Row]:
        row = self._messages.get(sid)
        return (200, self._shape(row)) if row else refusal(404, 20404)

    def post_message(self, request: Request) -> tuple[int, Row]:
        form = request.form
        to, sender, body = form.get("To", ""), form.get("From", ""), form.get("Body", "")
        if to in self.refusals:
            return refusal(*self.refusals[to])
        if not re.fullmatch(r"\+[1-9]\d{6,14}", to):
            return refusal(400, 21211)
        if sender not in {line["phone_number"] for line in self._lines}:
            return refusal(400, 21606)
        if not body or len(body) > 1600:
            return refusal(400, 21617 if body else 21602)
        row = self._message_row(sender, to, body, "outbound-api", "queued")
        self._posted_at[row["sid"]] = time.monotonic()
        self._add(self._messages, row, 0)
        return 201, self._shape(row)

    # --- listings ---

    def _filtered(
        self,
        table: dict[str, Row],
        query: Mapping[str, str],
        names: Mapping[str, str],
        time_name: str,
        time_field: str,
    ) -> list[Row]:
        now = time.monotonic()
        rows = [row for sid, row in table.items() if self._shown_at[sid] <= now]
        for name, key in names.items():
            if name in query:
                rows = [row for row in rows if row[key] == query[name]]
        rows = [row for row in rows if self._in_time(row, query, time_name, time_field)]
        return self._ordered(rows)

    def _in_time(self, row: Row, query: Mapping[str, str], name: str, key: str) -> bool:
        if self.habits.time_filter == "ignored":
            return True
        for sign in ("", "<", ">"):
            wanted = query.get(name + sign, "")
            if not wanted:
                continue
            if not row.get(key):
                return False
            has: Any = parsedate_to_datetime(row[key])
            asked: Any = _asked_time(wanted)
            if self.habits.time_filter == "day" or len(wanted) <= 10:
                has, asked = has.date(), asked.date()
            fits = {"": has == asked, "<": has <= asked, ">": has >= asked}
            if not fits[sign]:
                return False
        return True

    def _ordered(self, rows: list[Row]) -> list[Row]:
        if self.habits.order == "oldest":
            return rows
        rows = rows[::-1]
        if self.habits.order == "jumbled":
            # Every handful of neighbours the wrong way round.
            handfuls = (rows[at : at + 4] for at in range(0, len(rows), 4))
            return [row for handful in handfuls for row in handful[::-1]]
        return rows

    def _page(self, request: Request, name: str, rows: list[Row]) -> Row:
        size = self.habits.page_size
        at = int(request.query.get("PageToken", "PB0")[2:])
        shown = [self._shape(row) for row in rows[at : at + size]]
        more = at + size < len(rows)
        kept = [(k, v) for k, v in request.query.items() if k not in {"PageToken", "Page"}]
        base = "&".join(f"{quote(k)}={quote(v)}" for k, v in kept)
        after = f"{request.path}?{base}&Page={at // size + 1}&PageToken=PB{at + size}"
        page: Row = {
            name: shown, "page": at // size, "page_size": size, "start": at,
            "end": at + max(len(shown) - 1, 0), "uri": f"{request.path}?{base}",
            "first_page_uri": f"{request.path}?{base}&Page=0", "previous_page_uri": None,
            "next_page_uri": after if more else None,
        }  # fmt: skip
        return self._shape(page)

    def _shape(self, row: Row) -> Row:
        shaped = dict(row)
        if self.habits.sparse and "next_page_uri" not in row:
            shaped = {key: value for key, value in shaped.items() if value is not None}
        if self.habits.extras:
            shaped |= {"zodiac": "libra", "nested": {"list": [1, {"deep": None}]}, "версия": 3}
        return shaped

    @contextlib.contextmanager
    def in_flight(self, method: str, resource: str) -> Iterator[int]:
        key = (method, resource)
        with self._lock:
            count = self._in_flight[key] = self._in_flight.get(key, 0) + 1
        try:
            yield count
        finally:
            with self._lock:
                self._in_flight[key] -= 1


_ROUTES: tuple[tuple[str, str, Callable[..., tuple[int, Row]]], ...] = (
    (r"\.json", "GET", Provider.account),
    (r"/IncomingPhoneNumbers\.json", "GET", Provider.list_numbers),
    (r"/Calls\.json", "GET", Provider.list_calls),
    (r"/Calls/(\w+)\.json", "GET", Provider.one_call),
    (r"/Calls/(\w+)/Recordings\.json", "GET", Provider.list_recordings),
    (r"/Messages\.json", "GET", Provider.list_messages),
    (r"/Messages\.json", "POST", Provider.post_message),
    (r"/Messages/(\w+)\.json", "GET", Provider.one_message),
    (r"/Messages/(\w+)/Media\.json", "GET", Provider.list_media),
)


def refusal(status: int, code: int, words: str = "Nope") -> tuple[int, Row]:
    """The provider's error body. Its words are not promised, so they differ from anybody's."""
    return status, {
        "code": code,
        "message": words,
        "more_info": f"https://example.com/errors/{code}",
        "status": status,
    }


def stamp(at: datetime) -> str:
    """RFC 2822 with whole seconds, as the API writes times."""
    return format_datetime(at.replace(microsecond=0))


def _asked_time(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _duration(sid: str, seconds: float) -> str | None:
    """Seconds as words; none is written in three ways."""
    if round(seconds) > 0:
        return str(round(seconds))
    return (None, "", "0")[int(sid[-1], 16) % 3]


# --- HTTP ---------------------------------------------------------------------------------------


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], provider: Provider) -> None:
        self.provider = provider
        self.connections: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def cut_all(self) -> None:
        for connection in list(self.connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    server_version = "Elsewhere/0.1"

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        with contextlib.suppress(OSError):
            super().finish()

    def log_message(self, *_: object) -> None:
        """Tests look at ``Provider.requests``."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        provider = self.server.provider
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        resource = url.path.rsplit("/", 1)[-1].removesuffix(".json")
        with provider.in_flight(self.command, resource) as alongside:
            request = Request(
                self.command, resource, dict(parse_qsl(url.query)),
                dict(parse_qsl(body, keep_blank_values=True)), time.monotonic(), alongside,
                url.path,
            )  # fmt: skip
            provider.requests.append(request)
            if provider.habits.seconds:
                time.sleep(provider.habits.seconds)
            fault = provider.take_fault(request)
            if fault is not None:
                self._go_wrong(fault, request)
            elif not provider.knows(self.headers.get("Authorization", "")):
                self._say(*refusal(401, 20003))
            else:
                self._say(*provider.answer(request))

    def _go_wrong(self, fault: Fault, request: Request) -> None:
        provider = self.server.provider
        if fault.how in {"answer", "belie"}:
            if fault.how == "belie":
                provider.answer(request)
            refused = refusal(fault.status, fault.code, fault.words)
            self._say(*refused, headers=fault.headers)
        elif fault.how == "html":
            page = "<!doctype html><title>Free Wi-Fi</title><p>Please accept the terms.</p>"
            page += f"<p>{fault.words}</p>"
            self._send(fault.status, page.encode(), {"Content-Type": "text/html"})
        elif fault.how in {"drop", "hang"}:
            time.sleep(fault.seconds)
            self._hang_up()
        elif fault.how == "lose":
            provider.answer(request)
            self._hang_up()
        elif fault.how == "late":
            answer = provider.answer(request)
            time.sleep(fault.seconds)
            self._say(*answer)
        else:
            status, row = provider.answer(request)
            text = json.dumps(row).encode()
            if fault.how == "cut":
                self._send(status, text[: len(text) // 2], {"Content-Type": "application/json"})
            else:
                promised = {"Content-Type": "application/json", "Content-Length": str(len(text))}
                self._send(status, text[: len(text) // 2], promised)
                self._hang_up()

    def _hang_up(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _say(self, status: int, row: Row, headers: Mapping[str, str] | None = None) -> None:
        habits = self.server.provider.habits
        body = json.dumps(row, ensure_ascii=False).encode()
        told = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
        if habits.gzip and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            told["Content-Encoding"] = "gzip"
        self._send(status, body, told)

    def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        habits = self.server.provider.habits
        self.send_response_only(status)
        self.send_header("Date", stamp(self.server.provider.now()).replace("+0000", "GMT"))
        for name, value in headers.items():
            self.send_header(name, value)
        chunked = habits.chunked and "Content-Length" not in headers
        if habits.one_request_per_connection:
            # As HTTP/1.0 does it: the end of the connection is the end of the answer.
            self.close_connection = True
            self.send_header("Connection", "close")
        elif chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if chunked and not habits.one_request_per_connection:
            for piece in _pieces(body, 700):
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.wfile.write(body)
        self.wfile.flush()


def _pieces(body: bytes, size: int) -> Iterable[bytes]:
    return (body[at : at + size] for at in range(0, len(body), size))

"""The REST API of the provider over a practice line: routes, checks and answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from deskreply.practice.errors import Refused, UnknownRow
from deskreply.practice.faults import FaultKind
from deskreply.practice.filters import call_filter, message_filter, time_filter
from deskreply.practice.line import PracticeLine
from deskreply.practice.model import API_VERSION, Call, Media, Message
from deskreply.practice.paging import Page, PageRequest, cut_page, envelope
from deskreply.practice.registrar import HOST as MESSAGING
from deskreply.practice.registrar import envelope as young_envelope
from deskreply.practice.render import (
    JsonObject,
    render_account,
    render_call,
    render_event,
    render_media,
    render_message,
    render_number,
    render_recording,
)
from deskreply.practice.rowfaults import bend_rows, lag
from deskreply.practice.rows import RowLog
from deskreply.practice.web import Answer, Request, json_answer

R = TypeVar("R", Call, Message)

_ROOT = rf"/{API_VERSION}/Accounts/(?P<account>[^/]+)"
_CALL = rf"{_ROOT}/Calls/(?P<sid>[^/]+)"
_MESSAGE = rf"{_ROOT}/Messages/(?P<sid>[^/]+)"
_SERVICE = r"/v1/Services/(?P<service>[^/]+)"
_ROUTES: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...] = (
    (re.compile(rf"{_ROOT}\.json"), {"GET": "account"}),
    (re.compile(rf"{_ROOT}/IncomingPhoneNumbers\.json"), {"GET": "numbers"}),
    (re.compile(rf"{_ROOT}/Calls\.json"), {"GET": "calls", "POST": "call-post"}),
    (re.compile(rf"{_CALL}\.json"), {"GET": "call", "POST": "call-update"}),
    (re.compile(rf"{_CALL}/Recordings\.json"), {"GET": "recordings"}),
    (re.compile(rf"{_CALL}/Events\.json"), {"GET": "events"}),
    (re.compile(rf"{_ROOT}/Messages\.json"), {"GET": "messages", "POST": "post"}),
    (re.compile(rf"{_MESSAGE}\.json"), {"GET": "message"}),
    (re.compile(rf"{_MESSAGE}/Media\.json"), {"GET": "media"}),
    (re.compile(rf"{_MESSAGE}/Media/(?P<media>[^/]+)\.json"), {"GET": "media-item"}),
    (re.compile(rf"{_MESSAGE}/Media/(?P<media>[^/.]+)"), {"GET": "media-bytes"}),
    (re.compile(r"/v2/PhoneNumbers/(?P<number>[^/]+)"), {"GET": "lookup"}),
    (re.compile(r"/v1/Services"), {"GET": "services"}),
    (re.compile(rf"{_SERVICE}/PhoneNumbers"), {"GET": "service-numbers"}),
    (re.compile(rf"{_SERVICE}/Compliance/Usa2p"), {"GET": "campaigns"}),
    (re.compile(r"/v1/Tollfree/Verifications"), {"GET": "verifications"}),
)


@dataclass(frozen=True, slots=True)
class Route:
    """Where a request goes. `endpoint` is one of faults.ENDPOINTS, or empty for nowhere."""

    endpoint: str
    parts: Mapping[str, str]
    status: int = 200


def route(method: str, path: str) -> Route:
    """The route of a request; its status is 404 or 405 where there is none."""
    for pattern, methods in _ROUTES:
        match = pattern.fullmatch(path)
        if match is not None:
            endpoint = methods.get(method, "")
            return Route(endpoint, match.groupdict(), 200 if endpoint else 405)
    return Route("", {}, 404)


class RestApi:
    """Answers requests from the line's state, and nothing else: no sockets, no waiting."""

    def __init__(self, line: PracticeLine) -> None:
        self._line = line
        self._handlers: Mapping[str, Callable[[Route, Request], Answer]] = {
            "account": self._account,
            "numbers": self._numbers,
            "calls": self._calls,
            "call-post": self._create_call,
            "call": self._call,
            "call-update": self._update_call,
            "recordings": self._recordings,
            "events": self._events,
            "messages": self._messages,
            "post": self._send,
            "message": self._message,
            "media": self._media_list,
            "media-item": self._media_item,
            "media-bytes": self._media_bytes,
            "lookup": self._lookup,
            "services": self._services,
            "service-numbers": self._service_numbers,
            "campaigns": self._campaigns,
            "verifications": self._verifications,
        }

    def answer(self, to: Route, request: Request) -> Answer:
        """The answer, success or error."""
        try:
            self._authenticate(to, request)
            if to.status != 200:
                raise Refused(20404 if to.status == 404 else 20004)
            with self._line.changed:
                return self._handlers[to.endpoint](to, request)
        except UnknownRow:
            message = f"The requested resource {request.path} was not found"
            return refusal(Refused(20404, message))
        except Refused as error:
            return refusal(error)

    def _authenticate(self, to: Route, request: Request) -> None:
        credentials = request.basic_auth()
        if credentials is None or not self._line.accepts(*credentials):
            raise Refused(20003)
        if to.parts.get("account", self._line.account_sid) != self._line.account_sid:
            raise Refused(20003)
        # The account's status can still be read: that is how a client explains the refusals.
        if self._line.account_status != "active" and to.endpoint != "account":
            raise Refused(10001)

    # Account and numbers

    def _account(self, _to: Route, _request: Request) -> Answer:
        line = self._line
        row = render_account(
            line.account_sid, line.auth_token, "Practice line", line.account_status, line.created
        )
        return json_answer(200, row)

    def _numbers(self, _to: Route, request: Request) -> Answer:
        query = request.query()
        wanted, name = query.get("PhoneNumber", ""), query.get("FriendlyName", "")
        rows = [
            render_number(self._line.account_sid, number)
            for number in self._line.account_numbers()
            if wanted in number.number and name in ("", number.friendly_name)
        ]
        return self._short_list(request, "numbers", "incoming_phone_numbers", rows)

    # Calls

    def _calls(self, _to: Route, request: Request) -> Answer:
        line = self._line
        query = request.query()
        fits = call_filter(query, coarse=line.coarse_time_filters)
        page = self._page(
            line.calls_log,
            # The provider lists a trunk's calls only once they are over.
            lambda c: (c.final or c.direction != "trunking-originating") and fits(c),
            request,
            "calls",
        )
        return self._long_list(request, "calls", page, line.calls_log, render_call)

    def _create_call(self, _to: Route, request: Request) -> Answer:
        form = request.form()
        if not (form.get("Url") or form.get("Twiml") or form.get("ApplicationSid")):
            raise Refused(21205)
        call = self._line.create_call(form.get("From", ""), form.get("To", ""))
        return json_answer(201, render_call(self._line.account_sid, call))

    def _call(self, to: Route, _request: Request) -> Answer:
        call = self._line.call(to.parts["sid"])
        self._check_lag("call", call)
        row = render_call(self._line.account_sid, call)
        return json_answer(200, bend_rows(self._line.faults, "call", [row])[0])

    def _update_call(self, to: Route, request: Request) -> Answer:
        call = self._line.call(to.parts["sid"])
        form = request.form()
        if status := form.get("Status"):
            if status not in ("completed", "canceled"):
                raise Refused(20001, "Status must be completed or canceled")
            call = self._line.end_call(call.sid, status)
        elif call.status != "in-progress":
            raise Refused(21220)
        return json_answer(200, render_call(self._line.account_sid, call))

    def _recordings(self, to: Route, request: Request) -> Answer:
        call = self._line.call(to.parts["sid"])
        within = time_filter(request.query(), "DateCreated", coarse=True)
        rows = [
            render_recording(self._line.account_sid, recording)
            for recording in reversed(self._line.recordings(call.sid))
            if within is None or within(recording.date_created)
        ]
        return self._short_list(request, "recordings", "recordings", rows)

    def _events(self, to: Route, request: Request) -> Answer:
        line = self._line
        call = line.call(to.parts["sid"])
        rows: list[JsonObject] = []
        ran = call.direction == "inbound" and call.answered_at is not None
        if ran and call.to in line.numbers:
            number = line.number(call.to)
            rows.append(
                render_event(
                    line.account_sid, call, number, line.legs(call.sid), line.recordings(call.sid)
                )
            )
        return self._short_list(request, "events", "events", rows)

    # Texts

    def _messages(self, _to: Route, request: Request) -> Answer:
        line = self._line
        fits = message_filter(request.query(), coarse=line.coarse_time_filters)
        page = self._page(line.messages_log, fits, request, "messages")
        return self._long_list(request, "messages", page, line.messages_log, render_message)

    def _send(self, _to: Route, request: Request) -> Answer:
        form = request.form()
        media = [value for name, value in request.form_items() if name == "MediaUrl"]
        message = self._line.send_text(
            form.get("From", ""),
            form.get("To", ""),
            form.get("Body", ""),
            media,
            form.get("MessagingServiceSid", ""),
        )
        return json_answer(201, render_message(self._line.account_sid, message))

    def _message(self, to: Route, _request: Request) -> Answer:
        message = self._line.message(to.parts["sid"])
        self._check_lag("message", message)
        row = render_message(self._line.account_sid, message)
        return json_answer(200, bend_rows(self._line.faults, "message", [row])[0])

    def _media_list(self, to: Route, request: Request) -> Answer:
        message = self._line.message(to.parts["sid"])
        within = time_filter(request.query(), "DateCreated", coarse=True)
        rows = [
            render_media(self._line.account_sid, media)
            for media in self._line.media(message.sid)
            if within is None or within(media.date_created)
        ]
        return self._short_list(request, "media", "media_list", rows)

    def _media_item(self, to: Route, _request: Request) -> Answer:
        return json_answer(200, render_media(self._line.account_sid, self._one_media(to)))

    def _media_bytes(self, to: Route, _request: Request) -> Answer:
        media = self._one_media(to)
        return Answer(200, media.content, media.content_type)

    def _lookup(self, to: Route, request: Request) -> Answer:
        fields = request.query().get("Fields", "")
        row = self._line.look_up(to.parts["number"], fields)
        return json_answer(200, bend_rows(self._line.faults, "lookup", [row])[0])

    # Registrations

    def _services(self, _to: Route, request: Request) -> Answer:
        return self._young_list(request, "services", "services", self._line.services())

    def _service_numbers(self, to: Route, request: Request) -> Answer:
        rows = self._line.service_numbers(to.parts["service"])
        return self._young_list(request, "service-numbers", "phone_numbers", rows)

    def _campaigns(self, to: Route, request: Request) -> Answer:
        rows = self._line.campaigns(to.parts["service"])
        return self._young_list(request, "campaigns", "compliance", rows)

    def _verifications(self, _to: Route, request: Request) -> Answer:
        rows = self._line.verifications(request.query().get("TollfreePhoneNumberSid", ""))
        return self._young_list(request, "verifications", "verifications", rows)

    def _one_media(self, to: Route) -> Media:
        message = self._line.message(to.parts["sid"])
        for media in self._line.media(message.sid):
            if media.sid == to.parts["media"]:
                return media
        raise UnknownRow(to.parts["media"])

    # Lists

    def _page(
        self, log: RowLog[R], fits: Callable[[R], bool], request: Request, endpoint: str
    ) -> Page[R]:
        behind = lag(self._line.faults, endpoint, FaultKind.LIST_LAG)
        newest = self._line.now() - behind

        def shown(row: R) -> bool:
            return fits(row) and (not behind or row.stored_at <= newest)

        return cut_page(log, shown, PageRequest.of(request.query()))

    def _long_list(
        self,
        request: Request,
        key: str,
        page: Page[R],
        log: RowLog[R],
        render: Callable[[str, R], JsonObject],
    ) -> Answer:
        line, query = self._line, request.query()
        asked = PageRequest.of(query)
        shown = list(page.rows)
        if asked.token and line.faults.take(key, {FaultKind.DUPLICATE_ROWS}):
            repeated = log.get(asked.token[2:])
            shown = ([repeated] if repeated else []) + shown
        rows = bend_rows(line.faults, key, [render(line.account_sid, row) for row in shown])
        first, last = (page.rows[0].sid, page.rows[-1].sid) if page.rows else (None, None)
        return json_answer(
            200,
            envelope(request.path, query, asked, key, rows, first=first, last=last, more=page.more),
        )

    def _short_list(
        self, request: Request, endpoint: str, key: str, rows: Sequence[JsonObject]
    ) -> Answer:
        query = request.query()
        asked = PageRequest.of(query)
        start = asked.page * asked.size
        shown = bend_rows(self._line.faults, endpoint, rows[start : start + asked.size])
        more = len(rows) > start + asked.size
        # Short lists page by number: their rows do not move.
        return json_answer(200, envelope(request.path, query, asked, key, shown, more=more))

    def _young_list(
        self, request: Request, endpoint: str, key: str, rows: Sequence[JsonObject]
    ) -> Answer:
        asked = PageRequest.of(request.query())
        shown = bend_rows(self._line.faults, endpoint, list(rows))
        url = f"{MESSAGING}{request.path}"
        return json_answer(200, young_envelope(url, key, shown, asked.page, asked.size))

    def _check_lag(self, endpoint: str, row: Call | Message) -> None:
        behind = lag(self._line.faults, endpoint, FaultKind.FETCH_LAG)
        if behind and row.stored_at > self._line.now() - behind:
            raise UnknownRow(row.sid)


def refusal(error: Refused) -> Answer:
    """The answer that refuses a request, with the documented error object."""
    headers = {"WWW-Authenticate": 'Basic realm="API"'} if error.status == 401 else {}
    return json_answer(error.status, error.body(), headers)

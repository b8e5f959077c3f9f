"""One request from end to end, faults included, still without sockets."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Literal

from deskreply.practice.api import RestApi, Route, refusal, route
from deskreply.practice.errors import Refused
from deskreply.practice.faults import Fault, FaultKind
from deskreply.practice.line import PracticeLine
from deskreply.practice.web import Answer, Request

_PORTAL = (
    b"<!DOCTYPE html>\n<html><head><title>Guest Wi-Fi</title></head>"
    b'<body><h1>Welcome</h1><form action="/login" method="post">'
    b"<p>Please accept the terms to go online.</p><button>Accept</button></form></body></html>\n"
)
_INSTEAD = frozenset(
    {
        FaultKind.RESET,
        FaultKind.CAPTIVE_PORTAL,
        FaultKind.RATE_LIMIT,
        FaultKind.SERVER_ERROR,
        FaultKind.DEAD_CREDENTIALS,
        FaultKind.SUSPENDED,
        FaultKind.REJECT,
    }
)
_SERVER_CODES = {500: 20500, 503: 20503}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What goes back over the connection.

    `drop`: no answer; the connection is closed, or reset. `hold`: seconds to wait first.
    `announced`: the length to declare where it is not the body's; the connection closes then.
    """

    endpoint: str
    answer: Answer
    drop: Literal["close", "reset"] | None = None
    hold: float = 0.0
    announced: int | None = None
    faults: tuple[str, ...] = ()


class Exchange:
    """Puts the faults of the line between a client and its REST API."""

    def __init__(self, line: PracticeLine) -> None:
        self._line = line
        self._api = RestApi(line)

    def run(self, request: Request) -> Outcome:
        """Process one request."""
        to = route(request.method, request.path)
        struck = self._line.faults.take(to.endpoint, _INSTEAD)
        if struck is not None:
            outcome = _instead(struck, to)
        else:
            outcome = self._after(Outcome(to.endpoint, self._api.answer(to, request)))
        return self._with_headers(outcome)

    def _after(self, outcome: Outcome) -> Outcome:
        take = self._line.faults.take
        if stalled := take(outcome.endpoint, {FaultKind.STALL}):
            outcome = _struck(replace(outcome, hold=stalled.seconds), stalled)
        if lost := take(outcome.endpoint, {FaultKind.LOSE_ANSWER}):
            return _struck(replace(outcome, drop="close"), lost)
        if failed := take(outcome.endpoint, {FaultKind.ERROR_AFTER}):
            return _struck(replace(outcome, answer=_server_error(failed)), failed)
        if cut := take(outcome.endpoint, {FaultKind.CUT_JSON, FaultKind.CUT_JSON_CLEAN}):
            body = outcome.answer.body
            half = replace(outcome.answer, body=body[: len(body) // 2])
            announced = len(body) if cut.kind is FaultKind.CUT_JSON else None
            return _struck(replace(outcome, answer=half, announced=announced), cut)
        return outcome

    def _with_headers(self, outcome: Outcome) -> Outcome:
        skew = self._line.faults.take(outcome.endpoint, {FaultKind.CLOCK_SKEW})
        if skew is not None:
            outcome = _struck(outcome, skew)
        moment = self._line.now() + timedelta(seconds=skew.seconds if skew else 0.0)
        headers = {
            **outcome.answer.headers,
            "Date": http_date(moment),
            "Twilio-Request-Id": "RQ" + secrets.token_hex(16),
        }
        return replace(outcome, answer=replace(outcome.answer, headers=headers))


def http_date(moment: datetime) -> str:
    """A `Date` header, for example `Fri, 18 Oct 2019 17:00:00 GMT`."""
    return format_datetime(moment, usegmt=True)


def _instead(fault: Fault, to: Route) -> Outcome:
    answer = Answer(500)
    match fault.kind:
        case FaultKind.CAPTIVE_PORTAL:
            answer = Answer(200, _PORTAL, "text/html; charset=utf-8")
        case FaultKind.RATE_LIMIT:
            answer = refusal(Refused(20429))
            if fault.retry_after is not None:
                answer = replace(answer, headers={"Retry-After": f"{fault.retry_after:g}"})
        case FaultKind.SERVER_ERROR:
            answer = _server_error(fault)
        case FaultKind.DEAD_CREDENTIALS:
            answer = refusal(Refused(20003))
        case FaultKind.SUSPENDED:
            answer = refusal(Refused(10001))
        case FaultKind.REJECT:
            answer = refusal(Refused(fault.code, status=fault.status))
        case _:
            return Outcome(to.endpoint, answer, drop="reset", faults=(fault.kind.value,))
    return Outcome(to.endpoint, answer, faults=(fault.kind.value,))


def _server_error(fault: Fault) -> Answer:
    status = fault.status or 500
    return refusal(Refused(_SERVER_CODES.get(status, 20500), status=status))


def _struck(outcome: Outcome, fault: Fault) -> Outcome:
    return replace(outcome, faults=(*outcome.faults, fault.kind.value))

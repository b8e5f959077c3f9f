"""A small JSON API under /practice, so that other processes can drive the line.

POST bodies and answers are JSON objects. Errors: 400 with `error` (what is wrong), 404 for an
unknown row or command, 409 for a call that is over. Only for loopback, and only for clients that
are no web page: a page can neither name loopback as its host nor post JSON here unasked.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import cast, get_args

from deskreply.practice.calls import STAFF_PHONE
from deskreply.practice.directory import LINE_TYPES
from deskreply.practice.errors import CallOver, UnknownRow
from deskreply.practice.faults import Fault, FaultKind
from deskreply.practice.fields import BadField, Fields
from deskreply.practice.ledger import AccountStatus
from deskreply.practice.line import PracticeLine, RequestEntry
from deskreply.practice.model import AccountNumber, Call, HistoryEntry, Message, Outcome
from deskreply.practice.phones import Reach
from deskreply.practice.registrar import Standing
from deskreply.practice.runner import ScriptRunner
from deskreply.practice.scripts import SCRIPTS, scripts_named
from deskreply.practice.texts import Attachment
from deskreply.practice.web import Answer, Request, json_answer

MAX_WAIT = 30.0
"""The longest a reader may wait for news, in seconds."""

_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})

Result = dict[str, object]


class Control:
    """Answers the control requests for one line."""

    def __init__(self, line: PracticeLine) -> None:
        self._line = line
        self._runner: ScriptRunner | None = None
        self._commands: Mapping[tuple[str, str], Callable[[Fields], Result]] = {
            ("POST", "ring"): self._ring,
            ("POST", "leg"): self._leg,
            ("POST", "pick-up"): self._pick_up,
            ("POST", "answer"): self._answer_call,
            ("POST", "hang-up"): self._hang_up,
            ("POST", "no-answer"): self._end_with(line.no_answer),
            ("POST", "busy"): self._end_with(line.busy),
            ("POST", "fail"): self._end_with(line.fail),
            ("POST", "reject"): self._end_with(line.reject),
            ("POST", "voicemail"): self._voicemail,
            ("POST", "call-out"): self._call_out,
            ("POST", "finished-call"): self._finished_call,
            ("POST", "text-in"): self._text_in,
            ("POST", "reach"): self._reach,
            ("POST", "listings"): self._list_phone,
            ("POST", "numbers"): self._put_number,
            ("POST", "registrations"): self._register,
            ("POST", "keys"): self._add_key,
            ("POST", "speed"): self._speed,
            ("POST", "account"): self._account,
            ("POST", "faults"): self._add_fault,
            ("DELETE", "faults"): self._clear_faults,
            ("POST", "scripts"): self._start_scripts,
            ("DELETE", "scripts"): self._stop_scripts,
            ("GET", "scripts"): self._scripts,
            ("GET", "faults"): self._faults,
            ("GET", "state"): self._state,
            ("GET", "history"): self._history,
            ("GET", "requests"): self._requests,
            ("GET", "texts"): self._texts,
            ("GET", "calls"): self._calls,
        }

    def answer(self, request: Request) -> Answer:
        """The answer to a control request."""
        try:
            self._check_origin(request)
            name = request.path.removeprefix("/practice").strip("/") or "state"
            command = self._commands.get((request.method, name))
            if command is None:
                return json_answer(404, {"error": f"no command {request.method} {name}"})
            fields = (
                Fields.parse(request.body) if request.method == "POST" else Fields(request.query())
            )
            return json_answer(200, command(fields))
        except CallOver as error:
            return json_answer(409, {"error": str(error)})
        except UnknownRow as error:
            return json_answer(404, {"error": str(error)})
        except PermissionError as error:
            return json_answer(403, {"error": str(error)})
        except ValueError as error:
            return json_answer(400, {"error": str(error)})

    def start_scripts(self, names: tuple[str, ...] = (), gap: float = 20.0) -> None:
        """Play those scripts (all without names) for ever, in place of any that run."""
        self.stop_scripts()
        self._runner = ScriptRunner(self._line, scripts_named(names), gap=gap)
        self._runner.start()

    def stop_scripts(self) -> None:
        """Stop the scripts that run, if any."""
        if self._runner is not None:
            self._runner.stop()
            self._runner = None

    def _check_origin(self, request: Request) -> None:
        host = request.headers.get("host", "")
        if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
            raise PermissionError("the control API is for this computer only")
        kind = request.headers.get("content-type", "").partition(";")[0].strip()
        if request.method == "POST" and kind != "application/json":
            raise PermissionError("post application/json")

    # Calls

    def _ring(self, fields: Fields) -> Result:
        sid = self._line.ring(
            fields.text("caller"),
            fields.maybe_text("to"),
            caller_name=fields.maybe_text("caller_name"),
            forwarded_from=fields.maybe_text("forwarded_from"),
        )
        return {"sid": sid}

    def _leg(self, fields: Fields) -> Result:
        to = fields.maybe_text("to")
        sid = fields.text("sid")
        return {"sid": self._line.leg(sid) if to is None else self._line.leg(sid, to)}

    def _pick_up(self, fields: Fields) -> Result:
        self._line.pick_up(fields.text("sid"))
        return {}

    def _answer_call(self, fields: Fields) -> Result:
        self._line.answer(fields.text("sid"), answered_by=fields.maybe_text("answered_by"))
        return {}

    def _hang_up(self, fields: Fields) -> Result:
        unanswered = fields.word("unanswered", ("canceled", "no-answer"), "canceled")
        self._line.hang_up(
            fields.text("sid"), unanswered="canceled" if unanswered == "canceled" else "no-answer"
        )
        return {}

    def _end_with(self, end: Callable[[str], None]) -> Callable[[Fields], Result]:
        def command(fields: Fields) -> Result:
            end(fields.text("sid"))
            return {}

        return command

    def _voicemail(self, fields: Fields) -> Result:
        source = fields.word("source", ("RecordVerb", "DialVerb"), "RecordVerb")
        sid = self._line.voicemail(
            fields.text("sid"),
            fields.number("seconds", 12),
            "RecordVerb" if source == "RecordVerb" else "DialVerb",
        )
        return {"sid": sid}

    def _call_out(self, fields: Fields) -> Result:
        staff, own = fields.text("staff", "client:desk"), fields.maybe_text("own")
        return {"sid": self._line.call_out(fields.text("to"), staff=staff, own=own)}

    def _finished_call(self, fields: Fields) -> Result:
        sid = self._line.finished_call(
            fields.text("caller"),
            fields.maybe_text("to"),
            outcome=cast(Outcome, fields.word("outcome", get_args(Outcome), "no-answer")),
            leg_to=fields.text("leg_to", STAFF_PHONE),
            seconds=fields.number("seconds", 15),
            ended_at=fields.maybe_time("ended_at"),
        )
        return {"sid": sid}

    # Texts

    def _text_in(self, fields: Fields) -> Result:
        media = [
            Attachment(item.text("content_type"), _bytes(item.text("base64")))
            for item in fields.objects("media")
        ]
        sid = self._line.text_in(
            fields.text("caller"),
            fields.text("body"),
            fields.maybe_text("to"),
            media=media,
            receiving=fields.number("receiving", 0),
        )
        return {"sid": sid}

    def _reach(self, fields: Fields) -> Result:
        reach = cast(Reach, fields.word("reach", get_args(Reach)))
        self._line.set_reach(fields.text("number"), reach)
        return {}

    def _list_phone(self, fields: Fields) -> Result:
        line_type = fields.word("line_type", LINE_TYPES, "mobile")
        name = fields.maybe_text("caller_name")
        self._line.list_phone(fields.text("number"), line_type, name)
        return {}

    # The account and the line

    def _put_number(self, fields: Fields) -> Result:
        number = AccountNumber(
            fields.text("number"),
            self._line.now(),
            friendly_name=fields.text("friendly_name", ""),
            voice=fields.flag("voice", True),
            sms=fields.flag("sms", True),
            mms=fields.flag("mms", True),
            voice_url=fields.text("voice_url", ""),
            trunk_sid=fields.maybe_text("trunk_sid"),
            registered=fields.flag("registered", True),
            answer_on_bridge=fields.flag("answer_on_bridge", False),
        )
        self._line.put_number(number)
        return {"sid": number.sid}

    def _register(self, fields: Fields) -> Result:
        standing = cast(Standing, fields.word("standing", get_args(Standing)))
        self._line.register(fields.text("number"), standing, fields.text("reason", ""))
        return {}

    def _add_key(self, _fields: Fields) -> Result:
        sid, secret = self._line.add_key()
        return {"sid": sid, "secret": secret}

    def _speed(self, fields: Fields) -> Result:
        self._line.speed = fields.number("speed")
        return {}

    def _account(self, fields: Fields) -> Result:
        status = fields.word("status", get_args(AccountStatus))
        self._line.set_account(cast(AccountStatus, status))
        return {}

    # Faults and scripts

    def _add_fault(self, fields: Fields) -> Result:
        fault = Fault(
            FaultKind(fields.word("kind", [kind.value for kind in FaultKind])),
            endpoint=fields.text("endpoint", "*"),
            count=fields.maybe_whole("count"),
            probability=fields.number("probability", 1),
            seconds=fields.number("seconds", 0),
            status=fields.maybe_whole("status"),
            code=fields.maybe_whole("code") or 20001,
            retry_after=fields.maybe_number("retry_after"),
            sid=fields.maybe_text("sid"),
        )
        return {"id": self._line.faults.add(fault)}

    def _clear_faults(self, fields: Fields) -> Result:
        kind, number = fields.maybe_text("kind"), fields.maybe_text("id")
        if kind is not None:
            self._line.faults.clear(FaultKind(kind))
        else:
            self._line.faults.clear(None if number is None else int(number))
        return {}

    def _faults(self, _fields: Fields) -> Result:
        on = self._line.faults.active().items()
        return {"faults": [{**asdict(fault), "id": n, "left": left} for n, (fault, left) in on]}

    def _start_scripts(self, fields: Fields) -> Result:
        names, gap = fields.texts("names"), fields.number("gap", 20)
        self.start_scripts(names, gap)
        return {}

    def _stop_scripts(self, _fields: Fields) -> Result:
        self.stop_scripts()
        return {}

    def _scripts(self, _fields: Fields) -> Result:
        running = self._runner is not None and self._runner.running
        scripts = [{"name": s.name, "title": s.title, "caller": s.caller} for s in SCRIPTS]
        return {"running": running, "scripts": scripts}

    # Reading

    def _state(self, _fields: Fields) -> Result:
        line = self._line
        return {
            "account_sid": line.account_sid,
            "account_status": line.account_status,
            "numbers": list(line.numbers),
            "speed": line.speed,
            "now": _plain(line.now()),
        }

    def _history(self, fields: Fields) -> Result:
        since, kind = int(fields.text("since", "0")), fields.maybe_text("kind")
        wait = min(float(fields.text("wait", "0")), MAX_WAIT)
        if wait > 0:
            self._line.wait_for(lambda: bool(self._line.history(since, kind)), wait)
        return {"history": [_entry(e) for e in self._line.history(since, kind)]}

    def _requests(self, fields: Fields) -> Result:
        since = int(fields.text("since", "0"))
        found = self._line.requests(fields.maybe_text("endpoint"), since)
        return {"requests": [_entry(e) for e in found]}

    def _texts(self, fields: Fields) -> Result:
        to, peer = fields.maybe_text("to"), fields.maybe_text("peer")
        found = self._line.texts(peer) if to is None else self._line.texts_out(to)
        return {"texts": [_entry(m) for m in found]}

    def _calls(self, _fields: Fields) -> Result:
        return {"calls": [_entry(c) for c in self._line.calls()]}


def _entry(row: HistoryEntry | RequestEntry | Message | Call) -> Result:
    return {name.rstrip("_"): _plain(value) for name, value in asdict(row).items()}


def _plain(value: object) -> object:
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise BadField("base64 must be base64") from None

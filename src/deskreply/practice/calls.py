"""Calls on the practice line: who rings, which phones ring, how it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from deskreply.practice.errors import CallOver, Refused
from deskreply.practice.ledger import Ledger
from deskreply.practice.model import (
    AccountNumber,
    Call,
    CallStatus,
    Direction,
    Outcome,
    Recording,
    new_sid,
)
from deskreply.practice.phones import is_endpoint, is_phone_number

STAFF_PHONE = "+12125550180"
"""The phone that rings where a script or a test names none."""

Unanswered: TypeAlias = Literal["canceled", "no-answer"]
Recorded: TypeAlias = Literal["RecordVerb", "DialVerb"]

_LEG_STATUS: dict[Outcome, CallStatus] = {
    "answered": "completed",
    "machine": "completed",
    "busy": "busy",
    "failed": "failed",
    "abandoned": "canceled",
    "no-answer": "no-answer",
    "voicemail": "no-answer",
}


class CallDesk(Ledger):
    """The live side of the call log. Methods raise UnknownRow and CallOver."""

    auto_answer = True
    """Whether calls created through the API are answered after a while without anybody's doing."""

    def ring(
        self,
        caller: str,
        to: str | None = None,
        *,
        caller_name: str | None = None,
        forwarded_from: str | None = None,
    ) -> str:
        """A call comes in and rings; the answer is its SID.

        `caller`: E.164, or what a withheld number shows ("+266696687", "anonymous", "").
        `to`: a number of the account, by default the first. On a trunk number the call is
        `trunking-originating`, and listed only once it is over.
        """
        with self.changed:
            own = self._own_number(to)
            call = self._new_call(caller, own.number, _way_in(own), number=own)
            call = replace(call, caller_name=caller_name, forwarded_from=forwarded_from)
            self._store_call(call)
            return call.sid

    def pick_up(self, sid: str) -> None:
        """The number's flow takes the call: a greeting, a queue, a bot. Nobody has answered."""
        with self.changed:
            call = self._live(sid)
            if call.status != "in-progress":
                self._store_call(replace(call, status="in-progress", answered_at=self.now()))

    def leg(self, sid: str, to: str = STAFF_PHONE) -> str:
        """A phone rings for that call; the answer is the leg's SID.

        `to`: E.164, `sip:…` or `client:…`. Call it again for phones that ring at the same time,
        or after the first leg ended for phones rung one after the other. Unless the number
        answers on bridge, the caller's call is in progress from now on.
        """
        with self.changed:
            parent = self._live(sid)
            own = self._numbers.get(parent.to)
            if own is None or not own.answer_on_bridge:
                self.pick_up(sid)
            leg = self._new_call(parent.from_, to, "outbound-dial", parent=sid)
            self._store_call(leg)
            return leg.sid

    def answer(self, sid: str, *, answered_by: str | None = None) -> None:
        """A phone is picked up: a leg's, or the call's own where no legs are used.

        The other phones stop ringing. `answered_by`: what machine detection says, for example
        `human` or `machine_start`; None without detection.
        """
        with self.changed:
            call = self._live(sid)
            self._store_call(
                replace(call, status="in-progress", answered_at=self.now(), answered_by=answered_by)
            )
            if call.parent_sid is not None:
                for other in self.legs(call.parent_sid):
                    if other.sid != sid and not other.final:
                        self._end(other, "canceled")
                self.pick_up(call.parent_sid)

    def hang_up(self, sid: str, *, unanswered: Unanswered = "canceled") -> None:
        """Somebody hangs up.

        On a call: it ends, and its legs with it; phones still ringing end as `unanswered`.
        On an answered leg: the call ends too. On a ringing leg: that phone stops ringing.
        """
        with self.changed:
            call = self._live(sid)
            if call.parent_sid is not None:
                talked = call.status == "in-progress"
                self._end(call, "completed" if talked else unanswered)
                if talked and not self.call(call.parent_sid).final:
                    self.hang_up(call.parent_sid)
                return
            for leg in self.legs(sid):
                if not leg.final:
                    self._end(leg, "completed" if leg.status == "in-progress" else unanswered)
            self._end(call, "completed" if call.status == "in-progress" else "no-answer")

    def no_answer(self, sid: str) -> None:
        """A leg rang until its time was up; the call goes on."""
        self._end_as(sid, "no-answer")

    def busy(self, sid: str) -> None:
        """A leg was busy; on a call: the flow rejected it as busy."""
        self._end_as(sid, "busy")

    def fail(self, sid: str) -> None:
        """A leg could not be reached; on a call: it failed."""
        self._end_as(sid, "failed")

    def reject(self, sid: str, status: Literal["busy", "no-answer"] = "busy") -> None:
        """The flow refuses the call before any phone rings."""
        self._end_as(sid, status)

    def voicemail(self, sid: str, seconds: float, source: Recorded = "RecordVerb") -> str:
        """A recording of `seconds` hangs on the call; the answer is its SID.

        `RecordVerb`: the caller spoke after the beep. `DialVerb`: a recorded talk. The call may
        be over already: recordings appear late at times.
        """
        with self.changed:
            call = self.call(sid)
            if not call.final:
                self.pick_up(sid)
            recording = Recording(new_sid("RE"), sid, self.now(), round(seconds), source)
            self._recordings.setdefault(sid, []).append(recording)
            self.record("recording", recording.sid, call=sid, source=source)
            return recording.sid

    def call_out(self, to: str, *, staff: str = "client:desk", own: str | None = None) -> str:
        """Staff calls somebody; the answer is the SID of the leg that rings at `to`.

        A `client:` or `sip:` staff phone makes an *inbound* call with that sender and a leg to
        `to`; a staff phone number makes an `outbound-api` call to it first. Drive the leg with
        `answer`, `no_answer`, `hang_up`.
        """
        with self.changed:
            number = self._own_number(own)
            if is_endpoint(staff):
                root = self._new_call(staff, number.number, "inbound", number=number)
            else:
                root = self._new_call(number.number, staff, "outbound-api", number=number)
            self._store_call(root)
            self.pick_up(root.sid)
            leg = self._new_call(number.number, to, "outbound-dial", parent=root.sid)
            self._store_call(leg)
            return leg.sid

    def finished_call(
        self,
        caller: str,
        to: str | None = None,
        *,
        outcome: Outcome = "no-answer",
        leg_to: str = STAFF_PHONE,
        seconds: float = 15.0,
        ended_at: datetime | None = None,
    ) -> str:
        """A whole call at once, as a poll that came too late would see it; answers its SID.

        `seconds`: from start to end. `ended_at`: UTC, by default now; may be in the past, to
        give the log a history. A trunk call has no legs, whatever the outcome.
        """
        with self.changed:
            own = self._own_number(to)
            end = ended_at or self.now()
            start = end - timedelta(seconds=seconds)
            root = self._new_call(caller, own.number, _way_in(own), number=own, at=start)
            status = _finished_status(own, outcome)
            answered = start if status == "completed" else None
            self._store_call(replace(root, status=status, answered_at=answered, end_time=end))
            if outcome in _LEG_STATUS and own.trunk_sid is None:
                leg = self._new_call(caller, leg_to, "outbound-dial", parent=root.sid, at=start)
                self._store_call(_ended_leg(leg, outcome, end))
            if outcome == "voicemail" and own.trunk_sid is None:
                self.voicemail(root.sid, 12)
            return root.sid

    # What the REST API does

    def create_call(self, from_: str, to: str) -> Call:
        """A call out of the account, as the API creates one. Raises Refused."""
        with self.changed:
            if not to:
                raise Refused(21201)
            if not from_:
                raise Refused(21213)
            if not (is_phone_number(to) or is_endpoint(to)):
                raise Refused(21211, f"The number you are attempting to call, {to}, is not valid.")
            own = self._numbers.get(from_)
            if own is None or not own.voice:
                raise Refused(21210)
            call = self._new_call(from_, to, "outbound-api", number=own)
            call = replace(call, status="queued", start_time=None)
            self._store_call(call)
            self.timeline.after(1.0, lambda: self._dial(call.sid))
            return call

    def end_call(self, sid: str, status: str) -> Call:
        """End a live call as the API does, `status` `completed` or `canceled`. Raises Refused."""
        with self.changed:
            call = self.call(sid)
            if status == "canceled" and call.status in ("queued", "ringing"):
                self._end(call, "canceled")
            elif call.final or status != "completed":
                raise Refused(21220)
            else:
                self.hang_up(sid)
            return self.call(sid)

    def _dial(self, sid: str) -> None:
        call = self.call(sid)
        if call.status == "queued":
            self._store_call(replace(call, status="ringing", start_time=self.now()))
            if self.auto_answer:
                self.timeline.after(4.0, lambda: self._talk(sid))

    def _talk(self, sid: str) -> None:
        if self.auto_answer and self.call(sid).status == "ringing":
            self.answer(sid)
            self.timeline.after(20.0, lambda: self._part(sid))

    def _part(self, sid: str) -> None:
        if not self.call(sid).final:
            self.hang_up(sid)

    # Helpers

    def _new_call(
        self,
        from_: str,
        to: str,
        direction: Direction,
        *,
        number: AccountNumber | None = None,
        parent: str | None = None,
        at: datetime | None = None,
    ) -> Call:
        now = self.now()
        return Call(
            sid=new_sid("CA"),
            date_created=at or now,
            stored_at=now,
            date_updated=at or now,
            from_=from_,
            to=to,
            direction=direction,
            status="ringing",
            parent_sid=parent,
            number_sid=number.sid if number else None,
            trunk_sid=number.trunk_sid if number else None,
            start_time=at or now,
        )

    def _store_call(self, call: Call) -> None:
        known = self.calls_log.get(call.sid)
        self.calls_log.put(replace(call, date_updated=call.end_time or self.now()))
        if known is None and call.parent_sid is not None:
            self._legs.setdefault(call.parent_sid, []).append(call.sid)
        self.record(
            f"{'leg' if call.parent_sid else 'call'}.{call.status}",
            call.sid,
            caller=call.from_,
            to=call.to,
            direction=call.direction,
            parent=call.parent_sid,
            started_at=_stamp(call.start_time),
            ended_at=_stamp(call.end_time),
            answered_by=call.answered_by,
        )

    def _live(self, sid: str) -> Call:
        call = self.call(sid)
        if call.final:
            raise CallOver(f"call {sid} is over ({call.status})")
        return call

    def _end(self, call: Call, status: CallStatus) -> None:
        self._store_call(replace(call, status=status, end_time=self.now()))

    def _end_as(self, sid: str, status: CallStatus) -> None:
        with self.changed:
            self._end(self._live(sid), status)


def _way_in(number: AccountNumber) -> Direction:
    return "inbound" if number.trunk_sid is None else "trunking-originating"


def _finished_status(number: AccountNumber, outcome: Outcome) -> CallStatus:
    if outcome == "rejected":
        return "busy"
    if outcome == "early" or (outcome == "abandoned" and number.answer_on_bridge):
        return "no-answer"
    if number.trunk_sid is not None:
        return _LEG_STATUS.get(outcome, "no-answer")
    return "completed"


def _ended_leg(leg: Call, outcome: Outcome, end: datetime) -> Call:
    status = _LEG_STATUS[outcome]
    return replace(
        leg,
        status=status,
        answered_at=leg.start_time if status == "completed" else None,
        end_time=end,
        answered_by="machine_start" if outcome == "machine" else None,
    )


def _stamp(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")

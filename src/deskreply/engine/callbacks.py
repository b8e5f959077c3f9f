"""The call-back list: which missed calls are on it, and what takes them off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from deskreply.domain import numbers
from deskreply.domain.classify import Role, role
from deskreply.domain.decide import Ruling, to_call_back
from deskreply.domain.events import Event
from deskreply.domain.models import Call, Callback, CallRow, Decision, Outcome
from deskreply.domain.signs import Sign
from deskreply.engine import signs
from deskreply.engine.facts import began
from deskreply.engine.ports import Transaction
from deskreply.settings import Settings


def ruled(call: Call, ruling: Ruling, now: datetime) -> Call:
    """The call after a decision about it: on the list where it says so. What a person did about it
    stays; a decision that was revised before anybody acted leaves no trace."""
    texted_by_us = call.callback is Callback.TEXTED and not call.callback_by
    if call.caller and to_call_back(ruling):
        fresh = call.callback is Callback.NONE or texted_by_us
        return replace(call, callback=Callback.OPEN, callback_at=None) if fresh else call
    if call.callback is not Callback.OPEN:
        return call
    if ruling.decision is Decision.TEXTED:
        return replace(call, callback=Callback.TEXTED, callback_at=now)
    return replace(call, callback=Callback.NONE)


def end(
    tx: Transaction,
    number: str,
    how: Callback,
    now: datetime,
    *,
    by: str = "",
    until: datetime | None = None,
) -> int:
    """Take a caller off the list; ``until``: only calls that began by then. How many calls."""
    ended = [
        call
        for call in tx.open_callbacks(number)
        if until is None or (call.row.started_at or call.seen_at or until) <= until
    ]
    for call in ended:
        tx.save_call(replace(call, callback=how, callback_at=now, callback_by=by))
    return len(ended)


def not_delivered(tx: Transaction, number: str, by: str, since: datetime) -> None:
    """A staff text that had taken a caller off the list did not arrive: they are on it again."""
    for call in tx.ended_callbacks(number, Callback.TEXTED, since):
        if call.callback_by == by:
            tx.save_call(replace(call, callback=Callback.OPEN, callback_at=None, callback_by=""))


def called(tx: Transaction, settings: Settings, call: Call, now: datetime) -> list[Event]:
    """They called: what was planned for them before may not fit any more, and who was answered
    need not be called back."""
    number, at = call.caller or "", began(call)[0]
    answered = call.outcome is Outcome.ANSWERED
    if answered:
        end(tx, number, Callback.ANSWERED, now, until=at)
    sign = Sign.ANSWERED if answered else Sign.CALLED_AGAIN
    return signs.shown(tx, settings, number, sign, now, at=at)


def staff_called(tx: Transaction, settings: Settings, row: CallRow, now: datetime) -> list[Event]:
    """A row of the call log, if it is a call from one of the office's lines that got through."""
    number = numbers.normalise(row.called_raw)
    outbound = row.direction.startswith("outbound") and row.status == "completed"
    ours = numbers.normalise(row.caller_raw) in settings.watched
    if number is None or not outbound or not ours or _forwarded(tx, settings, row):
        return []
    at = row.started_at or row.created_at or now
    end(tx, number, Callback.ANSWERED, now, until=at)
    return signs.shown(tx, settings, number, Sign.STAFF_CALLED, now, at=at)


def _forwarded(tx: Transaction, settings: Settings, row: CallRow) -> bool:
    """Whether this leg is how a call from outside rang at a staff phone."""
    root = tx.rows([row.parent_id]).get(row.parent_id) if row.parent_id else None
    return root is not None and role(root, settings.watched) is Role.ROOT

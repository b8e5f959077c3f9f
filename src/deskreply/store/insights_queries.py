"""What the figures of the insights page are counted from.

Each question walks one index over its period and looks the rest up row by row, so that its cost is
that of the period, not that of the history.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    TextClause,
    and_,
    exists,
    func,
    or_,
    select,
    text,
    true,
)

from deskreply.domain.figures import MissedCall, SentText
from deskreply.domain.models import (
    Callback,
    Decision,
    MessageKind,
    MessageState,
    Outcome,
    ThreadStatus,
)
from deskreply.store import schema
from deskreply.store.columns import UtcTime

Condition = ColumnElement[bool] | TextClause

_CALLS = schema.calls.c
_TEXTS = schema.messages.c
_THREADS = schema.threads.c
_AUDIT = schema.audit.c
_ARRIVING = (MessageState.SENT, MessageState.DELIVERED)
_A_DAY = timedelta(days=1) // timedelta(microseconds=1)
_ENDED = func.coalesce(_CALLS.ended_at, _CALLS.at, type_=UtcTime())

_theirs = schema.messages.alias("theirs")
_staff = schema.messages.alias("staff")
_later = schema.calls.alias("later")
_outward = schema.calls.alias("outward")
_next = schema.messages.alias("next_text")


def _no_stop() -> ColumnElement[bool]:
    """A text of theirs that is not the one by which they opted out."""
    outs = schema.opt_outs.c
    same = and_(outs.number == _theirs.c.number, outs.at == _theirs.c.at, outs.source == "word")
    return ~exists().where(same).correlate(_theirs)


def _earliest(column: Column[datetime], *conditions: Condition) -> ScalarSelect[datetime]:
    return (
        select(func.min(column, type_=UtcTime()))
        .where(*conditions)
        .correlate(schema.calls)
        .scalar_subquery()
    )


def _missed() -> Select[Any]:
    wrote = _earliest(
        _staff.c.at,
        text("staff.kind = 'staff'"),
        _staff.c.number == _CALLS.caller,
        _staff.c.at >= _ENDED,
        _staff.c.state.in_(_ARRIVING),
    )
    called = _earliest(
        _outward.c.at,
        text("outward.direction NOT IN ('inbound', 'trunking-originating')"),
        _outward.c.called_raw == _CALLS.caller,
        _outward.c.at >= _ENDED,
        _outward.c.status == "completed",
        _outward.c.duration > 0,
    )
    got_through = _earliest(
        _later.c.at,
        text("later.parent_id IS NULL"),
        _later.c.caller == _CALLS.caller,
        _later.c.at >= _ENDED,
        _later.c.outcome == Outcome.ANSWERED,
    )
    logged = _earliest(
        _AUDIT.at,
        _AUDIT.number == _CALLS.caller,
        _AUDIT.what == "called-back",
        _AUDIT.detail.in_((Callback.REACHED.value, Callback.VOICEMAIL.value)),
        _AUDIT.at >= _ENDED,
    )
    replied = _earliest(
        _theirs.c.at,
        _theirs.c.number == _CALLS.caller,
        _theirs.c.kind == MessageKind.LEAD,
        _theirs.c.at >= _ENDED,
        _no_stop(),
    )
    held = exists().where(
        schema.decisions.c.call_id == _CALLS.id,
        schema.decisions.c.decision == Decision.HELD,
        # Waiting for the log to be clear about a call is no hold that anybody asked for.
        schema.decisions.c.reason != "settling",
    )
    return (
        select(
            _CALLS.id, _CALLS.caller, _CALLS.line, _CALLS.reason, _CALLS.at, _ENDED, held,
            _TEXTS.sent_at, _TEXTS.template, _TEXTS.promise_minutes, wrote, called, got_through,
            logged, replied,
        )
        .select_from(schema.calls)
        .outerjoin(
            schema.messages,
            and_(_TEXTS.id == _CALLS.message_id, _TEXTS.state.in_(_ARRIVING)),
        )
        .where(text("calls.parent_id IS NULL"), _CALLS.outcome == Outcome.MISSED)
        .order_by(_CALLS.at, _CALLS.id)
    )  # fmt: skip


def _sent() -> Select[Any]:
    number, at = _TEXTS.number, _TEXTS.at
    day_later = at + text(str(_A_DAY))
    replied = (
        exists()
        .where(
            _theirs.c.number == number,
            _theirs.c.kind == MessageKind.LEAD,
            _theirs.c.at >= at,
            _theirs.c.at < day_later,
            _no_stop(),
        )
        .correlate(schema.messages)
    )
    another = (
        exists()
        .where(
            text("next_text.kind = 'auto'"),
            _next.c.number == number,
            _next.c.at > at,
            _next.c.at <= _THREADS.status_at,
            _next.c.state.in_(_ARRIVING),
        )
        .correlate(schema.messages, schema.threads)
    )
    # Without a code it never left this office, such as a nudge that staff has to look at.
    refused = and_(_TEXTS.state == MessageState.FAILED, _TEXTS.error_code > 0)
    booked = and_(_THREADS.status == ThreadStatus.BOOKED, _THREADS.status_at >= at, ~another)
    return (
        select(
            number, _TEXTS.line, _TEXTS.template, at, _TEXTS.state, _TEXTS.error_code, replied,
            func.coalesce(booked, text("false")),
        )
        .join(schema.threads, _THREADS.number == number)
        .where(text("messages.kind = 'auto'"), or_(_TEXTS.state.in_(_ARRIVING), refused))
        .order_by(at, _TEXTS.seq)
    )  # fmt: skip


class InsightsQueries:
    """The figures' part of ``SqlReader``."""

    _connection: Connection

    def missed_calls(
        self, since: datetime, until: datetime, line: str = ""
    ) -> tuple[MissedCall, ...]:
        """Missed calls that began in this time, by time; of one line (E.164) where it is given."""
        on_line = _CALLS.line == line if line else true()
        query = _missed().where(_CALLS.at >= since, _CALLS.at < until, on_line)
        return tuple(_to_missed(row) for row in self._connection.execute(query))

    def sent_texts(self, since: datetime, until: datetime, line: str = "") -> tuple[SentText, ...]:
        """Automatic texts of this time that were handed over, by time; failed ones among them."""
        on_line = _TEXTS.line == line if line else true()
        query = _sent().where(_TEXTS.at >= since, _TEXTS.at < until, on_line)
        return tuple(SentText(*row) for row in self._connection.execute(query))


def _to_missed(row: Sequence[Any]) -> MissedCall:
    sent_at, template, minutes, *signs, replied = row[7:]
    staff_at = min((sign for sign in signs if sign is not None), default=None)
    call_id, caller, line, reason, began_at, ended_at, held = row[:7]
    return MissedCall(
        call_id, caller, line, reason, began_at, ended_at, bool(held), sent_at, template or "",
        minutes or 0, staff_at, replied,
    )  # fmt: skip

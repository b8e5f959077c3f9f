"""Questions about the work at the desk: who did what, whom to call back, what is still planned."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    text,
)

from deskreply.domain.callbacks import CallbackEntry, Withheld
from deskreply.domain.followup import Followup
from deskreply.domain.models import (
    Call,
    Callback,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    Thread,
)
from deskreply.domain.people import AuditRecord
from deskreply.store import schema
from deskreply.store.records import (
    AUDIT_COLUMNS,
    CALL_COLUMNS,
    FOLLOWUP_COLUMNS,
    MESSAGE_COLUMNS,
    OUTBOX_COLUMNS,
    THREAD_COLUMNS,
    to_audit,
    to_call,
    to_followup,
    to_item,
    to_message,
    to_thread,
)

_AUDIT = schema.audit.c
_CALLS = schema.calls.c
_FOLLOWUPS = schema.followups.c
_ITEMS = schema.outbox.c
_TEXTS = schema.messages.c
_THREADS = schema.threads.c

_TO_CALL_BACK = text(schema.IS_TO_CALL_BACK)
_UNLIMITED = 1 << 62
# A queued text that staff wants sent later has not been said yet.
SAID = or_(_TEXTS.state != MessageState.QUEUED, _TEXTS.scheduled_for.is_(None))

# Asked for every call and every text: building these anew would take longer than running them.
_FOLLOWUPS_TO = (
    select(*FOLLOWUP_COLUMNS)
    .where(text(schema.IS_WAITING), _FOLLOWUPS.number == bindparam("wanted"))
    .order_by(_FOLLOWUPS.due_at)
)
_ITEMS_TO = (
    select(*OUTBOX_COLUMNS)
    .where(text(schema.IS_OPEN), text(schema.IS_WAITING), _ITEMS.number == bindparam("wanted"))
    .order_by(_ITEMS.id)
)

_DUE_FOLLOWUPS = (
    select(*FOLLOWUP_COLUMNS)
    .where(text(schema.IS_WAITING), _FOLLOWUPS.due_at <= bindparam("now"))
    .order_by(_FOLLOWUPS.due_at)
    .limit(bindparam("most", type_=Integer))
)
_STALE_CLAIMS = (
    select(*THREAD_COLUMNS)
    .where(
        text("due_at > 0 AND done_at IS NULL AND owner <> ''"),
        and_(_THREADS.claimed_at.is_not(None), _THREADS.claimed_at <= bindparam("before")),
    )
    .order_by(_THREADS.due_at)
    .limit(bindparam("most", type_=Integer))
)


class DeskQueries:
    """The desk's part of ``SqlReader``."""

    _connection: Connection

    def audit(self, number: str = "", limit: int | None = None) -> tuple[AuditRecord, ...]:
        """Who did what, oldest first; ``number``: only with this one's thread; ``limit``: only the
        latest so many."""
        query = select(*AUDIT_COLUMNS).order_by(_AUDIT.seq.desc()).limit(limit)
        if number:
            query = query.where(_AUDIT.number == number)
        rows = self._connection.execute(query).all()
        return tuple(map(to_audit, reversed(rows)))

    # --- the call-back list ---

    def callbacks(
        self, limit: int | None = None, *, oldest: bool = False
    ) -> tuple[CallbackEntry, ...]:
        """Whom to call back, one entry a caller, by their latest missed call, oldest first;
        ``limit``: only the latest so many, or (``oldest``) those that wait longest."""
        most = {"most": _UNLIMITED if limit is None else limit}
        rows = self._connection.execute(_callers(oldest), most)
        # Of several calls of one moment the last row counts.
        return tuple({row[0]: CallbackEntry(*row) for row in rows}.values())

    def open_callbacks(self, number: str) -> tuple[Call, ...]:
        """The missed calls of a number that wait to be called back, oldest first."""
        query = select(*CALL_COLUMNS).where(
            text(schema.IS_ROOT), _CALLS.caller == number, _CALLS.callback == Callback.OPEN
        )
        rows = self._connection.execute(query.order_by(_CALLS.at, _CALLS.id))
        return tuple(map(to_call, rows))

    def ended_callbacks(self, number: str, how: Callback, since: datetime) -> tuple[Call, ...]:
        """Calls of a number whose entry on the list ended like this at or after ``since``."""
        query = select(*CALL_COLUMNS).where(
            text(schema.IS_ROOT),
            _CALLS.caller == number,
            _CALLS.callback == how,
            _CALLS.callback_at >= since,
        )
        rows = self._connection.execute(query.order_by(_CALLS.at, _CALLS.id))
        return tuple(map(to_call, rows))

    def withheld(self, since: datetime) -> Withheld:
        """How many missed callers hid their number since then, and the latest time."""
        query = select(func.count(), func.max(_CALLS.at, type_=_CALLS.at.type)).where(
            text(schema.IS_ROOT), _CALLS.at >= since, _CALLS.reason == "withheld"
        )
        count, last_at = self._connection.execute(query).one()
        return Withheld(count, last_at)

    # --- what is planned ---

    def followups(self, call_id: str) -> tuple[Followup, ...]:
        """The follow-ups to the text for a call, in their order."""
        query = select(*FOLLOWUP_COLUMNS).where(_FOLLOWUPS.call_id == call_id)
        return _followups(self._connection.execute(query.order_by(_FOLLOWUPS.nth)))

    def waiting_followups(self, number: str) -> tuple[Followup, ...]:
        """The follow-ups to a number that wait for their time."""
        return _followups(self._connection.execute(_FOLLOWUPS_TO, {"wanted": number}))

    def due_followups(self, now: datetime, limit: int) -> tuple[Followup, ...]:
        """Waiting follow-ups with ``due_at`` <= now, soonest first."""
        return _followups(self._connection.execute(_DUE_FOLLOWUPS, {"now": now, "most": limit}))

    def waiting_items(self, number: str) -> tuple[OutboxItem, ...]:
        """The outbox items of a number that have not been claimed, oldest first."""
        return tuple(map(to_item, self._connection.execute(_ITEMS_TO, {"wanted": number})))

    def latest_text(self, number: str) -> Message | None:
        """The newest text of a thread that was said or is about to be, in either direction."""
        query = select(*MESSAGE_COLUMNS).where(
            _TEXTS.number == number,
            _TEXTS.kind != MessageKind.NOTE,
            _TEXTS.state != MessageState.CANCELED,
            SAID,
        )
        query = query.order_by(_TEXTS.at.desc(), _TEXTS.seq.desc()).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else to_message(row)

    def last_lead_text(self, number: str) -> datetime | None:
        """When a text last came in from a number."""
        query = select(_TEXTS.at).where(_TEXTS.number == number, _TEXTS.kind == MessageKind.LEAD)
        return self._connection.execute(query.order_by(_TEXTS.at.desc()).limit(1)).scalar()

    def stale_claims(self, before: datetime, limit: int) -> tuple[Thread, ...]:
        """Threads somebody claimed before then while a clock runs, the soonest deadline first."""
        rows = self._connection.execute(_STALE_CLAIMS, {"before": before, "most": limit})
        return tuple(map(to_thread, rows))


def _followups(rows: Any) -> tuple[Followup, ...]:
    return tuple(map(to_followup, rows))


@cache
def _callers(oldest: bool) -> Select[Any]:
    """Callers by their latest open call, oldest first, as the fields of a CallbackEntry."""
    latest = func.max(_CALLS.at, type_=_CALLS.at.type)
    callers = (
        select(_CALLS.caller, latest.label("at"), func.count().label("calls"))
        .where(_TO_CALL_BACK, _CALLS.caller.is_not(None))
        .group_by(_CALLS.caller)
        .order_by(latest if oldest else latest.desc(), _CALLS.caller)
        .limit(bindparam("most", type_=BigInteger))
        .subquery()
    )
    same = and_(_CALLS.caller == callers.c.caller, _CALLS.at == callers.c.at)
    missed_at = func.coalesce(_CALLS.ended_at, _CALLS.at, type_=_CALLS.at.type)
    return (
        select(
            _CALLS.caller, func.coalesce(_THREADS.name, ""), func.coalesce(_CALLS.line, ""),
            callers.c.calls, _CALLS.id, missed_at, _CALLS.reason, _CALLS.explanation,
        )
        .select_from(callers.join(schema.calls, same))
        .outerjoin(schema.threads, _THREADS.number == _CALLS.caller)
        .where(_TO_CALL_BACK)
        .order_by(callers.c.at, callers.c.caller, _CALLS.id)
    )  # fmt: skip

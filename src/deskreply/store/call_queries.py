"""Questions about calls and what was decided about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, or_, select, text

from deskreply.domain.models import FINAL_CALL_STATUSES, Call, CallRow, DecisionRecord
from deskreply.store import schema
from deskreply.store.records import (
    CALL_COLUMNS,
    DECISION_COLUMNS,
    ROW_COLUMNS,
    to_call,
    to_decision,
    to_row,
)

_CALLS = schema.calls.c
_ROOTS = select(*CALL_COLUMNS).where(text(schema.IS_ROOT))
# Only roots are ever unsettled or under review. Asking for a root as well would lead SQLite to the
# index of all roots, which already has the wanted order, and through all of it.
_ANY = select(*CALL_COLUMNS)
_STEP = 500
# Asked at every poll: building these anew would take longer than running them.
_UNSETTLED = _ANY.where(text(schema.IS_UNSETTLED)).order_by(_CALLS.at, _CALLS.id)
_AMONG = select(*ROW_COLUMNS).where(_CALLS.id.in_(bindparam("ids", expanding=True)))


class CallQueries:
    """The calls' part of ``SqlReader``."""

    _connection: Connection

    def call(self, call_id: str) -> Call | None:
        """One root call."""
        row = self._connection.execute(_ROOTS.where(_CALLS.id == call_id)).first()
        return None if row is None else to_call(row)

    def calls(self, ids: Collection[str]) -> dict[str, Call]:
        """The root calls among ``ids``."""
        if not ids:
            return {}
        rows = self._connection.execute(_ROOTS.where(_CALLS.id.in_(list(ids))))
        return {call.id: call for call in map(to_call, rows)}

    def legs(self, root_ids: Collection[str]) -> dict[str, tuple[CallRow, ...]]:
        """The legs of each root, by time; a root without legs has no entry."""
        if not root_ids:
            return {}
        query = (
            select(*ROW_COLUMNS)
            .where(_CALLS.parent_id.in_(list(root_ids)), text("parent_id IS NOT NULL"))
            .order_by(_CALLS.at, _CALLS.id)
        )
        legs: dict[str, tuple[CallRow, ...]] = {}
        for leg in map(to_row, self._connection.execute(query)):
            root = leg.parent_id or ""
            legs[root] = (*legs.get(root, ()), leg)
        return legs

    def rows(self, ids: Collection[str]) -> dict[str, CallRow]:
        """The stored rows, roots and legs, among ``ids``."""
        if not ids:
            return {}
        rows = self._connection.execute(_AMONG, {"ids": list(ids)})
        return {row.id: row for row in map(to_row, rows)}

    def open_calls(self) -> tuple[Call, ...]:
        """Roots that are not settled (``check_at`` set), oldest first."""
        return tuple(map(to_call, self._connection.execute(_UNSETTLED)))

    def calls_from(self, caller: str, since: datetime) -> tuple[Call, ...]:
        """Roots from one caller that started (or were created) at or after ``since``, by time."""
        query = _ROOTS.where(_CALLS.caller == caller, _CALLS.at >= since)
        query = query.order_by(_CALLS.at, _CALLS.id)
        return tuple(map(to_call, self._connection.execute(query)))

    def thread_calls(self, number: str) -> tuple[Call, ...]:
        """All root calls from a number, oldest first."""
        query = _ROOTS.where(_CALLS.caller == number).order_by(_CALLS.at, _CALLS.id)
        return tuple(map(to_call, self._connection.execute(query)))

    def calls_to(self, number: str, since: datetime) -> tuple[CallRow, ...]:
        """Outbound roots and legs that rang ``number`` (raw ``to``), at or after ``since``."""
        query = (
            select(*ROW_COLUMNS)
            .where(text(schema.IS_OUTBOUND), _CALLS.called_raw == number, _CALLS.at >= since)
            .order_by(_CALLS.at, _CALLS.id)
        )
        return tuple(map(to_row, self._connection.execute(query)))

    def undecided_review(self, limit: int) -> tuple[Call, ...]:
        """Roots whose decision is ``review``, newest first."""
        query = _ANY.where(text(schema.IS_REVIEW)).order_by(_CALLS.at.desc()).limit(limit)
        return tuple(map(to_call, self._connection.execute(query)))

    def all_calls(self) -> Iterator[Call]:
        """Every root, oldest first, read in steps: the list may be longer than memory likes."""
        last: Call | None = None
        at: datetime | None = None
        while True:
            query = select(*CALL_COLUMNS, _CALLS.at).where(text(schema.IS_ROOT))
            if last is not None:
                later = and_(_CALLS.at == at, _CALLS.id > last.id)
                query = query.where(_CALLS.at >= at, or_(_CALLS.at > at, later))
            query = query.order_by(_CALLS.at, _CALLS.id).limit(_STEP)
            rows = self._connection.execute(query).all()
            for row in rows:
                last = to_call(row)
                yield last
            if len(rows) < _STEP:
                return
            at = rows[-1][-1]

    def live_calls(self, line: str, since: datetime, at: datetime) -> tuple[Call, ...]:
        """Roots on a line that began from ``since`` to ``at`` and were not over at ``at``, by
        time. A row that is not final counts as live."""
        not_over = or_(_CALLS.status.not_in(sorted(FINAL_CALL_STATUSES)), _CALLS.ended_at > at)
        query = _ROOTS.where(_CALLS.line == line, _CALLS.at.between(since, at), not_over)
        return tuple(map(to_call, self._connection.execute(query.order_by(_CALLS.at, _CALLS.id))))

    def decisions(self, call_id: str) -> tuple[DecisionRecord, ...]:
        """The chain of decisions about a call, oldest first."""
        query = select(*DECISION_COLUMNS).where(schema.decisions.c.call_id == call_id)
        rows = self._connection.execute(query.order_by(schema.decisions.c.seq))
        return tuple(map(to_decision, rows))

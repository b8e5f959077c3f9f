"""The inbox: the first threads of a filter in each order, and how many each filter lists.

No order is made by sorting a whole office's history: the threads are taken in groups, each of which
an index holds in the order that is asked for, or which holds few.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    TextClause,
    and_,
    bindparam,
    func,
    or_,
    select,
    text,
)

from deskreply.domain.inbox import Filter, InboxCounts, Sort
from deskreply.domain.models import Thread, ThreadStatus
from deskreply.store import schema
from deskreply.store.columns import EPOCH
from deskreply.store.filters import ARRIVED, BY_LAST, CLOCK_RUNS, OPEN, Condition, conditions
from deskreply.store.records import THREAD_COLUMNS, to_thread

_THREADS = schema.threads.c
_CALLS = schema.calls.c

# These list only threads whose clock runs, or (but for the overdue) whose last text did not arrive.
_CLOCKED = frozenset({Filter.TO_ANSWER, Filter.OVERDUE, Filter.UNCLAIMED})
# An index holds these by their last entry; the others hold few, see ``filters.BY_LAST``.
_BY_INDEX = frozenset({Filter.MINE, Filter.WAITING, Filter.FAILED, Filter.DONE, Filter.ALL})
_NEWEST = _THREADS.last_at.desc().nulls_last()
_OLDEST = _THREADS.last_at.asc().nulls_first()
_NEWEST_OF_FEW = text("+threads.last_at DESC NULLS LAST")
_FAILED = text("failed")
_URGENT, _CALM = text("urgent"), text("NOT urgent")
_NO_CLOCK = or_(_THREADS.due_at.is_(None), _THREADS.done_at.is_not(None))
_WAITS_SINCE = text(
    "CASE WHEN promise_started_at IS NULL OR reply_started_at <= promise_started_at"
    " THEN coalesce(reply_started_at, due_at) ELSE promise_started_at END"
)

_NOW = bindparam("now", type_=_THREADS.last_at.type)
_STAFF = bindparam("staff", type_=_THREADS.owner.type)
_MOST = bindparam("most", type_=Integer)

Order = tuple[ColumnElement[Any] | TextClause, ...]


class _Group(NamedTuple):
    """A part of a list. ``few``: an index finds it by these conditions alone."""

    conditions: tuple[Condition, ...]
    order: Order
    few: bool = False


class InboxQueries:
    """The inbox's part of ``SqlReader``."""

    _connection: Connection

    def inbox(
        self, which: Filter, sort: Sort, now: datetime, staff: str, limit: int
    ) -> tuple[Thread, ...]:
        """The first threads of a filter in an order; ValueError for the call-back list."""
        found: list[Thread] = []
        for query in _pages(which, sort):
            values = {"now": now, "staff": staff, "most": limit - len(found)}
            found += map(to_thread, self._connection.execute(query, values))
            if len(found) >= limit:
                break
        if sort is Sort.NEWEST and which in _CLOCKED:
            found.sort(key=lambda thread: thread.last_at or EPOCH, reverse=True)
        return tuple(found)

    def inbox_counts(self, now: datetime, staff: str) -> InboxCounts:
        """How many threads each filter lists, and callers the call-back list."""
        given = {"now": now, "staff": staff}
        answer, overdue, unclaimed, due_at = self._connection.execute(_clocks(), given).one()
        back, nobodys = self._connection.execute(_undelivered(), given).one()
        others = self._connection.execute(_counts(), given).one()
        mine, waiting, snoozed, failed, booked, callbacks = others
        return InboxCounts(
            to_answer=answer + back, overdue=overdue, mine=mine, unclaimed=unclaimed + nobodys,
            waiting=waiting, booked=booked, snoozed=snoozed, failed=failed, callbacks=callbacks,
            next_due_at=due_at,
        )  # fmt: skip


# Building any of these takes longer than running it.


@cache
def _pages(which: Filter, sort: Sort) -> tuple[Select[Any], ...]:
    """A question for each part of a list."""
    return tuple(
        select(*THREAD_COLUMNS)
        .where(*_listed(which, few=group.few), *group.conditions)
        .order_by(*group.order)
        .limit(_MOST)
        for group in _groups(which, sort)
    )


@cache
def _clocks() -> Select[int, int, int, datetime | None]:
    """How many wait for an answer, over their time, and with nobody; the soonest deadline."""
    return select(
        func.count(),
        func.count().filter(_THREADS.due_at <= _NOW),
        func.count().filter(_THREADS.owner == ""),
        func.min(_THREADS.due_at, type_=_THREADS.due_at.type),
    ).where(CLOCK_RUNS, *conditions(Filter.TO_ANSWER, _NOW, _STAFF))


@cache
def _undelivered() -> Select[int, int]:
    """How many are to be answered only because a text did not arrive, and of these nobody's."""
    return select(func.count(), func.count().filter(_THREADS.owner == "")).where(
        _FAILED, _NO_CLOCK, *conditions(Filter.TO_ANSWER, _NOW, _STAFF)
    )


@cache
def _counts() -> Select[Any]:
    """How many are mine, waiting, snoozed, failed and booked, and how many callers to call back."""
    threads = select(func.count()).select_from(schema.threads)
    counted = (Filter.MINE, Filter.WAITING, Filter.SNOOZED, Filter.FAILED)
    booked = threads.where(OPEN, _THREADS.status == ThreadStatus.BOOKED)
    callers = select(func.count(_CALLS.caller.distinct())).where(text(schema.IS_TO_CALL_BACK))
    queries = [threads.where(*conditions(which, _NOW, _STAFF)) for which in counted]
    return select(*(query.scalar_subquery() for query in (*queries, booked, callers)))


def _listed(which: Filter, *, few: bool) -> tuple[Condition, ...]:
    """A filter's conditions, in a part of its list."""
    if which is Filter.MINE and few:
        # Not by the index of owners: somebody may own thousands.
        return (OPEN, text("owner <> ''"), func.coalesce(_THREADS.owner, "") == _STAFF)
    return conditions(which, _NOW, _STAFF)


def _groups(which: Filter, sort: Sort) -> Iterator[_Group]:
    """The parts of a filter's list one after the other, each with its own order."""
    sorted_already = which in _BY_INDEX
    newest: Order = (_NEWEST if sorted_already else _NEWEST_OF_FEW, _THREADS.id.desc())
    oldest: Order = (_OLDEST if sorted_already else BY_LAST, _THREADS.id)
    soonest: Order = (_THREADS.due_at, _THREADS.id)
    due = _THREADS.due_at
    undelivered = _Group((_FAILED, _NO_CLOCK), newest, few=True)
    if sort is Sort.NEWEST:
        yield _Group((CLOCK_RUNS,) if which in _CLOCKED else (), newest)
        if which in _CLOCKED:
            yield undelivered
    elif sort is Sort.LONGEST:
        yield _Group((CLOCK_RUNS,), (_WAITS_SINCE, _THREADS.id), few=True)
        yield undelivered if which in _CLOCKED else _Group((_NO_CLOCK,), oldest)
    else:
        yield _Group((CLOCK_RUNS, _URGENT), soonest, few=True)
        yield _Group((CLOCK_RUNS, _CALM, due <= _NOW), soonest, few=True)
        if which is not Filter.OVERDUE:
            calm_or_still = or_(_NO_CLOCK, and_(_CALM, due > _NOW))
            yield _Group((_FAILED, calm_or_still), newest, few=True)
            yield _Group((CLOCK_RUNS, _CALM, due > _NOW, ARRIVED), soonest, few=True)
        if which not in _CLOCKED:
            yield _Group((ARRIVED, _NO_CLOCK), newest)

"""The rules of the thread filters.

The filters, with ``now`` as the caller's time. A *clock runs* while the promise or the reply clock
is set; a thread is *asleep* while ``snoozed_until`` lies after now.

- ``to-answer``: a clock runs, or the last text could not be delivered; not done, not asleep; not
  booked, not-a-fit or wrong-number unless the clock began later than that was said.
- ``overdue``: to answer, and its deadline (the sooner clock) has come.
- ``mine``: owned by ``staff``, and not done. Nobody's where ``staff`` is "".
- ``unclaimed``: to answer, and owned by nobody.
- ``waiting``: not done, no clock runs, the last text arrived, not asleep: it is the lead's turn.
- ``snoozed``: asleep, and not done.
- ``failed``: the last text could not be delivered.
- ``done``: closed. ``all``: every thread.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, TextClause, or_, text

from deskreply.domain.models import ThreadStatus
from deskreply.store import schema

Condition = ColumnElement[bool] | TextClause
# A value, or the place for one in a question that is built once.
Time = datetime | BindParameter[datetime]
Word = str | BindParameter[str]

_THREADS = schema.threads.c
OPEN = text("done_at IS NULL")
# The range says no more than that there is a deadline, but lets SQLite search for it in the index.
CLOCK_RUNS = text("due_at > 0 AND done_at IS NULL")
ARRIVED = text("NOT failed")
# As two lists: SQLite would look at every open thread for either of two conditions.
_WANTED = text(
    "threads.id IN (SELECT id FROM threads WHERE due_at > 0 AND done_at IS NULL"
    " UNION ALL SELECT id FROM threads WHERE failed)"
)
# The plus keeps SQLite from an index that has all threads in this order: it would look at each of
# them instead of sorting the few that a filter lets through.
BY_LAST = text("+threads.last_at NULLS FIRST")
_OVER = tuple(status for status in ThreadStatus if status.over)
# Who was booked and writes again has to be answered like anybody.
_SPOKE_SINCE = or_(
    _THREADS.reply_started_at > _THREADS.status_at,
    _THREADS.promise_started_at > _THREADS.status_at,
)


def _awake(now: Time) -> ColumnElement[bool]:
    return or_(_THREADS.snoozed_until.is_(None), _THREADS.snoozed_until <= now)


def conditions(which: str, now: Time, staff: Word) -> tuple[Condition, ...]:
    """The conditions of one filter. ValueError for a filter that there is not."""
    awaited = (_awake(now), or_(_THREADS.status.not_in(_OVER), _SPOKE_SINCE))
    to_answer = (OPEN, _WANTED, *awaited)
    match which:
        case "to-answer":
            return to_answer
        case "overdue":
            return (CLOCK_RUNS, *awaited, _THREADS.due_at <= now)
        case "mine":
            return (OPEN, text("owner <> ''"), _THREADS.owner == staff)
        case "unclaimed":
            return (*to_answer, _THREADS.owner == "")
        case "waiting":
            return (OPEN, _THREADS.due_at.is_(None), ARRIVED, _awake(now))
        case "snoozed":
            return (OPEN, _THREADS.snoozed_until > now)
        case "failed":
            return (text("failed"),)
        case "done":
            return (text("done_at IS NOT NULL"),)
        case "all":
            return ()
    raise ValueError(f"no such filter of threads: {which!r}")

"""When the office owes a caller an answer, and how far the time for it has run.

Two clocks: one starts when an automatic text promises an answer, one at every inbound text; of
several that nobody answered, the first rules. A clock that starts while the office is closed runs
in office hours, from the next opening on; one that starts while it is open runs by any clock: an
office that closes meanwhile still owes what it promised.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from deskreply.domain.calendar import Calendar
from deskreply.domain.models import Stage, Thread

# From which share of the promised time on a clock is in a stage.
SHARES = (
    (Stage.STARTED, 0.0),
    (Stage.HALF, 0.5),
    (Stage.SOON, 0.75),
    (Stage.URGENT, 0.92),
    (Stage.OVER, 1.0),
)
ORDER = (Stage.NONE, *(stage for stage, _ in SHARES))


def without_clocks(thread: Thread) -> Thread:
    """The thread once nobody waits for us: no clock, no stage, no urgent mark."""
    return replace(
        thread, promise_due_at=None, promise_started_at=None, reply_due_at=None,
        reply_started_at=None, stage=Stage.NONE, stage_due_at=None, urgent=False,
    )  # fmt: skip


def with_promise(
    thread: Thread, sent_at: datetime, minutes: int, calendar: Calendar, *, next_opening: bool
) -> Thread:
    """The thread after an automatic text that promised an answer: within ``minutes``, or
    (``next_opening``) at the next opening, from which on the office has so many minutes.

    A promise that still runs stays as it is: a second text does not put it off.
    """
    if thread.promise_due_at is not None:
        return thread
    if next_opening:
        due = calendar.after(sent_at, timedelta(minutes=minutes))
    else:
        due = sent_at.astimezone(UTC) + timedelta(minutes=minutes)
    return with_next_stage(
        replace(thread, promise_started_at=sent_at, promise_due_at=due), calendar
    )


def with_reply(thread: Thread, inbound_at: datetime, minutes: int, calendar: Calendar) -> Thread:
    """The thread after an inbound text, to be answered within ``minutes``. An earlier one that
    nobody answered rules, in whatever order they became known."""
    since = thread.reply_started_at or inbound_at
    if thread.reply_due_at is not None and since <= inbound_at:
        return thread
    due = _due(inbound_at, timedelta(minutes=minutes), calendar)
    return with_next_stage(replace(thread, reply_started_at=inbound_at, reply_due_at=due), calendar)


def clock(thread: Thread) -> str:
    """The clock that rules, the one that ends first: ``promise``, ``reply``, or "" for none."""
    if thread.due_at is None:
        return ""
    return "promise" if thread.due_at == thread.promise_due_at else "reply"


def started_at(thread: Thread) -> datetime | None:
    """When the clock that rules began: when our text left, or theirs came in. UTC."""
    promised = clock(thread) == "promise"
    began = thread.promise_started_at if promised else thread.reply_started_at
    return began if began is not None else thread.due_at


def stage_at(thread: Thread, calendar: Calendar, now: datetime) -> Stage:
    """The stage that the thread's clock is in; NONE before the office was first open for it."""
    reached = [stage for stage, at in _stages(thread, calendar) if at <= now]
    return reached[-1] if reached else Stage.NONE


def with_next_stage(thread: Thread, calendar: Calendar) -> Thread:
    """The thread, to be looked at when the stage after the one that was told begins."""
    told = ORDER.index(thread.stage)
    coming = (at for stage, at in _stages(thread, calendar) if ORDER.index(stage) > told)
    return replace(thread, stage_due_at=next(coming, None))


def _due(at: datetime, time: timedelta, calendar: Calendar) -> datetime:
    return at.astimezone(UTC) + time if calendar.is_open(at) else calendar.after(at, time)


def _stages(thread: Thread, calendar: Calendar) -> list[tuple[Stage, datetime]]:
    """When each stage begins, in order: while the office is open, else when it opens next.

    Where the office closes before the time is over, the reminders share what is left until then:
    after closing nobody is there to be reminded.
    """
    due, start = thread.due_at, started_at(thread)
    if due is None or start is None:
        return []
    by_any_clock = calendar.is_open(start)
    whole = due - start if by_any_clock else calendar.open_time(start, due)
    closing = calendar.next_closing(start) if by_any_clock else None
    if closing is not None:
        whole = min(whole, closing - start)
    begins = []
    for stage, share in SHARES:
        at = start + share * whole if by_any_clock else calendar.after(start, share * whole)
        at = due if stage is Stage.OVER else at
        if not calendar.is_open(at):
            at = calendar.next_opening(at) or at
        begins.append((stage, at))
    return begins

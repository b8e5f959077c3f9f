"""The inbox as the desk sees it: its filters and orders, a row, and the pill a row bears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from deskreply.domain.callbacks import CallbackEntry
from deskreply.domain.models import Thread, ThreadStatus


class Filter(StrEnum):
    """Which threads are listed. The words of the command line, and the call-back list."""

    TO_ANSWER = "to-answer"
    OVERDUE = "overdue"
    MINE = "mine"
    UNCLAIMED = "unclaimed"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    FAILED = "failed"
    CALLBACKS = "callbacks"
    DONE = "done"
    ALL = "all"


class Sort(StrEnum):
    """The order of the list: the soonest deadline, the newest entry, who waits longest first."""

    DEADLINE = "deadline"
    NEWEST = "newest"
    LONGEST = "longest"


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One conversation in the list. ``draft``: what this person began to write, its first 200
    characters. ``author``: who wrote the last entry, where that is one of ours. ``callback``: the
    entry on the call-back list, in that list."""

    thread: Thread
    draft: str = ""
    author: str = ""
    callback: CallbackEntry | None = None


@dataclass(frozen=True, slots=True)
class InboxCounts:
    """How many threads each filter lists; ``booked``: of those that are not done. ``next_due_at``:
    the soonest deadline of those to answer, UTC."""

    to_answer: int = 0
    overdue: int = 0
    mine: int = 0
    unclaimed: int = 0
    waiting: int = 0
    booked: int = 0
    snoozed: int = 0
    failed: int = 0
    callbacks: int = 0
    next_due_at: datetime | None = None


class PillKind(StrEnum):
    """What a row's pill says."""

    OVER = "over"
    FAILED = "failed"
    DUE = "due"
    LEFT = "left"
    STOPPED = "stopped"
    SNOOZED = "snoozed"
    DONE = "done"
    BOOKED = "booked"
    CLOSED = "closed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Pill:
    """``minutes``: left until the deadline, or gone since; 0 where no clock runs."""

    kind: PillKind
    minutes: int = 0


def pill(thread: Thread, now: datetime) -> Pill:
    """What matters most about a thread at ``now`` (UTC). A deadline that has passed comes before a
    text that was not delivered, that before one to come. ``LEFT`` until half of the promise has
    gone, ``DUE`` from then on; minutes left are rounded up, minutes over down."""
    due = thread.due_at if thread.done_at is None else None
    if due is not None and due <= now:
        return Pill(PillKind.OVER, int((now - due) / timedelta(minutes=1)))
    if thread.failed:
        return Pill(PillKind.FAILED)
    if due is not None:
        left = -int((now - due) // timedelta(minutes=1))
        return Pill(PillKind.DUE if _half_gone(thread, due, now) else PillKind.LEFT, left)
    return Pill(_resting(thread, now))


def _half_gone(thread: Thread, due: datetime, now: datetime) -> bool:
    began = thread.promise_started_at if due == thread.promise_due_at else thread.reply_started_at
    return began is not None and now - began >= (due - began) / 2


def _resting(thread: Thread, now: datetime) -> PillKind:
    if thread.opted_out_at is not None:
        return PillKind.STOPPED
    if thread.status is ThreadStatus.BOOKED:
        return PillKind.BOOKED
    if thread.status.over:
        return PillKind.CLOSED
    if thread.done_at is not None:
        return PillKind.DONE
    if thread.snoozed_until is not None and thread.snoozed_until > now:
        return PillKind.SNOOZED
    return PillKind.WAITING

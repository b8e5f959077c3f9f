"""The facts that the figures of the insights page are counted from, and how they belong together.

All times are UTC. Numbers are E.164.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deskreply.domain.models import MessageState

# Who rings again within this time after they were first missed is still the same missed caller.
ONE_MISSED_CALLER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class MissedCall:
    """A missed call and what came of it. ``caller`` None: the number was withheld.

    ``held``: the automatic text had to wait (quiet hours, caps). ``sent_at``, ``template`` and
    ``promise_minutes`` are of that text, None, "" and 0 where none went. ``staff_at``: the first
    sign of the office after the call ended: a staff text, a call to them that was picked up, a
    later call of theirs that was answered, or a call back that was logged and reached them or
    their voicemail. ``replied_at``: the
    first text of theirs since then that is no STOP.
    """

    id: str
    caller: str | None
    line: str | None
    reason: str
    began_at: datetime
    ended_at: datetime
    held: bool = False
    sent_at: datetime | None = None
    template: str = ""
    promise_minutes: int = 0
    staff_at: datetime | None = None
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SentText:
    """An automatic text that was handed to the provider. ``replied``: they wrote within a day, and
    no STOP. ``booked``: their thread was marked booked after it, before another such text."""

    number: str
    line: str
    template: str
    at: datetime
    state: MessageState
    error_code: int = 0
    replied: bool = False
    booked: bool = False


def missed_callers(calls: Iterable[MissedCall]) -> list[MissedCall]:
    """One entry for each time that somebody with a number was missed: the first of their calls
    within ``ONE_MISSED_CALLER``, with the text that any of those calls led to.

    ``calls``: by time. An answer or reply that comes after they were missed anew belongs there.
    """
    found: list[MissedCall] = []
    latest: dict[str, int] = {}
    for call in calls:
        if call.caller is None:
            continue
        index = latest.get(call.caller)
        first = None if index is None else found[index]
        if index is None or first is None or call.began_at - first.began_at >= ONE_MISSED_CALLER:
            if index is not None and first is not None:
                found[index] = _until(first, call.began_at)
            latest[call.caller] = len(found)
            found.append(call)
        elif first.sent_at is None and call.sent_at is not None:
            found[index] = replace(
                first, sent_at=call.sent_at, template=call.template, held=call.held,
                promise_minutes=call.promise_minutes,
            )  # fmt: skip
    return found


def _until(first: MissedCall, end: datetime) -> MissedCall:
    def before(at: datetime | None) -> datetime | None:
        return at if at is not None and at < end else None

    return replace(first, staff_at=before(first.staff_at), replied_at=before(first.replied_at))

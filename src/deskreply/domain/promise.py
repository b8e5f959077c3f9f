"""When the office owes a caller an answer.

Two clocks: one starts when an automatic text promises an answer, one at every inbound text. Both
give the office ``minutes`` of its own time: while it is closed they stand still until it opens, so
the deadline of a text sent at night is that many minutes after the next opening. An office that
closes while a clock runs still owes what it promised.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from deskreply.domain.hours import WeekHours, is_open, next_opening


def promise_due(
    sent_at: datetime,
    minutes: int,
    hours: WeekHours,
    zone: str,
    *,
    after_hours: bool | None = None,
) -> datetime:
    """When the answer that an automatic text promised is due.

    ``after_hours``: whether the text promised the next opening instead of ``minutes``; None where
    that follows from the hours at ``sent_at``. A text that promised minutes is due after those
    minutes, open or not.
    """
    if after_hours is False:
        return sent_at + timedelta(minutes=minutes)
    return _in_office_time(sent_at, minutes, hours, zone)


def reply_due(inbound_at: datetime, minutes: int, hours: WeekHours, zone: str) -> datetime:
    """When the answer to an inbound text is due."""
    return _in_office_time(inbound_at, minutes, hours, zone)


def _in_office_time(at: datetime, minutes: int, hours: WeekHours, zone: str) -> datetime:
    start = at if is_open(hours, zone, at) else next_opening(hours, zone, at)
    # An office that never opens has nothing to count from but the text itself.
    return (start if start is not None else at) + timedelta(minutes=minutes)

"""For how long staff puts a conversation aside: the times that fit the office's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from deskreply.domain.calendar import Calendar
from deskreply.domain.hours_text import Span
from deskreply.domain.wallclock import DAY, instants

# Minutes of the wall clock. A break that touches this time of day is lunch.
_NOON = (11 * 60, 15 * 60)
_AFTER_LUNCH = 13 * 60
_MORNING = 8 * 60


class Pause(StrEnum):
    """Which time is offered."""

    QUARTER = "quarter"
    HOUR = "hour"
    AFTER_LUNCH = "after-lunch"
    TOMORROW = "tomorrow"
    NEXT_OPENING = "next-opening"


@dataclass(frozen=True, slots=True)
class Offer:
    """A time (UTC) until which a conversation may be put aside."""

    pause: Pause
    until: datetime


def offers(calendar: Calendar, now: datetime) -> tuple[Offer, ...]:
    """What to offer at ``now``, the nearest way of saying it first. After lunch is left out once it
    is over, and on a day without an afternoon. Where the office stays closed tomorrow, its next
    opening takes the place of tomorrow's."""
    now = now.astimezone(UTC)
    found = [
        Offer(Pause.QUARTER, now + timedelta(minutes=15)),
        Offer(Pause.HOUR, now + timedelta(hours=1)),
    ]
    lunch = _after_lunch(calendar, now)
    if lunch is not None:
        found.append(Offer(Pause.AFTER_LUNCH, lunch))
    return (*found, _next_day(calendar, now))


def half_hours(calendar: Calendar, day: date, now: datetime) -> tuple[datetime, ...]:
    """The full and half hours (UTC) after ``now`` of a local date, from two hours before the office
    opens to two after it closes; a closed day counts as open from 8 to 18."""
    spans = calendar.spans(day)
    first, last = (spans[0][0], spans[-1][1]) if spans else (_MORNING, 18 * 60)
    tz = ZoneInfo(calendar.zone)
    minutes = range(max(0, first // 30 * 30 - 120), min(24 * 60 - 30, last + 120) + 1, 30)
    return tuple(at for minute in minutes if (at := instants(tz, day, minute)[0]) > now)


def _after_lunch(calendar: Calendar, now: datetime) -> datetime | None:
    tz = ZoneInfo(calendar.zone)
    today = now.astimezone(tz).date()
    lunch = _lunch(calendar.spans(today))
    at = instants(tz, today, lunch[1] if lunch else _AFTER_LUNCH)[0]
    return at if at > now and calendar.is_open(at) else None


def _lunch(spans: tuple[Span, ...]) -> Span | None:
    """The longest break around noon."""
    breaks = [(before[1], after[0]) for before, after in pairwise(spans)]
    around = [b for b in breaks if b[1] > _NOON[0] and b[0] < _NOON[1]]
    return max(around, key=lambda b: b[1] - b[0], default=None)


def _next_day(calendar: Calendar, now: datetime) -> Offer:
    tz = ZoneInfo(calendar.zone)
    today = now.astimezone(tz).date()
    opening = calendar.next_opening(now)
    while opening is not None and opening.astimezone(tz).date() <= today:
        opening = calendar.next_opening(opening)
    if opening is None:
        # Open all the time, or never: the morning is as good a time as any.
        opening = instants(tz, today + DAY, _MORNING)[0]
    tomorrow = opening.astimezone(tz).date() == today + DAY
    return Offer(Pause.TOMORROW if tomorrow else Pause.NEXT_OPENING, opening)

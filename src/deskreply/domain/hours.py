"""Office hours and quiet hours: wall-clock rules applied to instants.

Rules are wall-clock times of a zone (IANA name), so an office that opens at 8:00 opens at 8:00 on
both sides of a clock change. Instants are aware datetimes; results are UTC. An unknown zone name
raises ``zoneinfo.ZoneInfoNotFoundError``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deskreply.domain.hours_text import DAY_NAMES, MONTH_NAMES, Span, format_week, parse_week
from deskreply.domain.wallclock import DAY, clock_change, instants

# Quiet windows of several zones that leave no common gap are given up on after this many days.
_QUIET_HORIZON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class WeekHours:
    """When the office is open. ``days``: seven tuples, Monday first, of (start, end) in minutes
    after midnight, sorted and apart; an empty ``days`` means that no hours are set: always open.
    """

    days: tuple[tuple[Span, ...], ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether any hours are set. An office that is closed all week has hours set."""
        return bool(self.days)


ALWAYS_OPEN = WeekHours()


def parse_hours(text: str) -> WeekHours:
    """Read hours as people write them: ``mon-fri 08:00-12:00,13:00-17:00; sat 9am-1pm``.

    Also ``daily 9-17``, ``weekdays``, ``closed``, ``24/7``, Spanish day names. Days not named are
    closed. An empty text means that no hours are set. Raises ValueError with a sentence that says
    what is wrong and how it would be right.
    """
    return WeekHours(parse_week(text))


def format_hours(hours: WeekHours) -> str:
    """The hours in the form that ``parse_hours`` reads back to an equal value."""
    return format_week(hours.days)


def opening_words(opening: datetime | None, zone: str, now: datetime, language: str = "en") -> str:
    """When the office opens, as said to a caller: "tomorrow at 8:00 AM", "el lunes a las 9:00".

    Empty where ``opening`` is None. Any language but ``es`` reads as English.
    """
    if opening is None:
        return ""
    tz = ZoneInfo(zone)
    local = opening.astimezone(tz)
    days = (local.date() - now.astimezone(tz).date()).days
    if language == "es":
        return f"{_day_es(local.date(), days)} {_time_es(local)}"
    hour = local.hour % 12 or 12
    half = "AM" if local.hour < 12 else "PM"
    return f"{_day_en(local.date(), days)} at {hour}:{local.minute:02} {half}"


def _day_en(day: date, ahead: int) -> str:
    if ahead in (0, 1):
        return ("today", "tomorrow")[ahead]
    name = DAY_NAMES["en"][day.weekday()]
    return name if 1 < ahead < 7 else f"{name}, {MONTH_NAMES['en'][day.month - 1]} {day.day}"


def _day_es(day: date, ahead: int) -> str:
    if ahead in (0, 1):
        return ("hoy", "mañana")[ahead]
    name = f"el {DAY_NAMES['es'][day.weekday()]}"
    return name if 1 < ahead < 7 else f"{name} {day.day} de {MONTH_NAMES['es'][day.month - 1]}"


def _time_es(local: datetime) -> str:
    article = "a la" if local.hour == 1 else "a las"
    return f"{article} {local.hour}:{local.minute:02}"


# --- quiet hours --------------------------------------------------------------------------------


def quiet_until(start: time, end: time, zones: Iterable[str], now: datetime) -> datetime | None:
    """None if ``now`` is outside quiet hours in every zone; else the earliest later instant (UTC)
    that is outside quiet hours in all of them.

    ``start`` to ``end`` are wall-clock times of each zone, over midnight where ``end`` is earlier;
    equal ones mean no quiet hours. Where the zones leave no common time at all, the last instant
    that was tried.
    """
    places = [ZoneInfo(zone) for zone in zones]
    at = now.astimezone(UTC)
    while at <= now + _QUIET_HORIZON:
        quiet = [tz for tz in places if _is_quiet(start, end, at.astimezone(tz))]
        if not quiet:
            return at if at > now else None
        at = max(_quiet_end(start, end, tz, at) for tz in quiet)
    return at


def _is_quiet(start: time, end: time, local: datetime) -> bool:
    wall = local.time()
    if start <= end:
        return start <= wall < end
    return wall >= start or wall < end


def _quiet_end(start: time, end: time, tz: ZoneInfo, at: datetime) -> datetime:
    """The first instant after ``at``, which is quiet, that is not."""
    today = at.astimezone(tz).date()
    wall = end.hour * 60 + end.minute
    seconds = timedelta(seconds=end.second, microseconds=end.microsecond)
    ends = [
        instant + seconds
        for ahead in range(3)
        for instant in instants(tz, today + ahead * DAY, wall)
    ]
    last = min(e for e in ends if e > at and not _is_quiet(start, end, e.astimezone(tz)))
    # Clocks set back can leave quiet hours before their end comes, for a while.
    change = clock_change(tz, at, last)
    if change is not None and not _is_quiet(start, end, change.astimezone(tz)):
        return change
    return last

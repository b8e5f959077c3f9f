"""Times as people type them: "2026-11-23 09:00", "tomorrow 8:30", "14:00", "45m"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FITS = (
    'a time such as "2026-11-23 09:00", "tomorrow 9:00", "14:30", "2026-11-23T14:00Z", '
    "or from now on 15m, 2h, 3d"
)
_SPAN = re.compile(r"(?:in\s+)?(\d{1,4})\s*(m|min|h|d)", re.IGNORECASE)
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_DAY = re.compile(r"(today|tomorrow|hoy|mañana|\d{4}-\d{2}-\d{2})", re.IGNORECASE)
_AHEAD = {"today": 0, "hoy": 0, "tomorrow": 1, "mañana": 1}


def parse(text: str, zone: str, now: datetime) -> datetime:
    """The instant (UTC) that a text means in a zone. A clock time alone is of today. ValueError
    with what is wrong where it means none: nonsense, or a time that the clocks skip that day."""
    said = " ".join(text.split())
    span = _SPAN.fullmatch(said)
    if span is not None:
        return now.astimezone(UTC) + timedelta(**{_UNITS[span[2].lower()]: int(span[1])})
    exact = _with_offset(said)
    if exact is not None:
        return exact
    local = _local(said, now.astimezone(ZoneInfo(zone)).date())
    found = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local:
        raise ValueError(f"the clocks are set forward over {local:%H:%M} on that day")
    return found


def _with_offset(said: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo is not None else None


def _local(said: str, today: date) -> datetime:
    day_part = _DAY.match(said)
    rest = said[day_part.end() :].removeprefix("T").strip() if day_part is not None else said
    clock = _CLOCK.fullmatch(rest)
    # A bare number is no time of day: 9 may be an hour, a day or a slip.
    if clock is None or not (clock[2] or clock[3]):
        raise ValueError("it is no time")
    return datetime.combine(_day(day_part[1] if day_part else "today", today), _time(clock))


def _day(word: str, today: date) -> date:
    ahead = _AHEAD.get(word.lower())
    return date.fromisoformat(word) if ahead is None else today + timedelta(days=ahead)


def _time(clock: re.Match[str]) -> time:
    hour, minute, half = int(clock[1]), int(clock[2] or 0), (clock[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("there is no such hour")
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)

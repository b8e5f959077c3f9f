"""Times as people type them: "2026-11-23 09:00", "tomorrow 8:30", "monday 9am", "14:00", "45m"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FITS = (
    'a time such as "2026-11-23 09:00", "tomorrow 9:00", "monday 9:00", "14:30", '
    '"2026-11-23T14:00Z", '
    "or from now on 15m, 2h, 3d"
)
_SPAN = re.compile(r"(?:in\s+)?(\d{1,4})\s*(m|min|h|d)", re.IGNORECASE)
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_AHEAD = {"today": 0, "hoy": 0, "tomorrow": 1, "mañana": 1, "manana": 1}
_WEEKDAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday mon lunes", "tuesday tue martes", "wednesday wed miércoles miercoles",
            "thursday thu jueves", "friday fri viernes", "saturday sat sábado sabado",
            "sunday sun domingo",
        )
    )
    for name in names.split()
}  # fmt: skip
_NAMED = "|".join((*_AHEAD, *_WEEKDAYS))
_DAY = re.compile(rf"(?:el\s+)?((?:{_NAMED})\b|\d{{4}}-\d{{2}}-\d{{2}})", re.IGNORECASE)
# What may stand between a day and its time.
_BETWEEN = re.compile(r"^\s*(?:,|T(?=\d)|at\b|a las?\b)?\s*", re.IGNORECASE)


def parse(text: str, zone: str, now: datetime) -> datetime:
    """The instant (UTC) that a text means in a zone. A clock time alone is of today, a day of the
    week the next one after today. ValueError with what is wrong where it means none: nonsense, or a
    time that the clocks skip that day."""
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
    rest = _BETWEEN.sub("", said[day_part.end() :]) if day_part is not None else said
    clock = _CLOCK.fullmatch(rest)
    # A bare number is no time of day: 9 may be an hour, a day or a slip.
    if clock is None or not (clock[2] or clock[3]):
        raise ValueError("it is no time")
    return datetime.combine(_day(day_part[1] if day_part else "today", today), _time(clock))


def _day(word: str, today: date) -> date:
    weekday = _WEEKDAYS.get(word.lower())
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    ahead = _AHEAD.get(word.lower())
    return date.fromisoformat(word) if ahead is None else today + timedelta(days=ahead)


def _time(clock: re.Match[str]) -> time:
    hour, minute, half = int(clock[1]), int(clock[2] or 0), (clock[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("there is no such hour")
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)

"""The office's calendar as the settings have it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from deskreply.domain import closeddays, holidaynames
from deskreply.domain.calendar import Calendar
from deskreply.domain.closeddays import DayEntry
from deskreply.domain.hours import parse_hours
from deskreply.settings import Settings

UNNAMED = {"en": "Closed", "es": "Cerrado"}


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday by its English name, and whether the office is closed on it."""

    day: date
    name: str
    closed: bool


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Names the closed days. A day in ``open_days`` is open whatever else says otherwise; the
    office's own closed days give their name before public holidays do. ``ordinary``: holidays, by
    name, on which this office works."""

    own: tuple[DayEntry, ...]
    open_days: tuple[DayEntry, ...]
    ordinary: tuple[str, ...]
    state: str
    language: str

    def __call__(self, day: date) -> str:
        if any(entry.covers(day) for entry in self.open_days):
            return ""
        for entry in self.own:
            if entry.covers(day):
                return entry.name or UNNAMED.get(self.language, UNNAMED["en"])
        return self._holiday(day) if self.state else ""

    def _holiday(self, day: date) -> str:
        names = holidaynames.holidays_of(self.state, day.year).get(day, ())
        kept = [name for name in names if not self._works_on(name)]
        return "; ".join(holidaynames.spoken(name, self.language) for name in kept)

    def _works_on(self, name: str) -> bool:
        return any(holidaynames.same_holiday(name, called) for called in self.ordinary)


def calendar(settings: Settings, zone: str, line: str = "") -> Calendar:
    """The hours of a line (E.164 of a watched number; "" or one without hours of its own: the
    office's) in the office's time zone."""
    return _calendar(
        settings.line(line).hours or settings.hours,
        zone,
        settings.closed_days,
        settings.open_days,
        settings.state,
        settings.language,
    )


def holidays(settings: Settings, today: date) -> tuple[Holiday, ...]:
    """The public holidays of the office's state from ``today`` on for a year, each once, by day."""
    if not settings.state:
        return ()
    ordinary = [text for text in settings.open_days if not closeddays.is_date(text)]
    found: dict[str, Holiday] = {}
    for year in (today.year, today.year + 1):
        for day, names in sorted(holidaynames.holidays_of(settings.state, year).items()):
            for name in map(holidaynames.base_name, names):
                closed = not any(holidaynames.same_holiday(name, called) for called in ordinary)
                if day >= today:
                    found.setdefault(name, Holiday(day, name, closed))
    return tuple(sorted(found.values(), key=lambda holiday: holiday.day))


def unknown_holidays(settings: Settings, year: int) -> list[str]:
    """The names in ``office.open_days`` that are no public holiday of the office's state, this year
    or in the three that follow: some are not held every year."""
    names = [text for text in settings.open_days if not closeddays.is_date(text)]
    if not names or not settings.state:
        return names
    known = {
        name
        for ahead in range(4)
        for day in holidaynames.holidays_of(settings.state, year + ahead).values()
        for name in day
    }
    return [n for n in names if not any(holidaynames.same_holiday(k, n) for k in known)]


@lru_cache(maxsize=64)
def _calendar(
    hours: str,
    zone: str,
    closed: tuple[str, ...],
    opened: tuple[str, ...],
    state: str,
    language: str,
) -> Calendar:
    week = parse_hours(hours)
    if not closed and not state:
        return Calendar(week, zone)
    dates = [text for text in opened if closeddays.is_date(text)]
    days = ClosedDays(
        own=tuple(map(closeddays.parse_entry, closed)),
        open_days=tuple(map(closeddays.parse_entry, dates)),
        ordinary=tuple(text for text in opened if text not in dates),
        state=state,
        language=language,
    )
    # A day is asked about again and again while the next opening is looked for.
    return Calendar(week, zone, lru_cache(maxsize=2048)(days))

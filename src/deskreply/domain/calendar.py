"""When an office is open: its weekly hours in its time zone, without the days it stays closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from deskreply.domain.hours import ALWAYS_OPEN, WeekHours, opening_words
from deskreply.domain.hours_text import DAY_MINUTES, Span
from deskreply.domain.wallclock import DAY, SECOND, clock_change, instants

ALL_DAY: tuple[Span, ...] = ((0, DAY_MINUTES),)
# An office that does not open within this time is treated as one that never opens.
HORIZON_DAYS = 800


def never_closed(_day: date) -> str:
    """The closed days of an office that has none."""
    return ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Office hours of one place. ``zone``: IANA name. ``closed``: the name of the closed day that a
    local date is, "" for an ordinary day. Instants are aware datetimes; results are UTC."""

    week: WeekHours = ALWAYS_OPEN
    zone: str = "UTC"
    closed: Callable[[date], str] = never_closed

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at an instant."""
        local = at.astimezone(ZoneInfo(self.zone))
        minute = local.hour * 60 + local.minute
        return any(start <= minute < end for start, end in self.spans(local.date()))

    def spans(self, day: date) -> tuple[Span, ...]:
        """The open spans of a local date, in minutes of its wall clock."""
        usual = self.week.days[day.weekday()] if self.week.is_set else ALL_DAY
        return () if not usual or self.closed(day) else usual

    def openings(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when the office is open within a local date, in order."""
        edges = [*self.edges(day), instants(ZoneInfo(self.zone), day + DAY, 0)[0]]
        found: list[tuple[datetime, datetime]] = []
        for start, end in pairwise(edges):
            if not self.is_open(start):
                continue
            if found and found[-1][1] == start:
                start = found.pop()[0]
            found.append((start, end))
        return tuple(found)

    def closed_day(self, at: datetime) -> str:
        """The name of the holiday or closed day that an instant's local date is, "" for none."""
        return self.closed(at.astimezone(ZoneInfo(self.zone)).date())

    def next_opening(self, at: datetime) -> datetime | None:
        """The next instant after ``at`` at which the closed office opens; while it is open, the
        opening after the next closing. None where it never opens or never closes."""
        return next((flip for flip, opens in self._flips(at) if opens), None)

    def next_closing(self, at: datetime) -> datetime | None:
        """The next instant after ``at`` at which the office closes. None where it never does."""
        return next((flip for flip, opens in self._flips(at) if not opens), None)

    def opening_words(self, at: datetime, language: str = "en") -> str:
        """The next opening as said to a caller at ``at``: "tomorrow at 8:00 AM"; "" for none."""
        return opening_words(self.next_opening(at), self.zone, at, language)

    def after(self, at: datetime, open_time: timedelta) -> datetime:
        """The instant at which the office has been open for ``open_time`` since ``at``. Where it
        never is, as long after ``at`` by any clock."""
        left = open_time
        since = at if self.is_open(at) else None
        for flip, opens in self._flips(at):
            if opens:
                since = flip
                continue
            if since is None or flip - since >= left:
                break
            left -= flip - since
            since = None
        return (at if since is None else since).astimezone(UTC) + left

    def open_time(self, start: datetime, end: datetime) -> timedelta:
        """For how long the office is open from ``start`` to ``end``."""
        total = timedelta()
        since = start if self.is_open(start) else None
        for flip, opens in self._flips(start):
            if flip >= end:
                break
            if opens:
                since = flip
            elif since is not None:
                total += flip - since
                since = None
        return total if since is None else total + max(timedelta(), end - since)

    def edges(self, day: date) -> list[datetime]:
        """The instants of a local date at which the office may open or close, in order: midnight,
        the ends of its spans, and where clocks set back return into or out of one."""
        tz = ZoneInfo(self.zone)
        midnight = instants(tz, day, 0)
        edges = set(midnight)
        spans = self.spans(day)
        for minute in {minute for span in spans for minute in span} - {0, DAY_MINUTES}:
            edges.update(instants(tz, day, minute))
        if spans:
            change = clock_change(tz, midnight[0], instants(tz, day + DAY, 0)[0])
            edges.update(() if change is None else (change,))
        return sorted(edges)

    def _flips(self, after: datetime) -> Iterator[tuple[datetime, bool]]:
        """The instants after ``after`` at which the office opens (True) or closes, in turn."""
        if not self._ever_changes():
            return
        today = after.astimezone(ZoneInfo(self.zone)).date()
        for ahead in range(HORIZON_DAYS):
            for at, opens in _flips_on(self, today + ahead * DAY):
                if at > after:
                    yield at, opens

    def _ever_changes(self) -> bool:
        days = self.week.days
        if not any(days):
            return not self.week.is_set and self.closed is not never_closed
        return self.closed is not never_closed or any(day != ALL_DAY for day in days)


@lru_cache(maxsize=4096)
def _flips_on(office: Calendar, day: date) -> tuple[tuple[datetime, bool], ...]:
    """When the office opens (True) and closes on a local date. Remembered: a busy office asks for
    its next opening with every text."""
    return tuple(
        (at, office.is_open(at))
        for at in office.edges(day)
        if office.is_open(at) is not office.is_open(at - SECOND)
    )

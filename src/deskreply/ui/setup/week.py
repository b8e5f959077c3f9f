"""An office's week in its simplest form: the same hours on each open day, with or without lunch."""

from __future__ import annotations

from dataclasses import dataclass

from deskreply.domain.hours import WeekHours, format_hours, parse_hours
from deskreply.domain.hours_text import Span

NOON, EVENING = 12 * 60, 17 * 60
STEP_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Week:
    """Times in minutes after midnight; ``days``: 0 is Monday."""

    days: frozenset[int] = frozenset(range(5))
    start: int = 8 * 60
    end: int = EVENING
    lunch: bool = False
    lunch_start: int = NOON
    lunch_end: int = NOON + 60

    @property
    def fits(self) -> bool:
        """Whether it opens before it closes, and lunch lies between."""
        lunch = self.start < self.lunch_start < self.lunch_end < self.end
        return bool(self.days) and self.start < self.end and (lunch or not self.lunch)

    def text(self) -> str:
        """As the settings keep it."""
        spans: tuple[Span, ...] = ((self.start, self.end),)
        if self.lunch:
            spans = ((self.start, self.lunch_start), (self.lunch_end, self.end))
        return format_hours(WeekHours(tuple(spans if day in self.days else () for day in range(7))))


def read(hours: str) -> Week | None:
    """The same of what the settings keep; None where it is not that simple."""
    days = parse_hours(hours).days
    kinds = {spans for spans in days if spans}
    if len(kinds) != 1:
        return None
    (spans,) = kinds
    opens = frozenset(day for day in range(7) if days[day])
    if any(minute % STEP_MINUTES for span in spans for minute in span):
        return None
    if len(spans) == 1:
        return Week(opens, *spans[0])
    if len(spans) == 2:
        (start, noon), (after, end) = spans
        return Week(opens, start, end, True, noon, after)
    return None

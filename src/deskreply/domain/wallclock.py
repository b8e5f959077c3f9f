"""From the clock on the wall of a zone to instants, also on days when clocks change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def instants(tz: ZoneInfo, day: date, minute: int) -> Sequence[datetime]:
    """The instants (UTC, in order) at which a day's clocks reach ``minute``: one, or two where they
    are set back over it; the change itself where they skip it."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=tz)
    first = wall.replace(fold=0).astimezone(UTC)
    second = wall.replace(fold=1).astimezone(UTC)
    if first == second:
        return (first,)
    if first < second:
        return (first, second)
    change = clock_change(tz, second, first)
    return (change if change is not None else first,)


def clock_change(tz: ZoneInfo, low: datetime, high: datetime) -> datetime | None:
    """The first instant in (low, high] with another UTC offset than at ``low``, to the second, if
    the offsets at both ends differ."""
    offset = low.astimezone(tz).utcoffset()
    if high.astimezone(tz).utcoffset() == offset:
        return None
    while high - low > SECOND:
        middle = low + (high - low) / 2
        if middle.astimezone(tz).utcoffset() == offset:
            low = middle
        else:
            high = middle
    # Clocks change on whole seconds, and the search ends less than one above.
    return high.replace(microsecond=0)

"""One open day as people speak of it: when it opens and closes, and its breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from deskreply.domain.hours_text import DAY_MINUTES, Span

STEP = 15
_NOON, _HOUR = 12 * 60, 60


@dataclass(frozen=True, slots=True)
class DayHours:
    """In minutes after midnight; ``breaks`` in order, apart, within. What would not be so is
    refused with a ValueError that has no words: whoever asks knows what was asked."""

    opens: int
    closes: int
    breaks: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        edges = self.edges
        if any(first >= later for first, later in pairwise(edges)):
            raise ValueError
        if not 0 <= edges[0] < edges[-1] <= DAY_MINUTES:
            raise ValueError

    @classmethod
    def of(cls, spans: Sequence[Span]) -> DayHours | None:
        """Of a day's open spans; None for a closed day."""
        if not spans:
            return None
        breaks = tuple((end, start) for (_, end), (start, _) in pairwise(spans))
        return cls(spans[0][0], spans[-1][1], breaks)

    @property
    def edges(self) -> tuple[int, ...]:
        """Every minute at which it opens or closes, in order."""
        return (self.opens, *chain.from_iterable(self.breaks), self.closes)

    @property
    def spans(self) -> tuple[Span, ...]:
        """When it is open."""
        edges = self.edges
        return tuple(zip(edges[::2], edges[1::2], strict=True))

    def between(self, opens: int, closes: int) -> DayHours:
        """From when to when; breaks that are no longer within are left out."""
        kept = tuple(b for b in self.breaks if opens < b[0] and b[1] < closes)
        return DayHours(opens, closes, kept)

    def moved(self, edge: int, minute: int) -> DayHours:
        """One of the ``edges`` at another minute, as far as its neighbours leave room."""
        edges = list(self.edges)
        least = edges[edge - 1] + STEP if edge else 0
        most = edges[edge + 1] - STEP if edge + 1 < len(edges) else DAY_MINUTES
        if least <= most:
            edges[edge] = min(max(minute, least), most)
        inner = edges[1:-1]
        breaks = tuple(zip(inner[::2], inner[1::2], strict=True))
        return DayHours(edges[0], edges[-1], breaks)

    def with_break(self, start: int, end: int, at: int | None = None) -> DayHours:
        """One break more, or another in the place of the one that stands ``at``."""
        others = tuple(b for i, b in enumerate(self.breaks) if i != at)
        return replace(self, breaks=tuple(sorted((*others, (start, end)))))

    def without_break(self, at: int) -> DayHours:
        """Without the break that stands ``at``."""
        return replace(self, breaks=tuple(b for i, b in enumerate(self.breaks) if i != at))

    def usual_break(self) -> DayHours | None:
        """One break more where it is usual: from noon for an hour, else in the middle of the
        longest span; None where there is no room."""
        start, end = max(self.spans, key=lambda span: span[1] - span[0])
        noon = any(a < _NOON and b > _NOON + _HOUR for a, b in self.spans)
        if noon:
            return self.with_break(_NOON, _NOON + _HOUR)
        length = min(_HOUR, (end - start) // 3 // STEP * STEP)
        if length < STEP:
            return None
        begin = (start + (end - start - length) // 2) // STEP * STEP
        begin = max(begin, start + 1)
        return self.with_break(begin, begin + length)

"""What a benchmark reports: values, goals, and the line that shows both."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Report: TypeAlias = Callable[["Figure"], None]
"""Takes each figure as soon as it is known."""


class Impossible(Exception):
    """The benchmark could not be run; says why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report.

    ``values`` in ``unit``. ``goals``: the most that a statistic (``p50``, ``p95``, or ``value`` for
    a figure of one value) may be. ``broken``: what went wrong for good, such as a lost text; "" for
    nothing. ``note``: a remark at the end of the line.
    """

    name: str
    unit: str
    values: Sequence[float]
    goals: tuple[tuple[str, float], ...] = ()
    p95: bool = False
    note: str = ""
    broken: str = ""

    @property
    def met(self) -> bool:
        """Whether every goal was reached; True where there is none."""
        return all(self.stat(name) <= most for name, most in self.goals)

    def stat(self, name: str) -> float:
        """The statistic of that name."""
        return quantile(self.values, 0.95 if name == "p95" else 0.5)

    def line(self) -> str:
        """The figure as it is printed."""
        parts = [f"{self.name:<31}", f"{self._shown():<34}", f"n {len(self.values):<5}"]
        if self.goals:
            goals = ", ".join(f"{self._label(n)}<= {m:g} {self.unit}" for n, m in self.goals)
            parts.append(f"goal {goals:<30}")
            parts.append("met" if self.met else "MISSED")
        if self.note:
            parts.append(f"({self.note})")
        if self.broken:
            parts.append(f"BROKEN: {self.broken}")
        return " ".join(parts).rstrip()

    def _shown(self) -> str:
        if not self.values:
            return "no values"
        stats = ["p50", "p95"] if self.p95 else ["p50" if len(self.values) > 1 else "value"]
        return "  ".join(f"{self._label(s)}{_short(self.stat(s))} {self.unit}" for s in stats)

    def _label(self, stat: str) -> str:
        return "" if stat == "value" else f"{stat} "


def quantile(values: Sequence[float], part: float) -> float:
    """The smallest value that at least ``part`` of the values do not exceed; infinite for none."""
    if not values:
        return math.inf
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"

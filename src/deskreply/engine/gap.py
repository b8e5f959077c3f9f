"""Sees that the PC slept or that its clock was set."""

from __future__ import annotations

import threading
from collections.abc import Callable

from deskreply.engine.ports import Clock

# Wall and monotonic time drift apart by this much only when the PC slept or its clock was set.
GAP_SECONDS = 2.5


class GapWatch:
    """Compares the two clocks each time somebody looks, which has to be every second.

    ``on_gap`` is told the seconds. Whoever looks while another thread deals with a gap waits until
    that is done: after ``look`` everybody knows of it.
    """

    def __init__(
        self, clock: Clock, on_gap: Callable[[float], None], *, every_seconds: float
    ) -> None:
        self._clock = clock
        self._on_gap = on_gap
        self._silence = every_seconds + GAP_SECONDS
        self._lock = threading.RLock()
        self._wall, self._steady = clock.now(), clock.monotonic()

    def look(self) -> bool:
        """Whether there was a gap since the last look."""
        with self._lock:
            wall, steady = self._clock.now(), self._clock.monotonic()
            passed = steady - self._steady
            gap = (wall - self._wall).total_seconds() - passed
            self._wall, self._steady = wall, steady
            if abs(gap) <= GAP_SECONDS:
                # Where monotonic time goes on during sleep, nobody looked for too long.
                if passed <= self._silence:
                    return False
                gap = passed
            self._on_gap(gap)
            return True

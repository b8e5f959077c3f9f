"""Time as the practice line sees it, and the waits that `speed` shortens.

Timestamps are always the clock's own. Only waits are scaled, and they are kept in *line seconds*
(clock seconds times speed), so a change of speed also shortens the waits already running.
"""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

SPEEDS = (1.0, 20.0)
"""The slowest and the fastest a practice line may run."""


class Clock(Protocol):
    """A source of time, and of somebody who runs what has become due."""

    def now(self) -> datetime:
        """The time of day, aware, UTC."""

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back."""

    def drive(self, timeline: Timeline) -> None:
        """See to it that `timeline.run_due()` is called when its next step is due."""


class SystemClock:
    """Real time. Each timeline has a thread, which lives only while it has steps to come."""

    def now(self) -> datetime:
        """The time of day, aware, UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds of the computer's monotonic clock."""
        return time.monotonic()

    def drive(self, timeline: Timeline) -> None:
        """Start a thread that runs the steps and ends with the last of them."""
        thread = threading.Thread(target=timeline.run_until_empty, name="practice-steps")
        thread.daemon = True
        thread.start()


class ManualClock:
    """Time that stands still until `advance`: for tests. Steps run in the caller's thread."""

    def __init__(self, start: datetime | None = None) -> None:
        self._now = start or datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
        self._elapsed = 0.0
        self._timelines: list[Timeline] = []

    def now(self) -> datetime:
        """The time it was set to, aware, UTC."""
        return self._now

    def monotonic(self) -> float:
        """Seconds advanced so far."""
        return self._elapsed

    def drive(self, timeline: Timeline) -> None:
        """Run the steps of `timeline` as time is advanced."""
        if timeline not in self._timelines:
            self._timelines.append(timeline)

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass; every step runs at the very moment it is due."""
        target = self._elapsed + seconds
        while True:
            due = [d for d in (t.next_due() for t in self._timelines) if d is not None]
            moment = max(self._elapsed, min([target, *due]))
            self._now += timedelta(seconds=moment - self._elapsed)
            self._elapsed = moment
            for timeline in self._timelines:
                timeline.run_due()
            if moment >= target:
                break
        for timeline in self._timelines:
            timeline.wake()


class Timeline:
    """Steps that happen after a wait, in order, under the line's lock.

    `changed` is the condition of the practice line; waiting threads are told of changes of speed.
    """

    def __init__(self, clock: Clock, changed: threading.Condition) -> None:
        self._clock = clock
        self._changed = changed
        self._speed = SPEEDS[0]
        self._line_time = 0.0
        self._measured_at = clock.monotonic()
        self._steps: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = itertools.count()
        self._driven = False

    @property
    def speed(self) -> float:
        """How many line seconds pass in a second, 1 to 20."""
        return self._speed

    @speed.setter
    def speed(self, value: float) -> None:
        if not SPEEDS[0] <= value <= SPEEDS[1]:
            raise ValueError(f"speed must be between {SPEEDS[0]:g} and {SPEEDS[1]:g}")
        with self._changed:
            self._line_time = self.line_time()
            self._measured_at = self._clock.monotonic()
            self._speed = float(value)
            self._changed.notify_all()

    def line_time(self) -> float:
        """Line seconds since the timeline was made."""
        with self._changed:
            passed = self._clock.monotonic() - self._measured_at
            return self._line_time + passed * self._speed

    def after(self, seconds: float, step: Callable[[], None]) -> None:
        """Run `step` in `seconds` line seconds, holding the lock. It must not block."""
        with self._changed:
            heapq.heappush(self._steps, (self.line_time() + seconds, next(self._numbers), step))
            if not self._driven:
                self._driven = True
                self._clock.drive(self)
            self.wake()

    def wake(self) -> None:
        """Let everybody who waits on the line look again."""
        with self._changed:
            self._changed.notify_all()

    def next_due(self) -> float | None:
        """When, on the clock's monotonic scale, the next step is due; None without steps."""
        with self._changed:
            if not self._steps:
                return None
            return self._clock.monotonic() + self._seconds_to(self._steps[0][0])

    def run_due(self) -> None:
        """Run every step that is due."""
        with self._changed:
            # The small allowance keeps a rounding error from asking for one more tiny wait.
            while self._steps and self._steps[0][0] <= self.line_time() + 1e-6:
                heapq.heappop(self._steps)[2]()

    def run_until_empty(self) -> None:
        """Wait for and run all steps, then return; a later step is driven anew."""
        with self._changed:
            try:
                while self._steps:
                    self.run_due()
                    if self._steps:
                        self._changed.wait(self._seconds_to(self._steps[0][0]))
            finally:
                self._driven = False

    def wait(self, until_line_time: float) -> None:
        """Wait for a change, but no longer than until `until_line_time`. The lock is held."""
        self._changed.wait(self._seconds_to(until_line_time))

    def _seconds_to(self, line_time: float) -> float:
        return max(0.0, (line_time - self.line_time()) / self._speed)

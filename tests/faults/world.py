"""Time for one practice line and the PCs on it, shared by their processes.

It is the real time, but a PC may sleep through some of it, and its clock may be set wrong.
"""

from __future__ import annotations

import mmap
import struct
import threading
import time
from datetime import UTC, datetime, timedelta

from deskreply.practice.clock import Timeline

_CELL = struct.calcsize("d")
_TICK = 0.02


class World:
    """What time it really is. Made before its processes are forked, seen by all of them."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start or datetime.now(UTC)
        self._began = time.monotonic()
        self._cells = mmap.mmap(-1, mmap.PAGESIZE)

    def now(self) -> datetime:
        """UTC."""
        passed = time.monotonic() - self._began + self._get(0)
        return self._start + timedelta(seconds=passed)

    def skip(self, seconds: float) -> None:
        """Let time pass at once: whoever is not running now slept through it."""
        self._set(0, self._get(0) + seconds)

    def slept(self) -> float:
        """Seconds skipped so far."""
        return self._get(0)

    def step(self, pc: int, seconds: float) -> None:
        """Set the clock of a PC (1, 2, …) so many seconds off."""
        self._set(pc, seconds)

    def off(self, pc: int) -> float:
        """By how many seconds a PC's clock is wrong."""
        return self._get(pc)

    def _get(self, cell: int) -> float:
        value: float = struct.unpack_from("d", self._cells, cell * _CELL)[0]
        return value

    def _set(self, cell: int, value: float) -> None:
        struct.pack_into("d", self._cells, cell * _CELL, value)


class PcClock:
    """A PC's clocks, as the engine's port wants them. Its monotonic clock stands still in sleep."""

    def __init__(self, world: World, pc: int = 1) -> None:
        self._world = world
        self._pc = pc

    def now(self) -> datetime:
        """What this PC believes, UTC."""
        return self._world.now() + timedelta(seconds=self._world.off(self._pc))

    def monotonic(self) -> float:
        """Seconds."""
        return time.monotonic()


class LineClock:
    """The provider's clock, which does not sleep."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self) -> datetime:
        """The right time, UTC."""
        return self._world.now()

    def monotonic(self) -> float:
        """Seconds."""
        return time.monotonic() + self._world.slept()

    def drive(self, timeline: Timeline) -> None:
        """Run the steps of ``timeline`` from now on; a skip is noticed within a tick."""
        threading.Thread(target=self._driving, args=[timeline], daemon=True).start()

    def _driving(self, timeline: Timeline) -> None:
        while True:
            timeline.run_due()
            time.sleep(_TICK)

"""What a scenario is given, and what comes of it."""

from __future__ import annotations

import mmap
import random
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from deskreply.domain.history import Finding, Verdict
from deskreply.settings import Settings
from tests.faults.home import OFFICE, Home
from tests.faults.line import RemoteLine
from tests.faults.world import World

_CELL = struct.calcsize("q")


class Goal:
    """A number of kills to reach together, counted by several processes at once."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._cells = mmap.mmap(-1, mmap.PAGESIZE)

    def count(self, job: int) -> None:
        """One more, by a job (0 to 511) that nobody else counts for."""
        at = job * _CELL
        struct.pack_into("q", self._cells, at, struct.unpack_from("q", self._cells, at)[0] + 1)

    @property
    def reached(self) -> int:
        """How many so far."""
        return sum(struct.unpack(f"{mmap.PAGESIZE // _CELL}q", self._cells[:]))


@dataclass
class Outcome:
    """What became of the calls of some homes. ``hits``: kills in the midst of a request that was
    waited for. ``under_fire``: texts that left before the last kill. ``counts`` by verdict,
    ``reasons`` of those that were given to staff. ``trouble``: what else must not be. ``skipped``:
    why it could not be played."""

    kills: int = 0
    hits: int = 0
    under_fire: int = 0
    counts: Counter[Verdict] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    failures: list[Finding] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    skipped: str = ""

    def add(self, findings: list[Finding]) -> None:
        """Count a judgement."""
        self.counts.update(finding.verdict for finding in findings)
        self.reasons.update(f.reason for f in findings if f.verdict is Verdict.STAFF)
        self.failures += [finding for finding in findings if finding.failed]

    def join(self, other: Outcome) -> None:
        """Count another's as well."""
        self.kills += other.kills
        self.hits += other.hits
        self.under_fire += other.under_fire
        self.counts.update(other.counts)
        self.reasons.update(other.reasons)
        self.failures += other.failures
        self.trouble += other.trouble
        self.skipped = self.skipped or other.skipped

    @property
    def bad(self) -> bool:
        """Whether something must not be."""
        return bool(self.failures or self.trouble)


@dataclass(frozen=True)
class Stage:
    """Where one scenario is played once. ``naps``: settle with a PC that sleeps, to save time.
    ``rounds``: how often it happens what the scenario is about."""

    folder: Path
    empty: Path
    seed: int
    job: int
    goal: Goal
    naps: bool = False
    rounds: int = 10

    @property
    def dice(self) -> random.Random:
        """Chance, the same for the same seed."""
        return random.Random(self.seed)

    @contextmanager
    def office(self, start: datetime | None = None, **settings: Any) -> Iterator[Home]:
        """A line and a home that is set up on it."""
        world = World(start)
        chosen: Settings = replace(OFFICE, **settings)
        log = self.folder / "line.txt"
        with RemoteLine(world, self.seed, log) as line:
            home = Home(self.folder / "home", line, world, chosen)
            with home.set_up(self.empty):
                yield home

    def second(self, home: Home) -> Home:
        """Another home on the same line."""
        other = Home(self.folder / "other", home.line, home.world, home.settings, pc=2)
        return other.set_up(self.empty)

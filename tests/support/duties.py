"""A runner with one duty that counts its runs, and others that a test makes misbehave."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

from deskreply.engine.runner import Duty, Runner

SOON = 10.0  # how long to wait for what should happen at once, before calling it a failure
NEVER = 10_000.0


class JumpingClock:
    """The real clocks, plus what the test adds."""

    def __init__(self) -> None:
        self.wall = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.wall

    def monotonic(self) -> float:
        return time.monotonic()


class Duties:
    """The runner, and what it told."""

    def __init__(self) -> None:
        self.clock = JumpingClock()
        self.runs = threading.Semaphore(0)
        self.crashes: list[str] = []
        self.pause = NEVER
        self.hung = threading.Semaphore(0)
        self.back = threading.Event()
        self.gaps: list[float] = []
        self.let_go = threading.Event()
        self.at_work = threading.Event()
        self.runner: Runner

    def start(self, **duties: Duty) -> None:
        self.runner = Runner(
            self.clock,
            {"count": self.count, **duties},
            on_gap=self.gaps.append,
            on_tick=lambda: None,
            told=self,
        )
        self.runner.start()

    # --- what the runner tells ---

    def crashed(self, duty: str, error: BaseException) -> float:
        self.crashes.append(duty)
        return self.pause

    def hangs(self, duty: str) -> None:
        self.hung.release()

    def came_back(self, duty: str) -> None:
        self.back.set()

    # --- duties ---

    def count(self) -> float:
        self.runs.release()
        return NEVER

    def hang(self) -> float:
        self.at_work.set()
        self.let_go.wait(SOON)
        return NEVER

"""Keeps the duties going: APScheduler wakes each when its time has come, in a thread of its own.

A duty does a piece of work and says in how many seconds it wants to be called again. Due times that
matter are rows; losing a wake-up costs a second, never a text. A watch that runs on the monotonic
clock sees when the PC slept or its clock was set, and starts everything afresh.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from deskreply.engine.ports import Clock

log = logging.getLogger(__name__)

Duty = Callable[[], float]

# A job that is late is run all the same: this desk sleeps at night.
NO_LIMIT = None
# It tells of every single wake-up at INFO.
logging.getLogger("apscheduler").setLevel(logging.WARNING)
WATCH_SECONDS = 1.0
# Wall and monotonic time drift apart by this much only when the PC slept or its clock was set.
GAP_SECONDS = 2.5
AFTER_CRASH_SECONDS = 5.0


class Runner:
    """Runs named duties, each at most once at a time (``lend_a_hand`` adds another)."""

    def __init__(
        self,
        clock: Clock,
        duties: Mapping[str, Duty],
        *,
        on_gap: Callable[[float], None],
        on_tick: Callable[[], None],
        on_crash: Callable[[str, Exception], None],
    ) -> None:
        self._clock = clock
        self._duties = dict(duties)
        self._on_gap = on_gap
        self._on_tick = on_tick
        self._on_crash = on_crash
        self._lock = threading.Lock()
        self._running: dict[str, int] = {}
        self._again: set[str] = set()
        self._idle = threading.Condition(self._lock)
        self._stop = threading.Event()
        self._scheduler: Any = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(len(duties) + 8)},
            timezone=UTC,
            job_defaults={"coalesce": True, "misfire_grace_time": NO_LIMIT, "max_instances": 1},
        )
        self._watch = threading.Thread(target=self._watching, name="deskreply-watch", daemon=True)

    def start(self) -> None:
        self._scheduler.start()
        for name in self._duties:
            self._plan(name, 0.0)
        self._watch.start()

    def wake(self, name: str) -> None:
        """Run a duty now; if it is running, once more right after."""
        with self._lock:
            if self._running.get(name):
                self._again.add(name)
            else:
                self._plan(name, 0.0)

    def lend_a_hand(self, name: str) -> None:
        """Run a duty once more beside one that is held up."""
        if not self._stop.is_set():
            self._scheduler.add_job(self._run, args=[name, False])

    def stop(self, seconds: float) -> bool:
        """Start nothing more; wait at most ``seconds`` for what is running. True if all is done."""
        self._stop.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        with self._idle:
            return self._idle.wait_for(lambda: not any(self._running.values()), seconds)

    @property
    def running(self) -> tuple[str, ...]:
        """The duties that are at work right now."""
        with self._lock:
            return tuple(name for name, count in self._running.items() if count)

    def _plan(self, name: str, seconds: float) -> None:
        if self._stop.is_set():
            return
        at = datetime.now(UTC) + timedelta(seconds=max(0.0, seconds))
        try:
            self._scheduler.add_job(
                self._run, "date", run_date=at, args=[name, True], id=name, replace_existing=True
            )
        except RuntimeError:
            # The scheduler was shut down between the check and here.
            if not self._stop.is_set():
                raise

    def _run(self, name: str, repeat: bool) -> None:
        with self._lock:
            if self._stop.is_set() or (repeat and self._running.get(name)):
                return
            self._running[name] = self._running.get(name, 0) + 1
            self._again.discard(name)
        seconds = AFTER_CRASH_SECONDS
        try:
            seconds = self._duties[name]()
        except Exception as error:
            self._on_crash(name, error)
        finally:
            with self._idle:
                self._running[name] -= 1
                again = name in self._again
                # Under the lock: a wake-up that comes now must not be overwritten by this plan.
                if repeat or again:
                    self._plan(name, 0.0 if again else seconds)
                self._idle.notify_all()

    def _watching(self) -> None:
        wall, steady = self._clock.now(), self._clock.monotonic()
        while not self._stop.wait(WATCH_SECONDS):
            now, moment = self._clock.now(), self._clock.monotonic()
            gap = (now - wall).total_seconds() - (moment - steady)
            slept = moment - steady > WATCH_SECONDS + GAP_SECONDS
            wall, steady = now, moment
            try:
                if abs(gap) > GAP_SECONDS or slept:
                    self._on_gap(gap)
                    for name in self._duties:
                        self.wake(name)
                self._on_tick()
            except Exception as error:
                self._on_crash("watch", error)

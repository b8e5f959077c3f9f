"""Keeps the duties going: APScheduler wakes each when its time has come, in a thread of its own.

A duty does a piece of work and says in how many seconds it wants to be called again. Due times that
matter are rows; losing a wake-up costs a second, never a text. A watch looks every second: whether
the PC slept or its clock was set, whether a duty hangs, whether the scheduler still does its work.
Who runs the engine looks after the watch (``tend``).
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.words import Words
from deskreply.engine.gap import GapWatch
from deskreply.engine.ports import Clock

log = logging.getLogger(__name__)

Duty = Callable[[], float]

# A job that is late is run all the same: this desk sleeps at night.
NO_LIMIT = None
# It tells of every single wake-up at INFO.
logging.getLogger("apscheduler").setLevel(logging.WARNING)
WATCH_SECONDS = 1.0
AFTER_CRASH_SECONDS = 5.0
# No request, no lock and no page of rows takes this long.
HANG_SECONDS = 120.0
MOST_HANGING = 3
# A wake-up that is this late was lost, or there is no thread left to run it.
LATE_SECONDS = 10.0
MOST_REPAIRS = 3
# In looks of whoever tends us, one a second.
WATCH_STILL = 60

STUCK = Words(
    "DeskReply cannot go on: parts of it do not come back. Start it again; nothing that was stored "
    "is lost.",
    "DeskReply no puede continuar: hay partes que no responden. Ábralo de nuevo; nada de lo "
    "guardado se pierde.",
)


class Told(Protocol):
    """Who hears how the duties fare. None of it may take long."""

    def crashed(self, duty: str, error: BaseException) -> float:
        """It failed. Returns the seconds until it is tried again."""

    def hangs(self, duty: str) -> None:
        """It does not come back; another thread takes over."""

    def came_back(self, duty: str) -> None:
        """None of this duty's threads hangs any more."""


@dataclass(eq=False, slots=True)
class _Run:
    """One run of a duty in a thread. ``at``: when it last got further (monotonic)."""

    name: str
    at: float


class Runner:
    """Runs named duties, each at most once at a time (``lend_a_hand`` adds another).

    A run that hangs is written off and the duty started anew: each duty has to bear that a run that
    was written off goes on after all. ``on_gap`` gets the seconds of a sleep or of a step of the
    clock, ``on_tick`` is called every second.
    """

    def __init__(
        self,
        clock: Clock,
        duties: Mapping[str, Duty],
        *,
        on_gap: Callable[[float], None],
        on_tick: Callable[[], None],
        told: Told,
    ) -> None:
        self._clock = clock
        self._duties = dict(duties)
        self._on_gap = on_gap
        self._on_tick = on_tick
        self._told = told
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._runs: dict[str, set[_Run]] = defaultdict(set)
        self._hanging: dict[str, set[_Run]] = defaultdict(set)
        self._again: set[str] = set()
        self._planned: dict[str, float] = {}
        self._here = threading.local()
        self._stop = threading.Event()
        self._gap = GapWatch(clock, self._slept, every_seconds=WATCH_SECONDS)
        self._scheduler = self._new_scheduler()
        self._repairs = 0
        self._watch: threading.Thread | None = None
        self._watches = 0
        self._looks = self._looks_seen = self._still = 0
        self._down: EnvironmentTrouble | None = None

    def start(self) -> None:
        self._gap.look()
        self._scheduler.start()
        for name in self._duties:
            self._plan(name, 0.0)
        self._start_watch()

    def wake(self, name: str) -> None:
        """Run a duty now; if it is running, once more right after."""
        with self._lock:
            if self._runs[name]:
                self._again.add(name)
            else:
                self._plan(name, 0.0)

    def lend_a_hand(self, name: str) -> None:
        """Run a duty once more beside one that is held up."""
        if not self._stop.is_set():
            self._scheduler.add_job(self._run, args=[name, False])

    def progress(self) -> None:
        """The duty that this thread runs got further: it does not hang."""
        run: _Run | None = getattr(self._here, "run", None)
        if run is not None:
            run.at = self._clock.monotonic()

    def notice_gap(self) -> None:
        """Look now whether the PC slept; on return ``on_gap`` was told."""
        self._gap.look()

    def give_up(self, error: EnvironmentTrouble) -> None:
        """The engine cannot go on: whoever tends it is told, with this error."""
        self._down = error

    def tend(self) -> None:
        """To be called every second by whoever runs the engine: keeps the watch alive. Raises
        EnvironmentTrouble where the engine cannot go on."""
        if self._down is not None:
            raise self._down
        if self._watch is None or self._stop.is_set():
            return
        self._still = self._still + 1 if self._looks == self._looks_seen else 0
        self._looks_seen = self._looks
        if self._still >= WATCH_STILL or not self._watch.is_alive():
            log.error("the watch does not look any more: starting another")
            if self._watches > MOST_REPAIRS:
                raise EnvironmentTrouble.of(STUCK)
            try:
                self._start_watch()
            except RuntimeError:
                raise EnvironmentTrouble.of(STUCK) from None

    def stop(self, seconds: float) -> bool:
        """Start nothing more; wait at most ``seconds`` for what is running. True if all is done."""
        self._stop.set()
        _shut_down(self._scheduler)
        with self._idle:
            return self._idle.wait_for(lambda: not self._at_work(), seconds)

    @property
    def running(self) -> tuple[str, ...]:
        """The duties that are at work right now."""
        with self._lock:
            return self._at_work()

    def _at_work(self) -> tuple[str, ...]:
        return tuple(name for name in self._duties if self._runs[name] or self._hanging[name])

    # --- duties ---

    def _plan(self, name: str, seconds: float) -> None:
        if self._stop.is_set():
            return
        seconds = max(0.0, seconds)
        self._planned[name] = self._clock.monotonic() + seconds
        at = datetime.now(UTC) + timedelta(seconds=seconds)
        try:
            self._scheduler.add_job(
                self._run, "date", run_date=at, args=[name, True], id=name, replace_existing=True
            )
        except RuntimeError:
            # The scheduler was shut down between the check and here.
            if not self._stop.is_set():
                raise

    def _run(self, name: str, repeat: bool) -> None:
        run = _Run(name, self._clock.monotonic())
        with self._lock:
            if self._stop.is_set():
                return
            if repeat and self._runs[name]:
                # A helper is at work: its end brings the next run, or this one would be the last.
                self._again.add(name)
                return
            self._runs[name].add(run)
            self._again.discard(name)
            self._planned.pop(name, None)
            self._repairs = 0
        self._here.run = run
        seconds = AFTER_CRASH_SECONDS
        try:
            seconds = self._duties[name]()
        except BaseException as error:
            # Also SystemExit: nobody ends the engine from inside a duty.
            seconds = self._crashed(name, error)
        finally:
            self._here.run = None
            self._over(run, repeat, seconds)

    def _over(self, run: _Run, repeat: bool, seconds: float) -> None:
        name = run.name
        with self._idle:
            self._idle.notify_all()
            if run in self._runs[name]:
                self._runs[name].discard(run)
                again = name in self._again
                # Under the lock: a wake-up that comes now must not be overwritten by this plan.
                if repeat or again:
                    self._plan(name, 0.0 if again else seconds)
                return
            self._hanging[name].discard(run)
            hang = bool(self._hanging[name])
        if not hang:
            self._told.came_back(name)

    def _crashed(self, name: str, error: BaseException) -> float:
        try:
            return self._told.crashed(name, error)
        except Exception as worse:
            log.error("a failure could not be told: %s", type(worse).__name__)
            return AFTER_CRASH_SECONDS

    # --- the watch ---

    def _start_watch(self) -> None:
        self._watches += 1
        self._still = 0
        self._watch = threading.Thread(
            target=self._watching, args=[self._watches], name="deskreply-watch", daemon=True
        )
        self._watch.start()

    def _watching(self, number: int) -> None:
        while not self._stop.wait(WATCH_SECONDS) and number == self._watches:
            self._looks += 1
            try:
                if not self._gap.look():
                    self._take_over()
                    self._repair()
                self._on_tick()
            except BaseException as error:
                self._crashed("watch", error)

    def _slept(self, gap: float) -> None:
        with self._lock:
            # Nobody got further while the PC slept.
            for run in (r for runs in self._runs.values() for r in runs):
                run.at = self._clock.monotonic()
        self._on_gap(gap)
        for name in self._duties:
            self.wake(name)

    def _take_over(self) -> None:
        """Write off runs that hang, and start their duties anew."""
        long_ago = self._clock.monotonic() - HANG_SECONDS
        with self._lock:
            stuck = [run for runs in self._runs.values() for run in runs if run.at < long_ago]
            for run in stuck:
                self._runs[run.name].discard(run)
                self._hanging[run.name].add(run)
                if not self._runs[run.name]:
                    self._plan(run.name, 0.0)
            most = max((len(runs) for runs in self._hanging.values()), default=0)
        for run in stuck:
            self._told.hangs(run.name)
        if most >= MOST_HANGING:
            self.give_up(EnvironmentTrouble.of(STUCK))

    def _repair(self) -> None:
        """Put another scheduler in the place of one that lost a wake-up or lost its thread."""
        now = self._clock.monotonic()
        with self._lock:
            late = any(
                now - at > LATE_SECONDS for name, at in self._planned.items()
                if not self._runs[name]
            )  # fmt: skip
        if not late:
            return
        self._repairs += 1
        log.error("wake-ups are lost: starting another scheduler")
        if self._repairs > MOST_REPAIRS:
            self.give_up(EnvironmentTrouble.of(STUCK))
        old, self._scheduler = self._scheduler, self._new_scheduler()
        threading.Thread(target=_shut_down, args=[old], daemon=True).start()
        self._scheduler.start()
        with self._lock:
            for name in self._planned:
                self._plan(name, 0.0)

    def _new_scheduler(self) -> Any:
        return BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(len(self._duties) + 8)},
            timezone=UTC,
            job_defaults={
                "coalesce": True,
                "misfire_grace_time": NO_LIMIT,
                # We see to that: it drops a wake-up that comes while the last run is ending.
                "max_instances": 1_000_000,
            },
        )


def _shut_down(scheduler: Any) -> None:
    # It may have lost its thread, or never have had one.
    with contextlib.suppress(Exception):
        # A job that is just being started makes its thread fail, were it still there at the end.
        scheduler.remove_all_jobs()
        scheduler.shutdown(wait=False)

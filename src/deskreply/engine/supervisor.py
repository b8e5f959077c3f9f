"""What becomes of duties that fail: when they are tried again, and what is said of it."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from datetime import datetime

from deskreply.domain.errors import DatabaseDamaged, DiskFull, EnvironmentTrouble
from deskreply.domain.health import Finding, Level, Word
from deskreply.engine.context import Context

log = logging.getLogger(__name__)

# A full disk has room again without telling us.
SURROUNDINGS_SECONDS = 5.0
LOUD_AFTER = 5
LOUD_WITHIN_SECONDS = 60.0
MOST_SECONDS = 60.0
# What was loud has to work for this long before it is told to be over.
CALM_SECONDS = 30.0


@dataclass(slots=True)
class _Failing:
    """A duty that failed and has not worked since. ``times``: its failures, monotonic seconds."""

    in_a_row: int = 0
    times: deque[float] = field(default_factory=lambda: deque(maxlen=LOUD_AFTER))
    loud: bool = False


class Supervisor:
    """Hears how the duties fare. Safe to use from several threads."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._lock = threading.Lock()
        self._said: dict[str, tuple[Finding, str]] = {}
        self._failing: dict[str, _Failing] = defaultdict(_Failing)
        self._hanging: dict[str, Finding] = {}

    def crashed(self, duty: str, error: BaseException) -> float:
        """A duty failed. The surroundings (a full disk) are said once, in words; anything else is
        our bug: logged with its place, never with values. Returns the seconds until it is tried
        again: ever longer, up to a minute; from five failures on it is said loudly."""
        if isinstance(error, DatabaseDamaged):
            # Told by the engine, which ends: whoever runs it puts a backup in its place.
            return SURROUNDINGS_SECONDS
        if isinstance(error, EnvironmentTrouble):
            full = isinstance(error, DiskFull)
            word = Word.DISK_NEARLY_FULL if full else Word.DATABASE
            self.say(duty, "trouble", word, Level.BAD, str(error), es=error.es)
            return SURROUNDINGS_SECONDS
        kind = type(error).__name__
        log.error("duty %s failed: %s", duty, kind, exc_info=error)
        with self._lock:
            seconds, now_loud = self._count(self._failing[duty])
        if now_loud:
            self.say(duty, "duty-failing", Word.DUTY_FAILING, Level.BAD, kind)
        else:
            self.say(duty, "duty-failed", Word.DUTY_FAILING, Level.WARNING, kind)
        return seconds

    def _count(self, failing: _Failing) -> tuple[float, bool]:
        now = self._ctx.clock.monotonic()
        failing.in_a_row += 1
        failing.times.append(now)
        often = len(failing.times) == LOUD_AFTER and now - failing.times[0] <= LOUD_WITHIN_SECONDS
        failing.loud = failing.loud or often or failing.in_a_row >= LOUD_AFTER
        pause = 2.0 ** (failing.in_a_row - 1)
        return MOST_SECONDS if failing.in_a_row >= LOUD_AFTER else pause, failing.loud

    def worked(self, duty: str) -> None:
        """A duty did its work."""
        with self._lock:
            failing = self._failing.get(duty)
            if failing is not None:
                failing.in_a_row = 0
                calm = self._ctx.clock.monotonic() - failing.times[-1]
                if calm >= (CALM_SECONDS if failing.loud else LOUD_WITHIN_SECONDS):
                    del self._failing[duty]
                elif failing.loud:
                    return
        self.over(duty)

    def hangs(self, duty: str) -> None:
        """A duty does not come back; another thread took over."""
        log.error("duty %s hangs", duty)
        with self._lock:
            since = self._ctx.now()
            self._hanging[duty] = Finding(Word.DUTY_HANGING, Level.WARNING, since, duty)
        self._ctx.publish([self._ctx.event("duty-hanging", about=duty)])

    def came_back(self, duty: str) -> None:
        """What hung went on after all."""
        with self._lock:
            was = self._hanging.pop(duty, None)
        if was is not None:
            self._ctx.publish([self._ctx.event("trouble-over", about=duty)])

    def say(
        self, about: str, event: str, word: Word, level: Level, detail: str, *, es: str = ""
    ) -> None:
        """Something is wrong: told once until it is over or something else is wrong. ``es``: the
        detail in Spanish."""
        with self._lock:
            before = self._said.get(about)
            since: datetime | None = before[0].since if before else self._ctx.now()
            said = Finding(word, level, since, about), f"{event} {detail}"
            if before == said:
                return
            self._said[about] = said
        told = self._ctx.event(event, about=about, detail=detail)
        self._ctx.publish([replace(told, es=es)])

    def over(self, about: str) -> None:
        """It works again."""
        with self._lock:
            # Several threads may run a duty: only one of them has the news.
            was = self._said.pop(about, None)
        if was is not None:
            self._ctx.publish([self._ctx.event("trouble-over", about=about)])

    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong with the duties now."""
        with self._lock:
            return *(finding for finding, _ in self._said.values()), *self._hanging.values()

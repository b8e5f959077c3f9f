"""An agent that is killed again and again, while people call and the provider misbehaves."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import Any

from deskreply.domain.history import Verdict
from deskreply.domain.models import MessageRow
from tests.faults import line as told
from tests.faults.home import Home
from tests.faults.stage import Outcome, Stage
from tests.faults.weather import AREAS, Callers, weather

# The quarantine of a text that is sent again is ten minutes, and a text is stuck after fifteen.
LONGEST_SETTLING = 18 * 60.0
_LOOK_AGAIN = 5.0
_NAP = 50.0
_BETWEEN_NAPS = 3.0
_STARTS_WITHIN = 30.0
_AIMS = (told.POSTING, told.POSTED, told.LOOK, told.CALLS, told.MESSAGES, told.STATUS)
_WEIGHTS = (35, 20, 20, 10, 10, 5)


class Passing:
    """Time that passes with callers from some areas and weather, ``fair`` for good, in this
    thread."""

    def __init__(
        self,
        home: Home,
        dice: random.Random,
        *,
        fair: bool = False,
        areas: Sequence[str] = AREAS,
    ) -> None:
        self._home = home
        self._dice = dice
        self._callers = Callers(home.line, dice, areas)
        self._call_at = 0.0
        self._weather_at = float("inf") if fair else 0.0

    def seconds(self, seconds: float) -> None:
        """Let things happen for so long."""
        moment = time.monotonic() + seconds
        while (now := time.monotonic()) < moment:
            self._happen(now)
            time.sleep(max(0.0, min(moment, self._call_at, self._weather_at) - time.monotonic()))

    def until_asked(self, word: bytes, seconds: float) -> bool:
        """Let things happen until the line is asked that; False where it was not in time."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            self._happen(now)
            left = min(end, self._call_at, self._weather_at) - time.monotonic()
            if self._home.line.wait_for(word, left):
                return True
        return False

    def until_strike(self) -> bool:
        """Let things happen until a moment that is good for a kill: often in the midst of a request
        that matters (True), else any."""
        if self._dice.random() < 0.2:
            self.seconds(self._dice.uniform(0.02, 2))
            return False
        # However slow the machine is: an agent that has not begun has nothing to lose.
        self.until_asked(told.CALLS, _STARTS_WITHIN)
        if self._dice.random() < 0.2:
            self.seconds(self._dice.uniform(0, 5))
            return False
        hit = self.until_asked(self._dice.choices(_AIMS, _WEIGHTS)[0], self._dice.uniform(2, 6))
        time.sleep(self._dice.choice((0.0, 0.001, 0.003, 0.01, 0.03)) * self._dice.random())
        return hit

    def over(self) -> None:
        """All who are still on the phone hang up, and the weather is good."""
        self._callers.hang_up()
        self._home.line.clear_faults()

    def _happen(self, now: float) -> None:
        if now >= self._weather_at:
            self._home.line.clear_faults()
            for fault in weather(self._dice):
                self._home.line.add_fault(fault)
            self._weather_at = now + self._dice.uniform(2, 12)
        if now >= self._call_at:
            self._call_at = now + self._callers.act()


def kills(stage: Stage, **settings: Any) -> Outcome:
    """Kill and restart until the goal is reached, then let things settle and judge."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office(**settings) as home:
        passing = Passing(home, dice)
        while stage.goal.reached < stage.goal.total and not outcome.trouble:
            strike(home, passing, outcome)
            stage.goal.count(stage.job)
            if dice.random() < 0.3:
                passing.seconds(dice.uniform(0, 3))
        passing.over()
        outcome.under_fire = len(texts(home))
        # The quarantines go by the clock on the wall: a PC that sleeps gets through them sooner.
        settle(home, outcome, naps=True)
    return outcome


def texts(home: Home) -> list[MessageRow]:
    """What the provider took from us so far."""
    return [row for row in home.line.log().messages if row.direction == "outbound-api"]


def strike(home: Home, passing: Passing, outcome: Outcome) -> None:
    """Start an agent, and kill it at some moment."""
    agent = home.start()
    outcome.hits += passing.until_strike()
    end(home, agent, outcome)


def end(home: Home, agent: int, outcome: Outcome) -> None:
    """Kill an agent that must still be at work."""
    if not home.runs(agent):
        outcome.trouble.append(f"the agent ended by itself: {last_words(home)}")
        return
    home.kill(agent)
    outcome.kills += 1


def last_words(home: Home) -> str:
    """What a home's processes said last."""
    said = home.said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return said[-1] if said else "nothing"


def settle(home: Home, outcome: Outcome, *, naps: bool = False) -> None:
    """An agent that lives, until nothing waits any more; then the judgement. ``naps``: the PC
    sleeps again and again, to get there sooner."""
    began = home.world.now()
    agent = home.start()
    pause = _BETWEEN_NAPS if naps else _LOOK_AGAIN
    home.line.wait_for(told.CALLS, _STARTS_WITHIN)
    time.sleep(pause)
    while True:
        findings = home.judged()
        waits = any(finding.verdict is Verdict.WAITING for finding in findings)
        if not waits or (home.world.now() - began).total_seconds() > LONGEST_SETTLING:
            break
        if naps:
            home.sleep(agent, _NAP)
        time.sleep(pause)
    if home.runs(agent):
        home.kill(agent)
    else:
        outcome.trouble.append(f"the agent ended by itself: {last_words(home)}")
    outcome.add(findings)

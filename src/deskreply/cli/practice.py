"""The engine on the practice line: real code, real HTTP on loopback, callers from a script.

Nothing here knows the office's keys or database, so nothing can reach a real caller. Every run
begins with an empty database and a new key that is kept nowhere.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deskreply import bootstrap
from deskreply.domain.models import LineProfile
from deskreply.settings import Settings

if TYPE_CHECKING:
    from deskreply.engine.engine import Engine
    from deskreply.engine.ports import Notifier, Store
    from deskreply.practice import PracticeLine, ScriptRunner
    from deskreply.ui.backend import PracticeCaller

SPEED = 10.0
# Who calls at a desk that is being learned, and how long after each other, in seconds at speed 1.
LESSON = ("spanish-booking", "insurance-question", "angry", "landline", "stop", "wrong-number")
LESSON_GAP = 200.0


@dataclass(frozen=True, slots=True)
class Rig:
    """An engine that works on a practice line of its own."""

    engine: Engine
    line: PracticeLine
    store: Store


@contextlib.contextmanager
def rig(
    folder: Path, settings: Callable[[], Settings], notifier: Notifier | None = None
) -> Iterator[Rig]:
    """Practice line, database in ``folder`` and engine, ready to start. ``notifier``: as for
    ``bootstrap.engine``."""
    from deskreply.practice import PracticeServer
    from deskreply.provider import TwilioProvider
    from deskreply.store import open_store

    for leftover in folder.glob("deskreply.db*"):
        leftover.unlink()
    with PracticeServer() as server, contextlib.ExitStack() as closing:
        line = server.line
        store = open_store(folder / "deskreply.db", secrets.token_hex(32))
        closing.callback(store.close)
        provider = TwilioProvider(line.account_sid, line.account_sid, line.auth_token, server.url)
        ctx = bootstrap.context("practice", settings, store, provider)
        yield Rig(bootstrap.engine(ctx, notifier), line, store)


class Controls:
    """What a window may do with a practice line: implements ``ui.backend.PracticeControl``."""

    def __init__(self, line: PracticeLine, callers: ScriptRunner) -> None:
        self._line, self._callers = line, callers

    @property
    def speed(self) -> float:
        return self._line.speed

    def set_speed(self, speed: float) -> None:
        self._line.speed = speed

    def callers(self) -> tuple[PracticeCaller, ...]:
        from deskreply.ui.backend import PracticeCaller

        return tuple(
            PracticeCaller(turn.script.name, turn.script.caller, turn.started, turn.seconds)
            for turn in self._callers.turns()
        )

    def call_now(self) -> None:
        self._callers.call_now()


def lesson(line: PracticeLine) -> ScriptRunner:
    """The callers of a practice at the window: each once, then whenever one asks for another."""
    from deskreply.practice import ScriptRunner, scripts_named

    return ScriptRunner(line, scripts_named(LESSON), gap=LESSON_GAP, repeat=False)


def practice_settings(own: Settings) -> Settings:
    """The office's own wording and hours, on the practice line's numbers, at any time of day."""
    from deskreply.practice.line import DEFAULT_NUMBERS

    return replace(
        own,
        business=own.business or "Bright Smile Dental",
        staff=own.staff or "Dana",
        quiet_enabled=False,
        enabled=True,
        lines=tuple(LineProfile(number) for number in DEFAULT_NUMBERS),
    )


def practice_agent() -> int:
    """``deskreply agent --practice``"""
    from deskreply.cli.running import run_agent
    from deskreply.practice import ScriptRunner

    desk = bootstrap.open_desk(create=True)
    home = desk.home.practice().create()
    settings = practice_settings(desk.settings())
    with rig(home.root, lambda: settings) as practice:
        practice.line.speed = SPEED
        with ScriptRunner(practice.line):
            return run_agent(home, practice.engine)

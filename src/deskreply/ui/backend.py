"""What the window works on: the office's data and, where it runs in this process, the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from deskreply.domain.events import Event
from deskreply.domain.health import Health
from deskreply.engine.ports import Store, Subscriber
from deskreply.settings import Settings
from deskreply.settings.kinds import Json


def _nothing(_: object) -> None:
    """Where an agent has the engine, there is nobody here to be told."""


@dataclass(frozen=True, slots=True)
class PracticeCaller:
    """A scripted caller. ``name``: the script's; ``number``: E.164; ``called``: they have, at least
    once. ``seconds``: until they ring by themselves, None where they are not the next."""

    name: str
    number: str
    called: bool
    seconds: float | None = None


class PracticeControl(Protocol):
    """The practice line's knobs (see ``ui.practice``). May be called from the window's thread."""

    @property
    def speed(self) -> float:
        """How many times as fast as life callers ring and answer."""

    def set_speed(self, speed: float) -> None: ...

    def callers(self) -> tuple[PracticeCaller, ...]:
        """All of them, in the order they ring."""

    def call_now(self) -> None:
        """Let the next one ring; after the last the first, under another number."""


@dataclass(frozen=True, slots=True)
class Backend:
    """Everything here may be called from any thread but the window's own.

    ``settings`` is asked anew each time, ``refresh`` re-reads their file and says whether they
    changed. ``now``: UTC, corrected by the provider's clock. ``desk``: this desk's name among those
    that share a database. ``zone``: the office's time zone. ``publish``, ``wake`` and ``subscribe``
    reach the engine of this process; without one they do nothing, and rows alone tell the news.
    ``engine_here``: whether it ends with this process. ``look``: the health of whichever engine
    works here. ``save_setting``: keeps one, typed; raises UserError, EnvironmentTrouble.
    ``shared``: whether other desks may work on the same data. ``practice``: the practice line's
    controls, None where this is no practice.
    """

    store: Store
    settings: Callable[[], Settings]
    refresh: Callable[[], bool]
    now: Callable[[], datetime]
    desk: str
    zone: Callable[[], str]
    look: Callable[[], Health]
    save_setting: Callable[[str, Json], None]
    engine_here: bool = False
    publish: Callable[[Iterable[Event]], None] = _nothing
    wake: Callable[[str], None] = _nothing
    subscribe: Callable[[Subscriber], None] = _nothing
    shared: bool = False
    practice: PracticeControl | None = None

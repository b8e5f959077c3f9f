"""An office and the bridge to it: what a window or one of its parts stands on in a test."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from deskreply import settings as config
from deskreply.settings.kinds import Json
from deskreply.ui.backend import Backend
from deskreply.ui.bridge import Bridge
from deskreply.ui.theme import Theme, install
from tests.support.office import CALLER, Office, open_office

PATIENCE_MS = 20_000


def wait(until: Callable[[], bool], ms: int = PATIENCE_MS) -> None:
    """Let the window work until something is so. AssertionError where it never is."""
    loop, look, end = QEventLoop(), QTimer(interval=5), QTimer(interval=ms, singleShot=True)
    # What was so may be so no longer when the loop returns: it has done more by then.
    look.timeout.connect(lambda: loop.exit(1) if until() else None)
    end.timeout.connect(loop.quit)
    if not until():
        look.start()
        end.start()
        assert loop.exec(), "it never happened"


@dataclass
class Desk:
    """The office (engine, practice line and clock), and a window's way to it."""

    office: Office
    bridge: Bridge

    @cached_property
    def theme(self) -> Theme:
        """Ours, light, in the font that comes with it."""
        return install(cast(QApplication, QApplication.instance()), mode="light", family="Inter")

    def run(self, seconds: float) -> None:
        """Let the office's time pass, then let the window see what came of it."""
        self.office.run(seconds)
        self.settle()

    def settle(self) -> None:
        """Wait until every question and action that the window has asked for is answered."""
        self.bridge.look()
        self.wait(lambda: not self.bridge.busy)

    def wait(self, until: Callable[[], bool], ms: int = PATIENCE_MS) -> None:
        """See ``wait``."""
        wait(until, ms)

    def lead(self, text: str, caller: str = CALLER, *, seconds: float = 6) -> None:
        """A lead texts the office."""
        self.office.line.text_in(caller, text)
        self.run(seconds)

    def missed(self, caller: str = CALLER, *, seconds: float = 20) -> None:
        """Somebody calls and nobody answers; the automatic text goes out."""
        self.office.missed(caller)
        self.run(seconds)

    def change(self, **values: Json) -> None:
        """Settings by their keys, dots written as ``__``."""
        self.office.change(**values)


def backend_of(office: Office, *, shared: bool = True) -> Backend:
    """What a window works on, of an office with an engine in this process. ``shared``: with other
    desks."""

    def save(key: str, value: Json) -> None:
        office.settings = config.set_value(office.settings, key, value)

    ctx = office.engine.ctx
    return Backend(
        store=office.store,
        settings=lambda: office.settings,
        refresh=lambda: False,
        now=ctx.now,
        desk="desk-1",
        zone=ctx.office_zone,
        look=office.engine.health.look,
        save_setting=save,
        publish=ctx.publish,
        wake=ctx.wake,
        subscribe=ctx.bus.subscribe,
        shared=shared,
    )


@contextlib.contextmanager
def open_window_desk(folder: Path, *, shared: bool = True) -> Iterator[Desk]:
    """The office opens for business, the bridge starts; both end with the block."""
    with open_office(folder) as office:
        bridge = Bridge(backend_of(office, shared=shared))
        bridge.start()
        desk = Desk(office, bridge)
        try:
            desk.settle()
            yield desk
        finally:
            assert bridge.close(), "something of the window still works"

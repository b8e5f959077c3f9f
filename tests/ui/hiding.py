"""A window with its privacy on a PC whose idle time is said, and what can be heard of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.engine import staff
from deskreply.ui.privacy import Privacy
from deskreply.ui.privacy.session import Session
from deskreply.ui.window import MainWindow
from tests.support.office import CALLER
from tests.support.pins import QuickHasher
from tests.ui.inboxes import know, wrote
from tests.ui.settings_support import machine
from tests.ui.support import Desk

CODE = "the code"
WROTE = "I cracked a molar, can I come today?"
# Of what they wrote, and their number as it is shown.
SECRETS = ("cracked a molar", "555-0123")
HASHER = QuickHasher()


@dataclass
class Pc:
    """``untouched``: seconds since the last key or mouse in any program, None where that is not
    told. ``clock``: the monotonic one. ``asked``: how often the app looked."""

    untouched: float | None = 0.0
    clock: float = 1000.0
    asked: int = 0

    def idle(self) -> float | None:
        self.asked += 1
        return self.untouched


@dataclass
class Hiding:
    """Everything that is needed to hide, to lock and to look."""

    desk: Desk
    window: MainWindow
    privacy: Privacy
    session: Session
    pc: Pc
    told: list[tuple[bool, bool]] = field(default_factory=list)

    def idle(self, minutes: float) -> None:
        """Nobody has touched the PC for so long; the app looks."""
        self.pc.clock += minutes * 60
        self.pc.untouched = None if self.pc.untouched is None else minutes * 60
        self.privacy.look()
        self.desk.settle()

    def person(self, name: str, pin: str = "") -> None:
        """Somebody is on the team."""
        office = self.desk.office
        staff.add(office.store, office.settings, office.clock.now(), name)
        if pin:
            staff.set_pin(office.store, office.settings, office.clock.now(), name, pin, HASHER)
        self.desk.settle()

    def trail(self) -> list[tuple[str, str, str]]:
        """The audit trail."""
        with self.desk.office.store.read() as reader:
            return [(record.who, record.what, record.detail) for record in reader.audit()]


def somebody_wrote(desk: Desk) -> None:
    """There is something to hide."""
    know(desk, CALLER, last_text=WROTE, unread=1, due=30)
    wrote(desk, CALLER, "m1", WROTE)


def under(window: QWidget, x: int, y: int) -> QWidget:
    """What lies there."""
    found = window.childAt(x, y)
    assert found is not None
    return found


@contextmanager
def hiding(desk: Desk, folder: Path, *, at_once: bool = True) -> Iterator[Hiding]:
    """The window is open; ``at_once``: with its desk."""
    pc = Pc()
    window = MainWindow(desk.theme)
    window.setMinimumSize(0, 0)
    window.resize(1280, 800)
    session = Session(window)
    computer = replace(machine(folder), idle=pc.idle, hasher=HASHER, is_recovery_code=CODE.__eq__)
    privacy = Privacy(window, computer, clock=lambda: pc.clock, session=session)
    made = Hiding(desk, window, privacy, session, pc)
    window.hide_wanted.connect(privacy.toggle)
    privacy.changed.connect(lambda: made.told.append((privacy.hidden, privacy.locked)))
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    if at_once:
        privacy.attach(desk.bridge)
        window.open_desk(desk.bridge)
        desk.settle()
    try:
        yield made
    finally:
        privacy.close()
        window.close_desk()
        privacy.detach()
        window.deleteLater()


def heard() -> str:
    """Everything that a screen reader finds in this application, whatever is on the screen."""
    app = QAccessible.queryAccessibleInterface(cast(QApplication, QApplication.instance()))
    return "\n".join(_said(app))


def _said(node: QAccessibleInterface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        if words := node.text(kind):
            yield words
    if (typed := node.textInterface()) is not None:
        yield typed.text(0, typed.characterCount())
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None:
            yield from _said(child)

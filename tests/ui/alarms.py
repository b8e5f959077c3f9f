"""What the tests of alerts share: alerts on a living office, and a desktop that shows them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from deskreply.domain.alerting import Toast
from deskreply.engine.noticebook import NoticeBook
from deskreply.ui.alerts import Alerts
from deskreply.ui.alerts.card import AlertCard
from deskreply.ui.machine import Machine, Notifications
from tests.ui.settings_support import machine
from tests.ui.support import Desk

THIS_DESK = "desk-1"


@dataclass
class Desktop:
    """The desktop's notifications. ``works``: whether it takes any; ``can_stay`` as on Linux."""

    works: bool = True
    can_stay: bool = True
    shown: dict[str, Toast] = field(default_factory=dict)
    all: list[Toast] = field(default_factory=list)
    _heard: Callable[[str, str, str], None] = lambda *_: None

    def show(
        self, toast: Toast, told: Callable[[bool], None], heard: Callable[[str, str, str], None]
    ) -> None:
        if self.works:
            self.shown.pop(toast.key, None)
            self.shown[toast.key] = toast
            self.all.append(toast)
            self._heard = heard
        told(self.works)

    def withdraw(self, key: str) -> None:
        self.shown.pop(key, None)

    def close(self) -> None:
        self.shown.clear()

    def act(self, what: str, words: str = "") -> None:
        """Do this with the newest one."""
        key = list(self.shown)[-1]
        del self.shown[key]
        self._heard(key, what, words)

    @property
    def says(self) -> list[tuple[str, str]]:
        """Title and body of all that is on the screen, oldest first."""
        return [(toast.title, toast.body) for toast in self.shown.values()]


@dataclass
class Told:
    """Alerts with all they reach. ``opened``: whose conversations they asked for, "" for the window
    alone. ``reading``: the one whose conversation stands open in the window."""

    desk: Desk
    alerts: Alerts
    desktop: Desktop
    window: QWidget
    sounds: list[str]
    reading: list[str]
    opened: list[str] = field(default_factory=list)

    @property
    def says(self) -> list[tuple[str, str]]:
        return self.desktop.says


@contextlib.contextmanager
def alerts_on(
    desk: Desk, folder: Path, notifications: Notifications | None = None, **settings: object
) -> Iterator[Told]:
    """Alerts in force, the conversation of nobody open. ``notifications``: in the place of the
    desktop that is only told."""
    desk.office.keeps_notices_of = THIS_DESK
    desk.change(**settings)
    sounds: list[str] = []
    desktop = Desktop()

    def play(path: Path) -> bool:
        sounds.append(path.stem)
        return True

    pc = machine(folder)
    window = QWidget()
    QVBoxLayout(window)
    reading = [""]
    alerts = Alerts(
        desk.theme,
        Machine(
            **{name: getattr(pc, name) for name in Machine.__dataclass_fields__}
            | {"notifications": notifications or desktop, "play": play}
        ),
        window,
        lambda: reading[0],
    )
    told = Told(desk, alerts, desktop, window, sounds, reading)
    alerts.open_thread.connect(told.opened.append)
    alerts.open_window.connect(lambda: told.opened.append(""))
    alerts.attach(desk.bridge)
    desk.settle()
    try:
        yield told
    finally:
        alerts.close()
        window.deleteLater()


def cards() -> list[AlertCard]:
    """Our own cards on the screen, oldest first."""
    found = QApplication.topLevelWidgets()
    return [card for card in found if isinstance(card, AlertCard) and card.isVisible()]


def told_by(desk: Desk, name: str) -> NoticeBook:
    """Who keeps the notices of another desk on these rows."""
    return NoticeBook(desk.office.store, desk.office.engine.ctx.now, name)

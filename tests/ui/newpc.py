"""A PC on which DeskReply was just installed, beside a practice line: what the first run needs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from deskreply import bootstrap
from deskreply.cli.firstrun import FirstRun
from deskreply.domain.pc import AutostartState
from deskreply.ui.background import Background
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.wizard import Wizard
from deskreply.ui.theme import install
from tests.support.office import Office
from tests.ui.firstrun import Memory
from tests.ui.support import backend_of, wait

ENVIRONMENT = (
    "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET",
    "DESKREPLY_DATABASE_KEY", "DESKREPLY_DATABASE_URL",
)  # fmt: skip


@dataclass
class Alerts:
    """Shows none, and remembers that it was asked. ``trouble``: why one could not be shown."""

    asked: list[str] = field(default_factory=list)
    trouble: str = ""

    def test(self, kind: str, then: Callable[[str], None] | None) -> None:
        self.asked.append(kind)
        if then is not None:
            then(self.trouble)


class Autostart:
    """Nothing starts at sign-in."""

    state_now = AutostartState.OFF

    def state(self) -> AutostartState:
        return self.state_now

    def set(self, on: bool) -> None:
        self.state_now = AutostartState.ON if on else AutostartState.OFF


class Pc:
    """The home, the practice line (``office.line``) and its clock; the wizard, as the app opens and
    closes it. An engine is only there once the wizard has asked for the office."""

    def __init__(self, folder: Path, office: Office) -> None:
        self.office = office
        self.desk = bootstrap.open_desk(create=True)
        self.port = FirstRun(self.desk)
        self.alerts = Alerts()
        self.autostart = Autostart()
        self.background = Background()
        self.bridge: Bridge | None = None
        self.wizards: list[Wizard] = []
        self.opened = self.practised = self.finished = self.closed = 0
        self.fails = ""
        app = cast(QApplication, QApplication.instance())
        self.theme = install(app, mode="light", family="Inter")
        self.folder = folder

    # --- the app ---

    def start(self) -> Wizard:
        """The window of the first run."""
        machine = cast(Machine, SimpleNamespace(autostart=self.autostart))
        around = SetupAround(
            self.port, self.theme, self.background, self.alerts, machine, self.office.clock.now
        )
        self.wizard = wizard = Wizard(around)
        self.wizards.append(wizard)
        wizard.practice_chosen.connect(lambda: self._count("practised"))
        wizard.office_wanted.connect(self._open)
        wizard.finished.connect(lambda: self._count("finished"))
        wizard.closed.connect(lambda: self._count("closed"))
        wizard.show()
        wizard.activateWindow()
        self.wait(wizard.isActiveWindow)
        self.settle()
        return wizard

    def go_to(self, number: int) -> Wizard:
        """The same, at a step that was come to before."""
        self.port.save({"setup.step": number})
        return self.start()

    def kill(self) -> None:
        """The app is gone without a word, and so is all that it only had in mind."""
        self.wizards.remove(self.wizard)
        shiboken6.delete(self.wizard)
        self.settle()
        self.desk = bootstrap.open_desk()
        self.port = FirstRun(self.desk)

    def _count(self, what: str) -> None:
        setattr(self, what, getattr(self, what) + 1)

    def _open(self) -> None:
        self.opened += 1
        if self.fails:
            self.wizard.office_failed(self.fails)
            return
        office, desk = self.office, self.desk
        office.key, office.settings = desk.database_key(), desk.settings()
        office.boot(desk.provider())
        backend = replace(
            backend_of(office), settings=desk.settings, refresh=desk.refresh,
            save_setting=desk.save_setting,
        )  # fmt: skip
        self.bridge = Bridge(backend)
        self.bridge.start()
        self.wizard.set_office(self.bridge)

    def close(self) -> None:
        """The app ends."""
        if self.bridge is not None:
            assert self.bridge.close()
            self.office.crash()
        self.background.close()
        for wizard in self.wizards:
            wizard.close()
            wizard.deleteLater()

    # --- time ---

    def run(self, seconds: float) -> None:
        """Let the office's time pass."""
        self.office.settings = self.desk.settings()
        self.office.run(seconds)
        self.settle()

    def settle(self) -> None:
        """Until nothing is on its way any more."""
        if self.bridge is not None:
            self.bridge.look()
        QApplication.processEvents()
        self.wait(lambda: not self.background.busy)
        self.wait(lambda: self.bridge is None or not self.bridge.busy)

    def wait(self, until: Callable[[], bool], ms: int = 8000) -> None:
        """Let the window work until something is so."""
        wait(until, ms)

    # --- a person at the keyboard ---

    def press(
        self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Keys, one after the other, wherever the keyboard is."""
        for key in keys:
            QTest.keyClick(self.here(), key, held)
            self.settle()

    def type(self, words: str) -> None:
        """Words, wherever the keyboard is."""
        QTest.keyClicks(self.here(), words)

    def here(self) -> QWidget:
        """Where the keyboard is. A desktop gives it back to the window when a dialog closes."""
        if QApplication.activeWindow() is None:
            self.wizard.activateWindow()
            self.wait(self.wizard.isActiveWindow)
        return QApplication.focusWidget() or self.wizard

    def click(self, words: str) -> None:
        """The button that says so."""
        self.button(words).click()
        self.settle()

    # --- what is on the screen ---

    def button(self, words: str) -> QPushButton:
        found = [
            button
            for button in self.wizard.findChildren(QPushButton)
            if button.text() == words and button.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} buttons say {words!r}"
        return found[0]

    def words(self, root: QWidget | None = None) -> list[str]:
        """All that can be read."""
        labels = (root or self.wizard).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    @property
    def step(self) -> int:
        """The step that is open, as it stands above the page."""
        [words] = [words for words in self.words() if words.endswith(" 7")]
        return int(next(part for part in words.split() if part.isdigit()))


@contextlib.contextmanager
def new_pc(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pc]:
    """Installed a moment ago; everything ends with the block."""
    ring = Memory()
    monkeypatch.setattr("deskreply.system.secrets.allowed_backend", lambda: ring)
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    office = Office(folder)
    with office.server:
        monkeypatch.setenv("DESKREPLY_HOME", str(folder))
        monkeypatch.setenv("DESKREPLY_PROVIDER_URL", office.server.url)
        pc = Pc(folder, office)
        try:
            yield pc
        finally:
            pc.close()

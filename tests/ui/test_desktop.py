"""The app behind its icon, where an office cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.ui import desktop
from deskreply.ui.desktop import Desktop
from deskreply.ui.office import Host
from deskreply.ui.tray import Tray
from deskreply.ui.ways import Ways
from tests.ui.eyes import words
from tests.ui.support import Desk, backend_of
from tests.ui.test_allday import Pc

LOCKED = "The keyring is locked."


class Office:
    """Cannot be opened so many times, then it can."""

    def __init__(self, desk: Desk, failures: int) -> None:
        self.left, self.tried = failures, 0
        self._desk = desk

    def __call__(self, host: Host) -> None:
        self.tried += 1
        if self.tried <= self.left:
            raise EnvironmentTrouble(LOCKED)
        host.ready(backend_of(self._desk.office))
        host.stopped.wait()
        host.let_go()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "RETRY_MS", 20)


@contextmanager
def app_of(desk: Desk, office: Office) -> Iterator[Desktop]:
    ways = Ways(
        settings=lambda: desk.office.settings, serve=office, own=None, machine=Pc().machine,
        listen=lambda heard: lambda: None,
    )  # fmt: skip
    app = Desktop(cast(QApplication, QApplication.instance()), desk.theme, Tray(desk.theme), ways)
    yield app
    app.quit()
    desk.wait(lambda: app.office.join(0))
    app.window.hide()
    app.deleteLater()


def test_what_goes_by_itself_needs_nobody(desk: Desk, soon: None) -> None:
    office = Office(desk, failures=3)
    with app_of(desk, office) as app:
        app.start(hidden=True)
        desk.wait(lambda: app.bridge is not None)
        assert office.tried == 4


def test_it_is_said_once_and_does_not_come_forward_again(desk: Desk, soon: None) -> None:
    office = Office(desk, failures=10_000)
    with app_of(desk, office) as app:
        app.start(hidden=True)
        desk.wait(lambda: LOCKED in words(app.window))
        app.window.hide()
        before = office.tried
        desk.wait(lambda: office.tried > before + 2)
        assert not app.window.isVisible()

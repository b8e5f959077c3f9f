"""The app behind its icon, where an office cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from deskreply import bootstrap
from deskreply.domain.errors import EnvironmentTrouble, NoCredentials
from deskreply.ui import desktop
from deskreply.ui.desktop import Desktop
from deskreply.ui.office import Host
from deskreply.ui.settings.keydialog import KeyDialog
from deskreply.ui.settings.vault import Vault
from deskreply.ui.tray import Tray
from deskreply.ui.ways import Own, Ways
from tests.ui.eyes import click, is_seen, seen, words
from tests.ui.firstrun import FreshPC, fresh_pc
from tests.ui.support import Desk, backend_of
from tests.ui.test_allday import Pc

LOCKED = "The keyring is locked."


class Office:
    """Cannot be opened so many times, or as long as it ``lacks`` something; then it can."""

    def __init__(
        self, desk: Desk, failures: int, lacks: Callable[[], Exception | None] = lambda: None
    ) -> None:
        self.left, self.tried, self.lacks = failures, 0, lacks
        self._desk = desk

    def __call__(self, host: Host) -> None:
        self.tried += 1
        if self.tried <= self.left:
            raise EnvironmentTrouble(LOCKED)
        if lacking := self.lacks():
            raise lacking
        host.ready(backend_of(self._desk.office))
        host.stopped.wait()
        host.let_go()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "RETRY_MS", 20)


@contextmanager
def app_of(desk: Desk, office: Office, own: Callable[[], Own] | None = None) -> Iterator[Desktop]:
    ways = Ways(
        settings=lambda: desk.office.settings, serve=office, own=own,
        machine=cache(lambda: Pc().machine), listen=lambda heard: lambda: None,
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


def test_a_key_that_is_gone_is_pasted_again_where_that_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_pc(tmp_path, monkeypatch) as fresh:
        key_is_pasted(desk, fresh)


def key_is_pasted(desk: Desk, fresh: FreshPC) -> None:
    def lacks() -> Exception | None:
        return None if fresh.port.has_credentials() else NoCredentials.of(bootstrap.NO_CREDENTIALS)

    own = Own(fresh.port, cast(Vault, None))
    with app_of(desk, Office(desk, 0, lacks), lambda: own) as app:
        app.start(hidden=False)
        desk.wait(lambda: "key is not on this PC any more" in words(app.window))
        assert not is_seen(app.window, QAbstractButton, "Try again")
        click(seen(app.window, QAbstractButton, "Paste the key"))
        desk.wait(lambda: bool(app.window.findChildren(KeyDialog)))
        [asked] = app.window.findChildren(KeyDialog)
        account, token = fresh.keys
        seen(asked, QLineEdit, "Account SID").setText(account)
        seen(asked, QLineEdit, "Auth token").setText(token)
        use = seen(asked, QAbstractButton, "Use this key")
        desk.wait(use.isEnabled)
        click(use)
        desk.wait(lambda: app.bridge is not None)

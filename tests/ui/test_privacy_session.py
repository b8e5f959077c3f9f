"""What a Linux desktop says of the session is heard, over a real bus."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from deskreply.ui.privacy.linux import LinuxSession
from tests.support.sessions import OTHER_SESSION, Sessions, sessions

pytestmark = [
    pytest.mark.linux,
    pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs dbus-daemon"),
]
NAME = "sessions-of-a-test"


@dataclass
class Ear:
    """What the app hears of what the desktop says."""

    says: Sessions
    session: LinuxSession
    qtbot: QtBot
    heard: list[str] = field(default_factory=list)

    def until(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=10_000)

    def hears(self, *what: str) -> None:
        """Just this, sooner or later."""
        self.until(lambda: len(self.heard) >= len(what))
        assert self.heard == list(what)
        self.heard.clear()


@pytest.fixture
def ear(qtbot: QtBot) -> Iterator[Ear]:
    with sessions() as says:
        parent = QObject()
        bus = QDBusConnection.connectToBus(says.address, NAME)
        session = LinuxSession(parent, bus)
        made = Ear(says, session, qtbot)
        for name in ("locked", "unlocked", "sleeping", "awake"):
            getattr(session, name).connect(lambda name=name: made.heard.append(name))
        made.until(lambda: "Inhibit" in says.asked and len(says.asked) > 1)
        # Which session is ours has to have been understood, too.
        made.until(lambda: _hears_locking(made))
        made.heard.clear()
        yield made
        session.close()
        QDBusConnection.disconnectFromBus(NAME)


def _hears_locking(ear: Ear) -> bool:
    ear.says.lock()
    ear.qtbot.wait(20)
    return bool(ear.heard)


def test_a_session_that_is_locked_and_unlocked(ear: Ear) -> None:
    ear.says.lock()
    ear.hears("locked")
    ear.says.unlock()
    ear.hears("unlocked")


def test_another_persons_session_does_not_concern_us(ear: Ear) -> None:
    ear.says.lock(OTHER_SESSION)
    ear.says.unlock()
    ear.hears("unlocked")


def test_a_desktop_that_only_hints_at_its_lock(ear: Ear) -> None:
    ear.says.hint(True)
    ear.hears("locked")
    ear.says.hint(False)
    ear.hears("unlocked")


@pytest.mark.parametrize("desktop", ["freedesktop", "gnome", "cinnamon", "mate", "xfce"])
def test_the_screen_lock_of_each_desktop(ear: Ear, desktop: str) -> None:
    ear.says.saver(True, desktop)
    ear.hears("locked")
    ear.says.saver(False, desktop)
    ear.hears("unlocked")


def test_sleep_waits_until_it_was_heard(ear: Ear) -> None:
    ear.qtbot.wait(300)
    assert ear.says.holds_sleep
    ear.says.sleep(True)
    ear.hears("sleeping")
    ear.until(lambda: not ear.says.holds_sleep)
    ear.says.sleep(False)
    ear.hears("awake")
    ear.until(lambda: ear.says.holds_sleep)


def test_without_a_bus_nothing_is_heard(qtbot: QtBot) -> None:
    parent = QObject()
    bus = QDBusConnection.connectToBus("unix:path=/nowhere/at/all", "no-bus")
    LinuxSession(parent, bus).close()

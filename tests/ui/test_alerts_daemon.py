"""Alerts from the office to a notification daemon on a bus, and what is done there back again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskreply.engine import threads
from deskreply.system.notifier import Notifications
from tests.support.desktop import a_bus
from tests.support.office import CALLER
from tests.ui.alarms import Told, alerts_on, cards
from tests.ui.inboxes import know
from tests.ui.support import Desk

if sys.platform.startswith("linux"):
    from tests.support.notified import Daemon, a_daemon

pytestmark = [
    pytest.mark.linux,
    pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs a session bus"),
]

HOLA = "Hola, ¿hay <cita> mañana?"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with a_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def daemon(bus: str) -> Iterator[Daemon]:
    with a_daemon(bus) as daemon:
        yield daemon


@pytest.fixture
def told(bus: str, desk: Desk, tmp_path: Path) -> Iterator[Told]:
    on = alerts_on(desk, tmp_path, Notifications("DeskReply"), alerts__show="full",
                   quiet__enabled=False)  # fmt: skip
    with on as told:
        know(desk, CALLER, name="Maria Lopez")
        yield told


def test_a_text_arrives_and_the_answer_reaches_the_phone(
    desk: Desk, daemon: Daemon, told: Told
) -> None:
    desk.lead(HOLA)
    desk.wait(lambda: len(daemon.shown) == 1)
    (shown,) = daemon.shown
    assert shown.title == "Maria Lopez"
    assert shown.body == "Hola, ¿hay &lt;cita&gt; mañana?"
    assert set(shown.actions.values()) == {"", "Open", "I've got it", "Reply"}
    daemon.reply("¡Claro! A las 9:30.")
    desk.wait(lambda: any(text.author == "Dana" for text in desk.office.messages()))
    desk.run(10)
    assert desk.office.texts()[-1] == "¡Claro! A las 9:30."


def test_its_buttons_reach_the_office(desk: Desk, daemon: Daemon, told: Told) -> None:
    taken: list[bool] = []
    # Nobody presses before the app has heard that the daemon took it.
    told.alerts.told.connect(taken.append)
    desk.lead(HOLA)
    desk.wait(lambda: taken == [True])
    daemon.press("claim")
    desk.wait(lambda: desk.office.thread().owner == "Dana")
    desk.lead("¿Hola?")
    desk.wait(lambda: taken == [True, True])
    daemon.press("default")
    desk.wait(lambda: told.opened == [CALLER])


def test_it_is_withdrawn_when_it_was_read(desk: Desk, daemon: Daemon, told: Told) -> None:
    desk.lead(HOLA)
    desk.wait(lambda: len(daemon.shown) == 1)
    desk.bridge.do(threads.mark_read, CALLER)
    desk.wait(lambda: daemon.shown == [])


def test_without_a_daemon_it_is_a_card(desk: Desk, told: Told) -> None:
    desk.lead(HOLA)
    desk.wait(lambda: len(cards()) == 1)
    desk.lead("¿Hola?")
    desk.wait(lambda: any("¿Hola?" in card.accessibleName() for card in cards()))

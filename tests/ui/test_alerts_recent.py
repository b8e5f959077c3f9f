"""What the bell opens: the last alerts, and pausing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from deskreply.domain.events import Notice
from deskreply.ui.alerts.recent import RecentAlerts
from tests.support.office import CALLER
from tests.ui.alarms import THIS_DESK, Told, alerts_on, told_by
from tests.ui.eyes import names, seen, words
from tests.ui.support import Desk


@pytest.fixture
def told(desk: Desk, tmp_path: Path) -> Iterator[Told]:
    with alerts_on(desk, tmp_path) as told:
        yield told


def opened(told: Told) -> RecentAlerts:
    bell = QPushButton("Alerts", told.window)
    told.window.resize(700, 700)
    told.window.show()
    popup = RecentAlerts(told.desk.bridge, told.alerts, bell)
    popup.open()
    told.desk.settle()
    told.desk.wait(popup.isVisible)
    return popup


def press(popup: RecentAlerts, name: str) -> None:
    found = [each for each in names(popup, QAbstractButton) if each.startswith(name)]
    assert found, f"no {name!r} among {names(popup, QAbstractButton)}"
    QTest.mouseClick(seen(popup, QAbstractButton, found[0]), Qt.MouseButton.LeftButton)


def test_the_last_alerts_the_newest_first_and_each_opens_its_conversation(
    desk: Desk, told: Told
) -> None:
    book = told_by(desk, THIS_DESK)
    book.notify(Notice("new-text", "New text from Ana", number=CALLER))
    book.notify(Notice("health", "No backup could be made."))
    told_by(desk, "desk-2").notify(Notice("health", "Its clock is wrong."))
    popup = opened(told)
    rows = {each.split(" · ")[0] for each in names(popup, QAbstractButton)}
    assert {"New text from Ana", "No backup could be made."} <= rows
    assert "Its clock is wrong." not in rows
    press(popup, "New text from Ana")
    assert told.opened == [CALLER]


def test_a_caller_without_a_name_is_written_as_in_the_list(desk: Desk, told: Told) -> None:
    title = f"New text from {CALLER}"
    told_by(desk, THIS_DESK).notify(Notice("new-text", title, number=CALLER))
    rows = {each.split(" · ")[0] for each in names(opened(told), QAbstractButton)}
    assert "New text from (212) 555-0123" in rows


def test_by_keyboard(desk: Desk, told: Told) -> None:
    told_by(desk, THIS_DESK).notify(Notice("new-text", "New text from Ana", number=CALLER))
    popup = opened(told)
    for _ in range(8):
        at = told.window.focusWidget()
        if at is not None and at.accessibleName().startswith("New text"):
            break
        QTest.keyClick(at or popup, Qt.Key.Key_Tab)
    QTest.keyClick(told.window.focusWidget(), Qt.Key.Key_Space)
    assert told.opened == [CALLER]


def test_what_concerns_several_opens_the_window(desk: Desk, told: Told) -> None:
    told_by(desk, THIS_DESK).notify(Notice("promise", "Answer now: 3 people are waiting"))
    press(opened(told), "Answer now")
    assert told.opened == [""]


def test_it_says_when_there_were_none(told: Told) -> None:
    assert "None yet" in words(opened(told))


@pytest.mark.parametrize(("name", "minutes"), [("15 min", 15), ("1 hour", 60)])
def test_alerts_are_paused_and_come_back(desk: Desk, told: Told, name: str, minutes: int) -> None:
    press(opened(told), name)
    desk.settle()
    assert told.alerts.paused_until == desk.bridge.now() + timedelta(minutes=minutes)
    popup = opened(told)
    assert "Alerts are paused until" in words(popup)
    press(popup, "Show alerts again")
    desk.settle()
    assert told.alerts.paused_until is None


def test_until_tomorrow(desk: Desk, told: Told) -> None:
    press(opened(told), "Until tomorrow")
    desk.settle()
    until = told.alerts.paused_until
    assert until is not None
    assert until.astimezone().date() > desk.bridge.now().astimezone().date()


def test_a_name_from_outside_is_only_words(desk: Desk, told: Told) -> None:
    hostile = 'New text from <img src="file:///etc/passwd">\nAna\u202e'
    told_by(desk, THIS_DESK).notify(Notice("new-text", hostile, number=CALLER))
    popup = opened(told)
    assert not any("\u202e" in each or "\n" in each for each in names(popup, QAbstractButton))

"""The page of alerts and privacy."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QRadioButton

from deskreply.domain.alerting import KINDS
from deskreply.domain.team import Member
from deskreply.settings import DECLARED
from deskreply.settings.kinds import Json
from deskreply.ui.kit import Switch
from deskreply.ui.settings import Around, SettingsWindow
from deskreply.ui.settings.alerts import AlertsPage
from tests.ui.eyes import click, names, seen, words
from tests.ui.settings_support import Alerts, Privacy, around, settings_window
from tests.ui.support import Desk


@dataclasses.dataclass
class Page:
    """The page, what it asked of the alerts, and what was played."""

    window: SettingsWindow
    desk: Desk
    stand: Around
    settle: Callable[[], None]
    played: list[str]

    def press(self, name: str) -> None:
        click(seen(self.window, QAbstractButton, name))
        self.settle()

    def value(self, key: str) -> Json:
        return getattr(self.desk.office.settings, DECLARED[key].name)

    @property
    def alerts(self) -> Alerts:
        return cast(Alerts, self.stand.alerts)

    @property
    def privacy(self) -> Privacy:
        return cast(Privacy, self.stand.privacy)

    def move(self, name: str, key: Qt.Key) -> None:
        """A key in a list that is closed."""
        box = seen(self.window, QComboBox, name)
        box.setFocus()
        QTest.keyClick(box, key)
        self.settle()


@pytest.fixture
def page(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    # The other pages would only take their time.
    monkeypatch.setattr("deskreply.ui.settings.window.PAGES", (AlertsPage,))
    played: list[str] = []

    def play(file: Path) -> bool:
        played.append(file.name)
        return True

    stand = around(desk, tmp_path)
    stand = replace(stand, machine=replace(stand.machine, play=play))
    with settings_window(desk, stand, "alerts") as (window, settle):
        yield Page(window, desk, stand, settle, played)


def test_how_much_an_alert_shows(page: Page) -> None:
    name = seen(page.window, QRadioButton, "Name only")
    assert name.isChecked(), "as it is from the start"
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_Right)
    page.settle()
    assert page.value("alerts.show") == "nothing"
    click(seen(page.window, QRadioButton, "Name and text"))
    page.settle()
    assert page.value("alerts.show") == "full"


def test_a_sound_is_heard_when_it_is_chosen_and_can_be_switched_off(page: Page) -> None:
    page.move("Sound", Qt.Key.Key_Down)
    assert page.value("alerts.sound") == "bright"
    assert page.played == ["bright.wav"]
    switch = seen(page.window, Switch, "Sound")
    click(switch)
    page.settle()
    assert page.value("alerts.sound") == "none"
    assert not seen(page.window, QComboBox, "Sound").isEnabled()
    click(switch)
    page.settle()
    assert page.value("alerts.sound") == "bright", "it comes back as it was"


def test_idle_times_are_chosen_or_switched_off(page: Page) -> None:
    page.move("After idle time", Qt.Key.Key_Down)
    assert page.value("privacy.hide_minutes") == 5
    click(seen(page.window, Switch, "Ask for a PIN"))
    page.settle()
    assert page.value("privacy.lock_minutes") == 0
    page.desk.change(privacy__hide_minutes=7)
    page.desk.bridge.refresh()
    page.settle()
    assert seen(page.window, QComboBox, "After idle time").currentText() == "7"


@pytest.mark.parametrize(
    ("words_of_it", "key"),
    [
        ("Sticky reminder", "alerts.sticky"),
        ("Flash in the taskbar", "alerts.flash"),
        ("When the PC locks", "privacy.hide_on_lock"),
        ("New texts", "alerts.new_text"),
        ("Calls in vain", "alerts.missed_call"),
        ("Texts that failed", "alerts.failed"),
        ("Answers that are due", "escalation.enabled"),
    ],
)
def test_what_is_on_is_switched_off(page: Page, words_of_it: str, key: str) -> None:
    assert page.value(key) is True
    click(seen(page.window, Switch, words_of_it))
    page.settle()
    assert page.value(key) is False


def test_each_kind_of_alert_has_a_test(page: Page) -> None:
    page.press("Send test alert")
    assert "Last test: Today 11:00 AM. Did you see it?" in words(page.window)
    tests = [n for n in names(page.window, QAbstractButton) if n.startswith("Send test: ")]
    assert len(tests) == 6
    for name in tests:
        page.press(name)
    assert set(page.alerts.tested) == set(KINDS) - {"text-unconfirmed", "flagged"}


def test_why_a_test_was_not_shown_is_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(kind: str, then: Callable[[str], None]) -> None:
        then("This PC has no screen to show an alert on.")

    monkeypatch.setattr(page.alerts, "test", fails)
    page.press("Send test alert")
    assert "This PC has no screen to show an alert on." in words(page.window)


def test_alerts_are_paused_and_come_back(page: Page) -> None:
    page.press("Pause…")
    [menu] = [m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible()]
    menu.actions()[1].trigger()
    menu.close()
    now = page.desk.office.clock.now()
    [until] = page.alerts.paused
    assert until is not None
    assert timedelta() <= now + timedelta(hours=1) - until < timedelta(minutes=1)
    page.desk.change(alerts__paused_until="2026-03-10T17:00:00Z")
    page.desk.bridge.refresh()
    page.settle()
    assert "Paused until Today 1:00 PM. Texting goes on." in words(page.window)
    page.press("Show them again")
    assert page.alerts.paused[-1] is None
    page.desk.office.clock.advance(3 * 3600)
    page.desk.wait(lambda: datetime(2026, 3, 10, 17, tzinfo=UTC) < page.desk.bridge.now())
    page.desk.bridge.ticked.emit()
    assert "Texting goes on, and overdue counts stay" in words(page.window)


def test_the_screen_is_hidden(page: Page) -> None:
    page.press("Hide")
    assert page.privacy.hidden == 1


def test_a_lock_that_nobody_could_open_is_told(page: Page) -> None:
    assert "Nobody has a PIN yet" in words(page.window)
    with page.desk.office.store.write() as tx:
        tx.save_member(Member("Dana", pin="hash"))
    page.settle()
    page.desk.wait(lambda: "Nobody has a PIN yet" not in words(page.window))

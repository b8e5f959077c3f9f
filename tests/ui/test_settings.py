"""The settings' window: pages, search, and rows that keep what a person enters."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPushButton

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.settings import DECLARED
from deskreply.settings.kinds import Json
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Switch
from deskreply.ui.settings import SettingsWindow
from deskreply.ui.settings.pages import PAGES
from tests.ui.eyes import click, is_seen, press, seen, words
from tests.ui.settings_support import around, settings_window
from tests.ui.support import Desk, backend_of

# What the window remembers for itself, and what is said where it is done: the snoozed alerts, the
# first run.
NO_ROW = {
    "alerts.paused_until", "desk.window", "desk.told_closing", "setup.step", "setup.phone",
}  # fmt: skip


@dataclasses.dataclass
class Shown:
    """The window, and the office behind it."""

    window: SettingsWindow
    desk: Desk
    settle: Callable[[], None]

    def field(self, name: str) -> QLineEdit:
        return seen(self.window, QLineEdit, name)

    def enter(self, name: str, text: str) -> QLineEdit:
        """Type into a field and press Enter."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()
        return field

    def value(self, key: str) -> Json:
        return getattr(self.desk.office.settings, DECLARED[key].name)


@pytest.fixture
def shown(desk: Desk, tmp_path: Path) -> Iterator[Shown]:
    with settings_window(desk, around(desk, tmp_path)) as (window, settle):
        yield Shown(window, desk, settle)


def test_the_keyboard_goes_from_page_to_page_and_out(shown: Shown) -> None:
    window = shown.window
    seen(window, QAbstractButton, "Office").setFocus()
    press(Qt.Key.Key_Down)
    assert window.page == PAGES[1].NAME
    press(Qt.Key.Key_Up)
    assert window.page == "office"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.open_page("access")
    assert window.isVisible()
    shown.desk.wait(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("typed", "page", "name"),
    [
        ("office in a day", "office", "Most texts of the office in a day, texts"),
        ("COOLDOWN", "office", "One text per caller in, hours"),
        ("thème", "access", "Theme"),
        ("poll.live", "connection", "At the calls, during one, seconds"),
    ],
)
def test_search_goes_to_the_field(shown: Shown, typed: str, page: str, name: str) -> None:
    search = shown.field("Search settings")
    search.insert(typed)
    QTest.keyClick(search, Qt.Key.Key_Return)
    shown.settle()
    assert shown.window.page == page
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == name
    # It is on the screen, wherever it stands on its page.
    corner = focused.mapTo(shown.window, QPoint(0, 0))
    assert shown.window.rect().contains(corner)


def test_what_is_found_is_chosen_by_keys_and_nothing_is_said_to_be_nothing(shown: Shown) -> None:
    search = shown.field("Search settings")
    search.setFocus()
    QTest.keyClicks(search, "text")
    shown.settle()
    QTest.keyClick(search, Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, QPushButton)
    assert "," in second.accessibleName()
    search.setFocus()
    search.setText("zebra crossing")
    assert "Nothing found" in words(shown.window)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    shown.settle()
    assert shown.window.isVisible()
    assert is_seen(shown.window, QAbstractButton, "Office")


def test_a_switch_is_kept_at_once(shown: Shown) -> None:
    click(seen(shown.window, Switch, "Text missed callers"))
    shown.settle()
    assert shown.value("textback.enabled") is False
    assert "✓ Saved" in words(shown.window)


def test_a_choice_is_kept_and_the_wheel_changes_none(shown: Shown) -> None:
    box = seen(shown.window, QComboBox, "Which missed calls")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    shown.settle()
    assert shown.value("textback.scope") == "after-hours"
    turned = QWheelEvent(
        QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QCoreApplication.sendEvent(box, turned)
    shown.settle()
    assert shown.value("textback.scope") == "after-hours"


def test_a_number_that_does_not_fit_stays_with_the_reason(shown: Shown) -> None:
    field = shown.enter("Wait before the text, seconds", "9000")
    assert "Please enter a number from 0 to 600." in words(shown.window)
    assert field.text() == "9000"
    assert shown.value("textback.delay_seconds") == 5
    shown.desk.change(textback__delay_seconds=7)
    shown.settle()
    assert field.text() == "9000", "what is typed is not taken away"
    shown.enter("Wait before the text, seconds", "2,5")
    assert shown.value("textback.delay_seconds") == 2.5
    assert "Please enter" not in words(shown.window)
    assert field.text() == "2.5"
    shown.enter("Most texts to one caller in 30 days, texts", "1.5")
    assert "Please enter a whole number from 0 to 1,000." in words(shown.window)


def test_a_change_from_elsewhere_appears(shown: Shown) -> None:
    shown.desk.change(office__name="Oak Park Dental", quiet__enabled=False, quiet__start="22:00")
    shown.desk.bridge.refresh()
    shown.settle()
    assert shown.field("Name").text() == "Oak Park Dental"
    assert not seen(shown.window, Switch, "Hold texts at night").isChecked()
    assert seen(shown.window, QComboBox, "Night begins").currentText() == "10:00 PM"
    shown.desk.change(quiet__start="21:20")
    shown.desk.bridge.refresh()
    shown.settle()
    assert seen(shown.window, QComboBox, "Night begins").currentText() == "21:20"


@pytest.mark.parametrize("leave", ["page", "window"])
def test_what_is_typed_is_kept_when_one_leaves(shown: Shown, leave: str) -> None:
    field = shown.field("Where you are")
    field.setFocus()
    QTest.keyClicks(field, "Oak Park")
    if leave == "page":
        shown.window.open_page("access")
    else:
        shown.window.close()
    shown.settle()
    assert shown.value("office.area") == "Oak Park"


def test_a_link_that_is_none_is_refused_in_words_for_people(shown: Shown) -> None:
    shown.enter("Booking page", "example.com")
    assert "Please enter a web address that starts with https://" in words(shown.window)
    assert "office.booking_link" not in words(shown.window)


def test_lists_are_added_to_and_taken_from(shown: Shown) -> None:
    click(seen(shown.window, QAbstractButton, "Add: Your own phones"))
    shown.enter("Your own phones", "12")
    assert "Please enter a phone number" in words(shown.window)
    shown.enter("Your own phones", "(212) 555-0177")
    assert shown.value("office.staff_phones") == ("+12125550177",)
    chip = seen(shown.window, QAbstractButton, "Remove (212) 555-0177")
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    shown.settle()
    assert shown.value("office.staff_phones") == ()


def test_settings_that_cannot_be_written_are_shown_as_they_are(desk: Desk, tmp_path: Path) -> None:
    def refuse(key: str, value: Json) -> None:
        raise EnvironmentTrouble("The disk is full. Free some space.")

    desk.theme  # noqa: B018
    full = Bridge(dataclasses.replace(backend_of(desk.office), save_setting=refuse))
    full.start()
    try:
        shut = Desk(desk.office, full)
        with settings_window(shut, around(desk, tmp_path)) as _:
            pass
        stand = dataclasses.replace(around(desk, tmp_path), bridge=full)
        with settings_window(shut, stand) as (window, settle):
            switch = seen(window, Switch, "Text missed callers")
            click(switch)
            settle()
            assert switch.isChecked()
            assert "The disk is full. Free some space." in words(window)
    finally:
        full.close()


def test_another_language_keeps_what_is_chosen(shown: Shown) -> None:
    shown.desk.change(textback__scope="busy", desk__scale=125)
    shown.desk.bridge.refresh()
    shown.settle()
    QCoreApplication.sendEvent(shown.window, QEvent(QEvent.Type.LanguageChange))
    assert seen(shown.window, QComboBox, "Which missed calls").currentData() == "busy"


def test_every_setting_has_its_place(desk: Desk, tmp_path: Path) -> None:
    stand = around(desk, tmp_path)
    here: set[str] = set()
    for kind in PAGES:
        page = kind(stand)
        here |= page.keys()
        page.deleteLater()
    desk.wait(lambda: not stand.background.busy)
    stand.background.close()
    assert set(DECLARED) - here == NO_ROW

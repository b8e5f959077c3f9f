"""The page of the office's hours: typed, dragged, copied, with breaks and closed days."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QMenu,
    QRadioButton,
    QWidget,
)

from deskreply.domain.hours import parse_hours
from deskreply.domain.hours_text import Span
from deskreply.ui import strings
from deskreply.ui.kit import Switch
from deskreply.ui.settings import SettingsWindow
from deskreply.ui.settings.daybar import Bar
from deskreply.ui.settings.hours import HoursPage
from tests.ui.eyes import click, is_seen, names, seen, words
from tests.ui.settings_support import around, settings_window
from tests.ui.support import Desk

WEEK = "mon-wed 08:00-12:00,13:00-17:00; thu 10:00-18:30; fri 08:00-14:00"


@dataclasses.dataclass
class Hours:
    """The page, and the office behind it."""

    window: SettingsWindow
    desk: Desk
    settle: Callable[[], None]

    def field(self, name: str) -> QLineEdit:
        return seen(self.window, QLineEdit, name)

    def enter(self, name: str, text: str) -> None:
        """Type into a field and press Enter."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait()

    def press(self, name: str) -> None:
        click(seen(self.window, QAbstractButton, name))
        self.wait()

    def choose(self, words: str) -> None:
        """Press a line of the menu that is open."""
        menus = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)]
        actions: dict[str, QAction] = {
            action.text(): action for menu in menus if menu.isVisible() for action in menu.actions()
        }
        actions[words].trigger()
        for menu in menus:
            menu.close()
        self.wait()

    def wait(self) -> None:
        """What was changed is kept a moment later."""
        QTest.qWait(300)
        self.settle()

    @property
    def text(self) -> str:
        return self.desk.office.settings.hours

    def day(self, index: int) -> tuple[Span, ...]:
        return parse_hours(self.text).days[index]


@pytest.fixture
def hours(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hours]:
    # The other pages would only take their time.
    monkeypatch.setattr("deskreply.ui.settings.window.PAGES", (HoursPage,))
    desk.change(office__hours=WEEK)
    desk.bridge.refresh()
    desk.settle()
    with settings_window(desk, around(desk, tmp_path), "hours") as (window, settle):
        yield Hours(window, desk, settle)


@pytest.mark.parametrize(
    ("name", "typed", "shown", "kept"),
    [
        ("Thursday: opens at", "9", "9:00 AM", (540, 1110)),
        ("Thursday: closes at", "5", "5:00 PM", (600, 1020)),
        ("Thursday: closes at", "17:45", "5:45 PM", (600, 1065)),
        ("Thursday: opens at", "1130a", "11:30 AM", (690, 1110)),
    ],
)
def test_times_are_typed_in_any_form(
    hours: Hours, name: str, typed: str, shown: str, kept: Span
) -> None:
    hours.enter(name, typed)
    assert hours.field(name).text() == shown
    assert hours.day(3) == (kept,)
    assert "Saved. Today is Tuesday: open until 12:00 PM." in words(hours.window)


def test_what_is_no_time_stays_there_and_is_said(hours: Hours) -> None:
    hours.enter("Friday: opens at", "soon")
    assert "“soon” is no time of day." in words(hours.window)
    assert hours.field("Friday: opens at").text() == "soon"
    assert hours.day(4) == ((480, 840),)
    # Esc takes it back, and closes nothing.
    QTest.keyClick(hours.field("Friday: opens at"), Qt.Key.Key_Escape)
    assert hours.field("Friday: opens at").text() == "8:00 AM"
    assert hours.window.isVisible()
    hours.enter("Friday: closes at", "7 am")
    assert "Friday must open before it closes." in words(hours.window)
    assert hours.field("Friday: closes at").text() == "2:00 PM"


def test_arrow_keys_move_a_time_by_a_quarter_of_an_hour(hours: Hours) -> None:
    field = hours.field("Friday: closes at")
    field.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(field, key)
    hours.wait()
    assert hours.day(4) == ((480, 870),)


def test_a_day_is_closed_and_opens_again_with_its_hours(hours: Hours) -> None:
    hours.press("Thursday: open")
    assert hours.day(3) == ()
    assert not is_seen(hours.window, QLineEdit, "Thursday: opens at")
    hours.press("Thursday: open")
    assert hours.day(3) == ((600, 1110),)
    # A day that had none gets those of an open day.
    hours.press("Saturday: open")
    assert hours.day(5) == ((480, 720), (780, 1020))


def test_breaks_are_added_moved_and_removed(hours: Hours) -> None:
    hours.press("Thursday: add a break")
    assert hours.day(3) == ((600, 720), (780, 1110))
    hours.press("Thursday: break 12:00 PM–1:00 PM")
    hours.enter("Break from", "2")
    assert hours.day(3) == ((600, 840), (900, 1110))
    hours.enter("Break until", "8 pm")
    assert "A break must lie within the hours" in words(hours.window)
    hours.press("Add another break")
    assert len(hours.day(3)) == 3
    seen(hours.window, QLineEdit, "Break from").setFocus()
    QTest.keyClick(seen(hours.window, QLineEdit, "Break from"), Qt.Key.Key_Escape)
    hours.press("Thursday: remove the break")
    assert hours.day(3) == ((600, 1110),)


def test_hours_are_copied_to_other_days(hours: Hours) -> None:
    hours.press("Friday")
    hours.choose("Copy to Monday to Friday")
    assert {hours.day(day) for day in range(5)} == {((480, 840),)}
    assert hours.day(5) == ()
    hours.press("Friday")
    hours.choose("Copy to every day")
    assert hours.day(6) == ((480, 840),)


def bar(hours: Hours, day: str) -> Bar:
    return seen(hours.window, Bar, f"{day}: hours as a bar")


def at(where: QWidget, minute: int) -> QPoint:
    """The bars show 7 AM to 7 PM."""
    return QPoint(round((minute - 420) / 720 * where.width()), where.height() // 2)


def test_an_end_is_dragged_in_steps_of_a_quarter_of_an_hour(hours: Hours) -> None:
    where = bar(hours, "Friday")
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(where, left, pos=at(where, 840))
    QTest.mouseMove(where, at(where, 961))
    assert hours.field("Friday: closes at").text() == "4:00 PM", "one sees where it is"
    assert hours.day(4) == ((480, 840),), "nothing is kept yet"
    QTest.mouseRelease(where, left, pos=at(where, 961))
    hours.wait()
    assert hours.day(4) == ((480, 960),)
    # In the middle there is nothing to take hold of.
    QTest.mousePress(where, left, pos=at(where, 700))
    QTest.mouseMove(where, at(where, 800))
    QTest.mouseRelease(where, left, pos=at(where, 800))
    hours.wait()
    assert hours.day(4) == ((480, 960),)


def test_the_bar_works_by_keyboard(hours: Hours) -> None:
    where = bar(hours, "Monday")
    where.setFocus()
    QTest.keyClick(where, Qt.Key.Key_Right)
    QTest.keyClick(where, Qt.Key.Key_Up)
    QTest.keyClick(where, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    hours.wait()
    assert hours.day(0) == ((495, 660), (780, 1020))
    assert where.accessibleDescription() == "8:15 AM–11:00 AM, 1:00 PM–5:00 PM"


def test_without_hours_the_office_is_always_open_and_says_so(hours: Hours) -> None:
    hours.desk.change(office__hours="")
    hours.desk.bridge.refresh()
    hours.settle()
    assert "No hours are set: the office counts as always open." in words(hours.window)
    assert "Today is Tuesday: open around the clock." in words(hours.window)
    hours.press("Monday to Friday, 8 to 5")
    assert hours.text == "mon-fri 08:00-17:00"
    assert "No hours are set" not in words(hours.window)


def test_what_others_change_appears(hours: Hours) -> None:
    hours.desk.change(office__hours="daily 9-17", office__timezone="America/Denver")
    hours.desk.bridge.refresh()
    hours.settle()
    assert hours.field("Sunday: opens at").text() == "9:00 AM"
    zone = seen(hours.window, QComboBox, "Time zone")
    assert zone.currentText() == "Denver (Mountain)"


def test_the_time_zone_is_chosen(hours: Hours) -> None:
    zone = seen(hours.window, QComboBox, "Time zone")
    zone.setFocus()
    QTest.keyClicks(zone, "Chi")
    hours.settle()
    assert hours.desk.office.settings.timezone == "America/Chicago"
    # It is 10 in the morning there.
    assert "Today is Tuesday: open until 12:00 PM." in words(hours.window)


def test_outside_the_hours_callers_are_texted_or_not(hours: Hours) -> None:
    leave = seen(hours.window, QRadioButton, "Do not text, call-back list only")
    assert not leave.isChecked()
    click(leave)
    hours.settle()
    assert hours.desk.office.settings.scope == "open-hours"
    leave.setFocus()
    QTest.keyClick(leave, Qt.Key.Key_Left)
    hours.settle()
    assert hours.desk.office.settings.scope == "always"


def test_a_closed_day_is_added_changed_and_removed(hours: Hours) -> None:
    hours.press("Add day")
    first = seen(hours.window, QDateEdit, "First day")
    first.setDate(first.date().addDays(7))
    name = hours.field("Name")
    QTest.keyClicks(name, "Staff; training")
    QTest.keyClick(name, Qt.Key.Key_Return)
    hours.settle()
    assert hours.desk.office.settings.closed_days == ("2026-03-17 Staff, training",)
    hours.press("Mar 17 · Staff, training")
    click(seen(hours.window, Switch, "Every year"))
    hours.press("Save")
    assert hours.desk.office.settings.closed_days == ("03-17 Staff, training",)
    hours.press("Mar 17 · Staff, training, every year")
    click(seen(hours.window, QRadioButton, "Open anyway"))
    hours.press("Save")
    settings = hours.desk.office.settings
    assert (settings.closed_days, settings.open_days) == ((), ("03-17 Staff, training",))
    hours.press("Remove Mar 17 · Staff, training: open")
    assert hours.desk.office.settings.open_days == ()


def test_today_is_a_closed_day(hours: Hours) -> None:
    hours.desk.change(office__closed_days=["2026-03-10..2026-03-12 Conference"])
    hours.desk.bridge.refresh()
    hours.settle()
    said = words(hours.window)
    assert "Today is Tuesday, Conference: closed, opens Friday at 8:00 AM." in said
    assert is_seen(hours.window, QAbstractButton, "Mar 10 – 12 · Conference")


def test_the_office_stays_open_on_a_holiday(hours: Hours) -> None:
    assert not is_seen(hours.window, QAbstractButton, "San Jacinto Day · Apr 21")
    state = seen(hours.window, QComboBox, "State or territory")
    state.setFocus()
    QTest.keyClicks(state, "Tex")
    hours.settle()
    assert hours.desk.office.settings.state == "TX"
    holiday = seen(hours.window, QAbstractButton, "San Jacinto Day · Apr 21")
    assert holiday.isChecked()
    click(holiday)
    hours.settle()
    assert hours.desk.office.settings.open_days == ("San Jacinto Day",)
    click(seen(hours.window, QAbstractButton, "San Jacinto Day · Apr 21"))
    hours.settle()
    assert not hours.desk.office.settings.open_days


def test_in_spanish_on_a_clock_of_24_hours(hours: Hours, qapp: QApplication) -> None:
    try:
        strings.install(qapp, "es")
        hours.settle()
        fields = names(hours.window, QLineEdit)
        assert any(name.startswith("Viernes") for name in fields)
        texts = {field.text() for field in hours.window.findChildren(QLineEdit)}
        assert {"08:00", "18:30"} <= texts
    finally:
        strings.install(qapp, "en")


def test_what_is_typed_is_kept_when_the_window_is_closed(hours: Hours) -> None:
    field = hours.field("Friday: opens at")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7:30")
    hours.window.close()
    hours.settle()
    assert hours.day(4) == ((450, 840),)

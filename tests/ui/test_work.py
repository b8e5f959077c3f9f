"""Done and snooze: what they offer, ask and undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
)

from deskreply.domain.models import Callback, ThreadStatus
from deskreply.engine import threads
from deskreply.ui import work
from tests.support.office import CALLER
from tests.ui.cards import Screen, open_screen
from tests.ui.eyes import is_seen, keyboard, press, seen, type_words
from tests.ui.support import Desk

SECOND = "+12125550177"


@pytest.fixture
def screen(desk: Desk) -> Iterator[Screen]:
    with open_screen(desk) as opened:
        yield opened


# --- done ---


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Contacted · Handled", ThreadStatus.CONTACTED),
        ("Booked", ThreadStatus.BOOKED),
        ("Not a fit", ThreadStatus.NOT_A_FIT),
        ("Wrong number", ThreadStatus.WRONG_NUMBER),
    ],
)
def test_done_in_one_click(screen: Screen, said: str, status: ThreadStatus) -> None:
    screen.done()
    screen.click(said)
    thread = screen.desk.office.thread()
    assert (thread.status, thread.done_at is not None, thread.due_at) == (status, True, None)
    assert not is_seen(screen.window, QAbstractButton, said)
    assert keyboard() is screen.anchor


def test_done_by_keyboard_with_a_reason(screen: Screen) -> None:
    screen.done()
    seen(screen.window, QLineEdit, "Reason").setFocus()
    type_words("Comes on Monday")
    press(Qt.Key.Key_Return)
    assert screen.desk.office.thread().done_at is None
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    screen.desk.settle()
    thread = screen.desk.office.thread()
    assert (thread.status, thread.done_reason) == (ThreadStatus.BOOKED, "Comes on Monday")


def test_the_outcome_that_they_have_is_nearest(screen: Screen) -> None:
    screen.desk.office.engine.act(threads.set_status, CALLER, ThreadStatus.NOT_A_FIT)
    screen.done()
    assert keyboard().accessibleName() == "Not a fit"


def test_undo_brings_the_clock_back(screen: Screen) -> None:
    before = screen.desk.office.thread()
    screen.done()
    screen.click("Wrong number")
    assert "Done: Wrong number" in screen.words()
    screen.click("Undo")
    assert screen.desk.office.thread() == before
    assert "Done" not in screen.words()


def test_what_cannot_be_done_is_said_where_it_was_asked(screen: Screen) -> None:
    desk = screen.desk
    work.done_menu(desk.bridge, desk.theme, SECOND, screen.anchor)
    desk.settle()
    screen.click("Booked")
    assert "There is no conversation" in screen.words()
    press(Qt.Key.Key_Escape)
    assert "There is no conversation" not in screen.words()


def test_what_comes_next_comes_after_done(screen: Screen) -> None:
    desk, seen_done = screen.desk, []

    def then() -> None:
        seen_done.append(desk.office.thread().done_at is not None)

    work.done_menu(desk.bridge, desk.theme, CALLER, screen.anchor, then=then)
    desk.settle()
    press(Qt.Key.Key_Return)
    desk.settle()
    assert seen_done == [True]


# --- snooze ---


def test_each_time_says_when_it_is_and_whether_it_is_late(screen: Screen) -> None:
    screen.snooze()
    late = " · after their answer is due"
    assert screen.rows() >= {
        "15 minutes · Today 11:15 AM",
        f"1 hour · Today 12:00 PM{late}",
        f"After lunch · Today 1:30 PM{late}",
        f"Tomorrow at opening · Tomorrow 8:00 AM{late}",
        f"Until they reply{late}",
        "Pick a time…",
    }


def test_a_snooze_before_the_deadline_needs_no_question(screen: Screen) -> None:
    now = screen.desk.bridge.now()
    screen.snooze()
    press(Qt.Key.Key_Return)
    screen.desk.settle()
    assert screen.desk.office.thread().snoozed_until == now + timedelta(minutes=15)
    assert "Snoozed until today 11:15 AM" in screen.words()
    screen.click("Undo")
    assert screen.desk.office.thread().snoozed_until is None


def test_past_the_deadline_it_is_asked_about(screen: Screen) -> None:
    screen.snooze()
    after_lunch = next(each for each in screen.rows() if each.startswith("After lunch"))
    screen.click(after_lunch)
    assert "Their answer is due 12:00 PM. Snooze anyway?" in screen.words()
    assert screen.desk.office.thread().snoozed_until is None

    screen.click("Back")
    assert is_seen(screen.window, QAbstractButton, after_lunch)
    screen.click(after_lunch)
    press(Qt.Key.Key_Space)
    screen.desk.settle()
    until = screen.desk.office.thread().snoozed_until
    assert until is not None
    assert (until.hour, until.minute) == (17, 30)
    assert screen.desk.office.thread().due_at is not None


def test_a_deadline_that_has_passed_is_told_as_that(screen: Screen) -> None:
    screen.desk.office.skip(3700)
    screen.snooze()
    screen.click(next(each for each in screen.rows() if each.startswith("15 minutes")))
    assert "Their answer was due 12:00 PM. Snooze anyway?" in screen.words()


def test_until_they_reply(screen: Screen) -> None:
    screen.desk.office.engine.act(threads.call_back, CALLER, Callback.VOICEMAIL)
    screen.snooze()
    screen.click("Until they reply")
    assert screen.desk.office.thread().snoozed_until == threads.UNTIL_THEY_REPLY
    assert "Snoozed until they reply" in screen.words()


def test_a_time_of_ones_own(screen: Screen) -> None:
    screen.desk.office.engine.act(threads.call_back, CALLER, Callback.VOICEMAIL)
    screen.snooze()
    screen.click("Pick a time…")
    day, time = seen(screen.window, QComboBox, "Day"), seen(screen.window, QComboBox, "Time")
    assert time.itemText(0) == "11:30 AM"
    day.setCurrentIndex(day.findText("Thu, Mar 12"))
    assert time.currentText() == "8:00 AM"
    time.setCurrentIndex(time.findText("2:30 PM"))
    screen.click("Snooze until then")
    until = screen.desk.office.thread().snoozed_until
    assert until is not None
    assert until.isoformat() == "2026-03-12T18:30:00+00:00"

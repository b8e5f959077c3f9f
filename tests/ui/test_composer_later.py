"""Texts for later: when they go, what is said before, and taking them back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from tests.support.office import CALLER
from tests.ui.composing import ENTER, OTHER, Writer, person, somebody_sends, writing
from tests.ui.support import Desk

HOUR = 3600.0
WORDS = "Would Tuesday suit you?"


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    desk.change(office__hours="mon-fri 08:00-17:00")
    with writing(desk) as somebody:
        yield somebody


def waits_until(desk: Desk) -> list[str]:
    """When each text that waits is due, UTC."""
    return [f"{item.due_at:%d %H:%M}" for item in desk.office.outbox()]


def pick(writer: Writer, typed: str) -> None:
    """Open the times, and type one."""
    writer.press("Send later")
    field = writer.field("Pick a time", QLineEdit)
    field.setFocus()
    field.clear()
    writer.write(typed)


def test_tomorrow_at_opening_in_two_keys(desk: Desk, writer: Writer) -> None:
    writer.write(WORDS)
    writer.press("Send later")
    writer.key(Qt.Key.Key_Down)
    writer.key(Qt.Key.Key_Space)
    assert writer.text == ""
    assert writer.popup is None
    desk.settle()
    assert waits_until(desk) == ["11 12:00"]
    assert writer.sees("1 text waits until tomorrow at 8:00 AM")
    assert desk.office.texts(CALLER) == []
    desk.office.skip(21 * HOUR + 10)
    assert desk.office.texts(CALLER) == [WORDS]
    desk.settle()
    assert not writer.sees("waits until")


def tab_to(writer: Writer, name: str) -> None:
    """From the editor on, as far as the composer goes."""
    for _ in range(6):
        writer.key(Qt.Key.Key_Tab)
        if writer.focus.accessibleName() == name:
            return
    raise AssertionError(f"Tab does not reach {name!r}")


def by_keyboard(writer: Writer, key: Qt.Key) -> None:
    """Open the times with the keyboard alone, by way of "…" where there is little room."""
    behind = not writer.offers("Send later")
    tab_to(writer, "More" if behind else "Send later")
    writer.key(key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) == behind
    if isinstance(menu, QMenu):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        chosen = menu.activeAction()
        assert chosen is not None
        assert chosen.text() == "Send later"
        QTest.keyClick(menu, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, ENTER], ids=["space", "enter"])
@pytest.mark.parametrize("width", [640, 330], ids=["beside", "behind"])
def test_with_the_keyboard_alone(desk: Desk, width: int, key: Qt.Key) -> None:
    desk.change(office__hours="mon-fri 08:00-17:00")
    with writing(desk, width=width) as writer:
        writer.write(WORDS)
        by_keyboard(writer, key)
        writer.key(Qt.Key.Key_Escape)
        assert writer.popup is None
        assert writer.focus is writer.editor
        by_keyboard(writer, key)
        tab_to(writer, "Pick a time")
        writer.write("friday 2 pm")
        writer.key(Qt.Key.Key_Tab)
        writer.key(key)
        assert writer.focus is writer.editor
        desk.settle()
        assert waits_until(desk) == ["13 18:00"]


def test_a_time_of_ones_own_is_echoed(desk: Desk, writer: Writer) -> None:
    writer.write(WORDS)
    pick(writer, "friday 2 pm")
    assert writer.sees("Goes out Friday at 2:00 PM.")
    writer.key(ENTER)
    desk.settle()
    assert waits_until(desk) == ["13 18:00"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nonsense", "Write it like"),
        ("9", "Write it like"),
        ("9:00", "That time has passed."),
        ("9999d", "more than a year ahead"),
        ("2030-01-01 9:00", "more than a year ahead"),
    ],
)
def test_what_is_no_time_cannot_be_taken(desk: Desk, writer: Writer, typed: str, said: str) -> None:
    writer.write(WORDS)
    pick(writer, typed)
    assert writer.sees(said)
    assert not writer.button("Schedule").isEnabled()
    writer.key(ENTER)
    assert writer.popup is not None
    writer.key(Qt.Key.Key_Escape)
    assert writer.text == WORDS
    assert waits_until(desk) == []


def test_their_night_is_said_and_the_morning_offered(desk: Desk, writer: Writer) -> None:
    writer.write(WORDS)
    pick(writer, "tomorrow 9:30 pm")
    assert writer.sees("Tomorrow at 9:30 PM is night for Maria.")
    writer.press("Take 8:00 AM")
    desk.settle()
    assert waits_until(desk) == ["12 12:00"]


def test_their_night_can_be_meant(desk: Desk, writer: Writer) -> None:
    writer.write(WORDS)
    pick(writer, "tomorrow 9:30 pm")
    writer.press("Schedule anyway")
    desk.settle()
    assert waits_until(desk) == ["12 01:30"]
    assert not writer.sees("is night")


def test_cancel_brings_the_text_back(desk: Desk, writer: Writer) -> None:
    for words, typed in ((WORDS, "tomorrow 9:00"), ("And Friday?", "friday 9:00")):
        writer.write(words)
        pick(writer, typed)
        writer.key(ENTER)
        desk.settle()
    assert writer.sees("2 texts wait, the next until tomorrow at 9:00 AM")
    writer.press("Cancel")
    desk.settle()
    assert writer.text == WORDS
    assert writer.sees("1 text waits until Friday at 9:00 AM")
    assert waits_until(desk) == ["13 13:00"]


def test_what_it_says_is_looked_at_and_its_hour_is_not(desk: Desk, writer: Writer) -> None:
    clock = desk.office.clock
    clock.advance((datetime(2026, 3, 11, 2, 30, tzinfo=UTC) - clock.now()).total_seconds())
    person(desk, "Maria Lopez")
    writer.write("See you at {time}")
    writer.press("Send later")
    assert writer.popup is None
    assert writer.sees("{time} is not filled in.")
    writer.write("4111 1111 1111 1111")
    writer.press("Send later")
    assert writer.sees("looks like a card number")
    writer.press("Go on")
    # It goes on to the times, and sends nothing now.
    assert writer.popup is not None
    pick_now = writer.field("Pick a time", QLineEdit)
    pick_now.setFocus()
    writer.write("tomorrow 9:00")
    writer.key(ENTER)
    desk.settle()
    assert waits_until(desk) == ["11 13:00"]


def test_a_text_of_somebody_else_that_waits_is_seen_here_and_only_here(
    desk: Desk, writer: Writer
) -> None:
    person(desk, number=OTHER)
    writer.write(WORDS)
    pick(writer, "tomorrow 9:00")
    writer.key(ENTER)
    desk.settle()
    writer.open(OTHER)
    assert not writer.sees("waits until")
    somebody_sends(desk, "Right now", "Kim", OTHER)
    desk.settle()
    assert not writer.sees("waits until")
    writer.open(CALLER)
    assert writer.sees("1 text waits until")


def test_without_a_text_there_is_nothing_to_schedule(writer: Writer) -> None:
    writer.press("Send later")
    assert writer.popup is None
    assert writer.sees("Write the text first")

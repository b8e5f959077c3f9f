"""What is asked, and what is not, before a text leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from deskreply.ui import strings
from tests.support.office import CALLER
from tests.ui.composing import ENTER, OTHER, Writer, person, somebody_sends, writing
from tests.ui.support import Desk

CARD = "4111 1111 1111 1111"


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    with writing(desk) as somebody:
        yield somebody


@pytest.fixture
def spanish() -> Iterator[None]:
    app = QApplication.instance()
    assert app is not None
    strings.install(app, "es")
    yield
    strings.install(app, "en")


def ours(desk: Desk, number: str = CALLER) -> list[str]:
    """What the provider took from us, once there was time for it."""
    desk.settle()
    desk.run(7)
    return desk.office.texts(number)


def test_an_ordinary_answer_is_not_asked_about(desk: Desk, writer: Writer) -> None:
    writer.send("Yes, until five.")
    assert not writer.offers("Send anyway")
    assert ours(desk) == ["Yes, until five."]


# --- to the right person ------------------------------------------------------------------------


def test_an_enter_meant_for_somebody_else_is_swallowed(desk: Desk, writer: Writer) -> None:
    person(desk, "Priya N.", OTHER)
    writer.open(OTHER, seconds=0)
    writer.write("See you at nine")
    desk.office.clock.advance(0.69)
    writer.key(ENTER)
    assert writer.text == "See you at nine"
    assert writer.sees("You only just came to Priya")
    desk.office.clock.advance(0.02)
    writer.key(ENTER)
    assert writer.text == ""
    assert ours(desk, OTHER) == ["See you at nine"]


def test_a_click_on_send_is_meant(desk: Desk, writer: Writer) -> None:
    person(desk, number=OTHER)
    writer.open(OTHER, seconds=0)
    writer.write("See you at nine")
    writer.press("Send")
    assert ours(desk, OTHER) == ["See you at nine"]


def test_a_draft_that_began_as_a_note_does_not_slip_out(desk: Desk, writer: Writer) -> None:
    writer.composer.note()
    writer.write("Difficult patient")
    writer.composer.reply()
    writer.key(ENTER)
    assert writer.sees("You began this as a note for the team. Is it for Maria?")
    assert ours(desk) == []
    # Written anew, it is a text like any other.
    writer.editor.clear()
    writer.editor.setFocus()
    writer.send("Hello!")
    assert ours(desk) == ["Hello!"]


# --- somebody was faster ------------------------------------------------------------------------


def test_a_colleague_replied_meanwhile(desk: Desk, writer: Writer) -> None:
    writer.write("Yes, we are.")
    somebody_sends(desk, "We are open until five.", "Kim")
    desk.office.clock.advance(8)
    desk.settle()
    writer.key(ENTER)
    assert writer.sees("Kim replied 8 s ago.")
    assert writer.text == "Yes, we are."
    # The keyboard is on the button that sends nothing: one Enter too many does no harm.
    looked: list[str] = []
    writer.composer.reviewing.connect(looked.append)
    writer.key(ENTER)
    assert looked == [CALLER]
    assert writer.editor.hasFocus()
    assert not writer.sees("replied")
    # They have seen it: the next Enter is meant.
    writer.key(ENTER)
    assert "Yes, we are." in ours(desk)


def test_a_colleague_replied_just_before_one_came(desk: Desk) -> None:
    person(desk, "Maria Lopez")
    somebody_sends(desk, "We are open until five.", "Kim")
    writer = Writer(desk, CALLER)
    writer.write("Yes, we are.")
    writer.key(ENTER)
    writer.press("Send anyway")
    assert writer.text == ""
    assert "Yes, we are." in ours(desk)
    writer.window.close()


def test_ones_own_answer_at_another_desk_is_no_surprise(desk: Desk, writer: Writer) -> None:
    somebody_sends(desk, "We are open until five.", "Dana")
    desk.settle()
    writer.send("Come by!")
    assert "Come by!" in ours(desk)


def test_their_text_came_in_while_the_enter_fell(desk: Desk, writer: Writer) -> None:
    writer.write("Tuesday at ten?")
    desk.lead("Wednesday only please")
    writer.key(ENTER)
    assert writer.sees("A new text from Maria came in just now.")
    writer.key(Qt.Key.Key_Escape)
    assert writer.editor.hasFocus()
    writer.editor.clear()
    writer.send("Wednesday at ten?")
    assert ours(desk) == ["Wednesday at ten?"]


def test_their_text_that_one_had_time_to_read_is_not_asked_about(
    desk: Desk, writer: Writer
) -> None:
    desk.lead("Wednesday only please")
    desk.office.clock.advance(2)
    writer.send("Wednesday at ten?")
    assert ours(desk) == ["Wednesday at ten?"]


def test_a_conversation_that_rested_for_days(desk: Desk, writer: Writer) -> None:
    desk.office.clock.advance(3 * 24 * 3600)
    writer.send("Hello again")
    assert writer.sees("Nothing was said here for 3 days. Is it for Maria?")
    writer.press("Send anyway")
    assert ours(desk) == ["Hello again"]


# --- fit to go ----------------------------------------------------------------------------------


def test_an_unfilled_field_is_marked_and_cannot_go(desk: Desk, writer: Writer) -> None:
    writer.send("See you at {time}!")
    assert writer.sees("{time} is not filled in.")
    # It is selected: typing replaces it.
    assert writer.editor.textCursor().selectedText() == "{time}"
    writer.write("nine")
    assert not writer.sees("not filled in")
    writer.send("")
    assert ours(desk) == ["See you at nine!"]


def test_a_card_number_is_asked_about_each_time(desk: Desk, writer: Writer) -> None:
    for _ in range(2):
        writer.editor.setFocus()
        writer.send(f"Is it {CARD}?")
        assert writer.sees("looks like a card number")
        writer.press("Send anyway")
        desk.settle()
        assert writer.text == ""
    assert ours(desk) == [f"Is it {CARD}?"] * 2


def test_what_was_changed_is_looked_at_anew(desk: Desk, writer: Writer) -> None:
    writer.send("123-45-6789")
    assert writer.sees("social security number")
    writer.editor.setFocus()
    writer.write("0")
    assert not writer.sees("social security number")


def test_long_texts(desk: Desk, writer: Writer) -> None:
    writer.editor.setPlainText("x" * 1601)
    writer.key(ENTER)
    assert writer.sees("1600 are the most")
    writer.editor.setPlainText("x" * 460)
    writer.key(ENTER)
    assert writer.sees("as 4 texts")
    writer.press("Send anyway")
    assert ours(desk) == ["x" * 460]


# --- at a good time -----------------------------------------------------------------------------


def test_outside_hours_is_asked_once_a_visit(desk: Desk, writer: Writer) -> None:
    desk.change(office__hours="mon-fri 08:00-10:00")
    person(desk, number=OTHER)
    writer.send("Still here")
    assert writer.sees("The office is closed; it opens tomorrow at 8:00 AM.")
    writer.press("Send anyway")
    desk.settle()
    writer.send("One more")
    assert writer.text == ""
    assert ours(desk) == ["Still here", "One more"]
    writer.open(OTHER)
    writer.send("Hello")
    assert writer.sees("The office is closed")


def test_their_night(desk: Desk, writer: Writer) -> None:
    clock = desk.office.clock
    clock.advance((datetime(2026, 3, 11, 2, 30, tzinfo=UTC) - clock.now()).total_seconds())
    writer.send("Still awake?")
    assert writer.sees("It is night for Maria. The next good time is tomorrow at 8:00 AM.")
    writer.press("Send later…")
    assert writer.popup is not None
    assert ours(desk) == []


def test_in_spanish(desk: Desk, writer: Writer, spanish: None) -> None:
    writer.send(f"{CARD}")
    assert writer.sees("Esto parece un número de tarjeta.")

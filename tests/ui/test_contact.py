"""The contact card: what it shows of somebody, and what one does there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from deskreply.domain.models import Callback, ThreadStatus
from deskreply.domain.people import Patient
from deskreply.engine import labels, people, permission, threads
from deskreply.engine.people import Change
from deskreply.ui.contact import ContactCard
from tests.support.office import CALLER
from tests.ui.cards import MARIA, OTHER, buttons, choose, contacts, know, open_card
from tests.ui.eyes import click, is_seen, keyboard, press, seen, type_words, words
from tests.ui.support import Desk


@pytest.fixture
def card(desk: Desk) -> Iterator[ContactCard]:
    with open_card(desk) as opened:
        yield opened


# --- name and number ---


def test_a_name_is_given_with_the_keyboard(desk: Desk, card: ContactCard) -> None:
    name = seen(card, QAbstractButton, "Edit name: Add a name")
    name.setFocus()
    press(Qt.Key.Key_Return)
    type_words("  Maria   Lopez ")
    press(Qt.Key.Key_Return)
    desk.settle()

    assert [each.name for each in contacts(desk)] == [MARIA]
    assert desk.office.thread().name == MARIA
    assert keyboard() is seen(card, QAbstractButton, f"Edit name: {MARIA}")


def test_escape_leaves_the_name(desk: Desk, card: ContactCard) -> None:
    know(desk, MARIA)
    click(seen(card, QAbstractButton, f"Edit name: {MARIA}"))
    assert seen(card, QLineEdit, "Name").text() == MARIA
    type_words("Mario")
    press(Qt.Key.Key_Escape)
    desk.settle()

    assert [each.name for each in contacts(desk)] == [MARIA]


def test_what_is_typed_stays_while_news_come_in(desk: Desk, card: ContactCard) -> None:
    click(seen(card, QAbstractButton, "Edit name: Add a name"))
    type_words("Mar")
    desk.lead("Hello?")
    assert seen(card, QLineEdit, "Name").text() == "Mar"
    assert keyboard().accessibleName() == "Name"


def test_the_name_is_of_whom_it_was_typed_for(desk: Desk, card: ContactCard) -> None:
    desk.lead("Me too", OTHER)
    click(seen(card, QAbstractButton, "Edit name: Add a name"))
    type_words(MARIA)
    card.show_thread(OTHER)
    desk.settle()

    assert not is_seen(card, QLineEdit, "Name")
    assert [each.name for each in contacts(desk)] == [MARIA]
    assert contacts(desk, OTHER) == []


def test_the_number_is_copied_as_it_is_read(desk: Desk, card: ContactCard) -> None:
    click(seen(card, QAbstractButton, "Copy number"))
    assert QGuiApplication.clipboard().text() == "(212) 555-0123"
    assert "(212) 555-0123" in words(card)


# --- fields ---


def test_a_status_is_chosen(desk: Desk, card: ContactCard) -> None:
    box = seen(card, QComboBox, "Status")
    assert box.currentText() == "New"
    choose(desk, box, "Booked")

    assert desk.office.thread().status is ThreadStatus.BOOKED
    assert box.currentText() == "Booked"


def test_a_wheel_or_a_letter_changes_no_status(desk: Desk, card: ContactCard) -> None:
    box = seen(card, QComboBox, "Status")
    box.setFocus()
    QTest.keyClicks(box, "b")
    down = QWheelEvent(
        QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(box, down)
    desk.settle()
    assert desk.office.thread().status is ThreadStatus.NEW


def test_what_another_desk_changes_is_shown(desk: Desk, card: ContactCard) -> None:
    desk.bridge.do(threads.set_status, CALLER, ThreadStatus.NOT_A_FIT, author="Kim")
    desk.bridge.do(labels.set_language, CALLER, "es", author="Kim")
    desk.bridge.do(threads.claim, CALLER, author="Kim")
    desk.settle()

    assert seen(card, QComboBox, "Status").currentText() == "Not a fit"
    assert seen(card, QComboBox, "Language").currentText() == "Spanish"
    assert "Owner: Kim" in buttons(card)


def test_the_language_they_speak(desk: Desk, card: ContactCard) -> None:
    box = seen(card, QComboBox, "Language")
    assert box.currentText() == "Unknown"
    choose(desk, box, "Spanish")
    assert desk.office.thread().language == "es"
    choose(desk, box, "Unknown")
    assert desk.office.thread().language == ""


def test_new_or_existing_patient(desk: Desk, card: ContactCard) -> None:
    know(desk, MARIA)
    choose(desk, seen(card, QComboBox, "Patient"), "Existing")
    assert [(each.name, each.patient) for each in contacts(desk)] == [(MARIA, Patient.EXISTING)]


# --- tags ---


def tags(desk: Desk) -> tuple[str, ...]:
    with desk.office.store.read() as reader:
        return reader.tags(CALLER)


def test_tags_are_added_one_after_the_other_and_taken_away(desk: Desk, card: ContactCard) -> None:
    click(seen(card, QAbstractButton, "Add tag"))
    type_words("Cleaning")
    press(Qt.Key.Key_Return)
    desk.settle()
    type_words("R&D,")
    desk.settle()
    assert tags(desk) == ("Cleaning", "R&D")

    press(Qt.Key.Key_Escape)
    assert not is_seen(card, QLineEdit, "New tag")
    click(seen(card, QAbstractButton, "Remove tag Cleaning"))
    desk.settle()
    assert tags(desk) == ("R&D",)
    assert "Remove tag R&D" in buttons(card)
    assert "Remove tag Cleaning" not in buttons(card)


def test_known_tags_are_offered(desk: Desk, card: ContactCard) -> None:
    desk.lead("Me too", OTHER)
    desk.bridge.do(labels.tag, OTHER, "Whitening")
    desk.settle()
    click(seen(card, QAbstractButton, "Add tag"))
    type_words("white")
    field = seen(card, QLineEdit, "New tag")
    known = field.completer().popup()
    assert known is not None
    assert known.isVisible()
    QTest.keyClick(known, Qt.Key.Key_Down)
    QTest.keyClick(known, Qt.Key.Key_Return)
    desk.wait(lambda: tags(desk) == ("Whitening",))
    assert field.text() == ""


def test_a_refused_tag_is_said_in_the_card(desk: Desk, card: ContactCard) -> None:
    for nth in range(labels.MOST_TAGS):
        desk.bridge.do(labels.tag, CALLER, f"tag {nth}")
    desk.settle()
    click(seen(card, QAbstractButton, "Add tag"))
    type_words("one more")
    press(Qt.Key.Key_Return)
    desk.settle()
    assert "Take one away first" in words(card)


# --- notes and history ---


def test_the_newest_notes_lead_to_where_they_stand(desk: Desk, card: ContactCard) -> None:
    opened: list[tuple[str, str]] = []
    wanted: list[bool] = []
    card.opened.connect(lambda *to: opened.append(to))
    card.note_wanted.connect(lambda: wanted.append(True))
    note = desk.office.engine.act(threads.note, CALLER, "Prefers mornings", author="Kim").entry
    desk.settle()

    click(seen(card, QAbstractButton, "Prefers mornings, Kim · Today 11:00 AM"))
    click(seen(card, QAbstractButton, "Add note"))
    assert note is not None
    assert opened == [(CALLER, note.id)]
    assert wanted == [True]


def test_the_history_says_what_happened_and_when(desk: Desk, card: ContactCard) -> None:
    desk.office.skip(3 * 86400)
    desk.missed()
    desk.bridge.do(threads.call_back, CALLER, Callback.VOICEMAIL)
    desk.settle()

    said = buttons(card)
    assert any(each.startswith("Missed call, Today 11:0") for each in said), said
    assert any(each.startswith("Left voicemail, Today") for each in said), said
    # It stands in the history: not among the notes as well.
    assert not any(each.startswith("Called back") for each in said)


def test_a_call_of_the_history_is_gone_to(desk: Desk, card: ContactCard) -> None:
    opened: list[tuple[str, str]] = []
    card.opened.connect(lambda *to: opened.append(to))
    sid = desk.office.missed()
    desk.run(20)
    line = next(each for each in buttons(card) if each.startswith("Missed call"))
    click(seen(card, QAbstractButton, line))
    assert opened == [(CALLER, sid)]


def test_more_of_the_history_on_demand(desk: Desk, card: ContactCard) -> None:
    for status in (*threads.CLOSINGS, ThreadStatus.NEW, ThreadStatus.BOOKED):
        desk.office.engine.act(threads.set_status, CALLER, status)
        desk.office.clock.advance(60)
    desk.settle()
    assert "Contacted, Today 11:00 AM" not in buttons(card)
    click(seen(card, QAbstractButton, "Show 1 more"))
    desk.settle()
    assert "Contacted, Today 11:00 AM" in buttons(card)
    assert not is_seen(card, QAbstractButton, "Show 1 more")


# --- as a whole ---


def test_a_cleared_card_shows_nobody(desk: Desk, card: ContactCard) -> None:
    card.clear()
    desk.lead("Hello?")
    assert words(card) == ""
    assert buttons(card) == set()


def test_a_card_that_was_hidden_shows_what_has_changed(desk: Desk, card: ContactCard) -> None:
    card.hide()
    know(desk, MARIA)
    card.show()
    desk.settle()
    assert f"Edit name: {MARIA}" in buttons(card)


def test_an_answer_about_somebody_else_is_not_shown(desk: Desk, card: ContactCard) -> None:
    desk.lead("Me too", OTHER)
    know(desk, MARIA)
    card.show_thread(CALLER)
    card.show_thread(OTHER)
    desk.settle()
    assert MARIA not in str(buttons(card))
    assert "(212) 555-0199" in words(card)


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_nothing_is_wider_than_the_card(desk: Desk, card: ContactCard, scale: float) -> None:
    know(desk, "Bartholomew Featherstonehaugh-Cholmondeley", "Luis " + "Lopez" * 12, also=OTHER)
    for tag in ("W" * labels.LONGEST_TAG, "Cleaning"):
        desk.bridge.do(labels.tag, CALLER, tag)
    desk.bridge.do(threads.note, CALLER, "ThisIsOneVeryLongWord" * 9 + " and more " * 40)
    desk.bridge.do(permission.block, CALLER, "a reason " * 20)
    desk.theme.set_scale(scale)
    desk.theme.set_mode("dark")
    card.resize(desk.theme.px(280), desk.theme.px(800))
    desk.settle()
    QTest.qWait(1)

    visible = [each for each in card.findChildren(QWidget) if each.isVisible()]
    wide = [
        (type(each).__name__, each.accessibleName())
        for each in visible
        if each.mapTo(card, QPoint(each.width(), 0)).x() > card.width()
    ]
    assert wide == []


def test_every_control_has_a_name(desk: Desk, card: ContactCard) -> None:
    know(desk, "Ana Lopez", "Luis Lopez", also=OTHER)
    desk.bridge.do(labels.tag, CALLER, "Cleaning")
    desk.settle()
    controls = [*card.findChildren(QAbstractButton), *card.findChildren(QComboBox)]
    nameless = [type(each).__name__ for each in controls if each.isVisible() and not spoken(each)]
    assert nameless == []


def spoken(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


def test_a_number_without_a_conversation_has_no_status(desk: Desk, card: ContactCard) -> None:
    """A number without a conversation: there is nothing to say of it yet."""
    card.show_thread("+12125550177")
    desk.settle()
    assert not seen(card, QComboBox, "Status").isEnabled()


def test_people_saved_elsewhere_appear(desk: Desk, card: ContactCard) -> None:
    people.save(
        desk.office.store, desk.office.settings, desk.bridge.now(), CALLER, Change(name=MARIA)
    )
    desk.settle()
    assert f"Edit name: {MARIA}" in buttons(card)

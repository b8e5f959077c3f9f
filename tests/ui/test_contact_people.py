"""The contact card: several people and numbers, and who is not to be texted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListWidget,
)

from deskreply.ui.contact import ContactCard
from tests.support.office import CALLER
from tests.ui.cards import MARIA, OTHER, contacts, dialog, know, open_card, pick
from tests.ui.eyes import click, press, seen, type_words, words
from tests.ui.support import Desk


@pytest.fixture
def card(desk: Desk) -> Iterator[ContactCard]:
    with open_card(desk) as opened:
        yield opened


# --- people on one number ---


def test_who_of_several_is_meant_gets_the_name(desk: Desk, card: ContactCard) -> None:
    know(desk, "Ana Lopez", "Luis Lopez")
    assert "Several people have this number" in words(card)
    click(seen(card, QAbstractButton, "Luis Lopez"))
    desk.settle()
    click(seen(card, QAbstractButton, "Edit name: Ana / Luis Lopez"))
    assert seen(card, QLineEdit, "Name").text() == "Luis Lopez"
    type_words("Lewis Lopez")
    press(Qt.Key.Key_Return)
    desk.settle()

    assert sorted(each.name for each in contacts(desk)) == ["Ana Lopez", "Lewis Lopez"]
    assert seen(card, QAbstractButton, "Lewis Lopez").isChecked()
    assert not seen(card, QAbstractButton, "Ana Lopez").isChecked()


def test_another_number_of_the_same_person_is_gone_to(desk: Desk, card: ContactCard) -> None:
    opened: list[tuple[str, str]] = []
    card.opened.connect(lambda *to: opened.append(to))
    know(desk, MARIA, also=OTHER)
    assert "Also at" in words(card)
    assert "Several people" not in words(card)
    click(seen(card, QAbstractButton, "(212) 555-0199 · mobile"))
    assert opened == [(OTHER, "")]


def test_a_number_is_merged_with_a_known_contact(desk: Desk, card: ContactCard) -> None:
    know(desk, MARIA, number=OTHER)
    click(seen(card, QAbstractButton, "Contact options"))
    pick(card, desk, "Merge with a contact…")
    asked = dialog(card)
    merge = seen(asked, QAbstractButton, "Merge")
    assert not merge.isEnabled()
    type_words("lop")
    desk.settle()
    found = seen(asked, QListWidget, "Contacts")
    assert [found.item(at).text() for at in range(found.count())] == [f"{MARIA} · (212) 555-0199"]
    press(Qt.Key.Key_Down)
    assert merge.isEnabled()
    click(merge)
    desk.settle()

    assert desk.office.thread().name == MARIA
    (maria,) = contacts(desk)
    assert {number for number, _ in maria.numbers} == {CALLER, OTHER}


def test_nobody_found_is_said(desk: Desk, card: ContactCard) -> None:
    click(seen(card, QAbstractButton, "Contact options"))
    pick(card, desk, "Merge with a contact…")
    type_words("xyz")
    desk.settle()
    assert "Nobody found." in words(dialog(card))


def test_who_has_the_number_already_is_not_offered(desk: Desk, card: ContactCard) -> None:
    know(desk, MARIA)
    click(seen(card, QAbstractButton, "Contact options"))
    pick(card, desk, "Merge with a contact…")
    type_words("lop")
    desk.settle()
    assert "Nobody found." in words(dialog(card))


# --- not to be texted ---


def test_texts_are_stopped_with_a_reason_and_allowed_again(desk: Desk, card: ContactCard) -> None:
    switch = seen(card, QAbstractButton, "Don't text this person")
    click(switch)
    desk.settle()
    assert not switch.isChecked()
    type_words("Asked on the phone")
    click(seen(dialog(card), QAbstractButton, "Stop texts"))
    desk.settle()
    assert switch.isChecked()
    with desk.office.store.read() as reader:
        assert reader.opted_out_by(CALLER) == "staff"
    assert [m.body for m in desk.office.messages() if m.kind == "note"] == [
        "Don't text: Asked on the phone"
    ]

    click(switch)
    desk.settle()
    assert not switch.isChecked()
    assert desk.office.thread().opted_out_at is None


def test_thinking_better_of_it_stops_nothing(desk: Desk, card: ContactCard) -> None:
    click(seen(card, QAbstractButton, "Don't text this person"))
    click(seen(dialog(card), QAbstractButton, "Cancel"))
    desk.settle()
    assert desk.office.thread().opted_out_at is None


def test_what_they_said_themselves_only_they_can_lift(desk: Desk, card: ContactCard) -> None:
    desk.lead("STOP")
    switch = seen(card, QAbstractButton, "Don't text this person")
    assert switch.isChecked()
    assert not switch.isEnabled()
    assert "Only they can lift that" in words(card)
    assert "Only they can lift that" in switch.accessibleDescription()


def test_a_caller_is_blocked_and_unblocked(desk: Desk, card: ContactCard) -> None:
    click(seen(card, QAbstractButton, "Contact options"))
    pick(card, desk, "Block caller…")
    type_words("sells insurance")
    click(seen(dialog(card), QAbstractButton, "Block"))
    desk.settle()
    with desk.office.store.read() as reader:
        assert reader.block_reason(CALLER) == "sells insurance"
    assert "Blocked: sells insurance" in words(card)

    click(seen(card, QAbstractButton, "Unblock"))
    desk.settle()
    with desk.office.store.read() as reader:
        assert not reader.blocked(CALLER)
    assert "Blocked" not in words(card)


# --- states with a way out ---


def test_who_waits_to_be_called_back_is_taken_off_the_list(desk: Desk, card: ContactCard) -> None:
    desk.change(textback__max_age_minutes=0)
    desk.office.missed()
    desk.run(30)
    assert "On the call-back list" in words(card)
    click(seen(card, QAbstractButton, "Take off the list"))
    desk.settle()
    with desk.office.store.read() as reader:
        assert reader.open_callbacks(CALLER) == ()

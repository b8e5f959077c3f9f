"""Calling back, and whose a conversation is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLineEdit,
    QMenu,
)

from deskreply.domain.models import MessageKind, ThreadStatus
from deskreply.engine import staff, threads
from deskreply.ui.contact import ContactCard
from tests.support.office import CALLER
from tests.ui.cards import Screen, open_screen
from tests.ui.eyes import click, is_seen, keyboard, names, press, seen, words
from tests.ui.support import Desk

SECOND = "+12125550177"


class Phone(QObject):
    """A program that takes numbers to call."""

    def __init__(self) -> None:
        super().__init__()
        self.dialed: list[str] = []

    @Slot(QUrl)
    def dial(self, url: QUrl) -> None:
        self.dialed.append(url.toString())


@pytest.fixture
def phone() -> Iterator[Phone]:
    made = Phone()
    QDesktopServices.setUrlHandler("tel", made, "dial")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("tel")


@pytest.fixture
def screen(desk: Desk) -> Iterator[Screen]:
    with open_screen(desk) as opened:
        yield opened


# --- calling back ---


def test_the_phone_gets_the_number_and_the_question_waits(screen: Screen, phone: Phone) -> None:
    screen.call()
    assert phone.dialed == [f"tel:{CALLER}"]
    assert "Did you reach (212) 555-0123?" in screen.words()
    assert "handed to your phone app" in screen.words()
    screen.desk.lead("Hello?")
    assert is_seen(screen.window, QAbstractButton, "Reached")

    screen.click("Reached")
    thread = screen.desk.office.thread()
    assert (thread.due_at, thread.status) == (None, ThreadStatus.CONTACTED)
    assert not is_seen(screen.window, QAbstractButton, "Reached")
    assert screen.desk.office.messages()[-1].kind is MessageKind.NOTE


@pytest.mark.parametrize(("said", "how"), [("Voicemail", "voicemail"), ("No answer", "no-answer")])
def test_how_it_went_is_kept(screen: Screen, phone: Phone, said: str, how: str) -> None:
    screen.call()
    screen.click(said)
    with screen.desk.office.store.read() as reader:
        assert reader.audit(CALLER)[-1].detail == how


def test_without_a_phone_the_number_is_copied(screen: Screen) -> None:
    screen.call()
    assert QGuiApplication.clipboard().text() == "(212) 555-0123"
    assert "copied, dial it now" in screen.words()


def test_the_question_is_answered_by_keyboard(screen: Screen, phone: Phone) -> None:
    screen.call()
    assert keyboard() is screen.anchor
    press(Qt.Key.Key_Tab)
    assert keyboard() is seen(screen.window, QAbstractButton, "Reached")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    screen.desk.settle()
    with screen.desk.office.store.read() as reader:
        assert reader.audit(CALLER)[-1].detail == "voicemail"


def test_escape_in_the_question_logs_nothing(screen: Screen, phone: Phone) -> None:
    screen.call()
    screen.call()
    assert keyboard() is seen(screen.window, QAbstractButton, "Reached")
    press(Qt.Key.Key_Escape)
    screen.desk.settle()
    assert not is_seen(screen.window, QAbstractButton, "Reached")
    assert screen.desk.office.thread().called_at is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_keyboard_goes_back_to_where_it_was(screen: Screen, phone: Phone, key: Qt.Key) -> None:
    field = QLineEdit(screen.window)
    field.show()
    field.setFocus()
    screen.call()
    press(Qt.Key.Key_Tab)
    assert keyboard() is seen(screen.window, QAbstractButton, "Reached")
    press(key)
    screen.desk.settle()
    assert not is_seen(screen.window, QAbstractButton, "Reached")
    assert keyboard() is field


def test_one_question_a_number_and_calling_again_asks_no_second_time(
    screen: Screen, phone: Phone
) -> None:
    screen.desk.lead("Me too", SECOND)
    screen.call()
    screen.call(SECOND)
    screen.call()
    assert phone.dialed == [f"tel:{CALLER}", f"tel:{SECOND}", f"tel:{CALLER}"]
    assert screen.words().count("Did you reach") == 2
    tops = {
        each.mapTo(screen.window, each.rect().topLeft()).y()
        for each in screen.window.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName() == "I did not call"
    }
    assert len(tops) == 2


def test_who_did_not_call_after_all_logs_nothing(screen: Screen, phone: Phone) -> None:
    before = screen.desk.office.thread()
    screen.call()
    screen.click("I did not call")
    assert screen.desk.office.thread() == before
    assert not is_seen(screen.window, QAbstractButton, "Reached")


def test_who_is_on_the_call_back_list_is_taken_off_it(screen: Screen, phone: Phone) -> None:
    screen.call()
    assert not is_seen(screen.window, QAbstractButton, "Take off the call-back list")
    screen.click("I did not call")
    screen.desk.change(textback__max_age_minutes=0)
    screen.desk.office.missed()
    screen.desk.run(30)
    screen.call()
    screen.click("Take off the call-back list")
    with screen.desk.office.store.read() as reader:
        assert reader.open_callbacks(CALLER) == ()
    assert not is_seen(screen.window, QAbstractButton, "Reached")


def test_the_question_stands_beside_the_contact_card(screen: Screen, phone: Phone) -> None:
    card = ContactCard(screen.desk.bridge, screen.desk.theme, screen.window)
    card.setGeometry(620, 0, 280, 700)
    card.show()
    screen.call()
    reached = seen(screen.window, QAbstractButton, "No answer")
    assert reached.mapTo(screen.window, reached.rect().bottomRight()).x() < 620


# --- whose it is ---


@pytest.fixture
def owner(screen: Screen) -> ContactCard:
    card = ContactCard(screen.desk.bridge, screen.desk.theme, screen.window)
    card.setGeometry(620, 0, 280, 700)
    card.show()
    card.show_thread(CALLER)
    screen.desk.settle()
    return card


def choose(screen: Screen, card: ContactCard, words: str) -> list[str]:
    """Pick from the owner's menu; what it offered."""
    shown = next(each for each in names(card, QAbstractButton) if each.startswith("Owner"))
    screen.click(shown)
    menu = next(each for each in screen.window.findChildren(QMenu) if each.isVisible())
    offered = [each.text() for each in menu.actions() if each.text()]
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()
    screen.desk.settle()
    return offered


def test_taken_released_assigned(screen: Screen, owner: ContactCard) -> None:
    desk = screen.desk
    desk.office.engine.act(threads.note, CALLER, "Asked", author="Kim")
    assert choose(screen, owner, "Take it") == [
        "Take it", "Assign to Kim", "Assign to somebody else…",
    ]  # fmt: skip
    assert desk.office.thread().owner == "Dana"
    assert "Owner: You" in names(owner, QAbstractButton)
    choose(screen, owner, "Assign to Kim")
    assert desk.office.thread().owner == "Kim"
    choose(screen, owner, "Release")
    assert desk.office.thread().owner == ""


def test_assigned_to_people_of_the_team(screen: Screen, owner: ContactCard) -> None:
    desk = screen.desk
    desk.office.engine.act(threads.note, CALLER, "Asked", author="Somebody who left")
    for name in ("Dana", "Luis"):
        staff.add(desk.office.store, desk.office.settings, desk.office.clock.now(), name)
    assert choose(screen, owner, "Assign to Luis") == [
        "Take it", "Assign to Luis", "Assign to somebody else…",
    ]  # fmt: skip
    assert desk.office.thread().owner == "Luis"


def test_taking_over_asks(screen: Screen, owner: ContactCard) -> None:
    desk = screen.desk
    desk.bridge.do(threads.claim, CALLER, author="Kim")
    desk.settle()
    choose(screen, owner, "Take over")
    asked = next(each for each in screen.window.findChildren(QDialog) if each.isVisible())
    assert "Kim has this conversation. Take it over?" in words(asked)
    assert desk.office.thread().owner == "Kim"
    click(seen(asked, QAbstractButton, "Take over"))
    desk.settle()
    assert desk.office.thread().owner == "Dana"


def test_who_was_faster_is_asked_about(screen: Screen, owner: ContactCard) -> None:
    """Claimed elsewhere between the menu and the choice."""
    desk = screen.desk
    screen.click("Owner: Nobody")
    menu = next(each for each in screen.window.findChildren(QMenu) if each.isVisible())
    desk.bridge.do(threads.claim, CALLER, author="Kim")
    next(each for each in menu.actions() if each.text() == "Take it").trigger()
    menu.close()
    desk.settle()
    assert "Kim has this conversation. Take it over?" in screen.words()
    assert desk.office.thread().owner == "Kim"


def test_somebody_else_by_name(screen: Screen, owner: ContactCard) -> None:
    choose(screen, owner, "Assign to somebody else…")
    asked = next(each for each in screen.window.findChildren(QDialog) if each.isVisible())
    seen(asked, QLineEdit, "Name").setText("  Ana  Ruiz ")
    click(seen(asked, QAbstractButton, "Assign"))
    screen.desk.settle()
    assert screen.desk.office.thread().owner == "Ana Ruiz"


def test_a_desk_without_a_name_asks_who_works_there(screen: Screen, owner: ContactCard) -> None:
    screen.desk.change(office__staff="")
    choose(screen, owner, "Take it")
    asked = next(each for each in screen.window.findChildren(QDialog) if each.isVisible())
    assert "Who works at this desk?" in words(asked)
    seen(asked, QLineEdit, "Your name").setText("Ana")
    click(seen(asked, QAbstractButton, "Take it"))
    screen.desk.settle()
    assert screen.desk.office.thread().owner == "Ana"
    assert screen.desk.office.settings.staff == "Ana"

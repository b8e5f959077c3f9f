"""A contact card, and a screen on which the menus of a conversation's work open, for tests."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QMenu, QPushButton, QWidget

from deskreply.domain.people import Contact
from deskreply.engine import people
from deskreply.ui import work
from deskreply.ui.contact import ContactCard
from tests.support.office import CALLER
from tests.ui.eyes import click, names, seen, words
from tests.ui.support import Desk

OTHER = "+12125550199"
MARIA = "Maria Lopez"


@contextlib.contextmanager
def open_card(desk: Desk) -> Iterator[ContactCard]:
    """The card of somebody who asked something, without a name yet."""
    theme = desk.theme
    desk.lead("Do you take Delta Dental?")
    window = QWidget()
    shown = ContactCard(desk.bridge, theme, window)
    shown.resize(280, 800)
    window.resize(280, 800)
    window.show()
    window.activateWindow()
    shown.show_thread(CALLER)
    desk.settle()
    yield shown
    window.close()
    window.deleteLater()


def know(desk: Desk, *named: str, number: str = CALLER, also: str = "") -> None:
    """People with a number, and maybe another."""
    store = desk.office.store
    numbers = ((number, ""), (also, "mobile")) if also else ((number, ""),)
    with store.write() as tx:
        for name in named:
            tx.save_contact(Contact(0, name, at=desk.bridge.now(), numbers=numbers))
        people.rename(tx, [number])
    desk.settle()


def contacts(desk: Desk, number: str = CALLER) -> list[Contact]:
    with desk.office.store.read() as reader:
        return list(reader.contacts_for(number))


def choose(desk: Desk, box: QComboBox, words: str) -> None:
    """Open a drop-down and pick, by keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    view = box.view()
    assert view.isVisible()
    view.setCurrentIndex(view.model().index(box.findText(words), 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    desk.settle()


def pick(card: ContactCard, desk: Desk, words: str) -> None:
    """Choose from the menu that is open."""
    desk.settle()
    menu = card.window().findChild(QMenu)
    assert menu is not None, "no menu is open"
    action = {each.text(): each for each in menu.actions()}[words]
    action.trigger()
    menu.close()
    desk.settle()


def dialog(card: ContactCard) -> QDialog:
    """The question that is open."""
    found = [each for each in card.window().findChildren(QDialog) if each.isVisible()]
    assert found, "nothing is asked"
    return found[0]


def buttons(card: ContactCard) -> set[str]:
    return names(card, QAbstractButton)


@dataclass
class Screen:
    """A window with a button under which the menus open."""

    desk: Desk
    window: QWidget
    anchor: QPushButton

    def done(self) -> None:
        work.done_menu(self.desk.bridge, self.desk.theme, CALLER, self.anchor)
        self.desk.settle()

    def snooze(self) -> None:
        work.snooze_menu(self.desk.bridge, self.desk.theme, CALLER, self.anchor)
        self.desk.settle()

    def call(self, number: str = CALLER) -> None:
        work.call_back(self.desk.bridge, self.desk.theme, number, self.window)
        self.desk.settle()

    def click(self, name: str) -> None:
        click(seen(self.window, QAbstractButton, name))
        self.desk.settle()

    def rows(self) -> set[str]:
        return names(self.window, QAbstractButton)

    def words(self) -> str:
        return words(self.window)


@contextlib.contextmanager
def open_screen(desk: Desk) -> Iterator[Screen]:
    """Somebody waits for an answer since 11:00, due at 12:00."""
    assert desk.theme
    desk.change(office__hours="mon-fri 8:00-12:00, 13:30-17:00")
    desk.lead("Do you take Delta Dental?")
    window = QWidget()
    window.resize(900, 700)
    anchor = QPushButton("Anchor", window)
    anchor.move(300, 10)
    window.show()
    window.activateWindow()
    anchor.setFocus()
    yield Screen(desk, window, anchor)
    window.close()
    window.deleteLater()

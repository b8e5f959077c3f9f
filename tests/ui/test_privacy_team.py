"""The team in the settings: people come, go, get PINs and say who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from deskreply.engine import staff
from deskreply.ui.privacy.team import Team
from tests.ui.eyes import click, is_seen, names, press, seen, type_words, words
from tests.ui.hiding import HASHER
from tests.ui.settings_support import machine
from tests.ui.support import Desk


@dataclass
class Page:
    """The list in a window."""

    desk: Desk
    window: QWidget

    def press(self, name: str) -> None:
        click(seen(self.window, QAbstractButton, name))
        self.desk.settle()

    def dialog(self) -> QDialog:
        """The one that is open."""
        (found,) = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QDialog) and each.isVisible()
        ]
        return found

    def enter(self, **fields: str) -> None:
        """Fill in the dialog and confirm."""
        for name, typed in fields.items():
            seen(self.dialog(), QLineEdit, name.replace("_", " ")).setText(typed)
        self.confirm()

    def confirm(self) -> None:
        self.dialog().accept()
        self.desk.settle()

    def add(self, name: str) -> None:
        seen(self.window, QLineEdit, "Name of somebody new").setText(name)
        self.press("Add")

    def opens(self, name: str, pin: str) -> bool:
        """Whether this PIN opens the screen."""
        office = self.desk.office
        now = office.clock.now()
        return staff.unlock(office.store, office.settings, now, name, pin, HASHER).right


@pytest.fixture
def page(desk: Desk, tmp_path: Path) -> Iterator[Page]:
    window = QWidget()
    assert desk.theme
    team = Team(desk.bridge, replace(machine(tmp_path), hasher=HASHER))
    QVBoxLayout(window).addWidget(team)
    window.resize(620, 500)
    window.show()
    window.activateWindow()
    desk.wait(window.isActiveWindow)
    desk.settle()
    yield Page(desk, window)
    window.close()
    window.deleteLater()


def new_pin(page: Page, pin: str, again: str = "", present: str = "") -> None:
    fields = {"New PIN, 4 to 8 digits": pin, "New PIN again": again or pin}
    for name, typed in (fields | ({"Present PIN": present} if present else {})).items():
        seen(page.dialog(), QLineEdit, name).setText(typed)
    page.confirm()


def test_people_come_and_go(page: Page) -> None:
    assert "Add everybody who answers here." in words(page.window)
    # Who set DeskReply up has said their name already.
    assert seen(page.window, QLineEdit, "Name of somebody new").text() == "Dana"
    page.press("Add")
    page.add("Luis Pérez")
    said = words(page.window)
    assert "Dana" in said
    assert "Luis Pérez" in said
    assert "Add everybody" not in said
    seen(page.window, QLineEdit, "Name of somebody new").setText("luis perez")
    assert "Luis Pérez is on the team already." in words(page.window)
    assert not seen(page.window, QAbstractButton, "Add").isEnabled()
    page.press("Remove Luis Pérez")
    page.confirm()
    assert "Remove Luis Pérez" not in names(page.window, QAbstractButton)


def test_a_pin_by_keyboard_alone(page: Page) -> None:
    page.press("Add")
    assert "No PIN yet" in words(page.window)
    seen(page.window, QAbstractButton, "Set a PIN for Dana").setFocus()
    press(Qt.Key.Key_Space)
    page.desk.wait(lambda: QApplication.activeWindow() is page.dialog())
    type_words("4821")
    press(Qt.Key.Key_Tab)
    type_words("4821")
    press(Qt.Key.Key_Return)
    page.desk.settle()
    assert "Has a PIN" in words(page.window)
    assert page.opens("Dana", "4821")


def test_the_keyboard_comes_back_to_the_same_person(page: Page) -> None:
    page.press("Add")
    page.add("Luis")
    button = seen(page.window, QAbstractButton, "Set a PIN for Luis")
    button.setFocus()
    press(Qt.Key.Key_Space)
    page.desk.wait(lambda: QApplication.activeWindow() is page.dialog())
    new_pin(page, "4821")
    page.window.activateWindow()
    page.desk.wait(page.window.isActiveWindow)
    assert seen(page.window, QAbstractButton, "Change the PIN of Luis").hasFocus()


def test_a_wrong_pin_is_typed_over(page: Page) -> None:
    page.press("Add")
    page.press("Set a PIN for Dana")
    new_pin(page, "4821")
    page.press("Change the PIN of Dana")
    new_pin(page, "9375", present="1111")
    page.desk.wait(lambda: QApplication.activeWindow() is page.dialog())
    type_words("4821")
    page.confirm()
    assert page.opens("Dana", "9375")


def test_what_is_wrong_with_a_pin_is_said_where_it_is_typed(page: Page) -> None:
    page.press("Add")
    page.press("Set a PIN for Dana")
    for pin, again, said in (
        ("48", "48", "A PIN has 4 to 8 digits."),
        ("1234", "1234", "too easy to guess"),
        ("4821", "4812", "The two PINs differ."),
    ):
        new_pin(page, pin, again)
        assert said in words(page.dialog())
    page.dialog().reject()
    assert not page.opens("Dana", "4821")


def test_another_pin_needs_the_present_one(page: Page) -> None:
    page.press("Add")
    page.press("Set a PIN for Dana")
    new_pin(page, "4821")
    page.press("Change the PIN of Dana")
    new_pin(page, "7390", present="9999")
    assert "This PIN is not right." in words(page.dialog())
    new_pin(page, "7390", present="9998")
    new_pin(page, "7390", present="9997")
    assert "Too many wrong PINs. Try again in 0:30." in words(page.dialog())
    page.desk.run(30)
    new_pin(page, "7390", present="4821")
    assert page.opens("Dana", "7390")


def test_saying_who_one_is(page: Page) -> None:
    page.press("Add")
    page.add("Luis")
    page.add("Kim")
    page.press("I am Kim")
    assert page.desk.bridge.staff == "Kim"
    assert not is_seen(page.window, QAbstractButton, "I am Kim")
    page.press("Set a PIN for Luis")
    new_pin(page, "7390")
    page.press("I am Luis")
    page.enter(PIN="7399")
    assert page.desk.bridge.staff == "Kim"
    page.enter(PIN="7390")
    assert page.desk.bridge.staff == "Luis"


def test_another_name(page: Page) -> None:
    page.press("Add")
    page.add("Luis")
    page.press("Rename Dana")
    field = seen(page.dialog(), QLineEdit, "New name")
    confirm = seen(page.dialog(), QAbstractButton, "Rename")
    for taken in ("luis", " ", ""):
        field.setText(taken)
        assert not confirm.isEnabled()
    field.setText("Dana R.")
    page.confirm()
    page.desk.settle()
    assert "Dana R." in words(page.window)
    # She works at this desk: what she does next bears the new name.
    assert page.desk.bridge.staff == "Dana R."


def test_the_last_pin_goes_with_a_warning(page: Page) -> None:
    page.press("Add")
    page.press("Set a PIN for Dana")
    new_pin(page, "4821")
    page.press("Remove Dana")
    assert "the screen will not be locked any more" in words(page.dialog())
    page.dialog().reject()

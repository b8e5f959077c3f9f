"""Somebody who writes: a composer in a window of its own, used as one uses it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from deskreply.domain.desk import Draft
from deskreply.domain.models import Message, MessageKind, MessageState, Thread
from deskreply.domain.people import Contact
from deskreply.engine import conversations
from deskreply.ui.composer import Composer
from deskreply.ui.kit import Popup
from tests.support.office import CALLER, OFFICE
from tests.ui.support import Desk

W = TypeVar("W", bound=QWidget)

OTHER = "+12125550124"
ENTER = Qt.Key.Key_Return
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def person(desk: Desk, name: str = "", number: str = CALLER, language: str = "") -> None:
    """Somebody who wrote a minute ago; where they have a name, the office knows them."""
    now = desk.office.clock.now()
    at = now - timedelta(minutes=1)
    with desk.office.store.write() as tx:
        if name:
            numbers = ((number, "mobile"),)
            tx.save_contact(Contact(0, name, language=language, at=now, numbers=numbers))
        known = tx.thread(number) or Thread(number, OFFICE, last_at=at)
        tx.save_thread(replace(known, name=name, language=language))
        tx.add_message(
            Message(
                uuid.uuid4().hex, number, OFFICE, MessageKind.LEAD, "Hi, are you open?", at,
                MessageState.RECEIVED,
            )
        )  # fmt: skip


def stored_draft(desk: Desk, number: str = CALLER, staff: str = "Dana") -> Draft | None:
    """What the database has of what somebody began to write."""
    with desk.office.store.read() as reader:
        return reader.draft(number, staff)


def notes(desk: Desk, number: str = CALLER) -> list[str]:
    """What the team wrote down."""
    return [m.body for m in desk.office.messages(number) if m.kind is MessageKind.NOTE]


def somebody_sends(desk: Desk, text: str, who: str, number: str = CALLER) -> Message:
    """A colleague writes at another desk."""
    office = desk.office
    return conversations.send(
        office.store, office.settings, office.clock.now(), number, text, author=who
    )


class Writer:
    """Writes to one person at a time, and sees what stands there."""

    def __init__(self, desk: Desk, number: str, width: int = 640) -> None:
        self.desk = desk
        self.window = QWidget()
        self.window.resize(width, 600)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        self.composer = Composer(desk.bridge, desk.theme)
        column.addWidget(self.composer)
        self.window.show()
        self.window.activateWindow()
        if number:
            self.open(number)

    def open(self, number: str, *, seconds: float = 1) -> None:
        """Come to a conversation, and stay for some seconds before anything else."""
        self.composer.show_thread(number)
        self.desk.settle()
        self.desk.office.clock.advance(seconds)
        self.composer.setFocus()

    # --- what one does ---

    def write(self, text: str) -> None:
        """With the keyboard, where it is; letters that a test's keyboard lacks by input method."""
        for char in text:
            if char == "\n":
                self.key(ENTER, SHIFT)
            elif char.isascii():
                QTest.keyClicks(self.focus, char)
            else:
                self.editor.insertPlainText(char)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def hold(self, key: Qt.Key, times: int, *, already: bool = False) -> None:
        """A key that is held down repeats itself; ``already``: since before."""
        for nth in range(times):
            again = already or nth > 0
            event = QKeyEvent(QKeyEvent.Type.KeyPress, key, NONE, "\r", again)
            QApplication.sendEvent(self.focus, event)

    def press(self, name: str) -> None:
        """Click a button, by its accessible name."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def send(self, text: str) -> None:
        """Write something, press Enter, and let the window work."""
        self.write(text)
        self.key(ENTER)
        self.desk.settle()

    def settle(self) -> None:
        self.desk.settle()

    def come_back(self) -> None:
        """From another window to the editor."""
        self.window.activateWindow()
        self.editor.setFocus()
        self.desk.wait(self.editor.hasFocus)

    # --- what one sees ---

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.editor

    @property
    def editor(self) -> QPlainTextEdit:
        found = self.composer.findChild(QPlainTextEdit)
        assert found is not None
        return found

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    def button(self, name: str) -> QAbstractButton:
        buttons = {_spoken(button): button for button in self._all(QAbstractButton)}
        assert name in buttons, f"there is no {name!r} among {list(buttons)}"
        return buttons[name]

    def offers(self, name: str) -> bool:
        """Whether there is such a button."""
        return any(_spoken(button) == name for button in self._all(QAbstractButton))

    def sees(self, words: str) -> bool:
        """Whether these words stand anywhere in the window."""
        return any(words in label.text() for label in self._all(QLabel))

    @property
    def popup(self) -> Popup | None:
        return next(iter(self._all(Popup)), None)

    @property
    def list(self) -> QAbstractItemView:
        """What is offered in a pop-up."""
        return self._all(QAbstractItemView)[0]

    @property
    def lines(self) -> Sequence[str]:
        """The list in a pop-up as a screen reader reads it."""
        model, role = self.list.model(), Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    @property
    def chosen(self) -> str:
        return str(self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def field(self, name: str, kind: type[W]) -> W:
        """What of this kind has this accessible name."""
        return next(each for each in self._all(kind) if each.accessibleName() == name)

    def interface(self, name: str) -> QAccessibleInterface:
        """What a screen reader has in hand for a control."""
        return QAccessible.queryAccessibleInterface(self.field(name, QWidget))

    def _all(self, kind: type[W]) -> Sequence[W]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]


def _spoken(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


@contextmanager
def writing(
    desk: Desk, number: str = CALLER, *, name: str = "Maria Lopez", width: int = 640
) -> Iterator[Writer]:
    """Somebody wrote to the office, and somebody there answers."""
    person(desk, name)
    writer = Writer(desk, number, width)
    try:
        yield writer
    finally:
        writer.window.close()
        writer.window.deleteLater()

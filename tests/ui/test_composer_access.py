"""The composer for those who do not see it, who do not use a mouse, and for other languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from deskreply.ui import strings
from tests.support.office import CALLER
from tests.ui.composing import Writer, writing
from tests.ui.support import Desk


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    with writing(desk) as somebody:
        yield somebody


def test_a_text_is_written_and_sent_through_the_accessibility_tree_alone(
    desk: Desk, writer: Writer
) -> None:
    message = writer.interface("Message")
    assert message.role() == QAccessible.Role.EditableText
    editable = message.editableTextInterface()
    editable.insertText(0, "Yes, until five.")
    send = writer.interface("Send")
    assert send.role() == QAccessible.Role.Button
    send.actionInterface().doAction("Press")
    # A button that is pressed this way is seen going down and up.
    desk.wait(lambda: writer.text == "")
    desk.settle()
    desk.run(7)
    assert desk.office.texts(CALLER) == ["Yes, until five."]


def test_it_says_what_it_is_for(writer: Writer) -> None:
    description = QAccessible.Text.Description
    assert writer.interface("Message").text(description) == "Text Maria…"
    assert writer.interface("Send").text(description) == "Send to Maria"
    assert writer.interface("Note").text(description) != "On"
    writer.composer.note()
    assert writer.interface("Note").text(description) == "On"
    assert writer.interface("Send").text(description) == "Add note"


def test_every_control_has_a_name_and_room_for_a_finger(writer: Writer) -> None:
    buttons = [b for b in writer.composer.findChildren(QAbstractButton) if b.isVisible()]
    assert len(buttons) >= 6
    for button in buttons:
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 36


def test_tab_reaches_everything_in_its_order(writer: Writer) -> None:
    writer.write("Hello")
    seen = []
    for _ in range(6):
        writer.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
    assert seen[:5] == ["Saved replies", "Emoji", "Note", "Send later", "Send"]
    assert seen[5] == "Message"


def test_a_question_can_be_answered_by_keyboard_and_says_itself(desk: Desk, writer: Writer) -> None:
    writer.send("4111 1111 1111 1111")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.accessibleName() == "Review"
    bar = focus.parentWidget()
    assert isinstance(bar, QWidget)
    assert "looks like a card number" in bar.accessibleName()
    writer.key(Qt.Key.Key_Tab)
    writer.key(Qt.Key.Key_Space)
    assert writer.text == ""


def test_another_language_is_put_on_while_one_writes(desk: Desk, writer: Writer) -> None:
    app = QApplication.instance()
    assert app is not None
    writer.write("Hola")
    try:
        strings.install(app, "es")
        QApplication.processEvents()
        assert writer.text == "Hola"
        spanish = [b.accessibleName() for b in writer.composer.findChildren(QAbstractButton)]
    finally:
        strings.install(app, "en")
    QApplication.processEvents()
    assert writer.button("Send").text() == "Send to Maria"
    assert spanish


def test_theme_and_size_change_while_one_writes(desk: Desk, writer: Writer) -> None:
    writer.write("Hi {first_name}")
    before = writer.editor.height()
    desk.theme.set_mode("dark")
    desk.theme.set_scale(1.5)
    QApplication.processEvents()
    assert writer.text == "Hi {first_name}"
    assert writer.editor.height() == round(before * 1.5)
    desk.theme.set_mode("light")
    desk.theme.set_scale(1.0)
    QApplication.processEvents()
    assert writer.editor.height() == before

"""Saved replies: found, inserted, never sent by themselves; and the office's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit

from deskreply.domain.desk import SavedReply
from deskreply.engine import labels, savedreplies
from tests.support.office import CALLER
from tests.ui.composing import ENTER, SHIFT, Writer, writing
from tests.ui.support import Desk


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    with writing(desk) as somebody:
        yield somebody


def ours(desk: Desk) -> list[str]:
    desk.settle()
    desk.run(7)
    return desk.office.texts(CALLER)


def save(desk: Desk, title: str, body: str, language: str = "en", name: str = "") -> None:
    office = desk.office
    reply = SavedReply(name, title, language, body)
    savedreplies.save(office.store, office.settings, office.clock.now(), reply)
    desk.settle()


def test_a_slash_opens_them_and_enter_inserts(desk: Desk, writer: Writer) -> None:
    writer.write("/")
    assert writer.popup is not None
    assert writer.editor.hasFocus()
    assert writer.chosen.startswith("Morning or afternoon")
    writer.key(Qt.Key.Key_Down)
    assert writer.chosen.startswith("Insurance")
    writer.key(ENTER)
    assert writer.text == "Yes, we take many plans. Which dental insurance do you have?"
    assert writer.popup is None
    assert ours(desk) == []
    writer.key(ENTER)
    assert len(ours(desk)) == 1


def test_typing_looks_in_titles_and_texts_without_accents(desk: Desk, writer: Writer) -> None:
    save(desk, "Radiografía", "¿Tiene una radiografía reciente?", "es")
    for typed, found in {
        "radiografia": "Radiografía",
        "RECIENTE": "Radiografía",
        "plans": "Insurance",
        "manana": "Mañana o tarde",
        "dental ins": "Insurance",
    }.items():
        writer.editor.clear()
        writer.write(f"/{typed}")
        assert any(line.startswith(found) for line in writer.lines), typed


def test_a_reply_is_found_by_its_other_language_too(desk: Desk, writer: Writer) -> None:
    office = desk.office
    labels.set_language(office.store, office.settings, office.clock.now(), CALLER, "es")
    desk.settle()
    writer.write("/insur")
    assert writer.chosen.startswith("Seguro dental")
    writer.key(ENTER)
    assert writer.text.startswith("Sí, aceptamos")


def test_a_spanish_lead_is_offered_spanish_first(desk: Desk, writer: Writer) -> None:
    writer.write("/")
    assert writer.sees("Saved replies")
    assert not writer.sees("in Spanish")
    assert writer.lines[0].startswith("Morning or afternoon")
    writer.key(Qt.Key.Key_Escape)
    # They write Spanish: nobody had to say so.
    desk.lead("Hola, necesito una limpieza. ¿Hay cita mañana?")
    writer.editor.clear()
    writer.write("/")
    assert writer.sees("Saved replies in Spanish")
    assert writer.lines[0].startswith("Mañana o tarde")
    assert "English" in writer.lines[6]


def test_fields_are_filled_in_and_what_is_missing_is_selected(desk: Desk, writer: Writer) -> None:
    writer.write("/booking")
    writer.key(ENTER)
    assert writer.text.endswith("{booking_link}")
    assert writer.editor.textCursor().selectedText() == "{booking_link}"
    writer.key(ENTER)
    assert writer.sees("{booking_link} is not filled in.")
    assert ours(desk) == []
    desk.change(office__booking_link="https://bright.example/book")
    desk.bridge.settings_changed.emit()
    desk.settle()
    writer.editor.clear()
    writer.write("/booking")
    writer.key(ENTER)
    assert writer.text.endswith("https://bright.example/book")


def test_esc_closes_and_what_stands_there_is_a_text_again(desk: Desk, writer: Writer) -> None:
    writer.write("/5")
    writer.key(Qt.Key.Key_Escape)
    assert writer.popup is None
    writer.write("00 mg")
    assert writer.popup is None
    writer.key(ENTER)
    assert ours(desk) == ["/500 mg"]
    # The next slash opens them again.
    writer.write("/")
    assert writer.popup is not None


def test_enter_never_sends_what_only_looks_for_something(desk: Desk, writer: Writer) -> None:
    writer.write("/xyzzy")
    assert writer.sees("No saved reply has these words.")
    assert len(writer.lines) == 1
    writer.key(Qt.Key.Key_Escape)
    writer.editor.clear()
    assert ours(desk) == []


@pytest.mark.parametrize("before", ["and", "http:/", "9"])
def test_a_slash_within_a_text_is_a_slash(writer: Writer, before: str) -> None:
    writer.write(f"{before}/")
    assert writer.popup is None


def test_on_a_new_line_it_opens_too(writer: Writer) -> None:
    writer.write("Hi Maria,")
    writer.key(ENTER, SHIFT)
    writer.write(" /morn")
    writer.key(ENTER)
    assert writer.text == "Hi Maria,\n Would a morning or an afternoon suit you?"


def test_the_button_opens_and_closes_them(writer: Writer) -> None:
    writer.press("Saved replies")
    assert writer.popup is not None
    assert writer.text == "/"
    assert writer.button("Saved replies").isChecked()
    writer.key(ENTER)
    assert writer.text == "Would a morning or an afternoon suit you?"
    # Within a text, the reply is put where one writes.
    writer.write(" ")
    writer.press("Saved replies")
    writer.key(Qt.Key.Key_Up)
    writer.key(Qt.Key.Key_Up)
    writer.key(Qt.Key.Key_Home)
    assert writer.text.startswith("Would a morning")
    writer.key(Qt.Key.Key_Escape)
    assert writer.popup is None
    assert not writer.button("Saved replies").isChecked()


def test_with_the_mouse(writer: Writer) -> None:
    writer.press("Saved replies")
    view = writer.list
    second = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert writer.popup is None
    assert writer.text.startswith("Yes, we take many plans.")
    assert writer.editor.hasFocus()


def test_notes_have_none(writer: Writer) -> None:
    writer.composer.note()
    writer.write("/")
    assert writer.popup is None
    assert not writer.button("Saved replies").isEnabled()


# --- the office's own ---------------------------------------------------------------------------


class Manager:
    """The dialog in which they are kept."""

    def __init__(self, writer: Writer) -> None:
        writer.write("/manage")
        assert writer.chosen == "Manage saved replies…"
        writer.key(ENTER)
        self.writer = writer
        writer.settle()

    @property
    def list(self) -> QListWidget:
        return self.writer.field("Saved replies", QListWidget)

    @property
    def titles(self) -> Sequence[str]:
        return [self.list.item(row).text() for row in range(self.list.count())]

    def choose(self, title: str) -> None:
        self.list.setCurrentRow(self.titles.index(title))

    def title(self, words: str) -> None:
        field = self.writer.field("Title in English", QLineEdit)
        field.clear()
        field.insert(words)

    def write(self, name: str, text: str) -> None:
        field = self.writer.field(name, QPlainTextEdit)
        field.clear()
        field.insertPlainText(text)

    def press(self, name: str) -> None:
        self.writer.press(name)
        self.writer.settle()


def test_one_of_ones_own_is_added_changed_and_deleted(desk: Desk, writer: Writer) -> None:
    manager = Manager(writer)
    assert "Insurance" in manager.titles
    manager.title("Parking")
    manager.write("Text in English", "You can park behind the house.")
    manager.write("Text in Spanish", "Puede estacionar detrás de la casa.")
    manager.press("Save")
    assert writer.sees("Saved.")
    assert "Parking" in manager.titles
    manager.choose("Insurance")
    manager.choose("Parking")
    manager.write("Text in English", "You can park in the yard.")
    manager.press("Save")
    manager.press("Close")
    writer.come_back()
    writer.write("/park")
    assert writer.lines[0] == "Parking, You can park in the yard."
    assert writer.lines[1].startswith("Parking, Puede estacionar")
    writer.key(Qt.Key.Key_Escape)
    writer.editor.clear()
    manager = Manager(writer)
    manager.choose("Parking")
    manager.press("Delete")
    assert "Parking" not in manager.titles
    manager.press("Close")


def test_what_cannot_be_kept_says_why(desk: Desk, writer: Writer) -> None:
    manager = Manager(writer)
    manager.title("Parking")
    manager.press("Save")
    assert writer.sees("The reply is empty.")
    assert "Parking" not in manager.titles
    manager.press("Close")


def test_what_is_not_saved_yet_is_there_when_one_comes_back(desk: Desk, writer: Writer) -> None:
    manager = Manager(writer)
    manager.choose("Insurance")
    manager.write("Text in English", "Which plan?")
    manager.choose("Thank you")
    manager.choose("Insurance")
    assert writer.field("Text in English", QPlainTextEdit).toPlainText() == "Which plan?"
    manager.press("Close")

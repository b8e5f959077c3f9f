"""Writing to a lead: sending, undoing, notes, and what the composer says while one writes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from deskreply.engine import conversations
from tests.support.office import CALLER
from tests.ui.composing import (
    CTRL,
    ENTER,
    OTHER,
    SHIFT,
    Writer,
    notes,
    person,
    stored_draft,
    writing,
)
from tests.ui.support import Desk


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    with writing(desk) as somebody:
        yield somebody


def sent_by_now(desk: Desk) -> None:
    """What was stored so far has left."""
    desk.settle()
    desk.run(7)


def ours(desk: Desk, number: str = CALLER) -> list[str]:
    """What the provider took from us."""
    return desk.office.texts(number)


# --- sending ------------------------------------------------------------------------------------


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_enter_sends_and_the_editor_is_free_at_once(
    desk: Desk, writer: Writer, modifiers: Qt.KeyboardModifier
) -> None:
    writer.write("Tuesday at ten?")
    writer.key(ENTER, modifiers)
    assert writer.text == ""
    desk.settle()
    desk.run(4)
    assert ours(desk) == []
    desk.run(3)
    assert ours(desk) == ["Tuesday at ten?"]
    assert stored_draft(desk) is None


def test_the_window_is_told_once_it_is_safe(desk: Desk, writer: Writer) -> None:
    told: list[str] = []
    writer.composer.sent.connect(told.append)
    writer.send("Tuesday at ten?")
    assert told == [CALLER]


def test_shift_and_enter_begin_a_new_line(desk: Desk, writer: Writer) -> None:
    writer.write("one")
    writer.key(ENTER, SHIFT)
    writer.write("two")
    writer.press("Send")
    sent_by_now(desk)
    assert ours(desk) == ["one\ntwo"]


def test_a_key_that_is_held_down_sends_once_and_nothing_is_never_sent(
    desk: Desk, writer: Writer
) -> None:
    writer.send("   ")
    assert not writer.button("Send").isEnabled()
    writer.editor.clear()
    writer.write("Yes")
    writer.hold(ENTER, 3)
    writer.editor.insertPlainText("No")
    writer.hold(ENTER, 3, already=True)
    assert writer.text == "No"
    sent_by_now(desk)
    assert ours(desk) == ["Yes"]


def test_enter_that_ends_a_composed_word_does_not_send(desk: Desk, writer: Writer) -> None:
    writer.write("Hola se")
    QApplication.sendEvent(writer.editor, QInputMethodEvent("ñ", []))
    writer.key(ENTER)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("ñora")
    QApplication.sendEvent(writer.editor, committed)
    assert writer.text == "Hola señora"
    writer.key(ENTER)
    sent_by_now(desk)
    assert ours(desk) == ["Hola señora"]


def test_smart_quotes_become_plain_and_accents_stay(desk: Desk, writer: Writer) -> None:
    writer.send("“Mañana” – it’s fine…")
    sent_by_now(desk)
    assert ours(desk) == ['"Mañana" - it\'s fine...']


def test_it_says_to_whom(desk: Desk, writer: Writer) -> None:
    send = writer.button("Send")
    assert writer.editor.placeholderText() == "Text Maria…"
    assert send.text().replace("&&", "&") == "Send to Maria"
    person(desk, number=OTHER)
    writer.open(OTHER)
    assert writer.editor.placeholderText() == "Text (212) 555-0124…"
    assert send.accessibleDescription() == "Send to (212) 555-0124"
    person(desk, "M&M <b>\u202e", OTHER)
    desk.settle()
    assert "M&M <b>" in send.accessibleDescription()
    assert "\u202e" not in send.accessibleDescription()
    # No letter of a name becomes a shortcut.
    assert send.shortcut().isEmpty()


def test_a_text_goes_to_whom_it_was_written_although_one_has_gone_on(
    desk: Desk, writer: Writer
) -> None:
    person(desk, number=OTHER)
    writer.write("For Maria")
    writer.key(ENTER)
    writer.open(OTHER)
    sent_by_now(desk)
    assert ours(desk) == ["For Maria"]
    assert ours(desk, OTHER) == []


# --- undoing ------------------------------------------------------------------------------------


def test_undo_brings_the_text_back(desk: Desk, writer: Writer) -> None:
    writer.send("Yes until fvie")
    assert writer.sees("Sent to Maria")
    writer.press("Undo")
    desk.settle()
    assert writer.text == "Yes until fvie"
    desk.run(30)
    assert ours(desk) == []
    draft = stored_draft(desk)
    assert draft is not None
    assert draft.body == "Yes until fvie"


def test_undo_by_keyboard(desk: Desk, writer: Writer) -> None:
    writer.send("Yes until fvie")
    writer.key(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert writer.text == "Yes until fvie"


def test_undo_keeps_what_was_begun_meanwhile(desk: Desk, writer: Writer) -> None:
    writer.send("First")
    writer.write("Second")
    writer.press("Undo")
    desk.settle()
    assert writer.text == "First\nSecond"


def test_undo_after_one_has_gone_on_to_somebody_else(desk: Desk, writer: Writer) -> None:
    person(desk, number=OTHER)
    said: list[str] = []
    desk.bridge.trouble.connect(said.append)
    writer.send("For Maria")
    writer.open(OTHER)
    writer.write("For the other")
    writer.press("Undo")
    desk.settle()
    assert writer.text == "For the other"
    assert said == ["Your text to Maria is a draft again."]
    writer.open(CALLER)
    assert writer.text == "For Maria"


def test_what_comes_back_beside_a_note_stays_within_the_team(desk: Desk, writer: Writer) -> None:
    writer.send("First")
    writer.composer.note()
    writer.write("Difficult patient")
    writer.press("Undo")
    desk.settle()
    assert writer.text == "First\nDifficult patient"
    assert writer.button("Note").accessibleDescription()


def test_what_is_taken_back_elsewhere_is_in_the_editor_again(desk: Desk, writer: Writer) -> None:
    """As by the line below the text in the conversation."""
    writer.send("First")
    [*_, message] = desk.office.messages()
    office = desk.office
    conversations.cancel(office.store, office.settings, office.clock.now(), message.id)
    writer.composer.give_back(message.number, message.body)
    assert writer.text == "First"
    assert not writer.sees("Sent to Maria")


def test_too_late_to_undo_says_so(desk: Desk, writer: Writer) -> None:
    said: list[str] = []
    desk.bridge.trouble.connect(said.append)
    writer.send("Gone")
    desk.run(8)
    writer.press("Undo")
    desk.settle()
    assert ours(desk) == ["Gone"]
    assert said
    assert "cannot be taken back" in said[0]
    assert writer.text == ""


def test_without_a_hold_it_leaves_at_once(desk: Desk, writer: Writer) -> None:
    desk.change(desk__undo_seconds=0)
    writer.send("Now")
    desk.run(1)
    assert ours(desk) == ["Now"]
    assert not writer.sees("Sent to Maria")


def test_what_cannot_be_stored_comes_back_with_the_reason(desk: Desk, writer: Writer) -> None:
    writer.write("Hello?")
    with desk.office.store.write() as tx:
        tx.opt_out(CALLER, desk.office.clock.now(), "word", "STOP")
    writer.key(ENTER)
    writer.write("and")
    desk.settle()
    assert writer.text == "Hello?\nand"
    assert writer.sees("must not be texted")
    desk.run(10)
    assert ours(desk) == []


# --- notes --------------------------------------------------------------------------------------


def test_a_note_is_for_the_team(desk: Desk, writer: Writer) -> None:
    writer.composer.note()
    assert "only your team sees this" in writer.editor.placeholderText()
    assert writer.button("Send").text() == "Add note"
    writer.send("Prefers mornings")
    assert notes(desk) == ["Prefers mornings"]
    assert writer.text == ""
    # The next one is a reply again.
    assert writer.button("Send").text() == "Send to Maria"
    sent_by_now(desk)
    assert ours(desk) == []


def test_the_note_button_turns_it_on_and_off(desk: Desk, writer: Writer) -> None:
    writer.press("Note")
    assert writer.button("Note").accessibleDescription()
    writer.press("Note")
    assert not writer.button("Note").accessibleDescription()
    assert writer.editor.placeholderText() == "Text Maria…"


def test_who_said_stop_can_be_called_and_noted_but_not_texted(desk: Desk, writer: Writer) -> None:
    asked: list[str] = []
    writer.composer.wants_call_back.connect(asked.append)
    desk.lead("STOP")
    assert not writer.editor.isEnabled()
    assert writer.sees("Maria replied STOP")
    writer.press("Call instead")
    assert asked == [CALLER]
    writer.composer.note()
    writer.send("Asked us to stop")
    assert notes(desk) == ["Asked us to stop"]
    desk.lead("START")
    assert writer.editor.isEnabled()
    assert not writer.sees("replied STOP")


# --- what stands there --------------------------------------------------------------------------


COUNTED = {
    "": "0 / 160 · 1 text",
    "Hello": "5 / 160 · 1 text",
    "é ñ": "3 / 160 · 1 text",
    "cita mañana a las 9, ¿sí?": "25 / 70 · 1 text",
    "x" * 161: "161 / 306 · 2 texts",
    "😀" * 36: "72 / 134 · 2 texts",
    # As it is sent: with a plain apostrophe.
    "it’s": "4 / 160 · 1 text",
}


def test_the_counter(writer: Writer) -> None:
    for text, said in COUNTED.items():
        writer.editor.setPlainText(text)
        assert writer.sees(said), text
    writer.composer.note()
    assert not writer.sees("1 text")


def test_the_counter_says_why_there_is_less_room(writer: Writer) -> None:
    writer.editor.setPlainText("¿Sí?")
    [counter] = [w for w in writer.composer.findChildren(QLabel) if " / 70" in w.text()]
    assert "“í”" in counter.toolTip()


def test_it_grows_with_what_is_written_up_to_six_lines(writer: Writer) -> None:
    heights = []
    for lines in (1, 2, 6, 7, 40):
        writer.editor.setPlainText("\n".join("x" * lines))
        heights.append(writer.editor.height())
    one, two, six, seven, forty = heights
    assert one < two < six
    assert six == seven == forty


def test_only_words_can_be_pasted_and_dropped(desk: Desk, writer: Writer) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b> <img src='file:///etc/passwd'>")
    rich.setText("bold")
    QApplication.clipboard().setMimeData(rich)
    writer.editor.paste()
    assert writer.text == "bold"
    picture = QMimeData()
    picture.setUrls([QUrl.fromLocalFile("/somewhere/tooth.png")])
    picture.setText("file:///somewhere/tooth.png")
    QApplication.clipboard().setMimeData(picture)
    writer.editor.paste()
    assert writer.text == "bold"
    assert writer.sees("Pictures cannot be sent yet")
    # What the clipboard still holds at the end of the process is deleted twice.
    QApplication.clipboard().clear()


def test_attaching_is_honest(writer: Writer) -> None:
    assert not writer.button("Attach").isEnabled()
    assert "cannot be sent yet" in writer.button("Attach").toolTip()
    writer.composer.attach()
    assert writer.sees("Pictures cannot be sent yet")


def test_an_emoji_is_picked_with_the_keyboard(desk: Desk, writer: Writer) -> None:
    writer.write("ok ")
    writer.press("Emoji")
    assert writer.chosen == "grinning face"
    writer.key(Qt.Key.Key_Right)
    writer.key(Qt.Key.Key_Down)
    assert writer.chosen == "hug"
    writer.key(ENTER)
    assert writer.text == "ok 🤗"
    assert writer.editor.hasFocus()


def test_nobody_to_write_to(desk: Desk, writer: Writer) -> None:
    writer.write("x")
    writer.composer.clear()
    assert not writer.editor.isEnabled()
    assert not writer.button("Send").isEnabled()
    assert writer.text == writer.editor.placeholderText() == ""


def test_in_a_narrow_window_the_tools_go_behind_one(desk: Desk) -> None:
    with writing(desk, width=336) as writer:
        assert writer.button("Send").isVisible()
        assert writer.button("Note").isVisible()
        edge = writer.composer.width()
        for button in ("Send", "More"):
            shown = writer.button(button)
            assert shown.mapTo(writer.composer, shown.rect().topRight()).x() < edge
        desk.theme.set_scale(1.5)
        writer.window.resize(504, 600)
        assert writer.button("Send").width() >= writer.button("Send").sizeHint().width()
        desk.theme.set_scale(1.0)

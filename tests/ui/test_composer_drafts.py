"""What somebody began to write: with its person, in its conversation, after a crash."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from deskreply.engine import drafts
from deskreply.ui.composer.draftbook import DraftBook, Written
from tests.support.office import CALLER
from tests.ui.composing import (
    CTRL,
    ENTER,
    OTHER,
    Writer,
    person,
    somebody_sends,
    stored_draft,
    writing,
)
from tests.ui.support import Desk


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    person(desk, number=OTHER)
    with writing(desk) as somebody:
        yield somebody


def saved(desk: Desk, number: str = CALLER, staff: str = "Dana") -> str:
    draft = stored_draft(desk, number, staff)
    return draft.body if draft is not None else ""


def test_it_is_saved_while_one_types(desk: Desk, writer: Writer) -> None:
    writer.write("We have an opening")
    desk.wait(lambda: saved(desk) == "We have an opening")
    writer.editor.selectAll()
    writer.key(Qt.Key.Key_Delete)
    desk.wait(lambda: saved(desk) == "")


def test_it_is_saved_also_while_one_never_pauses(desk: Desk, writer: Writer) -> None:
    typed = ""

    def goes_on() -> bool:
        nonlocal typed
        typed += "x"
        writer.write("x")
        return bool(saved(desk))

    desk.wait(goes_on)
    assert typed.startswith(saved(desk))


def test_each_conversation_has_its_own_at_once(desk: Desk, writer: Writer) -> None:
    writer.write("For Maria")
    writer.composer.show_thread(OTHER)
    assert writer.text == ""
    writer.write("For the other")
    writer.composer.show_thread(CALLER)
    assert writer.text == "For Maria"
    writer.composer.show_thread(OTHER)
    assert writer.text == "For the other"
    desk.settle()
    assert (saved(desk), saved(desk, OTHER)) == ("For Maria", "For the other")


def test_a_switch_and_hiding_save_at_once(desk: Desk, writer: Writer) -> None:
    writer.write("For Maria")
    writer.composer.show_thread(OTHER)
    desk.settle()
    assert saved(desk) == "For Maria"
    writer.write("For the other")
    writer.window.hide()
    desk.settle()
    assert saved(desk, OTHER) == "For the other"


def test_a_note_comes_back_as_a_note(desk: Desk, writer: Writer) -> None:
    writer.composer.note()
    writer.write("Prefers mornings")
    writer.open(OTHER)
    assert not writer.button("Note").accessibleDescription()
    writer.composer.show_thread(CALLER)
    assert writer.button("Note").accessibleDescription()
    with_another = Writer(desk, CALLER)
    assert with_another.button("Note").accessibleDescription()
    assert with_another.text == "Prefers mornings"
    with_another.window.close()


def test_everybody_has_their_own(desk: Desk, writer: Writer) -> None:
    writer.write("Dana writes")
    desk.settle()
    desk.change(office__staff="Kim")
    desk.bridge.settings_changed.emit()
    desk.settle()
    assert saved(desk) == "Dana writes"
    assert writer.text == ""
    writer.write("Kim writes")
    desk.wait(lambda: saved(desk, staff="Kim") == "Kim writes")
    assert saved(desk) == "Dana writes"


def test_what_the_same_person_writes_at_another_desk_appears(desk: Desk, writer: Writer) -> None:
    office = desk.office
    now = office.clock.now()
    drafts.keep(office.store, office.settings, now, CALLER, "From the other room", author="Dana")
    desk.settle()
    assert writer.text == "From the other room"
    # But never over what is being typed here.
    writer.write("!")
    drafts.keep(office.store, office.settings, now, CALLER, "Older", author="Dana")
    desk.settle()
    desk.wait(lambda: saved(desk) == "From the other room!")
    desk.settle()
    assert writer.text == "From the other room!"


def test_what_is_typed_before_the_draft_is_known_is_added_to_it(desk: Desk) -> None:
    person(desk)
    office = desk.office
    now = office.clock.now()
    drafts.keep(office.store, office.settings, now, CALLER, "Hi Maria", author="Dana")
    writer = Writer(desk, "")
    writer.composer.show_thread(CALLER)
    writer.composer.reply()
    writer.write(", hello")
    desk.settle()
    assert writer.text == "Hi Maria, hello"
    desk.wait(lambda: saved(desk) == "Hi Maria, hello")
    writer.window.close()


def test_leaving_before_the_draft_is_known_loses_neither(desk: Desk) -> None:
    person(desk)
    person(desk, number=OTHER)
    office = desk.office
    now = office.clock.now()
    drafts.keep(office.store, office.settings, now, CALLER, "Hi Maria", author="Dana")
    writer = Writer(desk, "")
    writer.composer.show_thread(CALLER)
    writer.composer.reply()
    writer.write(", hello")
    writer.composer.show_thread(OTHER)
    desk.wait(lambda: saved(desk) == "Hi Maria, hello")
    writer.composer.show_thread(CALLER)
    assert writer.text == "Hi Maria, hello"
    writer.window.close()


def test_typing_on_survives_every_save(desk: Desk, writer: Writer) -> None:
    """What the database says of a moment ago never replaces what stands there now."""
    for word in range(12):
        writer.write(f"word{word} ")
        desk.wait(lambda: bool(saved(desk)), 2000)
        desk.settle()
    expected = "".join(f"word{word} " for word in range(12))
    assert writer.text == expected
    assert writer.editor.textCursor().atEnd()


def test_an_answer_that_comes_late_changes_nothing(desk: Desk) -> None:
    """Read from the database before the last key was pressed, told after it was saved."""
    book = DraftBook(desk.bridge)
    book.learn(CALLER, None, book.mark(CALLER))
    mark = book.mark(CALLER)
    book.put(CALLER, Written("Hello"))
    book.flush()
    desk.settle()
    assert saved(desk) == "Hello"
    assert not book.learn(CALLER, None, mark)
    assert book.of(CALLER) == Written("Hello")
    # What is read from now on counts.
    assert book.learn(CALLER, None, book.mark(CALLER))
    assert not book.of(CALLER)


def test_a_sent_text_is_no_draft_any_more_but_the_next_is(desk: Desk, writer: Writer) -> None:
    writer.write("First")
    desk.wait(lambda: saved(desk) == "First")
    writer.key(ENTER)
    writer.write("Second")
    desk.settle()
    desk.wait(lambda: saved(desk) == "Second")
    assert desk.office.messages()[-1].body == "First"


def test_space_alone_is_no_draft_and_stays_where_it_is(desk: Desk, writer: Writer) -> None:
    writer.write("  ")
    writer.composer.flush()
    desk.settle()
    assert saved(desk) == ""
    somebody_sends(desk, "On it", "Kim")
    desk.settle()
    assert writer.text == "  "


@pytest.mark.linux
def test_it_is_there_after_the_process_was_killed(desk: Desk) -> None:
    person(desk, "Maria Lopez")
    text = "Hi Maria, we have an opening on Tuesday at ten."
    database = desk.office.folder / "deskreply.db"
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.writer_child", str(database), desk.office.key, text],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "typed\n"
        desk.wait(lambda: saved(desk) == text)
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()
    assert child.returncode == -signal.SIGKILL
    writer = Writer(desk, CALLER)
    assert writer.text == text
    writer.key(Qt.Key.Key_End, CTRL)
    writer.write(" Yes?")
    assert writer.text == f"{text} Yes?"
    writer.window.close()

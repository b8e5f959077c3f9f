"""The whole window on a living office: from a missed call to an answer, as a person does it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from deskreply.domain.errors import UserError
from deskreply.domain.models import ThreadStatus
from deskreply.engine import threads
from deskreply.practice.faults import Fault, FaultKind
from deskreply.ui.inbox import InboxPanel
from deskreply.ui.kit import Popup
from deskreply.ui.window import MainWindow
from tests.support.office import CALLER
from tests.ui.eyes import (
    click,
    click_row,
    is_seen,
    keyboard,
    names,
    press,
    row,
    rows,
    seen,
    type_words,
    words,
)
from tests.ui.inboxes import choose_filter
from tests.ui.support import Desk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SECOND, THIRD = "+12125550177", "+12125550178"


@pytest.fixture
def window(desk: Desk) -> Iterator[MainWindow]:
    opened = MainWindow(desk.theme)
    opened.setMinimumSize(0, 0)
    opened.resize(1280, 800)
    opened.show()
    opened.activateWindow()
    QTest.qWaitForWindowActive(opened)
    opened.open_desk(desk.bridge)
    desk.settle()
    yield opened
    opened.close_desk()
    opened.deleteLater()


def test_with_the_keyboard_alone(desk: Desk, window: MainWindow) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")

    press(Qt.Key.Key_Down, ALT)
    desk.settle()
    assert "Delta Dental" in rows(seen(window, QListView, "Conversation"))[-1]
    press(Qt.Key.Key_L, ALT)
    assert keyboard().accessibleName() == "Message"
    type_words("Yes, we do. When suits you?")
    # An Enter right after another conversation was opened is swallowed on purpose.
    desk.run(1)
    press(Qt.Key.Key_Return)
    desk.settle()
    assert "Yes, we do." in rows(seen(window, QListView, "Conversation"))[-1]
    desk.run(8)

    assert "Yes, we do. When suits you?" in desk.office.texts()
    assert desk.office.thread().due_at is None


def test_with_the_mouse_alone(desk: Desk, window: MainWindow) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")

    click_row(seen(window, QListView, "Threads"), "Delta Dental")
    desk.settle()
    click(seen(window, QAbstractButton, "Saved replies"))
    desk.settle()
    replies = seen(window, QListView, "Saved replies")
    click_row(replies, rows(replies)[0])
    desk.settle()
    editor = seen(window, QPlainTextEdit, "Message")
    chosen = editor.toPlainText()
    assert chosen
    assert "{" not in chosen
    click(seen(window, QAbstractButton, "Send"))
    desk.settle()
    desk.run(8)

    assert chosen in desk.office.texts()


def test_undo_takes_the_text_back_before_it_leaves(desk: Desk, window: MainWindow) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")
    click_row(seen(window, QListView, "Threads"), "Delta Dental")
    desk.settle()
    editor = seen(window, QPlainTextEdit, "Message")
    editor.setPlainText("No.")
    click(seen(window, QAbstractButton, "Send"))
    desk.settle()
    click(seen(window, QAbstractButton, "Undo"))
    desk.settle()
    desk.run(20)

    assert "No." not in desk.office.texts()
    assert editor.toPlainText() == "No."
    assert desk.office.thread().due_at is not None


def test_switching_while_a_text_is_being_sent_mixes_nobody_up(
    desk: Desk, window: MainWindow
) -> None:
    desk.missed()
    desk.missed(SECOND)
    desk.lead("First question?")
    desk.lead("Second question?", SECOND)
    threads_list = seen(window, QListView, "Threads")
    click_row(threads_list, "First question?")
    desk.settle()
    editor = seen(window, QPlainTextEdit, "Message")
    editor.setPlainText("For the first.")
    click(seen(window, QAbstractButton, "Send"))
    click_row(threads_list, "Second question?")
    editor.setPlainText("For the second, unsent.")
    desk.settle()
    desk.run(8)

    assert "For the first." in desk.office.texts(CALLER)
    assert desk.office.texts(SECOND) == [t for t in desk.office.texts(SECOND) if "first" not in t]
    assert "For the first." not in "\n".join(rows(seen(window, QListView, "Conversation")))
    assert editor.toPlainText() == "For the second, unsent."
    click_row(threads_list, "212) 555-0123")
    desk.settle()
    assert editor.toPlainText() == ""
    click_row(threads_list, "212) 555-0177")
    desk.settle()
    assert editor.toPlainText() == "For the second, unsent."


def test_done_and_next_goes_through_the_list(desk: Desk, window: MainWindow) -> None:
    desk.missed()
    desk.missed(SECOND)
    desk.lead("First question?")
    desk.lead("Second question?", SECOND)
    press(Qt.Key.Key_Down, ALT)
    desk.settle()
    press(Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    press(Qt.Key.Key_Return)
    desk.settle()

    with desk.office.store.read() as reader:
        done = reader.threads("done", desk.bridge.now())
    assert len(done) == 1
    left = SECOND if done[0].number == CALLER else CALLER
    said = rows(seen(window, QListView, "Conversation"))[-1]
    assert ("Second" if left == SECOND else "First") in said


def test_done_and_next_where_it_is_done_already_goes_on_to_the_next_open_one(
    desk: Desk, window: MainWindow
) -> None:
    for caller in (CALLER, SECOND, THIRD):
        desk.missed(caller)
        desk.lead(f"From {caller[-4:]}", caller)
    threads_list = seen(window, QListView, "Threads")
    inbox = window.findChild(InboxPanel)
    assert isinstance(inbox, InboxPanel)
    for caller in (SECOND, CALLER):
        desk.bridge.do(threads.done, caller, ThreadStatus.BOOKED)
    choose_filter(desk, inbox, "All")
    window.activateWindow()
    click_row(threads_list, CALLER[-4:])
    desk.settle()
    press(Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()

    assert not any(menu.isVisible() for menu in window.findChildren(Popup))
    assert rows(seen(window, QListView, "Conversation"))[-1].count(f"From {THIRD[-4:]}")


def test_what_is_said_of_a_thing_done_hides_nothing_one_writes_with(
    desk: Desk, window: MainWindow
) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")
    click_row(seen(window, QListView, "Threads"), "Delta Dental")
    desk.settle()
    click(seen(window, QAbstractButton, "Done"))
    press(Qt.Key.Key_Return)
    desk.settle()
    toast = seen(window, QAbstractButton, "Undo").parentWidget()
    assert toast is not None
    said = QRect(toast.mapToGlobal(QPoint(0, 0)), toast.size())
    for name in ("Send", "Note", "Emoji"):
        button = seen(window, QAbstractButton, name)
        assert not said.intersects(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))


def test_what_happens_elsewhere_appears_by_itself(desk: Desk, window: MainWindow) -> None:
    desk.missed()
    click_row(seen(window, QListView, "Threads"), "212) 555-0123")
    desk.settle()
    talk = seen(window, QListView, "Conversation")
    before = len(rows(talk))
    desk.lead("Do you take Delta Dental?")
    assert len(rows(talk)) == before + 1

    desk.bridge.do(threads.claim, CALLER, author="Sam")
    desk.settle()
    assert "Sam" in row(seen(window, QListView, "Threads"), "Delta").data(
        Qt.ItemDataRole.AccessibleTextRole
    ) or "Sam" in words(window)


def test_nothing_flashes_up_beside_the_window(desk: Desk, window: MainWindow) -> None:
    """A part shown before it has its place in the window is a window of its own for a moment."""
    strangers = Strangers(window)
    again = MainWindow(desk.theme)
    strangers.allow(again)
    again.show()
    again.open_desk(desk.bridge)
    desk.missed()
    click_row(seen(again, QListView, "Threads"), "212) 555-0123")
    desk.settle()
    again.close_desk()

    assert strangers.seen == []


@pytest.mark.parametrize("place", ["-200,300,700,600,0", "300,500,900,600,0", "10,0,600,560,0"])
def test_it_comes_back_where_all_of_it_is_seen(desk: Desk, place: str) -> None:
    """The screen, or the text, is another size since."""
    again = MainWindow(desk.theme)
    again.put(place)
    room = again.screen().availableGeometry()
    assert room.contains(again.geometry())
    assert again.geometry().top() > room.top(), "its title bar is on the screen, too"


def test_why_it_cannot_be_opened_can_be_read_whole(desk: Desk) -> None:
    again = MainWindow(desk.theme)
    again.show()
    again.show_opening()
    QApplication.processEvents()
    why = "This PC's key store is locked. Unlock it, then try again. " * 3
    again.show_failure(why)
    QApplication.processEvents()
    line = seen(again, QLabel, why)
    assert line.height() >= line.heightForWidth(line.width())
    again.hide()


class Strangers(QObject):
    """Notes every window that appears."""

    def __init__(self, known: QWidget) -> None:
        super().__init__(known)
        self.seen: list[str] = []
        self._known = [known]
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def allow(self, widget: QWidget) -> None:
        self._known.append(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and watched not in self._known:  # type: ignore[attr-defined]
            self.seen.append(type(watched).__name__)
        return False


def test_trouble_is_said_in_a_sentence(desk: Desk, window: MainWindow) -> None:
    def fail(*_: object) -> None:
        raise UserError("The note is empty. Write something down.")

    desk.bridge.do(fail)
    desk.settle()
    assert "The note is empty." in words(window)


def test_the_window_says_when_the_provider_cannot_be_reached(
    desk: Desk, window: MainWindow
) -> None:
    desk.office.line.faults.add(Fault(FaultKind.SERVER_ERROR, status=503))
    desk.office.run(130)
    desk.settle()
    desk.wait(lambda: "provider" in words(window).lower())


def test_find_goes_to_the_search_field(desk: Desk, window: MainWindow) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")
    press(Qt.Key.Key_K, CTRL)
    assert keyboard() is seen(window, QLineEdit, "Search")
    type_words("delta")
    desk.wait(lambda: any("Delta" in said for said in rows(seen(window, QListView, "Threads"))))
    press(Qt.Key.Key_Return)
    desk.settle()
    assert is_seen(window, QListView, "Conversation")


def test_all_that_the_contract_names_is_there(desk: Desk, window: MainWindow) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")
    click_row(seen(window, QListView, "Threads"), "Delta")
    desk.settle()

    assert {"Threads", "Conversation"} <= names(window, QListView)
    assert {"Message"} <= names(window, QPlainTextEdit)
    assert {"Search"} <= names(window, QLineEdit)
    buttons = names(window, QAbstractButton)
    assert {"Send", "Call back", "Snooze", "Done", "Note"} <= buttons
    assert {"To answer", "Overdue", "Mine", "More"} <= buttons


@pytest.mark.parametrize(("width", "lists", "talks"), [(1280, True, True), (900, True, True)])
def test_what_there_is_room_for(
    desk: Desk, window: MainWindow, width: int, lists: bool, talks: bool
) -> None:
    desk.missed()
    click_row(seen(window, QListView, "Threads"), "212) 555-0123")
    window.resize(width, 700)
    desk.settle()
    assert is_seen(window, QListView, "Threads") is lists
    assert is_seen(window, QListView, "Conversation") is talks


def test_one_pane_at_a_time_where_it_is_narrow(desk: Desk, window: MainWindow) -> None:
    window.resize(600, 700)
    desk.missed()
    click_row(seen(window, QListView, "Threads"), "212) 555-0123")
    desk.settle()
    assert is_seen(window, QListView, "Conversation")
    assert not is_seen(window, QListView, "Threads")
    click(seen(window, QAbstractButton, "Back"))
    desk.settle()
    assert is_seen(window, QListView, "Threads")

"""Patient details are hidden: nothing is to be read, heard or reached, and all of it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
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

from deskreply.ui.kit import Dialog, Menu, Popup
from deskreply.ui.privacy import privacy
from deskreply.ui.privacy.shade import HiddenCard
from tests.support.office import CALLER
from tests.ui.eyes import click, is_seen, keyboard, press, rows, seen, type_words, words
from tests.ui.hiding import SECRETS as THEIRS
from tests.ui.hiding import Hiding, heard, hiding, somebody_wrote, under
from tests.ui.support import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRETS = (*THEIRS, "Come at three")


@pytest.fixture
def at(desk: Desk, tmp_path: Path) -> Iterator[Hiding]:
    """Somebody's conversation is open, a reply begun."""
    somebody_wrote(desk)
    with hiding(desk, tmp_path) as opened:
        opened.window.open_thread(CALLER)
        desk.settle()
        editor = seen(opened.window, QPlainTextEdit, "Message")
        editor.setFocus()
        type_words("Come at three")
        desk.settle()
        yield opened


def readable(at: Hiding) -> str:
    return f"{heard()}\n{words(at.window)}"


def test_what_there_is_to_hide(at: Hiding) -> None:
    assert all(secret in readable(at) for secret in SECRETS), readable(at)


def test_hidden_by_keys_and_shown_by_keys(at: Hiding) -> None:
    press(Qt.Key.Key_H, CTRL | SHIFT)
    at.desk.settle()
    assert at.privacy.hidden
    assert "Patient details are hidden" in words(at.window)
    assert not any(secret in readable(at) for secret in SECRETS), readable(at)
    press(Qt.Key.Key_H, CTRL | SHIFT)
    at.desk.settle()
    assert not at.privacy.hidden
    assert all(secret in readable(at) for secret in SECRETS)
    assert at.told == [(True, False), (False, False)]


def looks(window: QWidget) -> dict[str, tuple[str, int]]:
    """The colour and the size of all words that stand in a window."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    return {
        each.text(): (each.palette().windowText().color().name(), each.font().pixelSize())
        for each in labels
    }


def test_in_the_evening_it_comes_back_in_the_colours_of_the_evening(at: Hiding) -> None:
    """Another look than the one the window was opened in, before it is hidden and while it is."""
    at.desk.theme.set_mode("dark")
    at.desk.theme.set_scale(1.5)
    at.desk.settle()
    evening = looks(at.window)
    assert evening
    at.privacy.hide()
    at.desk.settle()
    at.privacy.show()
    at.desk.settle()
    assert looks(at.window) == evening
    at.privacy.hide()
    at.desk.theme.set_mode("light")
    at.desk.theme.set_mode("dark")
    at.privacy.show()
    at.desk.settle()
    assert looks(at.window) == evening


def test_the_keyboard_and_what_was_typed_are_where_they_were(at: Hiding) -> None:
    editor = seen(at.window, QPlainTextEdit, "Message")
    cursor = editor.textCursor()
    cursor.setPosition(5)
    editor.setTextCursor(cursor)
    at.privacy.hide()
    at.desk.settle()
    assert not editor.hasFocus()
    type_words("nobody")
    press(Qt.Key.Key_Tab)
    at.privacy.show()
    at.desk.settle()
    assert keyboard() is editor
    type_words("over ")
    assert editor.toPlainText() == "Come over at three"


def test_no_key_reaches_what_is_hidden(at: Hiding) -> None:
    at.privacy.hide()
    at.desk.settle()
    within = set()
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        within.add(keyboard().accessibleName() or keyboard().metaObject().className())
    assert not is_seen(at.window, QPlainTextEdit, "Message")
    assert within <= {"Show", "Button", "Shade"}, within
    # Done, call back, the next conversation: nothing of it happens.
    for key in (Qt.Key.Key_E, Qt.Key.Key_C, Qt.Key.Key_Down):
        press(key, Qt.KeyboardModifier.AltModifier)
    at.desk.settle()
    at.privacy.show()
    at.desk.settle()
    assert at.window.number == CALLER
    assert at.desk.office.thread().done_at is None


def test_no_word_is_left_in_the_picture(at: Hiding) -> None:
    at.privacy.hide()
    at.desk.settle()
    lone = at.window.grab().toImage()
    card = seen(at.window, HiddenCard, "")
    around = card.rect().translated(card.mapTo(at.window, QPoint()))
    # Between neighbours there is never a step as between ink and paper.
    steepest = 0
    for y in range(4, lone.height() - 4, 5):
        for x in range(4, lone.width() - 4):
            if not around.adjusted(-6, -6, 6, 6).contains(x, y):
                step = lone.pixelColor(x, y).lightness() - lone.pixelColor(x + 1, y).lightness()
                steepest = max(steepest, abs(step))
    assert steepest <= 6


def test_a_click_shows_it_again(at: Hiding) -> None:
    at.privacy.hide()
    at.desk.settle()
    click(seen(at.window, QAbstractButton, "Show"))
    assert not at.privacy.hidden
    at.privacy.hide()
    QTest.mouseClick(under(at.window, 20, 20), Qt.MouseButton.LeftButton)
    assert not at.privacy.hidden


def test_it_goes_on_behind(at: Hiding) -> None:
    at.privacy.hide()
    at.desk.settle()
    at.desk.lead("It hurts a lot now")
    assert "It hurts" not in readable(at)
    at.privacy.show()
    at.desk.settle()
    assert "It hurts a lot now" in rows(seen(at.window, QListView, "Conversation"))[-1]


def test_another_size_meanwhile(at: Hiding) -> None:
    at.privacy.hide()
    at.window.resize(1000, 640)
    at.desk.settle()
    covered = under(at.window, 2, 2)
    assert covered is under(at.window, 997, 637)
    assert covered.rect() == at.window.rect()
    at.privacy.show()
    at.desk.settle()
    assert at.window.desk is not None
    assert at.window.desk.width() == 1000
    assert at.window.desk.isVisible()


def test_other_windows_are_away_and_come_back(at: Hiding) -> None:
    dialog = Dialog("Merge with Ana?", "Ana wrote: 555-0123", confirm="Merge", parent=at.window)
    field = QLineEdit()
    field.setAccessibleName("Reason")
    dialog.body.addWidget(field)
    dialog.open()
    at.desk.wait(lambda: QApplication.activeWindow() is dialog)
    field.setFocus()
    type_words("cracked a molar")
    assert "Merge with Ana?" in heard()
    at.privacy.hide()
    at.desk.settle()
    assert not dialog.isVisible()
    assert not any(word in heard() for word in (*SECRETS, "Ana")), heard()
    at.privacy.show()
    at.desk.settle()
    assert dialog.isVisible()
    assert dialog.isModal()
    assert dialog.windowTitle() == "Merge with Ana?"
    assert keyboard() is field
    assert field.text() == "cracked a molar"
    dialog.reject()


def test_a_window_that_opens_only_now_is_hidden_too(at: Hiding) -> None:
    at.privacy.hide()
    dialog = Dialog("Merge with Ana?", confirm="Merge", parent=at.window)
    dialog.open()
    at.desk.wait(lambda: not dialog.isVisible())
    assert "Ana" not in heard()
    at.privacy.show()
    assert dialog.isVisible()
    dialog.reject()


def test_a_window_that_ends_meanwhile_stays_away(at: Hiding) -> None:
    dialog = Dialog("Merge with Ana?", confirm="Merge", parent=at.window)
    dialog.open()
    at.privacy.hide()
    dialog.reject()
    at.desk.settle()
    at.privacy.show()
    at.desk.settle()
    assert all(not window.isVisible() for window in dialogs())


def test_menus_and_lists_close(at: Hiding) -> None:
    menu = Menu(at.window)
    menu.add("Call 555-0123", lambda: None)
    menu.open_below(at.window)
    popup = Popup(at.window, takes_focus=False)
    popup.body.addWidget(QLineEdit("cracked a molar"))
    popup.open_at()
    at.privacy.hide()
    at.desk.settle()
    assert QApplication.activePopupWidget() is None
    assert not any(secret in readable(at) for secret in SECRETS), readable(at)
    at.privacy.show()


def test_what_lies_loose_in_the_window_comes_back_where_it_was(at: Hiding) -> None:
    loose, away = QLineEdit("cracked a molar", at.window), QLineEdit("555-0123", at.window)
    loose.setGeometry(300, 200, 120, 30)
    loose.show()
    away.hide()
    at.privacy.hide()
    at.desk.settle()
    assert not any(secret in readable(at) for secret in SECRETS), readable(at)
    at.privacy.show()
    at.desk.settle()
    assert loose.isVisible()
    assert loose.parentWidget() is at.window
    assert (loose.x(), loose.y(), loose.width()) == (300, 200, 120)
    assert not away.isVisible()


def dialogs() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Dialog)]


# --- nobody is there ---


def test_hidden_when_nobody_is_there(at: Hiding) -> None:
    at.idle(1.9)
    assert not at.privacy.hidden
    at.idle(2)
    assert at.privacy.hidden
    assert "Move the mouse to show them again." in words(at.window)
    assert not any(secret in readable(at) for secret in SECRETS)


def test_it_looks_by_itself_also_after_it_was_switched_off(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOOK_MS", "LOOK_CLOSED_MS", "LOOK_MOST_MS"):
        monkeypatch.setattr(privacy, name, 10)
    desk.change(privacy__hide_minutes=0, privacy__lock_minutes=0)
    with hiding(desk, tmp_path) as at:
        at.pc.untouched = 600
        at.pc.clock += 600
        before = at.pc.asked
        desk.wait(lambda: at.pc.asked > before + 3)
        assert not at.privacy.hidden
        desk.change(privacy__hide_minutes=2)
        desk.wait(lambda: at.privacy.hidden)


def test_the_mouse_shows_it_again(at: Hiding) -> None:
    at.idle(2)
    QTest.mouseMove(at.window, QPoint(300, 300))
    at.desk.wait(lambda: not at.privacy.hidden)
    at.pc.untouched = 0
    at.privacy.look()
    assert not at.privacy.hidden


def test_a_key_that_shows_it_again_does_nothing_else(at: Hiding) -> None:
    editor = seen(at.window, QPlainTextEdit, "Message")
    at.idle(2)
    # Where a keyboard delivers it: to the window, which looks for who has the keyboard by then.
    handle = at.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_X)
    at.desk.settle()
    assert not at.privacy.hidden
    assert editor.toPlainText() == "Come at three"


def test_somebody_who_works_in_another_program_is_here(at: Hiding) -> None:
    at.pc.clock += 600
    at.pc.untouched = 3
    at.privacy.look()
    assert not at.privacy.hidden
    at.pc.untouched = 200
    at.privacy.look()
    assert at.privacy.hidden
    # Back in the other program: this one shows its details again too.
    at.pc.untouched = 0
    at.privacy.look()
    assert not at.privacy.hidden


def test_without_the_pcs_word_for_it_this_apps_own_count(at: Hiding) -> None:
    at.pc.untouched = None
    at.idle(1.5)
    QTest.mouseMove(at.window, QPoint(310, 310))
    at.desk.wait(lambda: True)
    QApplication.processEvents()
    at.idle(1.5)
    assert not at.privacy.hidden
    at.idle(0.5)
    assert at.privacy.hidden


def test_what_was_hidden_by_hand_stays_hidden(at: Hiding) -> None:
    at.privacy.hide()
    at.idle(3)
    at.pc.untouched = 0
    at.privacy.look()
    QTest.mouseMove(at.window, QPoint(320, 320))
    QApplication.processEvents()
    assert at.privacy.hidden
    assert "press Ctrl+Shift+H" in words(at.window)


def test_not_hidden_where_nobody_wants_that(at: Hiding) -> None:
    at.desk.change(privacy__hide_minutes=0, privacy__hide_on_lock=False)
    at.desk.bridge.settings_changed.emit()
    at.idle(500)
    at.session.locked.emit()
    at.session.sleeping.emit()
    assert not at.privacy.hidden


# --- the session ---


def test_hidden_while_the_pc_is_locked_or_sleeps(at: Hiding) -> None:
    for event in ("locked", "sleeping"):
        getattr(at.session, event).emit()
        assert at.privacy.hidden
        assert not any(secret in readable(at) for secret in SECRETS)
        (at.session.unlocked if event == "locked" else at.session.awake).emit()
        assert not at.privacy.hidden


# --- the office comes and goes ---


def test_an_office_that_goes_leaves_nothing_to_hide(at: Hiding) -> None:
    at.privacy.hide()
    at.window.close_desk()
    at.privacy.detach()
    at.window.show_failure("The disk is full.")
    QApplication.processEvents()
    assert "The disk is full." in words(at.window)
    assert at.privacy.hidden
    at.privacy.attach(at.desk.bridge)
    at.window.open_desk(at.desk.bridge)
    at.desk.settle()
    assert "Patient details are hidden" in words(at.window)
    assert not any(secret in readable(at) for secret in SECRETS)
    at.privacy.show()
    at.desk.settle()
    assert all(secret in readable(at) for secret in SECRETS)


def test_a_closed_window_that_is_opened_hidden(desk: Desk, tmp_path: Path) -> None:
    somebody_wrote(desk)
    with hiding(desk, tmp_path) as at:
        at.window.hide()
        at.privacy.hide()
        at.window.come_forward()
        desk.settle()
        assert "Patient details are hidden" in words(at.window)
        assert "cracked a molar" not in readable(at)
        at.privacy.show()
        desk.settle()
        assert "cracked a molar" in readable(at)

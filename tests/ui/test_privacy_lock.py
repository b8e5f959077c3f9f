"""The lock: it asks who is there and for their PIN, and nothing else opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from deskreply.engine import staff
from tests.support.office import CALLER
from tests.ui.eyes import click, is_seen, keyboard, names, press, seen, type_words, words
from tests.ui.hiding import CODE, HASHER, SECRETS, Hiding, heard, hiding, somebody_wrote, under
from tests.ui.support import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(desk: Desk, tmp_path: Path) -> Iterator[Hiding]:
    """Dana and Luis have PINs, Kim has none; a conversation is open."""
    somebody_wrote(desk)
    with hiding(desk, tmp_path) as opened:
        opened.person("Dana", "4821")
        opened.person("Luis", "7390")
        opened.person("Kim")
        desk.run(1)
        opened.window.open_thread(CALLER)
        desk.settle()
        yield opened


def locked(at: Hiding) -> bool:
    """Whether it is, on the screen, too, and nothing of a patient is to be read or heard."""
    at.desk.settle()
    shown = is_seen(at.window, QLineEdit, "PIN")
    assert shown == at.privacy.locked
    if shown:
        readable = f"{heard()}\n{words(at.window)}"
        assert not any(secret in readable for secret in SECRETS), readable
    return shown


def enter(at: Hiding, pin: str) -> None:
    type_words(pin)
    press(Qt.Key.Key_Return)
    at.desk.settle()


def test_opened_by_keyboard_as_another_person(at: Hiding) -> None:
    seen(at.window, QPlainTextEdit, "Message").setFocus()
    type_words("Come at three")
    at.desk.run(1)
    at.privacy.lock()
    assert locked(at)
    who = seen(at.window, QComboBox, "Your name")
    # Who has no PIN cannot open it; who works here is asked first.
    assert [who.itemText(row) for row in range(who.count())] == ["Dana", "Luis"]
    assert who.currentText() == "Dana"
    assert keyboard().accessibleName() == "PIN"
    press(Qt.Key.Key_Tab, SHIFT)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    enter(at, "7390")
    assert not locked(at)
    assert at.desk.bridge.staff == "Luis"
    assert keyboard().accessibleName() == "Message"
    # What Dana began to write is hers, and waits for her.
    assert seen(at.window, QPlainTextEdit, "Message").toPlainText() == ""
    at.privacy.lock()
    at.desk.settle()
    press(Qt.Key.Key_Tab, SHIFT)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Tab)
    enter(at, "4821")
    assert seen(at.window, QPlainTextEdit, "Message").toPlainText() == "Come at three"
    assert [record for record in at.trail() if record[1] in ("locked", "unlocked")] == [
        ("Dana", "locked", "hand"),
        ("Luis", "unlocked", ""),
        ("Luis", "locked", "hand"),
        ("Dana", "unlocked", ""),
    ]
    assert at.told == [(True, True), (False, False)] * 2


def test_nothing_but_a_pin_opens_it(at: Hiding) -> None:
    at.privacy.lock()
    assert locked(at)
    press(Qt.Key.Key_H, CTRL | SHIFT)
    press(Qt.Key.Key_Escape)
    enter(at, "")
    click(under(at.window, 5, 5))
    at.privacy.show()
    at.privacy.toggle()
    at.session.unlocked.emit()
    at.pc.untouched = 0
    at.privacy.look()
    assert locked(at)
    enter(at, "4822")
    assert locked(at)
    assert "This PIN is not right." in words(at.window)
    enter(at, "4821")
    assert not locked(at)


def test_wrong_pins_make_one_wait(at: Hiding) -> None:
    at.privacy.lock()
    at.desk.settle()
    for _ in range(3):
        enter(at, "9999")
    assert "Too many wrong PINs. Try again in 0:30." in words(at.window)
    pin = seen(at.window, QLineEdit, "PIN")
    assert not pin.isEnabled()
    # Somebody else can open it meanwhile.
    seen(at.window, QComboBox, "Your name").setCurrentText("Luis")
    assert pin.isEnabled()
    assert "Too many" not in words(at.window)
    seen(at.window, QComboBox, "Your name").setCurrentText("Dana")
    assert not pin.isEnabled()
    at.desk.run(30)
    seen(at.window, QComboBox, "Your name").setCurrentText("Luis")
    seen(at.window, QComboBox, "Your name").setCurrentText("Dana")
    assert pin.isEnabled()
    pin.setFocus()
    enter(at, "4821")
    assert not locked(at)


def test_a_pin_is_not_shown_while_it_is_typed(at: Hiding) -> None:
    at.privacy.lock()
    at.desk.settle()
    type_words("48a2 1")
    pin = seen(at.window, QLineEdit, "PIN")
    assert pin.text() == "4821"
    assert pin.displayText() == "●●●●"
    assert "4821" not in heard()


def test_locked_when_nobody_is_there_for_longer(at: Hiding) -> None:
    at.idle(9.9)
    assert at.privacy.hidden
    assert not locked(at)
    at.idle(10)
    assert locked(at)
    at.pc.untouched = 0
    at.privacy.look()
    assert locked(at)
    enter(at, "4821")
    assert not at.privacy.hidden
    assert ("Dana", "locked", "idle") in at.trail()


def test_locked_with_the_pc(at: Hiding) -> None:
    for event, back in (("locked", "unlocked"), ("sleeping", "awake")):
        getattr(at.session, event).emit()
        assert locked(at)
        getattr(at.session, back).emit()
        assert locked(at)
        enter(at, "4821")
        assert not at.privacy.hidden


def test_no_pin_where_nobody_wants_that(at: Hiding) -> None:
    at.desk.change(privacy__lock_minutes=0)
    at.desk.bridge.settings_changed.emit()
    at.idle(500)
    assert not locked(at)
    at.session.locked.emit()
    assert not locked(at)
    assert at.privacy.hidden


def test_texting_goes_on_behind_it(at: Hiding) -> None:
    at.privacy.lock()
    assert locked(at)
    at.desk.missed("+12125550177")
    assert any(text.to == "+12125550177" for text in at.desk.office.line.texts())
    assert locked(at)


def test_the_hidden_screen_can_be_locked(at: Hiding) -> None:
    at.privacy.hide()
    at.desk.settle()
    click(seen(at.window, QAbstractButton, "Lock with PIN"))
    assert locked(at)


def test_a_forgotten_pin_and_the_recovery_code(at: Hiding) -> None:
    at.privacy.lock()
    at.desk.settle()
    click(seen(at.window, QAbstractButton, "Forgot your PIN?"))
    assert "A new PIN for Dana" in words(at.window)
    fields = {
        name: seen(at.window, QLineEdit, name)
        for name in ("Recovery code", "New PIN", "New PIN again")
    }
    for code, pin, again, said in (
        (CODE, "12", "12", "A PIN has 4 to 8 digits."),
        (CODE, "1234", "1234", "too easy"),
        (CODE, "5173", "5174", "The two PINs differ."),
        ("another", "5173", "5173", "not the recovery code"),
    ):
        for field, typed in zip(fields.values(), (code, pin, again), strict=True):
            field.setText(typed)
        fields["New PIN again"].setFocus()
        press(Qt.Key.Key_Return)
        at.desk.settle()
        assert said in words(at.window)
        assert at.privacy.locked
    fields["Recovery code"].setText(CODE)
    click(seen(at.window, QAbstractButton, "Set it and unlock"))
    assert not locked(at)
    at.privacy.lock()
    at.desk.settle()
    enter(at, "4821")
    assert locked(at)
    enter(at, "5173")
    assert not locked(at)


def test_back_from_recovery(at: Hiding) -> None:
    at.privacy.lock()
    at.desk.settle()
    click(seen(at.window, QAbstractButton, "Forgot your PIN?"))
    click(seen(at.window, QAbstractButton, "Back"))
    enter(at, "4821")
    assert not locked(at)


def test_the_last_pin_is_taken_away_elsewhere(at: Hiding) -> None:
    at.privacy.lock()
    assert locked(at)
    office = at.desk.office
    for name in ("Dana", "Luis"):
        staff.remove(office.store, office.settings, office.clock.now(), name)
    at.desk.run(1)
    at.desk.wait(lambda: not at.privacy.locked)
    assert "Patient details are hidden" in words(at.window)
    at.privacy.lock()
    assert not at.privacy.locked
    assert "Lock with PIN" not in names(at.window, QAbstractButton)


def test_locked_at_the_start(desk: Desk, tmp_path: Path) -> None:
    somebody_wrote(desk)
    office = desk.office
    now = office.clock.now()
    staff.add(office.store, office.settings, now, "Dana")
    staff.set_pin(office.store, office.settings, now, "Dana", "4821", HASHER)
    with hiding(desk, tmp_path) as at:
        at.desk.wait(lambda: at.privacy.locked)
        assert locked(at)
        # Neither does the office that is opened anew open it.
        at.window.close_desk()
        at.privacy.detach()
        at.privacy.attach(desk.bridge)
        at.window.open_desk(desk.bridge)
        assert locked(at)
        enter(at, "4821")
        assert not locked(at)
        at.privacy.detach()
        at.privacy.attach(desk.bridge)
        assert not locked(at)


def test_without_pins_nothing_is_locked(desk: Desk, tmp_path: Path) -> None:
    with hiding(desk, tmp_path) as at:
        at.person("Kim")
        at.privacy.lock()
        desk.settle()
        assert at.privacy.hidden
        assert not at.privacy.locked
        at.privacy.show()
        at.idle(500)
        assert not at.privacy.locked
        assert at.privacy.hidden

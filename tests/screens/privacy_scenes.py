"""The window while patient details are hidden and while it is locked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from deskreply.engine import staff
from deskreply.ui.privacy import Privacy
from deskreply.ui.privacy.session import Session
from tests.screens.practice import MARIA
from tests.screens.scenes import Scene, Stage
from tests.ui.eyes import press, type_words
from tests.ui.hiding import HASHER
from tests.ui.settings_support import machine

PINS = {"Dana": "4821", "Luis Pérez": "7390"}


def guarded(stage: Stage, clock: Callable[[], float] = lambda: 0.0) -> Privacy:
    """Somebody's conversation is open; two people have PINs."""
    office = stage.practice.office
    now = office.clock.now()
    with office.store.read() as reader:
        known = {member.name for member in staff.members(reader)}
    for name, pin in PINS.items():
        if name not in known:
            staff.add(office.store, office.settings, now, name)
            staff.set_pin(office.store, office.settings, now, name, pin, HASHER)
    stage.open(MARIA)
    computer = replace(machine(Path(tempfile.gettempdir())), hasher=HASHER)
    # A desk that is open already is not locked as one that starts is.
    office.change(privacy__lock_minutes=0)
    made = Privacy(stage.window, computer, clock=clock, session=Session(stage.window))
    made.attach(stage.bridge)
    stage.desk.settle()
    return made


def hidden(stage: Stage) -> None:
    """By hand."""
    guarded(stage).hide()
    stage.desk.settle()


def away(stage: Stage) -> None:
    """Nobody is there."""
    seconds = [0.0]
    privacy = guarded(stage, lambda: seconds[0])
    seconds[0] = 3600.0
    privacy.look()
    stage.desk.settle()


def locked(stage: Stage) -> None:
    """A PIN is asked for."""
    guarded(stage).lock()
    stage.desk.settle()


def wrong(tries: int) -> Callable[[Stage], None]:
    """So many wrong PINs."""

    def play(stage: Stage) -> None:
        locked(stage)
        office = stage.practice.office
        with office.store.write() as tx:
            tx.save_member(replace(_dana(stage), wrong=0, wait_until=None))
        stage.desk.settle()
        for _ in range(tries):
            type_words("9999")
            press(Qt.Key.Key_Return)
            stage.desk.settle()

    return play


def forgot(stage: Stage) -> None:
    """The recovery code is asked for, and a new PIN that will not do."""
    locked(stage)
    buttons = [b for b in stage.window.findChildren(QAbstractButton) if b.isVisible()]
    buttons[-1].click()
    stage.desk.settle()
    fields = [f for f in stage.window.findChildren(QLineEdit) if f.isVisible()]
    for field, typed in zip(fields, ("ABCD-EFGH", "1234", "1234"), strict=True):
        field.setText(typed)
    fields[-1].setFocus()
    press(Qt.Key.Key_Return)


def _dana(stage: Stage) -> staff.Member:
    with stage.practice.office.store.read() as reader:
        return next(member for member in staff.members(reader) if member.name == "Dana")


PRIVACY = (
    Scene("privacy-hidden", hidden),
    Scene("privacy-hidden-es", hidden, language="es"),
    Scene("privacy-away-880", away, size=(880, 560)),
    Scene("privacy-locked", locked),
    Scene("privacy-locked-es-150", locked, language="es", scale=1.5, size=(1600, 1000)),
    Scene("privacy-pin-wrong", wrong(1)),
    Scene("privacy-pin-wait", wrong(3)),
    Scene("privacy-forgot", forgot),
)

"""Practising: the bar, the list of what to try, and the callers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from deskreply.domain.models import Callback, ThreadStatus
from deskreply.domain.reply_set import STARTING_SET
from deskreply.engine import conversations, savedreplies, threads
from deskreply.ui.backend import PracticeCaller
from deskreply.ui.bridge import Bridge
from deskreply.ui.practice import Checklist, PracticeBar
from deskreply.ui.window import MainWindow
from tests.support.office import CALLER, open_office
from tests.ui.eyes import click, is_seen, names, press, seen, words
from tests.ui.support import Desk, backend_of

LANDLINE = "+12125550155"
STOPS = "+12125550171"


@dataclass
class Lesson:
    """Three callers, of whom two have called."""

    speed: float = 10.0
    asked: int = 0
    list: tuple[PracticeCaller, ...] = field(
        default_factory=lambda: (
            PracticeCaller("insurance-question", CALLER, called=True),
            PracticeCaller("landline", LANDLINE, called=True),
            PracticeCaller("stop", STOPS, called=False, seconds=12.2),
            PracticeCaller("wrong-number", "+12125550106", called=False),
        )
    )

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def callers(self) -> tuple[PracticeCaller, ...]:
        return self.list

    def call_now(self) -> None:
        self.asked += 1
        self.list = tuple(replace(each, called=True, seconds=None) for each in self.list)


@dataclass
class Practising(Desk):
    """An office that is practised on."""

    lesson: Lesson

    def act(self, action: object, *given: object, **named: object) -> None:
        """Staff does something."""
        ctx = self.office.engine.ctx
        action(ctx.store, self.office.settings, ctx.now(), *given, **named)  # type: ignore[operator]
        self.settle()


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Practising]:
    lesson = Lesson()
    with open_office(tmp_path) as office:
        bridge = Bridge(replace(backend_of(office), practice=lesson))
        bridge.start()
        made = Practising(office, bridge, lesson)
        made.settle()
        yield made
        assert bridge.close()


@pytest.fixture
def checklist(desk: Practising) -> Iterator[Checklist]:
    made = Checklist(desk.bridge, desk.lesson, desk.theme)
    made.resize(280, 700)
    made.show()
    desk.settle()
    yield made
    made.deleteLater()


@pytest.fixture
def window(desk: Practising) -> Iterator[MainWindow]:
    made = MainWindow(desk.theme)
    made.setMinimumSize(0, 0)
    made.resize(1180, 760)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.open_desk(desk.bridge)
    desk.settle()
    yield made
    made.close_desk()
    made.deleteLater()


class Phone(QObject):
    """A program that takes numbers to call."""

    def __init__(self) -> None:
        super().__init__()
        self.dialed: list[str] = []

    @Slot(QUrl)
    def dial(self, url: QUrl) -> None:
        self.dialed.append(url.toString())


# --- the bar ---


def test_the_bar_says_what_this_is_and_sets_the_speed(desk: Practising, qtbot: QtBot) -> None:
    bar = PracticeBar(desk.lesson, desk.theme)
    qtbot.addWidget(bar)
    bar.resize(1180, 44)
    bar.show()
    assert "PRACTICE: nothing is sent" in words(bar)
    fast = seen(bar, QAbstractButton, "×10")
    assert fast.isChecked()
    click(seen(bar, QAbstractButton, "×1"))
    assert desk.lesson.speed == 1
    assert not fast.isChecked()
    seen(bar, QAbstractButton, "×1").setFocus()
    QTest.keyClick(seen(bar, QAbstractButton, "×1"), Qt.Key.Key_Right)
    QTest.keyClick(fast, Qt.Key.Key_Space)
    assert desk.lesson.speed == 10
    with qtbot.waitSignal(bar.leave):
        click(seen(bar, QAbstractButton, "Leave practice"))


# --- what to try ---


def test_each_step_is_ticked_by_what_was_done(desk: Practising, checklist: Checklist) -> None:
    desk.missed()
    desk.missed(LANDLINE)
    said = words(checklist)
    assert "0 of 5" in said
    assert "Write, then press Enter" in said

    desk.act(conversations.send, CALLER, "We will see.")
    said = words(checklist)
    assert "1 of 5" in said
    assert "You texted (212) 555-0123" in said
    assert "You used" not in said

    [reply] = [r for r in STARTING_SET if (r.name, r.language) == ("call-you", "en")]
    filled = savedreplies.filled(reply.body, {"first_name": "Ana"})
    desk.act(conversations.send, CALLER, f"{filled} Or tomorrow?")
    assert "You used “We will call you”" in words(checklist)

    desk.act(threads.snooze, CALLER, threads.UNTIL_THEY_REPLY)
    desk.act(threads.call_back, LANDLINE, Callback.VOICEMAIL)
    assert "4 of 5" in words(checklist)
    assert "ready for real callers" not in words(checklist)
    desk.act(threads.done, CALLER, ThreadStatus.BOOKED)
    said = words(checklist)
    assert "5 of 5" in said
    assert "(212) 555-0123 is done" in said
    assert "ready for real callers" in said


def test_a_text_that_was_taken_back_does_not_count(desk: Practising, checklist: Checklist) -> None:
    desk.missed()
    ctx = desk.office.engine.ctx
    sent = conversations.send(
        ctx.store, desk.office.settings, ctx.now(), CALLER, "Oops", hold_seconds=5
    )
    desk.settle()
    assert "1 of 5" in words(checklist)
    desk.act(conversations.cancel, sent.id)
    assert "0 of 5" in words(checklist)


# --- the callers ---


def test_how_it_stands_with_each_caller(
    desk: Practising, checklist: Checklist, qtbot: QtBot
) -> None:
    assert names(checklist, QAbstractButton) == {
        "Insurance question, now", "Landline, now", "Says STOP, in 12 s", "Wrong number, later",
    }  # fmt: skip
    desk.office.line.set_reach(LANDLINE, "landline")
    desk.missed(LANDLINE)
    desk.missed()
    assert is_seen(checklist, QAbstractButton, "Insurance question, texted")
    assert is_seen(checklist, QAbstractButton, "Landline, failed")
    desk.lead("Do you take Delta Dental?")
    row = seen(checklist, QAbstractButton, "Insurance question, new")
    with qtbot.waitSignal(checklist.opened) as opened:
        click(row)
    assert opened.args == [CALLER, ""]
    desk.act(threads.mark_read, CALLER)
    assert is_seen(checklist, QAbstractButton, "Insurance question, to answer")
    desk.act(conversations.send, CALLER, "Yes, we do.")
    assert is_seen(checklist, QAbstractButton, "Insurance question, answered")
    desk.lead("STOP")
    assert is_seen(checklist, QAbstractButton, "Insurance question, stopped")
    assert not seen(checklist, QAbstractButton, "Wrong number, later").isEnabled()


def test_the_next_caller_can_be_called_for(desk: Practising, window: MainWindow) -> None:
    assert "Says STOP, in 12 s" in words(window)
    click(seen(window, QAbstractButton, "Call now"))
    assert desk.lesson.asked == 1
    assert "All practice callers have called" in words(window)
    click(seen(window, QAbstractButton, "Call again"))
    assert desk.lesson.asked == 2


# --- in the window ---


def test_the_list_stands_in_the_place_of_the_card(desk: Practising, window: MainWindow) -> None:
    desk.missed()
    assert "Your first five" in words(window)
    assert "Practice line" in words(window)
    click(seen(window, QAbstractButton, "Insurance question, texted"))
    desk.settle()
    assert window.number == CALLER
    assert not is_seen(window, QAbstractButton, "Contact card")
    assert not is_seen(window, QAbstractButton, "What to try")


def test_a_narrow_window_shows_the_list_when_asked(desk: Practising, window: MainWindow) -> None:
    window.resize(900, 640)
    assert "Your first five" not in words(window)
    click(seen(window, QAbstractButton, "What to try"))
    assert "Your first five" in words(window)
    click(seen(window, QAbstractButton, "What to try"))
    assert "Your first five" not in words(window)


def test_calling_back_dials_nobody(desk: Practising, window: MainWindow) -> None:
    phone = Phone()
    QDesktopServices.setUrlHandler("tel", phone, "dial")  # type: ignore[arg-type]
    try:
        desk.missed()
        window.open_thread(CALLER)
        desk.settle()
        click(seen(window, QAbstractButton, "Call back"))
        desk.settle()
    finally:
        QDesktopServices.unsetUrlHandler("tel")
    assert phone.dialed == []
    assert "practice: nobody is called" in words(window)
    press(Qt.Key.Key_Escape)

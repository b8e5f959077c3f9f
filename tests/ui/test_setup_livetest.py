"""Step 6 of the first run: somebody calls the office from their own phone and watches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from deskreply.domain.models import ThreadStatus
from deskreply.engine import threads
from deskreply.ui.background import Background
from deskreply.ui.setup.livetest import LiveTestStep
from deskreply.ui.setup.tracker import Tracker
from deskreply.ui.setup.wizard import Wizard
from tests.support.office import CALLER, OFFICE
from tests.ui.eyes import click, is_seen, seen, words
from tests.ui.firstrun import OfficePort, around
from tests.ui.support import Desk

OTHER = "+12125550137"


class Page:
    """The wizard with this one page, over an office whose auto-text is on hold."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        desk.change(textback__enabled=False)
        port = OfficePort(desk.office)
        self._around = around(port, desk.theme)
        self.window = Wizard(self._around, (LiveTestStep,))
        self.finished = False
        self.window.finished.connect(self._finish)
        qtbot.addWidget(self.window)
        self.window.show()

    @property
    def background(self) -> Background:
        return self._around.background

    def open(self) -> None:
        """The office is open."""
        self.window.set_office(self.desk.bridge)
        self.run(0)

    def phone(self, typed: str = "(212) 555-0123") -> None:
        field = seen(self.window, QLineEdit, "Your cell")
        field.setFocus()
        QTest.keyClicks(field, typed)
        self.run(0)

    def run(self, seconds: float) -> None:
        self.desk.wait(lambda: not self.background.busy)
        self.desk.run(seconds)
        self.desk.settle()
        # What the second's tick would bring.
        self.desk.bridge.ticked.emit()
        self.desk.settle()

    def call(self, caller: str = CALLER, rings: float = 18) -> None:
        self.desk.office.missed(caller, rings=rings)

    @property
    def said(self) -> str:
        return words(self.window)

    def next(self) -> None:
        click(seen(self.window, QAbstractButton, "Next"))
        self.desk.wait(lambda: not self.background.busy)
        self.desk.settle()

    def _finish(self) -> None:
        self.finished = True


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[Page]:
    page = Page(desk, qtbot)
    yield page
    assert page.background.close()


def test_each_part_fills_in_and_then_auto_text_is_on(page: Page) -> None:
    page.open()
    assert "(212) 555-0190" in page.said
    assert "Enter your cell first" in page.said
    assert "Skipping leaves auto-text on hold." in page.said
    page.phone()
    assert page.desk.office.settings.setup_phone == CALLER
    assert "Waiting for your call" in page.said
    page.call()
    page.run(20)
    assert ", rang 18 s, nobody answered" in page.said
    assert " s after you hung up" in page.said
    assert "It works. Auto-text is turned on with Next." in page.said
    page.desk.office.line.text_in(CALLER, "Hello")
    page.run(6)
    page.next()
    assert page.finished
    assert page.desk.office.settings.enabled
    thread = page.desk.office.thread()
    assert thread.status is ThreadStatus.CONTACTED
    assert thread.done_at is not None, "nobody is reminded of an answer to a test"


def test_skipping_leaves_auto_text_on_hold(page: Page) -> None:
    page.open()
    page.next()
    assert page.finished
    assert not page.desk.office.settings.enabled


def test_a_test_that_got_stuck_is_no_reason_to_turn_it_on(page: Page) -> None:
    page.desk.office.line.set_reach(CALLER, "landline")
    page.open()
    page.phone()
    page.call()
    page.run(40)
    assert "landline" in page.said
    page.next()
    assert page.finished
    assert not page.desk.office.settings.enabled


def test_the_phone_can_be_entered_before_the_office_is_open(page: Page) -> None:
    page.phone()
    assert "One moment, the office is being opened" in page.said
    page.open()
    assert "Waiting for your call" in page.said
    page.call()
    page.run(20)
    assert " s after you hung up" in page.said


def test_the_cause_is_named_after_half_a_minute(page: Page) -> None:
    page.open()
    page.phone()
    page.run(29)
    assert "No call has arrived" not in page.said
    page.run(2)
    assert "No call has arrived. Check the number you dialed." in page.said
    assert seen(page.window, QAbstractButton, "Next").isEnabled()
    page.call()
    page.run(20)
    assert "No call has arrived" not in page.said
    assert " s after you hung up" in page.said


def test_time_passes_here_while_the_desk_itself_is_in_the_tray(page: Page) -> None:
    page.desk.bridge.set_visible(False)
    page.open()
    page.phone()
    page.desk.run(31)
    page.desk.wait(lambda: "No call has arrived" in page.said, 3_000)


def test_a_hidden_number_is_named(page: Page) -> None:
    page.open()
    page.phone()
    page.call("anonymous")
    page.run(35)
    assert "your phone hides it" in page.said


def test_the_call_of_another_phone_can_be_claimed(page: Page) -> None:
    page.open()
    page.phone()
    page.call(OTHER)
    page.run(35)
    assert "from (212) 555-0137" in page.said
    click(seen(page.window, QAbstractButton, "That is my phone"))
    page.run(1)
    assert page.desk.office.settings.setup_phone == OTHER
    assert "automatic texts are off" in page.said
    page.call(OTHER)
    page.run(20)
    assert " s after you hung up" in page.said


def test_a_voicemail_that_took_the_call_is_told_at_once(page: Page) -> None:
    page.open()
    page.phone()
    sid = page.desk.office.line.ring(CALLER)
    page.desk.office.line.answer(page.desk.office.line.leg(sid))
    page.run(12)
    page.desk.office.line.hang_up(sid)
    page.run(10)
    assert "the voicemail of a phone took it" in page.said


def test_an_unregistered_number_leads_to_the_tracker(page: Page) -> None:
    page.desk.office.line.register(OFFICE, "in-review")
    page.open()
    page.phone()
    page.call()
    page.run(30)
    click(seen(page.window, QAbstractButton, "Open approval tracker"))
    tracker = page.window.findChild(Tracker)
    assert tracker is not None
    page.desk.wait(lambda: not page.background.busy)
    assert "The registration is being reviewed." in words(tracker)
    tracker.close()


def test_a_carrier_without_receipts(page: Page) -> None:
    page.desk.office.line.set_reach(CALLER, "no-receipt")
    page.open()
    page.phone()
    page.call()
    page.run(14)
    assert "Waiting for the carrier, " in page.said
    page.run(31)
    assert "The carrier has not confirmed it." in page.said
    page.desk.office.line.text_in(CALLER, "It is here")
    page.run(6)
    assert "It works." in page.said


@pytest.mark.parametrize("typed", ["212", "abc", "(212) 555-0190"])
def test_what_is_no_phone_of_theirs_is_told(page: Page, typed: str) -> None:
    page.open()
    page.phone(typed)
    field = seen(page.window, QLineEdit, "Your cell")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert "That is not a phone number" in page.said
    assert page.desk.office.settings.setup_phone == ""


@pytest.mark.parametrize("typed", ["(212) 555-0123", "(212) 555-01"])
def test_enter_after_the_phone_does_not_skip_the_test(page: Page, typed: str) -> None:
    page.open()
    page.phone(typed)
    QTest.keyClick(seen(page.window, QLineEdit, "Your cell"), Qt.Key.Key_Return)
    page.run(0)
    assert not page.finished
    told = "Waiting for your call" if len(typed) == 14 else "That is not a phone number"
    assert told in page.said


def test_enter_goes_on_where_no_phone_was_entered(page: Page) -> None:
    page.open()
    QTest.keyClick(seen(page.window, QLineEdit, "Your cell"), Qt.Key.Key_Return)
    page.run(0)
    assert page.finished


def test_a_mistyped_phone_can_be_changed(page: Page) -> None:
    page.open()
    page.phone("(212) 555-0199")
    field = seen(page.window, QLineEdit, "Your cell")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not is_seen(page.window, QLineEdit, "Your cell")
    click(seen(page.window, QAbstractButton, "Change"))
    seen(page.window, QLineEdit, "Your cell").clear()
    page.phone()
    page.call()
    page.run(20)
    assert " s after you hung up" in page.said


def test_an_old_conversation_does_not_keep_the_test_from_working(page: Page) -> None:
    office = page.desk.office
    page.desk.change(textback__enabled=True)
    page.call()
    page.desk.run(30)
    page.desk.bridge.do(threads.done, CALLER, ThreadStatus.BOOKED)
    page.desk.settle()
    page.desk.change(textback__enabled=False)
    page.open()
    page.phone()
    page.call()
    page.run(30)
    assert len(office.texts()) == 2
    assert "It works." in page.said

"""What one does with an entry of a conversation: by mouse, by keyboard, through a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from deskreply.domain.models import Call, CallRow, Decision, MessageState, Outcome
from deskreply.ui.conversation import ConversationPane
from deskreply.ui.conversation.reasons import WhyWords
from deskreply.ui.conversation.scene import Scene
from tests.support.office import CALLER, OFFICE
from tests.ui.eyes import click, names, seen, words
from tests.ui.support import Desk
from tests.ui.talks import (
    buttons,
    choose,
    history,
    last,
    open_pane,
    press,
    said,
    settle,
    show,
    stand_on,
    timeline,
    unconfirmed,
    undelivered,
    written,
)

TEXTED = "Why was this caller texted?"
NOT_TEXTED = "Why was this caller not texted?"


# --- why ----------------------------------------------------------------------------------------


def test_why_a_caller_was_texted_is_told_in_place(desk: Desk) -> None:
    desk.missed()
    with open_pane(desk) as pane:
        show(desk, pane)
        assert TEXTED not in said(pane)[0]
        press(desk, pane, TEXTED)
        assert said(pane)[0].endswith(
            f"{TEXTED} Nobody answered: yes, First text in 24 h: yes, Not opted out: yes"
        )
        press(desk, pane, TEXTED)
        assert TEXTED not in said(pane)[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_why_by_keyboard_and_it_stays_open_whatever_comes(desk: Desk, key: Qt.Key) -> None:
    desk.missed()
    desk.missed(seconds=30)
    with open_pane(desk) as pane:
        show(desk, pane)
        stand_on(pane, "Missed call", "11:00 AM", "rang 10 s")
        while timeline(pane).currentIndex().row() < len(said(pane)) - 1:
            QTest.keyClick(timeline(pane), Qt.Key.Key_Down)
        QTest.keyClick(timeline(pane), key)
        settle(desk)
        assert f"{NOT_TEXTED} Nobody answered: yes, First text in 24 h: no" in last(pane)
        assert "Not texted: they were texted just now." in last(pane)
        desk.lead("hello")
        settle(desk)
        assert NOT_TEXTED in "".join(said(pane))


def test_why_a_text_waits_tells_every_step(desk: Desk) -> None:
    desk.office.skip(12 * 3600)
    desk.missed()
    with open_pane(desk) as pane:
        show(desk, pane)
        press(desk, pane, "Why does the text to this caller wait?")
        assert "Text held: it is too early or too late to text them." in said(pane)[0]


@pytest.mark.parametrize(
    ("outcome", "decision", "reason", "asked", "checks"),
    [
        (Outcome.MISSED, Decision.TEXTED, "no-answer", TEXTED, "+answered +first +opted"),
        (Outcome.MISSED, Decision.SKIPPED, "cooldown", NOT_TEXTED, "+answered -first +opted"),
        (Outcome.MISSED, Decision.SKIPPED, "opted-out", NOT_TEXTED, "+answered -opted"),
        (Outcome.MISSED, Decision.SKIPPED, "in-touch", NOT_TEXTED, "+answered +opted"),
        (Outcome.MISSED, Decision.REVIEW, "too-old", NOT_TEXTED, "+answered +opted"),
        (Outcome.MISSED, Decision.SKIPPED, "withheld", NOT_TEXTED, "+answered"),
        (Outcome.MISSED, Decision.SKIPPED, "disabled", NOT_TEXTED, "+answered +first +opted"),
        (Outcome.ANSWERED, Decision.NONE, "answered", NOT_TEXTED, "-answered"),
        (Outcome.ONGOING, Decision.NONE, "ongoing", NOT_TEXTED, ""),
    ],
)
def test_only_rules_that_were_asked_are_named(
    qapp: QApplication, outcome: Outcome, decision: Decision, reason: str, asked: str, checks: str
) -> None:
    call = Call(
        CallRow("CA1", "inbound", "completed"), None, CALLER, outcome=outcome, decision=decision,
        reason=reason, explanation="That is why.",
    )  # fmt: skip
    scene = Scene("America/New_York", "en", "Dana", date(2026, 3, 10), open={"CA1": ()})
    why = WhyWords().panel(call, scene)
    words = {"answered": "Nobody answered", "first": "First text in 24 h", "opted": "Not opted out"}
    wanted = [(words[each[1:]], each[0] == "+") for each in checks.split()]
    assert why.question == asked
    assert [(check.text, check.passed) for check in why.checks] == wanted
    assert why.lines == (() if decision is Decision.TEXTED else ("That is why.",))


# --- texts that failed --------------------------------------------------------------------------


def test_retry_writes_it_again_and_says_so(desk: Desk) -> None:
    undelivered(desk, "Are you coming?")
    desk.office.line.set_reach(CALLER, "mobile")
    with open_pane(desk) as pane:
        show(desk, pane)
        press(desk, pane, "Retry")
        desk.run(20)
        settle(desk)
        first, again = said(pane)
        assert "Not delivered" in first
        assert again.endswith("Delivered")
        assert "Retry" not in buttons(pane)


def test_call_instead_asks_the_window(desk: Desk) -> None:
    undelivered(desk, "Are you coming?")
    asked: list[str] = []
    with open_pane(desk) as pane:
        pane.call_back.connect(asked.append)
        show(desk, pane)
        press(desk, pane, "Call instead")
    assert asked == [CALLER]


def test_a_text_of_an_unregistered_sender_leads_to_the_tracker(desk: Desk) -> None:
    desk.office.line.register(OFFICE, "in-review")
    desk.missed()
    desk.run(30)
    asked: list[None] = []
    with open_pane(desk) as pane:
        pane.tracker.connect(lambda: asked.append(None))
        show(desk, pane)
        assert "Retry" not in buttons(pane)
        press(desk, pane, "Open approval tracker")
    assert len(asked) == 1


def test_the_buttons_of_a_row_by_keyboard(desk: Desk) -> None:
    undelivered(desk, "Are you coming?")
    asked: list[str] = []
    with open_pane(desk) as pane:
        pane.call_back.connect(asked.append)
        show(desk, pane)
        stand_on(pane, "Are you coming?")
        QTest.keyClick(timeline(pane), Qt.Key.Key_Return)
        choose(desk, pane, "Call instead")
    assert asked == [CALLER]


def test_did_it_go_it_did(desk: Desk) -> None:
    message = unconfirmed(desk, "See you at nine")
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "Unconfirmed, It can't be known whether this text went out." in last(pane)
        press(desk, pane, "It went")
        assert last(pane).endswith("Sent")
        assert "It went" not in buttons(pane)
    assert desk.office.texts() == []
    assert desk.office.messages()[0].id == message.id


def test_did_it_go_send_it_again(desk: Desk) -> None:
    unconfirmed(desk, "See you at nine")
    with open_pane(desk) as pane:
        show(desk, pane)
        press(desk, pane, "Send again")
        desk.run(20)
    assert desk.office.texts() == ["See you at nine"]


# --- taking back --------------------------------------------------------------------------------


def test_a_text_is_taken_back_while_it_is_held(desk: Desk) -> None:
    written(desk, "Wrong person", hold_seconds=5)
    back: list[tuple[str, str]] = []
    with open_pane(desk) as pane:
        pane.taken_back.connect(lambda number, text: back.append((number, text)))
        show(desk, pane)
        desk.office.clock.advance(2)
        desk.bridge.ticked.emit()
        press(desk, pane, "Undo 3 s")
        assert "Taken back" in last(pane) or "taken back" in last(pane)
        desk.run(20)
    assert desk.office.texts() == []
    assert back == [(CALLER, "Wrong person")]


def test_what_has_left_cannot_be_taken_back(desk: Desk) -> None:
    written(desk, "Hello", hold_seconds=5)
    with open_pane(desk) as pane:
        show(desk, pane)
        desk.run(10)
        settle(desk)
        assert last(pane).endswith("Delivered")
        assert not any(name.startswith("Undo") for name in buttons(pane))


def test_a_scheduled_text_is_taken_back(desk: Desk) -> None:
    written(desk, "Tomorrow!", at=desk.office.clock.now() + timedelta(hours=3))
    with open_pane(desk) as pane:
        show(desk, pane)
        press(desk, pane, "Take back")
        assert desk.office.messages()[0].state is MessageState.CANCELED


# --- links and copying --------------------------------------------------------------------------


class Browser(QObject):
    """Takes what is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser() -> Iterator[Browser]:
    taking = Browser()
    for scheme in ("https", "http", "file"):
        # The library takes a str here, whatever it says of itself.
        QDesktopServices.setUrlHandler(scheme, taking, "open")  # type: ignore[arg-type]
    yield taking
    for scheme in ("https", "http", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def question(pane: ConversationPane) -> QDialog:
    """The dialog that is open."""
    return next(each for each in pane.findChildren(QDialog) if each.isVisible())


def test_a_link_is_opened_after_a_question_that_names_its_host(
    desk: Desk, browser: Browser
) -> None:
    desk.lead("look: https://bücher.example/x?a=1, or http://plain.example")
    with open_pane(desk) as pane:
        show(desk, pane)
        assert not any("plain.example" in name for name in buttons(pane))
        press(desk, pane, "https://bücher.example/x?a=1")
        asked = question(pane)
        assert "xn--bcher-kva.example" in words(asked)
        assert browser.opened == []
        click(seen(asked, QAbstractButton, "Cancel"))
        assert browser.opened == []

        press(desk, pane, "https://bücher.example/x?a=1")
        click(seen(question(pane), QAbstractButton, "Open link"))
        assert browser.opened == ["https://xn--bcher-kva.example/x?a=1"]


def test_a_link_by_keyboard(desk: Desk, browser: Browser) -> None:
    desk.lead("see https://example.com/a")
    with open_pane(desk) as pane:
        show(desk, pane)
        stand_on(pane, "example.com")
        QTest.keyClick(timeline(pane), Qt.Key.Key_Return)
        click(seen(question(pane), QAbstractButton, "Open link"))
    assert browser.opened == ["https://example.com/a"]


def test_a_row_is_copied(desk: Desk) -> None:
    desk.lead("my number is 212 555 0199")
    with open_pane(desk) as pane:
        show(desk, pane)
        stand_on(pane, "my number")
        QTest.keyClick(timeline(pane), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == "my number is 212 555 0199"
        QApplication.clipboard().clear()

        view = timeline(pane)
        spot = view.visualRect(view.currentIndex()).center()
        reason = QContextMenuEvent.Reason.Mouse
        asked = QContextMenuEvent(reason, spot, view.viewport().mapToGlobal(spot))
        QApplication.sendEvent(view.viewport(), asked)
        choose(desk, pane, "Copy text")
        assert QApplication.clipboard().text() == "my number is 212 555 0199"


# --- for screen readers and scripts -------------------------------------------------------------


def _tree(at: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield at
    for nth in range(at.childCount()):
        child = at.child(nth)
        if child is not None:
            yield from _tree(child)


def test_the_buttons_of_rows_can_be_found_and_pressed_through_the_accessibility_tree(
    desk: Desk,
) -> None:
    desk.missed()
    undelivered(desk, "Are you coming?")
    asked: list[str] = []
    with open_pane(desk) as pane:
        pane.call_back.connect(asked.append)
        show(desk, pane)
        root = QAccessible.queryAccessibleInterface(pane)
        assert root is not None
        found = {at.text(QAccessible.Text.Name): at for at in _tree(root)}
        assert {"Conversation", TEXTED, "Retry", "Call instead", "Call back"} <= set(found)
        lists = [at for at in _tree(root) if at.role() == QAccessible.Role.List]
        rows = [lists[0].child(nth) for nth in range(lists[0].childCount())]
        texts = [row.text(QAccessible.Text.Name) for row in rows if row is not None]
        assert texts == said(pane)
        press_it = found["Call instead"].actionInterface()
        assert press_it is not None
        press_it.doAction("Press")
        desk.wait(lambda: bool(asked))
    assert asked == [CALLER]


def test_everything_that_can_be_pressed_has_a_name(desk: Desk) -> None:
    history(desk, 40)
    undelivered(desk, "Are you coming?")
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "" not in names(pane, QAbstractButton)

"""A conversation on the screen, and what a person sees and does there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListView, QMenu, QPlainTextEdit

from deskreply.domain.models import (
    Call,
    CallRow,
    Decision,
    Message,
    MessageKind,
    MessageState,
    Outcome,
    Thread,
)
from deskreply.engine import conversations, people
from deskreply.engine import settle as settle_text
from deskreply.engine.people import Change
from deskreply.practice.phones import Reach
from deskreply.ui.conversation import ConversationPane
from tests.support.office import CALLER, OFFICE
from tests.ui.eyes import click, names, rows, seen
from tests.ui.support import Desk

OTHER = "+12125550124"


@contextlib.contextmanager
def open_pane(desk: Desk, *, width: int = 576, height: int = 520) -> Iterator[ConversationPane]:
    """The pane of a desk, on the screen, in the active window."""
    pane = ConversationPane(desk.bridge, desk.theme)
    pane.resize(width, height)
    pane.show()
    pane.activateWindow()
    assert QTest.qWaitForWindowActive(pane)
    try:
        yield pane
    finally:
        pane.close()
        desk.settle()
        pane.deleteLater()


def show(desk: Desk, pane: ConversationPane, number: str = CALLER, at: str = "") -> None:
    """Open a conversation and wait until it stands there."""
    pane.show_thread(number, at)
    settle(desk)


def settle(desk: Desk) -> None:
    """Let everything be read and shown, also what is measured bit by bit."""
    desk.settle()
    QTest.qWait(1)
    desk.settle()


def timeline(pane: ConversationPane) -> QListView:
    """The list of entries."""
    return seen(pane, QListView, "Conversation")


def said(pane: ConversationPane) -> list[str]:
    """What the rows say, in their order."""
    return rows(timeline(pane))


def last(pane: ConversationPane) -> str:
    """What the newest row says."""
    return said(pane)[-1]


def button(pane: ConversationPane, name: str) -> QAbstractButton:
    """A button that can be seen."""
    return seen(pane, QAbstractButton, name)


def buttons(pane: ConversationPane) -> set[str]:
    """What the buttons are called that can be seen."""
    return names(pane, QAbstractButton)


def press_now(pane: ConversationPane, name: str) -> None:
    """Press a button with the mouse, and wait for nothing."""
    click(button(pane, name))


def press(desk: Desk, pane: ConversationPane, name: str) -> None:
    """Press a button with the mouse."""
    press_now(pane, name)
    settle(desk)


def choose(desk: Desk, pane: ConversationPane, name: str) -> None:
    """Choose from the menu that is open."""
    menu = pane.findChildren(QMenu)[-1]
    entry = next(each for each in menu.actions() if each.text() == name)
    entry.trigger()
    menu.close()
    settle(desk)


def stand_on(pane: ConversationPane, *has: str) -> None:
    """Take the keyboard to the list, then go up to the row that says all of this."""
    view = timeline(pane)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(len(said(pane))):
        now = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""
        if all(each in now for each in has):
            return
        QTest.keyClick(view, Qt.Key.Key_Up)
    raise AssertionError(f"no row says {has}: {said(pane)}")


def at_end(pane: ConversationPane) -> bool:
    """Whether the newest row is in sight."""
    bar = timeline(pane).verticalScrollBar()
    return bar.value() == bar.maximum()


def in_sight(pane: ConversationPane) -> dict[str, int]:
    """The rows in sight and where each begins, in pixels from the top of the list."""
    view = timeline(pane)
    found = {}
    for at, text in enumerate(said(pane)):
        box = view.visualRect(view.model().index(at, 0))
        if box.bottom() >= 0 and box.top() < view.viewport().height():
            found[text] = box.top()
    return found


def writing(pane: ConversationPane) -> QPlainTextEdit:
    """Something to write in, where the composer stands."""
    editor = QPlainTextEdit()
    editor.setFixedHeight(80)
    pane.set_composer(editor)
    return editor


def history(desk: Desk, count: int, number: str = CALLER) -> None:
    """A conversation of so many texts, "text 1" the oldest, a minute apart; every tenth is followed
    by a missed call."""
    with desk.office.store.write() as tx:
        start = desk.office.clock.now() - timedelta(minutes=count + 1)
        for nth in range(1, count + 1):
            at = start + timedelta(minutes=nth)
            lead = nth % 2 == 1
            tx.add_message(
                Message(
                    id=f"{number[-2:]}-{nth}", number=number, line=OFFICE, body=f"text {nth}",
                    kind=MessageKind.LEAD if lead else MessageKind.STAFF, at=at,
                    state=MessageState.RECEIVED if lead else MessageState.DELIVERED,
                    author="" if lead else "Dana",
                )
            )  # fmt: skip
        tx.save_thread(tx.thread(number) or Thread(number, OFFICE))
    for nth in range(10, count + 1, 10):
        at = start + timedelta(minutes=nth, seconds=20)
        _missed(desk, number, f"CA{number[-2:]}{nth}", at)


def known_as(desk: Desk, name: str, number: str = CALLER) -> None:
    """A number belongs to somebody."""
    people.save(
        desk.office.store, desk.office.settings, desk.office.clock.now(), number, Change(name=name)
    )


def written(desk: Desk, text: str, **how: Any) -> Message:
    """Somebody at the desk wrote to the caller; nothing was sent so far."""
    office = desk.office
    return conversations.send(
        office.store, office.settings, office.clock.now(), CALLER, text, **how
    )


def undelivered(desk: Desk, text: str, reach: Reach = "off") -> Message:
    """A text of the desk that did not arrive."""
    desk.office.line.set_reach(CALLER, reach)
    message = written(desk, text)
    desk.run(10)
    return message


def unconfirmed(desk: Desk, text: str) -> Message:
    """A text of the desk of which nobody knows whether it went."""
    message = written(desk, text)
    with desk.office.store.write() as tx:
        item = tx.outbox_for_message(message.id)
        assert item is not None
        settle_text.unconfirmed(tx, desk.office.engine.ctx, replace(item, claimed_at=message.at))
    return message


def _missed(desk: Desk, number: str, call_id: str, at: datetime) -> None:
    row = CallRow(
        call_id, "inbound", "no-answer", number, OFFICE, created_at=at, started_at=at,
        ended_at=at + timedelta(seconds=10),
    )  # fmt: skip
    call = Call(
        row, OFFICE, number, outcome=Outcome.MISSED, outcome_reason="no-answer",
        decision=Decision.SKIPPED, reason="in-touch", seen_at=at,
        explanation="Not texted: you are in a conversation.",
    )  # fmt: skip
    with desk.office.store.write() as tx:
        tx.save_row(row)
        tx.save_call(call)

"""An inbox with people in it, and what a person at the desk sees and does there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QMenu

from deskreply.domain.models import Message, MessageKind, MessageState, Thread
from deskreply.ui.inbox import InboxPanel
from tests.support.office import OFFICE
from tests.ui.eyes import click, rows, seen
from tests.ui.support import Desk

MARIA, PRIYA, TOM = "+15550100117", "+15550100164", "+15550100171"


@contextlib.contextmanager
def open_inbox(desk: Desk, *, width: int = 360) -> Iterator[InboxPanel]:
    """The inbox of a desk, on the screen."""
    panel = InboxPanel(desk.bridge, desk.theme)
    panel.resize(width, 800)
    panel.show()
    panel.activateWindow()
    desk.settle()
    try:
        yield panel
    finally:
        panel.close()
        panel.deleteLater()


def know(desk: Desk, number: str, *, due: float | None = None, **values: Any) -> None:
    """There is a conversation; ``due``: an answer is, so many minutes from now."""
    now = desk.office.clock.now()
    given: dict[str, Any] = {
        "last_at": now,
        "last_text": "Can I come today?",
        "last_kind": MessageKind.LEAD,
    }
    if due is not None:
        given["reply_due_at"] = now + timedelta(minutes=due)
        given["reply_started_at"] = now + timedelta(minutes=due - 60)
    with desk.office.store.write() as tx:
        tx.save_thread(Thread(number, OFFICE, **given | values))


def wrote(desk: Desk, number: str, message_id: str, body: str) -> None:
    """They wrote this."""
    message = Message(
        id=message_id, number=number, line=OFFICE, kind=MessageKind.LEAD, body=body,
        at=desk.office.clock.now(), state=MessageState.RECEIVED, provider_id=f"SM{message_id}",
    )  # fmt: skip
    with desk.office.store.write() as tx:
        assert tx.add_message(message)


def threads(panel: InboxPanel) -> QListView:
    """The list."""
    return seen(panel, QListView, "Threads")


def listed(panel: InboxPanel) -> list[str]:
    """What the rows say, in their order."""
    return rows(threads(panel))


def who(panel: InboxPanel) -> list[str]:
    """With whom the listed conversations are, in their order."""
    return [said.split(", ")[0] for said in listed(panel)]


def selected(panel: InboxPanel) -> list[str]:
    """With whom the selected conversations are."""
    chosen = threads(panel).selectedIndexes()
    return [rows(threads(panel))[index.row()].split(", ")[0] for index in chosen]


def chip(panel: InboxPanel, name: str) -> QAbstractButton:
    """A filter."""
    return seen(panel, QAbstractButton, name)


def choose_filter(desk: Desk, panel: InboxPanel, name: str) -> None:
    """Choose one of the filters under More, or an order."""
    click(chip(panel, "More"))
    menu = panel.findChildren(QMenu)[-1]
    entry = next(each for each in menu.actions() if each.text().split("\t")[0] == name)
    entry.trigger()
    menu.close()
    desk.settle()


def offered(panel: InboxPanel) -> list[str]:
    """The filters and orders under More."""
    click(chip(panel, "More"))
    menu = panel.findChildren(QMenu)[-1]
    menu.close()
    return [each.text().split("\t")[0] for each in menu.actions()]


def field(panel: InboxPanel) -> QLineEdit:
    """Where one searches."""
    return seen(panel, QLineEdit, "Search")


def search(desk: Desk, panel: InboxPanel, words: str) -> None:
    """Type into the search, and let it find."""
    panel.focus_search()
    before = listed(panel)
    QTest.keyClicks(field(panel), words)
    desk.wait(lambda: not desk.bridge.busy and listed(panel) != before)
    QTest.qWait(1)


def point_at(panel: InboxPanel, row: int) -> None:
    """Move the pointer onto a row."""
    view = threads(panel)
    box = view.visualRect(view.model().index(row, 0))
    QTest.mouseMove(view.viewport(), box.center() - QPoint(1, 0))
    QTest.mouseMove(view.viewport(), box.center())


def point_away(panel: InboxPanel) -> None:
    """Move the pointer off the list."""
    QTest.mouseMove(field(panel), QPoint(5, 5))


def press(panel: InboxPanel, key: Qt.Key) -> None:
    """Press a key in the list."""
    QTest.keyClick(threads(panel), key)

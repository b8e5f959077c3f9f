"""Searching the inbox: found while typing, people before texts, opened by Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from deskreply.ui.inbox import InboxPanel
from tests.ui.eyes import click, is_seen, seen, words
from tests.ui.inboxes import (
    MARIA,
    PRIYA,
    TOM,
    chip,
    field,
    know,
    listed,
    open_inbox,
    point_at,
    search,
    selected,
    threads,
    who,
    wrote,
)
from tests.ui.support import Desk

LONG = "We were told to ask at the desk, and so I ask: when is the next whitening day?"


@pytest.fixture
def panel(desk: Desk) -> Iterator[InboxPanel]:
    know(desk, MARIA, due=10, name="Maria Lopez")
    know(desk, PRIYA, name="Priya White")
    know(desk, TOM, due=20, name="Tom Baker", unread=1)
    wrote(desk, MARIA, "m-1", LONG)
    wrote(desk, TOM, "m-2", "Is whitening on sale?")
    with open_inbox(desk) as opened:
        yield opened


@pytest.fixture
def chosen(panel: InboxPanel) -> list[tuple[str, str]]:
    """What was opened, in its order."""
    seen: list[tuple[str, str]] = []
    panel.opened.connect(lambda number, message: seen.append((number, message)))
    return seen


def test_people_come_before_texts_whatever_the_filter(desk: Desk, panel: InboxPanel) -> None:
    search(desk, panel, "whit")
    assert who(panel) == ["Priya White", "Tom Baker", "Maria Lopez"]
    assert not chip(panel, "To answer").isChecked()
    said = "Tom Baker, 20 min left, Is whitening on sale?, 11:00 AM"
    assert listed(panel)[1] == said


@pytest.mark.parametrize("typed", ["0117", "555 010-0117", "(555) 010-01", "lopez mar"])
def test_by_number_and_by_name(desk: Desk, panel: InboxPanel, typed: str) -> None:
    search(desk, panel, typed)
    assert who(panel)[0] == "Maria Lopez"


def test_a_long_text_is_shown_where_it_was_found(desk: Desk, panel: InboxPanel) -> None:
    search(desk, panel, "whitening")
    assert "…the next whitening day?" in listed(panel)[1]


def test_what_was_found_is_marked(desk: Desk, panel: InboxPanel) -> None:
    mark = desk.theme.tokens.bubble_note
    assert not shows(panel, mark, 0)
    search(desk, panel, "whit")
    assert shows(panel, mark, 0)
    assert shows(panel, mark, 1)


def test_enter_opens_the_first_hit(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    panel.focus_search()
    QTest.keyClicks(field(panel), "on sale")
    QTest.keyClick(field(panel), Qt.Key.Key_Return)
    desk.settle()
    assert chosen == [(TOM, "m-2")]
    panel.select(TOM)
    assert selected(panel) == ["Tom Baker"]


def test_enter_without_a_search_opens_nothing(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    panel.focus_search()
    QTest.keyClick(field(panel), Qt.Key.Key_Return)
    desk.settle()
    assert chosen == []


def test_down_goes_from_the_field_into_the_hits_and_up_back(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    search(desk, panel, "whit")
    QTest.keyClick(field(panel), Qt.Key.Key_Down)
    assert threads(panel).hasFocus()
    assert selected(panel) == ["Priya White"]
    QTest.keyClick(threads(panel), Qt.Key.Key_Down)
    QTest.keyClick(threads(panel), Qt.Key.Key_Return)
    assert chosen == [(TOM, "m-2")]
    for _ in range(2):
        QTest.keyClick(threads(panel), Qt.Key.Key_Up)
    assert field(panel).hasFocus()


def test_esc_clears(desk: Desk, panel: InboxPanel) -> None:
    before = listed(panel)
    search(desk, panel, "whit")
    QTest.keyClick(field(panel), Qt.Key.Key_Escape)
    desk.settle()
    assert field(panel).text() == ""
    assert listed(panel) == before
    assert chip(panel, "To answer").isChecked()


def test_a_filter_ends_the_search(desk: Desk, panel: InboxPanel) -> None:
    search(desk, panel, "whit")
    click(chip(panel, "Overdue"))
    desk.settle()
    assert field(panel).text() == ""
    assert listed(panel) == []
    assert "Nothing is overdue" in words(panel)


def test_nothing_found_is_said(desk: Desk, panel: InboxPanel) -> None:
    search(desk, panel, "<b>zzz")
    assert "No name, number or text has “<b>zzz”." in words(panel)
    click(seen(panel, QAbstractButton, "Clear search"))
    desk.settle()
    assert len(listed(panel)) == 2
    assert not is_seen(panel, QAbstractButton, "Clear search")


def test_hits_change_with_what_is_typed_though_the_pointer_is_there(
    desk: Desk, panel: InboxPanel
) -> None:
    point_at(panel, 0)
    search(desk, panel, "priya")
    assert who(panel) == ["Priya White"]
    know(desk, PRIYA, name="Priya White", due=5)
    desk.settle()
    assert listed(panel)[0].startswith("Priya White, 5 min left")


def shows(panel: InboxPanel, colour: QColor, nth: int) -> bool:
    """Whether a row has a spot of this colour."""
    view = threads(panel)
    box = view.visualRect(view.model().index(nth, 0))
    picture = view.viewport().grab(box).toImage()
    return any(
        picture.pixelColor(QPoint(x, y)) == colour
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    )

"""The call-back list and the failed list, and the line that says whether texting works."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from deskreply.domain.health import Finding, Health, Level, Word
from deskreply.domain.inbox import Filter
from deskreply.ui.inbox import InboxPanel
from deskreply.ui.theme import install
from tests.support.office import CALLER
from tests.ui.eyes import is_seen, seen, words
from tests.ui.inboxes import (
    MARIA,
    PRIYA,
    chip,
    choose_filter,
    know,
    listed,
    offered,
    open_inbox,
    point_away,
    threads,
)
from tests.ui.support import Desk

FILTERS = ("To answer", "Overdue", "Mine", "More")
LANDLINE = "+12125550134"


@pytest.fixture
def panel(desk: Desk) -> Iterator[InboxPanel]:
    with open_inbox(desk) as opened:
        yield opened


def to_call_back(desk: Desk) -> None:
    """A missed caller who was not texted, and two who hid their numbers."""
    desk.change(textback__enabled=False)
    desk.missed(LANDLINE)
    desk.missed("anonymous")
    desk.missed("anonymous")


def press_call_back(panel: InboxPanel, row: int) -> None:
    """Press at the right end of a row's first line, where the button is drawn."""
    view = threads(panel)
    box = view.visualRect(view.model().index(row, 0))
    spot = QPoint(box.right() - 40, box.top() + 24)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_who_is_to_be_called_back_and_why(desk: Desk, panel: InboxPanel) -> None:
    to_call_back(desk)
    choose_filter(desk, panel, "Call-back list")
    assert listed(panel) == ["(212) 555-0134, Call back, Today 11:00 AM · automatic texts are off."]
    assert chip(panel, "More").accessibleDescription() == "Call-back list 1"
    assert "2 caller" in words(panel)


def test_hidden_callers_are_told_of_where_there_is_nobody_to_call(
    desk: Desk, panel: InboxPanel
) -> None:
    desk.missed("anonymous")
    panel.set_filter(Filter.CALLBACKS)
    desk.settle()
    assert "Nobody to call back\n1 caller" in words(panel)


def test_call_back_from_the_list(desk: Desk, panel: InboxPanel) -> None:
    opened: list[str] = []
    panel.opened.connect(lambda number, message: opened.append(number))
    to_call_back(desk)
    panel.set_filter(Filter.CALLBACKS)
    desk.settle()
    press_call_back(panel, 0)
    desk.settle()
    assert "Did you reach (212) 555-0134?" in words(panel)
    reached = seen(panel, QAbstractButton, "Reached")
    QTest.mouseMove(reached)
    QTest.mouseClick(reached, Qt.MouseButton.LeftButton)
    desk.settle()
    assert "Call back" not in listed(panel)[0]
    panel.focus_search()
    point_away(panel)
    desk.settle()
    assert listed(panel) == []
    assert opened == []


def test_elsewhere_a_press_there_opens_the_row(desk: Desk, panel: InboxPanel) -> None:
    opened: list[str] = []
    panel.opened.connect(lambda number, message: opened.append(number))
    know(desk, MARIA, due=5)
    desk.settle()
    press_call_back(panel, 0)
    assert opened == [MARIA]


def test_the_failed_list(desk: Desk, panel: InboxPanel) -> None:
    know(desk, MARIA, name="Maria Lopez", failed=True, last_text="See you at 9:30")
    know(desk, PRIYA, name="Priya N.")
    choose_filter(desk, panel, "Failed")
    assert listed(panel) == ["Maria Lopez, Not delivered, See you at 9:30"]


# --- health ---


def health(panel: InboxPanel) -> str:
    """What the status text says."""
    return seen(panel, QLabel, "Health").accessibleDescription()


def test_health_says_that_texting_works_and_when_it_last_did(desk: Desk, panel: InboxPanel) -> None:
    desk.bridge.health.emit(Health())
    assert health(panel) == "Auto-text is ON. Connected"
    desk.missed(CALLER)
    assert health(panel) == "Auto-text is ON. Connected · last text 11:00"


def test_health_says_that_texting_is_off(desk: Desk, panel: InboxPanel) -> None:
    desk.change(textback__enabled=False)
    desk.bridge.settings_changed.emit()
    assert health(panel) == "Auto-text is OFF"


def test_health_names_every_trouble(desk: Desk, panel: InboxPanel) -> None:
    for word in Word:
        desk.bridge.health.emit(Health((Finding(word, Level.BAD),)))
        state, _, trouble = health(panel).partition(". ")
        assert state == "Auto-text needs help"
        assert trouble
        desk.bridge.health.emit(Health((Finding(word, Level.WARNING),)))
        assert health(panel) == f"Auto-text is ON. {trouble}"


def test_who_may_be_in_need_stands_on_top_and_says_so(desk: Desk, panel: InboxPanel) -> None:
    know(desk, PRIYA, due=-5)
    know(desk, MARIA, due=50, urgent=True, last_text="My cheek is swelling")
    desk.settle()
    point_away(panel)
    first, second = listed(panel)
    assert "Urgent? My cheek is swelling" in first
    assert "Urgent?" not in second


# --- every size ---


def test_filters_stay_in_sight_at_every_size(desk: Desk, panel: InboxPanel) -> None:
    know(desk, MARIA, failed=True)
    panel.set_filter(Filter.FAILED)
    desk.settle()
    for scale, width in product((0.9, 1.0, 1.5), (240, 360, 540)):
        desk.theme.set_scale(scale)
        panel.setFixedWidth(width)
        QTest.qWait(1)
        there = [name for name in FILTERS if is_seen(panel, QAbstractButton, name)]
        assert {"To answer", "More"} <= set(there)
        assert set(FILTERS) - set(there) <= set(offered(panel))
        chips = [chip(panel, name).geometry() for name in there]
        assert not any(one.intersects(other) for one, other in combinations(chips, 2))
        assert all(box.right() < width for box in chips)
        row = threads(panel).visualRect(threads(panel).model().index(0, 0))
        assert row.height() == round(76 * scale)


def test_all_filters_stand_beside_each_other_in_a_wide_font_too(desk: Desk) -> None:
    """The fonts of some systems are a tenth wider than ours."""
    install(cast(QApplication, QApplication.instance()), mode="light", family="DejaVu Sans")
    for n in range(28):
        know(desk, f"+1212555{1000 + n}", due=-1, owner=desk.bridge.settings().staff)
    with open_inbox(desk) as panel:
        QTest.qWait(1)
        assert all(is_seen(panel, QAbstractButton, name) for name in FILTERS)
        said = QAccessible.queryAccessibleInterface(chip(panel, "Overdue"))
        assert said.text(QAccessible.Text.Description) == "28"

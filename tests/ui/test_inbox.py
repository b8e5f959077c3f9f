"""The list of conversations: what its rows say, which it lists, in which order, how one chooses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QMenu

from deskreply.domain.inbox import Filter
from deskreply.domain.models import MessageKind, ThreadStatus
from deskreply.engine import conversations, drafts
from deskreply.engine import threads as work
from deskreply.ui.inbox import InboxPanel
from tests.support.office import CALLER
from tests.ui.eyes import click, click_row, row, words
from tests.ui.inboxes import (
    MARIA,
    PRIYA,
    TOM,
    chip,
    choose_filter,
    know,
    listed,
    open_inbox,
    point_at,
    point_away,
    press,
    selected,
    threads,
    who,
)
from tests.ui.support import Desk


@pytest.fixture
def panel(desk: Desk) -> Iterator[InboxPanel]:
    with open_inbox(desk) as opened:
        yield opened


@pytest.fixture
def chosen(panel: InboxPanel) -> list[tuple[str, str]]:
    """What was opened, in its order."""
    seen: list[tuple[str, str]] = []
    panel.opened.connect(lambda number, message: seen.append((number, message)))
    return seen


def three(desk: Desk) -> None:
    """Overdue, soon due, later due."""
    know(desk, TOM, due=40, name="Tom Baker")
    know(desk, MARIA, due=-4, name="Maria Lopez", unread=2)
    know(desk, PRIYA, due=18, name="Priya N.")
    desk.settle()
    QTest.qWait(1)


# --- what a row says ---


def test_a_missed_caller_who_writes_appears_with_their_clock(desk: Desk, panel: InboxPanel) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")

    said = "(212) 555-0123, 1 h left, 1 unread, Do you take Delta Dental?"
    assert listed(panel) == [said]
    assert chip(panel, "To answer").accessibleDescription() == "1"


def test_who_was_answered_is_not_listed_but_told_of(desk: Desk, panel: InboxPanel) -> None:
    desk.missed()
    desk.lead("Do you take Delta Dental?")
    desk.bridge.do(conversations.send, CALLER, "Yes, we do.")
    desk.run(8)

    assert listed(panel) == []
    choose_filter(desk, panel, "Waiting on them")
    assert listed(panel) == ["(212) 555-0123, Waiting on them, You: Yes, we do., with You"]


def test_the_line_says_whose_words_it_shows(desk: Desk, panel: InboxPanel) -> None:
    know(desk, MARIA, due=10, last_text="Hello", last_kind=MessageKind.AUTO)
    know(desk, PRIYA, due=20, last_text="", last_kind=MessageKind.CALL)
    know(desk, TOM, due=30, last_text="Ring her", last_kind=MessageKind.NOTE, owner="Sam")
    desk.bridge.do(drafts.keep, MARIA, "Hi Maria, we", author="Dana")
    desk.settle()

    said = listed(panel)
    assert said[0].endswith("10 min left, Draft: Hi Maria, we")
    assert said[1].endswith("20 min left, Missed call")
    assert said[2].endswith("30 min left, Note: Ring her, with Sam")


def test_what_may_be_urgent_says_so_beside_what_else_the_line_shows(
    desk: Desk, panel: InboxPanel
) -> None:
    know(desk, MARIA, due=10, last_text="It is bleeding", urgent=True)
    know(desk, PRIYA, due=20, last_text="Swollen!", urgent=True)
    know(desk, TOM, due=30, last_text="Rang, busy", last_kind=MessageKind.NOTE, urgent=True)
    desk.bridge.do(drafts.keep, PRIYA, "Please call us", author="Dana")
    desk.settle()

    said = listed(panel)
    assert said[0].endswith("10 min left, Urgent? It is bleeding")
    assert said[1].endswith("20 min left, Urgent? Draft: Please call us")
    assert said[2].endswith("30 min left, Urgent? Note: Rang, busy")


def test_pills(desk: Desk, panel: InboxPanel) -> None:
    know(desk, MARIA, failed=True, due=30)
    know(desk, PRIYA, status=ThreadStatus.BOOKED)
    know(desk, TOM, status=ThreadStatus.WRONG_NUMBER)
    know(desk, "+15550100172")
    know(desk, "+15550100173", opted_out_at=desk.office.clock.now())
    know(desk, "+15550100174", due=30, done_at=desk.office.clock.now())
    panel.set_filter(Filter.ALL)
    desk.settle()
    pills = {said.split(", ")[0][-2:]: said.split(", ")[1] for said in listed(panel)}
    assert pills == {
        "17": "Not delivered", "64": "Booked", "71": "Wrong number", "72": "Waiting on them",
        "73": "Opted out", "74": "Done",
    }  # fmt: skip


def test_a_snooze_says_until_when(desk: Desk, panel: InboxPanel) -> None:
    until = desk.office.clock.now() + timedelta(minutes=95)
    know(desk, MARIA, name="Maria Lopez", snoozed_until=until)
    know(desk, PRIYA, name="Priya N.", snoozed_until=work.UNTIL_THEY_REPLY)
    panel.set_filter(Filter.SNOOZED)
    desk.settle()
    pills = {said.split(", ")[0]: said.split(", ")[1] for said in listed(panel)}
    assert pills == {
        "Maria Lopez": "Snoozed: Until 12:35 PM", "Priya N.": "Snoozed: Until they reply",
    }  # fmt: skip


def test_signs_that_turn_a_name_around_are_shown(desk: Desk, panel: InboxPanel) -> None:
    know(desk, MARIA, due=5, name="Dana\u202egnp.exe", last_text="<b>a</b>\n\u202eb")
    desk.settle()
    assert listed(panel)[0].startswith("Dana�gnp.exe, 5 min left, <b>a</b> �b")


def test_clocks_tick_without_a_word_from_the_office(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    asked: list[str] = []
    desk.bridge.ask = lambda about, *_: asked.append(about)  # type: ignore[method-assign]
    changed = []
    threads(panel).model().dataChanged.connect(lambda first, last: changed.append(first.row()))

    desk.bridge.ticked.emit()
    assert changed == []
    desk.office.clock.advance(60)
    desk.bridge.ticked.emit()

    assert [said.split(", ")[1] for said in listed(panel)] == [
        "5 min over", "17 min left", "39 min left",
    ]  # fmt: skip
    assert sorted(changed) == [0, 1, 2]
    assert asked == []


def test_what_runs_out_counts_as_overdue_at_once(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    desk.bridge.ticked.emit()
    assert chip(panel, "Overdue").accessibleDescription() == "1"
    desk.office.clock.advance(18 * 60 + 1)
    desk.bridge.ticked.emit()
    desk.settle()
    assert chip(panel, "Overdue").accessibleDescription() == "2"


# --- filters and orders ---


def test_soonest_deadline_first(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    assert who(panel) == ["Maria Lopez", "Priya N.", "Tom Baker"]


def test_a_filter_lists_its_own(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    click(chip(panel, "Overdue"))
    desk.settle()
    assert who(panel) == ["Maria Lopez"]
    assert chip(panel, "Overdue").isChecked()
    assert not chip(panel, "To answer").isChecked()


def test_a_rarer_filter_stands_on_the_chip(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    know(desk, TOM, name="Tom Baker", failed=True)
    choose_filter(desk, panel, "Failed")
    assert who(panel) == ["Tom Baker"]
    more = chip(panel, "More")
    assert (more.isChecked(), more.accessibleDescription()) == (True, "Failed 1")
    click(chip(panel, "To answer"))
    desk.settle()
    assert (more.isChecked(), more.accessibleDescription()) == (False, "")


def test_a_chip_that_is_on_stays_on(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    click(chip(panel, "To answer"))
    desk.settle()
    assert chip(panel, "To answer").isChecked()
    assert len(listed(panel)) == 3


def test_the_order_is_remembered(desk: Desk, panel: InboxPanel) -> None:
    now = desk.office.clock.now()
    know(desk, MARIA, due=10, name="Maria Lopez", last_at=now - timedelta(hours=1))
    know(desk, PRIYA, due=20, name="Priya N.", last_at=now)
    desk.settle()
    assert who(panel) == ["Maria Lopez", "Priya N."]
    choose_filter(desk, panel, "Newest first")
    assert who(panel) == ["Priya N.", "Maria Lopez"]
    with open_inbox(desk) as another:
        assert who(another) == ["Priya N.", "Maria Lopez"]


def test_below_the_rows_stands_who_is_not_shown(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    for nth in range(2):
        know(desk, f"+1555010090{nth}")
    know(desk, "+15550100902", status=ThreadStatus.BOOKED)
    desk.settle()
    assert "Not shown: 2 waiting on them, 1 booked" in words(panel)


def test_whom_no_text_reached_is_not_passed_over(desk: Desk, panel: InboxPanel) -> None:
    desk.missed("+18005550123")
    assert "Nothing to answer\n1 to call back" in words(panel)


def test_nothing_to_answer(desk: Desk, panel: InboxPanel) -> None:
    know(desk, TOM, due=10, name="Tom Baker")
    desk.settle()
    know(desk, TOM, name="Tom Baker")
    desk.settle()
    assert "Nothing to answer\n1 waiting on them" in words(panel)
    click(chip(panel, "Show all"))
    desk.settle()
    assert who(panel) == ["Tom Baker"]


def test_more_rows_come_as_one_scrolls(desk: Desk, panel: InboxPanel) -> None:
    for nth in range(230):
        know(desk, f"+1555010{nth:04}", due=nth + 1, name=f"Lead {nth:03}")
    desk.settle()
    QTest.qWait(1)
    view = threads(panel)
    assert view.model().rowCount() == 200
    # Who scrolls has the pointer there.
    point_at(panel, 0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    place = view.verticalScrollBar().value()
    desk.settle()
    assert who(panel) == [f"Lead {nth:03}" for nth in range(230)]
    assert view.verticalScrollBar().value() == place


# --- an order that holds still ---


def test_rows_keep_their_places_under_the_pointer(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    point_at(panel, 1)
    know(desk, "+15550100999", due=-30, name="New One")
    know(desk, PRIYA, due=-20, name="Priya N.", last_text="Hello?")
    desk.settle()
    assert who(panel) == ["Maria Lopez", "Priya N.", "Tom Baker"]
    assert listed(panel)[1] == "Priya N., 20 min over, Hello?"
    point_away(panel)
    desk.settle()
    assert who(panel) == ["New One", "Priya N.", "Maria Lopez", "Tom Baker"]


def test_who_was_answered_leaves_when_the_pointer_does(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    point_at(panel, 0)
    before = darkest(panel, 0)
    know(desk, MARIA, name="Maria Lopez", last_text="Bye")
    desk.settle()
    assert listed(panel)[0] == "Maria Lopez, Waiting on them, Bye"
    assert chip(panel, "To answer").accessibleDescription() == "2"
    assert darkest(panel, 0) > before + 40
    point_away(panel)
    desk.settle()
    assert who(panel) == ["Priya N.", "Tom Baker"]


def test_a_pointer_that_rests_holds_nothing_for_long(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskreply.ui.inbox.hold.IDLE_MS", 300)
    with open_inbox(desk) as panel:
        three(desk)
        point_at(panel, 1)
        know(desk, TOM, due=-30, name="Tom Baker")
        desk.settle()
        assert who(panel)[0] == "Maria Lopez"
        desk.wait(lambda: who(panel)[0] == "Tom Baker", ms=2000)


def test_rows_keep_their_places_while_one_walks_through_them(desk: Desk, panel: InboxPanel) -> None:
    three(desk)
    threads(panel).setFocus()
    press(panel, Qt.Key.Key_Down)
    know(desk, TOM, due=-30, name="Tom Baker")
    desk.settle()
    assert who(panel)[0] == "Maria Lopez"
    panel.focus_search()
    desk.settle()
    assert who(panel)[0] == "Tom Baker"


def test_a_change_moves_neither_the_page_nor_the_selection(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    for nth in range(40):
        know(desk, f"+1555010{nth:04}", due=nth + 1, name=f"Lead {nth:03}")
    desk.settle()
    panel.select("+15550100020")
    view = threads(panel)
    view.verticalScrollBar().setValue(15 * 76 + 10)
    top = view.indexAt(view.viewport().rect().topLeft()).data()
    know(desk, MARIA, due=-4, name="Maria Lopez")
    know(desk, "+15550100002", name="Lead 002")
    know(desk, "+15550100003", name="Lead 003")
    desk.settle()
    assert view.indexAt(view.viewport().rect().topLeft()).data() == top
    assert selected(panel) == ["Lead 020"]
    know(desk, "+15550100020", name="Lead 020")
    desk.settle()
    assert selected(panel) == []
    QTest.qWait(300)
    assert chosen == []


# --- choosing ---


def test_a_click_opens(desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]) -> None:
    three(desk)
    click_row(threads(panel), "Priya N.")
    assert chosen == [(PRIYA, "")]
    assert panel.current() == PRIYA
    assert selected(panel) == ["Priya N."]


def test_the_keyboard_passes_over_rows_and_opens_where_it_rests(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    three(desk)
    threads(panel).setFocus()
    assert selected(panel) == []
    for name in ("Maria Lopez", "Priya N.", "Tom Baker"):
        press(panel, Qt.Key.Key_Down)
        assert selected(panel) == [name]
    assert chosen == []
    desk.wait(lambda: bool(chosen), ms=2000)
    assert chosen == [(TOM, "")]
    press(panel, Qt.Key.Key_Home)
    press(panel, Qt.Key.Key_Return)
    assert chosen == [(TOM, ""), (MARIA, "")]
    press(panel, Qt.Key.Key_End)
    press(panel, Qt.Key.Key_Return)
    assert chosen[2:] == [(TOM, "")]


def test_one_steps_to_the_next_that_still_waits(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    three(desk)
    assert panel.step(1)
    assert panel.current() == MARIA
    point_at(panel, 1)
    know(desk, PRIYA, name="Priya N.")
    desk.settle()
    assert panel.step(1)
    assert panel.current() == TOM
    assert not panel.step(1)
    assert panel.step(-1)
    assert panel.current() == MARIA
    assert len(chosen) == 3


def test_next_after_the_open_one_is_done(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    three(desk)
    panel.open_nth(2)
    know(desk, "+15550100999", due=-30, name="New One")
    desk.settle()
    know(desk, PRIYA, name="Priya N.")
    desk.settle()
    assert who(panel) == ["New One", "Maria Lopez", "Tom Baker"]
    panel.next_open()
    know(desk, TOM, name="Tom Baker")
    desk.settle()
    panel.next_open()
    assert [number for number, _ in chosen] == [PRIYA, TOM, MARIA]


def test_next_unread_goes_round(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    three(desk)
    know(desk, TOM, due=40, name="Tom Baker", unread=1)
    desk.settle()
    panel.open_nth(2)
    for _ in range(2):
        panel.next_unread()
    assert [number for number, _ in chosen] == [PRIYA, TOM, MARIA]


def test_a_screen_reader_finds_and_chooses_rows(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    three(desk)
    view = QAccessible.queryAccessibleInterface(threads(panel))
    assert view.role() is QAccessible.Role.List
    names = [view.child(at).text(QAccessible.Text.Name) for at in range(view.childCount())]
    assert names == listed(panel)
    index = row(threads(panel), "Priya N.")
    flags = threads(panel).selectionModel().SelectionFlag
    threads(panel).selectionModel().select(index, flags.Select)
    desk.wait(lambda: chosen == [(PRIYA, "")], ms=2000)


def test_a_row_s_menu_works_without_opening_it(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    three(desk)
    threads(panel).setFocus()
    press(panel, Qt.Key.Key_Home)
    menu = menu_of(panel)
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Open", "Call back", "Mark as read", "Claim", "Snooze…", "Done…",
    ]  # fmt: skip
    by_name(menu, "Mark as read").trigger()
    by_name(menu, "Claim").trigger()
    menu.close()
    desk.settle()
    assert listed(panel)[0] == "Maria Lopez, 4 min over, Can I come today?, with You"
    assert chosen == []
    by_name(menu_of(panel), "Open").trigger()
    assert chosen == [(MARIA, "")]


def test_a_right_click_opens_the_menu_and_nothing_else(
    desk: Desk, panel: InboxPanel, chosen: list[tuple[str, str]]
) -> None:
    three(desk)
    view = threads(panel)
    at = view.visualRect(row(view, "Tom Baker")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=at)
    QTest.qWait(300)
    assert selected(panel) == []
    assert chosen == []


def darkest(panel: InboxPanel, nth: int) -> int:
    """The lightness of the darkest spot of a row, 0 to 255."""
    view = threads(panel)
    picture = view.viewport().grab(view.visualRect(view.model().index(nth, 0))).toImage()
    spots = product(range(picture.width()), range(picture.height()))
    return min(picture.pixelColor(x, y).lightness() for x, y in spots)


def menu_of(panel: InboxPanel) -> QMenu:
    """The menu of the current row, by the keyboard."""
    view = threads(panel)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, view.rect().center(), view.mapToGlobal(view.pos())
    )
    view.contextMenuEvent(event)
    return view.findChildren(QMenu)[-1]


def by_name(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == text)


def test_callers_without_a_name_are_told_apart_by_their_whole_number(desk: Desk) -> None:
    """A long clock leaves the number its room: cut short, it is anybody's of that town."""
    for number in ("+12125550123", "+12125550187"):
        know(desk, number, due=22 * 60 + 50)
    with open_inbox(desk, width=320) as panel:
        view = threads(panel)
        first, second = (view.visualRect(view.model().index(row, 0)) for row in (0, 1))
        assert picture(view, first) != picture(view, second)


def picture(view: QListView, box: QRect) -> QImage:
    return view.viewport().grab(box).toImage()

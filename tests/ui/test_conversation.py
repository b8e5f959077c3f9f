"""A conversation as it stands on the screen: its entries, its head, its banners."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.domain.models import Callback, ThreadStatus
from deskreply.engine import presence, threads
from deskreply.practice import Attachment
from deskreply.ui.bridge import READERS
from tests.support.office import CALLER
from tests.ui.eyes import words
from tests.ui.support import Desk
from tests.ui.talks import (
    OTHER,
    at_end,
    button,
    buttons,
    history,
    in_sight,
    known_as,
    last,
    open_pane,
    press,
    press_now,
    said,
    settle,
    show,
    timeline,
    undelivered,
    writing,
    written,
)

# --- entries ------------------------------------------------------------------------------------


def test_a_call_the_text_back_the_reply_and_a_note(desk: Desk) -> None:
    desk.missed(seconds=60)
    desk.lead("Hola, necesito una limpieza.", seconds=60)
    office = desk.office
    threads.note(office.store, office.settings, office.clock.now(), CALLER, "Prefers mornings")
    written(desk, "Mañana a las 9:30?", author="Eva")
    desk.run(30)
    with open_pane(desk) as pane:
        show(desk, pane)
        call, text, reply, note, answer = said(pane)

    assert call == "Missed call, Today 11:00 AM, rang 10 s"
    assert text.startswith("Automatic text: Hi, this is Bright Smile Dental.")
    assert text.endswith(", 11:00 AM, Delivered")
    assert reply == "Lead text: Hola, necesito una limpieza., 11:01 AM"
    assert note == "Note by you: Prefers mornings, 11:02 AM"
    assert answer == "Text by Eva: Mañana a las 9:30?, 11:02 AM, Delivered"


def test_days_stand_between_the_entries(desk: Desk) -> None:
    history(desk, 3)
    desk.office.clock.advance(24 * 3600)
    written(desk, "Good morning")
    with open_pane(desk) as pane:
        show(desk, pane)
        assert [row.split(":")[0] for row in said(pane)] == [
            "Yesterday", "Lead text", "Text by you", "Lead text", "Today", "Text by you",
        ]  # fmt: skip


def test_a_picture_is_shown_as_what_it_is(desk: Desk) -> None:
    desk.office.line.text_in(CALLER, "", media=[Attachment("image/png", b"PNG")])
    desk.run(6)
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "open it in the provider's console" in last(pane)


@pytest.mark.parametrize(
    ("how", "state"),
    [
        ({}, "Queued"),
        ({"at": timedelta(hours=2)}, "Goes at 1:00 PM"),
        ({"at": timedelta(hours=24)}, "Goes tomorrow at 11:00 AM"),
    ],
)
def test_how_far_a_text_of_ours_got(desk: Desk, how: dict[str, timedelta], state: str) -> None:
    now = desk.office.clock.now()
    written(desk, "See you", **{name: now + span for name, span in how.items()})
    with open_pane(desk) as pane:
        show(desk, pane)
        assert last(pane).endswith(f"11:00 AM, {state}")


def test_a_text_held_for_the_night_says_when_it_goes(desk: Desk) -> None:
    desk.office.skip(12 * 3600)
    desk.missed()
    with open_pane(desk) as pane:
        show(desk, pane)
        assert last(pane).endswith("Goes tomorrow at 8:00 AM (their night)")


def test_what_did_not_arrive_says_why_in_human_words(desk: Desk) -> None:
    undelivered(desk, "Are you coming?", "landline")
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "Not delivered, This number can't receive texts; it is probably" in last(pane)
        assert "Call instead" in buttons(pane)
        assert "Retry" not in buttons(pane)


# --- what comes while one looks -----------------------------------------------------------------


def test_opens_at_what_nobody_has_read_and_it_counts_as_read(desk: Desk) -> None:
    history(desk, 60)
    desk.lead("first new text")
    for nth in range(9):
        desk.lead(f"another {nth}", seconds=5)
    with open_pane(desk) as pane:
        show(desk, pane)
        sight = in_sight(pane)
        assert "New" in sight
        assert any("first new text" in row for row in sight)
        assert not any("another 8" in row for row in sight)
    assert desk.office.thread().unread == 0


def test_nothing_counts_as_read_in_a_window_nobody_works_in(desk: Desk) -> None:
    desk.lead("hello?")
    with open_pane(desk) as pane:
        other = QWidget()
        other.show()
        other.activateWindow()
        assert QTest.qWaitForWindowActive(other)
        show(desk, pane)
        assert desk.office.thread().unread == 1
        other.close()
        pane.activateWindow()
        assert QTest.qWaitForWindowActive(pane)
        settle(desk)
    assert desk.office.thread().unread == 0


def test_a_new_text_appears_below_and_one_that_reads_on_stays_where_they_are(desk: Desk) -> None:
    history(desk, 60)
    with open_pane(desk) as pane:
        show(desk, pane)
        desk.lead("seen at once")
        settle(desk)
        assert "seen at once" in last(pane)
        assert at_end(pane)

        bar = timeline(pane).verticalScrollBar()
        bar.setValue(bar.maximum() - 200)
        before = in_sight(pane)
        desk.lead("not seen yet")
        settle(desk)
        assert in_sight(pane) == before
        press(desk, pane, "1 new")
        assert "not seen yet" in last(pane)
        assert at_end(pane)
        assert "1 new" not in buttons(pane)


def test_nothing_moves_while_somebody_writes(desk: Desk) -> None:
    history(desk, 60)
    with open_pane(desk) as pane:
        editor = writing(pane)
        show(desk, pane)
        editor.setFocus()
        QTest.keyClicks(editor, "We have")
        before = in_sight(pane)
        desk.lead("one more thing")
        settle(desk)
        assert in_sight(pane) == before
        assert "1 new" in buttons(pane)


def test_ones_own_text_is_brought_into_sight(desk: Desk) -> None:
    history(desk, 60)
    with open_pane(desk) as pane:
        show(desk, pane)
        timeline(pane).verticalScrollBar().setValue(0)
        written(desk, "On my way")
        settle(desk)
        assert any("On my way" in row for row in in_sight(pane))


def test_a_change_keeps_the_place_and_the_row_one_is_on(desk: Desk) -> None:
    history(desk, 60)
    with open_pane(desk) as pane:
        show(desk, pane)
        view = timeline(pane)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
        view.setCurrentIndex(view.indexAt(view.viewport().rect().center()))
        chosen, before = view.currentIndex().data(), in_sight(pane)
        known_as(desk, "Maria Lopez")
        desk.run(2)
        assert in_sight(pane) == before
        assert view.currentIndex().data() == chosen
        assert "Maria Lopez" in words(pane)


def test_new_texts_are_announced(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, bool]] = []
    assertive = QAccessible.AnnouncementPoliteness.Assertive
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: told.append((event.message(), event.politeness() is assertive)),
    )
    desk.missed()
    known_as(desk, "Maria Lopez")
    with open_pane(desk) as pane:
        show(desk, pane)
        desk.lead("¿Hay cita?")
        settle(desk)
        assert told == [("New text from Maria Lopez: ¿Hay cita?", False)]

        desk.office.skip(3600 + 240)
        settle(desk)
        desk.bridge.ticked.emit()
        settle(desk)
    assert len(told) == 2
    assert told[1][0].endswith("over the 1-hour promise")
    assert told[1][1]


# --- long conversations -------------------------------------------------------------------------


def test_a_long_conversation_loads_as_one_scrolls_and_never_stands_there_whole(desk: Desk) -> None:
    history(desk, 600)
    with open_pane(desk) as pane:
        show(desk, pane)
        bar = timeline(pane).verticalScrollBar()
        assert any("text 600," in row for row in in_sight(pane))
        lengths = []

        def at_the_top() -> bool:
            bar.setValue(0)
            lengths.append(len(said(pane)))
            return "Lead text: text 1," in said(pane)[0]

        def at_the_end() -> bool:
            bar.setValue(bar.maximum())
            lengths.append(len(said(pane)))
            return any("text 600," in row for row in in_sight(pane))

        desk.wait(at_the_top)
        desk.wait(at_the_end)
    assert max(lengths) < 450


def test_what_was_in_sight_stays_when_older_entries_come(desk: Desk) -> None:
    history(desk, 400)
    with open_pane(desk) as pane:
        show(desk, pane)
        bar = timeline(pane).verticalScrollBar()
        count = len(said(pane))
        bar.setValue(900)
        before = in_sight(pane)
        desk.wait(lambda: len(said(pane)) > count)
        assert in_sight(pane) == before


def test_a_search_leads_into_the_middle_and_the_newest_is_a_click_away(desk: Desk) -> None:
    history(desk, 600)
    with open_pane(desk) as pane:
        show(desk, pane, at=f"{CALLER[-2:]}-300")
        assert any("text 300," in row for row in in_sight(pane))
        assert not any("text 600," in row for row in said(pane))
        press(desk, pane, "Newest")
        assert any("text 600," in row for row in in_sight(pane))


def test_the_newest_are_counted_while_one_reads_in_the_middle(desk: Desk) -> None:
    history(desk, 600)
    with open_pane(desk) as pane:
        show(desk, pane, at=f"{CALLER[-2:]}-300")
        desk.lead("now")
        desk.lead("and now")
        settle(desk)
        assert not any("and now" in row for row in said(pane))
        press(desk, pane, "2 new")
        assert "and now" in last(pane)


def test_another_width_keeps_the_place(desk: Desk) -> None:
    history(desk, 200)
    with open_pane(desk) as pane:
        show(desk, pane)
        bar = timeline(pane).verticalScrollBar()
        bar.setValue(bar.maximum() - 1500)
        top = min(in_sight(pane).items(), key=lambda row: row[1])
        pane.resize(420, 520)
        settle(desk)
        assert top[0] in in_sight(pane)


def test_other_colours_and_larger_letters_keep_the_place(desk: Desk) -> None:
    history(desk, 120)
    with open_pane(desk) as pane:
        show(desk, pane)
        bar = timeline(pane).verticalScrollBar()
        bar.setValue(bar.maximum() - 1500)
        top = min(in_sight(pane).items(), key=lambda row: row[1])
        desk.theme.set_mode("dark")
        desk.theme.set_scale(1.5)
        settle(desk)
        assert top[0] in in_sight(pane)
        assert not at_end(pane)


def test_a_slow_store_shows_nobody_elses_words_meanwhile(desk: Desk) -> None:
    history(desk, 30)
    history(desk, 5, OTHER)
    held = threading.Event()
    asked: list[str] = []
    with open_pane(desk) as pane:
        pane.call_back.connect(asked.append)
        show(desk, pane)
        for reader in range(READERS):
            desk.bridge.ask(f"slow {reader}", lambda _: held.wait(30), lambda _: None)
        pane.show_thread(OTHER)
        press_now(pane, "Call back")
        assert asked == []
        desk.wait(lambda: said(pane) == [])
        assert "(212) 555-0124" in words(pane)
        held.set()
        settle(desk)
        assert len(said(pane)) == 5


def test_the_conversation_one_asked_for_last_is_the_one_shown(desk: Desk) -> None:
    history(desk, 30)
    history(desk, 5, OTHER)
    with open_pane(desk) as pane:
        for _ in range(5):
            pane.show_thread(CALLER)
            pane.show_thread(OTHER)
        settle(desk)
        assert "(212) 555-0124" in words(pane)
        assert len([row for row in said(pane) if "text" in row]) == 5


# --- the head -----------------------------------------------------------------------------------


def test_the_head_says_who_it_is_and_who_else_looks(desk: Desk) -> None:
    history(desk, 3)
    office = desk.office
    with office.store.write() as tx:
        tx.save_thread(replace(desk.office.thread(), name="Maria\u202e Lopez"))
    presence.viewing(
        office.store, office.settings, office.clock.now(), CALLER, desk="desk-2", author="Eva"
    )
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "Maria\ufffd Lopez" in words(pane)
        assert "(212) 555-0123 · Eva is viewing" in words(pane)
        assert {"Call back", "Snooze", "Done"} <= buttons(pane)


def test_the_other_desks_see_who_looks_here(desk: Desk) -> None:
    history(desk, 3)
    with open_pane(desk) as pane:
        show(desk, pane)
        desk.wait(lambda: _viewers(desk) == ("Dana",))
        pane.clear()
        settle(desk)
        assert _viewers(desk) == ()


def _viewers(desk: Desk) -> tuple[str, ...]:
    with desk.office.store.read() as reader:
        return presence.viewers(reader, CALLER, desk.office.clock.now(), but_desk="desk-9")


def test_the_buttons_of_the_head_ask_the_window(desk: Desk) -> None:
    history(desk, 3)
    asked: list[tuple[str, object]] = []
    with open_pane(desk) as pane:
        pane.call_back.connect(lambda number: asked.append(("call back", number)))
        pane.snooze.connect(lambda number, anchor: asked.append((number, anchor)))
        pane.done.connect(lambda number, anchor: asked.append((number, anchor)))
        show(desk, pane)
        for name in ("Call back", "Snooze", "Done"):
            press(desk, pane, name)
        assert asked == [
            ("call back", CALLER),
            (CALLER, pane.snooze_button),
            (CALLER, pane.done_button),
        ]


def test_an_unclaimed_conversation_is_claimed_from_the_head(desk: Desk) -> None:
    history(desk, 3)
    with open_pane(desk) as pane:
        show(desk, pane)
        press(desk, pane, "Claim")
        assert desk.office.thread().owner == "Dana"
        assert "Claim" not in buttons(pane)


def test_somebody_elses_conversation_says_whose_it_is(desk: Desk) -> None:
    history(desk, 3)
    office = desk.office
    threads.assign(office.store, office.settings, office.clock.now(), CALLER, "Eva")
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "Eva has it" in words(pane)


def test_alone_and_narrow_there_is_a_way_back_and_every_button_has_its_name(desk: Desk) -> None:
    history(desk, 3)
    went: list[bool] = []
    with open_pane(desk, width=360) as pane:
        pane.set_alone(True)
        pane.set_card_reachable(True)
        pane.back.connect(lambda: went.append(True))
        show(desk, pane)
        assert {"Back", "Call back", "Snooze", "Done", "Contact card"} <= buttons(pane)
        assert button(pane, "Call back").width() < 60
        press(desk, pane, "Back")
    assert went == [True]


# --- banners ------------------------------------------------------------------------------------


def test_overdue_says_by_how_much(desk: Desk) -> None:
    desk.missed(seconds=10)
    desk.office.skip(3600 + 4 * 60)
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "4 min over the 1-hour promise" in words(pane)


def test_who_said_stop_and_who_may_have(desk: Desk) -> None:
    desk.lead("Please remove")
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "They may have asked for no more texts." in words(pane)
        press(desk, pane, "It's fine")
        assert "They may have asked" not in words(pane)
        desk.lead("STOP")
        settle(desk)
        assert "They replied STOP" in words(pane)


def test_who_wants_no_texts_is_marked_so_and_can_be_unmarked(desk: Desk) -> None:
    desk.lead("Please remove")
    with open_pane(desk) as pane:
        show(desk, pane)
        press(desk, pane, "Do not text")
        assert desk.office.thread().opted_out_at is not None
        press(desk, pane, "Allow texts")
        assert desk.office.thread().opted_out_at is None


def test_urgent_snoozed_and_done(desk: Desk) -> None:
    desk.lead("URGENT, my tooth is bleeding")
    office = desk.office
    later = office.clock.now() + timedelta(hours=2)
    threads.snooze(office.store, office.settings, office.clock.now(), CALLER, later)
    with open_pane(desk) as pane:
        show(desk, pane)
        assert "This may be urgent" in words(pane)
        assert "Snoozed until Today 1:00 PM" in words(pane)
        press(desk, pane, "Wake now")
        assert "Snoozed" not in words(pane)
        threads.done(office.store, office.settings, office.clock.now(), CALLER, ThreadStatus.BOOKED)
        desk.run(1)
        assert "Done: booked" in words(pane)
        assert "This may be urgent" not in words(pane)
        assert not button(pane, "Done").isEnabled()
        press(desk, pane, "Reopen")
        assert desk.office.thread().done_at is None


# --- nobody's conversation ----------------------------------------------------------------------


def test_all_caught_up(desk: Desk) -> None:
    with open_pane(desk) as pane:
        pane.clear()
        settle(desk)
        assert "All caught up." in words(pane)
        assert "Next deadline: none." in words(pane)

        desk.missed("+18005550123")
        settle(desk)
        assert "1 to call back" in words(pane)

        desk.missed()
        known_as(desk, "Maria Lopez")
        settle(desk)
        assert "Next deadline: 12:00 PM, Maria Lopez" in words(pane)
        office = desk.office
        threads.call_back(
            office.store, office.settings, office.clock.now(), CALLER, Callback.REACHED
        )
        settle(desk)
        assert "Next deadline: none." in words(pane)


def test_in_another_language_everything_is_said_anew(desk: Desk) -> None:
    history(desk, 3)
    with open_pane(desk) as pane:
        show(desk, pane)
        before = said(pane)
        QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
        assert said(pane) == before
        assert timeline(pane).focusPolicy() & Qt.FocusPolicy.TabFocus

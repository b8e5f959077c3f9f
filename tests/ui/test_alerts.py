"""Alerts on a living office: what reaches the desk, what does not, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from deskreply.domain.events import Notice
from deskreply.domain.models import MessageKind, ThreadStatus
from deskreply.engine import conversations, drafts, threads
from tests.support.office import CALLER
from tests.ui.alarms import THIS_DESK, Told, alerts_on, cards, told_by
from tests.ui.inboxes import know
from tests.ui.support import Desk, open_window_desk
from tests.ui.talks import known_as

MARIA, HOLA = "Maria Lopez", "Hola, ¿hay cita mañana?"


@pytest.fixture
def told(desk: Desk, tmp_path: Path) -> Iterator[Told]:
    with alerts_on(desk, tmp_path, quiet__enabled=False) as told:
        yield told


@pytest.fixture
def maria(desk: Desk, told: Told) -> Told:
    """Somebody whose name is known."""
    know(desk, CALLER, name=MARIA)
    return told


@pytest.fixture
def promised(desk: Desk, told: Told) -> Told:
    """They called in vain and have been promised an answer within the hour."""
    desk.missed()
    known_as(desk, MARIA)
    return told


def set_to(told: Told, **settings: object) -> None:
    told.desk.change(**settings)
    told.desk.bridge.settings_changed.emit()
    told.desk.settle()


def later(desk: Desk, minutes: float) -> None:
    """As if nothing had happened meanwhile."""
    desk.office.skip(minutes * 60)
    desk.run(6)


def staff_texts(desk: Desk) -> list[str]:
    return [text.body for text in desk.office.messages() if text.kind is MessageKind.STAFF]


# --- what reaches the desk ----------------------------------------------------------------------


def test_a_new_text_shows_the_name_alone(desk: Desk, maria: Told) -> None:
    desk.lead(HOLA)
    assert maria.says == [(MARIA, "New text")]
    assert maria.sounds == ["soft"]
    assert maria.desktop.all[0].reply is None


def test_its_words_where_the_office_allows_it(desk: Desk, maria: Told) -> None:
    set_to(maria, alerts__show="full")
    desk.lead(HOLA)
    assert maria.says == [(MARIA, HOLA)]
    assert maria.desktop.all[0].reply is not None


def test_neither_where_others_may_look(desk: Desk, maria: Told) -> None:
    set_to(maria, alerts__show="nothing")
    desk.lead(HOLA)
    ((title, body),) = maria.says
    assert title == "New text · 1 waiting"
    assert body.startswith("Answer within ")
    assert not any("claim" in button for button in maria.desktop.all[0].buttons)


def test_in_spanish_for_staff_who_speak_it(desk: Desk, maria: Told) -> None:
    set_to(maria, desk__language="es")
    desk.lead(HOLA)
    assert maria.says == [(MARIA, "Mensaje nuevo")]


def test_a_name_from_outside_shows_what_it_hides(desk: Desk, told: Told) -> None:
    know(desk, CALLER, name="Ana\u202egnp.exe")
    desk.lead("Hi")
    ((title, _),) = told.says
    assert "\u202e" not in title


def test_urgent_words_are_louder_and_stay(desk: Desk, maria: Told) -> None:
    set_to(maria, alerts__new_text=False)
    desk.lead("My face is swelling and it is bleeding")
    (toast,) = maria.desktop.shown.values()
    assert toast.urgent
    assert toast.stays
    assert "urgent" in toast.body
    assert maria.sounds == ["soft-loud"]


def test_a_promise_that_runs_out_stays_on_the_screen(desk: Desk, promised: Told) -> None:
    later(desk, 48)
    (toast,) = promised.desktop.shown.values()
    assert toast.stays
    assert toast.title.startswith("Answer Maria Lopez soon")
    later(desk, 15)
    (toast,) = promised.desktop.shown.values()
    assert toast.title.startswith("Overdue: Maria Lopez")
    assert toast.urgent
    assert promised.sounds[-1] == "soft-loud"


def test_reminders_go_by_themselves_where_that_is_wanted(desk: Desk, promised: Told) -> None:
    set_to(promised, alerts__sticky=False)
    later(desk, 48)
    assert [toast.stays for toast in promised.desktop.all] == [False]


@pytest.mark.parametrize("sound", ["bright", "bell", "none"])
def test_the_sound_is_the_one_chosen(desk: Desk, maria: Told, sound: str) -> None:
    set_to(maria, alerts__sound=sound)
    desk.lead(HOLA)
    assert maria.sounds == ([] if sound == "none" else [sound])


def test_trouble_is_told_whole_but_not_that_of_another_desk(desk: Desk, told: Told) -> None:
    told_by(desk, "desk-2").notify(Notice("health", "This computer's clock is wrong."))
    told_by(desk, THIS_DESK).notify(Notice("health", "The phone provider refuses the key."))
    desk.settle()
    assert told.says == [("DeskReply needs attention", "The phone provider refuses the key.")]


def test_what_another_desk_heard_is_told_here_too(desk: Desk, maria: Told) -> None:
    """As on an agent's rows: nothing but the row says so."""
    desk.office.keeps_notices_of = "desk-2"
    desk.lead(HOLA)
    assert maria.says == [(MARIA, "New text")]


def test_kinds_can_be_switched_off(desk: Desk, maria: Told) -> None:
    set_to(maria, alerts__new_text=False, alerts__missed_call=False)
    desk.lead(HOLA)
    told_by(desk, THIS_DESK).notify(Notice("missed-call", "Missed call", number=CALLER))
    desk.settle()
    assert maria.desktop.all == []
    set_to(maria, alerts__missed_call=True)
    told_by(desk, THIS_DESK).notify(Notice("missed-call", "Missed call again", number=CALLER))
    desk.settle()
    assert maria.says == [(MARIA, "Missed call again")]


def test_what_came_before_the_app_was_started_is_not_told(desk: Desk, tmp_path: Path) -> None:
    desk.office.keeps_notices_of = THIS_DESK
    know(desk, CALLER)
    desk.lead("Before")
    desk.office.skip(60)
    with alerts_on(desk, tmp_path) as told:
        assert told.desktop.all == []


# --- what does not ------------------------------------------------------------------------------


def kim_has_it(desk: Desk) -> None:
    """Kim, at another desk of this office, works on it."""
    desk.bridge.do(threads.claim, CALLER, author="Kim")
    desk.settle()


def test_what_a_colleague_has_claimed_is_told_at_theirs_alone(desk: Desk, maria: Told) -> None:
    kim_has_it(desk)
    desk.lead(HOLA)
    assert maria.desktop.all == []
    assert maria.sounds == []
    assert desk.office.thread().unread == 1
    set_to(maria, office__staff="Kim")
    desk.lead("Also, how much is it?")
    assert [title for title, _ in maria.says] == [MARIA]


def test_urgent_words_are_told_to_all_desks(desk: Desk, maria: Told) -> None:
    kim_has_it(desk)
    desk.lead("My face is swelling and it is bleeding")
    assert [title for title, _ in maria.says] == [MARIA]


def test_an_overdue_answer_is_told_to_all_desks(desk: Desk, maria: Told) -> None:
    set_to(maria, desk__claim_minutes=0)
    kim_has_it(desk)
    desk.lead(HOLA)
    assert maria.says == []
    later(desk, 65)
    ((title, _),) = maria.says
    assert title.startswith("Overdue: Maria Lopez")


@pytest.mark.parametrize("kind", ["text-failed", "text-unconfirmed"])
def test_a_text_that_did_not_arrive_is_told_to_all_desks(
    desk: Desk, maria: Told, kind: str
) -> None:
    kim_has_it(desk)
    told_by(desk, "desk-2").notify(Notice(kind, "Please look at it.", number=CALLER))
    desk.settle()
    assert maria.says == [(MARIA, "Please look at it.")]


def test_a_claim_that_nobody_works_on_keeps_nobody_from_being_told(desk: Desk, maria: Told) -> None:
    kim_has_it(desk)
    later(desk, 11)
    desk.lead(HOLA)
    assert maria.says == [(MARIA, "New text")]


def test_where_nobody_said_who_works_here_all_is_told(desk: Desk, maria: Told) -> None:
    kim_has_it(desk)
    set_to(maria, office__staff="")
    desk.lead(HOLA)
    assert maria.says == [(MARIA, "New text")]


def test_at_the_only_desk_all_is_told(tmp_path: Path, qapp: QApplication) -> None:
    """Whoever claimed it works at this very desk."""
    with (
        open_window_desk(tmp_path, shared=False) as desk,
        alerts_on(desk, tmp_path, quiet__enabled=False) as told,
    ):
        know(desk, CALLER, name=MARIA)
        kim_has_it(desk)
        desk.lead(HOLA)
        assert told.says == [(MARIA, "New text")]


def look_at(told: Told, number: str) -> None:
    """The conversation stands open in a window that is looked at."""
    told.window.show()
    told.window.activateWindow()
    told.desk.wait(told.window.isActiveWindow)
    told.reading[0] = number


def test_the_conversation_one_looks_at_needs_none(desk: Desk, maria: Told) -> None:
    look_at(maria, CALLER)
    desk.lead(HOLA)
    assert maria.desktop.all == []


def test_but_behind_another_window_it_does(desk: Desk, maria: Told) -> None:
    look_at(maria, CALLER)
    maria.window.hide()
    desk.lead(HOLA)
    assert maria.says == [(MARIA, "New text")]


def test_nor_is_it_looked_at_where_the_screen_is_hidden(desk: Desk, maria: Told) -> None:
    look_at(maria, CALLER)
    maria.alerts.set_private(True)
    desk.lead(HOLA)
    assert [title for title, _ in maria.says] == ["New text · 1 waiting"]


@pytest.mark.parametrize(
    "deed",
    [
        partial(threads.mark_read, number=CALLER),
        partial(threads.done, number=CALLER, outcome=ThreadStatus.BOOKED),
    ],
)
def test_it_goes_when_it_was_read_or_done_anywhere(desk: Desk, maria: Told, deed: object) -> None:
    desk.lead(HOLA)
    desk.bridge.do(deed)  # type: ignore[arg-type]
    desk.settle()
    assert maria.says == []


def test_it_goes_when_somebody_answered(desk: Desk, promised: Told) -> None:
    later(desk, 48)
    assert promised.says
    desk.bridge.do(conversations.send, CALLER, "We can see you at 9.")
    desk.run(10)
    assert promised.says == []


def test_one_conversation_has_one_alert(desk: Desk, maria: Told) -> None:
    desk.lead(HOLA)
    desk.lead("¿A las 9?")
    assert maria.says == [(MARIA, "2 new texts")]
    assert maria.sounds == ["soft"]


def test_a_burst_is_one_alert(desk: Desk, told: Told) -> None:
    callers = [f"+1212555{number:04}" for number in range(130, 137)]
    for caller in callers:
        desk.office.line.text_in(caller, "Hi")
    desk.run(10)
    ((title, body),) = told.says
    assert title == "7 people wrote"
    assert body.count("(212)") == 3
    assert body.endswith("and 4 more")
    assert len(told.sounds) == 1
    told.desktop.act("open")
    assert told.opened == [""]


def test_paused_alerts_come_when_the_pause_ends(desk: Desk, maria: Told) -> None:
    maria.alerts.pause(desk.bridge.now() + timedelta(minutes=15))
    desk.settle()
    desk.lead(HOLA)
    assert maria.alerts.paused_until is not None
    assert (maria.desktop.all, maria.sounds) == ([], [])
    maria.alerts.pause(None)
    desk.settle()
    desk.settle()
    assert maria.says == [(MARIA, "New text")]


def test_a_pause_ends_by_itself(desk: Desk, maria: Told) -> None:
    maria.alerts.pause(desk.bridge.now() + timedelta(minutes=15))
    desk.settle()
    desk.office.skip(16 * 60)
    assert maria.alerts.paused_until is None
    desk.lead(HOLA)
    assert maria.says == [(MARIA, "New text")]


def test_behind_a_hidden_screen_nothing_is_said_of_anybody(desk: Desk, maria: Told) -> None:
    set_to(maria, alerts__show="full")
    desk.lead(HOLA)
    later(desk, 48)
    maria.alerts.set_private(True)
    desk.lead("¿Hola?")
    for toast in maria.desktop.shown.values():
        assert MARIA not in f"{toast.title} {toast.body}"
        assert [word for word, _ in toast.buttons] == ["open"]
        assert toast.reply is None
    assert maria.desktop.shown


# --- what can be done with one ------------------------------------------------------------------


def test_a_click_opens_the_conversation(desk: Desk, maria: Told) -> None:
    desk.lead(HOLA)
    maria.desktop.act("open")
    assert maria.opened == [CALLER]


def test_i_have_got_it_claims(desk: Desk, maria: Told) -> None:
    desk.lead(HOLA)
    maria.desktop.act("claim")
    desk.settle()
    assert desk.office.thread().owner == "Dana"
    assert maria.opened == []


def test_it_can_be_put_off(desk: Desk, maria: Told) -> None:
    desk.lead(HOLA)
    now = desk.bridge.now()
    maria.desktop.act("snooze")
    desk.settle()
    assert desk.office.thread().snoozed_until == now + timedelta(minutes=15)


def test_somebody_else_has_it_already(desk: Desk, maria: Told) -> None:
    trouble: list[str] = []
    desk.bridge.trouble.connect(trouble.append)
    desk.lead(HOLA)
    desk.bridge.do(threads.claim, CALLER, author="Kim")
    desk.settle()
    maria.desktop.act("claim")
    desk.settle()
    assert desk.office.thread().owner == "Kim"
    assert maria.opened == [CALLER]
    assert "Kim" in trouble[0]


def test_a_reply_is_sent_and_the_text_read(desk: Desk, maria: Told) -> None:
    set_to(maria, alerts__show="full")
    desk.lead(HOLA)
    maria.desktop.act("reply", "¡Claro! A las 9:30.")
    desk.settle()
    desk.run(10)
    assert staff_texts(desk) == ["¡Claro! A las 9:30."]
    assert desk.office.texts()[-1] == "¡Claro! A las 9:30."
    assert desk.office.thread().unread == 0
    assert maria.says == []


@pytest.mark.parametrize(
    "text", ["Your card 4111 1111 1111 1111 was declined", "We see you at {time}"]
)
def test_what_should_be_looked_at_again_becomes_a_draft(desk: Desk, maria: Told, text: str) -> None:
    set_to(maria, alerts__show="full")
    desk.lead(HOLA)
    maria.desktop.act("reply", text)
    desk.settle()
    assert staff_texts(desk) == []
    assert maria.opened == [CALLER]
    with desk.office.store.read() as reader:
        kept = drafts.draft(reader, CALLER, "Dana")
    assert kept is not None
    assert kept.body == text


def test_a_reply_to_somebody_who_said_stop_is_kept_unsent(desk: Desk, maria: Told) -> None:
    set_to(maria, alerts__show="full")
    desk.lead(HOLA)
    toast = maria.desktop.shown[CALLER]
    desk.lead("STOP")
    maria.desktop.shown.setdefault(CALLER, toast)
    maria.desktop.act("reply", "Sure!")
    desk.settle()
    assert staff_texts(desk) == []


# --- other ways to show it ----------------------------------------------------------------------


def test_the_trays_balloon_where_the_desktop_takes_none(desk: Desk, maria: Told) -> None:
    balloons: list[tuple[str, str, str]] = []
    maria.desktop.works = False

    def balloon(title: str, body: str, key: str) -> bool:
        balloons.append((title, body, key))
        return True

    maria.alerts.set_balloon(balloon)
    desk.lead(HOLA)
    assert balloons == [(MARIA, "New text", CALLER)]
    assert cards() == []
    maria.alerts.balloon_clicked(CALLER)
    assert maria.opened == [CALLER]


def test_our_own_card_where_there_is_no_tray_either(desk: Desk, maria: Told) -> None:
    maria.desktop.works = False
    maria.alerts.set_balloon(lambda *_: False)
    desk.lead(HOLA)
    (card,) = cards()
    assert MARIA in card.accessibleName()
    desk.bridge.do(threads.mark_read, CALLER)
    desk.settle()
    assert cards() == []


def test_a_balloon_that_fails_is_no_loss(desk: Desk, maria: Told) -> None:
    def fails(title: str, body: str, key: str) -> bool:
        raise RuntimeError(title)

    maria.desktop.works = False
    maria.alerts.set_balloon(fails)
    desk.lead(HOLA)
    assert len(cards()) == 1


def test_a_reminder_is_a_card_where_nothing_else_would_stay(desk: Desk, promised: Told) -> None:
    promised.desktop.can_stay = False
    later(desk, 48)
    assert promised.desktop.all == []
    assert len(cards()) == 1


# --- tests of it --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    ["new-text", "urgent-text", "missed-call", "text-failed", "text-unconfirmed", "flagged",
     "promise", "health"],
)  # fmt: skip
def test_each_kind_can_be_tried(told: Told, kind: str) -> None:
    answers: list[str] = []
    told.alerts.pause(told.desk.bridge.now() + timedelta(hours=1))
    told.desk.settle()
    told.alerts.test(kind, answers.append)
    assert answers == [""]
    assert len(told.desktop.shown) == 1
    assert len(told.sounds) == 1


def test_one_can_be_tried_before_there_is_an_office(told: Told) -> None:
    told.alerts.detach()
    told.alerts.test()
    ((title, body),) = told.says
    assert (title, body) == (f"{MARIA} (test)", "New text")
    told.desktop.act("open")
    assert told.opened == [""]


def test_after_the_office_was_opened_anew_it_goes_on(desk: Desk, maria: Told) -> None:
    desk.lead(HOLA)
    maria.alerts.detach()
    assert maria.says == []
    desk.office.skip(5)
    maria.alerts.attach(desk.bridge)
    desk.settle()
    assert maria.says == []
    desk.lead("¿A las 9?")
    assert maria.says == [(MARIA, "2 new texts")]

"""When a text that may have gone is looked for, and what counts as looked for in vain."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from deskreply.domain.errors import BadCredentials, TimedOut
from deskreply.domain.models import Decision, MessageState, OutboxState
from deskreply.engine import erase
from deskreply.engine.providerport import MaybeSent
from deskreply.engine.reconcile import Reconciler
from tests.support.office import CALLER
from tests.support.wire import Desk

OTHER = "+12125550124"


# --- found --------------------------------------------------------------------------------------


def test_a_text_that_the_log_shows_has_gone(wired: Desk) -> None:
    call_id = wired.doubt()
    claimed_at = wired.item().claimed_at
    assert claimed_at is not None
    wired.wire.shows(CALLER, wired.messages()[0].body, id="SM-found")
    wired.clock.advance(1)
    assert wired.reconciler.run() == 1.0
    assert wired.wire.looked == [(CALLER, claimed_at - timedelta(seconds=30))]
    assert wired.call(call_id).decision is Decision.TEXTED
    assert wired.messages()[0].provider_id == "SM-found"
    assert "text-found" in wired.heard()
    assert wired.reconciler.run() == 5.0


def test_another_text_is_not_taken_for_it(wired: Desk) -> None:
    wired.doubt()
    body = wired.messages()[0].body
    wired.wire.shows(CALLER, "Something else")
    wired.wire.shows(CALLER, body, direction="inbound")
    wired.clock.advance(1)
    wired.reconciler.run()
    assert wired.item().state is OutboxState.UNKNOWN


def test_the_row_of_a_text_we_know_is_not_taken_for_one_that_says_the_same(wired: Desk) -> None:
    wired.reply(CALLER, "ok")
    wired.sender.run()
    wired.wire.shows(CALLER, "ok", id=wired.messages()[0].provider_id)
    wired.reply(CALLER, "ok")
    wired.wire.answers.append(MaybeSent(TimedOut()))
    wired.sender.run()
    wired.clock.advance(1)
    wired.reconciler.run()
    assert wired.item().state is OutboxState.UNKNOWN
    wired.wire.shows(CALLER, "ok", id="SM-second")
    wired.clock.advance(5)
    wired.reconciler.run()
    assert [text.provider_id for text in wired.messages()][1] == "SM-second"


def test_texts_are_looked_for_one_after_the_other(wired: Desk) -> None:
    wired.doubt()
    wired.doubt(OTHER)
    steps: list[int] = []
    wired.ctx.progress = lambda: steps.append(len(wired.wire.looked))
    wired.clock.advance(1)
    wired.reconciler.run()
    assert [number for number, _ in wired.wire.looked] == [CALLER, OTHER]
    assert steps == [0, 1]


def test_once_the_desk_is_to_stop_nothing_more_is_looked_for(wired: Desk) -> None:
    wired.doubt()
    wired.clock.advance(1)
    wired.ctx.stopping.set()
    wired.reconciler.run()
    assert wired.wire.looked == []


def test_one_we_cannot_handle_does_not_keep_the_others_from_being_found(
    wired: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    wired.doubt()
    wired.doubt(OTHER)
    wired.wire.shows(OTHER, wired.messages(OTHER)[0].body)

    def breaks() -> None:
        raise RuntimeError

    wired.wire.meanwhile["messages_to"] = breaks
    wired.clock.advance(1)
    wired.reconciler.run()
    assert [item.number for item in wired.open()] == [CALLER]
    assert len(caplog.records) == 1
    caplog.clear()


# --- when it is looked for ----------------------------------------------------------------------


def test_it_is_looked_for_often_at_first_and_less_often_later(wired: Desk) -> None:
    wired.doubt()
    wired.change(textback__unconfirmed="resend")
    assert wired.searches(305) == [
        *(1, 6, 11, 16, 21, 26),
        *range(41, 180, 15),
        *(236, 296),
    ]


@pytest.mark.parametrize(
    ("first", "then", "looked"),
    [(24, 29, True), (25, 30, False), (164, 179, True), (165, 180, False)],
)
def test_how_often_goes_by_its_age(wired: Desk, first: int, then: int, looked: bool) -> None:
    wired.change(textback__unconfirmed="resend")
    wired.doubt()
    wired.looks_at(first)
    wired.wire.looked.clear()
    wired.looks_at(then)
    assert bool(wired.wire.looked) is looked


def test_one_that_is_in_doubt_again_is_looked_for_at_once_again(wired: Desk) -> None:
    wired.change(textback__unconfirmed="resend")
    wired.doubt()
    wired.looks_at(60, 120, 600)
    wired.reconciler.run()
    wired.wire.answers.append(MaybeSent(TimedOut()))
    wired.sender.run()
    assert wired.item().state is OutboxState.UNKNOWN
    wired.wire.looked.clear()
    wired.clock.advance(1)
    wired.reconciler.run()
    assert len(wired.wire.looked) == 1


def test_one_without_the_time_of_its_claim_is_as_old_as_itself(wired: Desk) -> None:
    wired.doubt()
    made = wired.item().created_at
    wired.alter(wired.item(), claimed_at=None)
    wired.clock.advance(130)
    wired.reconciler.run()
    assert wired.wire.looked == [(CALLER, made - timedelta(seconds=30))]
    wired.clock.advance(60)
    wired.reconciler.run()
    assert wired.item().state is OutboxState.UNCONFIRMED


def test_after_a_restart_unconfirmed_ones_are_looked_for_at_once_and_not_told_again(
    wired: Desk,
) -> None:
    wired.doubt()
    wired.looks_at(60, 120)
    wired.events.clear()
    wired.wire.looked.clear()
    wired.reconciler = Reconciler(wired.ctx, wired.gate)
    wired.looks_at(24 * 3600 - 1)
    assert len(wired.wire.looked) == 1
    assert wired.heard() == []
    wired.reconciler = Reconciler(wired.ctx, wired.gate)
    wired.looks_at(24 * 3600)
    assert len(wired.wire.looked) == 1


def test_an_unconfirmed_text_is_looked_for_every_ten_minutes_for_a_day(wired: Desk) -> None:
    wired.doubt()
    wired.searches(150, every=5)
    assert wired.item().state is OutboxState.UNCONFIRMED
    wired.wire.looked.clear()
    assert wired.reconciler.run() == 5.0
    looks = wired.searches(2000, every=10)
    assert len(looks) == 3
    assert [b - a for a, b in pairwise(looks)] == [600, 600]
    wired.clock.advance(24 * 3600 - 2160)
    wired.wire.looked.clear()
    wired.reconciler.run()
    assert len(wired.wire.looked) == 1
    wired.clock.advance(600)
    wired.reconciler.run()
    assert len(wired.wire.looked) == 1


# --- in vain ------------------------------------------------------------------------------------


def test_two_clean_looks_make_it_a_question_for_staff(wired: Desk) -> None:
    call_id = wired.doubt()
    looks = wired.searches(119)
    assert looks
    assert wired.call(call_id).decision is Decision.PENDING
    wired.searches(30, every=5)
    assert (wired.call(call_id).decision, wired.call(call_id).reason) == (
        Decision.REVIEW,
        "unconfirmed",
    )
    assert wired.messages()[0].state is MessageState.UNCONFIRMED
    assert "text-unconfirmed" in wired.heard()
    assert len(wired.wire.posted) == 1


@pytest.mark.parametrize(
    ("seconds", "asked"),
    [
        ((60, 120), True),
        ((59, 120), False),
        ((60, 119), False),
        ((61, 120), False),
        ((60, 119, 134), True),
        ((300,), False),
        ((300, 359), False),
        ((300, 360), True),
    ],
)
def test_the_looks_have_to_be_late_and_far_apart_enough(
    wired: Desk, seconds: tuple[float, ...], asked: bool
) -> None:
    wired.doubt()
    wired.looks_at(*seconds)
    assert (wired.item().state is OutboxState.UNCONFIRMED) is asked


def test_a_look_does_not_count_before_both_logs_were_read_and_is_made_again_then(
    wired: Desk,
) -> None:
    wired.doubt()
    wired.ctx.readiness.require_fresh_reads("woke")
    wired.looks_at(60, 61, 120, 121)
    assert len(wired.wire.looked) == 2
    assert wired.item().state is OutboxState.UNKNOWN
    assert wired.item().clean_reads == 0
    wired.read_logs()
    wired.clock.advance(1)
    wired.reconciler.run()
    assert wired.item().clean_reads == 1
    assert len(wired.wire.looked) == 3
    wired.clock.advance(1)
    wired.reconciler.run()
    assert len(wired.wire.looked) == 3


@pytest.mark.parametrize("read_again", [False, True])
def test_a_look_during_which_the_pc_slept_does_not_count(wired: Desk, read_again: bool) -> None:
    wired.doubt()

    def slept() -> None:
        wired.ctx.readiness.require_fresh_reads("woke")
        if read_again:
            wired.read_logs()

    wired.gaps.append(slept)
    wired.looks_at(60)
    assert wired.item().clean_reads == 0


def test_a_look_that_counted_while_the_clock_was_wrong_counts_no_more(wired: Desk) -> None:
    wired.doubt()
    ahead = wired.clock.now() + timedelta(hours=1)
    wired.alter(wired.item(), clean_reads=1, clean_at=ahead)
    wired.looks_at(130)
    item = wired.item()
    assert (item.state, item.clean_reads) == (OutboxState.UNKNOWN, 1)
    assert item.clean_at == wired.clock.now()


def test_a_look_of_this_very_moment_still_counts(wired: Desk) -> None:
    wired.change(textback__unconfirmed="resend")
    wired.doubt()
    now = wired.clock.now() + timedelta(seconds=600)
    wired.alter(wired.item(), clean_reads=2, clean_at=now)
    wired.looks_at(600)
    assert wired.item().state is OutboxState.WAITING


def test_a_look_is_as_old_as_its_beginning(wired: Desk) -> None:
    wired.doubt()
    wired.wire.meanwhile["messages_to"] = lambda: wired.clock.advance(30)
    wired.looks_at(40)
    assert wired.item().clean_reads == 0


def test_what_somebody_settled_during_the_look_stays_settled(wired: Desk) -> None:
    wired.doubt()
    item = wired.item()

    def settles() -> None:
        wired.alter(item, state=OutboxState.DONE)
        wired.wire.shows(CALLER, wired.messages()[0].body)

    wired.wire.meanwhile["messages_to"] = settles
    wired.looks_at(60)
    assert wired.open() == []
    assert wired.heard() == []


@pytest.mark.parametrize("in_vain", [False, True])
def test_who_is_forgotten_during_the_look_is_forgotten(wired: Desk, in_vain: bool) -> None:
    wired.doubt()
    item = wired.item()
    if in_vain:
        wired.wire.trouble.extend(BadCredentials() for _ in range(5))
        wired.looks_at(1000, 1100, 1200, 1300)

    def forget() -> None:
        wired.alter(item, state=OutboxState.UNCONFIRMED)
        erase.erase(wired.disk._inner, wired.settings, wired.clock.now(), CALLER)

    wired.wire.meanwhile["messages_to"] = forget
    wired.clock.advance(60)
    wired.reconciler.run()
    assert wired.open() == []

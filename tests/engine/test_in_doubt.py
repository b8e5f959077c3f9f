"""A text that the log does not show: sent again by choice or a question for staff; whose it is, and
what happens where the log cannot be read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskreply.domain.errors import BadCredentials, Unreachable
from deskreply.domain.models import Decision, MessageState, OutboxState
from tests.support.office import CALLER
from tests.support.wire import Desk

OTHER = "+12125550124"


# --- sent again by choice -----------------------------------------------------------------------


def test_sent_again_by_choice_only_after_ten_clean_minutes(wired: Desk) -> None:
    wired.change(textback__unconfirmed="resend")
    call_id = wired.doubt()
    wired.looks_at(60, 120, 599)
    assert wired.item().state is OutboxState.UNKNOWN
    wired.looks_at(659)
    item = wired.item()
    assert (item.state, item.owner) == (OutboxState.WAITING, "")
    assert (item.clean_reads, item.clean_at) == (0, None)
    assert item.claimed_at is not None
    assert wired.messages()[0].state is MessageState.QUEUED
    assert wired.woken == ["send"]
    resend = wired.events[-1]
    assert (resend.name, resend.number) == ("text-resend", CALLER)
    assert resend.data == {"message": wired.messages()[0].id}
    wired.sender.run()
    assert len(wired.wire.posted) == 2
    assert wired.call(call_id).decision is Decision.TEXTED


def test_it_is_sent_again_at_ten_minutes(wired: Desk) -> None:
    wired.change(textback__unconfirmed="resend")
    wired.doubt()
    wired.looks_at(60, 120, 600)
    assert wired.item().state is OutboxState.WAITING


def test_a_reply_is_never_sent_again_by_itself(wired: Desk) -> None:
    wired.change(textback__unconfirmed="resend")
    wired.doubt(automatic=False)
    wired.looks_at(60, 120)
    assert wired.item().state is OutboxState.UNCONFIRMED


# --- a log that cannot be read ------------------------------------------------------------------


def test_trouble_with_the_log_is_told_and_waited_for(wired: Desk) -> None:
    wired.doubt()
    wired.doubt(OTHER)
    wired.wire.trouble.append(Unreachable())
    wired.clock.advance(1)
    wait = wired.reconciler.run()
    assert 1.0 <= wait <= 1.25
    assert len(wired.wire.looked) == 1
    assert [(e.name, e.data["request"]) for e in wired.events] == [
        ("provider-trouble", "reconcile")
    ]
    assert wired.reconciler.run() == wait
    wired.clock.advance(wait - 0.5)
    assert wired.reconciler.run() == pytest.approx(0.5)
    assert len(wired.wire.looked) == 1
    wired.clock.advance(0.5)
    wired.reconciler.run()
    assert wired.heard()[-1] == "provider-recovered"


def test_while_the_log_cannot_be_read_it_is_tried_every_quarter_of_a_minute(wired: Desk) -> None:
    wired.doubt()
    wired.clock.advance(400)
    wired.wire.trouble.extend(Unreachable() for _ in range(3))
    assert wired.searches(110) == [0, 15, 30, 45, 105]


def test_a_log_that_cannot_be_read_for_a_quarter_of_an_hour_makes_it_a_question_for_staff(
    wired: Desk,
) -> None:
    call_id = wired.doubt()
    wired.wire.trouble.extend(BadCredentials() for _ in range(5))
    wired.looks_at(10, 400, 600, 840)
    assert wired.call(call_id).decision is Decision.PENDING
    wired.looks_at(870)
    assert wired.call(call_id).reason == "unconfirmed"
    assert "text-unconfirmed" in wired.heard()


def test_a_few_failures_are_not_enough_however_late(wired: Desk) -> None:
    call_id = wired.doubt()
    wired.wire.trouble.extend(BadCredentials() for _ in range(5))
    wired.looks_at(2000, 2100, 2200, 2300)
    assert wired.call(call_id).decision is Decision.PENDING
    wired.looks_at(2400)
    assert wired.call(call_id).reason == "unconfirmed"


def test_failures_before_the_time_is_up_are_not_enough_however_many(wired: Desk) -> None:
    call_id = wired.doubt()
    wired.wire.trouble.extend(BadCredentials() for _ in range(7))
    wired.looks_at(30, 100, 200, 300, 400, 840)
    assert wired.call(call_id).decision is Decision.PENDING
    wired.looks_at(871)
    assert wired.call(call_id).reason == "unconfirmed"


def test_a_good_look_in_between_begins_the_count_anew(wired: Desk) -> None:
    call_id = wired.doubt()
    wired.change(textback__unconfirmed="resend")
    wired.wire.trouble.extend(BadCredentials() for _ in range(4))
    wired.looks_at(30, 60, 100, 150, 180)
    wired.wire.trouble.extend(BadCredentials() for _ in range(4))
    wired.looks_at(900, 1000, 1100, 1200)
    assert wired.call(call_id).decision is Decision.PENDING


def test_what_staff_was_asked_once_it_is_not_asked_again(wired: Desk) -> None:
    wired.doubt()
    wired.looks_at(60, 120)
    wired.wire.trouble.extend(BadCredentials() for _ in range(6))
    wired.looks_at(*range(1000, 4600, 600))
    assert wired.heard().count("text-unconfirmed") == 1


# --- claims nobody works on ---------------------------------------------------------------------


def claimed(wired: Desk, owner: str, seconds: float) -> None:
    """A text that a process claimed so long ago."""
    wired.reply()
    with wired.store.write() as tx:
        item = tx.claim(wired.item().id, owner, wired.clock.now() - timedelta(seconds=seconds))
    assert item is not None


@pytest.mark.parametrize(
    ("owner", "seconds", "adopted"),
    [("home:2", 61, True), ("home:2", 60, False), ("home:1", 3600, False)],
)
def test_a_claim_is_given_up_after_a_minute_but_never_our_own(
    wired: Desk, owner: str, seconds: float, adopted: bool
) -> None:
    claimed(wired, owner, seconds)
    wired.reconciler.run()
    assert wired.item().state is (OutboxState.UNKNOWN if adopted else OutboxState.CLAIMED)


def test_one_claim_is_given_up_though_another_is_at_work(wired: Desk) -> None:
    claimed(wired, "home:2", 61)
    wired.reply(OTHER)
    with wired.store.write() as tx:
        tx.claim(wired.item(OTHER).id, "home:2", wired.clock.now())
    wired.reconciler.run()
    assert wired.states() == [OutboxState.UNKNOWN, OutboxState.CLAIMED]


def test_where_no_claim_is_given_up_nothing_is_written(wired: Desk) -> None:
    claimed(wired, "home:2", 60)

    def written() -> None:
        raise AssertionError

    wired.disk.before.append(written)
    wired.reconciler.run()
    wired.disk.before.clear()


@pytest.mark.parametrize(
    ("owner", "adopted"), [("home:0", True), ("elsewhere:0", False), ("home:1", False)]
)
def test_who_holds_the_homes_lock_takes_over_what_its_dead_claimed(
    wired: Desk, owner: str, adopted: bool
) -> None:
    claimed(wired, owner, 1)
    wired.reconciler.adopt_orphans(all_of="home:")
    assert wired.item().state is (OutboxState.UNKNOWN if adopted else OutboxState.CLAIMED)


def test_only_claims_are_taken_over(wired: Desk) -> None:
    wired.doubt()
    wired.alter(wired.item(), state=OutboxState.UNCONFIRMED, owner="home:2")
    claimed_before = wired.item()
    wired.clock.advance(100)
    wired.reconciler.adopt_orphans()
    assert wired.item() == claimed_before

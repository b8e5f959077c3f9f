"""What the provider answers to a post, and what becomes of the text."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskreply.domain.errors import (
    AccountClosed,
    BadCredentials,
    EnvironmentTrouble,
    NotPermitted,
    ProviderError,
    ProviderTrouble,
    Throttled,
    TimedOut,
    Unreachable,
)
from deskreply.domain.models import Decision, MessageState, OutboxState
from deskreply.engine.facts import TROUBLE
from deskreply.engine.providerport import Accepted, Declined, MaybeSent, NotSent, SendResult
from deskreply.engine.settle import REFUSED
from tests.support.office import CALLER
from tests.support.wire import Desk

OTHER = "+12125550124"


def answered(wired: Desk, *answers: SendResult) -> None:
    wired.wire.answers.extend(answers)
    wired.sender.run()


# --- certainly not sent -------------------------------------------------------------------------


@pytest.mark.parametrize("automatic", [True, False])
def test_what_did_not_go_waits_again_as_if_it_had_never_been_tried(
    wired: Desk, automatic: bool
) -> None:
    if automatic:
        wired.due()
    else:
        wired.reply()
    before = wired.item()
    answered(wired, NotSent(Unreachable()))
    item = wired.item()
    assert (item.state, item.owner, item.claimed_at) == (OutboxState.WAITING, "", None)
    assert item.due_at == before.due_at
    assert wired.messages()[0].state is MessageState.QUEUED
    assert wired.state(REFUSED) == ""
    wired.clock.advance(1.3)
    wired.sender.run()
    assert len(wired.wire.posted) == 2
    assert wired.messages()[0].state is MessageState.SENT


@pytest.mark.parametrize("error", [BadCredentials(), NotPermitted(), AccountClosed()])
def test_why_the_key_is_refused_is_known_until_a_text_goes_again(
    wired: Desk, error: ProviderError
) -> None:
    wired.reply()
    answered(wired, NotSent(error))
    assert wired.state(REFUSED) == type(error).__name__
    wired.clock.advance(30)
    wired.sender.run()
    assert len(wired.wire.posted) == 2
    assert wired.state(REFUSED) == ""


@pytest.mark.parametrize("answer", [None, Declined(21610)])
def test_any_answer_shows_that_the_provider_is_there_again(
    wired: Desk, answer: SendResult | None
) -> None:
    wired.reply()
    answered(wired, NotSent(Throttled()))
    wired.clock.advance(1.3)
    answered(wired, *([answer] if answer else []))
    [recovered] = [event for event in wired.events if event.name == "provider-recovered"]
    assert recovered.data["request"] == "send"


def test_trouble_with_posting_is_told_as_such(wired: Desk) -> None:
    wired.reply()
    answered(wired, NotSent(ProviderTrouble()))
    assert [(e.name, e.data["request"]) for e in wired.events] == [("provider-trouble", "send")]


# --- maybe sent ---------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [MaybeSent(TimedOut()), Declined(20500)])
def test_what_may_have_gone_is_looked_for_and_not_posted_again(
    wired: Desk, answer: SendResult
) -> None:
    wired.reply()
    answered(wired, answer)
    assert wired.states() == [OutboxState.UNKNOWN]
    [message] = wired.messages()
    unknown = next(event for event in wired.events if event.name == "text-unknown")
    assert (unknown.number, unknown.data) == (CALLER, {"message": message.id})
    wired.clock.advance(60)
    wired.sender.run()
    assert len(wired.wire.posted) == 1


def test_a_text_in_doubt_is_looked_for_at_once(wired: Desk) -> None:
    wired.reply()
    answered(wired, MaybeSent(TimedOut()))
    assert wired.woken == ["reconcile"]


def test_a_sent_text_is_not_looked_for(wired: Desk) -> None:
    wired.reply()
    wired.sender.run()
    assert wired.woken == []


def test_an_answer_that_comes_after_somebody_else_settled_the_text_changes_nothing(
    wired: Desk,
) -> None:
    wired.reply()
    wired.wire.meanwhile["send"] = lambda: wired.alter(wired.item(), state=OutboxState.UNKNOWN)
    wired.sender.run()
    assert wired.states() == [OutboxState.UNKNOWN]
    assert wired.heard() == []


# --- a disk that fails --------------------------------------------------------------------------


def full() -> None:
    raise EnvironmentTrouble("The disk is full.")


def test_what_could_not_be_written_down_is_kept_and_written_down_later(
    wired: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    wired.reply()
    wired.disk.before += [lambda: None, full]
    wired.sender.run()
    assert wired.states() == [OutboxState.CLAIMED]
    assert len(caplog.records) == 1
    wired.sender.run()
    assert wired.open() == []
    assert wired.heard() == ["text-sent"]
    assert len(wired.wire.posted) == 1
    caplog.clear()


def test_several_of_them_are_all_written_down_in_the_end(
    wired: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    wired.reply()
    wired.reply(OTHER)
    wired.disk.before += [lambda: None, full, lambda: None, full]
    wired.sender.run()
    assert wired.states() == [OutboxState.CLAIMED] * 2
    wired.disk.before += [full]
    wired.sender.run()
    assert wired.states() == [OutboxState.CLAIMED]
    wired.sender.run()
    assert wired.open() == []
    caplog.clear()


# --- declined -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "seconds"), [(30022, 120), (30450, 1200)])
def test_what_the_provider_wants_later_is_tried_later_and_at_last_given_up(
    wired: Desk, code: int, seconds: int
) -> None:
    wired.reply()
    for tries in range(1, 5):
        now = wired.clock.now()
        answered(wired, Declined(code))
        item = wired.item()
        assert (item.attempts, item.state) == (tries, OutboxState.WAITING)
        assert item.due_at == now + timedelta(seconds=seconds)
        wired.clock.advance(seconds)
    answered(wired, Declined(code))
    assert wired.open() == []
    assert len(wired.wire.posted) == 5
    [text] = wired.messages()
    assert (text.state, text.error_code) == (MessageState.FAILED, code)


def test_after_an_answer_trouble_is_counted_anew(wired: Desk) -> None:
    wired.reply()
    for _ in range(4):
        answered(wired, NotSent(Unreachable()))
        wired.clock.advance(10)
    answered(wired, Declined(30022))
    wired.clock.advance(120)
    answered(wired, NotSent(Unreachable()))
    wired.clock.advance(3)
    wired.sender.run()
    assert wired.open() == []


def test_a_refusal_that_says_stop_opts_them_out(wired: Desk) -> None:
    call_id = wired.due()
    answered(wired, Declined(21610))
    assert (wired.call(call_id).decision, wired.call(call_id).reason) == (
        Decision.FAILED,
        "opted-out",
    )
    assert wired.state(TROUBLE) == ""
    with wired.store.read() as reader:
        assert reader.opted_out_at(CALLER) == wired.clock.now()


def test_a_sender_that_may_not_send_holds_automatic_texts_for_a_quarter_of_an_hour(
    wired: Desk,
) -> None:
    call_id = wired.due()
    now = wired.clock.now()
    answered(wired, Declined(30034))
    item = wired.item()
    assert (item.state, item.held_for, item.attempts) == (OutboxState.WAITING, "sender", 1)
    assert item.due_at == now + timedelta(minutes=15)
    call = wired.call(call_id)
    assert (call.decision, call.reason) == (Decision.HELD, "sender")
    assert wired.heard() == ["decided", "decided", "sender-blocked"]
    assert wired.events[-1].data == {"code": 30034}
    assert wired.state(TROUBLE) == f"30034 {now.isoformat()}"
    wired.clock.advance(15 * 60)
    wired.sender.run()
    assert wired.call(call_id).decision is Decision.TEXTED
    assert wired.state(TROUBLE) == ""


def test_while_the_sender_is_blocked_staff_is_told_at_once(wired: Desk) -> None:
    wired.due()
    wired.reply(OTHER)
    answered(wired, Declined(30034), Declined(30034))
    now = wired.clock.now()
    assert wired.state(TROUBLE) == f"30034 {now.isoformat()}"
    assert wired.messages(OTHER)[0].state is MessageState.FAILED
    assert "text-failed" in wired.heard()


def test_the_reason_of_a_hold_is_in_the_record_of_the_decision(wired: Desk) -> None:
    call_id = wired.due()
    answered(wired, Declined(30034))
    with wired.store.read() as reader:
        last = reader.decisions(call_id)[-1]
    assert (last.reason, last.facts) == ("sender", {"trouble": "30034"})


def test_a_text_taken_is_sent_and_settled(wired: Desk) -> None:
    wired.reply()
    answered(wired, Accepted(wired.wire.row(CALLER, "…", id="SM-taken")))
    [text] = wired.messages()
    assert (text.state, text.provider_id) == (MessageState.SENT, "SM-taken")
    assert wired.open() == []

"""When a text leaves, after what looks, and what trouble with them means."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskreply.domain.errors import ProviderTrouble, Throttled, Unreachable
from deskreply.domain.models import (
    Decision,
    MessageState,
    OutboxState,
)
from deskreply.engine import erase
from deskreply.engine.providerport import NotSent
from tests.support.office import CALLER, NOON, OFFICE
from tests.support.wire import Desk

OTHER = "+12125550124"
THIRD = "+12125550125"
WORDS = "We can see you at 3."


# --- what leaves --------------------------------------------------------------------------------


def test_a_reply_leaves_from_the_line_as_it_was_written(wired: Desk) -> None:
    wired.reply()
    assert wired.sender.run() == 1.0
    assert wired.wire.posted == [(OFFICE, CALLER, WORDS)]
    assert wired.wire.looked == []


def test_the_text_for_a_missed_call_leaves_after_one_look_whether_somebody_else_texted_them(
    wired: Desk,
) -> None:
    call_id = wired.due()
    wired.sender.run()
    assert wired.posted_to() == [CALLER]
    assert wired.wire.looked == [(CALLER, NOON - timedelta(seconds=20))]
    assert wired.call(call_id).decision is Decision.TEXTED


def test_all_that_is_due_leaves_in_one_go(wired: Desk) -> None:
    steps: list[int] = []
    wired.ctx.progress = lambda: steps.append(len(wired.wire.posted))
    for number in (CALLER, OTHER, THIRD):
        wired.reply(number)
    wired.reply(CALLER, "And at 4.")
    wired.sender.run()
    assert wired.posted_to() == [CALLER, OTHER, THIRD, CALLER]
    assert steps == [0, 1, 2, 3, 4]  # a long row of texts is work, not a hang


def test_while_it_leaves_it_is_on_its_way_for_everybody(wired: Desk) -> None:
    wired.reply()
    seen: list[tuple[OutboxState, MessageState]] = []

    def look() -> None:
        seen.append((wired.item().state, wired.messages()[0].state))

    wired.wire.meanwhile["send"] = look
    wired.sender.run()
    assert seen == [(OutboxState.CLAIMED, MessageState.SENDING)]


def test_nothing_leaves_once_the_desk_is_to_stop(wired: Desk) -> None:
    wired.reply()
    wired.ctx.stopping.set()
    assert wired.sender.run() == 1.0
    assert wired.wire.posted == []


@pytest.mark.parametrize(("seconds", "wait"), [(0.5, 0.5), (0.001, 0.02), (60, 1.0)])
def test_the_sender_comes_back_when_the_next_text_is_due(
    wired: Desk, seconds: float, wait: float
) -> None:
    wired.missed()
    wired.clock.advance(5 - seconds)
    assert wired.sender.run() == pytest.approx(wait)
    assert wired.wire.posted == []
    wired.clock.advance(seconds)
    wired.sender.run()
    assert wired.posted_to() == [CALLER]


# --- the look before ----------------------------------------------------------------------------


def test_a_caller_whom_somebody_else_has_texted_is_not_texted(wired: Desk) -> None:
    call_id = wired.due()
    wired.wire.shows(CALLER, "Hello from the office manager's phone")
    wired.sender.run()
    assert wired.wire.posted == []
    call = wired.call(call_id)
    assert (call.decision, call.reason) == (Decision.SKIPPED, "in-touch")
    assert "decided" in wired.heard()[1:]


def test_their_own_texts_and_those_we_know_of_are_nobody_elses(wired: Desk) -> None:
    wired.wire.log.append(wired.wire.row(CALLER, "Are you open?", direction="inbound", id="SM-in"))
    wired.reply()
    wired.sender.run()
    [ours] = wired.messages()
    wired.wire.shows(CALLER, ours.body, id=ours.provider_id)
    wired.clock.advance(13 * 3600 - 7200)
    wired.change(quiet__enabled=False, conversation__hours=1)
    wired.due()
    wired.sender.run()
    assert wired.posted_to() == [CALLER, CALLER]


def test_a_text_that_is_to_be_sent_again_but_went_the_first_time_is_found(wired: Desk) -> None:
    call_id = wired.due()
    wired.alter(wired.item(), claimed_at=wired.clock.now())
    wired.wire.shows(CALLER, wired.messages()[0].body, id="SM-first")
    wired.sender.run()
    assert wired.wire.posted == []
    assert wired.call(call_id).decision is Decision.TEXTED
    assert wired.messages()[0].provider_id == "SM-first"
    assert "text-found" in wired.heard()


def test_where_the_rules_say_no_by_now_the_provider_is_not_even_asked(wired: Desk) -> None:
    call_id = wired.due()
    wired.change(textback__enabled=False)
    wired.sender.run()
    assert (wired.wire.looked, wired.wire.posted) == ([], [])
    assert wired.call(call_id).reason == "disabled"
    assert wired.heard() == ["decided", "decided"]


def test_what_staff_takes_back_during_the_look_does_not_leave(wired: Desk) -> None:
    call_id = wired.due()
    wired.wire.meanwhile["messages_to"] = lambda: wired.change(textback__enabled=False)
    wired.sender.run()
    assert (len(wired.wire.looked), wired.wire.posted) == (1, [])
    assert wired.call(call_id).reason == "disabled"
    assert wired.heard() == ["decided", "decided"]


def test_what_was_settled_during_the_look_stays_as_it_is(wired: Desk) -> None:
    wired.due()
    item = wired.item()

    def settles() -> None:
        wired.alter(item, state=OutboxState.UNCONFIRMED)
        wired.change(textback__enabled=False)

    wired.wire.meanwhile["messages_to"] = settles
    wired.sender.run()
    assert wired.wire.posted == []
    assert wired.states() == [OutboxState.UNCONFIRMED]


@pytest.mark.parametrize("when", ["before", "during"])
def test_who_is_forgotten_while_their_text_is_due_is_not_texted(wired: Desk, when: str) -> None:
    wired.due()

    def forget() -> None:
        erase.erase(wired.disk._inner, wired.settings, wired.clock.now(), CALLER)

    if when == "before":
        wired.disk.before.append(forget)
    else:
        wired.wire.meanwhile["messages_to"] = forget
    wired.sender.run()
    assert wired.wire.posted == []
    assert len(wired.wire.looked) == (0 if when == "before" else 1)


def test_a_look_up_that_says_landline_keeps_the_text_back(wired: Desk) -> None:
    wired.change(lookup__line_type=True)
    wired.wire.line_types[CALLER] = "landline"
    call_id = wired.due()
    wired.sender.run()
    assert wired.wire.posted == []
    assert wired.call(call_id).reason == "not-textable"


def test_a_reply_to_somebody_who_said_stop_fails_in_words(wired: Desk) -> None:
    wired.reply()
    with wired.store.write() as tx:
        tx.opt_out(CALLER, wired.clock.now(), "word", "STOP")
    wired.sender.run()
    assert wired.wire.posted == []
    assert wired.messages()[0].state is MessageState.FAILED
    assert wired.heard() == ["text-failed"]


# --- trouble with the look ----------------------------------------------------------------------


def test_without_a_look_nothing_leaves_by_itself_and_it_is_tried_again(wired: Desk) -> None:
    call_id = wired.due()
    wired.wire.trouble.append(Unreachable())
    wait = wired.sender.run()
    assert (wired.wire.posted, wait) == ([], 1.0)
    wired.clock.advance(0.9)
    assert 0.0 < wired.sender.run() < 0.4
    assert len(wired.wire.looked) == 1
    wired.clock.advance(0.4)
    wired.sender.run()
    assert wired.call(call_id).decision is Decision.TEXTED
    assert wired.heard()[1:3] == ["provider-trouble", "provider-recovered"]
    troubles = [e.data["request"] for e in wired.events if e.name.startswith("provider")]
    assert troubles == ["look", "look"]


def test_while_posting_is_in_trouble_nothing_else_is_posted(wired: Desk) -> None:
    wired.reply()
    wired.reply(OTHER)
    wired.wire.answers.append(NotSent(Unreachable()))
    assert wired.sender.run() == 1.0
    assert wired.posted_to() == [CALLER]
    wired.clock.advance(1.3)
    wired.sender.run()
    assert sorted(wired.posted_to()) == [CALLER, CALLER, OTHER]


@pytest.mark.parametrize("error", [Throttled(retry_after=20.0), ProviderTrouble()])
def test_trouble_on_the_providers_side_holds_the_look_up_too(
    wired: Desk, error: Throttled | ProviderTrouble
) -> None:
    wired.reply()
    wired.due(OTHER)
    wired.wire.answers.append(NotSent(error))
    wired.sender.run()
    wired.clock.advance(0.5)
    wired.sender.run()
    assert (wired.posted_to(), wired.wire.looked) == ([CALLER], [])

"""The agent is stopped, killed and started twice: nobody is texted twice, nobody is forgotten."""

from __future__ import annotations

import random
import signal
import time

import pytest

from tests.outside.desk import LINE, Agent, Case, Desk, MakeDesk, Stories, callers, eventually
from tests.outside.server import Habits, Provider

story = Stories()


def missed(provider: Provider, caller: str, *, ended_ago: float = 0) -> str:
    return provider.call(caller, LINE, "no-answer", ended_ago=ended_ago)


@story
def killed_again_and_again_it_texts_everybody_once(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=5, seconds=0.02))
    provider = desk.provider
    assert provider is not None
    chance = random.Random(20261121)
    people: dict[str, str] = {}
    replies: list[str] = []
    for _ in range(5):
        for _ in range(3):
            number = next(caller)
            people[number] = missed(provider, number)
        number = next(caller)
        desk.send(number, "A reply in bad times")
        replies.append(number)
        agent = Agent(desk)
        agent.wait_for("started")
        time.sleep(chance.uniform(0.3, 2.2))
        agent.kill()
        agent.told_nobody()
    with desk.agent():
        # A text that was claimed but perhaps not posted is for staff, two minutes later.
        eventually("each is texted or in doubt", lambda: _accounted(desk), every=0.5, within=30)
        calls, doubtful = desk.calls(), desk.outbox()
    unknown = {row["number"] for row in doubtful}
    for number, call in people.items():
        assert len(provider.texts(number)) <= 1
        texted = calls[call]["decision"] == "texted"
        assert texted or number in unknown, calls[call]
        assert texted == bool(provider.texts(number))
    for number in replies:
        assert len(provider.texts(number)) == (number not in unknown)
    assert len(unknown) <= 5, "at most what was in flight at a kill"


def _accounted(desk: Desk) -> bool:
    rows = desk.outbox()
    waiting = [row for row in rows if row["state"] == "queued"]
    undecided = [row for row in desk.calls().values() if row["decision"] in {"none", "pending"}]
    in_doubt = {row["number"] for row in rows}
    return not waiting and all(row["caller"] in in_doubt for row in undecided)


@story.of(signal.SIGTERM, signal.SIGINT)
def stopped_in_the_middle_of_a_text_it_leaves_within_five_seconds(
    how: signal.Signals, make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    number = next(caller)
    provider.fault("late", method="POST", seconds=9)
    with desk.agent() as agent:
        call = missed(provider, number)
        eventually("a text is on its way", lambda: provider.asked("POST", "Messages"))
        asked = time.monotonic()
        agent.process.send_signal(how)
        assert agent.process.wait(timeout=10) == 0
        assert time.monotonic() - asked <= 5
    with desk.agent() as agent:
        agent.wait_for("text-found", within=30)
        eventually("it is shown", lambda: desk.calls()[call]["decision"] == "texted", every=0.3)
    assert len(provider.texts(number)) == 1
    assert len(provider.asked("POST", "Messages")) == 1


@story
def a_second_agent_on_the_same_home_is_refused_and_another_home_is_not(
    make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk, other = make_desk(), make_desk(home="elsewhere")
    assert desk.provider is not None
    assert other.provider is not None
    with desk.agent() as agent:
        refused = desk.run("agent")
        refused.complains("already", code=refused.code)
        assert refused.code in {1, 2}
        with other.agent() as their_agent:
            missed(other.provider, next(caller))
            their_agent.wait_for("text-sent")
        missed(desk.provider, next(caller))
        agent.wait_for("text-sent")
        assert len(desk.calls()) == len(other.calls()) == 1
    with desk.agent():
        """Once the first is gone, there is room."""


@story
def after_time_off_recent_callers_are_texted_and_older_ones_are_for_staff(
    make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=5, time_filter="day"))
    provider = desk.provider
    assert provider is not None
    with desk.agent() as agent:
        missed(provider, next(caller))
        agent.wait_for("text-delivered")
    old = [missed(provider, next(caller), ended_ago=minutes * 60) for minutes in (300, 90, 31)]
    recent = [missed(provider, next(caller), ended_ago=minutes * 60) for minutes in (28, 5, 0)]
    for minutes in range(10):
        answered = provider.call(next(caller), LINE, ended_ago=minutes * 120)
        provider.leg(answered, "+16465550141", "completed", seconds=9)
    asked_back = next(caller)
    provider.text_in(asked_back, LINE, "I wrote while you were away")
    with desk.agent() as agent:
        for call in recent:
            assert agent.decided(call)["decision"] == "texted"
        for call in old:
            row = agent.decided(call)
            assert (row["decision"], row["reason"]) == ("review", "too-old")
        agent.wait_for("reply-received")
    assert len(provider.texts()) == 4


@story
def an_unanswered_text_is_shown_as_in_doubt_and_not_sent_again(
    make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    number = next(caller)
    provider.fault("drop", method="POST")
    with desk.agent() as agent:
        missed(provider, number)
        agent.wait_for("text-unknown")
        time.sleep(4)
        [row] = desk.outbox()
        assert row["number"] == number
    with desk.agent():
        time.sleep(3)
        assert len(desk.outbox()) == 1
    assert len(provider.asked("POST", "Messages")) == 1


@pytest.mark.linux
def test_stopping_and_starting(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

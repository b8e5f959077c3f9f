"""Rows that come late or in no order, on pages as short as this provider likes, are still seen."""

from __future__ import annotations

import time

import pytest

from tests.outside.desk import LINE, Case, MakeDesk, Stories, callers
from tests.outside.server import Habits, Provider

story = Stories()

STAFF = "+16465550141"


def answered(provider: Provider, caller: str, *, ended_ago: float = 0) -> None:
    call = provider.call(caller, LINE, ended_ago=ended_ago)
    provider.leg(call, STAFF, "completed", seconds=9)


@story.of(2, 5, 50)
def a_late_row_deep_in_the_log_is_texted_soon(size: int, make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=size))
    provider = desk.provider
    assert provider is not None
    for _ in range(5):
        answered(provider, next(caller), ended_ago=300)
    with desk.agent() as agent:
        agent.wait_for("call-answered", times=5)
        late = next(caller)
        call = provider.call(late, LINE, "no-answer", shown_after=3)
        reply = next(caller)
        provider.text_in(reply, LINE, "I am a late row", shown_after=3)
        for _ in range(6):
            answered(provider, next(caller))
            provider.text_in(next(caller), LINE, "I came in on time")
        began = time.monotonic()
        assert agent.decided(call, within=15)["decision"] == "texted"
        agent.wait_for("reply-received", times=7, within=15 - (time.monotonic() - began))


@story
def sixty_calls_at_once_on_pages_of_two_rows_are_all_texted(
    make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=2, time_filter="day"))
    provider = desk.provider
    assert provider is not None
    for _ in range(10):
        answered(provider, next(caller), ended_ago=600)
    with desk.agent() as agent:
        agent.wait_for("call-answered", times=10)
        people = [next(caller) for _ in range(60)]
        for number in people:
            provider.leg(provider.call(number, LINE), STAFF, "no-answer", seconds=9)
        agent.wait_for("text-sent", times=60, within=40)
    assert sorted(row["to"] for row in provider.texts()) == sorted(people)


def test_rows_in_any_order(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

"""Rows that come late or in no order, on pages as short as this provider likes, are still seen."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.outside.conftest import MakeDesk
from tests.outside.desk import LINE
from tests.outside.server import Habits, Provider

STAFF = "+16465550141"


def answered(provider: Provider, caller: str, **more: float) -> None:
    call = provider.call(caller, LINE, **more)  # type: ignore[arg-type]
    provider.leg(call, STAFF, "completed", seconds=9)


@pytest.mark.parametrize("size", [2, 5, 50])
def test_a_late_row_deep_in_the_log_is_texted_soon(
    make_desk: MakeDesk, caller: Iterator[str], size: int
) -> None:
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


def test_a_log_with_the_oldest_rows_first_works_too(
    make_desk: MakeDesk, caller: Iterator[str]
) -> None:
    desk = make_desk(Habits(page_size=5, order="oldest", time_filter="ignored"))
    provider = desk.provider
    assert provider is not None
    for _ in range(15):
        answered(provider, next(caller), ended_ago=3000)
        provider.text_in(next(caller), LINE, "From earlier today")
    with desk.agent() as agent:
        agent.wait_for("call-answered", times=15)
        time.sleep(1)
        call = provider.call(next(caller), LINE, "no-answer")
        provider.text_in(next(caller), LINE, "From right now")
        assert agent.decided(call, within=15)["decision"] == "texted"
        agent.wait_for("reply-received", times=16, within=5)

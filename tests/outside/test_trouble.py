"""A provider that refuses, is not there, or talks nonsense: told once, nothing lost, and it heals."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from tests.outside.conftest import MakeDesk
from tests.outside.desk import LINE, eventually
from tests.outside.server import EVER, Provider


def missed(provider: Provider, caller: str) -> str:
    return provider.call(caller, LINE, "no-answer")


def test_a_dead_key_is_told_once_and_nothing_is_lost(
    make_desk: MakeDesk, caller: Iterator[str]
) -> None:
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    waits, reply = next(caller), next(caller)
    with desk.agent() as agent:
        eventually("it polls", lambda: provider.asked("GET", "Messages"))
        provider.dead_key = True
        agent.wait_for("credentials-dead")
        missed(provider, waits)
        desk.send(reply, "Written while the key was dead")
        time.sleep(6)
        assert len(agent.told("credentials-dead")) == 1
        assert provider.texts() == []
        wrong = desk.run("doctor", "--json")
        assert wrong.code == 1
        assert not {row["name"]: row for row in wrong.rows}["credentials"]["ok"]
        asked = len(provider.requests)
        time.sleep(2)
        assert len(provider.requests) - asked <= 3, "a dead key is not hammered"
        provider.dead_key = False
        agent.wait_for("credentials-accepted", within=40)
        agent.wait_for("text-sent", times=2, within=10)
        assert len(agent.told("credentials-dead")) == 1
        eventually("doctor is content", lambda: desk.run("doctor").code == 0, every=0.5)
    assert len(provider.texts(waits)) == len(provider.texts(reply)) == 1


def test_the_agent_starts_with_a_dead_key_and_says_so(make_desk: MakeDesk) -> None:
    desk = make_desk()
    assert desk.provider is not None
    desk.provider.dead_key = True
    with desk.agent() as agent:
        agent.wait_for("credentials-dead")


def _gone(provider: Provider) -> Callable[[], None]:
    provider.stop()

    def back() -> None:
        provider.start()

    return back


def _wrong(how: str, **more: object) -> Callable[[Provider], Callable[[], None]]:
    def begin(provider: Provider) -> Callable[[], None]:
        provider.fault(how, times=EVER, **more)
        return provider.clear

    return begin


TROUBLES = {
    "unreachable": _gone,
    "hangs up": _wrong("drop"),
    "captive portal": _wrong("html", status=200),
    "captive portal that redirects": _wrong("html", status=511),
    "half of the JSON": _wrong("cut", method="GET"),
    "torn connection": _wrong("torn", method="GET"),
    "500": _wrong("answer", status=500, code=20500),
    "503 with Retry-After": _wrong("answer", status=503, code=20503, headers={"Retry-After": "1"}),
    "429": _wrong("answer", status=429, code=20429, headers={"Retry-After": "1"}),
    "404": _wrong("answer", status=404, code=20404),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_missed_call_during_trouble_is_texted_afterwards(
    make_desk: MakeDesk, caller: Iterator[str], trouble: str
) -> None:
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    before, meanwhile, written = next(caller), next(caller), next(caller)
    with desk.agent() as agent:
        missed(provider, before)
        agent.wait_for("text-sent")
        heal = TROUBLES[trouble](provider)
        agent.wait_for("provider-trouble")
        missed(provider, meanwhile)
        provider.text_in(written, LINE, "Anybody there?")
        time.sleep(3)
        assert len(agent.told("provider-trouble")) <= 8, "told, not shouted"
        heal()
        agent.wait_for("text-sent", times=2, within=25)
        agent.wait_for("reply-received", within=15)
        agent.wait_for("provider-recovered", within=15)
    assert len(provider.texts(meanwhile)) == 1


def test_a_call_log_that_hangs_does_not_hold_up_texts(
    make_desk: MakeDesk, caller: Iterator[str]
) -> None:
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    lead = next(caller)
    with desk.agent() as agent:
        eventually("it polls", lambda: provider.asked("GET", "Messages"))
        provider.fault("hang", method="GET", resource="Calls", times=EVER, seconds=30)
        eventually("it hangs", lambda: provider.asked("GET", "Calls")[-1].alongside)
        time.sleep(1)
        began = time.monotonic()
        provider.text_in(lead, LINE, "Still open today?")
        agent.wait_for("reply-received", within=4)
        sent = desk.send(lead, "We are, until five.")
        agent.wait_for("text-delivered", message=sent, within=8)
        assert time.monotonic() - began < 9.5
        agent.stop()


def test_a_provider_whose_clock_is_ten_minutes_ahead(
    make_desk: MakeDesk, caller: Iterator[str]
) -> None:
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    provider.habits.clock_ahead = 600
    with desk.agent() as agent:
        fresh = provider.call(next(caller), LINE, "no-answer")
        old = provider.call(next(caller), LINE, "no-answer", ended_ago=35 * 60)
        assert agent.decided(fresh)["decision"] == "texted"
        assert agent.decided(old)["reason"] == "too-old"
        wrong = {row["name"]: row for row in desk.run("doctor", "--json").rows if not row["ok"]}
        assert "clock" in wrong

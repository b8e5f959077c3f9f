"""Between hang-up and text: whatever puts caller and office in touch takes the text back."""

from __future__ import annotations

import time

import pytest

from tests.outside.desk import LINE, Case, MakeDesk, Stories, callers, eventually
from tests.outside.server import Habits, Provider

story = Stories()

STAFF = "+16465550141"
DELAY = 8


def missed(provider: Provider, caller: str, *, ended_ago: float = 0) -> str:
    call = provider.call(caller, LINE, ended_ago=ended_ago)
    provider.leg(call, STAFF, "busy", seconds=9)
    return call


@story
def getting_in_touch_during_the_delay_takes_the_text_back(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=5, chunked=True), textback__delay_seconds=str(DELAY))
    provider = desk.provider
    assert provider is not None
    people = {
        name: next(caller)
        for name in (
            "gets through", "is on the phone again", "is called back", "is dialled by a softphone",
            "is texted by staff", "is texted by another program", "says stop", "calls twice",
            "waits",
        )
    }  # fmt: skip
    with desk.agent() as agent:
        began = time.monotonic()
        calls = {name: missed(provider, number) for name, number in people.items()}
        for call in calls.values():
            agent.wait_for("decided", call=call, decision="pending")
        waiting = {row["number"] for row in desk.outbox()}

        answered = provider.call(people["gets through"], LINE, seconds=2)
        provider.leg(answered, STAFF, "completed", seconds=2)
        live = provider.call(people["is on the phone again"], LINE, "in-progress", seconds=1)
        provider.call(LINE, people["is called back"], "ringing", direction="outbound-api")
        softphone = provider.call("client:anna", LINE, "in-progress", seconds=1)
        provider.leg(softphone, people["is dialled by a softphone"], "ringing")
        provider.text_out(LINE, people["is texted by another program"], "See you tomorrow at nine!")
        provider.text_in(people["says stop"], LINE, "please STOP texting me")
        second = missed(provider, people["calls twice"])
        desk.send(people["is texted by staff"], "Sorry we missed you, what is it about?")

        agent.wait_for("decided", call=calls["waits"], decision="texted")
        waited = time.monotonic() - began
        agent.wait_for("decided", call=second, decision="texted")
        agent.decided(calls["is texted by another program"])
        provider.update_call(live, "completed")
        provider.leg(live, STAFF, "completed", seconds=5)
        agent.wait_for("call-answered", call=live)
        seen = desk.calls()
        left = desk.outbox()

    texts = {name: len(provider.texts(number)) for name, number in people.items()}
    got = {name: (seen[call]["decision"], seen[call]["reason"]) for name, call in calls.items()}
    with case("all nine waited"):
        assert waiting == set(people.values())
    with case("nobody gets in touch: one text, after the delay"):
        assert texts["waits"] == 1
        assert DELAY - 1 <= waited <= DELAY + 3
    with case("gets through"):
        assert got["gets through"] == ("skipped", "answered")
    with case("says stop"):
        assert got["says stop"] == ("skipped", "opted-out")
    for name in ("is called back", "is dialled by a softphone", "is texted by another program"):
        with case(name):
            assert got[name] == ("skipped", "in-touch")
    with case("is texted by staff: gets that text and no other"):
        assert got["is texted by staff"] == ("skipped", "in-touch")
        assert texts["is texted by staff"] == 1
    with case("is on the phone again, and that call is answered"):
        assert got["is on the phone again"][0] == "skipped"
        assert texts["is on the phone again"] == 0
    with case("calls twice: one text, for the second call"):
        assert got["calls twice"] == ("skipped", "in-touch")
        assert texts["calls twice"] == 1
    with case("nobody else got a text, and nothing waits"):
        assert sum(texts.values()) == 3
        assert left == []


@story
def switching_off_takes_effect_within_five_seconds(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(textback__delay_seconds="7")
    provider = desk.provider
    assert provider is not None
    with desk.agent() as agent:
        before = missed(provider, next(caller))
        agent.wait_for("decided", call=before, decision="pending")
        desk.set({"textback.enabled": "false"})
        agent.wait_for("settings-changed", within=5)
        after = missed(provider, next(caller))
        assert agent.decided(before)["decision"] == "skipped"
        assert agent.decided(after)["decision"] == "skipped"
        eventually("nothing waits", lambda: desk.outbox() == [])
    assert provider.texts() == []


def test_the_delay(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

"""A bad day: the provider refuses, is gone, talks nonsense or takes its time. It is told once,
nothing is lost, and it heals.

What takes two minutes is told here with the rest, side by side; other tests go on alongside.
"""

from __future__ import annotations

import time
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.outside.desk import LINE, Case, MakeDesk, Stories, callers, eventually
from tests.outside.server import EVER, Habits, Provider

story = Stories()

STAFF = "+16465550141"
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")


@story
def what_takes_its_time(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk(Habits(page_size=5, order="oldest", delivers_after=5))
    provider = desk.provider
    assert provider is not None
    night_is_over = _until_a_new_minute()
    desk.set({"quiet.enabled": "true"})
    desk.set({"quiet.start": _clock(night_is_over - timedelta(hours=3))})
    desk.set({"quiet.end": _clock(night_is_over)})
    with desk.agent() as agent:
        sleeper = provider.call("+12125550151", LINE, "no-answer")
        awake = provider.call("+18085550151", LINE, "no-answer")
        people = dict(zip(("lost", "stuck", "teleported", "short", "long"), _west(), strict=False))
        provider.fault("drop", method="POST", to=people["lost"], times=EVER)
        began = time.monotonic()
        calls = {"lost": provider.call(people["lost"], LINE, "no-answer")}
        for name, status in (("stuck", "ringing"), ("teleported", "teleporting")):
            calls[name] = provider.call(people[name], LINE)
            provider.leg(calls[name], STAFF, status, seconds=9)
        calls["short"] = provider.call(people["short"], LINE, seconds=2)
        calls["long"] = provider.call(people["long"], LINE, seconds=40)
        held = agent.wait_for("decided", call=sleeper, decision="held")
        with case("held in the caller's night, not in another's day"):
            assert held["reason"] == "quiet-hours"
            assert agent.decided(awake)["decision"] == "texted"
        with case("without legs: a short call is missed at once, a long one waits for them"):
            assert agent.decided(calls["short"])["decision"] == "texted"
            assert not agent.told("decided", call=calls["long"])
            row = agent.decided(calls["long"], within=40)
            assert row["decision"] == "texted"
            assert _since(began, row) >= 28
        with case("when the night is over the held text goes"):
            left = (night_is_over - datetime.now(NEW_YORK)).total_seconds()
            row = agent.wait_for(
                "decided", within=max(left, 0) + 20, call=sleeper, decision="texted"
            )
            assert datetime.fromisoformat(row["at"]) >= night_is_over
        for name in ("stuck", "teleported"):
            with case(f"{name}: after 90 s staff decides, nobody is texted"):
                row = agent.decided(calls[name], within=120)
                assert row["decision"] == "review"
                assert 85 <= _since(began, row) <= 115
                assert any(calls[name] in r.path for r in provider.asked("GET", calls[name]))
        with case("an answer that never came: unconfirmed after two minutes, for staff"):
            row = agent.wait_for("decided", within=200, call=calls["lost"], decision="review")
            assert 115 <= _since(began, row) <= 195
            assert len(provider.asked("POST", "Messages")) == 5
        seen = desk.calls()
        states = {name: desk.thread(number) for name, number in people.items()}
        doubtful = desk.outbox()
    with case("what staff sees of it"):
        outcomes = {name: seen[call]["outcome"] for name, call in calls.items()}
        assert outcomes == {
            "lost": "missed", "stuck": "unknown", "teleported": "unknown", "short": "missed",
            "long": "missed",
        }  # fmt: skip
        assert [row["state"] for row in states["lost"] if row["kind"] == "auto"] == ["unconfirmed"]
        assert [row["number"] for row in doubtful] == [people["lost"]]
        for name in ("lost", "stuck", "teleported"):
            assert provider.texts(people[name]) == []


def _west() -> Iterator[str]:
    """Callers for whom it is another time than in New York, no two of them from one exchange."""
    for exchange in range(556, 595):
        yield f"+1808{exchange}0160"


def _clock(at: datetime) -> str:
    return at.strftime("%H:%M")


def _until_a_new_minute() -> datetime:
    """The next full minute in New York that is at least 35 seconds away."""
    soon = datetime.now(UTC).astimezone(NEW_YORK) + timedelta(seconds=95)
    return soon.replace(second=0, microsecond=0)


def _since(began: float, row: dict[str, str]) -> float:
    """Seconds from a monotonic moment to an event."""
    passed = time.monotonic() - began
    return passed - (datetime.now(UTC) - datetime.fromisoformat(row["at"])).total_seconds()


def missed(provider: Provider, caller: str) -> str:
    return provider.call(caller, LINE, "no-answer")


@story
def a_dead_key_is_told_once_and_nothing_is_lost(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
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


@story
def a_key_that_may_read_but_not_send_is_told_once_and_nothing_is_lost(
    make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    provider.fault("answer", method="POST", status=403, code=70051, times=EVER)
    first, second = next(caller), next(caller)
    with desk.agent() as agent:
        missed(provider, first)
        desk.send(second, "Written while the key was not allowed to")
        agent.wait_for("notification", kind="health")
        provider.text_in(second, LINE, "Hello? Anybody?")
        agent.wait_for("reply-received")
        assert len(desk.outbox()) == 2
        wrong = {row["name"] for row in desk.run("doctor", "--json").rows if not row["ok"]}
        assert wrong & {"credentials", "sender"}
        assert len(agent.told("notification", kind="health")) == 1
        provider.clear()
        agent.wait_for("text-sent", times=2, within=40)
        eventually("doctor is content", lambda: desk.run("doctor").code == 0, every=0.5)
    assert len(provider.texts(first)) == len(provider.texts(second)) == 1


@story
def the_agent_starts_with_a_dead_key_and_says_so(make_desk: MakeDesk, case: Case) -> None:
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


@story.of(*TROUBLES)
def a_missed_call_during_trouble_is_texted_afterwards(
    trouble: str, make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
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


@story
def a_call_log_that_hangs_does_not_hold_up_texts(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
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


@story
def a_provider_whose_clock_is_ten_minutes_ahead(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
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


@story
def a_log_with_the_oldest_rows_first_is_slow_but_forgets_nobody(
    make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=5, order="oldest", time_filter="ignored"))
    provider = desk.provider
    assert provider is not None
    for _ in range(15):
        provider.leg(provider.call(next(caller), LINE, ended_ago=3000), STAFF, "completed")
        provider.text_in(next(caller), LINE, "From earlier today")
    with desk.agent() as agent:
        agent.wait_for("call-answered", times=15)
        time.sleep(1)
        call = missed(provider, next(caller))
        provider.text_in(next(caller), LINE, "From right now")
        assert agent.decided(call, within=75)["decision"] == "texted"
        agent.wait_for("reply-received", times=16, within=20)


@pytest.mark.timeout(240)
def test_a_bad_day(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

"""With the settings as they come: how soon the text goes, and the demonstration."""

from __future__ import annotations

import time

import pytest

from tests.outside.desk import LINE, OFFICE, Case, Desk, MakeDesk, Stories, callers
from tests.outside.server import Habits, Provider

story = Stories()

STAFF = "+16465550141"


@story
def with_default_settings_the_text_is_accepted_within_eight_seconds(
    make_desk: MakeDesk, case: Case
) -> None:
    habits = Habits(seconds=0.05, gzip=True, page_size=5)
    somebody = callers()
    with Provider(LINE, habits=habits) as provider:
        desk = Desk(make_desk().home.parent / "defaults", provider)
        desk.setup()
        desk.set({"quiet.enabled": "false"})  # it may be night in New York when this runs
        with desk.agent() as agent:
            numbers = [next(somebody) for _ in range(4)]
            calls = [provider.call(number, LINE, "in-progress") for number in numbers]
            legs = [provider.leg(call, STAFF, "ringing") for call in calls]
            for call in calls:
                agent.wait_for("call-seen", call=call)
            took = _hang_up(provider, calls, legs)
            agent.wait_for("text-sent", times=4, within=15)
            waits = [
                request.at - took[request.form["To"]]
                for request in provider.asked("POST", "Messages")
            ]
            idle = _requests_in(provider, 6)
            seen = desk.calls()
    assert len(waits) == 4
    assert min(waits) >= 4, "five seconds after the hang-up, as it is told in whole seconds"
    assert max(waits) <= 9
    assert [seen[call]["decision"] for call in calls] == ["texted"] * 4
    assert all(OFFICE in row["body"] for row in provider.texts())
    assert idle <= 10, "at most forty requests a minute while nothing happens"


def _hang_up(provider: Provider, calls: list[str], legs: list[str]) -> dict[str, float]:
    ended = {}
    for call, leg in zip(calls, legs, strict=True):
        time.sleep(0.4)
        provider.update_call(leg, "no-answer")
        provider.update_call(call, "completed")
        ended[provider.caller_of(call)] = time.monotonic()
    return ended


def _requests_in(provider: Provider, seconds: float) -> int:
    """How many requests come in a while, after the texts are delivered."""
    time.sleep(3)
    before = len(provider.requests)
    time.sleep(seconds)
    return len(provider.requests) - before


@story
def the_demonstration_shows_the_whole_job_without_an_account(
    make_desk: MakeDesk, case: Case
) -> None:
    desk = Desk(make_desk().home.parent / "demonstration")
    began = time.monotonic()
    done = desk.run("demo", "--json")
    assert done.code == 0, done.err
    assert done.err == ""
    assert time.monotonic() - began < 60
    assert len(done.rows) >= 5


def test_first_minutes(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

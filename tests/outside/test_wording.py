"""What the text says: the office's name, a promise that holds, the right language, no braces."""

from __future__ import annotations

import json
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.outside.desk import (
    LINE,
    OFFICE,
    Agent,
    Case,
    MakeDesk,
    Stories,
    callers,
    eventually,
)
from tests.outside.server import Provider

story = Stories()

STAFF = "+16465550141"
WEEK = "mon-sun 08:00-17:00"


def zone_where(first_hour: int, last_hour: int) -> str:
    """A time zone where it is now between these hours."""
    now = datetime.now(UTC)
    for offset in range(-11, 13):
        name = f"Etc/GMT{-offset:+d}" if offset else "Etc/UTC"
        if first_hour <= now.astimezone(zoneinfo.ZoneInfo(name)).hour <= last_hour:
            return name
    raise AssertionError("there is always such a zone")


def missed(provider: Provider, caller: str) -> str:
    call = provider.call(caller, LINE)
    provider.leg(call, STAFF, "no-answer", seconds=9)
    return call


class Changes:
    """Settings change while the agent runs; then somebody calls."""

    def __init__(self, agent: Agent, caller: Iterator[str]) -> None:
        self.agent = agent
        self._caller = caller
        self._changes = 0

    def then_call(self, **settings: str) -> tuple[str, list[str]]:
        """The decision about a call after these changes, and the texts its caller got."""
        desk = self.agent.desk
        assert desk.provider is not None
        for key, value in settings.items():
            desk.set({key.replace("__", ".").replace("after_hours", "after-hours"): value})
        if settings:
            self._settled()
        number = next(self._caller)
        call = missed(desk.provider, number)
        row = self.agent.decided(call)
        return f"{row['decision']} {row['reason']}", desk.provider.bodies(number)

    def _settled(self) -> None:
        """Within five seconds of the last change the agent has said so for all of them."""
        before = len(self.agent.told("settings-changed"))
        self.agent.wait_for("settings-changed", within=5, times=max(before, self._changes + 1))
        self.agent.quiet_for(1.5, "settings-changed")
        self._changes = len(self.agent.told("settings-changed"))


@story
def the_words_fit_office_hour_and_language(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(office__timezone=zone_where(10, 13), office__hours=WEEK)
    with desk.agent() as agent:
        office = Changes(agent, caller)
        with case("English, open: acknowledges, asks, promises, says how to stop"):
            _, [body] = office.then_call()
            assert OFFICE in body
            assert "call" in body
            assert "?" in body
            assert "within the hour" in body
            assert "STOP" in body
            assert not set("{}") & set(body)
        with case("Spanish, half an hour"):
            _, [body] = office.then_call(office__language="es", promise__minutes="30")
            assert OFFICE in body
            assert "llamada" in body
            assert "¿" in body
            assert "30 minutos" in body
            assert "STOP" in body
        with case("own words"):
            _, [body] = office.then_call(
                office__language="en",
                office__booking_link="https://example.com/book",
                office__staff="Ana",
            )
            assert "Book a time here: https://example.com/book" in body
            own = "{business}: {agent} here, sorry! Book at {booking_link}, or?"
            said = desk.run("templates", "set", "mine", own, "--slot", "open")
            assert (said.code, "STOP" in said.err) == (0, True)
            desk.do("templates", "use", "booking", "none")
            _, [body] = office.then_call()
            assert body == f"{OFFICE}: Ana here, sorry! Book at https://example.com/book, or?"
        with case("a field without a value goes to staff, never out as braces"):
            decision, bodies = office.then_call(office__booking_link="")
            assert decision.startswith("review")
            assert bodies == []
        with case("after hours: the next opening, and nobody promises an hour"):
            desk.do("templates", "use", "open", "within-the-hour")
            _, [body] = office.then_call(office__timezone=zone_where(1, 4))
            assert OFFICE in body
            assert "8" in body
            assert "911" in body
            assert "within" not in body
            assert not set("{}") & set(body)


@story
def only_some_hours_calls_are_texted(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(office__timezone=zone_where(1, 4), office__hours=WEEK)
    with desk.agent() as agent:
        office = Changes(agent, caller)
        for place, scope, expected in (
            ("closed", "open-hours", "skipped scope"),
            ("closed", "after-hours", "texted no-answer"),
            ("closed", "busy", "skipped scope"),
        ):
            with case(f"{place}, texting {scope}"):
                decision, _ = office.then_call(textback__scope=scope)
                assert decision == expected
        with case("open, texting after hours only"):
            decision, _ = office.then_call(
                textback__scope="after-hours", office__timezone=zone_where(10, 13)
            )
            assert decision == "skipped scope"
        with case("open, texting in open hours only"):
            decision, _ = office.then_call(textback__scope="open-hours")
            assert decision == "texted no-answer"


@story
def a_wording_without_the_offices_name_is_refused(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk()
    no_name = desk.run("templates", "set", "open", "Sorry we missed you!")
    no_name.complains("not saved", "{business}", code=2)
    no_field = desk.run("templates", "set", "open", "{business} {horoscope}")
    no_field.complains("horoscope", code=2)
    stray = desk.run("templates", "set", "open", "{business} {")
    stray.complains("brace", code=2)
    moved = desk.run("settings", "set", "wording.open.en", "{business}: sorry!")
    moved.complains("deskreply templates set", code=2)
    assert all(row["version"] == 0 for row in desk.do("templates", "list", "--json").rows)


@story
def an_older_versions_own_words_go_on_being_sent(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk()
    path = desk.home / "settings.json"
    written = json.loads(path.read_text("utf-8"))
    written["settings"]["wording.open.en"] = "{business}: old words, sorry we missed your call!"
    path.write_text(json.dumps(written), "utf-8")
    caller = next(callers())
    with desk.agent() as agent:
        assert desk.provider is not None
        agent.decided(missed(desk.provider, caller))
        assert desk.provider.bodies(caller) == [f"{OFFICE}: old words, sorry we missed your call!"]
    assert "wording" not in path.read_text("utf-8")
    [row] = desk.do("templates", "show", "own-open", "--json").rows
    assert (row["version"], row["language"]) == (1, "en")


@story
def a_wording_is_tried_on_ones_own_phone(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    [shown] = desk.do("templates", "preview", "open", "--json").rows
    assert (shown["parts"], shown["encoding"], shown["problems"]) == (1, "GSM-7", [])
    assert shown["text"] in desk.do("templates", "preview", "open").out
    listed = desk.do("templates", "list").out
    assert "within-30-minutes" in listed
    assert "office.booking_link" in "".join(
        problem["sentence"]
        for row in desk.do("templates", "list", "--json").rows
        for problem in row["problems"]
    )
    waits = desk.run("templates", "preview", "warm")
    assert (waits.code, waits.err, "{service}" in waits.out) == (1, "", True)
    desk.do("templates", "test", STAFF, "open")
    with desk.agent():
        sent = eventually("the test text", lambda: provider.bodies(STAFF))
    assert sent == [f"[Test] {shown['text']}"]
    desk.run("templates", "test", "5").complains("not a phone number", code=2)


@story
def two_wordings_are_compared_and_the_figures_are_honest(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    desk.do("templates", "compare", "open", "within-the-hour", "within-30-minutes")
    caller = callers()
    numbers = [next(caller) for _ in range(8)]
    with desk.agent() as agent:
        for number in numbers:
            agent.decided(missed(provider, number))
        texts = [body for number in numbers for body in provider.bodies(number)]
        due = {number: row["due_at"] for number, row in desk.threads().items()}
    assert all(due[number] for number in numbers)
    [figures] = desk.do("insights", "--json").rows
    [compared] = figures["comparisons"]
    sides = {side["name"]: side["n"] for side in compared["wordings"]}
    assert sides == {
        "within-the-hour": sum("within the hour" in text for text in texts),
        "within-30-minutes": sum("within 30 minutes" in text for text in texts),
    }
    assert sum(sides.values()) == 8
    assert (compared["better"], compared["verdict"]) == (None, "too few to tell")
    assert figures["missed_callers"] == figures["recovered_leads"]["of"] == 8
    assert figures["recovered_leads"]["verdict"] == "too few to tell"
    desk.run("insights", "--days", "0").complains("--days", code=2)
    assert desk.do("insights").out.startswith(figures["sentence"])
    desk.do("templates", "compare", "open", "--end")
    desk.run("templates", "compare", "open", "--end").complains("Nothing is compared", code=2)


@story
def texts_over_the_offices_cap_are_held_and_the_desk_is_told(
    make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk(caps__per_10_minutes="2")
    provider = desk.provider
    assert provider is not None
    with desk.agent() as agent:
        calls = [missed(provider, next(caller)) for _ in range(4)]
        decisions = [agent.decided(call) for call in calls]
        assert sorted(row["decision"] for row in decisions) == ["held"] * 2 + ["texted"] * 2
        assert {row["reason"] for row in decisions if row["decision"] == "held"} == {"flood"}
        assert len(provider.texts()) == 2
        agent.wait_for("notification", within=5)
        held = desk.outbox()
        assert len(held) == 2
        desk.set({"caps.per_10_minutes": "50"})
        rows = desk.calls()
    assert sorted(row["decision"] for row in rows.values()) == ["held"] * 2 + ["texted"] * 2


def test_wording(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

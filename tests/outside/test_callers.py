"""Who is texted: the rules about callers, with all of them calling one desk at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.outside.desk import LINE, Agent, Desk, MakeDesk, eventually
from tests.outside.server import Habits, Provider

STAFF = "+16465550141"
STAFF_PHONE = "+16465550142"

WITHHELD = [
    None, "", "anonymous", "Anonymous", "private", "Restricted", "UNAVAILABLE", "unknown",
    "+266696687", "+7378742833", "+17378742833", "7378742833", "+12562533", "+18656696", "2562533",
    "+86282452253", "86282452253", "464", "+464", "+1464", "No Caller ID",
]  # fmt: skip
NOT_A_PHONE = ["911", "411", "988", "74546", "262966", "12345"]
FOREIGN = {"Jamaica": "+18765550123", "Britain": "+442079460123", "Canada": "+14165550123"}
AMERICAN = {"Puerto Rico": "+17875550123", "Guam": "+16715550123", "Alaska": "+19075550123"}


def missed(provider: Provider, caller: str | None, *, ended_ago: float = 0) -> str:
    call = provider.call(caller, LINE, ended_ago=ended_ago)
    provider.leg(call, STAFF, "no-answer", seconds=9)
    return call


def test_who_is_texted_and_who_is_not(
    make_desk: MakeDesk, caller: Iterator[str], subtests: pytest.Subtests
) -> None:
    habits = Habits(gzip=True, one_request_per_connection=True, sparse=True, time_filter="ignored")
    desk = make_desk(habits, office__staff_phones=STAFF_PHONE)
    provider = desk.provider
    assert provider is not None
    withheld = {missed(provider, who): who for who in WITHHELD}
    services = {missed(provider, who): who for who in NOT_A_PHONE}
    foreign = {missed(provider, who): country for country, who in FOREIGN.items()}
    at_home = {missed(provider, who): place for place, who in AMERICAN.items()}
    own = [missed(provider, LINE), missed(provider, STAFF_PHONE)]
    dialled_out = provider.call("sip:anna@office.example", LINE)
    old, recent = next(caller), next(caller)
    too_old = missed(provider, old, ended_ago=40 * 60)
    still_fresh = missed(provider, recent, ended_ago=10 * 60)
    stopped, changed_mind = next(caller), next(caller)
    provider.text_in(stopped, LINE, "Stop.")
    provider.text_in(changed_mind, LINE, "STOP")
    twice = next(caller)
    first_of_two = missed(provider, twice, ended_ago=10)
    second_of_two = missed(provider, twice)
    got_through = next(caller)
    missed_first = missed(provider, got_through, ended_ago=60)
    answered = provider.call(got_through, LINE, ended_ago=20)
    provider.leg(answered, STAFF, "completed", seconds=9)
    called_back = next(caller)
    missed_before = missed(provider, called_back, ended_ago=60)
    provider.call(LINE, called_back, direction="outbound-api", ended_ago=5)
    # A softphone's call back is an inbound call with a leg to the caller.
    softphoned = next(caller)
    missed_too = missed(provider, softphoned, ended_ago=60)
    provider.leg(provider.call("client:anna", LINE), softphoned, "completed", seconds=9)
    machine = next(caller)
    texted_by_other = missed(provider, machine, ended_ago=30)
    provider.text_out(LINE, machine, "Your appointment is tomorrow at noon.")

    with desk.agent() as agent:
        for call in (*withheld, *services, *foreign, *at_home, *own, still_fresh, second_of_two):
            agent.decided(call)
        agent.wait_for("opted-out", times=2)
        provider.text_in(changed_mind, LINE, "START")
        agent.wait_for("opted-in")
        from_stopped, from_changed = missed(provider, stopped), missed(provider, changed_mind)
        again = missed(provider, recent)
        chatty, from_chatty = _in_conversation(agent, next(caller))
        for call in (from_stopped, from_changed, again, from_chatty, texted_by_other):
            agent.decided(call)
        seen = desk.calls()
        after_yes = _canada_is_switched_on(agent)
    got = {call: (row["decision"], row["reason"]) for call, row in seen.items()}

    for call, who in withheld.items():
        with subtests.test(f"withheld: {who!r}"):
            assert got[call] == ("skipped", "withheld")
            assert not who or not provider.texts(who)
    for call, who in services.items():
        with subtests.test(f"not a phone: {who}"):
            assert got[call] in {("skipped", "not-textable"), ("skipped", "blocked")}
    for call, country in foreign.items():
        with subtests.test(country):
            assert got[call] == ("skipped", "foreign")
    for call, place in at_home.items():
        with subtests.test(place):
            assert got[call][0] == "texted"
    with subtests.test("Canada by choice"):
        assert after_yes == "texted"
    with subtests.test("the office's own phones"):
        assert [got[call] for call in own] == [("skipped", "own-number")] * 2
        assert dialled_out not in seen or seen[dialled_out]["outcome"] == "ignored"
    with subtests.test("too old at the first start goes to the call-back list"):
        assert got[too_old] == ("review", "too-old")
        assert not provider.texts(old)
    with subtests.test("ten minutes old is texted, and the same caller again is not"):
        assert got[still_fresh][0] == "texted"
        assert got[again] == ("skipped", "cooldown")
        assert len(provider.texts(recent)) == 1
    with subtests.test("STOP holds"):
        assert got[from_stopped] == ("skipped", "opted-out")
        assert not provider.texts(stopped)
    with subtests.test("START lifts it"):
        assert got[from_changed][0] == "texted"
        assert len(provider.texts(changed_mind)) == 1
    with subtests.test("twice in ten seconds is one text"):
        assert {got[first_of_two][0], got[second_of_two][0]} == {"skipped", "texted"}
        assert len(provider.texts(twice)) == 1
    with subtests.test("got through afterwards"):
        assert got[missed_first] == ("skipped", "answered")
        assert not provider.texts(got_through)
    for number, call in ((called_back, missed_before), (softphoned, missed_too)):
        with subtests.test("called back already"):
            assert got[call] == ("skipped", "in-touch")
            assert not provider.texts(number)
    with subtests.test("something else texted them since"):
        assert got[texted_by_other] == ("skipped", "in-touch")
        assert not provider.texts(machine)
    with subtests.test("a conversation with staff is open"):
        assert got[from_chatty] == ("skipped", "in-touch")
        assert len(provider.texts(chatty)) == 1
    with subtests.test("each decision has a sentence"):
        told = [row for row in seen.values() if row["outcome"] != "ignored"]
        assert [row for row in told if not row["explanation"].endswith(".")] == []


def _in_conversation(agent: Agent, caller: str) -> tuple[str, str]:
    """Staff answers somebody's text, then they call and nobody is there."""
    desk = agent.desk
    assert desk.provider is not None
    desk.provider.text_in(caller, LINE, "Do you have time on Friday?")
    agent.wait_for("reply-received", times=4)
    desk.send(caller, "Friday at ten is free.")
    eventually("the answer is out", lambda: desk.provider and desk.provider.texts(caller))
    return caller, missed(desk.provider, caller)


def _canada_is_switched_on(agent: Agent) -> str:
    desk: Desk = agent.desk
    assert desk.provider is not None
    desk.set({"textback.regions": "US,CA"})
    agent.wait_for("settings-changed", within=6)
    call = missed(desk.provider, "+16045550123")
    decision: str = agent.decided(call)["decision"]
    return decision

"""Staff's texts and automatic ones leave once, and what became of them is shown in words."""

from __future__ import annotations

import time

import pytest

from tests.outside.desk import LINE, Case, MakeDesk, Row, Stories, callers, eventually
from tests.outside.server import Habits, Provider

story = Stories()

# What the provider says at once (HTTP status, code), and what it says after it took the text.
REFUSED = {21211: 400, 21408: 403, 21610: 400, 21612: 400, 21614: 400, 21635: 400, 63999: 400}
BOUNCED = [30003, 30004, 30005, 30006, 30007, 30008, 31999]


def missed(provider: Provider, caller: str) -> str:
    return provider.call(caller, LINE, "no-answer")


@story
def staff_and_caller_talk(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=5, chunked=True, gzip=True, delivers_after=1.5))
    provider = desk.provider
    assert provider is not None
    lead = next(caller)
    with desk.agent() as agent:
        missed(provider, lead)
        agent.wait_for("text-sent", kind="auto")
        provider.text_in(lead, LINE, "Is ten on Friday free?")
        agent.wait_for("reply-received")
        assert desk.threads()[lead]["unread"] == 1
        text = "Yes, ten is free — “see you” then! 👍"
        sent = desk.send(lead, text)
        agent.wait_for("text-sent", kind="staff", message=sent)
        agent.wait_for("text-delivered", kind="staff", message=sent)
        rows = [row for row in desk.thread(lead) if row["kind"] != "call"]
        thread = desk.threads()[lead]
        waiting = desk.threads("to-answer")
    assert provider.bodies(lead)[1:] == [text]
    assert [row["kind"] for row in rows] == ["auto", "lead", "staff"]
    assert [row["state"] for row in rows] == ["delivered", "received", "delivered"]
    assert {row["sid"] for row in provider.texts(lead)} == {
        row["provider_id"] for row in rows if row["kind"] != "lead"
    }
    assert rows[2]["id"] == sent
    assert rows[2]["body"] == text
    assert thread["due_at"] is None
    assert lead not in waiting


@story
def a_reply_written_while_no_agent_runs_goes_when_it_does(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    lead, longest = next(caller), "x" * 1600
    sent = desk.send(lead, "We will call you at noon.")
    desk.send(lead, longest)
    assert desk.outbox()[0]["id"] == sent
    assert [row["state"] for row in desk.thread(lead)] == ["queued", "queued"]
    assert provider.requests == []
    with desk.agent() as agent:
        agent.wait_for("text-delivered", message=sent)
        agent.wait_for("text-delivered", times=2)
        assert desk.outbox() == []
    assert provider.bodies(lead) == ["We will call you at noon.", longest]


@story
def what_cannot_be_a_text_is_refused_in_a_sentence(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk()
    number = next(caller)
    for words in ((number, ""), (number, "   "), (number, "x" * 1601), ("banana", "Hello"),
                  ("+1212", "Hello"), (number,), (number, "too", "many")):  # fmt: skip
        with case(str(words)[:40]):
            desk.run("send", *words).complains(code=2)
    assert desk.outbox() == []


@story
def failures_are_told_in_words_and_remembered(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=5, order="jumbled"))
    provider = desk.provider
    assert provider is not None
    people = {code: next(caller) for code in (*REFUSED, *BOUNCED)}
    provider.refusals = {people[code]: (status, code) for code, status in REFUSED.items()}
    provider.fates = {people[code]: ("undelivered", code) for code in BOUNCED}
    provider.fates[people[30005]] = ("failed", 30005)
    with desk.agent() as agent:
        for number in people.values():
            missed(provider, number)
        agent.wait_for("text-failed", times=len(people), within=30)
        again = missed(provider, people[21610])
        unreachable = missed(provider, people[21614])
        assert agent.decided(again)["reason"] == "opted-out"
        assert agent.decided(unreachable)["reason"] in {"undeliverable", "cooldown"}
        threads = {code: desk.thread(number) for code, number in people.items()}
        failed = desk.threads("failed")
        calls = {row["caller"]: row for row in desk.calls().values() if row["decision"] == "failed"}
    sentences: dict[int, Row] = {}
    for code, number in people.items():
        with case(f"code {code}"):
            [text] = [row for row in threads[code] if row["kind"] == "auto"]
            assert text["state"] == "failed"
            assert int(text["error_code"]) == code
            assert text["explanation"]
            assert str(code) not in text["explanation"]
            assert "Nope" not in text["explanation"]
            assert number in failed
            assert number in calls
            assert len(provider.asked("POST", "Messages")) == len(people)
            sentences[code] = text["explanation"]
    with case("an unknown code gets the general sentence"):
        assert sentences[63999] == sentences[31999]
        assert sentences[30006] != sentences[63999] != sentences[21610]


@story.of(30034, 21606)
def a_sender_that_cannot_send_stops_texting_and_doctor_says_so(
    code: int, make_desk: MakeDesk, case: Case
) -> None:
    caller = callers()
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    first, second = next(caller), next(caller)
    at_once = code == 21606
    for number in (first, second):
        if at_once:
            provider.refusals[number] = 400, code
        else:
            provider.fates[number] = "undelivered", code
    with desk.agent() as agent:
        call = missed(provider, first)
        if at_once:
            agent.decided(call)
        else:
            agent.wait_for("text-failed", code=code)
        later = missed(provider, second)
        assert agent.decided(later)["reason"] == "sender"
        assert len(provider.asked("POST", "Messages")) == 1
        done = desk.run("doctor", "--json")
        assert done.code == 1
        wrong = {row["name"]: row for row in done.rows if not row["ok"]}
        assert list(wrong) == ["sender"]
        assert wrong["sender"]["advice"]


@story
def an_answer_that_got_lost_never_makes_two_texts(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=4))
    provider = desk.provider
    assert provider is not None
    ways = ("lose", "cut", "torn", "late", "belie", "staff")
    people = {way: next(caller) for way in ways}
    for way, number in people.items():
        how = "lose" if way == "staff" else way
        provider.fault(how, method="POST", to=number, seconds=12)
    with desk.agent() as agent:
        calls = {way: missed(provider, people[way]) for way in ways if way != "staff"}
        sent = desk.send(people["staff"], "It is me, a person.")
        agent.wait_for("text-unknown", times=len(ways), within=30)
        agent.wait_for("text-found", times=len(ways), within=30)
        agent.wait_for("text-delivered", times=len(ways))
        seen = desk.calls()
        threads = {way: desk.thread(number) for way, number in people.items()}
        left = desk.outbox()
    for way, number in people.items():
        with case(way):
            [posted] = provider.texts(number)
            [text] = [row for row in threads[way] if row["kind"] in {"auto", "staff"}]
            assert text["provider_id"] == posted["sid"]
            assert text["state"] == "delivered"
            asked = [r for r in provider.asked("POST", "Messages") if r.form["To"] == number]
            assert len(asked) == 1
            if way in calls:
                assert seen[calls[way]]["decision"] == "texted"
            else:
                assert text["id"] == sent
    assert left == []


@story
def too_many_at_once_waits_as_long_as_it_is_told_to(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    told, untold = next(caller), next(caller)
    throttled = {"method": "POST", "status": 429, "code": 20429}
    provider.fault("answer", to=told, headers={"Retry-After": "4"}, **throttled)
    provider.fault("answer", to=untold, times=2, **throttled)
    with desk.agent() as agent:
        missed(provider, told)
        first = eventually("the first try", lambda: provider.asked("POST", "Messages"))[0]
        agent.wait_for("text-sent")
        second = provider.asked("POST", "Messages")[1]
        assert second.at - first.at >= 3.9
        meanwhile = [r for r in list(provider.requests) if first.at + 0.5 < r.at < first.at + 3.9]
        assert meanwhile == [], "everything backs off together"
        missed(provider, untold)
        agent.wait_for("text-sent", times=2)
    assert len(provider.texts(told)) == 1
    assert len(provider.texts(untold)) == 1
    assert len(provider.asked("POST", "Messages")) == 5


@story
def one_slow_text_does_not_hold_up_the_others(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    slow, others = next(caller), [next(caller) for _ in range(3)]
    provider.fault("late", method="POST", to=slow, seconds=8)
    with desk.agent() as agent:
        missed(provider, slow)
        eventually("the slow one is on its way", lambda: provider.asked("POST", "Messages"))
        began = time.monotonic()
        for number in others:
            missed(provider, number)
        agent.wait_for("text-sent", times=3, within=6)
        assert time.monotonic() - began < 6
        agent.wait_for("text-sent", times=4)
    assert [len(provider.texts(number)) for number in (slow, *others)] == [1] * 4


def test_sending(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

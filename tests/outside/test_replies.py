"""What callers write back reaches the desk as they wrote it, once, and STOP is heeded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside.desk import LINE, Case, MakeDesk, Stories, callers
from tests.outside.server import Habits, stamp

story = Stories()

BODIES = {
    "emoji": "👩🏽‍🦰 can you call me? 🦷🙏",
    "right to left": "שלום, האם יש תור למחר? ‏",
    "zero width": "a\u200bb\u200dc\ufeffd \u202etxet neddih\u202c",
    "control characters": "bell\x07 escape\x1b[31m red",
    "several lines": "one\ntwo\r\n\tthree ",
    "markup": "<img src='file:///etc/passwd'> <b>&amp; {business} %s $HOME",
    "5,000 characters": "ñ" * 4990 + " the end.",
    "ideographs": "請問明天有空嗎, 謝謝",
    "a lone quote": '"',
}
STOPS = ["STOP", " stop. ", "Unsubscribe", "opt out", "Stop texting me!", "ALTO", "No me escriban",
         "remove me", "take me off"]  # fmt: skip
NOT_STOPS = ["Don't stop believing", "We stop at 5, is that fine?", "the end of the week", "yes"]


@story
def texts_arrive_as_they_were_written(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(page_size=4, order="jumbled", extras=True, sparse=True, gzip=True))
    provider = desk.provider
    assert provider is not None
    people = {name: next(caller) for name in BODIES}
    with desk.agent() as agent:
        for name, number in people.items():
            provider.text_in(number, LINE, BODIES[name])
        pictures = next(caller)
        provider.text_in(pictures, LINE, "", num_media="3")
        chatty = next(caller)
        for count in range(30):
            at = stamp(provider.now() - timedelta(seconds=60 - count))
            words = f"Message number {count} of thirty"
            provider.text_in(chatty, LINE, words, date_created=at, date_sent=at)
        elsewhere = next(caller)
        provider.text_in(elsewhere, "+12125550199", "This is for another number.")
        provider.text_in("72345", LINE, "Your code is 123456, do not share it")
        late = next(caller)
        provider.text_in(late, LINE, "This row took its time.", shown_after=2)
        agent.wait_for("reply-received", times=len(BODIES) + 33)
        agent.wait_for("notification")
        threads = desk.threads()
        conversations = {name: desk.thread(number) for name, number in people.items()}
        media, thirty = desk.thread(pictures), desk.thread(chatty)
        table = desk.do("thread", people["control characters"]).out
        waiting = desk.threads("to-answer")
    for name, number in people.items():
        with case(name):
            [row] = conversations[name]
            assert row["body"] == BODIES[name]
            assert (row["kind"], row["state"]) == ("lead", "received")
            assert threads[number]["unread"] == 1
            assert threads[number]["due_at"]
    with case("pictures are noted"):
        assert [row["kind"] for row in media] == ["lead"]
        assert 3 in media[0].values()
    with case("a late row arrives"):
        assert late in threads
    with case("thirty in a row, each once, oldest first"):
        numbers = [int(row["body"].split()[2]) for row in thirty]
        assert numbers == list(range(30))
        assert threads[chatty]["unread"] == 30
        assert len({row["provider_id"] for row in thirty}) == 30
    with case("another number's text is not ours"):
        assert elsewhere not in threads
    with case("a short code's text is shown too"):
        assert any("72345" in number for number in threads)
    with case("all of them wait for an answer"):
        assert set(people.values()) <= set(waiting)
    with case("a text cannot steer the terminal"):
        assert "\x1b" not in table
        assert "\x07" not in table
    with case("each reply was told once"):
        told = [row["message"] for row in agent.told("reply-received")]
        assert len(told) == len(set(told)) == len(BODIES) + 33


@story
def stop_words_hold_texts_back_and_other_words_do_not(make_desk: MakeDesk, case: Case) -> None:
    caller = callers()
    desk = make_desk(Habits(chunked=True, one_request_per_connection=True))
    provider = desk.provider
    assert provider is not None
    stopped = {body: next(caller) for body in STOPS}
    others = {body: next(caller) for body in NOT_STOPS}
    with desk.agent() as agent:
        for body, number in (stopped | others).items():
            provider.text_in(number, LINE, body)
        agent.wait_for("reply-received", times=len(STOPS) + len(NOT_STOPS))
        calls = {
            body: provider.call(number, LINE, "no-answer")
            for body, number in (stopped | others).items()
        }
        decisions = {body: agent.decided(call) for body, call in calls.items()}
        refused = desk.run("send", stopped["STOP"], "Just one more question, please")
        if refused.code == 0:
            agent.wait_for("text-failed")
    for body, number in stopped.items():
        with case(body):
            assert decisions[body]["reason"] == "opted-out"
            assert provider.texts(number) == []
    for body, number in others.items():
        with case(body):
            assert decisions[body]["decision"] == "texted"
            assert len(provider.texts(number)) == 1
    with case("staff cannot write to somebody who said STOP"):
        if refused.code:
            refused.complains("STOP", code=refused.code)
        assert provider.texts(stopped["STOP"]) == []


def test_replies(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)

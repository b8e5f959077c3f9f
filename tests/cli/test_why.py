"""``deskreply why`` and what staff allows, at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deskreply.cli import main
from deskreply.settings import file as settings_file
from tests.support.office import CALLER, OFFICE, Office, open_office

OTHER = "+14155550123"
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_office(tmp_path) as office:
        settings_file.save(tmp_path / "settings.json", office.settings)
        yield office


@pytest.fixture
def say(office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    monkeypatch.setenv("DESKREPLY_HOME", str(office.folder))
    monkeypatch.setenv("DESKREPLY_DATABASE_KEY", office.key)

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def chain(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


def test_the_whole_chain_of_a_texted_call(office: Office, say: Say) -> None:
    sid = office.missed()
    office.run(60)
    code, out, _ = say("why", sid, "--json")
    steps = chain(out)
    assert code == 0
    assert [s["kind"] for s in steps] == [
        "call", "leg", "outcome", "decision", "decision", "text"
    ]  # fmt: skip
    call, leg, outcome, pending, texted, text = steps
    assert (call["caller"], call["line"], call["status"]) == (CALLER, OFFICE, "completed")
    assert call["at"].endswith("Z")
    assert leg["status"] == "no-answer"
    assert (outcome["outcome"], outcome["reason"]) == ("missed", "no-answer")
    assert (pending["decision"], texted["decision"]) == ("pending", "texted")
    assert pending["facts"]["office_open"] is True
    assert text["state"] == "delivered"
    assert text["body"] == office.texts()[0]
    assert all(s["call"] == sid for s in steps)


def test_a_person_reads_it_as_sentences(office: Office, say: Say) -> None:
    sid = office.missed()
    office.run(60)
    again = office.missed()
    office.run(60)
    _, out, _ = say("why", sid)
    assert f"{CALLER} called {OFFICE}." in out
    assert "was not answered" in out
    assert "Missed: nobody answered. The call log said so twice in a row." in out
    assert "Texted: nobody answered." in out
    assert "The text was delivered." in out
    assert "11:00:" in out  # the office's time, not UTC
    _, out, _ = say("why", again)
    assert "Not texted: they were texted 1 minute ago." in out
    office.change(office__language="es")
    settings_file.save(office.folder / "settings.json", office.settings)
    _, out, _ = say("why", sid)
    assert "Perdida: nadie contestó." in out


def test_answered_ignored_and_unsettled_calls_have_a_chain_too(office: Office, say: Say) -> None:
    answered = office.line.finished_call(CALLER, outcome="answered")
    live = office.line.ring(OTHER)
    office.run(10)
    _, out, _ = say("why", answered, "--json")
    steps = chain(out)
    assert [s["kind"] for s in steps] == ["call", "leg", "outcome", "decision"]
    assert steps[2]["text"] == "Answered: a person at the office picked up."
    assert steps[3]["decision"] == "none"
    _, out, _ = say("why", live, "--json")
    *_, outcome, decision = chain(out)
    assert outcome["outcome"] == "ongoing"
    assert decision["text"] == "Nothing is decided yet."
    out_sid = office.line.call_out(OTHER)
    office.run(10)
    _, out, _ = say("why", out_sid, "--json")
    assert chain(out)[-2]["outcome"] == "ignored"


def test_a_leg_leads_to_its_call(office: Office, say: Say) -> None:
    sid = office.missed()
    office.run(60)
    leg = next(s["leg"] for s in chain(say("why", sid, "--json")[1]) if s["kind"] == "leg")
    assert chain(say("why", leg, "--json")[1])[0]["call"] == sid


def test_a_number_shows_how_it_stands_and_its_calls_newest_last(office: Office, say: Say) -> None:
    first = office.missed()
    office.run(60)
    office.line.text_in(CALLER, "I don't want any more texts")
    office.run(10)
    second = office.missed()
    office.run(60)
    assert say("block", CALLER, "--reason", "sells roofs")[0] == 0
    assert say("do-not-text", "(212) 555-0123")[0] == 0
    code, out, _ = say("why", "212-555-0123", "--json")
    head, *steps = chain(out)
    assert code == 0
    assert (head["number"], head["calls"]) == (CALLER, 2)
    assert (head["opted_out_by"], head["blocked"]) == ("staff", True)
    assert [s["call"] for s in steps if s["kind"] == "call"] == [first, second]
    _, out, _ = say("why", CALLER)
    assert "do not text" in out
    assert "On the block list: sells roofs." in out


def test_what_was_never_seen_and_what_makes_no_sense(office: Office, say: Say) -> None:
    code, out, err = say("why", "+13055550199")
    assert (code, out) == (1, "")
    assert err.startswith("Nobody called or wrote from +13055550199.")
    code, _, err = say("why", "CA0123456789abcdef0123456789abcdef")
    assert code == 1
    assert err.startswith("There is no call CA0123")
    for word in ("hello", "", "foo bar", "555"):
        code, _, err = say("why", word)
        assert code in {1, 2}
        assert len(err.splitlines()) == 1
    assert say("why", "hello")[0] == 2


def test_a_number_that_a_hidden_one_shows_as_leads_to_its_calls(office: Office, say: Say) -> None:
    sid = office.missed("+17378742833")
    office.run(20)
    code, _, err = say("why", "+17378742833")
    assert code == 1
    assert err.startswith("+17378742833 is how a hidden number shows.")
    assert say("why", sid)[0] == 0


def test_a_number_from_abroad_may_be_typed_without_its_plus(office: Office, say: Say) -> None:
    office.missed("+442079460123")
    office.run(20)
    code, out, _ = say("why", "442079460123")
    assert code == 0
    assert out.startswith("+442079460123")


def test_what_staff_allows(office: Office, say: Say) -> None:
    assert say("block", CALLER)[0] == 0
    assert say("unblock", CALLER)[0] == 0
    code, _, err = say("unblock", CALLER)
    assert (code, "is not blocked" in err) == (2, True)
    assert say("do-not-text", CALLER)[0] == 0
    assert say("allow-text", CALLER)[0] == 0
    office.line.text_in(CALLER, "stop texting me")
    office.run(10)
    code, _, err = say("allow-text", CALLER)
    assert (code, "only they can lift that" in err) == (2, True)
    assert say("block", "roofs")[0] == 2


def test_a_flag_is_seen_and_cleared(office: Office, say: Say) -> None:
    office.line.text_in(CALLER, "the swelling is bad, and quit texting me all day")
    office.run(10)
    _, out, _ = say("threads", "--json")
    [thread] = chain(out)
    assert (thread["flag"], thread["urgent"]) == ("maybe-opted-out", True)
    assert say("unflag", CALLER)[0] == 0
    assert chain(say("threads", "--json")[1])[0]["flag"] is None
    assert say("unflag", CALLER)[0] == 2

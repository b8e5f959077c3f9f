"""What staff is told about a wording before it goes out."""

from __future__ import annotations

import pytest

from deskreply.domain.lint import FEW_PARTS, check, missing
from deskreply.domain.starting_set import STARTERS, Starter
from deskreply.domain.templates import parts, promise_words, render
from deskreply.domain.wordings import CLOSED_SLOTS, LANGUAGES, SLOTS

GOOD = STARTERS[0].en
CLOSED = (
    "Hi, this is {business}. Sorry we missed your call. How can we help? We open {opens_at}. "
    "Emergency? Call 911. Reply STOP to opt out."
)
# What an ordinary office has to say.
OFFICE = {
    "en": {
        "business": "Riverside Family Dental",
        "agent": "Dana",
        "line": "Front desk",
        "booking_link": "https://riverside.example/book",
        "promise": promise_words(60),
        "opens_at": "Wednesday at 8:00 AM",
        "service": "family dentistry",
        "area": "Riverside",
        "first_name": "Maria",
    },
    "es": {
        "business": "Riverside Family Dental",
        "agent": "Dana",
        "line": "Recepción",
        "booking_link": "https://riverside.example/book",
        "promise": promise_words(60, "es"),
        "opens_at": "mañana a las 8:00",
        "service": "limpiezas",
        "area": "Riverside",
        "first_name": "Maria",
    },
}


def words(template: str, slot: str = "", minutes: int = 0, language: str = "en") -> list[str]:
    found = check(template, language, slot=slot, minutes=minutes)
    return [f"{p.severity}:{p.word}" for p in found]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("", "error:empty"),
        (" \n ", "error:empty"),
        (GOOD.replace("{business}", "us"), "error:no-business"),
        (GOOD + " {surname}", "error:unknown-field"),
        (GOOD + " {", "error:stray-brace"),
        (GOOD + "x" * 1600, "error:too-long"),
        (GOOD.replace("Sorry we missed your call!", "Hello."), "warning:no-acknowledgment"),
        (GOOD.replace("How can we help?", ""), "warning:no-question"),
        (GOOD.replace("{promise}", "soon"), "warning:no-window"),
        (GOOD.replace("Reply STOP to opt out.", ""), "warning:no-opt-out"),
        (GOOD + " word" * 60, "warning:many-parts"),
        (GOOD + " About your root canal.", "warning:health"),
        (GOOD + " Sus radiografías ya llegaron.", "warning:health"),
        (GOOD.replace("Hi,", "Hi {first_name},"), "warning:often-empty"),
    ],
)
def test_a_wording_that_lacks_something_is_refused_or_warned_about(
    template: str, problem: str
) -> None:
    assert problem in words(template)
    assert all(p.sentence for p in check(template) + check(template, "es"))


def test_a_mistyped_field_is_named_first() -> None:
    found = check(GOOD.replace("{business}", "{busines}"))
    assert found[0].word == "unknown-field"
    assert "{busines}" in found[0].sentence


def test_a_good_wording_has_no_problems() -> None:
    assert words(GOOD) == []
    assert words(GOOD, "open", 60) == []
    assert words(CLOSED, "after-hours", 60) == []


def test_an_unknown_field_is_named() -> None:
    assert "{surname}" in check(GOOD + " {surname}")[0].sentence


def test_a_booking_link_does_for_a_question() -> None:
    assert words(GOOD.replace("How can we help?", "Book at {booking_link}")) == []


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("within the hour", "en"),
        ("within an hour", "en"),
        ("in 30 minutes", "en"),
        ("within half an hour", "en"),
        ("en menos de una hora", "es"),
        ("dentro de 20 minutos", "es"),
        ("en media hora", "es"),
    ],
)
@pytest.mark.parametrize("slot", sorted(CLOSED_SLOTS))
def test_a_closed_office_is_warned_about_promising_a_span(
    said: str, language: str, slot: str
) -> None:
    assert "warning:closed-promise" in words(f"{CLOSED} We reply {said}.", slot, 60, language)
    assert "warning:closed-promise" not in words(f"{CLOSED} We reply {said}.", "open", 60, language)


@pytest.mark.parametrize("slot", sorted(CLOSED_SLOTS))
def test_a_closed_office_says_where_to_turn_in_an_emergency(slot: str) -> None:
    without = CLOSED.replace("Emergency? Call 911. ", "")
    assert "warning:no-emergency" in words(without, slot)
    assert "warning:no-emergency" not in words(without, "open")


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("within the hour", 60),
        ("within 30 minutes", 30),
        ("in half an hour", 30),
        ("within an hour and a half", 90),
        ("within 2 hours", 120),
        ("en menos de una hora", 60),
        ("en menos de una hora y media", 90),
        ("dentro de 45 minutos", 45),
    ],
)
def test_a_time_that_is_written_out_has_to_be_that_of_the_clock(said: str, minutes: int) -> None:
    text = GOOD.replace("{promise}", said)
    assert "warning:other-promise" not in words(text, "open", minutes)
    assert "warning:other-promise" in words(text, "open", minutes + 1)
    warned = next(p for p in check(text, minutes=minutes + 1) if p.word == "other-promise")
    assert str(minutes + 1) in warned.sentence


def test_a_follow_up_is_no_first_text() -> None:
    nudge = "{business} here again: what can we do for you?"
    assert words(nudge, "follow-up") == []
    assert len(words(nudge, "open")) == 3


def test_what_the_office_has_not_got_is_said_with_where_to_set_it() -> None:
    [problem] = check(GOOD + " {area}", values={"business": "Acme", "area": ""})
    assert (problem.severity, problem.word) == ("warning", "needs")
    assert "{area}" in problem.sentence
    assert "office.area" in problem.sentence
    assert missing("{business} {first_name} {promise} {area}", {"business": "Acme"}) == ["area"]


def test_the_sentences_are_in_the_language_of_who_reads_them() -> None:
    [english] = check(GOOD.replace("How can we help?", ""), "es", told_in="en")
    [spanish] = check(GOOD.replace("How can we help?", ""), "en", told_in="es")
    assert english.sentence.startswith("Ask")
    assert spanish.sentence.startswith("Haga")


def test_length_is_that_of_this_offices_own_values() -> None:
    short = check(GOOD, values=OFFICE["en"])
    long = check(GOOD, values=OFFICE["en"] | {"business": "Riverside" * 30})
    assert [p.word for p in short] == []
    assert [p.word for p in long] == ["many-parts"]


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wordings_to_start_with_are_good_to_send(starter: Starter, language: str) -> None:
    body = starter.version(language).body
    values = OFFICE[language]
    minutes = starter.promise_minutes or 60
    assert check(body, language, slot=starter.slot, minutes=minutes, values=values) == []
    assert "STOP" in body
    said = render(body, values)
    length = parts(said)
    assert (length.encoding, length.parts <= FEW_PARTS) == ("GSM-7", True), said
    closed = starter.slot in CLOSED_SLOTS
    assert ("911" in body) == closed
    assert ("{opens_at}" in body) == closed
    assert not (closed and "{promise}" in body)
    assert ("usted" in body or "le " in body) or language == "en"


def test_there_is_a_wording_to_start_with_for_every_slot() -> None:
    assert {starter.slot for starter in STARTERS} == set(SLOTS)
    assert STARTERS[0].slot == "open"

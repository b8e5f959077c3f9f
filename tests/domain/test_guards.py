"""What is looked at before a text of staff leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain import guards, sensitive
from deskreply.domain.guards import Concern, Kind, Purpose, Said, Situation, Weight

# A Tuesday, 11 in the morning in New York.
NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
CARD = "4111 1111 1111 1111"
GOOD = Situation(
    text="Tuesday at ten?",
    now=NOW,
    name="Maria",
    by_key=True,
    opened_at=NOW - timedelta(minutes=5),
    last_at=NOW - timedelta(minutes=9),
    zone="America/New_York",
)


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def found(**changes: Any) -> Sequence[Concern]:
    return guards.concerns(replace(GOOD, **changes))


def kinds(**changes: Any) -> list[Kind]:
    return [concern.kind for concern in found(**changes)]


def test_an_ordinary_reply_is_not_asked_about() -> None:
    assert found() == ()
    assert found(replied=Said("m1", ago(3600), "Dana"), wrote=Said("m2", ago(30))) == ()


# --- for whom -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "swallowed"), [(0, True), (0.69, True), (0.7, False)])
def test_an_enter_right_after_the_switch_counts_for_nothing(
    seconds: float, swallowed: bool
) -> None:
    # Even where there is more to say: nothing was looked at yet.
    concerns = found(opened_at=ago(seconds), text=f"{CARD} {{first_name}}")
    assert [c.weight is Weight.SWALLOW for c in concerns[:1]] == [swallowed]
    assert "Maria" in concerns[0].words.en or not swallowed


def test_a_click_is_no_slip_of_the_keyboard_and_a_clock_set_back_is_none_either() -> None:
    assert found(opened_at=ago(0.1), by_key=False) == ()
    assert found(opened_at=ago(-30)) == ()


def test_a_note_for_the_wrong_person_is_a_slip_too() -> None:
    assert kinds(opened_at=ago(0.1), purpose=Purpose.NOTE) == [Kind.SWITCHED]


def test_somebody_else_replied_within_the_minute() -> None:
    [concern] = found(replied=Said("m1", ago(8), "Dana"))
    assert concern.weight is Weight.ASK
    assert concern.words.en == "Dana replied 8 s ago."
    assert concern.words.es == "Dana respondió hace 8 s."
    assert kinds(opened_at=ago(2), replied=Said("m1", ago(59), "Dana")) == [Kind.REPLIED]
    assert kinds(opened_at=ago(2), replied=Said("m1", ago(61), "Dana")) == []


def test_somebody_else_replied_since_it_was_opened() -> None:
    [concern] = found(opened_at=ago(600), replied=Said("m1", ago(300), ""))
    assert concern.words.en == "Somebody here replied 5 minutes ago."


def test_what_staff_decided_is_not_asked_again_but_the_next_text_is() -> None:
    first = replace(GOOD, replied=Said("m1", ago(8), "Dana"), quiet_until=ago(-3600))
    decided = {concern.key for concern in guards.concerns(first)}
    assert guards.concerns(first, decided) == ()
    second = replace(first, replied=Said("m2", ago(1), "Dana"))
    assert [c.kind for c in guards.concerns(second, decided)] == [Kind.REPLIED]


def test_every_text_with_a_card_number_is_asked_about() -> None:
    situation = replace(GOOD, text=CARD)
    decided = {concern.key for concern in guards.concerns(situation)} - {""}
    assert [c.kind for c in guards.concerns(situation, decided)] == [Kind.CARD]


@pytest.mark.parametrize(("seconds", "asked"), [(0, True), (1.9, True), (2, False)])
def test_a_text_of_theirs_came_in_between(seconds: float, asked: bool) -> None:
    concerns = found(wrote=Said("m2", ago(seconds)))
    assert [c.words.en for c in concerns] == (
        ["A new text from Maria came in just now."] if asked else []
    )


@pytest.mark.parametrize(("hours", "asked"), [(23.9, False), (24, True), (80, True)])
def test_a_conversation_that_rested_for_a_day(hours: float, asked: bool) -> None:
    concerns = found(last_at=ago(hours * 3600))
    assert [c.kind for c in concerns] == [Kind.STALE] * asked
    assert all("Maria" in c.words.en and "day" in c.words.en for c in concerns)
    assert found(last_at=None) == ()


# --- for now ------------------------------------------------------------------------------------


def test_their_night_comes_before_our_closing_time() -> None:
    eight = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
    [concern] = found(quiet_until=eight, opens_at=eight + timedelta(hours=1))
    assert concern.words.en.endswith("good time is tomorrow at 8:00 AM.")
    assert (
        concern.words.es == "Es de noche para Maria. El próximo buen momento es mañana a las 8:00."
    )
    [concern] = found(opens_at=eight)
    assert concern.words.en == "The office is closed; it opens tomorrow at 8:00 AM."


def test_a_text_for_later_is_not_asked_about_the_hour_but_about_what_it_says() -> None:
    later = {"purpose": Purpose.LATER, "quiet_until": ago(-60), "opens_at": ago(-60)}
    assert kinds(**later) == []
    assert kinds(**later, text=CARD) == [Kind.CARD]
    assert kinds(**later, text="Hi {first_name}") == [Kind.UNFILLED]


# --- fit to go ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Hi {first_name}!", "{Booking Link}", "see { service }", "a{x}b", "{{business}}"]
)
def test_a_field_nobody_filled_in_blocks(text: str) -> None:
    [concern] = found(text=text)
    assert (concern.kind, concern.weight) == (Kind.UNFILLED, Weight.BLOCK)
    start, end = guards.unfilled(text)[0]
    assert text[start:end] in concern.words.en
    assert text[start:end] in concern.words.es


@pytest.mark.parametrize("text", ["a { b", ":-}", "{}", "{ }", "{\n}", "{-}", "", "100% }{ ok"])
def test_a_brace_alone_is_no_field(text: str) -> None:
    assert guards.unfilled(text) == ()


def test_all_fields_are_found_where_they_stand() -> None:
    text = "Hi {first_name}, it is {agent}"
    assert [text[a:b] for a, b in guards.unfilled(text)] == ["{first_name}", "{agent}"]


def test_the_longest_text_and_the_longest_note() -> None:
    assert kinds(text="x" * 1600) == [Kind.PARTS]
    [concern] = found(text="x" * 1601)
    assert (concern.kind, concern.weight) == (Kind.TOO_LONG, Weight.BLOCK)
    assert "1601" in concern.words.en
    assert kinds(text="x" * 4000, purpose=Purpose.NOTE) == []
    assert kinds(text="x" * 4001, purpose=Purpose.NOTE) == [Kind.TOO_LONG]


def test_more_than_three_parts_are_asked_about() -> None:
    assert kinds(text="x" * 459) == []
    [concern] = found(text="x" * 460)
    assert "4 texts" in concern.words.en
    # An accent outside the alphabet leaves less room.
    assert kinds(text="á" + "x" * 200) == []
    assert kinds(text="á" + "x" * 201) == [Kind.PARTS]


def test_several_concerns_are_asked_at_once_and_those_that_block_alone() -> None:
    much = {"text": CARD, "replied": Said("m1", ago(8), "Dana"), "last_at": ago(90_000)}
    assert kinds(**much) == [Kind.REPLIED, Kind.STALE, Kind.CARD]
    assert kinds(**(much | {"text": CARD + "{x}"})) == [Kind.UNFILLED]


def test_a_note_is_for_the_team_fields_and_hours_do_not_matter() -> None:
    assert kinds(purpose=Purpose.NOTE, text="ask for {x}", quiet_until=ago(-60)) == []


# --- figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        CARD, "4111111111111111", "4111-1111-1111-1111", "4111.1111.1111.1111",
        "card 4111 1111 1111 1111 12/27 123", "exp 12/27, 4111  1111 1111 1111 123",
        "378282246310005", "3782 822463 10005", "5555555555554444", "6011 1111 1111 1117",
        "2223003122003222", "4222222222222", "6304 0000 0000 0000 000", "12 4111111111111111",
    ],
)  # fmt: skip
def test_it_could_be_a_card(text: str) -> None:
    assert sensitive.card_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "4111 1111 1111 1112", "(555) 010-0117", "call 555 010 0117 or 555 010 0118",
        "+12125550123", "0000 0000 0000 0000", "1111111111111117", "41111111111111110000",
        "2026-03-10 09:30, 2026-03-11 10:30", "4111 1111", "4111 1111 / 1111 1111",
        "+1 212 555 0190, +1 212 555 0191", "policy 12345678901",
    ],
)  # fmt: skip
def test_it_is_no_card(text: str) -> None:
    assert not sensitive.card_number(text)


@given(st.from_regex(r"[23456][0-9]{11,17}", fullmatch=True), st.sampled_from(["", " ", "-"]))
def test_of_ten_last_digits_one_makes_a_card(digits: str, gap: str) -> None:
    grouped = [
        gap.join((digits + last)[i : i + 4] for i in range(0, len(digits) + 1, 4))
        for last in "0123456789"
    ]
    # In groups, a part of it may pass the check as well.
    passing = sum(map(sensitive.card_number, grouped))
    assert passing >= 1
    assert passing == 1 or gap


@pytest.mark.parametrize(
    "text",
    [
        "123-45-6789", "my ssn: 123 45 6789.", "123.45.6789", "123-45 6789", "SSN 123456789",
        "Her social is 123456789", "su número de Seguro Social: 123456789.",
    ],
)  # fmt: skip
def test_it_could_be_a_social_security_number(text: str) -> None:
    assert sensitive.social_security_number(text)
    assert kinds(text=text) == [Kind.SOCIAL]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",
        "555-010-0117",
        "1123-45-6789",
        "123-45-67890",
        "2026-03-10",
        "123-45",
        "ssn 5551234567",
        "We use social media, call 123456789012",
        "lesson 123456789",
    ],
)
def test_it_is_no_social_security_number(text: str) -> None:
    assert not sensitive.social_security_number(text)

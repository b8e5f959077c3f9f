"""When a nudge may go: never at night for the caller, never while the office is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.calendar import Calendar
from deskreply.domain.followup import (
    FLOOD_RETRY,
    OLDEST,
    SENDER_RETRY,
    Followup,
    FollowupFacts,
    FollowupRules,
    FollowupState,
    Turn,
    decide,
    parse_key,
)
from deskreply.domain.hours import parse_hours
from deskreply.domain.signs import Sign, not_sent

ZONE = "America/New_York"
# Wednesday, eleven in the morning in New York.
NOW = datetime(2026, 3, 11, 15, 0, tzinfo=UTC)
WEEK = Calendar(parse_hours("mon-fri 09:00-12:00, 13:00-17:00"), ZONE)
QUIET = (time(21), time(8))
RULES = FollowupRules(enabled=True, calendar=WEEK, quiet=QUIET, cooldown=timedelta(hours=24))
FACTS = FollowupFacts(
    now=NOW,
    due_at=NOW,
    texted_at=NOW - timedelta(hours=24),
    last_auto=NOW - timedelta(hours=24),
    auto_count=1,
    zones=(ZONE,),
)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def test_it_goes_when_nothing_speaks_against_it() -> None:
    assert decide(FACTS, RULES).turn is Turn.GO


@pytest.mark.parametrize(
    ("facts", "rules", "turn", "reason"),
    [
        (FACTS, replace(RULES, enabled=False), Turn.CANCEL, "disabled"),
        (replace(FACTS, against="replied"), RULES, Turn.CANCEL, "replied"),
        (replace(FACTS, auto_count=3), RULES, Turn.CANCEL, "often"),
        (replace(FACTS, texted_at=NOW - OLDEST - hours(1)), RULES, Turn.CANCEL, "too-old"),
        (FACTS, replace(RULES, calendar=Calendar(parse_hours("closed"), ZONE)), Turn.CANCEL,
         "too-old"),
        (replace(FACTS, now=NOW + hours(26), last_auto=None), RULES, Turn.FOR_STAFF, "too-late"),
    ],
)  # fmt: skip
def test_it_does_not_go(
    facts: FollowupFacts, rules: FollowupRules, turn: Turn, reason: str
) -> None:
    ruling = decide(facts, rules)
    assert (ruling.turn, ruling.reason) == (turn, reason)


@pytest.mark.parametrize(
    ("facts", "until"),
    [
        # Lunch, the evening, the night, a caller three hours behind, and the time between two.
        (replace(FACTS, now=NOW + hours(1.5)), NOW + hours(2)),
        (replace(FACTS, now=NOW + hours(6.5)), NOW + hours(22)),
        (replace(FACTS, now=NOW + hours(10.5)), NOW + hours(22)),
        (replace(FACTS, zones=("America/Los_Angeles",), now=NOW - hours(2)), NOW),
        (replace(FACTS, last_auto=NOW - hours(20)), NOW + hours(4)),
        (replace(FACTS, last_auto=NOW - hours(17)), NOW + hours(22)),
        (replace(FACTS, last_auto=NOW - hours(23.5)), NOW + hours(0.5)),
        (replace(FACTS, full=True), NOW + FLOOD_RETRY),
        (replace(FACTS, sender_trouble=True), NOW + SENDER_RETRY),
    ],
)
def test_it_waits(facts: FollowupFacts, until: datetime) -> None:
    ruling = decide(facts, RULES)
    assert (ruling.turn, ruling.until) == (Turn.HOLD, until)


def test_a_closed_weekend_makes_it_not_too_late() -> None:
    friday = NOW + timedelta(days=2, hours=7)
    facts = replace(
        FACTS, now=friday + timedelta(days=2, hours=15, minutes=5), due_at=friday,
        texted_at=friday - hours(24), last_auto=friday - hours(24),
    )  # fmt: skip
    assert decide(facts, RULES).turn is Turn.GO
    assert decide(replace(facts, now=facts.now + timedelta(days=1)), RULES).turn is Turn.FOR_STAFF


def test_what_a_sleep_until_a_closed_hour_made_too_late_does_not_wait_for_the_opening() -> None:
    thursday_evening = NOW + hours(34)
    assert not RULES.calendar.is_open(thursday_evening)
    ruling = decide(replace(FACTS, now=thursday_evening), RULES)
    assert (ruling.turn, ruling.reason) == (Turn.FOR_STAFF, "too-late")


@given(
    seconds=st.integers(0, 365 * 86400),
    delay=st.integers(0, 96 * 3600),
    zone=st.sampled_from(["Pacific/Honolulu", "America/Los_Angeles", "America/Phoenix", ZONE]),
)
def test_it_never_leaves_at_night_or_while_closed(seconds: int, delay: int, zone: str) -> None:
    texted = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    facts = replace(
        FACTS, texted_at=texted, last_auto=texted, due_at=texted + hours(24),
        now=texted + timedelta(seconds=delay), zones=(zone,),
    )  # fmt: skip
    ruling = decide(facts, RULES)
    when = facts.now if ruling.turn is Turn.GO else ruling.until
    if when is not None:
        assert when >= texted + hours(24)
        assert time(8) <= when.astimezone(ZoneInfo(zone)).time() < time(21)
        assert WEEK.is_open(when)


def test_its_key_tells_call_and_number() -> None:
    made = Followup(0, "CA1", 2, "+12125550123", FollowupState.WAITING, NOW)
    assert parse_key(made.key) == ("CA1", 2)
    assert parse_key("textback:CA1") is None


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_has_words_in_both_languages(sign: Sign) -> None:
    english, spanish = not_sent(sign), not_sent(sign, "es")
    assert english.startswith("Not sent: ")
    assert spanish.startswith("No se envió: ")
    assert english != not_sent("nobody knows")

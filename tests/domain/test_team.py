"""PINs: which will do, and how long one waits after wrong ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskreply.domain import team
from deskreply.domain.team import Member

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("pin", ["4821", "73920", "19850612"])
def test_a_pin_that_will_do(pin: str) -> None:
    assert team.pin_fits(pin)
    assert not team.pin_is_easy(pin)


@pytest.mark.parametrize("pin", ["", "482", "482173920", "48 1", "48a1", "-482", "٤٨٢١", "48.1"])
def test_what_is_no_pin(pin: str) -> None:
    assert not team.pin_fits(pin)


@pytest.mark.parametrize(
    "pin", ["0000", "1234", "9876", "7890", "3210", "1212", "90909090", "999999", "012345"]
)
def test_a_pin_that_is_tried_first(pin: str) -> None:
    assert team.pin_is_easy(pin)


def test_the_waits_grow_and_end() -> None:
    seconds = [team.wait(wrong).total_seconds() for wrong in range(9)]
    assert seconds == [0, 0, 0, 30, 60, 300, 900, 900, 900]


def test_whole_seconds_are_left() -> None:
    member = Member("Dana", wrong=4, wait_until=NOW + timedelta(seconds=60))
    assert team.seconds_to_wait(member, NOW) == 60
    assert team.seconds_to_wait(member, NOW + timedelta(seconds=59.2)) == 1
    assert team.seconds_to_wait(member, NOW + timedelta(seconds=60)) == 0
    assert team.seconds_to_wait(Member("Dana"), NOW) == 0


def test_a_clock_that_was_set_back_makes_nobody_wait_for_days() -> None:
    member = Member("Dana", wrong=4, wait_until=NOW + timedelta(days=3))
    assert team.seconds_to_wait(member, NOW) == 60


def test_names_are_found_in_any_case() -> None:
    team_ = (Member("José Díaz"), Member("Dana"))
    assert team.found(team_, "jose diaz") == team_[0]
    assert team.found(team_, " DANA ") == team_[1]
    assert team.found(team_, "Dan") is None

"""When the office owes an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from deskreply.domain.hours import ALWAYS_OPEN, parse_hours
from deskreply.domain.promise import promise_due, reply_due

ZONE = "America/New_York"
HOURS = parse_hours("mon-fri 08:00-17:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-06-03 10:00", "2026-06-03 11:00"),
        ("2026-06-03 16:50", "2026-06-03 17:50"),
        ("2026-06-03 20:00", "2026-06-04 09:00"),
        ("2026-06-05 18:00", "2026-06-08 09:00"),
    ],
)
def test_the_clock_runs_while_open_and_from_the_next_opening_while_closed(
    sent: str, due: str
) -> None:
    assert promise_due(at(sent), 60, HOURS, ZONE) == at(due)
    assert reply_due(at(sent), 60, HOURS, ZONE) == at(due)


def test_without_hours_the_clock_always_runs() -> None:
    assert promise_due(at("2026-06-07 03:00"), 30, ALWAYS_OPEN, ZONE) == at("2026-06-07 03:30")


def test_a_text_that_promised_minutes_is_due_after_them_even_while_closed() -> None:
    sent = at("2026-06-03 20:00")
    assert promise_due(sent, 60, HOURS, ZONE, after_hours=False) == at("2026-06-03 21:00")
    assert promise_due(sent, 60, HOURS, ZONE, after_hours=True) == at("2026-06-04 09:00")


def test_an_office_that_never_opens_still_owes_an_answer() -> None:
    sent = at("2026-06-03 20:00")
    assert promise_due(sent, 60, parse_hours("closed"), ZONE) == at("2026-06-03 21:00")


def test_a_night_with_a_clock_change_does_not_move_the_deadline() -> None:
    assert promise_due(at("2026-03-06 18:00"), 60, HOURS, ZONE) == at("2026-03-09 09:00")

"""When the office owes an answer, and how far its time has run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from deskreply.domain.calendar import Calendar
from deskreply.domain.hours import parse_hours
from deskreply.domain.models import Stage, Thread
from deskreply.domain.promise import (
    stage_at,
    with_next_stage,
    with_promise,
    with_reply,
    without_clocks,
)

ZONE = "America/New_York"
OFFICE = Calendar(parse_hours("mon-fri 08:00-17:00"), ZONE)
ALWAYS = Calendar(zone=ZONE)
NEVER = Calendar(parse_hours("closed"), ZONE)
THREAD = Thread("+12125550123", "+12125550190")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def promise_due(
    sent: str, minutes: int = 60, office: Calendar = OFFICE, *, next_opening: bool = True
) -> datetime | None:
    thread = with_promise(THREAD, at(sent), minutes, office, next_opening=next_opening)
    return thread.promise_due_at


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-06-03 10:00", "2026-06-03 11:00"),
        ("2026-06-03 16:50", "2026-06-03 17:50"),
        ("2026-06-03 20:00", "2026-06-04 09:00"),
        ("2026-06-05 18:00", "2026-06-08 09:00"),
    ],
)
def test_the_reply_clock_runs_while_open_and_from_the_next_opening_while_closed(
    sent: str, due: str
) -> None:
    assert with_reply(THREAD, at(sent), 60, OFFICE).reply_due_at == at(due)


def test_without_hours_the_clock_always_runs() -> None:
    assert promise_due("2026-06-07 03:00", 30, ALWAYS) == at("2026-06-07 03:30")


def test_a_text_that_promised_minutes_is_due_after_them_even_while_closed() -> None:
    assert promise_due("2026-06-03 20:00", next_opening=False) == at("2026-06-03 21:00")
    assert promise_due("2026-06-03 20:00") == at("2026-06-04 09:00")


def test_what_was_promised_for_the_opening_runs_in_office_hours_only() -> None:
    with_lunch = Calendar(parse_hours("mon-fri 08:00-12:00,13:00-17:00"), ZONE)
    assert promise_due("2026-06-03 20:00", 300, with_lunch) == at("2026-06-04 14:00")
    assert promise_due("2026-06-05 20:00", 600, with_lunch) == at("2026-06-09 10:00")


def test_an_office_that_never_opens_still_owes_an_answer() -> None:
    assert promise_due("2026-06-03 20:00", 60, NEVER) == at("2026-06-03 21:00")
    thread = with_reply(THREAD, at("2026-06-03 20:00"), 60, NEVER)
    assert thread.reply_due_at == at("2026-06-03 21:00")
    assert stage_at(thread, NEVER, at("2026-06-03 21:00")) is Stage.OVER


def test_a_night_with_a_clock_change_does_not_move_the_deadline() -> None:
    assert promise_due("2026-03-06 18:00") == at("2026-03-09 09:00")


def test_a_second_text_does_not_put_a_promise_off() -> None:
    thread = with_promise(THREAD, at("2026-06-03 10:00"), 60, OFFICE, next_opening=False)
    again = with_promise(thread, at("2026-06-03 10:30"), 60, OFFICE, next_opening=False)
    assert again.due_at == at("2026-06-03 11:00")


def test_of_several_texts_the_first_counts_whichever_was_seen_first() -> None:
    first, second = at("2026-06-03 10:00"), at("2026-06-03 10:20")
    in_order = with_reply(with_reply(THREAD, first, 60, OFFICE), second, 60, OFFICE)
    late = with_reply(with_reply(THREAD, second, 60, OFFICE), first, 60, OFFICE)
    assert in_order.due_at == late.due_at == at("2026-06-03 11:00")


# --- stages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        ("09:59", Stage.NONE),
        ("10:00", Stage.STARTED),
        ("10:29", Stage.STARTED),
        ("10:30", Stage.HALF),
        ("10:45", Stage.SOON),
        ("10:55", Stage.SOON),
        ("10:56", Stage.URGENT),
        ("11:00", Stage.OVER),
    ],
)
def test_the_stages_are_shares_of_the_promise(now: str, stage: Stage) -> None:
    thread = with_promise(THREAD, at("2026-06-03 10:00"), 60, OFFICE, next_opening=False)
    assert stage_at(thread, OFFICE, at(f"2026-06-03 {now}")) is stage


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        ("2026-06-04 07:59", Stage.NONE),
        ("2026-06-04 08:00", Stage.STARTED),
        ("2026-06-04 08:30", Stage.HALF),
        ("2026-06-04 09:00", Stage.OVER),
    ],
)
def test_by_night_nothing_is_reached_before_the_office_opens(now: str, stage: Stage) -> None:
    thread = with_promise(THREAD, at("2026-06-03 20:00"), 60, OFFICE, next_opening=True)
    assert stage_at(thread, OFFICE, at(now)) is stage


def test_what_is_over_after_closing_is_reminded_of_before_and_told_at_the_next_opening() -> None:
    thread = with_promise(THREAD, at("2026-06-05 16:50"), 60, OFFICE, next_opening=False)
    told = with_next_stage(replace(thread, stage=Stage.STARTED), OFFICE)
    assert told.stage_due_at == at("2026-06-05 16:55")
    assert stage_at(thread, OFFICE, at("2026-06-05 16:58")) is Stage.SOON
    told = with_next_stage(replace(thread, stage=Stage.URGENT), OFFICE)
    assert told.stage_due_at == at("2026-06-08 08:00")
    assert stage_at(thread, OFFICE, at("2026-06-06 12:00")) is Stage.URGENT
    assert stage_at(thread, OFFICE, at("2026-06-08 08:00")) is Stage.OVER


def test_long_promises_pass_their_stages_in_office_hours() -> None:
    thread = with_promise(THREAD, at("2026-06-03 20:00"), 18 * 60, OFFICE, next_opening=True)
    assert thread.due_at == at("2026-06-05 17:00")
    assert stage_at(thread, OFFICE, at("2026-06-04 16:59")) is Stage.STARTED
    assert stage_at(thread, OFFICE, at("2026-06-05 08:00")) is Stage.HALF
    assert stage_at(thread, OFFICE, at("2026-06-05 12:30")) is Stage.SOON


def test_of_a_clock_whose_start_nobody_knows_only_the_end_is_reached() -> None:
    thread = replace(THREAD, reply_due_at=at("2026-06-03 11:00"))
    assert stage_at(thread, OFFICE, at("2026-06-03 10:59")) is Stage.NONE
    assert stage_at(thread, OFFICE, at("2026-06-03 11:00")) is Stage.OVER


def test_the_clock_that_ends_first_rules() -> None:
    thread = with_promise(THREAD, at("2026-06-03 10:00"), 120, OFFICE, next_opening=False)
    thread = with_reply(thread, at("2026-06-03 10:10"), 30, OFFICE)
    assert thread.due_at == at("2026-06-03 10:40")
    assert stage_at(thread, OFFICE, at("2026-06-03 10:25")) is Stage.HALF


def test_nothing_is_left_once_nobody_waits() -> None:
    thread = with_promise(THREAD, at("2026-06-03 10:00"), 60, OFFICE, next_opening=False)
    thread = with_reply(thread, at("2026-06-03 10:10"), 60, OFFICE)
    assert thread.stage_due_at is not None
    assert without_clocks(thread) == THREAD

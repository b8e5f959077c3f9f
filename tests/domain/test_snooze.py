"""Which times are offered to put a conversation aside, in offices with a lunch break or without."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from deskreply.domain.calendar import Calendar
from deskreply.domain.hours import parse_hours
from deskreply.domain.snooze import Pause, half_hours, offers

NEW_YORK = "America/New_York"
BREAK = "mon-thu 8:00-12:00, 13:30-17:00; fri 8:00-12:00"
THROUGH = "mon-fri 8:00-17:00; sat 9:00-12:00"
TUESDAY, FRIDAY, SATURDAY = date(2026, 3, 10), date(2026, 3, 13), date(2026, 3, 14)


def office(hours: str, closed: date | None = None) -> Calendar:
    if closed is None:
        return Calendar(parse_hours(hours), NEW_YORK)
    return Calendar(parse_hours(hours), NEW_YORK, lambda day: "Holiday" if day == closed else "")


def local(day: date, hour: int, minute: int = 0) -> datetime:
    there = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(NEW_YORK))
    return there.astimezone(UTC)


def offered(calendar: Calendar, now: datetime) -> dict[Pause, datetime]:
    return {offer.pause: offer.until for offer in offers(calendar, now)}


def test_a_quarter_and_an_hour_are_exact() -> None:
    now = local(TUESDAY, 10, 42)
    found = offered(office(BREAK), now)
    assert found[Pause.QUARTER] - now == timedelta(minutes=15)
    assert found[Pause.HOUR] - now == timedelta(hours=1)


@pytest.mark.parametrize(
    ("hours", "day", "hour", "until"),
    [
        (BREAK, TUESDAY, 9, local(TUESDAY, 13, 30)),
        (BREAK, TUESDAY, 13, local(TUESDAY, 13, 30)),
        (BREAK, TUESDAY, 14, None),
        (THROUGH, TUESDAY, 9, local(TUESDAY, 13)),
        ("", TUESDAY, 9, local(TUESDAY, 13)),
        # Without an afternoon there is no time after lunch.
        (BREAK, FRIDAY, 9, None),
        (THROUGH, SATURDAY, 9, None),
        # A coffee break is no lunch; of two breaks around noon the longer is.
        ("mon-fri 8:00-9:30, 10:00-17:00", TUESDAY, 9, local(TUESDAY, 13)),
        ("mon-fri 8-11, 11:15-12:30, 14-17", TUESDAY, 9, local(TUESDAY, 14)),
    ],
)
def test_after_lunch_is_when_the_break_ends(
    hours: str, day: date, hour: int, until: datetime | None
) -> None:
    assert offered(office(hours), local(day, hour)).get(Pause.AFTER_LUNCH) == until


@pytest.mark.parametrize(
    ("hours", "now", "pause", "until"),
    [
        (BREAK, local(TUESDAY, 10), Pause.TOMORROW, local(date(2026, 3, 11), 8)),
        # Before the office opens, tomorrow is still tomorrow.
        (BREAK, local(TUESDAY, 6), Pause.TOMORROW, local(date(2026, 3, 11), 8)),
        (BREAK, local(TUESDAY, 23), Pause.TOMORROW, local(date(2026, 3, 11), 8)),
        (BREAK, local(FRIDAY, 10), Pause.NEXT_OPENING, local(date(2026, 3, 16), 8)),
        (THROUGH, local(FRIDAY, 10), Pause.TOMORROW, local(SATURDAY, 9)),
        ("", local(TUESDAY, 10), Pause.TOMORROW, local(date(2026, 3, 11), 8)),
        ("24/7", local(TUESDAY, 10), Pause.TOMORROW, local(date(2026, 3, 11), 8)),
        ("closed", local(TUESDAY, 10), Pause.TOMORROW, local(date(2026, 3, 11), 8)),
        # The night on which clocks are set forward.
        ("daily 8-17", local(date(2026, 3, 7), 10), Pause.TOMORROW, local(date(2026, 3, 8), 8)),
    ],
)
def test_tomorrow_is_the_first_opening_of_another_day(
    hours: str, now: datetime, pause: Pause, until: datetime
) -> None:
    last = offers(office(hours), now)[-1]
    assert (last.pause, last.until) == (pause, until)


def test_a_holiday_tomorrow_is_no_opening() -> None:
    calendar = office(BREAK, closed=date(2026, 3, 11))
    last = offers(calendar, local(TUESDAY, 10))[-1]
    assert (last.pause, last.until) == (Pause.NEXT_OPENING, local(date(2026, 3, 12), 8))


@pytest.mark.parametrize(
    "hours", ["", "24/7", "closed", BREAK, THROUGH, "daily 0:00-4:00, 20:00-24:00"]
)
@pytest.mark.parametrize("hour", range(24))
def test_every_time_offered_lies_ahead(hours: str, hour: int) -> None:
    for day in (TUESDAY, date(2026, 3, 7), date(2026, 11, 1)):
        now = local(day, hour, 31)
        assert all(offer.until > now for offer in offers(office(hours), now))


def test_half_hours_to_choose_from_surround_the_office_hours() -> None:
    whole = half_hours(office(THROUGH), TUESDAY, local(TUESDAY, 0))
    assert (whole[0], whole[-1]) == (local(TUESDAY, 6), local(TUESDAY, 19))
    assert {b - a for a, b in pairwise(whole)} == {timedelta(minutes=30)}
    assert half_hours(office(THROUGH), TUESDAY, local(TUESDAY, 16, 10))[0] == local(TUESDAY, 16, 30)
    assert half_hours(office(THROUGH), TUESDAY, local(TUESDAY, 22)) == ()
    sunday = half_hours(office(THROUGH), date(2026, 3, 15), local(TUESDAY, 22))
    assert (sunday[0].hour, len(sunday)) == (10, 29)
    assert len(half_hours(office("24/7"), FRIDAY, local(TUESDAY, 22))) == 48

"""Office hours and quiet hours, on ordinary days and on the days when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskreply.domain.calendar import Calendar
from deskreply.domain.hours import (
    ALWAYS_OPEN,
    WeekHours,
    format_hours,
    opening_words,
    parse_hours,
    quiet_until,
)

NEW_YORK = "America/New_York"
US_ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Boise",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
)
SPRING = date(2026, 3, 8)
AUTUMN = date(2026, 11, 1)


def at(text: str, zone: str = NEW_YORK, fold: int = 0) -> datetime:
    """The instant of a wall-clock time such as ``2026-06-03 08:00``."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return wall.astimezone(UTC)


# --- reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("mon-fri 08:00-17:00, sat 09:00-12:00", "mon-fri 08:00-17:00; sat 09:00-12:00"),
        ("Mon–Fri 8:00 – 17:00; Sat 9:00-12:00", "mon-fri 08:00-17:00; sat 09:00-12:00"),
        ("mon-fri 08:00-12:00,13:00-17:00", "mon-fri 08:00-12:00,13:00-17:00"),
        ("weekdays 8:30am to noon and 1pm to 5:30 p.m.", "mon-fri 08:30-12:00,13:00-17:30"),
        ("daily 9-17", "mon-sun 09:00-17:00"),
        ("every day 9am-5pm", "mon-sun 09:00-17:00"),
        ("mon, wed and fri 9-5pm", "mon 09:00-17:00; wed 09:00-17:00; fri 09:00-17:00"),
        ("mon 1-5pm", "mon 13:00-17:00"),
        ("mon 8am-12pm", "mon 08:00-12:00"),
        ("mon-sun 9-17; sun closed", "mon-sat 09:00-17:00"),
        ("mon-sat 9-17, closed sat", "mon-fri 09:00-17:00"),
        ("sat-mon 10-14", "mon 10:00-14:00; sat-sun 10:00-14:00"),
        ("fri 20:00-24:00; sat 0:00-2:00", "fri 20:00-24:00; sat 00:00-02:00"),
        ("fri 8pm-midnight", "fri 20:00-24:00"),
        ("mon 8-12,12-17", "mon 08:00-17:00"),
        ("lun a vie de 9 a 17; sáb 9:00-13:00", "mon-fri 09:00-17:00; sat 09:00-13:00"),
        ("mon-fri: 9h30 - 18h00", "mon-fri 09:30-18:00"),
        ("24/7", "mon-sun 00:00-24:00"),
        ("closed", "closed"),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, same: str) -> None:
    assert format_hours(parse_hours(text)) == same


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mon-fri 17:00-08:00", "ends before it begins"),
        ("mon-fri 9-5", "13:00 or 1pm"),
        ("mon 9-9", "ends before it begins"),
        ("mon 9-12,11-13", "overlap"),
        ("mon-fri 8-17; mon 9-12", "Monday overlap"),
        ("funday 9-12", "not a day"),
        ("mon", "No hours are given for Monday"),
        ("9-12", "which days"),
        ("mon 25:00-26:00", "not a time of day"),
        ("mon 9:60-12", "not a time of day"),
        ("mon 13pm-14pm", "not a time of day"),
        ("mon 8:00-", "needs an end"),
        ("mon 9", "needs an end"),
        ("mon- 9-12", "day is missing"),
        ("mon 9-12-15", "dash too many"),
        ("mon 9-12, closed", "which days are closed"),
        ("mon 9-12 !", "does not belong"),
        (";", "No hours are given"),
        ("whenever", "not a day"),
    ],
)
def test_hours_that_make_no_sense_are_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_hours(text)


@given(st.text("monfrisat0123456789:-,; ampclosed", max_size=40))
def test_any_other_text_is_refused_and_never_breaks(text: str) -> None:
    try:
        hours = parse_hours(text)
    except ValueError:
        return
    assert parse_hours(format_hours(hours)) == hours


days = st.lists(st.integers(0, 1440), max_size=6, unique=True).map(
    lambda cuts: tuple(
        (a, b) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False) if a < b
    ),
)
weeks = st.tuples(*[days] * 7).map(WeekHours)


@given(weeks)
def test_hours_written_are_read_back_the_same(hours: WeekHours) -> None:
    assert parse_hours(format_hours(hours)) == hours


# --- open or closed -----------------------------------------------------------------------------

OFFICE_HOURS = parse_hours("mon-fri 08:00-12:00,13:00-17:00; sat 09:00-12:00")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-06-03 07:59", False),
        ("2026-06-03 08:00", True),
        ("2026-06-03 12:00", False),
        ("2026-06-03 13:00", True),
        ("2026-06-03 16:59", True),
        ("2026-06-03 17:00", False),
        ("2026-06-06 10:00", True),
        ("2026-06-07 10:00", False),
    ],
)
def test_the_office_is_open_by_its_own_clock(when: str, expected: bool) -> None:
    assert Calendar(OFFICE_HOURS, NEW_YORK).is_open(at(when)) is expected


def test_no_hours_set_means_always_open_and_closed_means_never() -> None:
    now = at("2026-06-07 03:00")
    assert Calendar(ALWAYS_OPEN, NEW_YORK).is_open(now)
    assert Calendar(ALWAYS_OPEN, NEW_YORK).next_opening(now) is None
    assert not Calendar(parse_hours("closed"), NEW_YORK).is_open(now)
    assert Calendar(parse_hours("closed"), NEW_YORK).next_opening(now) is None
    assert Calendar(parse_hours("24/7"), NEW_YORK).next_opening(now) is None


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2026-06-03 07:00", "2026-06-03 08:00"),
        ("2026-06-03 08:00", "2026-06-03 13:00"),
        ("2026-06-03 12:30", "2026-06-03 13:00"),
        ("2026-06-03 18:00", "2026-06-04 08:00"),
        ("2026-06-06 12:00", "2026-06-08 08:00"),
        ("2026-03-07 13:00", "2026-03-09 08:00"),
        ("2026-10-31 13:00", "2026-11-02 08:00"),
    ],
)
def test_the_next_opening(now: str, opening: str) -> None:
    assert Calendar(OFFICE_HOURS, NEW_YORK).next_opening(at(now)) == at(opening)


def test_a_weekly_opening_is_found_a_week_ahead() -> None:
    hours = parse_hours("wed 08:00-09:00")
    opening = Calendar(hours, NEW_YORK).next_opening(at("2026-06-03 08:30"))
    assert opening == at("2026-06-10 08:00")


def test_midnight_within_open_hours_is_no_opening() -> None:
    hours = parse_hours("fri 20:00-24:00; sat 00:00-02:00")
    assert Calendar(hours, NEW_YORK).next_opening(at("2026-06-05 21:00")) == at("2026-06-12 20:00")


def test_an_opening_that_clocks_skip_is_when_they_change() -> None:
    hours = parse_hours("sun 02:30-06:00")
    opening = Calendar(hours, NEW_YORK).next_opening(at("2026-03-07 12:00"))
    assert opening == at("2026-03-08 03:00")


def test_an_office_open_past_midnight_opens_twice_when_clocks_are_set_back() -> None:
    hours = parse_hours("sun 00:30-01:30")
    closed = at("2026-11-01 01:40")
    assert Calendar(hours, NEW_YORK).next_opening(closed) == at("2026-11-01 01:00", fold=1)


@settings(max_examples=60)
@given(
    weeks,
    st.sampled_from(US_ZONES),
    st.sampled_from([SPRING, AUTUMN, date(2026, 6, 3)]),
    st.integers(-2880, 2880),
)
def test_the_office_is_closed_until_it_opens(
    hours: WeekHours, zone: str, day: date, minutes: int
) -> None:
    now = datetime.combine(day, time(2), ZoneInfo(zone)).astimezone(UTC) + timedelta(
        minutes=minutes
    )
    opening = Calendar(hours, zone).next_opening(now)
    if Calendar(hours, zone).is_open(now):
        return
    if opening is None:
        assert hours.is_set
        assert not any(hours.days)
        return
    assert opening > now
    assert Calendar(hours, zone).is_open(opening)
    step = max(timedelta(minutes=1), (opening - now) / 200)
    moment = now
    while moment < opening:
        assert not Calendar(hours, zone).is_open(moment)
        moment += step


@pytest.mark.parametrize(
    ("opening", "english", "spanish"),
    [
        ("2026-06-03 13:00", "today at 1:00 PM", "hoy a las 13:00"),
        ("2026-06-04 08:00", "tomorrow at 8:00 AM", "mañana a las 8:00"),
        ("2026-06-08 09:00", "Monday at 9:00 AM", "el lunes a las 9:00"),
        (
            "2026-06-10 12:30",
            "Wednesday, June 10 at 12:30 PM",
            "el miércoles 10 de junio a las 12:30",
        ),
        ("2026-06-04 01:00", "tomorrow at 1:00 AM", "mañana a la 1:00"),
        ("2026-06-04 00:00", "tomorrow at 12:00 AM", "mañana a las 0:00"),
    ],
)
def test_the_opening_is_said_as_people_say_it(opening: str, english: str, spanish: str) -> None:
    now = at("2026-06-03 12:30")
    assert opening_words(at(opening), NEW_YORK, now) == english
    assert opening_words(at(opening), NEW_YORK, now, "es") == spanish


def test_no_opening_has_no_words() -> None:
    assert opening_words(None, NEW_YORK, at("2026-06-03 12:30")) == ""


# --- quiet hours --------------------------------------------------------------------------------

NINE, EIGHT = time(21), time(8)


def quiet(zone: str, when: datetime, start: time = NINE, end: time = EIGHT) -> bool:
    wall = when.astimezone(ZoneInfo(zone)).time()
    return start <= wall < end if start <= end else wall >= start or wall < end


def test_by_day_nothing_is_held() -> None:
    assert quiet_until(NINE, EIGHT, [NEW_YORK], at("2026-06-03 12:00")) is None
    assert quiet_until(NINE, EIGHT, [NEW_YORK], at("2026-06-03 08:00")) is None
    assert quiet_until(NINE, EIGHT, [NEW_YORK], at("2026-06-03 20:59")) is None


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-06-03 21:00", "2026-06-04 08:00"),
        ("2026-06-04 02:00", "2026-06-04 08:00"),
        ("2026-06-04 07:59", "2026-06-04 08:00"),
        ("2026-03-07 23:00", "2026-03-08 08:00"),
        ("2026-10-31 23:00", "2026-11-01 08:00"),
    ],
)
def test_by_night_texts_wait_for_the_morning_there(now: str, until: str) -> None:
    assert quiet_until(NINE, EIGHT, [NEW_YORK], at(now)) == at(until)


def test_the_last_zone_to_wake_decides() -> None:
    zones = [NEW_YORK, "America/Los_Angeles"]
    assert quiet_until(NINE, EIGHT, zones, at("2026-06-03 07:00")) == at("2026-06-03 11:00")
    assert quiet_until(NINE, EIGHT, zones, at("2026-06-03 21:30")) == at("2026-06-04 11:00")


def test_equal_ends_and_no_zones_mean_no_quiet_hours() -> None:
    assert quiet_until(EIGHT, EIGHT, [NEW_YORK], at("2026-06-03 03:00")) is None
    assert quiet_until(NINE, EIGHT, [], at("2026-06-03 03:00")) is None


def test_zones_that_are_never_awake_together_still_give_an_answer() -> None:
    night = (time(9), time(8, 30))
    now = at("2026-06-03 12:00")
    until = quiet_until(*night, [NEW_YORK, "Pacific/Guam"], now)
    assert until is not None
    assert until > now


quarters = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))


@settings(max_examples=150)
@given(
    quarters,
    quarters,
    st.lists(st.sampled_from(US_ZONES), min_size=1, max_size=3),
    st.sampled_from([SPRING, AUTUMN, date(2026, 6, 3), date(2026, 12, 31)]),
    st.integers(-96, 96),
)
def test_a_held_text_leaves_at_the_first_moment_that_is_quiet_nowhere(
    start: time, end: time, zones: list[str], day: date, quarter: int
) -> None:
    now = datetime.combine(day, time(12), UTC) + timedelta(minutes=15 * quarter)
    until = quiet_until(start, end, zones, now)
    if until is None:
        assert not any(quiet(zone, now, start, end) for zone in zones)
        return
    assert until > now
    awake = not any(quiet(zone, until, start, end) for zone in zones)
    assert awake or until > now + timedelta(days=3)
    moment = now
    while moment < min(until, now + timedelta(days=3)):
        assert any(quiet(zone, moment, start, end) for zone in zones)
        moment += timedelta(minutes=15)


@settings(max_examples=100)
@given(st.sampled_from(US_ZONES), st.sampled_from([SPRING, AUTUMN]), st.integers(-1440, 1440))
def test_ordinary_quiet_hours_never_hold_a_text_longer_than_a_night(
    zone: str, day: date, minutes: int
) -> None:
    now = datetime.combine(day, time(9), UTC) + timedelta(minutes=minutes)
    until = quiet_until(NINE, EIGHT, [zone], now)
    assert (until is not None) == quiet(zone, now)
    if until is not None:
        assert now < until <= now + timedelta(hours=12)
        assert until.astimezone(ZoneInfo(zone)).time() == EIGHT

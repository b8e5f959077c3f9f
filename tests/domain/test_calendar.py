"""Office calendars: closed days, long closures, and every minute of the days when clocks change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskreply.domain.calendar import ALL_DAY, Calendar, never_closed
from deskreply.domain.hours import WeekHours, parse_hours, quiet_until
from deskreply.domain.models import Stage, Thread
from deskreply.domain.promise import ORDER, stage_at, with_promise, with_reply

NEW_YORK = "America/New_York"
_INDIANA = ("Indianapolis", "Vincennes", "Winamac", "Marengo", "Petersburg", "Vevay", "Tell_City")
US_ZONES = (
    *("America/New_York", "America/Detroit", "America/Kentucky/Louisville"),
    *("America/Kentucky/Monticello", "America/Indiana/Knox", "America/Chicago"),
    *(f"America/Indiana/{place}" for place in _INDIANA),
    *("America/Menominee", "America/North_Dakota/Center", "America/North_Dakota/New_Salem"),
    *("America/North_Dakota/Beulah", "America/Denver", "America/Boise", "America/Phoenix"),
    *("America/Los_Angeles", "America/Anchorage", "America/Juneau", "America/Sitka"),
    *("America/Metlakatla", "America/Yakutat", "America/Nome", "America/Adak"),
    *("Pacific/Honolulu", "America/Puerto_Rico", "America/St_Thomas", "Pacific/Guam"),
    *("Pacific/Pago_Pago", "Pacific/Saipan"),
)
SPRING = date(2026, 3, 8)
AUTUMN = date(2026, 11, 1)


def _clock(zone: str) -> tuple[timedelta | None, ...]:
    """What a zone's clocks show at every hour from the day before a change to two days after it."""
    hours = (
        datetime.combine(day, time(), UTC) + timedelta(hours=n)
        for day in (SPRING, AUTUMN)
        for n in range(-24, 96)
    )
    return tuple(hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours)


# Of zones whose clocks agree all that time, one will do.
CLOCKS = tuple({_clock(zone): zone for zone in reversed(US_ZONES)}.values())
MINUTE = timedelta(minutes=1)
# Opens and closes around and within the hour that is skipped or comes twice.
NIGHT_OFFICE = parse_hours("sat 8-12; sun 00:30-01:15,01:45-02:20,02:40-03:30,8-24; mon 0-2,8-17")


def at(text: str, zone: str = NEW_YORK) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def closed_on(**names: str) -> Callable[[date], str]:
    """Closed days by date, such as ``_2026_12_24="Christmas Eve"``."""
    days = {date.fromisoformat(k[1:].replace("_", "-")): name for k, name in names.items()}
    return lambda day: days.get(day, "")


def closed_from(first: str, last: str) -> Callable[[date], str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return lambda day: "Renovation" if start <= day <= end else ""


# --- closed days --------------------------------------------------------------------------------

OFFICE = Calendar(
    parse_hours("mon-fri 08:00-12:00,13:00-17:00"),
    NEW_YORK,
    closed_on(_2026_11_26="Thanksgiving Day", _2026_11_27="Day after"),
)


def test_on_a_closed_day_the_office_is_closed_and_says_why() -> None:
    noon = at("2026-11-26 10:00")
    assert not OFFICE.is_open(noon)
    assert OFFICE.closed_day(noon) == "Thanksgiving Day"
    assert OFFICE.closed_day(at("2026-11-25 10:00")) == ""
    assert OFFICE.next_opening(noon) == at("2026-11-30 08:00")
    assert OFFICE.opening_words(noon) == "Monday at 8:00 AM"
    assert OFFICE.opening_words(noon, "es") == "el lunes a las 8:00"


def test_a_closed_day_ends_at_the_offices_midnight() -> None:
    assert OFFICE.closed_day(at("2026-11-25 23:59")) == ""
    assert OFFICE.closed_day(at("2026-11-26 00:00")) == "Thanksgiving Day"
    assert OFFICE.closed_day(at("2026-11-27 23:59")) == "Day after"
    assert OFFICE.closed_day(at("2026-11-28 00:00")) == ""


def test_over_a_long_closure_the_opening_is_said_with_its_date() -> None:
    office = Calendar(
        parse_hours("mon-fri 8-17"), NEW_YORK, closed_from("2026-12-24", "2027-01-03")
    )
    now = at("2026-12-23 18:00")
    assert office.next_opening(now) == at("2027-01-04 08:00")
    assert office.opening_words(now) == "Monday, January 4 at 8:00 AM"
    assert office.opening_words(now, "es") == "el lunes 4 de enero a las 8:00"


def test_an_opening_after_many_months_is_found_and_one_after_years_given_up() -> None:
    week = parse_hours("mon-fri 8-17")
    months = Calendar(week, NEW_YORK, closed_from("2026-06-01", "2027-08-31"))
    assert months.next_opening(at("2026-06-03 10:00")) == at("2027-09-01 08:00")
    years = Calendar(week, NEW_YORK, closed_from("2026-06-01", "2046-06-01"))
    assert years.next_opening(at("2026-06-03 10:00")) is None
    assert years.opening_words(at("2026-06-03 10:00")) == ""


def test_an_office_without_hours_is_closed_on_its_closed_days_only() -> None:
    office = Calendar(zone=NEW_YORK, closed=closed_on(_2026_12_25="Christmas Day"))
    assert office.is_open(at("2026-12-24 23:59"))
    assert not office.is_open(at("2026-12-25 12:00"))
    assert office.next_opening(at("2026-12-25 12:00")) == at("2026-12-26 00:00")
    assert office.next_opening(at("2026-12-24 12:00")) == at("2026-12-26 00:00")


def test_when_it_opens_and_closes_on_one_day() -> None:
    lunch = OFFICE.openings(date(2026, 11, 25))
    assert lunch == (
        (at("2026-11-25 08:00"), at("2026-11-25 12:00")),
        (at("2026-11-25 13:00"), at("2026-11-25 17:00")),
    )
    assert OFFICE.openings(date(2026, 11, 26)) == ()
    whole = Calendar(zone=NEW_YORK).openings(AUTUMN)
    assert whole == ((at("2026-11-01 00:00"), at("2026-11-02 00:00")),)
    assert whole[0][1] - whole[0][0] == timedelta(hours=25)


def test_a_clock_set_to_1970_finds_an_opening_like_any_other() -> None:
    office = Calendar(parse_hours("mon-fri 8-17"), NEW_YORK)
    assert office.next_opening(datetime(1970, 1, 1, tzinfo=UTC)) == at("1970-01-01 08:00")


# --- every minute when clocks change --------------------------------------------------------------


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@pytest.mark.parametrize("zone", CLOCKS)
def test_at_every_minute_the_next_opening_is_the_first_open_minute_after_a_closed_one(
    zone: str, day: date
) -> None:
    office = Calendar(NIGHT_OFFICE, zone, closed_on(_2026_03_09="Closed"))
    tz = ZoneInfo(zone)
    begin = datetime.combine(day, time(), tz).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), tz).astimezone(UTC)
    # To the Saturday after: whatever opens next is among them.
    minutes = [begin + n * MINUTE for n in range(7 * 24 * 60)]
    opens = [office.is_open(minute) for minute in minutes]
    expected: datetime | None = None
    for n in range(len(minutes) - 1, 0, -1):
        if opens[n] and not opens[n - 1]:
            expected = minutes[n]
            assert not office.is_open(expected - timedelta(microseconds=1))
        if minutes[n - 1] < end:
            assert office.next_opening(minutes[n - 1]) == expected


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@pytest.mark.parametrize("zone", CLOCKS)
def test_at_every_minute_the_words_say_the_day_and_time_of_the_opening(
    zone: str, day: date
) -> None:
    office = Calendar(NIGHT_OFFICE, zone)
    tz = ZoneInfo(zone)
    now = datetime.combine(day, time(), tz).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), tz).astimezone(UTC)
    while now < end:
        opening = office.next_opening(now)
        assert opening is not None
        local = opening.astimezone(tz)
        ahead = (local.date() - now.astimezone(tz).date()).days
        said = {0: "today", 1: "tomorrow"}.get(ahead, f"{local:%A}")
        assert office.opening_words(now) == f"{said} at {local:%I:%M %p}".replace(" at 0", " at ")
        now += 7 * MINUTE


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@pytest.mark.parametrize("zone", CLOCKS)
@pytest.mark.parametrize(("start", "end"), [(time(21), time(8)), (time(1, 30), time(2, 30))])
def test_at_every_minute_quiet_hours_end_at_the_first_minute_that_is_not_quiet(
    zone: str, day: date, start: time, end: time
) -> None:
    tz = ZoneInfo(zone)
    begin = datetime.combine(day, time(), tz).astimezone(UTC)
    minutes = [begin + n * MINUTE for n in range(49 * 60)]

    def quiet(moment: datetime) -> bool:
        wall = moment.astimezone(tz).time()
        return start <= wall < end if start < end else wall >= start or wall < end

    awake: datetime | None = None
    for moment in reversed(minutes):
        if not quiet(moment):
            awake = moment
        if moment < begin + timedelta(hours=25) and awake is not None:
            assert quiet_until(start, end, [zone], moment) == (awake if quiet(moment) else None)


# --- deadlines ----------------------------------------------------------------------------------

spans = st.lists(st.integers(0, 96), max_size=6, unique=True).map(
    lambda cuts: tuple(
        (a * 15, b * 15) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False)
    )
)
weeks = st.tuples(*[spans] * 7).map(WeekHours)
calendars = st.builds(
    Calendar,
    weeks,
    st.sampled_from(US_ZONES),
    st.sampled_from([never_closed, closed_from("2026-03-09", "2026-03-10")]),
)
moments = st.integers(-4 * 1440, 4 * 1440).map(
    lambda n: datetime.combine(SPRING, time(12), UTC) + n * MINUTE
)
THREAD = Thread("+12125550123", "+12125550190")


@settings(max_examples=150, deadline=None)
@given(calendars, moments, st.integers(0, 600), st.integers(1, 1440), st.booleans())
def test_a_later_text_is_never_due_earlier(
    office: Calendar, sent: datetime, later: int, minutes: int, next_opening: bool
) -> None:
    after = sent + later * MINUTE
    first = with_promise(THREAD, sent, minutes, office, next_opening=next_opening)
    second = with_promise(THREAD, after, minutes, office, next_opening=next_opening)
    assert first.due_at is not None
    assert second.due_at is not None
    assert sent < first.due_at <= second.due_at
    assert first.due_at >= sent + minutes * MINUTE
    if office.is_open(sent) is office.is_open(after):
        one, other = (with_reply(THREAD, t, minutes, office) for t in (sent, after))
        assert one.due_at is not None
        assert other.due_at is not None
        assert one.due_at <= other.due_at


@settings(max_examples=150, deadline=None)
@given(calendars, moments, st.integers(1, 1440))
def test_what_runs_in_office_hours_ends_when_the_office_was_open_for_so_long(
    office: Calendar, sent: datetime, minutes: int
) -> None:
    due = office.after(sent, minutes * MINUTE)
    opens = office.is_open(sent) or office.next_opening(sent) is not None
    if opens:
        assert office.open_time(sent, due) == minutes * MINUTE
        assert office.is_open(due - timedelta(microseconds=1))
    else:
        assert due == sent + minutes * MINUTE


@settings(max_examples=60, deadline=None)
@given(calendars, moments, st.integers(1, 600), st.booleans())
def test_stages_come_in_order_while_the_office_is_open_and_the_last_not_before_it_is_due(
    office: Calendar, sent: datetime, minutes: int, next_opening: bool
) -> None:
    thread = with_promise(THREAD, sent, minutes, office, next_opening=next_opening)
    assert thread.due_at is not None
    step = 30 * MINUTE
    stages = [stage_at(thread, office, sent + n * step) for n in range(100)]
    assert stages == sorted(stages, key=ORDER.index)
    for n, (before, stage) in enumerate(pairwise(stages)):
        if stage is not before and any(office.week.days):
            assert office.open_time(sent + n * step, sent + (n + 1) * step + MINUTE) > timedelta()
        if stage is Stage.OVER:
            assert sent + (n + 1) * step >= thread.due_at


def test_all_day_is_what_an_office_without_hours_has() -> None:
    assert Calendar().spans(SPRING) == ALL_DAY

"""Closed days as staff writes them, and the public holidays of a state."""

from __future__ import annotations

from datetime import date

import pytest
from holidays import list_supported_countries
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.closeddays import format_entry, is_date, parse_entry, split_entries
from deskreply.domain.holidaynames import STATES, holidays_of, same_holiday, spoken


@pytest.mark.parametrize(
    ("text", "covered", "free", "name"),
    [
        ("2026-11-27", ["2026-11-27"], ["2026-11-26", "2027-11-27"], ""),
        (
            "2026-11-27 Day after Thanksgiving",
            ["2026-11-27"],
            ["2026-11-28"],
            "Day after Thanksgiving",
        ),
        (
            "2026-12-24..2027-01-02",
            ["2026-12-24", "2026-12-31", "2027-01-02"],
            ["2026-12-23", "2027-01-03", "2027-12-24"],
            "",
        ),
        ("2026-12-24 to 2026-12-26", ["2026-12-24", "2026-12-26"], ["2026-12-27"], ""),
        ("2026-12-24 - 2026-12-26 Xmas", ["2026-12-25"], ["2026-12-27"], "Xmas"),
        ("12-24 al 01-01", ["2026-12-31", "2027-01-01"], ["2027-01-02"], ""),
        ("12-24", ["2026-12-24", "2031-12-24"], ["2026-12-25"], ""),
        ("7-4 Fireworks", ["2026-07-04"], ["2026-07-05"], "Fireworks"),
        (
            "12-24 .. 01-01 Winter break",
            ["2026-12-24", "2026-12-31", "2027-01-01"],
            ["2026-12-23", "2027-01-02"],
            "Winter break",
        ),
        ("02-29", ["2028-02-29"], ["2027-02-28", "2027-03-01"], ""),
    ],
)
def test_a_day_is_closed_as_it_was_written(
    text: str, covered: list[str], free: list[str], name: str
) -> None:
    entry = parse_entry(text)
    assert entry.name == name
    assert all(entry.covers(date.fromisoformat(day)) for day in covered)
    assert not any(entry.covers(date.fromisoformat(day)) for day in free)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tomorrow", '"tomorrow" is not a date'),
        ("2026-12-24 and 2026-12-25", "is not a date"),
        ("12/24/2026", "is not a date"),
        ("2026-02-30", "There is no day 2026-02-30"),
        ("13-01", "There is no day 13-01"),
        ("2027-01-02..2026-12-24", "ends before it begins"),
        ("12-24..2027-01-02", "a year on one side only"),
        ("2026-12-24..", "is not a date"),
        ("2026-11-27 " + "x" * 61, "at most 60 characters"),
        ("0000-01-01", "There is no day"),
        ("", "is not a date"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_entry(text)


@given(st.text("0123456789-. abc", max_size=30), st.dates())
def test_any_other_text_is_refused_and_never_breaks(text: str, day: date) -> None:
    try:
        entry = parse_entry(text)
    except ValueError:
        return
    assert entry.covers(day) in {True, False}
    assert is_date(text)


def test_a_list_is_apart_by_commas_or_where_names_have_some_by_semicolons() -> None:
    assert split_entries(" 12-24 , 12-31,") == ["12-24", "12-31"]
    assert split_entries("12-24 Closed, sorry; 12-31") == ["12-24 Closed, sorry", "12-31"]
    assert split_entries("12-24\n12-31\n") == ["12-24", "12-31"]


# --- public holidays ----------------------------------------------------------------------------


def test_every_state_and_territory_that_the_calendar_knows_is_taken() -> None:
    assert set(STATES) == set(list_supported_countries()["US"])


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_closed_on_new_years_day_and_christmas(state: str) -> None:
    days = holidays_of(state, 2026)
    assert date(2026, 1, 1) in days
    assert date(2026, 12, 25) in days


def test_a_holiday_on_a_saturday_is_observed_on_the_friday_before() -> None:
    days = holidays_of("NY", 2026)
    assert days[date(2026, 7, 4)] == ("Independence Day",)
    assert days[date(2026, 7, 3)] == ("Independence Day (observed)",)
    assert date(2027, 12, 31) in holidays_of("NY", 2027)


def test_states_differ_and_years_long_past_have_holidays_too() -> None:
    patriots = date(2026, 4, 20)
    assert holidays_of("MA", 2026)[patriots] == ("Patriots' Day",)
    assert patriots not in holidays_of("NY", 2026)
    assert date(1970, 12, 25) in holidays_of("NY", 1970)
    assert date(2099, 12, 25) in holidays_of("NY", 2099)


def test_names_are_said_in_spanish_as_far_as_there_are_any() -> None:
    assert spoken("Thanksgiving Day", "es") == "Día de Acción de Gracias"
    assert spoken("Independence Day (observed)", "es") == "Día de la Independencia (observado)"
    assert spoken("Bennington Battle Day", "es") == "Bennington Battle Day"
    assert spoken("Thanksgiving Day", "en") == "Thanksgiving Day"


def test_a_holiday_is_known_by_its_name_in_either_language() -> None:
    assert same_holiday("Veterans Day (observed)", "veterans  day")
    assert same_holiday("Columbus Day", "día de la raza")
    assert same_holiday("Presidents' Day", "Presidents\u2019 Day")
    assert not same_holiday("Veterans Day", "Memorial Day")


@pytest.mark.parametrize(
    "text",
    ["2026-11-27", "2026-12-24..2027-01-02 Winter", "12-24", "12-24..01-01 Holidays", "02-29"],
)
def test_an_entry_is_written_as_it_is_read(text: str) -> None:
    assert format_entry(parse_entry(text)) == text

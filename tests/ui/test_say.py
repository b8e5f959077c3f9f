"""Times, numbers and names in the words staff reads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskreply.ui import say

CHICAGO = "America/Chicago"
# Thursday, 5 March, 10:42 in the morning in Chicago.
NOW = datetime(2026, 3, 5, 16, 42, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("at", "zone", "english", "spanish"),
    [
        (NOW, CHICAGO, "10:42 AM", "10:42"),
        (NOW + 2 * HOUR, CHICAGO, "12:42 PM", "12:42"),
        (NOW + 14 * HOUR, CHICAGO, "12:42 AM", "00:42"),
        (NOW + 5 * HOUR, CHICAGO, "3:42 PM", "15:42"),
        (NOW, "America/Denver", "9:42 AM", "09:42"),
        # The clocks go forward at 2 in the night of 8 March: 2:30 is never shown.
        (datetime(2026, 3, 8, 7, 59, tzinfo=UTC), CHICAGO, "1:59 AM", "01:59"),
        (datetime(2026, 3, 8, 8, 0, tzinfo=UTC), CHICAGO, "3:00 AM", "03:00"),
        # And back on 1 November: 1:30 comes twice.
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), CHICAGO, "1:30 AM", "01:30"),
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), CHICAGO, "1:30 AM", "01:30"),
    ],
)
def test_clock(at: datetime, zone: str, english: str, spanish: str) -> None:
    assert say.clock(at, zone, "en") == english
    assert say.clock(at, zone, "es") == spanish


@pytest.mark.parametrize(
    ("at", "english", "spanish"),
    [
        (NOW, "Today", "Hoy"),
        (NOW - 10 * HOUR, "Today", "Hoy"),
        (NOW - 11 * HOUR, "Yesterday", "Ayer"),
        (NOW + 14 * HOUR, "Tomorrow", "Mañana"),
        (NOW - 3 * DAY, "Mon, Mar 2", "lun, 2 mar"),
        (NOW + 4 * DAY, "Mon, Mar 9", "lun, 9 mar"),
        (NOW - 365 * DAY, "Wed, Mar 5, 2025", "mié, 5 mar 2025"),
    ],
)
def test_day(at: datetime, english: str, spanish: str) -> None:
    assert say.day(at, CHICAGO, NOW, "en") == english
    assert say.day(at, CHICAGO, NOW, "es") == spanish


def test_days_are_those_of_the_zone_where_one_has_23_hours() -> None:
    late = datetime(2026, 3, 9, 4, 30, tzinfo=UTC)  # Sunday 8 March, 23:30
    early = datetime(2026, 3, 8, 6, 30, tzinfo=UTC)  # the same Sunday, 0:30
    night = datetime(2026, 3, 8, 5, 30, tzinfo=UTC)  # Saturday, 23:30

    assert say.day(early, CHICAGO, late, "en") == "Today"
    assert say.day(night, CHICAGO, late, "en") == "Yesterday"
    assert say.day(night, "America/New_York", late, "en") == "Yesterday"
    assert say.day(late, "America/New_York", early, "en") == "Tomorrow"


def test_a_day_in_a_narrow_place_has_no_weekday() -> None:
    assert say.short_day(NOW - 3 * DAY, CHICAGO, NOW, "en") == "Mar 2"
    assert say.short_day(NOW - 3 * DAY, CHICAGO, NOW, "es") == "2 mar"
    assert say.short_day(NOW - 365 * DAY, CHICAGO, NOW, "en") == "Mar 5, 2025"
    assert say.short_day(NOW - DAY, CHICAGO, NOW, "es") == "Ayer"


def test_when_is_day_and_clock() -> None:
    assert say.when(NOW, CHICAGO, NOW, "en") == "Today 10:42 AM"
    assert say.when(NOW - 3 * DAY, CHICAGO, NOW, "en") == "Mon, Mar 2 10:42 AM"
    assert say.when(NOW - DAY, CHICAGO, NOW, "es") == "Ayer 10:42"


@pytest.mark.parametrize(
    ("seconds", "english", "spanish"),
    [
        (-3, "0 s", "0 s"),
        (24.9, "24 s", "24 s"),
        (60, "1 min", "1 min"),
        (41 * 60 + 59, "41 min", "41 min"),
        (3_600, "1 h", "1 h"),
        (80 * 60, "1 h 20 min", "1 h 20 min"),
        (86_400, "1 day", "1 día"),
        (2 * 86_400 + 5, "2 days", "2 días"),
    ],
)
def test_duration(seconds: float, english: str, spanish: str) -> None:
    assert say.duration(seconds, "en") == english
    assert say.duration(seconds, "es") == spanish


@pytest.mark.parametrize(
    ("left", "english", "spanish"),
    [
        (41 * MINUTE, "41 min left", "quedan 41 min"),
        (40 * MINUTE + timedelta(seconds=1), "41 min left", "quedan 41 min"),
        (timedelta(seconds=1), "1 min left", "queda 1 min"),
        (HOUR, "1 h left", "queda 1 h"),
        (80 * MINUTE, "1 h 20 min left", "quedan 1 h 20 min"),
        (DAY, "1 day left", "queda 1 día"),
        (3 * DAY, "3 days left", "quedan 3 días"),
        (timedelta(0), "due now", "vence ahora"),
        (timedelta(seconds=-59), "due now", "vence ahora"),
        (-MINUTE, "1 min over", "1 min de retraso"),
        (timedelta(seconds=-299), "4 min over", "4 min de retraso"),
        (-2 * DAY, "2 days over", "2 días de retraso"),
    ],
)
def test_what_is_left_of_a_promise(left: timedelta, english: str, spanish: str) -> None:
    assert say.until(NOW + left, NOW, "en") == english
    assert say.until(NOW + left, NOW, "es") == spanish


def test_a_language_nobody_speaks_here_is_english() -> None:
    assert say.day(NOW, CHICAGO, NOW, "fr") == "Today"
    assert say.clock(NOW, CHICAGO, "fr") == "10:42 AM"


@pytest.mark.parametrize(
    ("e164", "written"),
    [
        ("+12125550123", "(212) 555-0123"),
        ("+15550100117", "(555) 010-0117"),
        ("+442079460958", "+44 20 7946 0958"),
        ("+525512345678", "+52 55 1234 5678"),
        ("+1212555012", "+1 212555012"),
        ("", ""),
        ("anonymous", "anonymous"),
        ("+", "+"),
    ],
)
def test_a_number_is_written_as_people_write_it(e164: str, written: str) -> None:
    assert say.number(e164) == written


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maria Lopez", "ML"),
        ("Priya", "P"),
        ("josé maría de la cruz", "JC"),
        ("Ángel Ñandú", "ÁÑ"),
        ("O'Brien, Pat", "OP"),
        ("李 小龙", "李小"),
        ("", "#"),
        ("  ", "#"),
        ("+1 212 555", "#"),
        ("😀 Ana", "A"),
        ("ßeta", "S"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert say.initials(name) == letters

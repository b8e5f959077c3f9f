"""Whose number is it: withheld callers, what people type, regions, kinds, zones."""

from __future__ import annotations

import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain import numbers
from deskreply.domain.numbers import NumberKind

KEYPAD = ["266696687", "7378742833", "2562533", "8656696", "86282452253", "464"]


@pytest.mark.parametrize("digits", KEYPAD)
@pytest.mark.parametrize("prefix", ["", "+", "+1", "1"])
def test_words_spelt_on_a_keypad_are_withheld_callers(prefix: str, digits: str) -> None:
    assert numbers.is_withheld(prefix + digits)


def test_restricted_on_a_keypad_would_pass_for_an_austin_number() -> None:
    assert numbers.is_valid("+17378742833")
    assert numbers.is_withheld("+17378742833")


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "  ",
        "\u200e",
        "+",
        "anonymous",
        "Anonymous",
        "RESTRICTED",
        "Private",
        "unavailable",
        "unknown",
        "Caller ID blocked",
        "sip:anonymous@anonymous.invalid",
        "sip:+12125550123@office.example",
        "client:front_desk",
        "\u202aunknown\u202c",
        "ＡＮＯＮＹＭＯＵＳ",  # noqa: RUF001
    ],
)
def test_callers_without_a_number_are_withheld(raw: str | None) -> None:
    assert numbers.is_withheld(raw)


@pytest.mark.parametrize(
    "raw",
    ["+12125550123", "2125550123", "\u202a+12125550123\u202c", "911", "22395", "+442079460123"],
)
def test_callers_with_a_number_are_not_withheld(raw: str) -> None:
    assert not numbers.is_withheld(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "+12125550123",
        "(212) 555-0123",
        "212.555.0123",
        "212 555 0123",
        "1-212-555-0123",
        "+1 (212) 555\u20110123",
        "\u202a+1\u00a0212\u00a0555\u00a00123\u202c",
        "＋１２１２５５５０１２３",  # noqa: RUF001
        "٢١٢٥٥٥٠١٢٣",
        " 212-555-0123\n",
        "011 1 212 555 0123",
    ],
)
def test_a_number_is_read_however_it_is_written(raw: str) -> None:
    assert numbers.normalise(raw) == "+12125550123"


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "call me",
        "1-800-FLOWERS",
        "212-555-O123",
        "555-0123",
        "911",
        "22395",
        "*67 212 555 0123",
        "212-555-0123 x5",
        "212-555-0123; 212-555-0124",
        "+0125550123",
        "++12125550123",
        "sip:+12125550123@office.example",
        "2" * 100,
        "+999999999999",
        "😀",
    ],
)
def test_what_is_no_number_is_refused(raw: str | None) -> None:
    assert numbers.normalise(raw) is None


def test_numbers_from_abroad_are_read_with_their_country_code() -> None:
    assert numbers.normalise("+44 20 7946 0123") == "+442079460123"
    assert numbers.normalise("020 7946 0123", "GB") == "+442079460123"


@given(st.text(max_size=80) | st.text("+()-. 0123456789\u200e٣", max_size=30))
def test_no_text_whatever_breaks_reading_it(raw: str) -> None:
    number = numbers.normalise(raw)
    assert number is None or numbers.is_e164(number)
    if number is not None:
        assert numbers.normalise(number) == number
    numbers.is_withheld(raw)
    numbers.is_short_or_service(raw)
    numbers.kind(raw)
    numbers.zones(raw)
    numbers.region(raw)
    numbers.masked(raw)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+12125550123", "US"),
        ("+17875550123", "PR"),
        ("+16715550123", "GU"),
        ("+13405550123", "VI"),
        ("+16705550123", "MP"),
        ("+14165550123", "CA"),
        ("+442079460123", "GB"),
        ("+12425550123", "BS"),
        ("+15555550100", None),
        ("nonsense", None),
    ],
)
def test_the_region_is_told_apart_within_plus_1(number: str, expected: str | None) -> None:
    assert numbers.region(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+12125550123", NumberKind.FIXED_OR_MOBILE),
        ("+18005550123", NumberKind.TOLL_FREE),
        ("+18885550123", NumberKind.TOLL_FREE),
        ("+19005550123", NumberKind.PREMIUM),
        ("+15005550006", NumberKind.PERSONAL),
        ("+61491570006", NumberKind.MOBILE),
        ("+442079460123", NumberKind.FIXED),
        ("+15555550100", NumberKind.UNKNOWN),
        ("212", NumberKind.UNKNOWN),
    ],
)
def test_the_kind_of_number_is_known(number: str, expected: NumberKind) -> None:
    assert numbers.kind(number) is expected


@pytest.mark.parametrize(
    "raw", ["911", "+1911", "211", "988", "+1988", "22395", "622622", "123", "+1622622", "1"]
)
def test_service_numbers_and_short_codes_are_no_subscribers(raw: str) -> None:
    assert numbers.is_short_or_service(raw)


@pytest.mark.parametrize("raw", ["+12125550123", "5550123", "anonymous", "", None])
def test_subscribers_are_no_short_codes(raw: str | None) -> None:
    assert not numbers.is_short_or_service(raw)


def test_every_plausible_zone_is_named() -> None:
    assert numbers.zones("+12125550123") == ("America/New_York",)
    assert numbers.zones("+17755550123") == ("America/Boise", "America/Los_Angeles")
    assert numbers.zones("+17875550123") == ("America/Puerto_Rico",)
    assert numbers.zones("+15555550100") == ()


@pytest.mark.parametrize("area", ["850", "448", "812", "930", "270", "364", "423", "219", "906"])
def test_a_phone_of_an_area_code_across_two_zones_may_be_in_either(area: str) -> None:
    """No exchange says that it is elsewhere: Pensacola and Tallahassee share their area code."""
    zones = numbers.zones(f"+1{area}5550123")
    assert {"America/New_York", "America/Chicago"} <= set(zones)


def test_an_exchange_of_a_known_town_is_in_its_zone() -> None:
    assert numbers.zones("+18504321234") == ("America/Chicago",)
    assert numbers.zones("+14232651234") == ("America/New_York",)


def test_a_number_of_no_known_place_may_be_anywhere_in_the_states_but_not_abroad() -> None:
    zones = numbers.zones("+18005550123")
    assert {"America/New_York", "Pacific/Honolulu"} <= set(zones)
    assert not {"Pacific/Guam", "America/St_Johns", "America/Toronto"} & set(zones)


def test_every_zone_of_an_american_number_exists() -> None:
    for area in range(200, 1000):
        for zone in numbers.zones(f"+1{area}5550123"):
            assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+12125550123", "+1 ••• ••• 0123"),
        ("+442079460123", "+••• 0123"),
        ("911", "•••"),
        ("", ""),
        (None, ""),
    ],
)
def test_screens_show_only_the_last_digits(number: str | None, expected: str) -> None:
    assert numbers.masked(number) == expected


def test_the_number_library_is_not_loaded_before_it_is_needed() -> None:
    program = (
        "import sys; import deskreply.domain.decide; from deskreply.domain import numbers;"
        "numbers.normalise('+12125550123'); numbers.is_withheld('anonymous');"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=env, check=False)
    assert done.returncode == 0

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.provider import parse

AT = datetime(2026, 1, 5, 13, 4, 9, tzinfo=UTC)


def test_a_call_as_the_provider_lists_it() -> None:
    row = parse.call(
        {
            "sid": "CA1",
            "parent_call_sid": "CA0",
            "from": "+12125550123",
            "to": "+12125550199",
            "direction": "outbound-dial",
            "status": "no-answer",
            "date_created": "Mon, 05 Jan 2026 13:04:09 +0000",
            "start_time": "Mon, 05 Jan 2026 13:04:09 +0000",
            "end_time": None,
            "duration": "17",
            "answered_by": "machine_start",
            "caller_name": "",
            "a_field_of_tomorrow": {"x": 1},
        }
    )
    assert row is not None
    assert (row.id, row.parent_id, row.direction) == ("CA1", "CA0", "outbound-dial")
    assert (row.caller_raw, row.called_raw) == ("+12125550123", "+12125550199")
    assert (row.created_at, row.started_at, row.ended_at) == (AT, AT, None)
    assert (row.duration, row.answered_by, row.caller_name) == (17, "machine_start", None)
    assert row.final


def test_a_call_with_almost_nothing() -> None:
    row = parse.call({"sid": "CA1", "status": "conjured", "from": "", "duration": ""})
    assert row is not None
    assert (row.caller_raw, row.called_raw, row.direction) == (None, None, "")
    assert (row.status, row.final, row.duration) == ("conjured", False, 0)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("7", 7), (7, 7), ("", 0), (None, 0), ("-1", 0), ("soon", 0), ([], 0), (True, 0), (" 3 ", 3)],
)
def test_durations(value: object, expected: int) -> None:
    assert parse.whole(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "Mon, 05 Jan 2026 13:04:09 +0000",
        "Mon, 05 Jan 2026 08:04:09 -0500",
        "Mon, 05 Jan 2026 13:04:09 GMT",
        "05 Jan 2026 13:04:09 -0000",
        "2026-01-05T13:04:09Z",
        "2026-01-05T14:04:09+01:00",
        "2026-01-05 13:04:09",
    ],
)
def test_times(value: str) -> None:
    assert parse.moment(value) == AT


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "yesterday",
        17,
        {},
        "Mon, 99 Jan 2026 13:04:09 +0000",
        "Mon, ²5 Jan 2026 13:04:09 +0000",
        "0001-01-01T00:00:00+14:00",
        "9" * 5000,
    ],
)
def test_what_is_no_time(value: object) -> None:
    assert parse.moment(value) is None


def test_a_message_keeps_its_whole_body() -> None:
    body = "שלום 👋🏽 \u200d" + "x" * 5000
    row = parse.message({"sid": "SM1", "body": body, "num_media": "2", "error_code": None})
    assert row is not None
    assert (row.body, row.media_count, row.error_code) == (body, 2, None)


@pytest.mark.parametrize(("value", "expected"), [("30003", 30003), (30003, 30003), ("", None)])
def test_error_codes(value: object, expected: int | None) -> None:
    row = parse.message({"sid": "SM1", "error_code": value})
    assert row is not None
    assert row.error_code == expected


def test_half_a_surrogate_and_a_nul_are_replaced() -> None:
    row = parse.message({"sid": "SM1", "body": "a\ud83db\0c"})
    assert row is not None
    assert row.body == "a\ufffdb\ufffdc"
    row.body.encode()


def test_numbers() -> None:
    row = {"phone_number": "+1212", "capabilities": {"voice": True, "SMS": False}}
    info = parse.number(row)
    assert info is not None
    assert (info.can_call, info.can_text) == (True, False)
    unsaid = parse.number({"phone_number": "+1212", "capabilities": None})
    assert unsaid is not None
    assert (unsaid.can_call, unsaid.can_text) == (True, True)
    assert parse.number({"sid": "PN1"}) is None


def test_rows_that_are_none_are_dropped_and_counted() -> None:
    items: list[object] = [{"sid": "CA1"}, {}, None, "CA2", {"sid": ""}, {"sid": None}, [1]]
    rows, dropped = parse.rows(items, parse.call)
    assert [row.id for row in rows] == ["CA1"]
    assert dropped == 6


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
WORDS = ["sid", "from", "to", "status", "direction", "body", "phone_number", "source"]
COUNTS = ["duration", "num_media", "error_code", "capabilities", "date_created", "start_time"]
FIELDS = st.sampled_from([*WORDS, *COUNTS])


@given(st.dictionaries(FIELDS, JSON))
def test_no_row_is_too_strange(row: dict[str, object]) -> None:
    for read in (parse.call, parse.message, parse.recording, parse.number, parse.account):
        read(row)


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_can_be_stored(value: str) -> None:
    assert "\0" not in parse.safe_text(value)
    parse.safe_text(value).encode()


@given(st.text() | st.datetimes().map(str))
def test_a_time_is_utc_or_nothing(value: str) -> None:
    at = parse.moment(value)
    assert at is None or at.utcoffset() == UTC.utcoffset(None)

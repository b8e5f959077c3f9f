"""Times as people type them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from deskreply.domain import when

ZONE = "America/New_York"
# Saturday, ten in the morning in New York; clocks are set forward that night.
NOW = datetime(2026, 3, 7, 15, 0, tzinfo=UTC)

MEANS = {
    "2026-11-23 09:00": "2026-11-23T14:00Z",
    "2026-11-23T09:00": "2026-11-23T14:00Z",
    " 2026-11-23   9:00 ": "2026-11-23T14:00Z",
    "2026-11-23 9am": "2026-11-23T14:00Z",
    "2026-11-23T09:00Z": "2026-11-23T09:00Z",
    "2026-11-23T09:00+01:00": "2026-11-23T08:00Z",
    "tomorrow 8:30": "2026-03-08T12:30Z",
    "Tomorrow 8:30 pm": "2026-03-09T00:30Z",
    "mañana 8:30": "2026-03-08T12:30Z",
    "today 23:59": "2026-03-08T04:59Z",
    "monday 9am": "2026-03-09T13:00Z",
    "Fri at 9:15": "2026-03-13T13:15Z",
    "el miércoles a las 9:00": "2026-03-11T13:00Z",
    "miercoles 9:00": "2026-03-11T13:00Z",
    "tomorrow at 9am": "2026-03-08T13:00Z",
    # Today is a Saturday: the next one is meant.
    "saturday, 10:00": "2026-03-14T14:00Z",
    "14:30": "2026-03-07T19:30Z",
    "12 am": "2026-03-07T05:00Z",
    "12pm": "2026-03-07T17:00Z",
    "15m": "2026-03-07T15:15Z",
    "in 2 h": "2026-03-07T17:00Z",
    "3d": "2026-03-10T15:00Z",
    # The hour that comes twice: the first of the two.
    "2026-11-01 01:30": "2026-11-01T05:30Z",
}
MEANS_NOTHING = [
    "", "9", "soon", "yesterday", "tomorrow", "25:00", "9:60", "13pm", "0am", "2026-02-30 09:00",
    "2026-11-23", "-5m", "15", "2026-11-23 09:00 09:00", "tomorrow 2:30",
    "monday", "mondayish 9:00", "monday 9", "at 9:00", "tomorrow at", "el 9:00",
]  # fmt: skip


@pytest.mark.parametrize("text", MEANS)
def test_what_people_type(text: str) -> None:
    found = when.parse(text, ZONE, NOW)
    assert f"{found:%Y-%m-%dT%H:%MZ}" == MEANS[text]
    assert found.utcoffset() == NOW.utcoffset()


@pytest.mark.parametrize("text", MEANS_NOTHING)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        when.parse(text, ZONE, NOW)

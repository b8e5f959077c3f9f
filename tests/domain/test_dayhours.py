"""One day's hours, as they are typed, dragged and given breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.dayhours import DayHours
from deskreply.domain.hours_text import DAY_MINUTES, parse_clock

OPENS, CLOSES, NOON = 8 * 60, 17 * 60, 12 * 60


@pytest.mark.parametrize(
    ("typed", "after", "clock"),
    [
        ("8", -1, "08:00"),
        ("8a", -1, "08:00"),
        ("8:30 AM", -1, "08:30"),
        ("830", -1, "08:30"),
        ("7", -1, "07:00"),
        ("1", -1, "13:00"),
        ("01", -1, "01:00"),
        ("17:30", -1, "17:30"),
        ("1730", OPENS, "17:30"),
        ("5", OPENS, "17:00"),
        ("5 p.m.", OPENS, "17:00"),
        ("12", OPENS, "12:00"),
        ("noon", OPENS, "12:00"),
        ("midnight", OPENS, "24:00"),
        ("12 am", OPENS, "24:00"),
        # Nothing that would be after it: said by whoever asked.
        ("9 am", NOON, "09:00"),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, after: int, clock: str) -> None:
    minute = parse_clock(typed, after=after)
    assert f"{minute // 60:02}:{minute % 60:02}" == clock


@pytest.mark.parametrize("typed", ["", "soon", "25", "8:75", "8-17", "13 pm", "8 9"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a time of day"):
        parse_clock(typed)


def test_spans_come_back_as_they_were() -> None:
    spans = ((OPENS, NOON), (NOON + 60, CLOSES))
    day = DayHours.of(spans)
    assert day is not None
    assert day.breaks == ((NOON, NOON + 60),)
    assert day.spans == spans
    assert DayHours.of(()) is None


def test_a_break_outside_the_hours_or_over_another_is_refused() -> None:
    day = DayHours(OPENS, CLOSES, ((NOON, NOON + 60),))
    for start, end in ((NOON + 30, NOON + 90), (7 * 60, 7 * 60 + 30), (CLOSES - 15, CLOSES)):
        with pytest.raises(ValueError, match=r"^$"):
            day.with_break(start, end)
    assert day.with_break(NOON + 15, NOON + 45, 0).breaks == ((NOON + 15, NOON + 45),)
    assert day.without_break(0) == DayHours(OPENS, CLOSES)


def test_breaks_that_no_longer_lie_within_are_left_out() -> None:
    day = DayHours(OPENS, CLOSES, ((10 * 60, 10 * 60 + 15), (NOON, NOON + 60)))
    assert day.between(11 * 60, CLOSES).breaks == ((NOON, NOON + 60),)
    assert day.between(OPENS, NOON).breaks == ((10 * 60, 10 * 60 + 15),)


def test_the_usual_break_is_at_noon_or_in_the_middle() -> None:
    noon = DayHours(OPENS, CLOSES).usual_break()
    assert noon is not None
    assert noon.breaks == ((NOON, NOON + 60),)
    morning = DayHours(OPENS, NOON).usual_break()
    assert morning is not None
    assert morning.breaks == ((9 * 60 + 30, 10 * 60 + 30),)
    assert DayHours(OPENS, OPENS + 30).usual_break() is None


@given(
    edges=st.lists(st.integers(0, DAY_MINUTES), min_size=2, max_size=8, unique=True),
    at=st.integers(0, 7),
    minute=st.integers(-100, DAY_MINUTES + 100),
)
def test_an_end_that_is_dragged_stays_between_its_neighbours(
    edges: list[int], at: int, minute: int
) -> None:
    edges = sorted(edges)[: len(edges) // 2 * 2]
    day = DayHours.of(tuple(zip(edges[::2], edges[1::2], strict=True)))
    assert day is not None
    moved = day.moved(at % len(edges), minute)
    others = [edge for index, edge in enumerate(moved.edges) if index != at % len(edges)]
    assert others == [edge for index, edge in enumerate(edges) if index != at % len(edges)]
    assert all(first < later for first, later in pairwise(moved.edges))

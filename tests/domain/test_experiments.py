"""What may be said about two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.experiments import FEW, better, difference, wilson

shares = st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


# Published worked examples: Wilson's of Agresti and Coull, Newcombe's of his own paper.
@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_wilsons_interval(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("pair", "low", "high"),
    [
        ((48, 80, 56, 70), 0.0524, 0.3339),
        ((3, 10, 9, 10), 0.1705, 0.8090),
        ((0, 10, 10, 10), 0.6075, 1.0),
        ((0, 29, 5, 56), -0.0381, 0.1926),
    ],
)
def test_a_difference_has_newcombes_interval(
    pair: tuple[int, int, int, int], low: float, high: float
) -> None:
    assert difference(*pair) == pytest.approx((low, high), abs=2e-4)


@given(shares)
def test_the_interval_holds_the_share_and_stays_within_what_is_possible(
    share: tuple[int, int],
) -> None:
    count, of = share
    low, high = wilson(count, of)
    assert 0 <= low <= high <= 1
    if of:
        assert low <= count / of <= high


@given(shares, shares)
def test_neither_wording_is_favoured(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert better(*one, *other) == -better(*other, *one)
    low, high = difference(*one, *other)
    if better(*one, *other):
        assert not low <= 0 <= high


def test_under_twenty_nothing_is_said_however_clear_it_looks() -> None:
    assert better(0, FEW - 1, 500, 500) == 0
    assert better(0, FEW, 500, 500) == 1
    assert better(500, 500, 0, FEW) == -1


def test_a_difference_that_may_be_chance_is_not_told() -> None:
    assert better(13, 24, 8, 21) == 0
    assert better(0, 0, 0, 0) == 0

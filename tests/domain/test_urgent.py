"""Which texts cannot wait."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.urgent import WORDS, is_urgent


@pytest.mark.parametrize(
    "body",
    [
        "My cheek is SWELLING up",
        "face is swollen since last night",
        "the socket keeps bleeding!!",
        "no bleeding but it hurts",
        "My son's front tooth got knocked out",
        "I can’t breathe",
        "cant breathe well",
        "severe pain on the left",
        "se me puso muy HINCHADA la cara",
        "tengo hinchazon",
        "Hinchazón en la encía",
        "no puedo respirar",
        "el sangrado no para",
        "tengo un dolor muy fuerte",
        "is this an emergency?",
        "call 911?",
    ],
)
def test_it_cannot_wait(body: str) -> None:
    assert is_urgent(body, WORDS)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Can I come on Monday?",
        "I push the button and nothing happens",
        "the bleedingheart plant looks nice",
        "campus dental plan?",
        "my number is 5559110",
        "necesito una cita",
        "la sangría de ayer",
    ],
)
def test_it_can_wait(body: str) -> None:
    assert not is_urgent(body, WORDS)


def test_the_offices_own_words_count_and_only_those() -> None:
    assert is_urgent("The crown came off!", ["crown came off"])
    assert not is_urgent("swelling", ["crown came off"])
    assert not is_urgent("anything", ["", "!!"])


@given(st.sampled_from(WORDS), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_word_is_found_in_any_case(word: str, case: object) -> None:
    assert callable(case)
    assert is_urgent(f"Hi. {case(word)}, what now?", WORDS)

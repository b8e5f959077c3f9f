"""What is marked in a text that a search found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.marks import spans


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, typed)]


@pytest.mark.parametrize(
    ("text", "typed", "wanted"),
    [
        ("My tooth hurts", "tooth", ["tooth"]),
        ("My tooth hurts", "too", ["too"]),
        ("My tooth hurts", "TOOTH HU", ["tooth", "hu"]),
        ("too many teeth, tooth", "too t", ["too", "t", "t"]),
        ("My tooth hurts", "oth", []),
        ("My tooth hurts", "", []),
        ("My tooth hurts", " ?! - ", []),
        ("My tooth hurts", "tooth -", ["tooth"]),
        ("¿Mañana, señora?", "manana senor", ["Mañana", "señor"]),
        ("¿Mañana, señora?", "MAÑANA", ["Mañana"]),
        ("Jose\u0301 Díaz", "josé", ["Jose\u0301"]),
        ("Jose\u0301 Díaz", "jos", ["Jose\u0301"]),
        ("José Díaz", "Jose\u0301 di", ["José", "Dí"]),
        ("Mary O'Brien", "o'bri", ["O'Bri"]),
        ("Mary O'Brien", "obrien", []),
        ("Straße 9", "STRASSE", ["Straße"]),
        ("a-b a b", "a-b", ["a-b", "a b"]),
        ("(555) 010-0142", "0100", ["010-0"]),
        ("(555) 010-0142", "555 010", ["555) 010"]),
        ("(555) 010-0142", "+1 (555) 010-0142", ["555) 010-0142"]),
        ("+15550100142", "(555) 010", ["555010"]),
        ("+15550100142", "1555", ["1555"]),
        ("Call 212-555-0123 or 0123", "0123", ["0123", "0123"]),
        ("Room 12 at 10", "12", ["12"]),
        ("1, 2, 3", "123", []),
        ("Ana 😀 Ana", "ana", ["Ana", "Ana"]),
    ],
)
def test_what_was_typed_is_marked(text: str, typed: str, wanted: list[str]) -> None:
    assert marked(text, typed) == wanted


@given(st.text(max_size=60), st.text(max_size=20))
def test_marks_lie_within_the_text_one_after_the_other(text: str, typed: str) -> None:
    last = 0
    for start, end in spans(text, typed):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet="abcñé ¿'0-5", max_size=40), st.integers(0, 40), st.integers(1, 10))
def test_a_word_of_the_text_is_always_marked(text: str, start: int, length: int) -> None:
    words = text.split()
    if words:
        word = words[start % len(words)]
        assert bool(spans(text, word)) is any(map(str.isalnum, word))

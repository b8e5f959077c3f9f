"""STOP and START, in all the ways people write them, and not within other sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.optout import Intent, intent

PROVIDER_WORDS = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]
SPANISH_WORDS = ["PARE", "ALTO", "BASTA"]


@pytest.mark.parametrize("word", PROVIDER_WORDS + SPANISH_WORDS)
@pytest.mark.parametrize(
    "around", ["{}", " {} ", "{}.", "“{}”", "{}!!", "*{}*", "{} 🛑", "\u200b{}\u200f", "{}\n"]
)
def test_a_stop_word_stops(word: str, around: str) -> None:
    for written in (word, word.lower(), word.title()):
        assert intent(around.format(written)) is Intent.STOP


@pytest.mark.parametrize(
    "body",
    [
        "opt out",
        "Opt-out",
        "stop texting me",
        "Stop texting me!!!",
        "please stop",
        "Please stop texting me, thanks",
        "stop please",
        "remove me",
        "Remove me from your list.",
        "don't text me",
        "don\u2019t text",
        "Do not text me again",
        "take me off",
        "Take me off your list please",
        "no me escriban",
        "No me escriban más",
        "por favor no me escriban",
        "Baja",
        "STOP ALL",
    ],
)
def test_a_clear_phrase_stops(body: str) -> None:
    assert intent(body) is Intent.STOP


@pytest.mark.parametrize(
    "body",
    [
        "please don't stop by today",
        "Can I stop by at 3?",
        "please cancel",
        "I need to cancel my appointment",
        "the end",
        "non stop",
        "stop 2",
        "the bus stop is near you",
        "do you take me off insurance",
        "No puedo parar hoy",
        "alto riesgo",
        "st0p",
        "",
        "🙂",
        "...",
        "yes please",
        "start at 9?",
        "help me book",
    ],
)
def test_other_sentences_do_not(body: str) -> None:
    assert intent(body) is Intent.NONE


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("START", Intent.START),
        ("unstop.", Intent.START),
        ("Yes", Intent.YES),
        ("YES!", Intent.YES),
        ("help", Intent.HELP),
        ("Info", Intent.HELP),
    ],
)
def test_start_yes_and_help_are_told_apart(body: str, expected: Intent) -> None:
    assert intent(body) is expected


@given(st.text())
def test_no_text_whatever_breaks_it(body: str) -> None:
    assert intent(body) in Intent


@given(st.text(st.characters(categories=["P", "So", "Zs", "Cf"]), max_size=6))
def test_decoration_does_not_hide_a_stop(noise: str) -> None:
    assert intent(f"{noise} stop {noise}") is Intent.STOP

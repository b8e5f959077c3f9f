"""Typographic characters become plain ones in what is sent; words stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain import punctuation
from deskreply.domain.templates import parts


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("\u201cIt\u2019s fine\u201d", '"It\'s fine"'),
        ("\u00abhola\u00bb", '"hola"'),
        ("9:00\u201310:00 \u2014 ok\u2026", "9:00-10:00 - ok..."),
        ("5\u00a0PM\u202fsharp", "5 PM sharp"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("a\r\nb\u2028c", "a\nb\nc"),
    ],
)
def test_what_an_editor_put_in_becomes_plain(typed: str, sent: str) -> None:
    assert punctuation.plain(typed) == sent
    assert parts(sent).encoding == "GSM-7"


@pytest.mark.parametrize(
    "text",
    ["¿Mañana, señor Núñez?", "Größe über Ångström", "👩\u200d⚕️ ok 👍🏽", "日本", "a - b 'c'"],
)
def test_accents_emoji_and_letters_stay(text: str) -> None:
    assert punctuation.plain(text) == text


def test_an_accent_that_was_typed_apart_is_put_on_its_letter() -> None:
    assert punctuation.plain("e\u0301 n\u0303") == "é ñ"


@given(st.text())
def test_once_is_enough(text: str) -> None:
    once = punctuation.plain(text)
    assert punctuation.plain(once) == once

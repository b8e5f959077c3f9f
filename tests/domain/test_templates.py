"""Texts: their fields, what they promise, how long they are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.templates import FIELDS, UnfilledField, parts, promise_words, render


def test_fields_are_filled_in() -> None:
    said = render("Hi {first_name}, {business} here.", {"business": "Acme", "first_name": "Ana"})
    assert said == "Hi Ana, Acme here."


@pytest.mark.parametrize(
    ("template", "fields", "name"),
    [
        ("{business}", {}, "business"),
        ("{business}", {"business": " "}, "business"),
        ("{business}", {"business": "{}"}, "business"),
        ("{surname}", {"surname": "Lee"}, "surname"),
        ("{business} {", {"business": "Acme"}, "{"),
        ("{business}}", {"business": "Acme"}, "}"),
        ("{{business}}", {"business": "Acme"}, "{"),
        ("{Business}", {"Business": "Acme"}, "{"),
        ("{}", {}, "{"),
        ("{business.x}", {"business": "Acme"}, "{"),
    ],
)
def test_what_cannot_be_filled_in_is_never_sent(
    template: str, fields: dict[str, str], name: str
) -> None:
    with pytest.raises(UnfilledField) as refused:
        render(template, fields)
    assert refused.value.name == name


@given(
    st.lists(st.sampled_from([*(f"{{{name}}}" for name in FIELDS), "{", "}", "{x}", " ", "a"])),
    st.dictionaries(st.sampled_from(FIELDS), st.text("{}a{business} \n", max_size=12)),
)
def test_a_brace_never_goes_out(pieces: list[str], fields: dict[str, str]) -> None:
    try:
        said = render("".join(pieces), fields)
    except UnfilledField:
        return
    assert "{" not in said
    assert "}" not in said


@pytest.mark.parametrize(
    ("minutes", "english", "spanish"),
    [
        (60, "within the hour", "en menos de una hora"),
        (30, "within 30 minutes", "en menos de 30 minutos"),
        (15, "within 15 minutes", "en menos de 15 minutos"),
        (90, "within an hour and a half", "en menos de una hora y media"),
        (120, "within 2 hours", "en menos de 2 horas"),
        (75, "within 75 minutes", "en menos de 75 minutos"),
        (1, "in a moment", "en un momento"),
    ],
)
def test_a_promise_sounds_natural(minutes: int, english: str, spanish: str) -> None:
    assert promise_words(minutes) == english
    assert promise_words(minutes, "es") == spanish


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", (0, 0, "GSM-7")),
        ("a" * 160, (160, 1, "GSM-7")),
        ("a" * 161, (161, 2, "GSM-7")),
        ("a" * 306, (306, 2, "GSM-7")),
        ("a" * 307, (307, 3, "GSM-7")),
        ("é ñ ¿ ¡ ü", (9, 1, "GSM-7")),
        ("€" * 80, (160, 1, "GSM-7")),
        ("€" * 81, (162, 2, "GSM-7")),
        ("a" * 152 + "€" + "a" * 7, (161, 2, "GSM-7")),
        ("€" * 152, (304, 2, "GSM-7")),
        ("€" * 153, (306, 3, "GSM-7")),
        ("á", (1, 1, "UCS-2")),
        ("’", (1, 1, "UCS-2")),
        ("—" * 70, (70, 1, "UCS-2")),
        ("—" * 71, (71, 2, "UCS-2")),
        ("😀" * 35, (70, 1, "UCS-2")),
        ("😀" * 36, (72, 2, "UCS-2")),
        ("😀" * 67, (134, 3, "UCS-2")),
    ],
)
def test_the_parts_of_a_text_are_counted_as_they_are_billed(
    body: str, expected: tuple[int, int, str]
) -> None:
    assert tuple(parts(body)) == expected


@given(st.text(max_size=400) | st.text("ab€[é", max_size=700))
def test_a_longer_text_never_takes_fewer_parts(body: str) -> None:
    whole = parts(body)
    alone, each = (160, 153) if whole.encoding == "GSM-7" else (70, 67)
    assert whole.parts >= (math.ceil(whole.characters / each) if whole.characters > alone else 0)
    assert whole.parts >= parts(body[:-1]).parts
    assert (whole.parts == 0) == (not body)

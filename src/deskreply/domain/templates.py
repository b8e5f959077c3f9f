"""Merge fields of a wording, a promise in words, and how long a text is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

FIELDS = (
    "business",
    "first_name",
    "agent",
    "line",
    "booking_link",
    "promise",
    "opens_at",
    "service",
    "area",
)
LONGEST_BODY = 1600
FIELD = re.compile(r"\{([a-z_]+)\}")
BRACE = re.compile(r"[{}]")


class UnfilledField(ValueError):
    """A wording that can't be sent. ``name``: the field that is unknown or has no value, or the
    brace that belongs to no field."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Nothing can be filled in for {name} in the wording.")
        self.name = name


def render(template: str, fields: Mapping[str, str]) -> str:
    """The text with its fields filled in.

    Raises UnfilledField for a field that is unknown or empty and for a brace that belongs to no
    field: a brace never goes out to a caller. Braces within values are left out.
    """
    stray = BRACE.search(FIELD.sub("", template))
    if stray is not None:
        raise UnfilledField(stray[0])

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        value = " ".join(BRACE.sub("", fields.get(name, "")).split())
        if name not in FIELDS or not value:
            raise UnfilledField(name)
        return value

    return FIELD.sub(fill, template).strip()


def promise_words(minutes: int, language: str = "en") -> str:
    """What a promise of so many minutes sounds like: 60 is "within the hour".

    For texts sent while the office is open; after hours the promise is the next opening.
    """
    spanish = language == "es"
    if minutes <= 1:
        return "en un momento" if spanish else "in a moment"
    if minutes == 60:
        return "en menos de una hora" if spanish else "within the hour"
    if minutes >= 60 and minutes % 60 == 0:
        hours = minutes // 60
        return f"en menos de {hours} horas" if spanish else f"within {hours} hours"
    if minutes == 90:
        return "en menos de una hora y media" if spanish else "within an hour and a half"
    return f"en menos de {minutes} minutos" if spanish else f"within {minutes} minutes"


# --- length -------------------------------------------------------------------------------------

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
)
_EXTENDED = frozenset("\f^{}\\[~]|€")


class Parts(NamedTuple):
    """How a text travels. ``characters`` are counted as the alphabet counts them: an extended
    character of GSM-7 is two, and so is an emoji of UCS-2. ``encoding`` is GSM-7 or UCS-2."""

    characters: int
    parts: int
    encoding: str


def parts(body: str) -> Parts:
    """How many characters and parts a text takes (GSM 03.38); no parts for an empty one."""
    if all(char in _BASIC or char in _EXTENDED for char in body):
        return _packed([2 if char in _EXTENDED else 1 for char in body], 160, 153, "GSM-7")
    return _packed([2 if ord(char) > 0xFFFF else 1 for char in body], 70, 67, "UCS-2")


def _packed(widths: list[int], alone: int, each: int, encoding: str) -> Parts:
    total = sum(widths)
    if total <= alone:
        return Parts(total, 1 if total else 0, encoding)
    count, room = 1, each
    for width in widths:
        # A character of two units is not split between parts.
        if width > room:
            count, room = count + 1, each
        room -= width
    return Parts(total, count, encoding)

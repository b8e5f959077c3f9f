"""The colours, by what they are for, in both themes. The only place where a colour is written.

Words and icons that speak keep 4.5:1 on every ground they stand on, borders of controls 3:1.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours. A state has a foreground and, with ``_bg``, its background."""

    bg: QColor
    surface: QColor
    sunken: QColor
    divider: QColor
    outline: QColor
    text: QColor
    muted: QColor
    brand: QColor
    brand_strong: QColor
    on_brand: QColor
    selected: QColor
    bubble_in: QColor
    bubble_in_border: QColor
    bubble_out: QColor
    bubble_auto: QColor
    bubble_note: QColor
    ok: QColor
    ok_bg: QColor
    due: QColor
    due_bg: QColor
    over: QColor
    over_bg: QColor
    on_over: QColor
    waiting: QColor
    waiting_bg: QColor
    practice: QColor
    practice_bg: QColor
    practice_stripe: QColor
    popup_border: QColor
    chart: QColor
    alarm: QColor
    shadow: QColor

    def named(self, name: str) -> QColor:
        """The colour of that name; LookupError where there is none."""
        if name not in NAMES:
            raise LookupError(f"there is no colour named {name!r}")
        colour: QColor = getattr(self, name)
        return colour


NAMES = frozenset(field.name for field in fields(Tokens))


def _tokens(**codes: str) -> Tokens:
    return Tokens(**{name: QColor(f"#{code}") for name, code in codes.items()})


LIGHT = _tokens(
    bg="F5F7FA",
    surface="FFFFFF",
    sunken="EDF1F6",
    divider="D5DCE6",
    outline="7C8899",
    text="17202E",
    muted="526074",
    brand="0F6E84",
    brand_strong="0B5668",
    on_brand="FFFFFF",
    selected="E4F0FC",
    bubble_in="FFFFFF",
    bubble_in_border="D5DCE6",
    bubble_out="D6EEF3",
    bubble_auto="EEE9FB",
    bubble_note="FFF4CC",
    ok="1B6E3C",
    ok_bg="E3F4E9",
    due="8A4B00",
    due_bg="FFF0D6",
    over="B3261E",
    over_bg="FDE7E5",
    on_over="FFFFFF",
    waiting="5B6675",
    waiting_bg="E9EDF2",
    practice="5234A0",
    practice_bg="EEE9FB",
    practice_stripe="E1D8F8",
    popup_border="B7C2D0",
    chart="2A8CA3",
    alarm="C62828",
    shadow="17202E",
)

DARK = _tokens(
    bg="10161F",
    surface="18202C",
    sunken="202A38",
    divider="334052",
    outline="8492A6",
    text="EEF2F7",
    muted="A9B5C5",
    brand="4FC3DC",
    brand_strong="86D9EA",
    on_brand="06222A",
    selected="12304F",
    bubble_in="243041",
    bubble_in_border="243041",
    bubble_out="134652",
    bubble_auto="372F57",
    bubble_note="4A3D0E",
    ok="7FD8A0",
    ok_bg="15351F",
    due="FFC266",
    due_bg="40290A",
    over="FF9C94",
    over_bg="4A1815",
    on_over="3A0B08",
    waiting="A9B5C5",
    waiting_bg="2A3443",
    practice="CDBEFF",
    practice_bg="372F57",
    practice_stripe="443A6B",
    popup_border="4A5A70",
    chart="3FA9C2",
    alarm="FF8A80",
    shadow="000000",
)

"""Texts reduced to their words, so that case, accents, punctuation and emoji do not matter."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = frozenset("'\u2018\u2019\u02bc`\u00b4")


def plain(text: str) -> str:
    """Lower-case words of letters and digits with single spaces between them. Apostrophes and
    invisible characters vanish (``don't`` is ``dont``), everything else parts words."""
    kept: list[str] = []
    for char in text:
        category = unicodedata.category(char)
        if category[0] in "LN":
            kept.append(_without_marks(char))
        elif char not in _APOSTROPHES and category not in {"Cf", "Mn", "Me"}:
            kept.append(" ")
    return " ".join("".join(kept).casefold().split())


def _without_marks(char: str) -> str:
    folded = unicodedata.normalize("NFKD", char)
    return "".join(part for part in folded if unicodedata.category(part) != "Mn")


def is_slip(typed: str, meant: str) -> bool:
    """Whether ``typed`` is ``meant`` but for one slip: a letter too many, too few, or another, or
    two neighbours swapped."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    at = min(len(typed), len(meant)) if same is None else same
    rest, wanted = typed[at:], meant[at:]
    swapped = rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:]
    return (
        rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]
        or (len(rest) > 1 and swapped)
    )  # fmt: skip

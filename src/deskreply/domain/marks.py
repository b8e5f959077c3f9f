"""What to mark in a text that a search found: the words that were typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]

_NUMBER_SIGNS = frozenset("+()-./ \u00a0\u2010\u2011\u2012\u2013")
_MIN_DIGITS = 3
_MOST = 200


class _Word(NamedTuple):
    """A word without case and accents, and where it stands: from ``start`` to before ``end``."""

    plain: str
    start: int
    end: int


def spans(text: str, typed: str) -> Spans:
    """Where the words of ``typed`` stand in ``text``: pairs of start and end (in characters, the
    end left out), in order, never overlapping.

    As the search finds them: without regard to case and accents, whole words, the last one also
    where it only begins a word. A number that was typed in any form is found by its digits in a
    number written in any other.
    """
    typed = typed[:_MOST]
    found = sorted([*_of_words(text, typed), *_of_digits(text, typed)])
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _of_words(text: str, typed: str) -> list[tuple[int, int]]:
    terms = [words for part in typed.split() if (words := [w.plain for w in _words(part)])]
    there = _words(text)
    found = []
    for nth, words in enumerate(terms, 1):
        for first in range(len(there) - len(words) + 1):
            stretch = there[first : first + len(words)]
            if end := _end(stretch, words, unfinished=nth == len(terms)):
                found.append((stretch[0].start, end))
    return found


def _end(stretch: Sequence[_Word], wanted: Sequence[str], *, unfinished: bool) -> int:
    """Where these words end if they are the wanted ones (``O'Brien`` is two of them); else 0."""
    *whole, last = stretch
    if [word.plain for word in whole] != list(wanted[:-1]):
        return 0
    if last.plain == wanted[-1]:
        return last.end
    if not unfinished or not last.plain.startswith(wanted[-1]):
        return 0
    # A letter may be several characters here, or one there: then the whole word is marked.
    same_length = last.end - last.start == len(last.plain)
    return last.start + len(wanted[-1]) if same_length else last.end


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    start, plain = 0, ""
    for place, char in enumerate(text):
        if char.isalnum() or (plain and unicodedata.combining(char)):
            start = start if plain else place
            plain += _plain(char)
        elif plain:
            found.append(_Word(plain, start, place))
            plain = ""
    return [*found, _Word(plain, start, len(text))] if plain else found


def _plain(char: str) -> str:
    if char.isascii():
        return char.lower()
    letters = unicodedata.normalize("NFD", char.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _of_digits(text: str, typed: str) -> list[tuple[int, int]]:
    wanted = "".join(char for char in typed if char not in _NUMBER_SIGNS)
    if len(wanted) < _MIN_DIGITS or not (wanted.isascii() and wanted.isdigit()):
        return []
    found = []
    for places in _numbers(text):
        digits = "".join(text[place] for place in places)
        # With the country's 1 or without it, here or there.
        part = wanted if wanted in digits else wanted.removeprefix("1")
        at = digits.find(part)
        while at >= 0 and len(part) >= _MIN_DIGITS:
            found.append((places[at], places[at + len(part) - 1] + 1))
            at = digits.find(part, at + len(part))
    return found


def _numbers(text: str) -> list[list[int]]:
    """Where the digits of each number stand; nothing but the signs of numbers is between them."""
    found: list[list[int]] = [[]]
    for place, char in enumerate(text):
        if char.isascii() and char.isdigit():
            found[-1].append(place)
        elif char not in _NUMBER_SIGNS and found[-1]:
            found.append([])
    return [places for places in found if places]

"""Figures in a text that look like something that should not be texted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

_GAP = r"[ \t.\-]{1,2}"
_RUN = re.compile(rf"\d+(?:{_GAP}\d+)*", re.ASCII)
_GROUP = re.compile(r"\d+", re.ASCII)
_SOCIAL = re.compile(r"(?<![\d.\-])\d{3}([ .\-])\d{2}[ .\-]\d{4}(?![.\-]?\d)", re.ASCII)
# Nine figures alone may be anything; beside these words they are one.
_SOCIAL_TOLD = re.compile(
    r"\b(?:ssn|social(?: security)?|seguro social)\b\D{0,20}(?<!\d)\d{9}(?!\d)",
    re.ASCII | re.IGNORECASE,
)
_LENGTHS = range(13, 20)
# What the numbers of payment cards begin with.
_ISSUERS = frozenset("23456")


def card_number(text: str) -> bool:
    """Whether something in ``text`` could be the number of a payment card: 13 to 19 digits, in one
    or in groups, that pass the Luhn check. Other figures may stand beside it."""
    return any(
        digits[0] in _ISSUERS and _luhn(digits)
        for run in _RUN.findall(text)
        for digits in _joined(_GROUP.findall(run))
    )


def social_security_number(text: str) -> bool:
    """Whether something in ``text`` is written like a social security number, 123-45-6789, or
    called one, "SSN 123456789"."""
    return _SOCIAL.search(text) is not None or _SOCIAL_TOLD.search(text) is not None


def _joined(groups: list[str]) -> Iterator[str]:
    """Neighbouring groups put together, where they are as long as a card's number."""
    for first, group in enumerate(groups):
        # Cards are printed in groups of four and more: a shorter one begins a phone number.
        if len(group) >= 4:
            yield from (s for s in accumulate(groups[first:]) if len(s) in _LENGTHS)


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0

"""The forms of the provider's keys, for values that somebody pasted into the wrong places.

Other providers with the same API use other forms: what is of no known form stays where it was put.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ACCOUNT = re.compile(r"AC[0-9a-fA-F]{32}")
API_KEY = re.compile(r"SK[0-9a-fA-F]{32}")
TOKEN = re.compile(r"[0-9a-f]{32}")

_QUOTES = "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb"
# What copying from a web page brings along: no-break and zero-width spaces, a byte order mark.
_INVISIBLE = "\u00a0\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Arranged:
    """Pasted values in their right places. ``key``: the API key, "" where ``secret`` is the token
    of the account itself. ``swapped``: whether one had to be moved."""

    account: str
    secret: str
    key: str = ""
    swapped: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.account and self.secret)


def tidy(value: str) -> str:
    """A pasted value without the spaces, line ends and quotes around it."""
    before = None
    while value != before:
        before = value
        value = value.strip().strip(_INVISIBLE).strip(_QUOTES)
    return value


def arrange(account: str, secret: str, key: str = "") -> Arranged:
    """What was pasted where an account's id, its token or a key's secret, and an API key are asked
    for: each value where its form says it belongs."""
    places = [tidy(account), tidy(key), tidy(secret)]
    before = [*places]
    for place, form in ((0, ACCOUNT), (1, API_KEY)):
        found = next((i for i, value in enumerate(places) if form.fullmatch(value)), place)
        places[place], places[found] = places[found], places[place]
    if not API_KEY.fullmatch(places[1]) and not places[2]:
        # Without a key of its own form, the value that is left is the secret.
        places[1], places[2] = "", places[1]
    moved = [value for value in places if value] != [value for value in before if value]
    return Arranged(places[0], places[2], places[1], moved)

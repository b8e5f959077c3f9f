"""What a text from a caller asks of us, where its whole content is such a request.

The provider acts on its own words by itself and sends its own confirmation; they are read here too,
because no interface tells who is blocked. Wishes within longer sentences are for staff to read.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Intent(StrEnum):
    """``yes`` counts as a start only after a stop: the caller's history decides."""

    STOP = "stop"
    START = "start"
    YES = "yes"
    HELP = "help"
    NONE = "none"


_WORDS = {
    **dict.fromkeys(
        ("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"),
        Intent.STOP,
    ),
    **dict.fromkeys(("pare", "alto", "basta", "baja"), Intent.STOP),
    **dict.fromkeys(("start", "unstop"), Intent.START),
    **dict.fromkeys(("help", "info"), Intent.HELP),
    "yes": Intent.YES,
}
_PHRASES = frozenset(
    {
        "opt out",
        "opt me out",
        "i want to opt out",
        "stop all",
        "stop it",
        "stop text",
        "stop texts",
        "stop texting",
        "stop texting me",
        "stop messaging me",
        "stop sending me texts",
        "stop sending me messages",
        "remove me",
        "remove me from your list",
        "remove me from this list",
        "remove my number",
        "unsubscribe me",
        "dont text",
        "dont text me",
        "dont text me again",
        "dont text me anymore",
        "do not text",
        "do not text me",
        "do not text me again",
        "do not text me anymore",
        "no more texts",
        "take me off",
        "take me off your list",
        "take me off the list",
        "take me off this list",
        "no me escriban",
        "no me escriban mas",
        "no me escriba",
        "no me escriba mas",
        "ya no me escriban",
        "no me manden mensajes",
        "no me manden mas mensajes",
        "no mas mensajes",
        "deme de baja",
        "denme de baja",
        "quiero darme de baja",
        "dar de baja",
        "darme de baja",
        "darse de baja",
    },
)
# Politeness around a wish does not change it. Words that also mean something else to an office,
# such as "cancel", are not taken from the middle of a polite sentence.
_COURTESIES = ("please", "pls", "plz", "por favor", "thanks", "thank you", "gracias")
_APOSTROPHES = frozenset("'\u2018\u2019\u02bc`\u00b4")
_PLAIN_WISHES = frozenset({"stop", "unsubscribe", "pare", "alto", "basta"})


def intent(body: str) -> Intent:
    """What a text asks, if that is all it says.

    One of the words exactly, or one of the clear phrases as the whole text; case, accents,
    punctuation, quotes, emoji and invisible characters do not matter, a polite word around a plain
    wish neither. ``none`` for everything else, such as "please don't stop by today".
    """
    text = _plain(body)
    word = _WORDS.get(text)
    if word is not None:
        return word
    wish = _without_courtesies(text)
    return Intent.STOP if wish in _PHRASES or wish in _PLAIN_WISHES else Intent.NONE


def _plain(body: str) -> str:
    """Lower-case words of letters and digits with single spaces between them."""
    kept: list[str] = []
    for char in body:
        category = unicodedata.category(char)
        if category[0] in "LN":
            kept.append(_without_marks(char))
        elif char not in _APOSTROPHES and category not in {"Cf", "Mn", "Me"}:
            kept.append(" ")
    return " ".join("".join(kept).casefold().split())


def _without_marks(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char)
    return "".join(part for part in plain if unicodedata.category(part) != "Mn")


def _without_courtesies(text: str) -> str:
    while True:
        shorter = text
        for courtesy in _COURTESIES:
            shorter = shorter.removeprefix(f"{courtesy} ").removesuffix(f" {courtesy}")
        if shorter == text:
            return text
        text = shorter

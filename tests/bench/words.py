"""Words that sound like a dentist's inbox: a few are everywhere, thousands are rare."""

from __future__ import annotations

import random
from itertools import accumulate


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_COMMON = _listed("""
    the to I a you for my is it and in on can have of appointment tomorrow please at we tooth no
    what time with be call me yes thanks so that this are today morning was do your day pain week
    not there if but cleaning see would like could come next office after before work how much
    insurance Monday Tuesday Wednesday Thursday Friday crown filling thank afternoon reschedule
    la de que el en una por para mañana gracias cita señora muela dolor hinchazón niño años día
    cuánto cuesta limpieza seguro Doctor puedo llamar hoy está teléfono número después corazón
""")
_HEADS = _listed(
    "al be cor di el far gra ho im jo kel lu mor ne ol pra qui ros sta tri um val wes yor zan"
)
_TAILS = _listed(
    "ba cen dor el fin ga hil is jan kor lin mas nor ost per que ran sel ton urt vin wick"
)
_ENDS = ("", "s", "ed", "ing", "er", "al", "ia", "on")
_RARE = tuple(head + tail + end for head in _HEADS for tail in _TAILS for end in _ENDS)
_WORDS = (*_COMMON, *_RARE)
# By Zipf's law, as in any language: the n-th word is said 1/n times as often as the first.
_WEIGHTS = tuple(accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))
_FIRST = (
    "Ana", "Ben", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Héctor", "Ines", "Jo", "Kwame",
    "Lucía", "Mei", "Noah", "Óscar", "Priya", "Quinn", "Rosa", "Sam", "Tomás", "Uma", "Víctor",
)  # fmt: skip


def body(dice: random.Random) -> str:
    """What somebody wrote: 4 to 18 words, now and then with a number in it."""
    words = dice.choices(_WORDS, cum_weights=_WEIGHTS, k=dice.randint(4, 18))
    if dice.random() < 0.02:
        words.append(f"555-01{dice.randrange(100):02}")
    return " ".join(words)


def name(index: int) -> str:
    """The name of the person with this index; half of them are not known."""
    if index % 2:
        return ""
    head = _HEADS[index // 2 % len(_HEADS)]
    tail = _TAILS[index // 50 % len(_TAILS)]
    return f"{_FIRST[index // 2 % len(_FIRST)]} {(head + tail).title()}"


def queries() -> dict[str, tuple[str, ...]]:
    """Things that staff types, by kind."""
    return {
        "rare": (_RARE[-3], _RARE[-500], _RARE[2000], _RARE[1200]),
        "common": ("the", "appointment", "to", "tooth"),
        "prefix": ("a", "t", "ap", "appo", "res", "kel"),
        "two words": ("appointment tomorrow", "the tooth", "call me ple", "Monday morn"),
        "Spanish": ("mañana", "hinchazon", "señora cita", "corazón", "dolor mue"),
        "name": ("Lucía", "victor", "ana al"),
        "number": ("+12025550007", "555", "(303) 555-0004", "0007", "5550007"),
        "absent": ("xylophone", "zzz qqq"),
    }

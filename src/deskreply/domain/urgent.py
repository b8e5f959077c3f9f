"""Words after which an inbound text cannot wait. They only ever alert people, rather too often."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from deskreply.domain.plainwords import plain

WORDS = (
    *("swelling", "swollen", "bleeding", "won't stop bleeding", "blood everywhere", "hemorrhage"),
    *(
        "knocked out",
        "knocked my tooth",
        "knocked her tooth",
        "knocked his tooth",
        "tooth fell out",
    ),
    *("tooth came out", "broke my jaw", "broken jaw", "can't open my mouth"),
    *("can't breathe", "cannot breathe", "trouble breathing", "hard to breathe", "can't swallow"),
    *("severe pain", "extreme pain", "unbearable", "excruciating", "worst pain", "killing me"),
    *(
        "abscess",
        "pus",
        "infected",
        "high fever",
        "emergency",
        "accident",
        "unconscious",
        "fainted",
    ),
    *("allergic reaction", "911", "urgent"),
    *("hinchazón", "hinchado", "hinchada", "inflamado", "inflamada", "sangrado", "sangrando"),
    *("sangra", "mucha sangre", "no puedo respirar", "no puede respirar", "cuesta respirar"),
    *("no puedo tragar", "no puedo abrir la boca", "dolor muy fuerte", "mucho dolor"),
    *(
        "dolor insoportable",
        "dolor intenso",
        "no aguanto",
        "se me cayó el diente",
        "se cayó un diente",
    ),
    *("absceso", "infección", "infectado", "infectada", "fiebre alta", "emergencia", "accidente"),
    *("urgencia", "urgente", "desmayo", "reacción alérgica"),
)


def is_urgent(body: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of the words or phrases as whole words, whatever their case, accents
    and apostrophes. "No bleeding" counts as well: a needless alert does less harm than a missed
    one."""
    said = f" {plain(body)} "
    return any(f" {word} " in said for word in _plain_all(tuple(words)))


@lru_cache(maxsize=4)
def _plain_all(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in map(plain, words) if word)

"""Putting into a wording what ``lint`` misses in it, with one press of a button."""

from __future__ import annotations

import re

from deskreply.domain.wordings import CLOSED_SLOTS

# By problem: English, Spanish. The Spanish keeps to the plain text alphabet, see ``starting_set``.
_BEFORE = {
    "no-business": ("Hi, this is {business}. ", "Hola, le saluda {business}. "),
    "no-acknowledgment": (
        "Sorry we missed your call! ",
        "Lamentamos no haber atendido su llamada. ",
    ),
}
_AFTER = {
    "no-question": (" How can we help?", " ¿En qué podemos ayudarle?"),
    "no-window": (" We'll reply {promise}.", " Le contestaremos {promise}."),
    "no-emergency": (" Emergency? Call 911.", " ¿Emergencia? Llame al 911."),
    "no-opt-out": (" Reply STOP to opt out.", " Responda STOP para darse de baja."),
}
_OPENING = (
    " We open {opens_at} and will reply then.",
    " Abrimos {opens_at} y entonces le contestaremos.",
)
MENDABLE = frozenset({*_BEFORE, *_AFTER})
# What stands at the end stays there: how to stop, and before it the emergency.
_LAST = re.compile(
    r"\s*((emergency\?|¿emergencia\?)[^.]*\.\s*)?(reply stop|responda stop)[^.]*\.?\s*$",
    re.IGNORECASE,
)
# A greeting stays in front of all else.
_GREETING = re.compile(r"^[^.!?]*\{business\}[^.!?]*[.!?]\s*")


def mended(body: str, word: str, language: str = "en", slot: str = "") -> str:
    """A wording without the problem ``word`` of ``lint.check``; as it was where nothing is known
    that would help. ``language`` and ``slot`` are those of the wording."""
    spanish = int(language == "es")
    if word in _BEFORE:
        greeting = _GREETING.match(body)
        at = greeting.end() if greeting and word != "no-business" else 0
        start = body[:at].rstrip() + " " if at else ""
        return f"{start}{_BEFORE[word][spanish]}{body[at:].lstrip()}".rstrip()
    if word not in _AFTER:
        return body
    said = _OPENING if word == "no-window" and slot in CLOSED_SLOTS else _AFTER[word]
    body = body.rstrip()
    if body and body[-1] not in ".!?…}":
        body += "."
    last = _LAST.search(body) if word != "no-opt-out" else None
    at = last.start() if last else len(body)
    return f"{body[:at]}{said[spanish]} {body[at:].lstrip()}".strip()

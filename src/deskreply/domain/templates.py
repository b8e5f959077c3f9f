"""The wording of automatic texts: merge fields, what a wording must have, and how long it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

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
FEW_PARTS = 2
_FIELD = re.compile(r"\{([a-z_]+)\}")
_BRACE = re.compile(r"[{}]")


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
    stray = _BRACE.search(_FIELD.sub("", template))
    if stray is not None:
        raise UnfilledField(stray[0])

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        value = " ".join(_BRACE.sub("", fields.get(name, "")).split())
        if name not in FIELDS or not value:
            raise UnfilledField(name)
        return value

    return _FIELD.sub(fill, template).strip()


# --- checking -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a wording. An ``error`` refuses it, a ``warning`` does not. ``word`` is
    stable, ``sentence`` is for staff."""

    severity: Literal["error", "warning"]
    word: str
    sentence: str


# Generous lengths, so that a wording that passes stays within its parts with real values.
_TYPICAL = {
    "business": "Riverside Family Dental",
    "first_name": "Alexander",
    "agent": "Alexandra",
    "line": "Front desk",
    "booking_link": "https://example.com/book/now",
    "promise": "within 30 minutes",
    "opens_at": "tomorrow at 8:00 AM",
    "service": "cleaning",
    "area": "Riverside",
}
_TYPICAL_ES = {
    **_TYPICAL,
    "promise": "en menos de 30 minutos",
    "opens_at": "mañana a las 8:00",
    "service": "limpieza",
}
_ACKNOWLEDGES = re.compile(r"\b(missed|sorry|call(ed|ing)?|llam\w+|perdim\w+|lament\w+|sentim\w+)")
_WINDOW = re.compile(
    r"\{promise\}|\{opens_at\}|\b(within|minutes?|hours?|today|tomorrow|shortly|minutos?|horas?"
    r"|hoy|mañana|open|abrimos)\b",
)
_OPT_OUT = re.compile(r"\b(stop|opt.?out|unsubscribe|pare|alto|baja)\b")

_SENTENCES = {
    "empty": ("The wording is empty.", "El texto está vacío."),
    "no-business": (
        "The wording must name the office: add {business}.",
        "El texto debe nombrar la oficina: agregue {business}.",
    ),
    "unknown-field": ("There is no field {name}.", "No existe el campo {name}."),
    "stray-brace": (
        "A brace belongs to no field. Write fields like {business}.",
        "Una llave no pertenece a ningún campo. Escriba los campos así: {business}.",
    ),
    "too-long": (
        "The wording is longer than a text can be (1600 characters).",
        "El texto es más largo de lo que permite un mensaje (1600 caracteres).",
    ),
    "no-acknowledgment": (
        "Say that you missed their call.",
        "Diga que no pudo atender su llamada.",
    ),
    "no-question": (
        "Ask an open question, or add {booking_link}: that is what people answer to.",
        "Haga una pregunta abierta o agregue {booking_link}: a eso responde la gente.",
    ),
    "no-window": (
        "Say when you will answer: add {promise}, or {opens_at} after hours.",
        "Diga cuándo responderá: agregue {promise}, o {opens_at} fuera de horario.",
    ),
    "no-opt-out": (
        'Add "Reply STOP to opt out": a first text should say how to stop.',
        'Agregue "Responda STOP para darse de baja": el primer mensaje debe decirlo.',
    ),
    "many-parts": (
        "The text takes more than two parts, each of which is paid for.",
        "El mensaje ocupa más de dos partes, y cada una se cobra.",
    ),
}


def check(template: str, language: str = "en") -> list[Problem]:
    """What is wrong with a wording, errors first; empty where nothing is.

    ``language`` is that of the wording and of the sentences (``es``, else English).
    """
    errors = _errors(template)
    warnings = [] if "empty" in errors else _warnings(template, language)
    return [
        *(_problem("error", found, language) for found in errors),
        *(_problem("warning", found, language) for found in warnings),
    ]


def _problem(severity: Literal["error", "warning"], found: str, language: str) -> Problem:
    """``found`` is a problem's word, with the field's name after a colon where there is one."""
    word, _, name = found.partition(":")
    english, spanish = _SENTENCES[word]
    sentence = spanish if language == "es" else english
    return Problem(severity, word, sentence.replace("{name}", f"{{{name}}}"))


def _errors(template: str) -> list[str]:
    if not template.strip():
        return ["empty"]
    named = dict.fromkeys(_FIELD.findall(template))
    errors = [f"unknown-field:{name}" for name in named if name not in FIELDS]
    if "business" not in named:
        errors.insert(0, "no-business")
    if _BRACE.search(_FIELD.sub("", template)):
        errors.append("stray-brace")
    if len(template) > LONGEST_BODY:
        errors.append("too-long")
    return errors


def _warnings(template: str, language: str) -> list[str]:
    lower = template.lower()
    typical = _TYPICAL_ES if language == "es" else _TYPICAL
    sample = _FIELD.sub(lambda match: typical.get(match[1], ""), template)
    wanting = (
        ("no-acknowledgment", _ACKNOWLEDGES.search(lower)),
        ("no-question", "?" in template or "{booking_link}" in template),
        ("no-window", _WINDOW.search(lower)),
        ("no-opt-out", _OPT_OUT.search(lower)),
        ("many-parts", parts(sample).parts <= FEW_PARTS),
    )
    return [word for word, fine in wanting if not fine]


# --- the wordings to start with -----------------------------------------------------------------

DEFAULTS: Mapping[tuple[str, str], str] = {
    ("open", "en"): (
        "Hi, this is {business}. Sorry we missed your call! How can we help? "
        "Text us here and we'll reply {promise}. Reply STOP to opt out."
    ),
    ("after-hours", "en"): (
        "Hi, this is {business}. Sorry we missed your call, we're closed right now. "
        "How can we help? Texts are not read after hours; we open {opens_at} and will reply then. "
        "Emergency? Call 911. Reply STOP to opt out."
    ),
    # Worded so that ordinary values keep to the plain text alphabet, which has é and ñ but not
    # á, í, ó, ú: one of those more than doubles the parts a text is paid by.
    ("open", "es"): (
        "Hola, le saluda {business}. Lamentamos no haber atendido su llamada. "
        "¿En qué podemos ayudarle? Responda a este mensaje y le contestaremos {promise}. "
        "Responda STOP para darse de baja."
    ),
    ("after-hours", "es"): (
        "Hola, le saluda {business}. Lamentamos no haber atendido su llamada: ahora estamos "
        "cerrados. ¿En qué podemos ayudarle? Fuera de horario no leemos mensajes; abrimos "
        "{opens_at} y entonces le contestaremos. ¿Emergencia? Llame al 911. Responda STOP para "
        "darse de baja."
    ),
}


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

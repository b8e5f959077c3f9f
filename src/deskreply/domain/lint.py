"""What is wrong with a wording, in words for whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from deskreply.domain.templates import BRACE, FIELD, FIELDS, LONGEST_BODY, parts
from deskreply.domain.wordings import CLOSED_SLOTS

FEW_PARTS = 2


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

# Where the value of a field is set. The promise needs nothing; nobody can set a caller's name.
SOURCES = {
    "business": "office.name",
    "agent": "office.staff",
    "line": "lines.NUMBER.label",
    "booking_link": "office.booking_link",
    "opens_at": "office.hours",
    "service": "office.service",
    "area": "office.area",
}

_ACKNOWLEDGES = re.compile(r"\b(missed|sorry|call(ed|ing)?|llam\w+|perdim\w+|lament\w+|sentim\w+)")
_WINDOW = re.compile(
    r"\{promise\}|\{opens_at\}|\b(within|minutes?|hours?|today|tomorrow|shortly|minutos?|horas?"
    r"|hoy|mañana|open|abrimos)\b",
)
_OPT_OUT = re.compile(r"\b(stop|opt.?out|unsubscribe|pare|alto|baja)\b")
_EMERGENCY = re.compile(r"\b911\b")
_SPAN = re.compile(
    r"\b(?:within|in|under|less than|en menos de|dentro de|en)\s+(?:the\s+|an?\s+|la\s+|una?\s+)?"
    r"(?:next\s+|pr[oó]xima\s+)?(?:(?P<count>\d{1,4})\s*)?"
    r"(?P<unit>half an hour|hour and a half|minutes?|mins?|hours?|hora y media|media hora|minutos?"
    r"|horas?)\b"
)
_LONGER = {"half an hour": 30, "media hora": 30, "hour and a half": 90, "hora y media": 90}
# Words about somebody's own health: they have no place in a text that anybody may read.
_HEALTH = re.compile(
    r"\b(diagnos\w*|treatments?|prescri\w+|medications?|surger(y|ies)|extractions?|root canals?"
    r"|cavit(y|ies)|x-?rays?|biops\w+|infect\w+|pregnan\w+|symptoms?|test results?"
    r"|(your|medical|dental) records?|tratamientos?|recetas?|medicament\w+|cirug\w+|extracci\w+"
    r"|endodoncias?|caries|radiograf\w+|infecci\w+|embaraz\w+|s[ií]ntomas?|historial\w*)\b"
)

_SENTENCES = {
    "empty": ("The wording is empty.", "El texto está vacío."),
    "no-business": (
        "The wording must name the office: add {business}.",
        "El texto debe nombrar el consultorio: agregue {business}.",
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
    "no-emergency": (
        'Add "Emergency? Call 911": nobody reads texts while you are closed.',
        'Agregue "¿Emergencia? Llame al 911": nadie lee mensajes mientras está cerrado.',
    ),
    "closed-promise": (
        "You are closed when this text goes out: promise {opens_at}, not a span of time.",
        "Este mensaje sale cuando está cerrado: prometa {opens_at}, no un plazo.",
    ),
    "other-promise": (
        "The text promises another time than the clock that it starts ({name} minutes): write "
        "{promise}, or set the minutes of this wording.",
        "El texto promete un plazo distinto del reloj que inicia ({name} minutos): escriba "
        "{promise}, o cambie los minutos de este texto.",
    ),
    "health": (
        'Leave out words about health ("{name}"): others may read an automatic text.',
        'Quite las palabras sobre la salud ("{name}"): otros pueden leer un mensaje automático.',
    ),
    "needs": (
        "There is nothing to fill in for {field} yet (setting {name}): without it these texts wait "
        "for staff instead of going out.",
        "Todavía no hay nada para {field} (ajuste {name}): sin eso estos mensajes esperan al "
        "personal en vez de salir.",
    ),
    "often-empty": (
        "{first_name} is known for few callers: for all others the text waits for staff instead of "
        "going out.",
        "{first_name} se conoce de pocas personas: para las demás el mensaje espera al personal en "
        "vez de salir.",
    ),
    "many-parts": (
        "The text takes more than two parts, each of which is paid for.",
        "El mensaje ocupa más de dos partes, y cada una se cobra.",
    ),
}


def check(
    template: str,
    language: str = "en",
    *,
    slot: str = "",
    minutes: int = 0,
    values: Mapping[str, str] | None = None,
    told_in: str = "",
) -> list[Problem]:
    """What is wrong with a wording, errors first; empty where nothing is.

    ``language`` is that of the wording (``es``, else English); the sentences are ``told_in`` it as
    well, unless that is given. ``slot``: what it is for, "" where that is open. ``minutes``: what
    it promises, 0 where nobody knows. ``values``: what the office has for each field; typical ones
    where None.
    """
    errors = list(_errors(template))
    warnings = () if "empty" in errors else _warnings(template, language, slot, minutes, values)
    told_in = told_in or language
    return [
        *(_problem("error", found, told_in) for found in errors),
        *(_problem("warning", found, told_in) for found in warnings),
    ]


def missing(template: str, values: Mapping[str, str]) -> list[str]:
    """The fields of a wording that the office itself has no value for."""
    named = dict.fromkeys(FIELD.findall(template))
    return [name for name in named if name in SOURCES and not values.get(name, "").strip()]


def _problem(severity: Literal["error", "warning"], found: str, language: str) -> Problem:
    """``found`` is a problem's word, with a name after a colon where there is one."""
    word, _, name = found.partition(":")
    english, spanish = _SENTENCES[word]
    sentence = spanish if language == "es" else english
    if word == "needs":
        sentence = sentence.replace("{field}", f"{{{name}}}")
        name = SOURCES[name]
    if word == "unknown-field":
        name = f"{{{name}}}"
    return Problem(severity, word, sentence.replace("{name}", name))


def _errors(template: str) -> Iterator[str]:
    if not template.strip():
        yield "empty"
        return
    # What was mistyped before what is missing: it may be the same.
    named = dict.fromkeys(FIELD.findall(template))
    for name in named:
        if name not in FIELDS:
            yield f"unknown-field:{name}"
    if BRACE.search(FIELD.sub("", template)):
        yield "stray-brace"
    if "business" not in named:
        yield "no-business"
    if len(template) > LONGEST_BODY:
        yield "too-long"


def _warnings(
    template: str, language: str, slot: str, minutes: int, values: Mapping[str, str] | None
) -> Iterator[str]:
    lower = template.lower()
    first = slot != "follow-up"
    if first and not _ACKNOWLEDGES.search(lower):
        yield "no-acknowledgment"
    if "?" not in template and "{booking_link}" not in template:
        yield "no-question"
    if first and not _WINDOW.search(lower):
        yield "no-window"
    if first and not _OPT_OUT.search(lower):
        yield "no-opt-out"
    if slot in CLOSED_SLOTS and not _EMERGENCY.search(lower):
        yield "no-emergency"
    yield from _false_promises(lower, slot, minutes)
    said = _HEALTH.search(FIELD.sub("", lower))
    if said is not None:
        yield f"health:{said[0]}"
    if "{first_name}" in template:
        yield "often-empty"
    if values is not None:
        yield from (f"needs:{name}" for name in missing(template, values))
    if parts(_sample(template, language, values or {})).parts > FEW_PARTS:
        yield "many-parts"


def _false_promises(lower: str, slot: str, minutes: int) -> Iterator[str]:
    """A span of time that is written out, where the text can't keep it or another clock runs."""
    spans = [_minutes(found) for found in _SPAN.finditer(lower)]
    if spans and slot in CLOSED_SLOTS:
        yield "closed-promise"
    elif minutes and any(span != minutes for span in spans):
        yield f"other-promise:{minutes}"


def _minutes(found: re.Match[str]) -> int:
    unit, count = found["unit"], int(found["count"] or 1)
    return _LONGER.get(unit) or count * (60 if unit.startswith("h") else 1)


def _sample(template: str, language: str, values: Mapping[str, str]) -> str:
    typical = _TYPICAL_ES if language == "es" else _TYPICAL
    return FIELD.sub(lambda m: values.get(m[1], "").strip() or typical.get(m[1], ""), template)

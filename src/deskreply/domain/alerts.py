"""What the desk is told when the time for an answer runs, in English and Spanish."""

from __future__ import annotations

from datetime import timedelta

from deskreply.domain.models import Stage

# By stage: one person, several; English, Spanish. Half of the time only turns a pill amber.
_TITLES = {
    Stage.STARTED: (
        ("{name} waits for an answer, due {due}", "{name} espera respuesta a más tardar {due}"),
        ("{count} people wait for an answer", "{count} personas esperan respuesta"),
    ),
    Stage.SOON: (
        ("Answer {name} soon, due {due}", "Responda pronto a {name}, a más tardar {due}"),
        (
            "Answer soon: {count} people are waiting",
            "Responda pronto: {count} personas están esperando",
        ),
    ),
    Stage.URGENT: (
        ("Answer {name} now, due {due}", "Responda ya a {name}, a más tardar {due}"),
        ("Answer now: {count} people are waiting", "Responda ya: {count} personas están esperando"),
    ),
    Stage.OVER: (
        (
            "Overdue: {name} has been waiting for {waited}",
            "Con retraso: {name} espera desde hace {waited}",
        ),
        (
            "Overdue: {count} people are waiting, the longest for {waited}",
            "Con retraso: {count} personas esperan, la primera desde hace {waited}",
        ),
    ),
}
TOLD = frozenset(_TITLES)
_UNITS = (
    (timedelta(days=1), "day", "days", "día", "días"),
    (timedelta(hours=1), "hour", "hours", "hora", "horas"),
    (timedelta(minutes=1), "minute", "minutes", "minuto", "minutos"),
)


def title(
    stage: Stage, language: str, *, name: str, count: int, due: str, waited: timedelta
) -> str:
    """What is said when ``count`` threads reach a stage of ``TOLD``. For a single one: its
    ``name``, and in words when the answer is ``due``. ``waited``: the longest that any of them has
    waited."""
    one, several = _TITLES[stage]
    english, spanish = one if count == 1 else several
    words = spanish if language == "es" else english
    return words.format(name=name, count=count, due=due, waited=duration_words(waited, language))


def duration_words(time: timedelta, language: str) -> str:
    """A time in its largest unit, rounded down: "2 hours", "2 horas"; at least a minute."""
    size, one, many, uno, varios = next((unit for unit in _UNITS if time >= unit[0]), _UNITS[-1])
    count = max(1, time // size)
    if language == "es":
        return f"{count} {uno if count == 1 else varios}"
    return f"{count} {one if count == 1 else many}"

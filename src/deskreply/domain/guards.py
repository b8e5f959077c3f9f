"""What is looked at before a text of staff leaves: is it for them, for now, and fit to go.

A concern has a weight: the Enter counts for nothing, the text cannot go as it is, or staff is asked
once more. Everybody can be wrong about a text that has left; so it is little that is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from deskreply.domain import sensitive, templates
from deskreply.domain.alerts import duration_words
from deskreply.domain.hours import opening_words
from deskreply.domain.words import Words

JUST_SWITCHED = timedelta(milliseconds=700)
JUST_WROTE = timedelta(seconds=2)
JUST_REPLIED = timedelta(seconds=60)
STALE = timedelta(hours=24)
MOST_PARTS = 3
LONGEST_TEXT = templates.LONGEST_BODY
LONGEST_NOTE = 4000
# Wider than the fields there are: a slip in one, or a field of another program, is none the less a
# gap in the sentence.
_UNFILLED = re.compile(r"\{\s*\w[\w ]{0,39}\}")


class Purpose(StrEnum):
    """What is to happen with what was written."""

    NOW = "now"
    LATER = "later"
    NOTE = "note"


class Weight(StrEnum):
    """``SWALLOW``: nothing happens. ``BLOCK``: it cannot go like this. ``ASK``: staff decides."""

    SWALLOW = "swallow"
    BLOCK = "block"
    ASK = "ask"


class Kind(StrEnum):
    """What a concern is about."""

    SWITCHED = "switched"
    TOO_LONG = "too-long"
    UNFILLED = "unfilled"
    WAS_NOTE = "was-note"
    REPLIED = "replied"
    WROTE = "wrote"
    STALE = "stale"
    NIGHT = "night"
    CLOSED = "closed"
    PARTS = "parts"
    CARD = "card"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Concern:
    """``key``: the same for as long as it is the same concern; what staff has once decided about a
    key need not be asked again. It is "" where each text has to be looked at anew."""

    kind: Kind
    weight: Weight
    words: Words
    key: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the conversation that the person may not have seen. ``by``: who wrote it here, ""
    for a lead or where nobody said."""

    id: str
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """The moment at which somebody wants to send ``text``, all times UTC.

    ``name``: what the screen calls the lead. ``opened_at``: when the conversation came up here.
    ``by_key``: with Enter, not with a button. ``began_as_note``: it was begun as a note for the
    team. ``replied``: the latest text that somebody else here
    wrote. ``wrote``: the lead's latest, ``at`` when it was first seen here. ``last_at``: the last
    entry. ``quiet_until``: the end of the lead's night, None by day. ``opens_at``: when the closed
    office opens, None while it is open. ``zone``: the office's.
    """

    text: str
    now: datetime
    name: str
    purpose: Purpose = Purpose.NOW
    by_key: bool = False
    began_as_note: bool = False
    opened_at: datetime | None = None
    replied: Said | None = None
    wrote: Said | None = None
    last_at: datetime | None = None
    quiet_until: datetime | None = None
    opens_at: datetime | None = None
    zone: str = "UTC"


def concerns(situation: Situation, decided: Collection[str] = ()) -> tuple[Concern, ...]:
    """What speaks against sending now, the weightiest alone or all that is to be asked at once.
    ``decided``: keys of concerns that staff has decided about."""
    for look in (_switched, _too_long, _unfilled):
        found = look(situation)
        if found is not None:
            return (found,)
    if situation.purpose is Purpose.NOTE:
        return ()
    return tuple(concern for concern in _to_ask(situation) if concern.key not in decided)


def unfilled(text: str) -> tuple[tuple[int, int], ...]:
    """Where fields stand in ``text`` that nobody filled in, as (start, end)."""
    return tuple(match.span() for match in _UNFILLED.finditer(text))


def _to_ask(situation: Situation) -> Iterator[Concern]:
    for look in _ASKED:
        found = look(situation)
        if found is not None:
            yield found


# --- each concern -------------------------------------------------------------------------------


def _within(situation: Situation, at: datetime | None, span: timedelta) -> bool:
    """Whether ``at`` is less than ``span`` ago; a clock that was set back proves nothing."""
    return at is not None and timedelta() <= situation.now - at < span


def _switched(situation: Situation) -> Concern | None:
    if not (situation.by_key and _within(situation, situation.opened_at, JUST_SWITCHED)):
        return None
    name = situation.name
    words = Words(
        f"You only just came to {name}. Press Enter again if it is for them.",
        f"Acaba de abrir la conversación con {name}. Pulse Enter otra vez si es para esta persona.",
    )
    return Concern(Kind.SWITCHED, Weight.SWALLOW, words)


def _too_long(situation: Situation) -> Concern | None:
    most = LONGEST_NOTE if situation.purpose is Purpose.NOTE else LONGEST_TEXT
    count = len(situation.text)
    if count <= most:
        return None
    words = Words(
        f"This has {count} characters; {most} are the most. Shorten it, or send two.",
        f"Tiene {count} caracteres; el máximo es {most}. Acórtelo, o envíe dos.",
    )
    return Concern(Kind.TOO_LONG, Weight.BLOCK, words)


def _unfilled(situation: Situation) -> Concern | None:
    if situation.purpose is Purpose.NOTE:
        return None
    gaps = unfilled(situation.text)
    if not gaps:
        return None
    start, end = gaps[0]
    field = situation.text[start:end]
    words = Words(
        f"{field} is not filled in. Replace it, then send.",
        f"Falta completar {field}. Escriba lo que corresponde y luego envíe.",
    )
    return Concern(Kind.UNFILLED, Weight.BLOCK, words)


def _was_note(situation: Situation) -> Concern | None:
    if not situation.began_as_note:
        return None
    name = situation.name
    words = Words(
        f"You began this as a note for the team. Is it for {name}?",
        f"Esto empezó como nota para el equipo. ¿Es para {name}?",
    )
    return Concern(Kind.WAS_NOTE, Weight.ASK, words)


def _replied(situation: Situation) -> Concern | None:
    said = situation.replied
    if said is None:
        return None
    unseen = situation.opened_at is not None and said.at >= situation.opened_at
    if not unseen and not _within(situation, said.at, JUST_REPLIED):
        return None
    gone = max(timedelta(), situation.now - said.at)
    words = Words(
        f"{said.by or 'Somebody here'} replied {_ago(gone, 'en')}.",
        f"{said.by or 'Alguien del consultorio'} respondió {_ago(gone, 'es')}.",
    )
    return Concern(Kind.REPLIED, Weight.ASK, words, f"replied:{said.id}")


def _wrote(situation: Situation) -> Concern | None:
    said = situation.wrote
    if said is None or not _within(situation, said.at, JUST_WROTE):
        return None
    words = Words(
        f"A new text from {situation.name} came in just now.",
        f"Acaba de llegar un mensaje nuevo de {situation.name}.",
    )
    return Concern(Kind.WROTE, Weight.ASK, words, f"wrote:{said.id}")


def _stale(situation: Situation) -> Concern | None:
    last = situation.last_at
    if last is None or situation.now - last < STALE:
        return None
    gone = situation.now - last
    words = Words(
        f"Nothing was said here for {duration_words(gone, 'en')}. Is it for {situation.name}?",
        f"Aquí no se escribe desde hace {duration_words(gone, 'es')}. ¿Es para {situation.name}?",
    )
    return Concern(Kind.STALE, Weight.ASK, words, "stale")


def _hours(situation: Situation) -> Concern | None:
    """Their night; where it is day for them, our closed hours."""
    if situation.purpose is Purpose.LATER:
        return None
    quiet, opens = situation.quiet_until, situation.opens_at
    if quiet is not None:
        english, spanish = (_at(situation, quiet, language) for language in ("en", "es"))
        words = Words(
            f"It is night for {situation.name}. The next good time is {english}.",
            f"Es de noche para {situation.name}. El próximo buen momento es {spanish}.",
        )
        return Concern(Kind.NIGHT, Weight.ASK, words, "night")
    if opens is None:
        return None
    english, spanish = (_at(situation, opens, language) for language in ("en", "es"))
    words = Words(
        f"The office is closed; it opens {english}.",
        f"El consultorio está cerrado; abre {spanish}.",
    )
    return Concern(Kind.CLOSED, Weight.ASK, words, "closed")


def _parts(situation: Situation) -> Concern | None:
    count = templates.parts(situation.text).parts
    if count <= MOST_PARTS:
        return None
    words = Words(
        f"This is long: it goes out, and is charged, as {count} texts.",
        f"Es largo: sale, y se cobra, como {count} mensajes.",
    )
    return Concern(Kind.PARTS, Weight.ASK, words)


def _card(situation: Situation) -> Concern | None:
    if not sensitive.card_number(situation.text):
        return None
    words = Words(
        "This looks like a card number. Texts are not a safe place for one.",
        "Esto parece un número de tarjeta. Un mensaje de texto no es un lugar seguro.",
    )
    return Concern(Kind.CARD, Weight.ASK, words)


def _social(situation: Situation) -> Concern | None:
    if not sensitive.social_security_number(situation.text):
        return None
    words = Words(
        "This looks like a social security number. Texts are not a safe place for one.",
        "Esto parece un número de seguro social. Un mensaje de texto no es un lugar seguro.",
    )
    return Concern(Kind.SOCIAL, Weight.ASK, words)


_ASKED: tuple[Callable[[Situation], Concern | None], ...] = (
    _was_note, _replied, _wrote, _stale, _hours, _parts, _card, _social,
)  # fmt: skip


def _ago(gone: timedelta, language: str) -> str:
    seconds = int(gone.total_seconds())
    time = f"{seconds} s" if seconds < 60 else duration_words(gone, language)
    return f"hace {time}" if language == "es" else f"{time} ago"


def _at(situation: Situation, at: datetime, language: str) -> str:
    return opening_words(at, situation.zone, situation.now, language)

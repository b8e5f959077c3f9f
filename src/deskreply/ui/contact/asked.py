"""What the card asks the store for, in one question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from deskreply.domain.inbox import PillKind, pill
from deskreply.domain.models import Thread
from deskreply.domain.people import Contact
from deskreply.engine import card, threads
from deskreply.engine.card import Card
from deskreply.engine.ports import Reader
from deskreply.settings import Settings

_TONES = {
    PillKind.OVER: "over",
    PillKind.FAILED: "over",
    PillKind.DUE: "due",
    PillKind.DONE: "ok",
    PillKind.BOOKED: "ok",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """``listed``: they are on the call-back list."""

    card: Card
    listed: bool


def ask(
    reader: Reader, settings: Settings, now: datetime, number: str, desk: str, *, whole: bool
) -> Asked:
    """What the card shows of a number; ``whole``: with all of its history."""
    found = card.card(reader, settings, now, number, staff=settings.staff, desk=desk)
    if whole:
        found = replace(found, history=card.history(reader, number, card.COUNTED), more=0)
    # The history has the calls back.
    notes = tuple(note for note in found.notes if note.body not in threads.CALL_LOGS)
    return Asked(replace(found, notes=notes), bool(reader.open_callbacks(number)))


def tone(thread: Thread, now: datetime) -> str:
    """The colour of the state that a conversation is in, as in the list."""
    return _TONES.get(pill(thread, now).kind, "waiting")


def meant(contacts: tuple[Contact, ...], chosen: int) -> Contact | None:
    """Who of several on a number is meant: who was chosen, else the one known for longest."""
    return next((each for each in contacts if each.id == chosen), next(iter(contacts), None))

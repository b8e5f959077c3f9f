"""What an automatic text says: slot and wording of the moment, with its fields filled in."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from deskreply.domain import people, templates
from deskreply.domain.calendar import Calendar
from deskreply.domain.models import Thread
from deskreply.domain.people import Contact, Patient
from deskreply.domain.wordbook import Book, slots_for
from deskreply.domain.wordings import CLOSED_SLOTS, LANGUAGES, ref
from deskreply.engine import officehours
from deskreply.engine.ports import Reader, Transaction
from deskreply.settings import Settings

# A state: a word that is new whenever a wording or a choice is stored. Equal words, equal books.
EDITION = "wordings.edition"
_BOOKS: dict[str, Book] = {}
_STANDARD = Book({}, {})


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text says. ``template``: what it was made from, see ``wordings.ref``.
    ``promise_minutes``: the time that the promise clock gets."""

    body: str
    template: str
    promise_minutes: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who is texted when, and after what. ``number`` and ``line`` are E.164; ``call_id`` says which
    of two compared wordings it is; ``all_busy``: every line was, when they called."""

    now: datetime
    number: str
    line: str
    call_id: str
    all_busy: bool = False


def compose(
    reader: Reader, settings: Settings, zone: str, occasion: Occasion, *, slot: str = ""
) -> Wording:
    """The text for this moment; ``slot`` where it does not follow from the moment, such as
    ``follow-up``. Raises templates.UnfilledField where a field is unknown or has no value."""
    known = reader.contacts_for(occasion.number)
    calendar = officehours.calendar(settings, zone, occasion.line)
    slots = (slot,) if slot else fitting_slots(settings, calendar, occasion, known)
    language = language_of(settings, reader.thread(occasion.number), known)
    slot, version = book(reader).pick(slots, language, occasion.line, occasion.call_id)
    minutes = version.promise_minutes or settings.promise_minutes
    fields = office_values(settings, calendar, occasion.now, occasion.line, language)
    fields["first_name"] = people.first_name(known)
    fields["promise"] = promise(calendar, occasion.now, slot, minutes, language)
    body = templates.render(version.body, fields)
    return Wording(body, ref(slot, version.name, language, version.version), minutes)


def book(reader: Reader) -> Book:
    """The office's wordings and choices as they are now."""
    edition = reader.state(EDITION)
    if edition is None:
        return _STANDARD
    latest = _BOOKS.get(edition)
    if latest is None:
        latest = Book.of(reader.wordings(), reader.slot_choices())
        _BOOKS.clear()
        _BOOKS[edition] = latest
    return latest


def new_edition(tx: Transaction) -> None:
    """To be called with every change of wordings and choices: whoever has a book reads it anew."""
    tx.set_state(EDITION, uuid.uuid4().hex)


def language_of(settings: Settings, thread: Thread | None, known: Sequence[Contact]) -> str:
    """What staff chose for the conversation; else the language of everybody on this number, where
    they agree; else that of their conversation, else the office's."""
    spoken = people.language(known)
    if thread is not None and (thread.language_set or not spoken):
        spoken = thread.language
    return spoken if spoken in LANGUAGES else settings.language


def office_values(
    settings: Settings, calendar: Calendar, now: datetime, line: str, language: str
) -> dict[str, str]:
    """What the office itself has for each field at a moment; "" for what it has not got."""
    return {
        "business": settings.business,
        "agent": settings.staff,
        "line": settings.line(line).label,
        "booking_link": settings.booking_link,
        "opens_at": calendar.opening_words(now, language),
        "service": settings.service,
        "area": settings.area,
    }


def promise(calendar: Calendar, now: datetime, slot: str, minutes: int, language: str) -> str:
    """What a text of a slot promises in words: while the office is closed the next opening."""
    closed = slot in CLOSED_SLOTS or (slot == "follow-up" and not calendar.is_open(now))
    if closed:
        return calendar.opening_words(now, language)
    return templates.promise_words(minutes, language)


def fitting_slots(
    settings: Settings, calendar: Calendar, occasion: Occasion, known: Sequence[Contact]
) -> tuple[str, ...]:
    """The slots that fit, the most telling first."""
    return slots_for(
        closed=not calendar.is_open(occasion.now),
        closed_day=bool(calendar.closed_day(occasion.now)),
        all_busy=occasion.all_busy,
        existing=people.patient(known) is Patient.EXISTING,
        booking=bool(settings.booking_link),
    )

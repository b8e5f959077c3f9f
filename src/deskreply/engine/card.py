"""What the contact card shows of a conversation: who they are, and what has happened with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from deskreply.domain.models import Call, Callback, Message, Outcome, Thread, ThreadStatus
from deskreply.domain.people import AuditRecord, Contact
from deskreply.engine import presence
from deskreply.engine.facts import began
from deskreply.engine.ports import Reader
from deskreply.settings import Settings

NOTES = 3
LINES = 4
# More of a history is counted only so far.
COUNTED = 100
# Staff texts that follow one another within this time are one line.
ONE_TALK = timedelta(hours=12)


class HistoryKind(StrEnum):
    """What happened."""

    MISSED = "missed"
    ANSWERED = "answered"
    REACHED = "reached"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"
    TEXTED = "texted"
    CONTACTED = "contacted"
    BOOKED = "booked"
    NOT_A_FIT = "not-a-fit"
    WRONG_NUMBER = "wrong-number"
    REOPENED = "reopened"
    DISMISSED = "dismissed"
    DO_NOT_TEXT = "do-not-text"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line: what, when (UTC), and who of the office did it, "" for nobody. ``entry``: the id of
    the call it is about, to jump to."""

    kind: HistoryKind
    at: datetime
    who: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """``contacts``: who has the number, with all their numbers; ``other_numbers``: those they have
    besides. ``notes`` and ``history``: the newest first; ``more``: how many lines of history there
    are beyond, counted up to 100. ``all_tags``: those in use anywhere. ``opted_out_by``: word,
    provider, staff or "". ``block_reason``: None where they are not blocked. ``viewers``: who else
    looks at it now."""

    thread: Thread
    contacts: tuple[Contact, ...]
    notes: tuple[Message, ...]
    history: tuple[HistoryLine, ...]
    more: int
    tags: tuple[str, ...]
    all_tags: tuple[str, ...]
    opted_out_by: str
    block_reason: str | None
    other_numbers: tuple[tuple[str, str], ...]
    viewers: tuple[str, ...]


def card(
    reader: Reader, settings: Settings, now: datetime, number: str, *, staff: str, desk: str = ""
) -> Card:
    """Everything the card shows. Of a number without a conversation what is known of it.
    ``desk``: the one that asks."""
    contacts = reader.contacts_for(number)
    lines = history(reader, number, COUNTED)
    seen = presence.viewers(reader, number, now, but_desk=desk)
    others = {each: label for person in contacts for each, label in person.numbers}
    return Card(
        thread=reader.thread(number) or Thread(number, ""),
        contacts=contacts,
        notes=reader.latest_notes(number, NOTES),
        history=lines[:LINES],
        more=len(lines) - len(lines[:LINES]),
        tags=reader.tags(number),
        all_tags=reader.all_tags(),
        opted_out_by=reader.opted_out_by(number),
        block_reason=reader.block_reason(number),
        other_numbers=tuple((each, label) for each, label in others.items() if each != number),
        viewers=tuple(who for who in seen if who != staff),
    )


def history(reader: Reader, number: str, limit: int) -> tuple[HistoryLine, ...]:
    """What has happened with a number, the newest first."""
    calls = _of_calls(reader.latest_calls(number, limit))
    # What is read of the trail for a line in it: a reply leaves up to four records.
    done = _of_audit(reader.audit(number, 4 * limit))
    return tuple(sorted((*calls, *done), key=lambda line: line.at, reverse=True)[:limit])


def _of_calls(calls: Iterable[Call]) -> Iterator[HistoryLine]:
    kinds = {
        Outcome.MISSED: HistoryKind.MISSED,
        Outcome.UNKNOWN: HistoryKind.MISSED,
        Outcome.ANSWERED: HistoryKind.ANSWERED,
    }
    for call in calls:
        kind = kinds.get(call.outcome)
        if kind is not None:
            yield HistoryLine(kind, began(call)[0], entry=call.id)


# What is written in the audit trail, and what that is here; where the detail says it: "".
_KINDS = {
    "called-back": "",
    "done": "",
    "status": "",
    "reopened": HistoryKind.REOPENED,
    "callback-dismissed": HistoryKind.DISMISSED,
    "do-not-text": HistoryKind.DO_NOT_TEXT,
    "blocked": HistoryKind.BLOCKED,
}
_SAID = {
    *(status.value for status in ThreadStatus if status is not ThreadStatus.NEW),
    *(how.value for how in (Callback.REACHED, Callback.VOICEMAIL, Callback.NO_ANSWER)),
}


def _not_taken_back(records: Iterable[AuditRecord]) -> list[AuditRecord]:
    """Without what was done by a slip and undone at once."""
    kept: list[AuditRecord] = []
    for record in records:
        if record.what != "taken-back":
            kept.append(record)
            continue
        undone = [at for at, each in enumerate(kept) if each.what == record.detail]
        if undone:
            kept.pop(undone[-1])
    return kept


def _of_audit(records: Iterable[AuditRecord]) -> Iterator[HistoryLine]:
    """Lines for records, oldest first."""
    records = _not_taken_back(records)
    gone = {record.detail for record in records if record.what == "canceled"}
    talk: HistoryLine | None = None
    for record in records:
        if record.what == "sent" and record.detail not in gone:
            line = HistoryLine(HistoryKind.TEXTED, record.at, record.who)
            if talk is not None and line.at - talk.at > ONE_TALK:
                yield talk
            talk = line
            continue
        kind = _KINDS.get(record.what)
        word = record.detail if kind == "" else kind
        if word and (kind or word in _SAID):
            yield HistoryLine(HistoryKind(word), record.at, record.who)
    if talk is not None:
        yield talk

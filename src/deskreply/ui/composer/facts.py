"""What the composer has to know of a conversation, in one question to the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from deskreply.domain import numbers, people, tongue
from deskreply.domain.desk import Draft, SavedReply
from deskreply.domain.guards import Said
from deskreply.domain.models import Message, MessageKind, MessageState, Thread
from deskreply.engine import drafts, savedreplies, timeline, wording
from deskreply.engine.ports import Reader
from deskreply.settings import Settings

# Enough to see who wrote last; what is further back has been read.
_LATEST = 30
# Of a conversation without a language, so many of the lead's texts say which it is.
_TELLING = 3
_NOT_SAID = (MessageState.CANCELED, MessageState.FAILED)


@dataclass(frozen=True, slots=True)
class Facts:
    """``name``: what the screen calls the lead, "" where only the number is known. ``stopped_by``:
    who ended texting (``word``, ``provider``, ``staff``), "" while they may be texted. ``replied``:
    the text of somebody else here that is newer than any of ours. ``wrote``: the lead's latest.
    ``waiting``: texts scheduled for later, soonest first. ``replies``: those in the lead's
    ``language`` first. ``values``: what fills their fields, by language."""

    number: str
    name: str = ""
    language: str = "en"
    thread: Thread | None = None
    stopped_by: str = ""
    draft: Draft | None = None
    replied: Said | None = None
    wrote: Said | None = None
    waiting: tuple[Message, ...] = ()
    replies: tuple[SavedReply, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def ask(
    reader: Reader, settings: Settings, now: datetime, number: str, staff: str, zone: str
) -> Facts:
    """What is known of ``number`` (E.164) at ``now``, for the person ``staff`` who writes in an
    office in ``zone``."""
    # Looked up once in this thread: the first time takes a while, and Send asks for it again.
    numbers.zones(number)
    thread = reader.thread(number)
    contacts = reader.contacts_for(number)
    entries = timeline.latest(reader, number, _LATEST).entries
    texts = [entry.message for entry in entries if entry.message is not None]
    language = _language(settings, thread, contacts, texts)
    stopped = reader.opted_out_at(number) is not None
    return Facts(
        number=number,
        name=people.first_name(contacts) or (thread.name if thread is not None else ""),
        language=language,
        thread=thread,
        stopped_by=reader.opted_out_by(number) or "word" if stopped else "",
        draft=drafts.draft(reader, number, staff),
        replied=_replied(texts, staff),
        wrote=_wrote(texts),
        waiting=_waiting(reader, number),
        replies=_replies(reader, language),
        values=savedreplies.values(
            settings, now, staff, thread, contacts, savedreplies.LANGUAGES, zone=zone
        ),
    )


def _language(
    settings: Settings,
    thread: Thread | None,
    contacts: Sequence[people.Contact],
    texts: Sequence[Message],
) -> str:
    noted = people.language(contacts) or (thread.language if thread is not None else "")
    if not noted:
        said = [text.body for text in texts if text.kind is MessageKind.LEAD][-_TELLING:]
        if tongue.looks_spanish(" ".join(said)):
            return "es"
    return wording.language_of(settings, thread, contacts)


def _replied(texts: Sequence[Message], staff: str) -> Said | None:
    for text in reversed(texts):
        planned = text.scheduled_for is not None and text.state is MessageState.QUEUED
        if text.kind is MessageKind.STAFF and text.state not in _NOT_SAID and not planned:
            ours = text.author == staff or not text.author
            return None if ours else Said(text.id, text.at, text.author)
    return None


def _wrote(texts: Sequence[Message]) -> Said | None:
    theirs = (text for text in reversed(texts) if text.kind is MessageKind.LEAD)
    return next((Said(text.id, text.at) for text in theirs), None)


def _waiting(reader: Reader, number: str) -> tuple[Message, ...]:
    items = sorted(reader.waiting_items(number), key=lambda item: item.due_at)
    found = (reader.message(item.message_id) for item in items)
    return tuple(text for text in found if text is not None and text.scheduled_for is not None)


def _replies(reader: Reader, language: str) -> tuple[SavedReply, ...]:
    replies = savedreplies.listed(reader, "")
    return tuple(sorted(replies, key=lambda reply: reply.language != language))

"""What the desk's window asks of the store and has it keep; part of the ports ``Reader`` and
``Transaction``.

All times are aware UTC, all numbers E.164.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from deskreply.domain.desk import Draft, SavedReply, StoredNotice, Viewing
from deskreply.domain.inbox import Filter, InboxCounts, Sort
from deskreply.domain.models import Call, Message, Thread
from deskreply.domain.people import Contact
from deskreply.domain.team import Member
from deskreply.domain.timeline import Entry, Place


class DeskReader(Protocol):
    """The window's questions."""

    # the inbox
    def inbox(
        self, which: Filter, sort: Sort, now: datetime, staff: str, limit: int
    ) -> tuple[Thread, ...]:
        """The first threads of a filter in an order; not of the call-back list."""

    def inbox_counts(self, now: datetime, staff: str) -> InboxCounts:
        """How many threads each filter lists, and callers the call-back list."""

    # a conversation
    def entries_before(self, number: str, place: Place | None, limit: int) -> tuple[Entry, ...]:
        """The latest entries before a place (None: of all), oldest first."""

    def entries_from(self, number: str, place: Place, limit: int) -> tuple[Entry, ...]:
        """The first entries at or after a place, oldest first."""

    def place_of(self, number: str, entry_id: str) -> Place | None:
        """Where the message or call with this id stands; None where the thread has none."""

    def latest_notes(self, number: str, limit: int) -> tuple[Message, ...]:
        """The newest notes of a thread, newest first."""

    def latest_calls(self, number: str, limit: int) -> tuple[Call, ...]:
        """The newest root calls of a number, newest first."""

    # what is at hand
    def draft(self, number: str, author: str) -> Draft | None:
        """What somebody began to write to a number."""

    def drafts(self, author: str, numbers: Collection[str]) -> dict[str, Draft]:
        """What somebody began to write to some hundreds of numbers, by number."""

    def saved_replies(self) -> tuple[SavedReply, ...]:
        """The office's own saved replies, by position and name."""

    def tags(self, number: str) -> tuple[str, ...]:
        """The tags of a thread, in alphabetical order."""

    def all_tags(self) -> tuple[str, ...]:
        """Every tag that any thread bears, in alphabetical order."""

    def viewing(self, number: str, since: datetime) -> tuple[Viewing, ...]:
        """The desks on whose screens a conversation stood open at or after ``since``, latest
        first."""

    def viewed_at(self, desk: str) -> Viewing | None:
        """What last stood open at a desk."""

    def newest_notice(self) -> int:
        """The id of the last notice; 0 where there is none."""

    def notices_after(self, notice_id: int, limit: int) -> tuple[StoredNotice, ...]:
        """The first notices with a higher id, oldest first."""

    def latest_notices(self, limit: int) -> tuple[StoredNotice, ...]:
        """The last notices, newest first."""

    def members(self) -> tuple[Member, ...]:
        """Who works here, in alphabetical order."""

    def contact(self, contact_id: int) -> Contact | None:
        """One person, with all their numbers."""

    def contacts_like(self, wanted: str, limit: int) -> tuple[Contact, ...]:
        """People with these words in their name, or these digits in a number; by name."""


class DeskWriter(Protocol):
    """What the window has kept."""

    def save_draft(self, draft: Draft) -> None:
        """Insert or update what somebody began to write."""

    def remove_draft(self, number: str, author: str) -> None: ...

    def save_reply(self, reply: SavedReply) -> None:
        """Insert or update one of the office's own, found by name and language."""

    def remove_reply(self, name: str, language: str) -> bool:
        """False where the office has none of that name in that language."""

    def add_tag(self, number: str, tag: str) -> bool:
        """False, and nothing changed, where the thread has it already."""

    def remove_tag(self, number: str, tag: str) -> bool:
        """False where the thread does not have it."""

    def save_viewing(self, viewing: Viewing) -> None:
        """What stands open at a desk now. Not counted as a change where only the time is new."""

    def remove_viewing(self, desk: str) -> None:
        """Nothing stands open there any more."""

    def add_notice(self, notice: StoredNotice) -> None:
        """Append what a desk was told (``id`` is ignored)."""

    def prune_notices(self, before: datetime) -> None:
        """Forget what was told before then."""

    def save_member(self, member: Member) -> None:
        """Insert or update somebody of the team, found by their name as it is written."""

    def rename_member(self, before: str, after: str) -> None:
        """Another name for somebody of the team, for their conversations and for their drafts."""

    def remove_member(self, name: str) -> None: ...


class Hasher(Protocol):
    """Makes of a PIN what may be kept. Both take a noticeable part of a second, on purpose."""

    def hash(self, pin: str) -> str:
        """What is kept of a PIN: another each time."""

    def matches(self, pin: str, hashed: str) -> bool:
        """Whether ``hashed`` was made of this PIN; False also where it was made of none."""

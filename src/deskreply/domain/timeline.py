"""A conversation in its order: texts, notes and calls as entries of one timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from deskreply.domain.models import Call, Message, OutboxItem


class Place(NamedTuple):
    """Where an entry stands: by time (UTC), then by a key that no other entry of the thread has.
    Calls (``c:…``) come before texts and notes (``m:…``) of the same moment."""

    at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a text or note (``message``) or a call (``call``), never both. ``item``: the
    outbox row of a text that is not settled: when it goes, why it is held."""

    place: Place
    message: Message | None = None
    call: Call | None = None
    item: OutboxItem | None = None

    @property
    def key(self) -> str:
        """The same for as long as the entry exists."""
        return self.place.key


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a timeline, oldest first. ``older``, ``newer``: whether there is more that way."""

    entries: tuple[Entry, ...] = ()
    older: bool = False
    newer: bool = False

"""Questions about what staff has at hand: drafts, saved replies, tags, and who looks at what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from deskreply.domain import people
from deskreply.domain.desk import Draft, SavedReply, Viewing
from deskreply.store import schema

_DRAFTS = schema.drafts.c
_REPLIES = schema.saved_replies.c
_TAGS = schema.thread_tags.c
_VIEWING = schema.viewing.c

_DRAFT = select(_DRAFTS.number, _DRAFTS.author, _DRAFTS.body, _DRAFTS.is_note, _DRAFTS.at)
_VIEW = select(_VIEWING.desk, _VIEWING.number, _VIEWING.who, _VIEWING.at)
_REPLY = ("name", "title", "language", "body", "position", "at", "author")


class HandQueries:
    """What is at hand at a desk, as part of ``SqlReader``."""

    _connection: Connection

    def draft(self, number: str, author: str) -> Draft | None:
        """What somebody began to write to a number."""
        query = _DRAFT.where(_DRAFTS.author == author, _DRAFTS.number == number)
        row = self._connection.execute(query).first()
        return None if row is None else Draft(*row)

    def drafts(self, author: str, numbers: Collection[str]) -> dict[str, Draft]:
        """What somebody began to write to some hundreds of numbers, by number."""
        if not numbers:
            return {}
        query = _DRAFT.where(_DRAFTS.author == author, _DRAFTS.number.in_(list(numbers)))
        return {row.number: Draft(*row) for row in self._connection.execute(query)}

    def saved_replies(self) -> tuple[SavedReply, ...]:
        """The office's own saved replies, by position and name."""
        query = select(*(_REPLIES[name] for name in _REPLY))
        rows = self._connection.execute(query.order_by(_REPLIES.position, _REPLIES.name))
        return tuple(SavedReply(**dict(zip(_REPLY, row, strict=True))) for row in rows)

    def tags(self, number: str) -> tuple[str, ...]:
        """The tags of a thread, in alphabetical order."""
        query = select(_TAGS.tag).where(_TAGS.number == number)
        return _alphabetical(self._connection.execute(query).scalars())

    def all_tags(self) -> tuple[str, ...]:
        """Every tag that any thread bears, in alphabetical order."""
        return _alphabetical(self._connection.execute(select(_TAGS.tag).distinct()).scalars())

    def viewing(self, number: str, since: datetime) -> tuple[Viewing, ...]:
        """The desks on whose screens a conversation stood open at or after ``since``, latest
        first."""
        query = _VIEW.where(_VIEWING.number == number, _VIEWING.at >= since)
        rows = self._connection.execute(query.order_by(_VIEWING.at.desc(), _VIEWING.desk))
        return tuple(Viewing(*row) for row in rows)

    def viewed_at(self, desk: str) -> Viewing | None:
        """What last stood open at a desk."""
        row = self._connection.execute(_VIEW.where(_VIEWING.desk == desk)).first()
        return None if row is None else Viewing(*row)


def _alphabetical(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(tags, key=lambda tag: (people.folded(tag), tag)))

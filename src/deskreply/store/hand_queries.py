"""Questions about what staff has at hand: drafts, saved replies, tags, notices, and who looks at
what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, func, select

from deskreply.domain import people
from deskreply.domain.desk import Draft, SavedReply, StoredNotice, Viewing
from deskreply.domain.team import Member
from deskreply.store import schema

_DRAFTS = schema.drafts.c
_NOTICES = schema.notices.c
_REPLIES = schema.saved_replies.c
_STAFF = schema.staff.c
_TAGS = schema.thread_tags.c
_VIEWING = schema.viewing.c

_DRAFT = select(_DRAFTS.number, _DRAFTS.author, _DRAFTS.body, _DRAFTS.is_note, _DRAFTS.at)
_VIEW = select(_VIEWING.desk, _VIEWING.number, _VIEWING.who, _VIEWING.at)
_NOTICE = select(
    _NOTICES.id, _NOTICES.at, _NOTICES.desk, _NOTICES.kind, _NOTICES.title, _NOTICES.number,
    _NOTICES.message_id, _NOTICES.stage, _NOTICES.threads,
)  # fmt: skip
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

    def newest_notice(self) -> int:
        """The id of the last notice; 0 where there is none."""
        return self._connection.execute(select(func.max(_NOTICES.id))).scalar() or 0

    def notices_after(self, notice_id: int, limit: int) -> tuple[StoredNotice, ...]:
        """The first notices with a higher id, oldest first."""
        query = _NOTICE.where(_NOTICES.id > notice_id).order_by(_NOTICES.id).limit(limit)
        return tuple(StoredNotice(*row) for row in self._connection.execute(query))

    def latest_notices(self, limit: int) -> tuple[StoredNotice, ...]:
        """The last notices, newest first."""
        query = _NOTICE.order_by(_NOTICES.id.desc()).limit(limit)
        return tuple(StoredNotice(*row) for row in self._connection.execute(query))

    def members(self) -> tuple[Member, ...]:
        """Who works here, in alphabetical order."""
        query = select(_STAFF.name, _STAFF.pin, _STAFF.wrong, _STAFF.wait_until)
        found = (Member(*row) for row in self._connection.execute(query))
        return tuple(sorted(found, key=lambda member: people.folded(member.name)))


def _alphabetical(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(tags, key=lambda tag: (people.folded(tag), tag)))

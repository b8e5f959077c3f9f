"""Keeps what staff has at hand: drafts, saved replies, tags, notices, and who looks at what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, Update, and_, delete, insert, select, update

from deskreply.domain.desk import Draft, SavedReply, StoredNotice, Viewing
from deskreply.domain.team import Member
from deskreply.store import schema
from deskreply.store.flavour import Flavour
from deskreply.store.hand_queries import HandQueries

_DRAFTS = schema.drafts.c
_NOTICES = schema.notices.c
_REPLIES = schema.saved_replies.c
_STAFF = schema.staff.c
_TAGS = schema.thread_tags.c
_THREADS = schema.threads.c
_VIEWING = schema.viewing.c


class HandWrites(HandQueries):
    """What is at hand at a desk, as part of ``SqlTransaction``."""

    _flavour: Flavour

    def save_draft(self, draft: Draft) -> None:
        """Insert or update what somebody began to write."""
        self._put(schema.drafts, {"author": draft.author, "number": draft.number},
                  {"body": draft.body, "is_note": draft.is_note, "at": draft.at})  # fmt: skip

    def remove_draft(self, number: str, author: str) -> None:
        """Nothing is begun any more."""
        mine = and_(_DRAFTS.author == author, _DRAFTS.number == number)
        self._connection.execute(delete(schema.drafts).where(mine))

    def save_reply(self, reply: SavedReply) -> None:
        """Insert or update one of the office's own, found by name and language."""
        self._put(
            schema.saved_replies,
            {"name": reply.name, "language": reply.language},
            {"title": reply.title, "body": reply.body, "position": reply.position,
             "at": reply.at, "author": reply.author},
        )  # fmt: skip

    def remove_reply(self, name: str, language: str) -> bool:
        """False where the office has none of that name in that language."""
        own = and_(_REPLIES.name == name, _REPLIES.language == language)
        return self._connection.execute(delete(schema.saved_replies).where(own)).rowcount > 0

    def add_tag(self, number: str, tag: str) -> bool:
        """False, and nothing changed, where the thread has it already."""
        query = self._flavour.insert_new(schema.thread_tags, [_TAGS.number, _TAGS.tag])
        query = query.values(number=number, tag=tag).returning(_TAGS.tag)
        return self._connection.execute(query).first() is not None

    def remove_tag(self, number: str, tag: str) -> bool:
        """False where the thread does not have it."""
        gone = delete(schema.thread_tags).where(_TAGS.number == number, _TAGS.tag == tag)
        return self._connection.execute(gone).rowcount > 0

    def save_viewing(self, viewing: Viewing) -> None:
        """What stands open at a desk now."""
        self._put(
            schema.viewing,
            {"desk": viewing.desk},
            {"number": viewing.number, "who": viewing.who, "at": viewing.at},
        )

    def remove_viewing(self, desk: str) -> None:
        """Nothing stands open there any more."""
        self._connection.execute(delete(schema.viewing).where(_VIEWING.desk == desk))

    def add_notice(self, notice: StoredNotice) -> None:
        """Append what a desk was told (``id`` is ignored)."""
        values = {
            "at": notice.at, "desk": notice.desk, "kind": notice.kind, "title": notice.title,
            "number": notice.number, "message_id": notice.message_id, "stage": notice.stage,
            "threads": notice.threads,
        }  # fmt: skip
        self._connection.execute(insert(schema.notices), values)

    def prune_notices(self, before: datetime) -> None:
        """Forget what was told before then."""
        self._connection.execute(delete(schema.notices).where(_NOTICES.at < before))

    def save_member(self, member: Member) -> None:
        """Insert or update somebody of the team, found by their name as it is written."""
        self._put(
            schema.staff,
            {"name": member.name},
            {"pin": member.pin, "wrong": member.wrong, "wait_until": member.wait_until},
        )

    def rename_member(self, before: str, after: str) -> None:
        """Another name for somebody of the team, for their conversations and for their drafts."""
        changes: tuple[Update, ...] = (
            update(schema.staff).where(_STAFF.name == before).values(name=after),
            update(schema.threads).where(_THREADS.owner == before).values(owner=after),
            # A number for which the new name has a draft already keeps that one.
            update(schema.drafts)
            .where(
                _DRAFTS.author == before,
                _DRAFTS.number.not_in(select(_DRAFTS.number).where(_DRAFTS.author == after)),
            )
            .values(author=after),
        )
        for change in changes:
            self._connection.execute(change)

    def remove_member(self, name: str) -> None:
        """Somebody is not of the team any more."""
        self._connection.execute(delete(schema.staff).where(_STAFF.name == name))

    def _put(self, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
        """Insert or update a row. The write lock is held: nobody comes in between."""
        same = and_(*(table.c[name] == value for name, value in key.items()))
        if not self._connection.execute(update(table).where(same).values(values)).rowcount:
            self._connection.execute(insert(table), key | values)

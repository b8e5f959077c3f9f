"""Keeps what staff has at hand: drafts, saved replies, tags, and who looks at what."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, and_, delete, insert, update

from deskreply.domain.desk import Draft, SavedReply, Viewing
from deskreply.store import schema
from deskreply.store.flavour import Flavour
from deskreply.store.hand_queries import HandQueries

_DRAFTS = schema.drafts.c
_REPLIES = schema.saved_replies.c
_TAGS = schema.thread_tags.c
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

    def _put(self, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
        """Insert or update a row. The write lock is held: nobody comes in between."""
        same = and_(*(table.c[name] == value for name, value in key.items()))
        if not self._connection.execute(update(table).where(same).values(values)).rowcount:
            self._connection.execute(insert(table), key | values)

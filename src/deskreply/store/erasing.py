"""Takes out what is kept of a person; that they must not be texted stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, delete, insert, or_, select, update

from deskreply.domain.people import Erased
from deskreply.store import schema
from deskreply.store.people_writes import PeopleWrites

_CALLS = schema.calls.c
_TEXTS = schema.messages.c
_BY_NUMBER = (
    schema.outbox.c.number,
    schema.messages.c.number,
    schema.threads.c.number,
    schema.followups.c.number,
    schema.lookups.c.number,
    schema.drafts.c.number,
    schema.thread_tags.c.number,
    schema.viewing.c.number,
    schema.notices.c.number,
)


class Erasing(PeopleWrites):
    """The part of ``SqlTransaction`` that forgets."""

    def erase(self, number: str, at: datetime) -> Erased:
        """Delete the texts, notes, calls, follow-ups, contacts, look-ups, drafts, tags and
        notices of a number.

        Opt-out, block and undeliverable stay, without the words that were said. The provider's ids
        go to ``erased``: it goes on listing them.
        """
        people = self.contacts_for(number)
        calls = self._calls_of(number)
        texts = self._ids(select(_TEXTS.provider_id).where(_TEXTS.number == number))
        count = len(self._ids(select(_TEXTS.id).where(_TEXTS.number == number)))
        gone = {*calls, *(text for text in texts if text)}
        known = self.erased(gone)
        if new := [{"id": each, "at": at} for each in sorted(gone - known)]:
            self._connection.execute(insert(schema.erased), new)
        for column in _BY_NUMBER:
            self._delete(column, [number])
        for column in (schema.decisions.c.call_id, schema.followups.c.call_id, _CALLS.id):
            self._delete(column, calls)
        self._delete(schema.contacts.c.id, [person.id for person in people])
        self._unsay(number)
        others = {each for person in people for each, _ in person.numbers} - {number}
        return Erased(count, len(calls), len(people), tuple(sorted(others)))

    def _calls_of(self, number: str) -> list[str]:
        """The ids of the calls from and to a number, with all their legs. A leg of somebody else's
        call is theirs: it rang a phone of the office."""
        own = or_(_CALLS.caller == number, _CALLS.caller_raw == number)
        roots = self._ids(
            select(_CALLS.id).where(
                _CALLS.parent_id.is_(None), or_(own, _CALLS.called_raw == number)
            )
        )
        rang = select(_CALLS.parent_id).where(
            _CALLS.parent_id.is_not(None), _CALLS.called_raw == number
        )
        # Staff who calls out from a softphone: the root comes from no number at all.
        by_staff = select(_CALLS.id).where(
            _CALLS.id.in_(rang), _CALLS.caller.is_(None), _CALLS.caller_raw.like("%:%")
        )
        roots += self._ids(by_staff)
        legs = self._ids(
            select(_CALLS.id).where(
                _CALLS.parent_id.is_not(None), or_(_CALLS.parent_id.in_(roots), own)
            )
        )
        return list(dict.fromkeys([*roots, *legs]))

    def _unsay(self, number: str) -> None:
        """What stays bears no word of theirs."""
        opted = update(schema.opt_outs).where(schema.opt_outs.c.number == number)
        self._connection.execute(opted.values(word="", lifted_word=""))
        blocked = update(schema.blocks).where(schema.blocks.c.number == number)
        self._connection.execute(blocked.values(reason=""))

    def _delete(self, column: Column[Any], values: Sequence[Any]) -> None:
        if values:
            self._connection.execute(delete(column.table).where(column.in_(values)))

    def _ids(self, query: Any) -> list[Any]:
        return list(self._connection.execute(query).scalars())

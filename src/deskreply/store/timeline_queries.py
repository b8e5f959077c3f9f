"""A conversation in pieces: texts, notes and calls in one order, from any place on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    TextClause,
    and_,
    bindparam,
    or_,
    select,
    text,
)

from deskreply.domain.models import Call, Message, OutboxItem
from deskreply.domain.timeline import Entry, Place
from deskreply.store import schema
from deskreply.store.columns import EPOCH
from deskreply.store.records import (
    CALL_COLUMNS,
    MESSAGE_COLUMNS,
    OUTBOX_COLUMNS,
    to_call,
    to_item,
    to_message,
)

_TEXTS = schema.messages.c
_CALLS = schema.calls.c
_ITEMS = schema.outbox.c
MESSAGE, CALL = "m", "c"
# Numbers of so many digits sort as text; the database counts no further than that.
_SEQ_DIGITS = 19
_FAR_AHEAD = datetime(9999, 1, 1, tzinfo=UTC)


class _Kind(NamedTuple):
    """Texts or calls: by number, time and key, under which conditions, and what is read of them."""

    letter: str
    number: Column[Any]
    at: Column[Any]
    key: Column[Any]
    conditions: tuple[TextClause, ...]
    columns: tuple[Column[Any], ...]


_SAID = _Kind(MESSAGE, _TEXTS.number, _TEXTS.at, _TEXTS.seq, (), MESSAGE_COLUMNS)
_RANG = _Kind(CALL, _CALLS.caller, _CALLS.at, _CALLS.id, (text(schema.IS_ROOT),), CALL_COLUMNS)


class TimelineQueries:
    """The conversation's part of ``SqlReader``."""

    _connection: Connection

    def entries_before(self, number: str, place: Place | None, limit: int) -> tuple[Entry, ...]:
        """The latest entries before a place (None: of all), oldest first."""
        return self._entries(number, place, limit, forwards=False)[-limit:]

    def entries_from(self, number: str, place: Place, limit: int) -> tuple[Entry, ...]:
        """The first entries at or after a place, oldest first."""
        return self._entries(number, place, limit, forwards=True)[:limit]

    def place_of(self, number: str, entry_id: str) -> Place | None:
        """Where the message or call with this id stands; None where the thread has none."""
        text_query = select(_TEXTS.at, _TEXTS.seq).where(
            _TEXTS.id == entry_id, _TEXTS.number == number
        )
        row = self._connection.execute(text_query).first()
        if row is not None:
            return _text_place(*row)
        call_query = select(_CALLS.at, _CALLS.id).where(
            text(schema.IS_ROOT), _CALLS.id == entry_id, _CALLS.caller == number
        )
        row = self._connection.execute(call_query).first()
        return None if row is None else _call_place(*row)

    def latest_notes(self, number: str, limit: int) -> tuple[Message, ...]:
        """The newest notes of a thread, newest first."""
        query = select(*MESSAGE_COLUMNS).where(text(schema.IS_NOTE), _TEXTS.number == number)
        rows = self._connection.execute(query.order_by(_TEXTS.at.desc()).limit(limit))
        return tuple(map(to_message, rows))

    def latest_calls(self, number: str, limit: int) -> tuple[Call, ...]:
        """The newest root calls of a number, newest first."""
        query = select(*CALL_COLUMNS).where(text(schema.IS_ROOT), _CALLS.caller == number)
        query = query.order_by(_CALLS.at.desc(), _CALLS.id.desc()).limit(limit)
        return tuple(map(to_call, self._connection.execute(query)))

    def _entries(
        self, number: str, place: Place | None, limit: int, *, forwards: bool
    ) -> tuple[Entry, ...]:
        """At least so many entries from a place on, oldest first."""
        letter, _, key = place.key.partition(":") if place is not None else ("", "", "")
        given = {
            "number": number,
            "at": place.at if place is not None else None,
            "key": int(key) if letter == MESSAGE else key,
            "limit": limit,
            "edge": _FAR_AHEAD if forwards else EPOCH,
        }
        said = self._connection.execute(_stretch(_SAID, letter, forwards), given).all()
        if len(said) == limit:
            # Calls beyond so many texts would be cut off again.
            given["edge"] = said[-1].at
        rang = self._connection.execute(_stretch(_RANG, letter, forwards), given).all()
        found = [*_texts(said, self._items(number) if said else {}), *_calls(rang)]
        return tuple(sorted(found, key=lambda entry: entry.place))

    def _items(self, number: str) -> dict[str, OutboxItem]:
        """What is not settled of a number's texts, by message."""
        query = select(*OUTBOX_COLUMNS).where(text(schema.IS_OPEN), _ITEMS.number == number)
        items = map(to_item, self._connection.execute(query))
        return {item.message_id: item for item in items}


@cache
def _stretch(kind: _Kind, letter: str, forwards: bool) -> Select[Any]:
    """The entries of a kind on one side of a place, which is one of ``letter`` ("": all entries);
    not beyond ``edge``. Built once, which takes longer than running it."""
    edge = bindparam("edge", type_=kind.at.type)
    query = select(kind.at, kind.key, *kind.columns).where(
        *kind.conditions,
        kind.number == bindparam("number", type_=kind.number.type),
        kind.at <= edge if forwards else kind.at >= edge,
    )
    if letter:
        query = query.where(_beyond(kind, letter) if forwards else _before(kind, letter))
    order = (kind.at, kind.key) if forwards else (kind.at.desc(), kind.key.desc())
    return query.order_by(*order).limit(bindparam("limit", type_=Integer))


def _before(kind: _Kind, letter: str) -> ColumnElement[bool]:
    """What stands before a place. Of its moment all calls come before all texts."""
    at, key = bindparam("at", type_=kind.at.type), bindparam("key", type_=kind.key.type)
    if letter != kind.letter:
        return kind.at <= at if kind.letter == CALL else kind.at < at
    # The range alone lets the index be searched; what it takes in too much is taken out again.
    return and_(kind.at <= at, or_(kind.at < at, kind.key < key))


def _beyond(kind: _Kind, letter: str) -> ColumnElement[bool]:
    """The rest: what stands at a place or after it."""
    at, key = bindparam("at", type_=kind.at.type), bindparam("key", type_=kind.key.type)
    if letter != kind.letter:
        return kind.at > at if kind.letter == CALL else kind.at >= at
    return and_(kind.at >= at, or_(kind.at > at, kind.key >= key))


def _text_place(at: datetime, seq: int) -> Place:
    return Place(at, f"{MESSAGE}:{seq:0{_SEQ_DIGITS}}")


def _call_place(at: datetime, call_id: str) -> Place:
    return Place(at, f"{CALL}:{call_id}")


def _texts(rows: Sequence[Any], items: dict[str, OutboxItem]) -> Iterable[Entry]:
    for at, seq, *values in rows:
        message = Message(*values)
        yield Entry(_text_place(at, seq), message=message, item=items.get(message.id))


def _calls(rows: Sequence[Any]) -> Iterable[Entry]:
    for at, call_id, *values in rows:
        yield Entry(_call_place(at, call_id), call=to_call(values))

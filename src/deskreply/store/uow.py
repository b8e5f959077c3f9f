"""The writing side of the store: one unit of work. Only what changed is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Select, bindparam, delete, insert, select, text, update

from deskreply.domain.desk import Viewing
from deskreply.domain.models import (
    Call,
    CallRow,
    DecisionRecord,
    Message,
    OutboxItem,
    OutboxState,
    Thread,
)
from deskreply.domain.people import Lookup
from deskreply.store import schema
from deskreply.store.columns import EPOCH, storable
from deskreply.store.desk_writes import DeskWrites
from deskreply.store.erasing import Erasing
from deskreply.store.flavour import Flavour
from deskreply.store.hand_writes import HandWrites
from deskreply.store.queries import SqlReader
from deskreply.store.records import (
    OUTBOX_COLUMNS,
    Values,
    call_values,
    decision_values,
    item_values,
    lookup_values,
    message_values,
    row_values,
    thread_values,
    to_item,
)
from deskreply.store.wording_queries import WordingWrites

# A state: a number that grows with every unit of work that changed more than states.
VERSION = "version"
_NEXT_VERSION = text(
    "INSERT INTO state (key, value) VALUES (:key, '1')"
    " ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(state.value AS BIGINT) + 1 AS TEXT)"
)
_ITEMS = schema.outbox.c
_ACTIVE = text(schema.IS_ACTIVE)


@cache
def _stored(key: Column[Any], names: tuple[str, ...]) -> Select[Any]:
    """The query for one row's columns; building it anew would take longer than running it."""
    return select(*(key.table.c[name] for name in names)).where(key == bindparam("wanted"))


def _same(old: Any, new: Any) -> bool:
    """Whether a stored value is what ``new`` would be once stored."""
    return old == new or (isinstance(new, str) and old == storable(new))


class SqlTransaction(SqlReader, Erasing, DeskWrites, HandWrites, WordingWrites):
    """Implements ``ports.Transaction`` on one connection that holds the write lock.

    For the thread that opened it, until its block ends. A broken constraint raises SQLAlchemy's
    IntegrityError, for a broken reference at the end of the block: that is a bug in the caller.
    """

    def __init__(self, connection: Connection, flavour: Flavour) -> None:
        super().__init__(connection, flavour)
        self._before = self._changed()
        self._notes = 0

    def save_row(self, row: CallRow) -> None:
        """Insert or update the provider's part of a call or leg, leaving what was decided."""
        self._save(schema.calls.c.id, row_values(row), only_new={"at": EPOCH})

    def save_call(self, call: Call) -> None:
        """Insert or update a root with all that is known and decided about it."""
        self._save(schema.calls.c.id, call_values(call))

    def add_decision(self, record: DecisionRecord) -> None:
        """Append to the chain of a call; the call has to be stored by the end of the block."""
        self._connection.execute(insert(schema.decisions), decision_values(record))

    def add_message(self, message: Message) -> bool:
        """False, and nothing changed, where its provider id is already stored. Its thread has to
        be stored by the end of the block."""
        return self._add([schema.messages.c.provider_id], message_values(message))

    def save_message(self, message: Message) -> None:
        """Insert or update a text or note, found by its ``id``."""
        self._save(schema.messages.c.id, message_values(message))

    def add_outbox(self, item: OutboxItem) -> bool:
        """Insert (``id`` is ignored). False, and nothing changed, where its key exists already."""
        return self._add([_ITEMS.account, _ITEMS.key], item_values(item))

    def save_outbox(self, item: OutboxItem) -> None:
        """Update an item, found by its ``id``. LookupError if there is none."""
        if not self._update(_ITEMS.id, item.id, item_values(item)):
            raise LookupError(f"no outbox item {item.id}")

    def claim(self, item_id: int, owner: str, at: datetime) -> OutboxItem | None:
        """Claim a waiting item, with a new epoch and no clean reads; None where it is not waiting
        any more. ``attempts`` stays: a claim may be released without a try."""
        query = (
            update(schema.outbox)
            .where(_ITEMS.id == item_id, text(schema.IS_WAITING))
            .values(
                state=OutboxState.CLAIMED,
                owner=owner,
                epoch=_ITEMS.epoch + 1,
                claimed_at=at,
                clean_reads=0,
                clean_at=None,
            )
            .returning(*OUTBOX_COLUMNS)
        )
        row = self._connection.execute(query).first()
        return None if row is None else to_item(row)

    def holds(self, item: OutboxItem) -> bool:
        """Whether owner and epoch of a claimed item are still those in the database."""
        query = select(_ITEMS.id).where(
            _ITEMS.id == item.id,
            _ITEMS.state == OutboxState.CLAIMED,
            _ITEMS.owner == item.owner,
            _ITEMS.epoch == item.epoch,
        )
        return self._connection.execute(query).first() is not None

    def save_thread(self, thread: Thread) -> None:
        """Insert or update a thread, found by its number."""
        self._save(schema.threads.c.number, thread_values(thread))

    def opt_out(self, number: str, at: datetime, source: str, word: str = "") -> None:
        """Opt a number out. ``source`` is word, provider or staff. The first of several stands,
        but for staff's: what the people said themselves counts for more."""
        known = self.opted_out_by(number)
        if not known:
            values = {"number": number, "at": at, "source": source, "word": word}
            self._connection.execute(insert(schema.opt_outs), values)
        elif known == "staff" and source != "staff":
            theirs = update(schema.opt_outs).where(_ACTIVE, schema.opt_outs.c.number == number)
            self._connection.execute(theirs.values(source=source, word=word))

    def opt_in(self, number: str, at: datetime, word: str = "") -> None:
        """Lift an opt-out that is not younger than ``at``; an old START never lifts a new STOP."""
        opt_outs = schema.opt_outs.c
        query = update(schema.opt_outs).where(_ACTIVE, opt_outs.number == number, opt_outs.at <= at)
        self._connection.execute(query.values(lifted_at=at, lifted_word=word))

    def mark_undeliverable(self, number: str, at: datetime, code: int) -> None:
        """Note that a text to this number failed for good, with the provider's error code."""
        self._save(schema.undeliverable.c.number, {"number": number, "at": at, "code": code})

    def block(self, number: str, at: datetime, reason: str) -> None:
        """Put a number on the block list, or renew why."""
        self._save(schema.blocks.c.number, {"number": number, "at": at, "reason": reason})

    def save_lookup(self, lookup: Lookup) -> None:
        """Note what the provider says about a number now."""
        self._save(schema.lookups.c.number, lookup_values(lookup))

    def unblock(self, number: str) -> bool:
        """Take a number off the block list. False where it was not on it."""
        gone = delete(schema.blocks).where(schema.blocks.c.number == number)
        return self._connection.execute(gone).rowcount > 0

    def set_state(self, key: str, value: str) -> None:
        """Keep a small value for the engine."""
        before = self._changed()
        self._save(schema.state.c.key, {"key": key, "value": value})
        self._notes += self._changed() - before

    def save_viewing(self, viewing: Viewing) -> None:
        """What stands open at a desk now. Not counted as a change where only the time is new."""
        before, known = self._changed(), self.viewed_at(viewing.desk)
        super().save_viewing(viewing)
        if known is not None and replace(known, at=viewing.at) == viewing:
            self._notes += self._changed() - before

    def count_version(self) -> None:
        """To be called last: where more than such notes changed, the database counts one on,
        so that whoever makes backups knows whether there is something new."""
        if self._changed() > self._before + self._notes:
            self._connection.execute(_NEXT_VERSION, {"key": VERSION})

    def _changed(self) -> int:
        return self._flavour.changes(self._connection)

    def _save(self, key: Column[Any], values: Values, *, only_new: Values | None = None) -> None:
        """Insert or update the row whose ``key`` column has the value given in ``values``.

        ``only_new``: values for an inserted row where ``values`` has none. The write lock is held,
        so nobody can come between the look and the write.
        """
        if not self._update(key, values[key.name], values):
            self._connection.execute(insert(key.table), (only_new or {}) | values)

    def _update(self, key: Column[Any], value: Any, values: Values) -> bool:
        """Write what differs; False if there is no such row. An unchanged row costs one look-up:
        no page becomes dirty, no index and no trigger is touched."""
        table = key.table
        names = tuple(name for name in values if name != key.name)
        row = self._connection.execute(_stored(key, names), {"wanted": value}).first()
        if row is None:
            return False
        changed = {
            name: values[name]
            for name, old in zip(names, row, strict=True)
            if not _same(old, values[name])
        }
        if changed:
            self._connection.execute(update(table).where(key == value).values(changed))
        return True

    def _add(self, unique: list[Column[Any]], values: Values) -> bool:
        """Insert a row; False where another one has the same values in ``unique``."""
        table = unique[0].table
        query = self._flavour.insert_new(table, unique).values(values)
        # A row count would do on SQLite; PostgreSQL's driver has none for a skipped INSERT.
        return self._connection.execute(query.returning(*table.primary_key)).first() is not None

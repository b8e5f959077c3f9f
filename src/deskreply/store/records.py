"""Rows to the domain's values and back. Columns bear the fields' names, in the fields' order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, Table

from deskreply.domain.followup import Followup
from deskreply.domain.models import (
    Call,
    CallRow,
    DecisionRecord,
    Message,
    OutboxItem,
    Thread,
)
from deskreply.domain.people import AuditRecord, Contact, Lookup
from deskreply.store import schema
from deskreply.store.columns import EPOCH

Values = dict[str, Any]


def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _columns(table: Table, names: Iterable[str]) -> tuple[Column[Any], ...]:
    return tuple(table.c[name] for name in names)


_ROW_NAMES = _names(CallRow)
_DECIDED_NAMES = _names(Call)[1:]
_DECIDED = len(_ROW_NAMES)
_MESSAGE_NAMES = _names(Message)
_OUTBOX_NAMES = _names(OutboxItem)
_THREAD_NAMES = _names(Thread)
_DECISION_NAMES = _names(DecisionRecord)
_CONTACT_NAMES = _names(Contact)[:-1]
_FOLLOWUP_NAMES = _names(Followup)
_AUDIT_NAMES = _names(AuditRecord)
_LOOKUP_NAMES = _names(Lookup)

ROW_COLUMNS = _columns(schema.calls, _ROW_NAMES)
CALL_COLUMNS = ROW_COLUMNS + _columns(schema.calls, _DECIDED_NAMES)
MESSAGE_COLUMNS = _columns(schema.messages, _MESSAGE_NAMES)
OUTBOX_COLUMNS = _columns(schema.outbox, _OUTBOX_NAMES)
THREAD_COLUMNS = _columns(schema.threads, _THREAD_NAMES)
DECISION_COLUMNS = _columns(schema.decisions, _DECISION_NAMES)
CONTACT_COLUMNS = _columns(schema.contacts, _CONTACT_NAMES)
FOLLOWUP_COLUMNS = _columns(schema.followups, _FOLLOWUP_NAMES)
AUDIT_COLUMNS = _columns(schema.audit, _AUDIT_NAMES)


def to_row(row: Row[Any]) -> CallRow:
    """A CallRow from ``ROW_COLUMNS``."""
    return CallRow(*tuple(row))


def to_call(row: Sequence[Any]) -> Call:
    """A Call from ``CALL_COLUMNS``; columns after them are left alone."""
    parts = tuple(row)
    return Call(CallRow(*parts[:_DECIDED]), *parts[_DECIDED : len(CALL_COLUMNS)])


def to_message(row: Row[Any]) -> Message:
    """A Message from ``MESSAGE_COLUMNS``."""
    return Message(*tuple(row))


def to_item(row: Row[Any]) -> OutboxItem:
    """An OutboxItem from ``OUTBOX_COLUMNS``."""
    return OutboxItem(*tuple(row))


def to_thread(row: Row[Any]) -> Thread:
    """A Thread from ``THREAD_COLUMNS``."""
    return Thread(*tuple(row))


def to_decision(row: Row[Any]) -> DecisionRecord:
    """A DecisionRecord from ``DECISION_COLUMNS``."""
    return DecisionRecord(*tuple(row))


def to_contact(row: Sequence[Any], numbers: tuple[tuple[str, str], ...]) -> Contact:
    """A Contact from ``CONTACT_COLUMNS`` and its numbers."""
    return Contact(*(*row, numbers))


def to_followup(row: Row[Any]) -> Followup:
    """A Followup from ``FOLLOWUP_COLUMNS``."""
    return Followup(*tuple(row))


def to_audit(row: Row[Any]) -> AuditRecord:
    """An AuditRecord from ``AUDIT_COLUMNS``."""
    return AuditRecord(*tuple(row))


def _values(thing: object, names: Iterable[str]) -> Values:
    return {name: getattr(thing, name) for name in names}


def call_time(row: CallRow) -> datetime | None:
    """When a call or leg was: its start, else the best the provider gave."""
    return row.started_at or row.created_at or row.ended_at or row.updated_at


def row_values(row: CallRow) -> Values:
    """Column values of the provider's part; ``at`` only where the row tells a time."""
    values = _values(row, _ROW_NAMES)
    at = call_time(row)
    if at is not None:
        values["at"] = at
    return values


def call_values(call: Call) -> Values:
    """Column values of a root call, complete."""
    values = row_values(call.row) | _values(call, _DECIDED_NAMES)
    values.setdefault("at", call.seen_at or EPOCH)
    return values


def message_values(message: Message) -> Values:
    """Column values of a message; ``seq`` is the database's."""
    return _values(message, _MESSAGE_NAMES)


def item_values(item: OutboxItem) -> Values:
    """Column values of an outbox item without its ``id``, which is the database's."""
    return _values(item, _OUTBOX_NAMES[1:])


def thread_values(thread: Thread) -> Values:
    """Column values of a thread, with the deadline that the index needs."""
    return _values(thread, _THREAD_NAMES) | {"due_at": thread.due_at}


def decision_values(record: DecisionRecord) -> Values:
    """Column values of a decision."""
    return _values(record, _DECISION_NAMES)


def contact_values(contact: Contact) -> Values:
    """Column values of a contact without its ``id``, which is the database's."""
    return _values(contact, _CONTACT_NAMES[1:])


def lookup_values(lookup: Lookup) -> Values:
    """Column values of what the provider said about a number."""
    return _values(lookup, _LOOKUP_NAMES)


def followup_values(followup: Followup) -> Values:
    """Column values of a follow-up without its ``id``, which is the database's."""
    return _values(followup, _FOLLOWUP_NAMES[1:])


def audit_values(record: AuditRecord) -> Values:
    """Column values of an audit record; ``seq`` is the database's."""
    return _values(record, _AUDIT_NAMES)

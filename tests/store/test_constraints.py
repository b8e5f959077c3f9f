"""Each named constraint, one test on each database, and none that is forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Column, MetaData, Table, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import Text

from deskreply.domain.models import Decision, DecisionRecord
from deskreply.store import schema
from deskreply.store.columns import OneOf
from deskreply.store.records import (
    call_values,
    decision_values,
    item_values,
    message_values,
    thread_values,
)
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import NOW, at, call, item, message, thread

Values = dict[str, Any]

UNIQUE = {
    "uq_threads_number": ["number"],
    "uq_messages_id": ["id"],
    "uq_messages_provider_id": ["provider_id"],
    "uq_outbox_account_key": ["account", "key"],
    "uq_outbox_message_id": ["message_id"],
    "uq_opt_outs_active": ["number"],
}

VALID: dict[str, Values] = {
    "calls": call_values(call()),
    "decisions": decision_values(DecisionRecord("CA1", NOW, Decision.NONE, "", "")),
    "threads": thread_values(thread()),
    "messages": message_values(message(provider_id="SM1")),
    "outbox": item_values(item()),
    "opt_outs": {"number": "+1", "at": NOW, "source": "word", "word": "STOP"},
    "undeliverable": {"number": "+1", "at": NOW, "code": 30005},
    "blocks": {"number": "+1", "at": NOW, "reason": ""},
    "state": {"key": "a", "value": ""},
}

# A second row that differs from the valid one in these columns breaks just this constraint.
BREAKS: dict[str, Values] = {
    "pk_calls": {},
    "ck_calls_id": {"id": ""},
    "ck_calls_duration": {"id": "CA2", "duration": -1},
    "ck_calls_reads": {"id": "CA2", "reads": -1},
    "ck_calls_outcome": {"id": "CA2", "outcome": "gone"},
    "ck_calls_decision": {"id": "CA2", "decision": "maybe"},
    "pk_decisions": {"seq": 1},
    "fk_decisions_call_id": {"call_id": "CA9"},
    "ck_decisions_decision": {"decision": "maybe"},
    "pk_threads": {"id": 1, "number": "+2"},
    "uq_threads_number": {},
    "ck_threads_number": {"number": ""},
    "ck_threads_unread": {"number": "+2", "unread": -1},
    "ck_threads_status": {"number": "+2", "status": "lost"},
    "ck_threads_last_kind": {"number": "+2", "last_kind": "fax"},
    "pk_messages": {"seq": 1, "id": "m2", "provider_id": None},
    "uq_messages_id": {"provider_id": None},
    "uq_messages_provider_id": {"id": "m2"},
    "fk_messages_number": {"id": "m2", "provider_id": None, "number": "+9"},
    "ck_messages_id": {"id": "", "provider_id": None},
    "ck_messages_provider_id": {"id": "m2", "provider_id": ""},
    "ck_messages_media_count": {"id": "m2", "provider_id": None, "media_count": -1},
    "ck_messages_kind": {"id": "m2", "provider_id": None, "kind": "call"},
    "ck_messages_state": {"id": "m2", "provider_id": None, "state": "lost"},
    "pk_outbox": {"id": 1, "key": "k2", "message_id": "m2"},
    "uq_outbox_account_key": {"message_id": "m2"},
    "uq_outbox_message_id": {"key": "k2"},
    "fk_outbox_message_id": {"key": "k2", "message_id": "m9"},
    "ck_outbox_key": {"key": "", "message_id": "m2"},
    "ck_outbox_attempts": {"key": "k2", "message_id": "m2", "attempts": -1},
    "ck_outbox_epoch": {"key": "k2", "message_id": "m2", "epoch": -1},
    "ck_outbox_clean_reads": {"key": "k2", "message_id": "m2", "clean_reads": -1},
    "ck_outbox_claim": {"key": "k2", "message_id": "m2", "state": "claimed", "owner": "desk"},
    "ck_outbox_kind": {"key": "k2", "message_id": "m2", "kind": "lead"},
    "ck_outbox_state": {"key": "k2", "message_id": "m2", "state": "lost"},
    "pk_opt_outs": {"id": 1, "number": "+2"},
    "uq_opt_outs_active": {},
    "ck_opt_outs_number": {"number": ""},
    "ck_opt_outs_lifted_at": {"number": "+2", "lifted_at": at(-1)},
    "ck_opt_outs_source": {"number": "+2", "source": "rumour"},
    "pk_undeliverable": {},
    "pk_blocks": {},
    "pk_state": {},
}


def table_of(name: str) -> Table:
    """The table that the constraint ``name`` is of, by the constraint's name."""
    rest = name.split("_", 1)[1]
    tables = schema.metadata.tables.values()
    return max((t for t in tables if rest.startswith(t.name)), key=lambda t: len(t.name))


def raw(table: Table) -> Table:
    """The table without its Python types, which would refuse a bad word before the database can."""
    columns = [Column(c.name, Text() if isinstance(c.type, OneOf) else c.type) for c in table.c]
    return Table(table.name, MetaData(), *columns)


def insert_second(store: SqlStore, name: str) -> None:
    """One valid row in each table, and a second that breaks one constraint."""
    table = table_of(name)
    with store.write() as tx:
        for each, values in VALID.items():
            tx._connection.execute(insert(schema.metadata.tables[each]), values)
        second = VALID["messages"] | {"id": "m2", "provider_id": None}
        if table is schema.outbox:
            tx._connection.execute(insert(schema.messages), second)
        tx._connection.execute(insert(raw(table)), VALID[table.name] | BREAKS[name])


@pytest.mark.parametrize("name", BREAKS)
def test_constraint(store: SqlStore, name: str) -> None:
    with pytest.raises(IntegrityError) as caught:
        insert_second(store, name)
    said = str(caught.value.orig)
    table = table_of(name)
    if name in said:
        return
    # SQLite names columns instead of unique constraints, and says nothing about references.
    columns = {
        "pk": [f"{table.name}.{column.name}" for column in table.primary_key],
        "uq": [f"{table.name}.{column}" for column in UNIQUE.get(name, ())],
        "fk": ["FOREIGN KEY constraint failed"],
    }
    assert all(part in said for part in columns[name[:2]])
    assert columns[name[:2]]


def test_every_constraint_has_a_name_and_a_test() -> None:
    tables = schema.metadata.tables.values()
    named = {str(constraint.name) for table in tables for constraint in table.constraints}
    unique = {str(index.name) for table in tables for index in table.indexes if index.unique}
    assert named | unique == set(BREAKS)

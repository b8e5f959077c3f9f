"""Each named constraint, one test on each database, and none that is forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Column, MetaData, Table, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import Text

from deskreply.domain.followup import Followup, FollowupState
from deskreply.domain.models import Decision, DecisionRecord
from deskreply.domain.people import AuditRecord, Contact
from deskreply.store import schema
from deskreply.store.columns import OneOf
from deskreply.store.records import (
    audit_values,
    call_values,
    contact_values,
    decision_values,
    followup_values,
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
    "uq_wordings_version": ["name", "language", "line", "version"],
    "uq_followups_call_nth": ["call_id", "nth"],
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
    "wordings": {
        "name": "mine",
        "language": "en",
        "line": "",
        "version": 1,
        "body": "Hi",
        "promise_minutes": 0,
        "at": NOW,
        "author": "",
    },
    "slots": {"slot": "open", "line": "", "name": "a", "rival": "b", "since": NOW, "author": ""},
    "contacts": {"id": 1} | contact_values(Contact(0, "Ana", at=NOW)),
    "contact_numbers": {"contact_id": 1, "number": "+1", "label": ""},
    "lookups": {"number": "+1", "at": NOW, "line_type": "", "caller_name": ""},
    "erased": {"id": "CA1", "at": NOW},
    "followups": followup_values(Followup(0, "CA1", 1, "+1", FollowupState.WAITING, NOW)),
    "audit": audit_values(AuditRecord(NOW, "Dana", "done")),
    "drafts": {"author": "Dana", "number": "+1", "body": "Hi", "is_note": False, "at": NOW},
    "saved_replies": {
        "name": "hours",
        "language": "en",
        "title": "Hours",
        "body": "We open at 8",
        "position": 1,
        "at": NOW,
        "author": "",
    },
    "thread_tags": {"number": "+1", "tag": "Crown"},
    "viewing": {"desk": "a", "number": "+1", "who": "Dana", "at": NOW},
    "notices": {
        "at": NOW,
        "desk": "a",
        "kind": "promise",
        "title": "Answer Ana soon",
        "number": "+1",
        "message_id": "",
        "stage": "soon",
        "threads": 1,
    },
    "staff": {"name": "Dana", "pin": "", "wrong": 0, "wait_until": None},
}

# A second row that differs from the valid one in these columns breaks just this constraint.
BREAKS: dict[str, Values] = {
    "pk_calls": {},
    "ck_calls_id": {"id": ""},
    "ck_calls_duration": {"id": "CA2", "duration": -1},
    "ck_calls_reads": {"id": "CA2", "reads": -1},
    "ck_calls_outcome": {"id": "CA2", "outcome": "gone"},
    "ck_calls_decision": {"id": "CA2", "decision": "maybe"},
    "ck_calls_callback": {"id": "CA2", "callback": "maybe"},
    "pk_decisions": {"seq": 1},
    "fk_decisions_call_id": {"call_id": "CA9"},
    "ck_decisions_decision": {"decision": "maybe"},
    "pk_threads": {"id": 1, "number": "+2"},
    "uq_threads_number": {},
    "ck_threads_number": {"number": ""},
    "ck_threads_unread": {"number": "+2", "unread": -1},
    "ck_threads_status": {"number": "+2", "status": "lost"},
    "ck_threads_last_kind": {"number": "+2", "last_kind": "fax"},
    "ck_threads_stage": {"number": "+2", "stage": "late"},
    "ck_threads_flag": {"number": "+2", "flag": "red"},
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
    "pk_wordings": {"seq": 1, "version": 2},
    "uq_wordings_version": {},
    "ck_wordings_name": {"name": ""},
    "ck_wordings_language": {"language": "fr"},
    "ck_wordings_version": {"version": 0},
    "ck_wordings_promise_minutes": {"version": 2, "promise_minutes": -1},
    "pk_slots": {},
    "ck_slots_rival": {"slot": "booking", "rival": "a"},
    "pk_contacts": {},
    "ck_contacts_language": {"id": 2, "language": "fr"},
    "ck_contacts_patient": {"id": 2, "patient": "maybe"},
    "ck_contacts_source": {"id": 2, "source": "rumour"},
    "pk_contact_numbers": {},
    "fk_contact_numbers_contact_id": {"contact_id": 9},
    "ck_contact_numbers_number": {"number": ""},
    "pk_followups": {"id": 1, "nth": 2},
    "uq_followups_call_nth": {},
    "ck_followups_nth": {"nth": 0},
    "ck_followups_state": {"nth": 2, "state": "lost"},
    "pk_audit": {"seq": 1},
    "ck_audit_what": {"what": ""},
    "pk_lookups": {},
    "pk_drafts": {},
    "ck_drafts_number": {"number": ""},
    "ck_drafts_body": {"author": "Kim", "body": ""},
    "pk_saved_replies": {},
    "ck_saved_replies_name": {"name": ""},
    "ck_saved_replies_language": {"language": "fr"},
    "pk_thread_tags": {},
    "ck_thread_tags_number": {"number": ""},
    "ck_thread_tags_tag": {"tag": ""},
    "pk_viewing": {},
    "ck_viewing_number": {"desk": "b", "number": ""},
    "pk_erased": {},
    "pk_notices": {"id": 1},
    "ck_notices_kind": {"kind": ""},
    "ck_notices_stage": {"stage": "late"},
    "ck_notices_threads": {"threads": -1},
    "pk_staff": {},
    "ck_staff_name": {"name": ""},
    "ck_staff_wrong": {"name": "Ana", "wrong": -1},
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

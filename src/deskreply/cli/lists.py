"""Commands that list: calls, threads, one thread, the outbox."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime

from deskreply import bootstrap
from deskreply.cli.words import Row, print_json, print_table, stamp
from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.domain.followup import parse_key
from deskreply.domain.models import (
    Call,
    Decision,
    Message,
    MessageKind,
    OutboxItem,
    Thread,
)

# A text that was meant and taken back stands in the thread as canceled; the call has none.
UNTEXTED = frozenset({Decision.NONE, Decision.SKIPPED})


def calls(given: argparse.Namespace) -> int:
    """``deskreply calls``"""
    with bootstrap.open_desk().ready().store() as store, store.read() as reader:
        rows = (call_row(call) for call in reader.all_calls())
        columns = ("started_at", "caller", "line", "outcome", "decision", "reason", "texted_at")
        return _show(given, rows, columns, "No calls have been seen yet.")


def threads(given: argparse.Namespace) -> int:
    """``deskreply threads``"""
    desk = bootstrap.open_desk().ready()
    with desk.store() as store, store.read() as reader:
        found = reader.threads(given.filter, datetime.now(UTC), desk.settings().staff)
        columns = ("number", "name", "status", "unread", "due_at", "last_at", "last_text")
        return _show(given, map(thread_row, found), columns, "Nobody here.")


def thread(given: argparse.Namespace) -> int:
    """``deskreply thread NUMBER``. A short code is a number too: it may have written to us."""
    number = numbers.normalise(given.number) or given.number.strip()
    if not any(char.isalnum() for char in number):
        raise UserError(f"{given.number!r} is not a number. Give one such as +12125550123.")
    with bootstrap.open_desk().ready().store() as store, store.read() as reader:
        entries = [
            *((m.at, message_row(m)) for m in reader.thread_messages(number)),
            *((_began(c), call_entry(c)) for c in reader.thread_calls(number)),
        ]
        entries.sort(key=lambda entry: entry[0])
        columns = ("at", "kind", "state", "author", "body", "explanation")
        empty = f"No conversation with {number} yet."
        return _show(given, (row for _, row in entries), columns, empty)


def outbox(given: argparse.Namespace) -> int:
    """``deskreply outbox``"""
    with bootstrap.open_desk().ready().store() as store, store.read() as reader:
        rows = [outbox_row(item, reader.message(item.message_id)) for item in reader.open_outbox()]
        columns = ("id", "number", "kind", "state", "due_at", "held_for")
        return _show(given, rows, columns, "Nothing waits.")


def call_row(call: Call) -> Row:
    """A call as the contract lists it."""
    return {
        "id": call.id,
        "caller": call.caller or call.row.caller_raw,
        "line": call.line,
        "started_at": stamp(call.row.started_at or call.row.created_at),
        "ended_at": stamp(call.row.ended_at),
        "outcome": call.outcome.value,
        "decision": call.decision.value,
        "reason": call.reason or call.outcome_reason,
        "explanation": call.explanation,
        "text_id": call.message_id if call.decision not in UNTEXTED else None,
        "texted_at": stamp(call.texted_at),
        "caller_name": call.row.caller_name,
        "duration": call.row.duration,
    }


def thread_row(thread: Thread) -> Row:
    """A thread as the contract lists it."""
    return {
        "number": thread.number,
        "name": thread.name,
        "line": thread.line,
        "status": thread.status.value,
        "unread": thread.unread,
        "owner": thread.owner or None,
        "due_at": stamp(thread.due_at),
        "last_at": stamp(thread.last_at),
        "last_text": thread.last_text,
        "opted_out": thread.opted_out_at is not None,
        "urgent": thread.urgent,
        "flag": thread.flag.value or None,
    }


def message_row(message: Message) -> Row:
    """A text or note as the contract lists it."""
    return {
        "id": message.id,
        "kind": message.kind.value,
        "body": message.body,
        "at": stamp(message.at),
        "state": message.state.value,
        "provider_id": message.provider_id,
        "error_code": message.error_code or None,
        "explanation": message.explanation,
        "author": message.author or None,
        "media": message.media_count,
        "scheduled_for": stamp(message.scheduled_for),
    }


def call_entry(call: Call) -> Row:
    """A call as an entry of its caller's thread."""
    return {
        "id": call.id,
        "kind": MessageKind.CALL.value,
        "body": "",
        "at": stamp(_began(call)),
        "state": call.outcome.value,
        "provider_id": call.id,
        "error_code": None,
        "explanation": call.explanation,
        "author": None,
        "media": 0,
        "scheduled_for": None,
    }


def outbox_row(item: OutboxItem, message: Message | None) -> Row:
    """What waits, is in flight or is unconfirmed."""
    return {
        "id": item.message_id,
        "number": item.number,
        "kind": item.kind.value,
        "state": message.state.value if message is not None else item.state.value,
        "due_at": stamp(item.due_at),
        "created_at": stamp(item.created_at),
        "held_for": item.held_for or None,
        "call": item.call_id or (parse_key(item.key) or (None,))[0],
        "attempts": item.attempts,
    }


def _began(call: Call) -> datetime:
    row = call.row
    when = row.started_at or row.created_at or row.ended_at or call.seen_at
    return when or datetime.fromtimestamp(0, UTC)


def _show(
    given: argparse.Namespace, rows: Iterable[Row], columns: tuple[str, ...], empty: str
) -> int:
    if given.json:
        print_json(rows)
    else:
        print_table(list(rows), columns, empty=empty)
    return 0

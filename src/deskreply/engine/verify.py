"""Reads what a judgement needs: the database for the callers of a log, and the log itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.domain.evidence import caller_of
from deskreply.domain.history import Book, Log
from deskreply.domain.models import Message, MessageKind, OutboxItem
from deskreply.engine.ports import Reader
from deskreply.engine.providerport import Page, Provider
from deskreply.settings import Settings

Row = TypeVar("Row")

PAGE = 1000
MOST_PAGES = 100
_WRITTEN = frozenset({MessageKind.AUTO, MessageKind.STAFF})
# In the audit trail: after these the engine texts nobody for the calls before.
_HANDLED = frozenset({"called-back", "done"})


def read_log(provider: Provider, since: datetime) -> Log:
    """Both logs from ``since`` (UTC) on. Raises ProviderError, and UserError for a log without
    end."""
    # Texts first: one that answers a call is never older than the call.
    messages = _all(lambda token: provider.messages(since, token=token, size=PAGE))
    calls = _all(lambda token: provider.calls(since, token=token, size=PAGE))
    return Log(
        calls=tuple(row for row in calls if (row.started_at or row.created_at or since) >= since),
        messages=tuple(row for row in messages if (row.created_at or since) >= since),
    )


def _all(page: Callable[[str], Page[Row]]) -> list[Row]:
    rows: list[Row] = []
    token, seen = "", {""}
    for _ in range(MOST_PAGES):
        read = page(token)
        rows += read.rows
        token = read.next
        if token in seen:
            return rows
        seen.add(token)
    raise UserError(
        "The provider's log is too long to check at once. Ask for fewer days.",
        es="El registro del proveedor es demasiado largo para revisarlo de una vez. Pida menos "
        "días.",
    )


def without_erased(reader: Reader, log: Log) -> Log:
    """The log without what was erased here: nobody can tell any more what was done about it."""
    ids = [i for row in log.calls for i in (row.id, row.parent_id) if i]
    ids += [row.id for row in log.messages]
    gone = frozenset[str]().union(*map(reader.erased, _batches(ids)))
    return Log(
        calls=tuple(row for row in log.calls if not gone & {row.id, row.parent_id}),
        messages=tuple(row for row in log.messages if row.id not in gone),
    )


def read_book(reader: Reader, log: Log, settings: Settings) -> Book:
    """What the database says about the calls and callers of ``log``."""
    roots = [row for row in log.calls if not row.parent_id]
    callers = {caller_of(row) for row in roots}
    written = {numbers.normalise(row.recipient) for row in log.messages if not row.inbound}
    people = sorted(number for number in callers | written if number is not None)
    texts: dict[str, Message] = {}
    outbox: dict[str, OutboxItem] = {}
    for number in people:
        for message in reader.thread_messages(number):
            if message.kind in _WRITTEN:
                texts[message.id] = message
                item = reader.outbox_for_message(message.id)
                if item is not None:
                    outbox[message.id] = item
    first = reader.state("first-start")
    handled = {
        number: record.at
        for number in people
        for record in reader.audit(number)
        if record.what in _HANDLED
    }
    opted_out = {number: reader.opted_out_at(number) for number in people}
    return Book(
        calls={
            call_id: call
            for batch in _batches([row.id for row in roots])
            for call_id, call in reader.calls(batch).items()
        },
        texts=texts,
        outbox=outbox,
        opted_out={number: at for number, at in opted_out.items() if at is not None},
        handled=handled,
        lines={line.number: line for line in settings.lines},
        since=datetime.fromisoformat(first) if first else None,
        max_age=timedelta(minutes=settings.max_age_minutes),
    )


def _batches(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + 500] for start in range(0, len(ids), 500)]

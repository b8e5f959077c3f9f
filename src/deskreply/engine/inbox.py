"""The inbox: a page of conversations, how many each filter lists, and what a search finds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from deskreply.domain.callbacks import CallbackEntry
from deskreply.domain.inbox import Filter, InboxCounts, InboxRow, Sort
from deskreply.domain.models import MessageKind, Thread
from deskreply.engine.ports import Reader
from deskreply.settings import Settings

DRAFT_SHOWN = 200


@dataclass(frozen=True, slots=True)
class InboxPage:
    """The rows of a filter in their order, what all filters count, and whether there are more rows
    than were asked for."""

    rows: tuple[InboxRow, ...]
    counts: InboxCounts
    more: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found. ``text``: the name or number, or the text with the words;
    ``message_id``: that text's, "" for a person. ``at``: UTC."""

    row: InboxRow
    text: str
    message_id: str
    at: datetime


def page(
    reader: Reader,
    settings: Settings,
    now: datetime,
    which: Filter,
    sort: Sort,
    *,
    staff: str,
    limit: int = 200,
) -> InboxPage:
    """The first rows of a filter. ``staff``: whose inbox it is."""
    if which is Filter.CALLBACKS:
        entries = reader.callbacks(limit + 1, oldest=sort is Sort.LONGEST)
        if sort is not Sort.LONGEST:
            entries = entries[::-1]
        rows = _to_call_back(reader, entries[:limit], staff)
        more = len(entries) > limit
    else:
        threads = reader.inbox(which, sort, now, staff, limit + 1)
        rows = _rows(reader, threads[:limit], staff)
        more = len(threads) > limit
    return InboxPage(rows, reader.inbox_counts(now, staff), more)


def search(
    reader: Reader, settings: Settings, now: datetime, typed: str, *, staff: str, limit: int = 60
) -> tuple[Hit, ...]:
    """People by name or number and texts by their words, newest first. No text raises."""
    found = reader.search(typed, limit)
    threads = reader.threads_with({hit.number for hit in found})
    rows = {row.thread.number: row for row in _rows(reader, list(threads.values()), staff)}
    return tuple(
        Hit(rows[hit.number], hit.text, hit.message_id, hit.at)
        for hit in found
        if hit.number in rows
    )


def row(reader: Reader, now: datetime, number: str, *, staff: str) -> InboxRow | None:
    """One conversation as a row; None where nothing is known of the number."""
    thread = reader.thread(number)
    if thread is not None:
        return _rows(reader, [thread], staff)[0]
    calls = reader.latest_calls(number, 1)
    return InboxRow(Thread(number, calls[0].line or "")) if calls else None


def _rows(reader: Reader, threads: Sequence[Thread], staff: str) -> tuple[InboxRow, ...]:
    drafts = _drafts(reader, [thread.number for thread in threads], staff)
    return tuple(
        InboxRow(
            thread,
            drafts.get(thread.number, ""),
            thread.last_author if thread.last_kind is MessageKind.STAFF else "",
        )
        for thread in threads
    )


def _to_call_back(
    reader: Reader, entries: Sequence[CallbackEntry], staff: str
) -> tuple[InboxRow, ...]:
    numbers = [entry.number for entry in entries]
    threads = reader.threads_with(numbers)
    drafts = _drafts(reader, numbers, staff)
    return tuple(
        InboxRow(
            threads.get(entry.number) or Thread(entry.number, entry.line, entry.name),
            drafts.get(entry.number, ""),
            callback=entry,
        )
        for entry in entries
    )


def _drafts(reader: Reader, numbers: Collection[str], staff: str) -> dict[str, str]:
    found = reader.drafts(staff, numbers)
    return {number: draft.body[:DRAFT_SHOWN] for number, draft in found.items()}

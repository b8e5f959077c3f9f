"""Fills a database the way years of work would, fast: rows go in by the tens of thousands.

A conversation is a missed call with its leg, the decision, our text, and four more texts. Threads
take turns, so that each has conversations of all ages. Times are spread over some years, except
that the newest conversations fall in the last hours whatever the size: what a poll reads of the
last 26 hours is then the same everywhere.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from deskreply.store import open_store
from tests.bench.calling import AREAS
from tests.bench.figures import Impossible
from tests.bench.rig import LINE
from tests.bench.words import body, name

_AT_ONCE = 20_000
_YEAR = 365 * 86_400.0
_RECENT = 30
_RECENT_EVERY = 300.0
_NEWEST_AGE = 900.0
# The seeding connection keeps the whole of the indexes in memory; KiB.
_CACHE = 1_200_000

_CALLS = (
    "id direction status caller_raw called_raw parent_id created_at updated_at started_at ended_at"
    " duration line caller outcome outcome_reason decision reason explanation message_id texted_at"
    " decided_at seen_at fingerprint reads at"
)
_MESSAGES = (
    "id number line kind body at state provider_id error_code explanation author call_id"
    " media_count template promise_minutes sent_at"
)
_OUTBOX = (
    "account key message_id kind number state due_at created_at attempts owner epoch claimed_at"
    " clean_reads held_for call_id"
)
_DECISIONS = "call_id at decision reason explanation facts"
_THREADS = (
    "number line name status unread owner last_at last_text last_kind done_at failed language"
)

Value = str | int | None
Rows = list[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: five messages a call."""

    messages: int
    calls: int
    threads: int

    @classmethod
    def of(cls, messages: int) -> Size:
        """A database of so many messages; a call for five of them, a thread for twenty."""
        return cls(messages, messages // 5, messages // 20)


def number(thread: int) -> str:
    """The number of the thread with this index, from 0; at most 700,000 of them."""
    return f"+1{AREAS[thread % len(AREAS)]}555{thread // len(AREAS):04}"


def seed(
    path: Path,
    key: str,
    size: Size,
    *,
    rebuild: bool = False,
    years: float = 3.0,
    kind: type[Filler] | None = None,
) -> float:
    """Fill the database at ``path``, which is made where needed. Returns the seconds it took.

    ``rebuild``: make the search index at the end, in half the time; otherwise it grows text by text
    as it does in an office. ``kind``: who fills it.
    """
    begun = time.perf_counter()
    store = open_store(path, key)
    try:
        with store.write() as tx:
            connection = tx._connection
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")
            filler = (kind or Filler)(connection, size, time.time(), years * _YEAR)
            if rebuild:
                _rebuilding(connection, filler.fill)
            else:
                filler.fill()
    finally:
        store.close()
    return time.perf_counter() - begun


def _rebuilding(connection: Connection, fill: Callable[[], None]) -> None:
    """Fill while the triggers that feed the search index are away; then build it whole."""
    triggers = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_fts_insert'"
    ).all()
    for trigger, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    fill()
    for trigger, made in triggers:
        index = trigger.removesuffix("_insert")
        rebuild = f"INSERT INTO {index} ({index}) VALUES ('rebuild')"  # noqa: S608
        connection.exec_driver_sql(rebuild)
        connection.exec_driver_sql(made)
    if not triggers:
        raise Impossible("the search index has other triggers than this knows")


class Filler:
    """Makes the rows. ``now``: seconds since 1970; ``span``: how many the rows are spread over."""

    def __init__(self, connection: Connection, size: Size, now: float, span: float) -> None:
        self._connection = connection
        self._size = size
        self._now = now
        self._span = span
        # The same rows in every run.
        self._dice = random.Random(size.messages)
        self._last: dict[int, tuple[int, str]] = {}

    def fill(self) -> None:
        """Everything, in the caller's transaction."""
        step = _AT_ONCE // 5
        for start in range(0, self._size.calls, step):
            self._add_conversations(range(start, min(start + step, self._size.calls)))
        self._fill_threads()

    def _fill_threads(self) -> None:
        self._insert("threads", _THREADS, list(self._threads()))

    def _add_conversations(self, chunk: range) -> None:
        calls: Rows = []
        messages: Rows = []
        outbox: Rows = []
        decisions: Rows = []
        for index in chunk:
            at = round(self._time(index) * 1e6)
            thread = self._whose(index)
            self._conversation(index, thread, at, calls, messages, outbox, decisions)
        self._insert("calls", _CALLS, calls)
        self._insert("messages", _MESSAGES, messages)
        self._insert("outbox", _OUTBOX, outbox)
        self._insert("decisions", _DECISIONS, decisions)

    def _whose(self, index: int) -> int:
        """The thread that a conversation belongs to."""
        return index % self._size.threads

    def _time(self, index: int) -> float:
        """When the call of a conversation came in, seconds since 1970."""
        left = self._size.calls - 1 - index
        newest = self._now - _NEWEST_AGE
        if left < _RECENT:
            return newest - left * _RECENT_EVERY
        # From two days ago on, evenly: what is between is nobody's window.
        return newest - 2 * 86_400 - (left - _RECENT) / self._size.calls * self._span

    def _conversation(
        self, index: int, thread: int, at: int, calls: Rows, messages: Rows, outbox: Rows,
        decisions: Rows,
    ) -> None:  # fmt: skip
        who, call, text = number(thread), self._id("CA"), self._id()
        # The provider counts in whole seconds.
        start = at // 1_000_000 * 1_000_000
        end = start + 15_000_000
        sent = end + 5_000_000
        calls.append(
            (call, "inbound", "completed", who, LINE, None, start, end, start, end, 15, LINE, who,
             "missed", "no-answer", "texted", "no-answer", "Nobody answered.", text, sent, end,
             start, f"{index:032x}", 2, start)
        )  # fmt: skip
        leg = (self._id("CA"), "outbound-dial", "no-answer", who, "+12125550180", call)
        calls.append(
            (*leg, start, end, start, end, 0, None, None, "ongoing", "", "none", "", "", None, None,
             None, None, "", 0, start)
        )  # fmt: skip
        decisions.append((call, end, "texted", "no-answer", "Nobody answered.", _FACTS))
        kinds = (("auto", 20), ("lead", 90), ("staff", 200), ("lead", 260), ("staff", 400))
        for kind, after in kinds:
            said, when, auto = body(self._dice), start + after * 1_000_000, kind == "auto"
            message = text if auto else self._id()
            state = "received" if kind == "lead" else "delivered"
            messages.append(
                (message, who, LINE, kind, said, when, state, self._id("SM"), 0, "",
                 "Dana" if kind == "staff" else "", call if auto else None, 0,
                 "open.en" if auto else "", 60 if auto else 0, None if kind == "lead" else when)
            )  # fmt: skip
            if kind != "lead":
                key = f"textback:{call}" if auto else f"staff:{message}"
                outbox.append(
                    ("AC1", key, message, kind, who, "done", when, when, 0, "bench", 1, when, 0, "",
                     call if auto else None)
                )  # fmt: skip
            self._last[thread] = when, said

    def _threads(self) -> Iterator[tuple[Value, ...]]:
        for thread, (at, said) in sorted(self._last.items()):
            # One of fifty is still being worked on.
            done = None if thread % 50 == 0 else at
            yield (
                number(thread), LINE, name(thread), "contacted", 0, "", at, said[:200], "staff",
                done, 0, "es" if thread % 5 == 0 else "en",
            )  # fmt: skip

    def _id(self, prefix: str = "") -> str:
        return f"{prefix}{self._dice.getrandbits(128):032x}"

    def _insert(self, table: str, columns: str, rows: Rows) -> None:
        names = columns.split()
        marks = ", ".join("?" * len(names))
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
        for start in range(0, len(rows), _AT_ONCE):
            self._connection.exec_driver_sql(statement, rows[start : start + _AT_ONCE])


_FACTS = json.dumps({"outcome": "no-answer", "seconds": 15, "texts_day": 12})

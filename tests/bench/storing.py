"""The store by itself: searching, committing, claiming and settling a text."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from deskreply.domain.models import (
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Thread,
)
from deskreply.store import open_store
from deskreply.store.sqlstore import SqlStore
from tests.bench.figures import Figure, Impossible, Report, quantile
from tests.bench.rig import KEY, LINE
from tests.bench.seed import Size, number, seed
from tests.bench.words import queries

_FOUND_AT_MOST = 50


def search(folder: Path, short: bool, report: Report) -> None:
    """Searches of every kind in 100,000 messages."""
    path = folder / "search.db"
    size = Size.of(14_000 if short else 100_000)
    took = seed(path, KEY, size)
    report(Figure("search.seeding", "s", [took], note=f"{size.messages:,} messages"))
    store = open_store(path, KEY)
    try:
        report(measured_search("search", store, 5 if short else 30, (("p95", 50.0),)))
    finally:
        store.close()


def measured_search(
    label: str, store: SqlStore, rounds: int, goals: tuple[tuple[str, float], ...] = ()
) -> Figure:
    """Each search as many times as ``rounds`` says; the note names the slowest."""
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        for kind, typed_ones in queries().items():
            for typed in typed_ones:
                begun = time.perf_counter()
                with store.read() as reader:
                    hits = reader.search(typed, _FOUND_AT_MOST)
                times.setdefault(typed, []).append((time.perf_counter() - begun) * 1000)
                if bool(hits) == (kind == "absent"):
                    raise Impossible(f"the search for {typed!r} found {len(hits)}")
    slowest = max(times, key=lambda typed: quantile(times[typed], 0.5))
    note = f"slowest {slowest!r}: median {quantile(times[slowest], 0.5):.1f} ms"
    every = [value for values in times.values() for value in values]
    return Figure(label, "ms", every, goals, p95=True, note=note)


def store(folder: Path, short: bool, report: Report) -> None:
    """One value committed; a text claimed and settled, in two transactions as in sending."""
    rounds = 100 if short else 500
    office = open_store(folder / "store.db", KEY)
    try:
        texts = [_queued(office, i) for i in range(rounds)]

        def commit(i: int) -> None:
            with office.write() as tx:
                tx.set_state("bench", str(i))

        def look(i: int) -> None:
            with office.read() as reader:
                reader.due(texts[i].at, 5)

        def claim_and_settle(i: int) -> None:
            _claim_and_settle(office, texts[i])

        report(Figure("store.commit", "ms", _timed(commit, rounds), p95=True))
        report(Figure("store.claim_and_settle", "ms", _timed(claim_and_settle, rounds), p95=True))
        report(Figure("store.read_due", "ms", _timed(look, rounds), p95=True))
    finally:
        office.close()


def _timed(do: Callable[[int], None], rounds: int) -> list[float]:
    times = []
    for i in range(rounds):
        begun = time.perf_counter()
        do(i)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _queued(store: SqlStore, index: int) -> Message:
    now, who = datetime.now(UTC), number(index)
    text = Message(
        f"m{index}", who, LINE, MessageKind.STAFF, "See you on Monday.", now, MessageState.QUEUED
    )
    item = OutboxItem(
        0, "AC1", f"staff:m{index}", text.id, MessageKind.STAFF, who, OutboxState.WAITING, now, now
    )
    with store.write() as tx:
        tx.save_thread(Thread(who, LINE))
        tx.add_message(text)
        tx.add_outbox(item)
    return text


def _claim_and_settle(store: SqlStore, text: Message) -> None:
    with store.write() as tx:
        waiting = tx.outbox_for_message(text.id)
        claimed = waiting and tx.claim(waiting.id, "bench", datetime.now(UTC))
        if not claimed:
            raise Impossible("a waiting text could not be claimed")
        tx.save_message(replace(text, state=MessageState.SENDING))
    with store.write() as tx:
        if not tx.holds(claimed):
            raise Impossible("a claim was lost")
        now = datetime.now(UTC)
        provider_id = f"SM{text.id}"
        tx.save_message(
            replace(text, state=MessageState.SENT, provider_id=provider_id, sent_at=now, at=now)
        )
        tx.save_outbox(replace(claimed, state=OutboxState.DONE))
        tx.save_thread(Thread(text.number, LINE, last_at=now, last_text=text.body))

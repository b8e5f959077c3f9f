"""What the desk's window asks of a large database: the inbox, a long conversation, a search."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from deskreply.domain.inbox import Filter, Sort
from deskreply.engine import card, inbox, people, timeline
from deskreply.engine.ports import Reader
from deskreply.store import open_store
from deskreply.store.sqlstore import SqlStore
from tests.bench.desk_seed import LONGEST
from tests.bench.figures import Figure, Impossible, Report
from tests.bench.rig import KEY, OFFICE
from tests.bench.seed import number
from tests.bench.stock import stocked
from tests.bench.words import queries

_PAGE = 20.0
_COUNTS = 10.0
_STRETCH = 5.0
_SEARCH = 50.0
_STAFF = "Dana"

Question = Callable[[Reader], object]


def inbox_(folder: Path, short: bool, report: Report) -> None:
    """Each question as often as ``short`` allows, every time in a snapshot of its own."""
    store = open_store(stocked(short, report), KEY)
    rounds = 5 if short else 20
    try:
        _inbox(store, rounds, report)
        _conversation(store, rounds, short, report)
        _searches(store, 2 if short else 5, report)
        report(_measured(store, "inbox.card", 3 * rounds, [_card(number(i)) for i in range(50)]))
        wanted = [partial(people.found, typed=typed) for typed in ("a", "lucia", "555", "lubin")]
        report(_measured(store, "inbox.people", rounds, wanted))
    finally:
        store.close()


def _inbox(store: SqlStore, rounds: int, report: Report) -> None:
    now = datetime.now(UTC)

    def page(which: Filter, sort: Sort) -> Question:
        return lambda reader: inbox.page(reader, OFFICE, now, which, sort, staff=_STAFF)

    for which in Filter:
        asked = [page(which, sort) for sort in Sort]
        report(_measured(store, f"inbox.page.{which}", rounds, asked, _PAGE))
    counts = [lambda reader: reader.inbox_counts(now, _STAFF)]
    report(_measured(store, "inbox.counts", 3 * rounds, counts, _COUNTS))


def _conversation(store: SqlStore, rounds: int, short: bool, report: Report) -> None:
    who = number(LONGEST)
    with store.read() as reader:
        place = reader.entries_before(who, None, 1)[0].place
        middle = timeline.latest(reader, who)
        for _ in range(rounds):
            middle = timeline.older(reader, who, middle.entries[0].place, 20 if short else 400)
        entry = next(each.message for each in middle.entries if each.message is not None)
    asked: dict[str, Question] = {
        "latest": lambda reader: timeline.latest(reader, who),
        "older": lambda reader: timeline.older(reader, who, middle.entries[0].place),
        "newer": lambda reader: timeline.newer(reader, who, middle.entries[0].place),
        "around": lambda reader: timeline.around(reader, who, entry.id),
        "since": lambda reader: timeline.since(reader, who, place),
    }
    for name, question in asked.items():
        report(_measured(store, f"inbox.{name}", 3 * rounds, [question], _STRETCH))


def _searches(store: SqlStore, rounds: int, report: Report) -> None:
    now = datetime.now(UTC)

    def found(typed: str) -> Question:
        return lambda reader: inbox.search(reader, OFFICE, now, typed, staff=_STAFF)

    slowest = ("", 0.0)
    every: list[float] = []
    for typed in (typed for typed_ones in queries().values() for typed in typed_ones):
        times = _times(store, rounds, [found(typed)])
        slowest = max(slowest, (typed, max(times)), key=lambda each: each[1])
        every += times
    note = f"slowest {slowest[0]!r}: {slowest[1]:.1f} ms"
    report(Figure("inbox.search", "ms", every, (("p95", _SEARCH),), p95=True, note=note))


def _card(who: str) -> Question:
    now = datetime.now(UTC)
    return lambda reader: card.card(reader, OFFICE, now, who, staff=_STAFF)


def _measured(
    store: SqlStore, name: str, rounds: int, asked: Sequence[Question], most: float | None = None
) -> Figure:
    goals = (("p95", most),) if most is not None else ()
    return Figure(name, "ms", _times(store, rounds, asked), goals, p95=True)


def _times(store: SqlStore, rounds: int, asked: Sequence[Question]) -> list[float]:
    times = []
    for _ in range(rounds):
        for question in asked:
            begun = time.perf_counter()
            with store.read() as reader:
                answer = question(reader)
            times.append((time.perf_counter() - begun) * 1000)
            if answer is None:
                raise Impossible("a question has no answer")
    return times

"""Deciding a flood of missed calls against a year of history and everybody the office knows."""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deskreply import bootstrap
from deskreply.domain import numbers
from deskreply.domain.decide import Ruling, decide
from deskreply.domain.models import Call, CallRow, Decision, Outcome
from deskreply.domain.people import Contact
from deskreply.engine import textback
from deskreply.engine.context import Context
from deskreply.engine.facts import Case, gather_many, rule_settings
from deskreply.store import open_store
from deskreply.store.sqlstore import SqlStore
from tests.bench.big import Log
from tests.bench.figures import Figure, Impossible, Report
from tests.bench.rig import KEY, LINE, OFFICE
from tests.bench.seed import Size, number, seed

_MOST = 2.0
# All rules run, and no limit keeps most of the calls from the later ones.
_SETTINGS = replace(OFFICE, quiet_enabled=True, callers_per_hour=0, regions=("US", "CA"))
_WRITTEN = 500
# Three of ten callers have never called before.
_STRANGERS = 0.3


def deciding(folder: Path, short: bool, report: Report) -> None:
    """Facts and rules for 10,000 missed calls at once; some of them also written down."""
    count, people = (1000, 5000) if short else (10_000, 50_000)
    size = Size(people * 5, people, people)
    path = folder / "deciding.db"
    seed(path, KEY, size, rebuild=True, years=1.0)
    store = open_store(path, KEY)
    try:
        _know(store, people)
        calls = _missed(store, count, people)
        context = bootstrap.context("bench", lambda: _SETTINGS, store, Log())
        _decide(store, context, calls[:10])
        times = []
        for _ in range(3 if short else 7):
            # What is remembered of these numbers would not be, the first time they call.
            numbers._plan.cache_clear()
            begun = time.perf_counter()
            rulings = _decide(store, context, calls)
            times.append(time.perf_counter() - begun)
        _check(rulings)
        goal = () if short else (("p50", _MOST),)
        what = f"{count:,} calls, {people:,} contacts, {size.messages:,} messages"
        report(Figure("deciding.facts_and_rules", "s", times, goal, note=what))
        some = calls[:_WRITTEN]
        begun = time.perf_counter()
        with store.write() as tx:
            textback.decide(tx, context, some)
        took = time.perf_counter() - begun
        report(Figure("deciding.written", "s", [took], note=f"{len(some):,} of them"))
    finally:
        store.close()


def _decide(store: SqlStore, context: Context, calls: Sequence[Call]) -> list[Ruling]:
    rules = rule_settings(context, LINE)
    with store.read() as reader:
        facts = gather_many(reader, context, [Case(call) for call in calls])
        return [decide(known, rules) for known in facts]


def _check(rulings: Sequence[Ruling]) -> None:
    decided = {ruling.decision for ruling in rulings}
    if not decided & {Decision.PENDING, Decision.HELD} or Decision.SKIPPED not in decided:
        raise Impossible(f"the calls were all decided alike: {decided}")


def _know(store: SqlStore, people: int) -> None:
    """Everybody who has a thread is a contact."""
    for start in range(0, people, 500):
        with store.write() as tx:
            tx.save_contacts(
                [
                    Contact(0, f"Person {i}", at=datetime.now(UTC), numbers=((number(i), ""),))
                    for i in range(start, min(start + 500, people))
                ]
            )


def _missed(store: SqlStore, count: int, people: int) -> list[Call]:
    """Settled calls of the last minutes that nobody has decided about."""
    end = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=5)
    strangers = int(count * _STRANGERS)
    calls = []
    for i in range(count):
        who = number(people + i) if i < strangers else number(people - 1 - (i - strangers))
        at = end - timedelta(seconds=i / count * 600)
        began = at - timedelta(seconds=15)
        row = CallRow(
            f"CA{uuid.uuid4().hex}", "inbound", "completed", who, LINE, None, began, at, began, at,
            15,
        )  # fmt: skip
        calls.append(Call(row, LINE, who, Outcome.MISSED, "no-answer", seen_at=at))
    with store.write() as tx:
        for call in calls:
            tx.save_call(call)
    return calls

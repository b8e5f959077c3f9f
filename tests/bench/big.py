"""Whether years of data make the agent slower: the same work on a large and a small database."""

from __future__ import annotations

import contextlib
import random
import time
import uuid
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from deskreply import bootstrap
from deskreply.domain.models import (
    AccountInfo,
    CallRow,
    Decision,
    MessageRow,
    NumberInfo,
    Recording,
)
from deskreply.domain.people import Lookup
from deskreply.domain.registration import Registration
from deskreply.engine.engine import Engine
from deskreply.engine.providerport import Accepted, Page, SendResult
from deskreply.store import open_store
from deskreply.store.sqlstore import SqlStore
from tests.bench.calling import caller
from tests.bench.commands import start_once
from tests.bench.figures import Figure, Impossible, Report, quantile
from tests.bench.rig import KEY, LINE, OFFICE, office, remove
from tests.bench.seed import Size, number, seed
from tests.bench.storing import measured_search

_SMALL = Size.of(1000)
_LIVE = 3
_PAGE = 50
_MOST = 1.3
_AT_ONCE = replace(OFFICE, delay_seconds=0)


def big(folder: Path, short: bool, report: Report) -> None:
    """A poll cycle and a whole missed call on both databases in turn, and the agent's start."""
    size = Size.of(30_000 if short else 1_000_000)
    took = {s.messages: seed(_path(folder, s), KEY, s, rebuild=True) for s in (_SMALL, size)}
    megabytes = _path(folder, size).stat().st_size / 1e6
    what = f"{size.messages:,} messages, {size.calls:,} calls, {size.threads:,} threads"
    report(Figure("big.seeding", "s", [took[size.messages]], note=f"{what}, {megabytes:.0f} MB"))
    with contextlib.ExitStack() as stack:
        benches = [stack.enter_context(_bench(_path(folder, s))) for s in (_SMALL, size)]
        _compare(report, "big.poll_cycle", benches, _cycles(benches, 60 if short else 400), _MOST)
        # The threads that the newest conversations do not touch, so that no cooldown decides.
        people = [number(thread) for thread in range(6 if short else 19)]
        _compare(report, "big.missed_call", benches, _missed_calls(benches, people), None)
        report(measured_search("big.search", benches[1].store, 2 if short else 5))
    for s in (_SMALL, size):
        with office(_path(folder, s).parent) as desk:
            starts = [start_once(desk)[0] for _ in range(2 if short else 5)]
        report(Figure(f"big.start.{s.messages}", "s", starts))
    remove(_path(folder, size).parent)


def _path(folder: Path, size: Size) -> Path:
    return folder / f"home{size.messages}" / "deskreply.db"


class Log:
    """A provider whose log is what the test says: no network, so that only our own work counts."""

    account = "AC1"

    def __init__(self) -> None:
        self.call_rows: list[CallRow] = []
        self.message_rows: list[MessageRow] = []

    def calls(self, since: datetime, *, token: str = "", size: int = 50) -> Page[CallRow]:
        return Page(tuple(self.call_rows), "", datetime.now(UTC))

    def call(self, call_id: str) -> CallRow:
        return next(row for row in self.call_rows if row.id == call_id)

    def recordings(self, call_id: str) -> tuple[Recording, ...]:
        return ()

    def messages(self, since: datetime, *, token: str = "", size: int = 50) -> Page[MessageRow]:
        return Page(tuple(self.message_rows), "", datetime.now(UTC))

    def messages_to(self, number: str, since: datetime) -> tuple[MessageRow, ...]:
        return ()

    def message(self, provider_id: str) -> MessageRow:
        return next(row for row in self.message_rows if row.id == provider_id)

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        sid = f"SM{uuid.uuid4().hex}"
        now = datetime.now(UTC)
        return Accepted(MessageRow(sid, "outbound-api", "queued", sender, to, body, now))

    def fetch_account(self) -> AccountInfo:
        return AccountInfo("AC1", "Bench", "active")

    def numbers(self) -> tuple[NumberInfo, ...]:
        return (NumberInfo(LINE, can_call=True, can_text=True),)

    def registrations(self, numbers: Sequence[NumberInfo]) -> Mapping[str, Registration]:
        return {}

    def lookup(self, number: str, *, line_type: bool, caller_name: bool) -> Lookup:
        return Lookup(number, datetime.now(UTC))

    def drop_connections(self) -> None:
        return


class _Bench:
    """An engine that is not started: the benchmark itself says whose turn it is."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.log = Log()
        context = bootstrap.context("bench", lambda: _AT_ONCE, store, self.log)
        self.engine: Engine = bootstrap.engine(context)
        self._read_known()
        self._ring()
        # The first look is a sweep and stores the live calls.
        self.cycle()

    def cycle(self) -> float:
        """One poll of each log. Milliseconds."""
        # Other than the last time, or nothing would be looked up.
        _swap_last(self.log.call_rows)
        _swap_last(self.log.message_rows)
        begun = time.perf_counter()
        self.engine.calls.run()
        self.engine.messages.run()
        return (time.perf_counter() - begun) * 1000

    def missed_call(self, who: str) -> float:
        """All that one missed call costs: two reads, the decision, the text. Milliseconds."""
        end = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=20)
        root = _row(who, LINE, end - timedelta(seconds=10))
        root = replace(root, status="completed", ended_at=end, duration=10)
        leg = _leg(root, "no-answer", end)
        self.log.call_rows[:0] = [leg, root]
        begun = time.perf_counter()
        self.engine.calls.run()
        self.engine.calls.run()
        self.engine.sender.run()
        took = (time.perf_counter() - begun) * 1000
        del self.log.call_rows[:2]
        with self.store.read() as reader:
            call = reader.call(root.id)
        if call is None or call.decision is not Decision.TEXTED:
            raise Impossible(f"the missed call was not texted: {call and call.reason}")
        return took

    def _read_known(self) -> None:
        """The newest rows of the database, as a page of the provider's log shows them."""
        with self.store.read() as reader:
            found = reader._connection.exec_driver_sql(
                "SELECT id FROM calls WHERE parent_id IS NULL ORDER BY at DESC LIMIT 25"
            )
            ids = [row[0] for row in found]
            rows = list(reader.rows(ids).values())
            rows += [leg for legs in reader.legs(ids).values() for leg in legs]
            self.log.call_rows = sorted(rows, key=lambda row: row.created_at or _NEVER)[::-1]
            found = reader._connection.exec_driver_sql(
                "SELECT provider_id FROM messages ORDER BY seq DESC LIMIT 50"
            )
            known = reader.messages_by_provider_id([row[0] for row in found]).values()
        self.log.message_rows = [
            MessageRow(
                m.provider_id or "", "inbound" if m.state == "received" else "outbound-api",
                m.state.value, m.number if m.state == "received" else LINE,
                LINE if m.state == "received" else m.number, m.body, m.at,
            )
            for m in known
        ]  # fmt: skip
        if len(self.log.call_rows) != _PAGE or len(self.log.message_rows) != _PAGE:
            raise Impossible("the seeded database does not fill a page")

    def _ring(self) -> None:
        """Calls that are live, and stay so."""
        now = datetime.now(UTC).replace(microsecond=0)
        for i in range(_LIVE):
            root = _row(caller(i), LINE, now)
            self.log.call_rows[:0] = [_leg(root, "ringing", None), root]


def _swap_last(rows: MutableSequence[Any]) -> None:
    rows[-2], rows[-1] = rows[-1], rows[-2]


_NEVER = datetime.fromtimestamp(0, UTC)


def _row(who: str, to: str, at: datetime) -> CallRow:
    return CallRow(f"CA{uuid.uuid4().hex}", "inbound", "in-progress", who, to, None, at, at, at)


def _leg(root: CallRow, status: str, end: datetime | None) -> CallRow:
    return replace(
        root, id=f"CA{uuid.uuid4().hex}", direction="outbound-dial", status=status,
        called_raw="+12125550180", parent_id=root.id, ended_at=end, duration=0,
    )  # fmt: skip


@contextlib.contextmanager
def _bench(path: Path) -> Iterator[_Bench]:
    store = open_store(path, KEY)
    try:
        yield _Bench(store)
    finally:
        store.close()


def _cycles(benches: list[_Bench], rounds: int) -> list[list[float]]:
    """Cycles of all benches in turn, in changing order: whatever else the machine does, hits all
    alike."""
    dice = random.Random(1)
    times: list[list[float]] = [[] for _ in benches]
    for _ in range(rounds):
        for i in dice.sample(range(len(benches)), len(benches)):
            times[i].append(benches[i].cycle())
    return times


def _missed_calls(benches: list[_Bench], people: list[str]) -> list[list[float]]:
    times: list[list[float]] = [[] for _ in benches]
    for bench in benches:
        # The first brings in modules and zone tables.
        bench.missed_call(people[0])
    for who in people[1:]:
        for i, bench in enumerate(benches):
            times[i].append(bench.missed_call(who))
    return times


def _compare(
    report: Report, label: str, benches: list[_Bench], times: list[list[float]], most: float | None
) -> None:
    small, large = times
    report(Figure(f"{label}.small", "ms", small, p95=True))
    report(Figure(f"{label}.big", "ms", large, p95=True))
    ratio = quantile(large, 0.5) / quantile(small, 0.5)
    goals = (("value", most),) if most is not None else ()
    report(Figure(f"{label}.ratio", "x", [ratio], goals, note="medians, big by small"))

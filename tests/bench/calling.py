"""How long from a hang-up to the text: calls one by one, and many within a minute.

The calls ring on the practice line, in a process of its own; the agent is another process, started
as a user starts it. Both times come from the line's own history, so nothing of the benchmark's own
pace is in them.
"""

from __future__ import annotations

import heapq
import itertools
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.figures import Figure, Impossible, Report
from tests.bench.rig import OFFICE, Control, Event, Office, working_office

AREAS = (
    202, 203, 205, 206, 208, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229, 301, 302, 303,
    304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 401, 402, 404, 405, 406, 407, 408, 409,
    410, 412, 413, 414, 415, 417, 419, 501, 502, 503, 504, 505, 507, 508, 509, 510, 512, 513, 515,
    516, 517, 518, 601, 602, 603, 605, 606, 607, 608, 609, 610, 612,
)  # fmt: skip
"""Area codes in all zones of the mainland."""

# Two at most for each of 100 lone calls; a text that has not come by then counts as lost.
_LOST_AFTER = 45.0
_QUICK = replace(OFFICE, settle_seconds=1, delay_seconds=0)
_DONE = ("call.completed", "call.no-answer")


def caller(number: int) -> str:
    """The number of the caller with this index, from 0: valid, unused, and in some other city."""
    return f"+1{AREAS[number % len(AREAS)]}55501{number // len(AREAS):02}"


@dataclass(frozen=True, slots=True)
class Series:
    """What came of a number of calls: seconds from hang-up to the text, and what went wrong."""

    waits: tuple[float, ...]
    lost: int
    twice: int

    @property
    def broken(self) -> str:
        """What must never happen, in words."""
        counts = [f"{self.lost} lost"] * bool(self.lost) + [f"{self.twice} twice"] * bool(
            self.twice
        )
        return ", ".join(counts)


def hangup_to_text(folder: Path, short: bool, report: Report) -> None:
    """Calls one after the other in several offices at once, so that each finds an idle agent at
    any point of its poll interval; then, in the quick offices, calls too short for a poll to see
    them ring."""
    slow, quick, each, brief = (3, 3, 1, 1) if short else (5, 5, 20, 4)
    rings = (3.0, 4.0 if short else 7.0)
    stop = threading.Event()
    with ExitStack() as stack:
        # Entered last, so that on Ctrl+C the drivers give up before anything waits for them.
        offices = [
            stack.enter_context(
                working_office(folder / f"office{i}", _QUICK if quick_one else OFFICE)
            )
            for i, quick_one in enumerate([False] * slow + [True] * quick)
        ]
        pool = stack.enter_context(ThreadPoolExecutor(slow + quick))
        stack.callback(stop.set)
        drivers = [_Driver(desk, random.Random(i), stop) for i, desk in enumerate(offices)]
        usual = [pool.submit(d.lone_calls, range(each), rings) for d in drivers[:slow]]
        fast = [pool.submit(d.lone_calls, range(each), rings) for d in drivers[slow:]]
        more = range(each, each + brief)
        hasty = [pool.submit(_after, fast[i], d, more) for i, d in enumerate(drivers[slow:])]
        report(_figure("hangup_to_text.quick", fast, (("p95", 3.5),), "settle 1 s, delay 0"))
        report(_figure("hangup_to_text.quick_brief", hasty, (), "rang 0.3-2 s, no poll saw it"))
        report(_figure("hangup_to_text.default", usual, (("p50", 5.5), ("p95", 8.0)), ""))


def burst(folder: Path, short: bool, report: Report) -> None:
    """Missed calls that overlap: all hang-ups fall within one minute."""
    count, within = (15, 3.0) if short else (200, 60.0)
    with working_office(folder / "burst") as desk, closing(desk.control()) as control:
        _ring_all(control, count, within, random.Random(1))
        series = _settled(desk, range(count), 90.0)
        goals = (("p95", 15.0),)
        worst = max(series.waits, default=0.0)
        note = f"within {within:g} s, worst {worst:.1f} s"
        report(Figure("burst", "s", series.waits, goals, p95=True, note=note, broken=series.broken))


def _after(before: Future[Series], driver: _Driver, numbers: range) -> Series:
    before.result()
    return driver.lone_calls(numbers, (0.3, 2.0))


def _figure(
    name: str, parts: Sequence[Future[Series]], goals: tuple[tuple[str, float], ...], note: str
) -> Figure:
    found = [part.result() for part in parts]
    waits = [wait for series in found for wait in series.waits]
    total = Series(tuple(waits), sum(s.lost for s in found), sum(s.twice for s in found))
    return Figure(name, "s", waits, goals, p95=True, note=note, broken=total.broken)


class _Driver:
    """Plays calls in one office, one after the other."""

    def __init__(self, desk: Office, dice: random.Random, stop: threading.Event) -> None:
        self._desk = desk
        self._dice = dice
        self._stop = stop

    def lone_calls(self, numbers: range, rings: tuple[float, float]) -> Series:
        """Calls of these callers, each of which rings so long and waits for its text."""
        with closing(self._desk.control()) as control:
            for number in numbers:
                # Anywhere in the interval of 3 s in which an idle agent looks.
                self._sleep(self._dice.uniform(0.5, 3.8))
                self._miss(control, caller(number), self._dice.uniform(*rings))
                self._await_text(control, caller(number))
            self._sleep(1.0)
        return _settled(self._desk, numbers, 0.0)

    def _miss(self, control: Control, who: str, ring: float) -> None:
        sid = control.post("ring", caller=who)["sid"]
        self._sleep(min(0.2, ring / 2))
        control.post("leg", sid=sid)
        self._sleep(ring)
        control.post("hang-up", sid=sid)

    def _await_text(self, control: Control, who: str) -> None:
        end = time.monotonic() + _LOST_AFTER
        since = 0
        while time.monotonic() < end and not self._stop.is_set():
            for event in control.history("text.queued", since, wait=2.0):
                since = event.number
                if event.details["to"] == who:
                    return

    def _sleep(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Impossible("stopped")


def _ring_all(control: Control, count: int, within: float, dice: random.Random) -> None:
    """Play all calls in one thread, each step at its time."""
    order = itertools.count()
    steps: list[tuple[float, int, Iterator[float]]] = []
    begun = time.monotonic()
    for number in range(count):
        ring = dice.uniform(2.0, 5.0)
        # The first rings before the minute of the hang-ups begins.
        hang_up = 5.2 + within * (number + dice.random()) / count
        call = _one_call(control, caller(number), ring)
        heapq.heappush(steps, (begun + hang_up - ring, next(order), call))
    while steps:
        at, _, call = heapq.heappop(steps)
        time.sleep(max(0.0, at - time.monotonic()))
        for pause in itertools.islice(call, 1):
            heapq.heappush(steps, (at + pause, next(order), call))


def _one_call(control: Control, who: str, ring: float) -> Iterator[float]:
    sid = control.post("ring", caller=who)["sid"]
    yield 0.2
    control.post("leg", sid=sid)
    yield ring - 0.2
    control.post("hang-up", sid=sid)


def _settled(desk: Office, numbers: range, patience: float) -> Series:
    """Wait until every caller has a text, at most so many seconds, and see what they got."""
    wanted = {caller(number) for number in numbers}
    with closing(desk.control()) as control:
        end = time.monotonic() + patience
        while True:
            texts = [e for e in control.history("text.queued") if e.details["to"] in wanted]
            if len({e.details["to"] for e in texts}) == len(wanted) or time.monotonic() >= end:
                break
            time.sleep(0.5)
        if patience:
            # Time for a second text to show up where there should be none.
            time.sleep(3.0)
            texts = [e for e in control.history("text.queued") if e.details["to"] in wanted]
        ended = _hang_ups(control, wanted)
    return _series(ended, texts)


def _hang_ups(control: Control, wanted: set[str]) -> dict[str, float]:
    ended: dict[str, float] = {}
    for event in control.history("call."):
        who = event.details.get("caller")
        if who in wanted and event.kind in _DONE:
            ended[str(who)] = event.at
    return ended


def _series(ended: dict[str, float], texts: Sequence[Event]) -> Series:
    got = Counter(event.details["to"] for event in texts)
    first: dict[str, float] = {}
    for event in texts:
        first.setdefault(event.details["to"], event.at)
    return Series(
        tuple(first[who] - at for who, at in ended.items() if who in first),
        lost=sum(who not in first for who in ended),
        twice=sum(count > 1 for count in got.values()),
    )

"""Runs the tests on mutants: each in a fork of a process that has imported everything."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import partial

import pytest
from hypothesis import Phase, settings

from tests.mutants.operators import Mutant
from tests.mutants.swap import put_in_place, using

# A test that takes this much longer than on the code as it is will not end.
CPU_TIMES, CPU_MORE = 10, 3.0
WALL_TIMES, WALL_MORE = 20, 30.0


class Fate(Enum):
    SURVIVED = 0
    KILLED = 1
    TIMEOUT = 2
    BROKEN = 3


@dataclass
class Known:
    """What a test did on the code as it is: CPU and wall-clock seconds, lines by file."""

    passed: bool
    cpu: float
    wall: float
    lines: dict[str, set[int]]


@dataclass
class Trials:
    """A pytest plugin that runs, in place of the tests, every mutant against those that reach it.

    ``told`` hears each fate as it is known.
    """

    mutants: list[Mutant]
    jobs: int
    told: Callable[[Mutant, Fate], None]
    failing: list[str] = field(default_factory=list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item in session.items:
            _without_chance(item)
        gc.collect()
        gc.freeze()
        known = _as_it_is(session, {_file(mutant) for mutant in self.mutants})
        self.failing = [item.nodeid for item in session.items if not known[item.nodeid].passed]
        work = ((mutant, _reaching(session.items, known, mutant)) for mutant in self.mutants)
        self._all(session, work, known)
        return True

    def _all(
        self,
        session: pytest.Session,
        work: Iterator[tuple[Mutant, list[pytest.Item]]],
        known: dict[str, Known],
    ) -> None:
        running: dict[int, Mutant] = {}
        for mutant, items in work:
            while len(running) >= self.jobs:
                self._one_done(running)
            trial = partial(_trial, session, mutant, items, known)
            running[_fork(trial)] = mutant
        while running:
            self._one_done(running)

    def _one_done(self, running: dict[int, Mutant]) -> None:
        pid, status = os.wait()
        shutil.rmtree(_place(pid), ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        self.told(running.pop(pid), Fate.TIMEOUT if code < 0 else Fate(code))


def _without_chance(item: pytest.Item) -> None:
    """Generated examples are the same on every mutant, and not made smaller: that takes long."""
    test = getattr(item, "obj", None)
    set_up = getattr(test, "_hypothesis_internal_use_settings", None)
    if set_up is not None:
        fixed = settings(
            set_up, database=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
        )
        test._hypothesis_internal_use_settings = fixed  # type: ignore[union-attr]


def _file(mutant: Mutant) -> str:
    return sys.modules[mutant.module].__file__ or ""


def _place(pid: int) -> str:
    return os.path.join(tempfile.gettempdir(), f"deskreply-mutant-{pid}")


def _fork(task: Callable[[], Fate]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = Fate.BROKEN.value
    try:
        os.makedirs(_place(os.getpid()))
        os.environ["PYTEST_DEBUG_TEMPROOT"] = _place(os.getpid())
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        code = task().value
    finally:
        os._exit(code)


def _run(session: pytest.Session, item: pytest.Item) -> bool:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    return session.testsfailed == 0


def _trial(
    session: pytest.Session, mutant: Mutant, items: list[pytest.Item], known: dict[str, Known]
) -> Fate:
    try:
        put_in_place(mutant)
    except Exception:
        return Fate.KILLED  # it can't even be imported
    for item in items:
        before = known[item.nodeid]
        signal.setitimer(signal.ITIMER_PROF, before.cpu * CPU_TIMES + CPU_MORE)
        signal.setitimer(signal.ITIMER_REAL, before.wall * WALL_TIMES + WALL_MORE)
        if not _run(session, item):
            return Fate.KILLED
    return Fate.SURVIVED


def _as_it_is(session: pytest.Session, files: set[str]) -> dict[str, Known]:
    """Every test, run once and traced, by its id. In a fork too: we stay without threads."""
    notes = tempfile.NamedTemporaryFile(delete=False)  # noqa: SIM115

    def all_of_them() -> Fate:
        known = {item.nodeid: _known(session, item, files) for item in session.items}
        with open(notes.name, "wb") as file:
            pickle.dump(known, file)
        return Fate.SURVIVED

    with notes:
        pid = _fork(all_of_them)
        os.waitpid(pid, 0)
        shutil.rmtree(_place(pid), ignore_errors=True)
        known: dict[str, Known] = pickle.load(notes)  # noqa: S301
    os.unlink(notes.name)
    return known


def _known(session: pytest.Session, item: pytest.Item, files: set[str]) -> Known:
    lines: dict[str, set[int]] = {file: set() for file in files}

    def trace(frame, event, _arg):  # type: ignore[no-untyped-def]
        seen = lines.get(frame.f_code.co_filename)
        if seen is None:
            return None
        seen.add(frame.f_lineno)
        return trace

    session.testsfailed = 0
    cpu, wall = time.process_time(), time.monotonic()
    threading.settrace(trace)
    sys.settrace(trace)
    passed = _run(session, item)
    sys.settrace(None)
    return Known(passed, time.process_time() - cpu, time.monotonic() - wall, lines)


def _reaching(
    items: list[pytest.Item], known: dict[str, Known], mutant: Mutant
) -> list[pytest.Item]:
    """The tests that run the changed lines, fastest first."""
    file = _file(mutant)
    passing = [item for item in items if known[item.nodeid].passed]
    fastest = sorted(passing, key=lambda item: known[item.nodeid].cpu)
    lines = using(mutant) if mutant.outside else set(mutant.lines)
    reaching = [item for item in fastest if known[item.nodeid].lines[file] & lines]
    if mutant.outside and not reaching:
        return [item for item in fastest if known[item.nodeid].lines[file]]
    return reaching

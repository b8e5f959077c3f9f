"""Plays scenarios side by side, each in a process of its own."""

from __future__ import annotations

import os
import pickle
import select
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults.process import fork, reap
from tests.faults.stage import Outcome, Stage


@dataclass(frozen=True)
class Job:
    """One scenario to be played once."""

    name: str
    play: Callable[[Stage], Outcome]
    stage: Stage


def play(
    jobs: list[Job], at_once: int, tick: Callable[[int], None]
) -> Iterator[tuple[Job, Outcome]]:
    """Outcomes as they come. ``tick``: called now and then with how many are at work."""
    waiting = list(reversed(jobs))
    running: dict[int, tuple[Job, int, list[bytes]]] = {}
    while waiting or running:
        while waiting and len(running) < at_once:
            job = waiting.pop()
            answer, child = _start(job)
            running[answer] = job, child, []
        for answer in select.select(list(running), [], [], 1.0)[0]:
            job, child, parts = running[answer]
            part = os.read(answer, 1 << 20)
            if part:
                parts.append(part)
                continue
            os.close(answer)
            del running[answer]
            yield job, _outcome(job, child, b"".join(parts))
        tick(len(running))


def _start(job: Job) -> tuple[int, int]:
    reading, writing = os.pipe()
    job.stage.folder.mkdir(parents=True)

    def work() -> int:
        os.close(reading)
        with open(writing, "wb") as out:
            pickle.dump(job.play(job.stage), out)
        return 0

    child = fork(work, job.stage.folder / "scenario.txt")
    os.close(writing)
    return reading, child


def _outcome(job: Job, child: int, content: bytes) -> Outcome:
    code = reap(child)
    if code == 0 and content:
        outcome: Outcome = pickle.loads(content)  # noqa: S301 - written by ourselves
    else:
        said = (job.stage.folder / "scenario.txt").read_text(errors="replace").strip()
        outcome = Outcome(trouble=[f"it could not be played: {said.splitlines()[-1:]}"])
    if not outcome.bad:
        shutil.rmtree(job.stage.folder, ignore_errors=True)
    return outcome

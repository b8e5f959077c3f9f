"""`python -m tests.faults`: kills the real agent at random, and plays what else befalls a desk.

Prints a table of scenarios and outcomes. Exit 0: nothing was texted twice, lost, stuck or wrong.
Exit 1: something was, or could not be played; the seed is printed, and the home is kept.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults.home import template
from tests.faults.pool import Job, play
from tests.faults.scenarios import KILLED, SCENARIOS
from tests.faults.stage import Goal, Outcome, Stage
from tests.faults.table import table

# Loaded here once, so that a start costs a fork and not an import.
_WARM = (
    "deskreply.agent", "deskreply.cli.running", "deskreply.cli.work", "deskreply.engine.engine",
    "deskreply.provider.transport", "deskreply.store.local", "deskreply.system.lock",
    "deskreply.system.logs", "deskreply.system.secrets", "phonenumbers.timezone", "tzlocal",
    "sqlalchemy.dialects.sqlite", "alembic.command",
)  # fmt: skip


_MOST_SAID = 5


@dataclass(frozen=True)
class Size:
    """``kills`` in each of the two scenarios that count them, ``homes``: the most that play one,
    ``at_once``: how many are at work at a time. ``brief``: as little as shows something. All of it
    is played ``times``."""

    kills: int
    homes: int = 7
    at_once: int = 16
    times: int = 1
    brief: bool = False


SIZES = {
    "full": Size(1000),
    "short": Size(150, brief=True),
    "night": Size(1000, times=10),
}


def main() -> int:
    """Play what was asked for."""
    options, size = _options()
    names = options.names or list(SCENARIOS)
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    # So that a time limit around this ends everything that was begun.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for name in _WARM:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    folder = Path(tempfile.mkdtemp(prefix="deskreply-faults-", dir=_quick_place()))
    empty = template(folder)
    began = time.monotonic()
    outcomes = {name: Outcome() for name in names}
    for number in range(size.times):
        _play(_jobs(folder / str(number), empty, names, size, f"{seed} {number}"), size, outcomes)
    print(table(outcomes))
    print(f"took {time.monotonic() - began:.0f} s, seed {seed}")
    bad = [name for name, outcome in outcomes.items() if SCENARIOS[name].fails(outcome)]
    if not bad:
        shutil.rmtree(folder, ignore_errors=True)
        return 0
    again = " ".join(["python -m tests.faults", "--seed", str(seed), *bad])
    print(f"FAILED: {', '.join(bad)}. The homes are in {folder}. Again: {again}")
    return 1


def _options() -> tuple[argparse.Namespace, Size]:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("--short", action="store_true", help="about three minutes")
    parser.add_argument("--night", action="store_true", help="20,000 kills")
    parser.add_argument("--kills", type=int, help="so many of each of ask and resend")
    parser.add_argument("--homes", type=int, help="no more homes than so many play a scenario")
    parser.add_argument("--seed", type=int, help="the same chance as in another run")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCENARIOS))
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in SCENARIOS]
    if unknown:
        parser.error(f"no scenario {unknown[0]}; there are {', '.join(SCENARIOS)}")
    size = SIZES["short" if options.short else "night" if options.night else "full"]
    size = replace(size, kills=options.kills or size.kills, homes=options.homes or size.homes)
    return options, size


def _quick_place() -> str | None:
    """A disk in memory: a killed process loses nothing that it wrote to one."""
    memory = "/dev/shm"  # noqa: S108 - what is made there is ours alone
    return memory if os.access(memory, os.W_OK) else None


def _jobs(folder: Path, empty: Path, names: list[str], size: Size, seed: str) -> list[Job]:
    """Each scenario in its homes; each home with chance of its own."""
    jobs = []
    for name in names:
        scenario = SCENARIOS[name]
        counts = name in KILLED
        goal = Goal(size.kills if counts else 0)
        # In a short run one home has to do, but for those that share a number of kills.
        homes = 1 if size.brief and not counts else min(size.homes, scenario.homes)
        for number in range(homes):
            home_seed = random.Random(f"{seed} {name} {number}").randrange(10**9)
            place = folder / f"{name}-{number}"
            rounds = 5 if size.brief else 10
            stage = Stage(place, empty, home_seed, number, goal, size.brief, rounds)
            jobs.append(Job(name, scenario.play, stage))
    return jobs


def _play(jobs: list[Job], size: Size, outcomes: dict[str, Outcome]) -> None:
    goals = {job.name: job.stage.goal for job in jobs if job.name in KILLED}
    began = told = time.monotonic()

    def tick(running: int) -> None:
        nonlocal told
        if time.monotonic() - told >= 30:
            told = time.monotonic()
            reached = ", ".join(f"{name} {goal.reached}" for name, goal in goals.items())
            print(f"{told - began:5.0f} s  {running} homes at work  {reached}", flush=True)

    for job, outcome in play(jobs, size.at_once, tick):
        outcomes[job.name].join(outcome)
        said = Counter([*outcome.trouble, *(f"{f.verdict}: {f.detail}" for f in outcome.failures)])
        for what, count in said.most_common(_MOST_SAID):
            print(f"{job.name} in {job.stage.folder.name}: {count} x {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

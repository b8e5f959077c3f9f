"""Kill the desk at every named point, under every fault of the provider, in both modes.

``python -m tests.crash [--every N]``: a table of faults and outcomes; exit 1 where a caller was
texted twice, lost, stuck for 15 minutes, or (where texts are sent again by themselves) left to
staff. ``--every N`` takes each N-th point only.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter

from tests.crash.points import Point, telling
from tests.crash.story import FAULTS, MODES, Ending, killed_at, points_of

Task = tuple[str, str, Point]


def main() -> int:
    """Run all stories on all processors; returns the exit code."""
    asked = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    asked.add_argument("--every", type=int, default=1, metavar="N")
    every = max(1, asked.parse_args().every)
    pairs = [(fault, mode) for fault in FAULTS for mode in MODES]
    with multiprocessing.Pool() as pool:
        tasks: list[Task] = []
        for start, (pair, passed) in enumerate(
            zip(pairs, pool.starmap(points_of, pairs), strict=True)
        ):
            tasks += [(*pair, point) for point in telling(passed)[start % every :: every]]
        endings = pool.starmap(killed_at, tasks, chunksize=4)
    _table(endings)
    bad = [ending for ending in endings if not ending.fine]
    for ending in bad:
        sys.stdout.write(f"{ending}\n")
    return 1 if bad else 0


def _table(endings: list[Ending]) -> None:
    verdicts = sorted({ending.verdict for ending in endings})
    count = Counter((ending.fault, ending.mode, ending.verdict) for ending in endings)
    width = max(map(len, FAULTS))
    sys.stdout.write(f"{'fault':<{width}}  {'mode':<6}  {'kills':>5}  ")
    sys.stdout.write("  ".join(f"{verdict:>6}" for verdict in verdicts) + "\n")
    for fault in FAULTS:
        for mode in MODES:
            row = [count[fault, mode, verdict] for verdict in verdicts]
            sys.stdout.write(f"{fault:<{width}}  {mode:<6}  {sum(row):>5}  ")
            sys.stdout.write("  ".join(f"{n:>6}" for n in row) + "\n")
    sys.stdout.write(f"{len(endings)} kills\n")


if __name__ == "__main__":
    sys.exit(main())

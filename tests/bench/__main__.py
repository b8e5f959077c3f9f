"""`python -m tests.bench [--short] [NAME…]`: runs the benchmarks, all or those named.

Exit 0: all ran, whatever the figures. Exit 1: one could not run, or a text was lost or sent twice.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from deskreply.domain.errors import UserError
from tests.bench import (
    alerts,
    big,
    calling,
    commands,
    deciding,
    idle,
    inbox,
    people,
    recovery,
    stock,
    storing,
    tray,
    window,
)
from tests.bench.figures import Figure, Impossible, Report

Bench: TypeAlias = Callable[[Path, bool, Report], None]

BENCHES: dict[str, Bench] = {
    "help": commands.help_,
    "start": commands.start,
    "store": storing.store,
    "search": storing.search,
    "contacts": people.contacts,
    "big": big.big,
    "inbox": inbox.inbox_,
    "window": window.window,
    "alerts": alerts.alerts,
    "tray": tray.tray,
    "recovery": recovery.recovery,
    "deciding": deciding.deciding,
    "idle": idle.idle,
    "burst": calling.burst,
    "hangup_to_text": calling.hangup_to_text,
}


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer calls and rows: about a minute")
    parser.add_argument(
        "--keep", action="store_true", help="keep the large database for the next run"
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in BENCHES]
    if unknown:
        parser.error(f"no benchmark {unknown[0]}; there are {', '.join(BENCHES)}")
    # So that a time limit around this cleans up as Ctrl+C does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.monotonic()
    try:
        failures = _run(options.names or list(BENCHES), options.short)
    except KeyboardInterrupt:
        return 130
    finally:
        if not options.keep:
            stock.remove()
    print(f"machine: {os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python "
          f"{platform.python_version()}; took {time.monotonic() - begun:.0f} s")  # fmt: skip
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures else 0


def _run(names: list[str], short: bool) -> list[str]:
    failures: list[str] = []

    def report(figure: Figure) -> None:
        print(figure.line(), flush=True)
        if figure.broken:
            failures.append(f"{figure.name}: {figure.broken}")

    for name in names:
        with tempfile.TemporaryDirectory(
            prefix="deskreply-bench-", ignore_cleanup_errors=True
        ) as folder:
            try:
                BENCHES[name](Path(folder), short, report)
            except (Impossible, UserError, OSError) as error:
                failures.append(f"{name} could not run: {error}")
    return failures


if __name__ == "__main__":
    sys.exit(main())

"""The practice line as a process of its own: `python -m deskreply.practice`.

Prints one JSON object with `url account_sid auth_token numbers` when it is ready, then serves
until SIGTERM or SIGINT and exits with 0. Exit 2: wrong usage, or the port is taken.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from collections.abc import Sequence

from deskreply.practice.line import DEFAULT_NUMBERS, PracticeLine
from deskreply.practice.runner import ScriptRunner
from deskreply.practice.server import PracticeServer


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop. The answer is the exit code."""
    parser = argparse.ArgumentParser(
        prog="deskreply.practice", description="A practice line on this computer."
    )
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--speed", type=float, default=1.0, help="1 to 20: shortens waits")
    parser.add_argument("--scripts", action="store_true", help="play the scripted callers")
    parser.add_argument("--gap", type=float, default=20.0, help="seconds between callers")
    parser.add_argument("--number", action="append", help="a number of the account, E.164")
    parser.add_argument("--seed", type=int, default=0, help="of the faults' dice")
    options = parser.parse_args(arguments)
    numbers = options.number or DEFAULT_NUMBERS
    try:
        line = PracticeLine(numbers, speed=options.speed, seed=options.seed)
        server = PracticeServer(line, port=options.port).start()
    except (ValueError, OverflowError, OSError) as error:
        parser.exit(2, f"deskreply.practice: {error}\n")
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())
    runner = ScriptRunner(line, gap=options.gap)
    if options.scripts:
        runner.start()
    ready = {
        "url": server.url,
        "account_sid": line.account_sid,
        "auth_token": line.auth_token,
        "numbers": list(line.numbers),
    }
    sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()
    while not stop.wait(_SIGNAL_CHECK):
        pass
    runner.stop()
    server.stop()
    return 0


# On Windows a wait without an end keeps signals from being handled.
_SIGNAL_CHECK = 0.5 if sys.platform == "win32" else None


if __name__ == "__main__":
    raise SystemExit(main())

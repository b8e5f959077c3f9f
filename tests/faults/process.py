"""Children of a warm process: everything is imported, so a fork is all that a start costs.

Whoever forks has no threads. A child never outlives its parent.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_PR_SET_PDEATHSIG = 1
_BUG = 70


class Broken(Exception):
    """The harness, not the program, could not go on; says why."""


def fork(work: Callable[[], int | None], log: Path | None = None) -> int:
    """Run ``work`` in a child; its number. What it prints goes to ``log``, else nowhere. Its exit
    code is what ``work`` returns, 70 where it raises."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    code = _BUG
    try:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(_BUG)
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL)
        _redirect(log)
        code = work() or 0
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, value)


def _redirect(log: Path | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    out = os.open(os.devnull if log is None else log, flags, 0o600)
    null = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, null), (1, out), (2, out)):
        os.dup2(source, target)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for its life
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def in_child(work: Callable[[], T], log: Path | None = None) -> T:
    """What ``work`` returns, run in a child that leaves no trace in this process."""
    reading, writing = os.pipe()

    def told() -> int:
        os.close(reading)
        with open(writing, "wb") as out:
            pickle.dump(work(), out)
        return 0

    child = fork(told, log)
    os.close(writing)
    with open(reading, "rb") as answer:
        content = answer.read()
    code = reap(child)
    if code != 0:
        said = log.read_text(errors="replace")[-2000:] if log and log.exists() else ""
        raise Broken(f"a child ended with {code}: {said}")
    result: T = pickle.loads(content)  # noqa: S301 - written by ourselves a moment ago
    return result


def deskreply(env: Mapping[str, str], *words: str, log: Path | None = None) -> int:
    """Run one command of the program to its end; the exit code."""
    return reap(fork(lambda: command(env, *words), log))


def command(env: Mapping[str, str], *words: str) -> int:
    """The same in this very process: for a child."""
    from deskreply import cli

    for name in [n for n in os.environ if n.startswith(("DESKREPLY_", "TWILIO_"))]:
        del os.environ[name]
    os.environ.update(env)
    return cli.main(words)


def reap(child: int, seconds: float = 60.0) -> int:
    """Wait for a child; its exit code, or minus the signal that ended it."""
    end = time.monotonic() + seconds
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise Broken("a child did not end in time")
        time.sleep(0.001)

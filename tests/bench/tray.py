"""The app that sits in the tray, beside Vorta, a backup app of the same kind (a tray icon, Qt from
Python, a small database): both are started and left alone by turns under the same X server."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import psutil

from tests.bench.figures import Figure, Impossible, Report, quantile
from tests.bench.idle import a_day
from tests.bench.rig import command, environment, office
from tests.support.desktop import Screen, a_desktop, can_show

VORTA = "vorta==0.11.6"
SHOWN_MS = 600.0
MEMORY_RATIO = 1.1
PATIENCE_SECONDS = 30.0


def tray(folder: Path, short: bool, report: Report) -> None:
    """Start to icon, memory and processor of both."""
    if not can_show("trayer"):
        raise Impossible("it needs Xvfb, openbox, trayer, dunst and xdotool")
    other = _vorta()
    rounds, rest = (1, 10.0) if short else (7, 61.0)
    ours, theirs = [], []
    with office(folder / "office") as desk, a_desktop(tray="trayer", daemon="dunst") as screen:
        own = environment(desk.env) | screen.env
        own |= {"HOME": str(folder), "QT_QPA_PLATFORM": "xcb"}
        with closing(desk.control()) as control:
            a_day(control)
        for _ in range(rounds):
            with _started(screen, command("--hidden"), own, "deskreply") as (_, took):
                ours.append(took)
            if other is not None:
                with _started(screen, [str(other)], own, "vorta") as (_, took):
                    theirs.append(took)
        theirs_mb = _memory_of_other(screen, other, own) if other is not None else None
        with _started(screen, command("--hidden"), own, "deskreply") as (process, _):
            cpu, memory = _left_alone(process, rest)
    most = min(SHOWN_MS, quantile(theirs, 0.5)) if theirs else SHOWN_MS
    note = f"Vorta's first window {quantile(theirs, 0.5):.0f} ms" if theirs else "no Vorta here"
    report(Figure("tray.icon", "ms", ours, (("p50", most),), note=note))
    report(Figure("tray.cpu", "% of a core", [cpu], (("value", 1.0),), note=f"{rest:.0f} s"))
    goals = (("value", MEMORY_RATIO * theirs_mb),) if theirs_mb else ()
    said = f"{memory / theirs_mb:.2f} of Vorta's {theirs_mb:.0f} MB" if theirs_mb else ""
    report(Figure("tray.memory", "MB", [memory], goals, note=f"resident; {said}"))


@contextlib.contextmanager
def _started(
    screen: Screen, words: list[str], env: Mapping[str, str], name: str
) -> Iterator[tuple[psutil.Process, float]]:
    """A program, and the milliseconds until it had something on the screen."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        words, env=dict(env), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not _seen(screen, name):
            if child.poll() is not None or time.perf_counter() - begun > PATIENCE_SECONDS:
                raise Impossible(f"{words[0]} showed nothing")
        took = (time.perf_counter() - begun) * 1000
        time.sleep(1)
        yield psutil.Process(child.pid), took
    finally:
        child.terminate()
        child.wait(PATIENCE_SECONDS)


def _seen(screen: Screen, name: str) -> bool:
    with contextlib.suppress(AssertionError):
        return bool(screen.run("xdotool", "search", "--onlyvisible", "--class", name))
    return False


def _left_alone(process: psutil.Process, seconds: float) -> tuple[float, float]:
    """Percent of a core and resident MB, after it came to rest."""
    time.sleep(8)
    cpu, begun = sum(process.cpu_times()[:2]), time.monotonic()
    time.sleep(seconds)
    used, took = sum(process.cpu_times()[:2]) - cpu, time.monotonic() - begun
    return used / took * 100, process.memory_info().rss / 1e6


def _memory_of_other(screen: Screen, other: Path, env: Mapping[str, str]) -> float:
    with _started(screen, [str(other)], env, "vorta") as (process, _):
        time.sleep(8)
        return process.memory_info().rss / 1e6


def _vorta() -> Path | None:
    """Vorta in an environment of its own, kept between runs; None where it cannot be had."""
    place = Path(tempfile.gettempdir()) / f"deskreply-bench-{VORTA}-{os.getuid()}"
    program = place / "bin" / "vorta"
    if not program.exists():
        venv.create(place, with_pip=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", VORTA]
        if subprocess.run(pip, capture_output=True, check=False).returncode != 0:
            sys.stderr.write("Vorta could not be installed: measured without it.\n")
            return None
    return program

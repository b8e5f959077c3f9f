"""A screen of its own with a session bus: a real window on it, and somebody who reads it out."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.outside.desk import Desk, eventually
from tests.support.desktop import Screen, a_desktop

SYSTEMS_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("reader.py")
READY = all(shutil.which(name) for name in ("Xvfb", "dbus-daemon"))


def screen(folder: Path) -> AbstractContextManager[Screen]:
    """An X server, and a session bus on which accessibility starts when it is wanted."""
    return a_desktop(folder, tray="none", daemon="none", manager=False)


class Window:
    """``deskreply`` as a process on a screen."""

    def __init__(self, desk: Desk, on: Screen, *words: str) -> None:
        self.desk = desk
        self.process = subprocess.Popen(
            [*desk.program, *words],
            env=desk.env | on.env | {
                "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            },
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def stop(self) -> float:
        """As the system stops it at log-off. The seconds that took; the exit is clean."""
        asked = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        out, errors = self.process.communicate(timeout=20)
        assert self.process.returncode == 0, f"exit {self.process.returncode}: {errors}"
        assert "Traceback" not in errors, errors
        assert out == ""
        assert not self.bugs(), self.bugs()
        return time.monotonic() - asked

    def bugs(self) -> list[str]:
        """What the app's log has of failures that are nobody's but ours."""
        logs = self.desk.home.rglob("logs/window.log")
        lines = [line for log in logs for line in log.read_text(encoding="utf-8").splitlines()]
        return [line for line in lines if json.loads(line)["level"] in ("error", "critical")]

    def kill(self) -> None:
        """As a power cut stops it."""
        self.process.kill()
        self.process.communicate(timeout=10)


@contextlib.contextmanager
def window(desk: Desk, on: Screen, *words: str) -> Iterator[Window]:
    """The app, killed at the end if it still runs."""
    opened = Window(desk, on, *words)
    try:
        yield opened
    finally:
        if opened.process.stdout is not None and not opened.process.stdout.closed:
            opened.kill()


class Reader:
    """Somebody who cannot see the screen: see ``reader.py``."""

    def __init__(self, on: Screen) -> None:
        self._process = subprocess.Popen(
            [SYSTEMS_PYTHON, str(READER)],
            env={"PATH": os.environ["PATH"], **on.env},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def __call__(self, *what: str) -> Any:
        """Do one thing; what was found. AssertionError where it was not."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the screen reader is gone"
        answer = json.loads(line)
        assert "error" not in answer, f"{what}: {answer['error']}"
        return answer["found"]

    def until(self, *what: str, has: str) -> Any:
        """Look again until what is found has these words."""
        return eventually(f"{what} has {has!r}", lambda: has in str(self(*what)))

    def close(self) -> None:
        """Go home."""
        self._process.kill()
        self._process.communicate(timeout=10)


@contextlib.contextmanager
def reading(on: Screen) -> Iterator[Reader]:
    """A screen reader for the block."""
    reader = Reader(on)
    try:
        yield reader
    finally:
        reader.close()


def can_read() -> bool:
    """Whether the system's Python can be a screen reader here."""
    if not READY or not Path(SYSTEMS_PYTHON).exists():
        return False
    asked = subprocess.run(
        [SYSTEMS_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return asked.returncode == 0

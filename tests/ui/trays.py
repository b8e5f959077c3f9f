"""A tray's icon on a screen: what it looks like there, and a hand that clicks it."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from deskreply.ui.tray import TrayState
from tests.support.desktop import Screen

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 15.0
PANEL_HEIGHT = 34
COLOURED = 40


class Icon:
    """Tells the icon what to say, and hears what it is asked."""

    def __init__(self, screen: Screen, mode: str) -> None:
        self.screen = screen
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.tray_child", mode],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={
                "PATH": os.environ["PATH"], "HOME": str(screen.folder), "LANG": "C.UTF-8",
                "QT_QPA_PLATFORM": "xcb", **screen.env,
            },
        )  # fmt: skip
        self._told: queue.SimpleQueue[list[Any]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.there = self.hears("there")

    def say(self, state: TrayState) -> None:
        """Show another state."""
        self._tell("state", asdict(state))

    def balloon(self, title: str, body: str, key: str) -> bool:
        """Show a balloon; whether it could."""
        self._send("balloon", [title, body, key])
        return bool(self.hears("balloon"))

    def hears(self, name: str) -> Any:
        """What came with the next signal of that name; others before it are passed over."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                told, what = self._told.get(timeout=max(deadline - time.monotonic(), 0.01))
            except queue.Empty:
                raise AssertionError(f"the icon never told {name!r}") from None
            if told == name:
                return what

    def told(self) -> list[str]:
        """What else came by now, by its names."""
        self._send("nothing", None)
        names: list[str] = []
        while "done" not in names:
            names.append(self._told.get(timeout=PATIENCE_SECONDS)[0])
        return names[:-1]

    def place(self) -> QRect:
        """Where on the screen it stands, as soon as it does."""
        return self._until("the icon", lambda: drawn(self.picture()))

    def look(self, unlike: QImage | None = None) -> QImage:
        """What it looks like once it stands still, and is another than it was."""
        spot = self.place().adjusted(-4, -4, 4, 4)
        seen = [unlike or QImage()]

        def still() -> bool:
            seen.append(self.picture().copy(spot))
            return seen[-1] == seen[-2] and seen[-1] != seen[0]

        self._until("another look", still)
        return seen[-1]

    def opened(self) -> None:
        """Wait until something lies above the panel: the screen is black otherwise."""

        def lit() -> bool:
            screen = self.picture()
            above = screen.copy(0, 0, screen.width(), screen.height() - 2 * PANEL_HEIGHT)
            small = above.scaled(140, 90)
            return any(small.pixelColor(x, y).lightness() for x in range(140) for y in range(90))

        self._until("a menu or a balloon", lit)

    def picture(self) -> QImage:
        """The screen as it is."""
        return QImage(str(self.screen.picture(self.screen.folder / "screen.png")))

    def click(self, button: int = 1) -> None:
        """Press and release a mouse button on it."""
        middle = self.place().center()
        self.point(middle.x(), middle.y(), button)

    def point(self, x: int, y: int, button: int = 1) -> None:
        """Press and release a mouse button somewhere."""
        self.screen.run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def close(self) -> None:
        """Take it away."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()

    def _until(self, what: str, look: Callable[[], T]) -> T:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (found := look()):
            assert time.monotonic() < deadline, f"no sign of {what}"
            time.sleep(0.05)
        return found

    def _tell(self, name: str, given: object) -> None:
        self._send(name, given)
        self.hears("done")

    def _send(self, name: str, given: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([name, given]) + "\n")
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(ValueError):
            for line in self._process.stdout:
                self._told.put(json.loads(line))


def drawn(screen: QImage) -> QRect:
    """Where our icon stands on a picture of a screen: nobody else at its lower edge has colours."""
    found = QRect()
    for y in range(screen.height() - PANEL_HEIGHT, screen.height()):
        for x in range(screen.width()):
            if screen.pixelColor(x, y).saturation() > COLOURED:
                found = found.united(QRect(x, y, 1, 1))
    return found


@contextlib.contextmanager
def an_icon(screen: Screen, mode: str = "light") -> Iterator[Icon]:
    """The icon for the block."""
    icon = Icon(screen, mode)
    try:
        yield icon
    finally:
        icon.close()

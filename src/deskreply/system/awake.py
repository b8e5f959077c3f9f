"""Keeping the PC awake, so that callers of the night are texted. Only while it is plugged in: a
battery that runs empty texts nobody in the morning. A closed lid still sends a laptop to sleep."""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from deskreply.domain.pc import Awake

if TYPE_CHECKING:
    from wakepy.core.mode import Mode

_SUPPLIES = Path("/sys/class/power_supply")


class KeepAwake:
    """One wish at a time. May take a second; safe to call from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mode: Mode | None = None

    def __call__(self, wanted: bool) -> Awake:
        """See to it, as far as can be now: call again from time to time, for the plug may have been
        pulled."""
        with self._lock:
            if not wanted:
                self._release()
                return Awake.NO
            if on_battery():
                self._release()
                return Awake.ON_BATTERY
            return Awake.YES if self._mode is not None or self._hold() else Awake.CANNOT

    def _hold(self) -> bool:
        from wakepy import keep

        mode = keep.running(on_fail="pass")
        try:
            mode.__enter__()
        except Exception:
            # Whatever the desktop's service says: nothing here may end the app.
            return False
        if not mode.active:
            self._leave(mode)
            return False
        self._mode = mode
        return True

    def _release(self) -> None:
        mode, self._mode = self._mode, None
        if mode is not None:
            self._leave(mode)

    def _leave(self, mode: Mode) -> None:
        with contextlib.suppress(Exception):
            mode.__exit__(None, None, None)


def on_battery() -> bool:
    """Whether this PC runs on its battery; False where that cannot be known."""
    if sys.platform == "win32":
        status = (ctypes.c_ubyte * 12)()
        known = ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))
        return bool(known) and status[0] == 0
    if sys.platform == "darwin":
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            told = subprocess.run(
                ["/usr/bin/pmset", "-g", "batt"],
                capture_output=True, text=True, timeout=5, check=False,
            )  # fmt: skip
            return "Battery Power" in told.stdout
        return False
    return _linux_on_battery(_SUPPLIES)


def _linux_on_battery(supplies: Path) -> bool:
    mains: list[str] = []
    with contextlib.suppress(OSError):
        for supply in supplies.iterdir():
            with contextlib.suppress(OSError):
                if (supply / "type").read_text().strip() == "Mains":
                    mains.append((supply / "online").read_text().strip())
    return bool(mains) and "1" not in mains

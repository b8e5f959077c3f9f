"""How long nobody has touched the PC, on a real X server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.desktop import Screen, a_desktop, can_show

ASK = "from deskreply.system.idle import idle_clock; print(idle_clock()())"

pytestmark = [
    pytest.mark.linux,
    pytest.mark.skipif(not can_show("none"), reason="needs Xvfb, openbox and xdotool"),
]


def idle(on: Screen | None, **env: str) -> str:
    """What a program on this screen is told."""
    given = {"PATH": "/usr/bin:/bin", "PYTHONPATH": "src", **(on.env if on else {}), **env}
    return subprocess.run(
        [sys.executable, "-c", ASK], env=given, cwd=Path(__file__).parents[2],
        capture_output=True, text=True, check=True, timeout=60,
    ).stdout.strip()  # fmt: skip


def test_a_mouse_that_moves_is_somebody(tmp_path: Path) -> None:
    with a_desktop(tmp_path, tray="none", daemon="none", manager=False) as on:
        on.run("xdotool", "mousemove", "20", "20", "sleep", "1.2")
        assert 1.2 <= float(idle(on)) < 60
        on.run("xdotool", "mousemove", "30", "30")
        before = float(idle(on))
        on.run("xdotool", "mousemove", "40", "40", "sleep", "0.3", "mousemove", "50", "50")
        assert before < 60
        # Where X is only a guest it does not know.
        assert idle(on, WAYLAND_DISPLAY="wayland-0") == "None"


def test_without_a_screen_nobody_can_tell() -> None:
    assert idle(None) == "None"

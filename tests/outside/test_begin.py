"""The first thing anybody types."""

from __future__ import annotations

import time
from pathlib import Path

from tests.outside.desk import Desk


def test_help_names_every_command_at_once_and_touches_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "home")
    began = time.monotonic()
    told = desk.do("--help").out
    assert time.monotonic() - began < 3
    for command in ("agent", "demo", "setup", "settings", "calls", "threads", "thread", "send",
                    "outbox", "doctor", "backup"):  # fmt: skip
        assert command in told
    assert desk.do("--version").out.strip()
    assert not desk.home.exists()

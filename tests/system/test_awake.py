"""Keeping the PC awake, honest about what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskreply.domain.pc import Awake
from deskreply.system import awake
from deskreply.system.awake import KeepAwake

pytestmark = pytest.mark.linux


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a session there is nobody to ask for it."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    monkeypatch.setattr(awake, "_SUPPLIES", tmp_path / "power")


def supply(folder: Path, name: str, kind: str, online: str) -> None:
    made = folder / "power" / name
    made.mkdir(parents=True)
    (made / "type").write_text(kind + "\n")
    (made / "online").write_text(online + "\n")


def test_where_nobody_can_be_asked_it_says_so() -> None:
    keep = KeepAwake()
    assert keep(True) is Awake.CANNOT
    assert keep(False) is Awake.NO


def test_on_a_battery_the_pc_may_sleep(tmp_path: Path) -> None:
    supply(tmp_path, "AC", "Mains", "0")
    supply(tmp_path, "BAT0", "Battery", "1")
    assert KeepAwake()(True) is Awake.ON_BATTERY


@pytest.mark.parametrize("plugged", [("AC", "Mains", "1"), ("BAT0", "Battery", "1")])
def test_plugged_in_or_without_a_plug_at_all_is_no_battery(
    tmp_path: Path, plugged: tuple[str, str, str]
) -> None:
    supply(tmp_path, *plugged)
    assert not awake.on_battery()

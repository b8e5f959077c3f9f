"""Starting at sign-in."""

from __future__ import annotations

import configparser
import shlex
from pathlib import Path

import pytest

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.pc import AutostartState
from deskreply.system import launch
from deskreply.system.autostart import Autostart
from deskreply.system.paths import Home

pytestmark = pytest.mark.linux


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


def entry(folder: Path) -> configparser.SectionProxy:
    (file,) = folder.glob("*.desktop")
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(file, encoding="utf-8")
    return read["Desktop Entry"]


def test_it_is_entered_and_taken_out(config: Path, tmp_path: Path) -> None:
    autostart = Autostart(Home(tmp_path / "home", "default"))
    assert autostart.state() is AutostartState.OFF

    autostart.set(True)
    assert autostart.state() is AutostartState.ON
    made = entry(config)
    assert made["Type"] == "Application"
    assert shlex.split(made["Exec"]) == launch.command("--hidden")

    autostart.set(False)
    autostart.set(False)
    assert autostart.state() is AutostartState.OFF
    assert not list(config.glob("*"))


def test_another_home_has_an_entry_of_its_own(config: Path, tmp_path: Path) -> None:
    first = Autostart(Home(tmp_path / "one", "default"))
    second = Autostart(Home(tmp_path / 'the "second" $home 100%', "abc123"))
    first.set(True)
    second.set(True)
    assert len(list(config.glob("*.desktop"))) == 2

    first.set(False)
    assert second.state() is AutostartState.ON
    said = entry(config)["Exec"].replace("%%", "%").replace("\\\\", "\\").replace("\\$", "$")
    assert f'DESKREPLY_HOME={tmp_path}/the "second" $home 100%' in shlex.split(said)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_said(config: Path, tmp_path: Path, line: str) -> None:
    autostart = Autostart(Home(tmp_path / "home", "default"))
    autostart.set(True)
    (file,) = config.glob("*.desktop")
    name = line.split("=")[0]
    kept = [x for x in file.read_text().splitlines() if not x.startswith(name)]
    file.write_text("\n".join([*kept, line]) + "\n")
    assert autostart.state() is AutostartState.BLOCKED


def test_an_entry_of_a_place_where_the_app_was_before_does_not_count(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/opt/old/bin/python3")
    Autostart(Home(tmp_path / "home", "default")).set(True)
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config.parent))

    autostart = Autostart(Home(tmp_path / "home", "default"))
    assert autostart.state() is AutostartState.OFF
    autostart.set(True)
    assert autostart.state() is AutostartState.ON


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(
    config: Path, tmp_path: Path
) -> None:
    config.parent.mkdir()
    config.write_text("a file where the folder should be")
    with pytest.raises(EnvironmentTrouble, match="start DeskReply by hand"):
        Autostart(Home(tmp_path / "home", "default")).set(True)

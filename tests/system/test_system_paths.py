from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.system.paths import Home
from deskreply.system.trouble import with_folder


def test_the_usual_place() -> None:
    home = Home.of({})
    assert home.id == "default"
    assert home.root.name == "DeskReply"
    assert Home.of({"DESKREPLY_HOME": "  "}) == home
    # The usual place by its name is still the usual place, with the same keys.
    assert Home.of({"DESKREPLY_HOME": str(home.root)}).id == "default"


def test_a_home_of_ones_own(tmp_path: Path) -> None:
    home = Home.of({"DESKREPLY_HOME": f" {tmp_path / 'desk'}\n"})
    assert home.root == tmp_path / "desk"
    assert not home.root.exists()
    assert home.settings == home.root / "settings.json"
    assert home.database == home.root / "deskreply.db"
    assert home.logs.parent == home.lock.parent == home.root


def test_two_homes_have_two_ids_and_one_home_has_one(tmp_path: Path) -> None:
    one = Home.of({"DESKREPLY_HOME": str(tmp_path / "one")})
    other = Home.of({"DESKREPLY_HOME": str(tmp_path / "other")})
    again = Home.of({"DESKREPLY_HOME": str(tmp_path / "other" / ".." / "one")})
    assert len({one.id, other.id, one.practice().id, "default"}) == 4
    assert one.id == again.id


def test_a_relative_home_does_not_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home = Home.of({"DESKREPLY_HOME": "desk"})
    monkeypatch.chdir(tmp_path.parent)
    assert home.root == tmp_path / "desk"


def test_the_practice_home_lies_inside(tmp_path: Path) -> None:
    home = Home(tmp_path, "x")
    assert home.practice().root == tmp_path / "practice"
    assert home.practice().id == "x-practice"


def test_creating(tmp_path: Path) -> None:
    home = Home(tmp_path / "a" / "b", "x").create()
    assert home.root.is_dir()
    assert list(home.root.iterdir()) == []
    if sys.platform != "win32":
        assert stat.S_IMODE(home.root.stat().st_mode) == 0o700
    assert home.create() == home


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_an_existing_folder_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Home(tmp_path, "x").create()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("")
    for root in (tmp_path / "desk", tmp_path / "desk" / "below"):
        with pytest.raises(EnvironmentTrouble, match="a file is in the way"):
            Home(root, "x").create()


@pytest.mark.linux
@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody can write to")
def test_a_place_that_cannot_be_written_to() -> None:
    with pytest.raises(EnvironmentTrouble, match="DESKREPLY_HOME"):
        Home(Path("/proc/deskreply"), "x").create()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(EnvironmentTrouble, match="not writable"):
        Home(tmp_path, "x").create()


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(EnvironmentTrouble, match=r"disk .* full"):
        Home(tmp_path, "x").create()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOTDIR, 0])
def test_each_sentence_is_one_line_with_what_to_do(number: int) -> None:
    said = str(with_folder(OSError(number, "some reason"), Path("desk")))
    assert "\n" not in said
    assert "desk" in said
    assert said.endswith(".")

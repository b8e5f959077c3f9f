from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.system import lock
from deskreply.system.lock import EngineLock, is_running, running_pid
from deskreply.system.paths import Home

HOLD = """
import sys
from pathlib import Path
from deskreply.system.lock import EngineLock
from deskreply.system.paths import Home
with EngineLock(Home(Path(sys.argv[1]), "x")):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path, "x")


def hold(home: Home) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_is_told_who_has_it(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_BETWEEN_TRIES", 0.0)
    with hold(home) as process:
        assert is_running(home)
        assert running_pid(home) == process.pid
        with pytest.raises(EnvironmentTrouble) as told:
            EngineLock(home).acquire()
        said = str(told.value)
        assert said.startswith(f"Another DeskReply engine (process {process.pid}) already works on")
        assert "\n" not in said
        process.communicate("")
    assert not is_running(home)
    with EngineLock(home):
        assert running_pid(home) == os.getpid()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_killed_engine_leaves_no_lock(home: Home) -> None:
    with hold(home) as process:
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert home.lock.read_text() == str(process.pid)
    assert not is_running(home)
    assert running_pid(home) == 0
    with EngineLock(home):
        assert is_running(home)


def test_a_stale_file_is_no_obstacle(home: Home) -> None:
    home.lock.write_text("not a number, and longer than one that would be written over it")
    with EngineLock(home):
        assert running_pid(home) == os.getpid()
    assert home.lock.read_text() == ""


def test_a_home_that_was_never_used(home: Home) -> None:
    assert not is_running(home)
    assert running_pid(home) == 0
    assert not home.lock.exists()


def test_two_homes_do_not_see_each_other(tmp_path: Path) -> None:
    one, other = (Home(tmp_path / name, name).create() for name in ("one", "other"))
    with EngineLock(one), EngineLock(other), EngineLock(one.practice().create()):
        pass


def test_taking_and_giving_back_twice(home: Home) -> None:
    held = EngineLock(home)
    held.acquire()
    held.acquire()
    held.release()
    held.release()
    held.acquire()
    held.release()


def test_a_look_does_not_keep_an_engine_from_starting(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, looks = lock._try_lock, [None, None]

    def busy(fd: int, *, shared: bool) -> None:
        if looks:
            looks.pop()
            raise BlockingIOError(errno.EAGAIN, "somebody looks")
        real(fd, shared=shared)

    monkeypatch.setattr(lock, "_try_lock", busy)
    monkeypatch.setattr(lock, "_BETWEEN_TRIES", 0.0)
    with EngineLock(home):
        assert looks == []


def test_a_drive_that_cannot_lock(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(fd: int, *, shared: bool) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_try_lock", cannot)
    with pytest.raises(EnvironmentTrouble, match="network share"):
        EngineLock(home).acquire()
    assert not is_running(home)


def test_a_home_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="DESKREPLY_HOME"):
        EngineLock(Home(tmp_path / "gone", "x")).acquire()

"""``deskreply restore`` and ``recovery-code``, as somebody types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from deskreply import bootstrap
from deskreply.cli import main
from deskreply.domain import recovery
from deskreply.store import open_store
from deskreply.system.secrets import Secrets
from tests.cli.test_start import run

KEY = {"DESKREPLY_DATABASE_KEY": "5c" * 32}
OTHER_KEY = {"DESKREPLY_DATABASE_KEY": "6d" * 32}
NUMBER = "+12125550123"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    done = run(home, "setup", "--business", "X", "--number", "+12125550190", "--no-verify", **KEY)
    assert done.returncode == 0
    assert recovery.code_of("5c" * 32) in done.stdout
    assert run(home, "send", NUMBER, "before the backup", **KEY).returncode == 0
    assert run(home, "backup", str(tmp_path / "copy.db"), **KEY).returncode == 0
    return home


def test_there_and_back(home: Path, tmp_path: Path) -> None:
    assert run(home, "send", NUMBER, "after the backup", **KEY).returncode == 0
    done = run(home, "restore", str(tmp_path / "copy.db"), **KEY)
    assert (done.returncode, done.stderr) == (0, "")
    [kept] = (home / "set-aside").iterdir()
    assert str(kept) in done.stdout
    shown = run(home, "thread", NUMBER, **KEY).stdout
    assert "before the backup" in shown
    assert "after the backup" not in shown
    told = run(home, "doctor", **KEY).stdout
    assert "WRONG  restored: The database was put back" in told
    assert run(home, "restore", str(kept), **KEY).returncode == 0
    assert "after the backup" in run(home, "thread", NUMBER, **KEY).stdout


def test_the_recovery_code_opens_a_backup_on_another_pc(home: Path, tmp_path: Path) -> None:
    code = run(home, "recovery-code", **KEY).stdout.strip()
    second, copy = tmp_path / "second", str(tmp_path / "copy.db")
    done = run(second, "restore", copy)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    done = run(second, "restore", copy, "--recovery-code", code.lower())
    assert (done.returncode, done.stderr) == (0, "")
    assert "Set DESKREPLY_DATABASE_KEY to the recovery code" in done.stdout
    typed = {"DESKREPLY_DATABASE_KEY": code}
    done = run(
        second, "setup", "--business", "X", "--number", "+12125550190", "--no-verify", **typed
    )
    assert done.returncode == 0
    assert code not in done.stdout
    assert "before the backup" in run(second, "thread", NUMBER, **typed).stdout


def test_a_pc_that_has_data_of_its_own_keeps_it_readable(home: Path, tmp_path: Path) -> None:
    code = run(home, "recovery-code", **KEY).stdout.strip()
    second, copy = tmp_path / "second", str(tmp_path / "copy.db")
    wanted = ("setup", "--business", "Y", "--number", "+12125550190", "--no-verify")
    assert run(second, *wanted, **OTHER_KEY).returncode == 0
    before = (second / "deskreply.db").read_bytes()
    done = run(second, "restore", copy, **OTHER_KEY)
    assert done.returncode == 1
    assert "--recovery-code" in done.stderr
    done = run(second, "restore", copy, "--recovery-code", code, **OTHER_KEY)
    assert done.returncode == 2
    assert "another key than the recovery code" in done.stderr
    assert (second / "deskreply.db").read_bytes() == before
    assert run(second, "restore", copy, **KEY).returncode == 0
    [kept] = (second / "set-aside").iterdir()
    assert kept.read_bytes() == before


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given, as a desktop's keyring does."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


def test_the_keyring_takes_the_new_key_and_the_old_one_can_be_written_down(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = Secrets("second", backend=MemoryKeyring())
    monkeypatch.setattr(bootstrap.Desk, "keys", lambda desk: keys)
    monkeypatch.setenv("DESKREPLY_HOME", str(tmp_path / "second"))
    for name in ("DESKREPLY_DATABASE_KEY", "DESKREPLY_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    main(["setup", "--business", "Y", "--number", "+12125550190", "--no-verify"])
    old = keys.database_key({})
    assert old is not None
    assert recovery.code_of(old) in capsys.readouterr().out
    code = recovery.code_of("5c" * 32)
    assert main(["restore", str(tmp_path / "copy.db"), "--recovery-code", code]) == 0
    assert keys.database_key({}) == "5c" * 32
    assert recovery.code_of(old) in capsys.readouterr().out
    assert main(["thread", NUMBER]) == 0
    assert "before the backup" in capsys.readouterr().out
    [kept] = (tmp_path / "second" / "set-aside").iterdir()
    open_store(kept, old).close()


@pytest.mark.parametrize("code", ["", "ABCD", "0" * 56])
def test_a_wrong_code_is_one_sentence(home: Path, tmp_path: Path, code: str) -> None:
    before = (home / "deskreply.db").read_bytes()
    done = run(home, "restore", str(tmp_path / "copy.db"), "--recovery-code", code, **KEY)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert (home / "deskreply.db").read_bytes() == before


def test_an_office_database_is_its_server_s_task(tmp_path: Path) -> None:
    for command in (("restore", "copy.db"), ("recovery-code",)):
        done = run(tmp_path, *command, DESKREPLY_DATABASE_URL="postgresql://nowhere/office")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "server" in done.stderr

"""``deskreply export``, and what the window's settings ask of this PC's data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskreply import cli
from deskreply.bootstrap import Desk, open_desk
from deskreply.cli.vault import DeskVault
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.settings import file as settings_file
from deskreply.store import open_store
from tests.store.builders import KEY, call, message, thread
from tests.support.office import OFFICE_SETTINGS

CALLER = "+12125550123"
SAID = "¿Tienen cita? “Sí” 🦷\n=1+1"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("DESKREPLY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DESKREPLY_DATABASE_KEY", KEY)
    monkeypatch.delenv("DESKREPLY_DATABASE_URL", raising=False)
    opened = open_desk(create=True)
    settings_file.save(opened.home.settings, OFFICE_SETTINGS)
    with opened.store(create=True) as store, store.write() as tx:
        tx.save_call(call())
        tx.save_thread(thread(CALLER))
        tx.add_message(message("m1", number=CALLER, body=SAID))
    return open_desk()


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_everything_is_written_readable(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out" / "today"
    assert cli.main(["export", str(folder)]) == 0
    said = capsys.readouterr().out
    names = {file.stem for file in folder.iterdir()}
    assert names == {"calls", "threads", "messages", "contacts", "audit", "settings"}
    lines = sum(len(rows(file)) for file in folder.iterdir())
    assert f"{lines} lines were written" in said
    assert "not encrypted" in said
    [written] = rows(folder / "messages.jsonl")
    assert (written["number"], written["body"]) == (CALLER, SAID)
    assert rows(folder / "threads.jsonl")[0]["number"] == CALLER
    assert len(rows(folder / "calls.jsonl")) == 1
    settings = {str(row["key"]): row["value"] for row in rows(folder / "settings.jsonl")}
    assert settings["office.name"] == OFFICE_SETTINGS.business
    assert not any(KEY in file.read_text(encoding="utf-8") for file in folder.iterdir())


def test_nothing_that_is_there_is_written_over(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert cli.main(["export", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.jsonl"))
    assert cli.main(["export", str(tmp_path / "mine.txt" / "below")]) == 1
    assert "Choose another folder" in capsys.readouterr().err


def test_a_backup_is_made_listed_and_opens(desk: Desk, tmp_path: Path) -> None:
    vault = DeskVault(desk)
    assert (vault.office(), list(vault.kept())) == ("", [])
    vault.make()
    [kept] = vault.kept()
    assert abs((datetime.now(UTC) - kept.at).total_seconds()) < 60
    assert (vault.folder() / kept.name).exists()
    vault.back_up(tmp_path / "stick.db")
    for file in (vault.folder() / kept.name, tmp_path / "stick.db"):
        store = open_store(file, KEY, create=False)
        with store.read() as reader:
            assert reader.thread_messages(CALLER)[0].body == SAID
        store.close()
    with pytest.raises(UserError):
        vault.back_up(tmp_path / "stick.db")
    assert vault.export(tmp_path / "out") > 3


def test_no_more_hourly_backups_are_kept_than_the_engine_keeps(desk: Desk) -> None:
    vault = DeskVault(desk)
    shelf = desk.shelf()
    assert shelf is not None
    vault.make()
    [first] = vault.kept()
    folder = vault.folder()
    for hour in range(24):
        older = folder / f"hourly-20260301T{hour:02}0000Z.db"
        older.write_bytes((folder / first.name).read_bytes())
    (folder / first.name).unlink()
    vault.make()
    names: Sequence[str] = [kept.name for kept in vault.kept()]
    assert len(names) == 24
    assert "hourly-20260301T000000Z.db" not in names


def test_an_office_database_is_named_without_its_password(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKREPLY_DATABASE_URL", "postgresql://desk:s3cret@server.office:5432/dr")
    vault = DeskVault(desk)
    assert vault.office() == "server.office/dr"
    assert list(vault.kept()) == []
    for ask in (vault.make, lambda: vault.back_up(tmp_path / "x.db")):
        with pytest.raises((UserError, EnvironmentTrouble), match="backed up where it runs"):
            ask()

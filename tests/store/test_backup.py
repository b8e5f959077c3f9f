"""A backup is whole, encrypted, checked, and made while others write."""

import threading
from pathlib import Path

import pytest

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.store import open_store
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import KEY


def test_a_backup_holds_what_the_database_held(local: SqlStore, tmp_path: Path) -> None:
    with local.write() as tx:
        tx.set_state("marker", "a secret word")
    target = tmp_path / "copy.db"
    local.backup(target)
    assert b"a secret word" not in target.read_bytes()
    assert target.stat().st_mode & 0o077 == 0
    copy = open_store(target, KEY)
    with copy.read() as reader:
        assert reader.state("marker") == "a secret word"
    copy.close()


def test_nothing_but_the_backup_is_left_behind(local: SqlStore, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    local.backup(folder / "copy.db")
    assert [f.name for f in folder.iterdir()] == ["copy.db"]


def test_a_backup_never_overwrites(local: SqlStore, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("dear")
    with pytest.raises(UserError, match="exists already"):
        local.backup(target)
    assert target.read_text() == "dear"


def test_a_backup_to_a_folder_that_is_not_there_is_told(local: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"there is no folder .*nowhere; make it first"):
        local.backup(tmp_path / "nowhere" / "copy.db")


def test_a_backup_that_is_stopped_leaves_nothing_behind(local: SqlStore, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(EnvironmentTrouble, match="stopped, nothing was written"):
        local.backup(folder / "copy.db", lambda: True)
    assert list(folder.iterdir()) == []


def test_a_backup_while_others_write_is_a_whole_one(local: SqlStore, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with local.write() as tx:
                tx.set_state("one", str(number))
                tx.set_state("two", str(number))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            local.backup(tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        copy = open_store(tmp_path / f"copy{number}.db", KEY)
        with copy.read() as reader:
            assert reader.state("one") == reader.state("two")
        copy.close()


def test_an_office_database_is_backed_up_by_its_server(office: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="server"):
        office.backup(tmp_path / "copy.db")

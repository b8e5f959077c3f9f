"""A database that is cut, scribbled over or gone: an engine goes back to the newest good backup."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from deskreply import bootstrap
from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble, WrongKey
from deskreply.store import local, open_store
from tests.store.builders import KEY, NOW, NUMBER
from tests.store.homes import BACKUP, PEOPLE, engine_s_store, opened_as_by_an_engine

OTHER_KEY = "1e" * 32
posix = pytest.mark.skipif(os.name != "posix", reason="files can be copied while they are open")


def cuts(size: int) -> list[int]:
    """Where to cut: around the first bytes, pages and the end, and all over."""
    marks = {0, 1, 15, 16, 17, 99, 100, 1000, 4095, 4096, 4097, 8192, size - 1, size - 4096}
    marks |= {size // 2, size // 2 // 4096 * 4096, size - 4097, 3 * 4096 + 100}
    marks |= set(range(4096 * 5, size, size // 7))
    return sorted(at for at in marks if 0 <= at < size)


def test_cut_anywhere_the_newest_good_backup_takes_its_place(home: Path) -> None:
    database = home / "deskreply.db"
    content = database.read_bytes()
    for at in cuts(len(content)):
        database.write_bytes(content[:at])
        assert opened_as_by_an_engine() == (PEOPLE, True), at
        [bad] = (home / "set-aside").iterdir()
        assert bad.read_bytes() == content[:at], at
        shutil.rmtree(home / "set-aside")


def test_scribbled_over_anywhere_likewise(home: Path) -> None:
    database = home / "deskreply.db"
    content = database.read_bytes()
    for at in (0, 20, 4000, 4096, 9000, len(content) // 2, len(content) - 2000):
        wrong = bytearray(content)
        wrong[at : at + 500] = os.urandom(500)
        database.write_bytes(wrong)
        assert opened_as_by_an_engine() == (PEOPLE, True), at


def test_one_that_is_gone_is_restored_too(home: Path) -> None:
    (home / "deskreply.db").unlink()
    assert opened_as_by_an_engine() == (PEOPLE, True)


def test_a_good_one_stays(home: Path) -> None:
    before = (home / "deskreply.db").read_bytes()
    assert opened_as_by_an_engine() == (2 * PEOPLE, False)
    assert (home / "deskreply.db").read_bytes() == before
    assert not (home / "set-aside").exists()


@posix
def test_the_log_beside_it_cut_anywhere_leaves_whole_transactions(
    home: Path, tmp_path: Path
) -> None:
    store = open_store(home / "deskreply.db", KEY)
    for number in range(12):
        with store.write() as tx:
            tx.set_state("one", str(number))
            tx.block(NUMBER, NOW, str(number) * 900)
            tx.set_state("two", str(number))
    # By a program of their own: closing a handle of ours would take away the store's locks.
    for end in ("", "-wal"):
        copy = str(tmp_path / f"copy.db{end}")
        subprocess.run(["cp", f"{home / 'deskreply.db'}{end}", copy], check=True)
    store.close()
    log = (tmp_path / "copy.db-wal").read_bytes()
    seen = set()
    for at in range(0, len(log), len(log) // 23):
        (home / "deskreply.db").write_bytes((tmp_path / "copy.db").read_bytes())
        (home / "deskreply.db-wal").write_bytes(log[:at])
        with engine_s_store() as found, found.read() as reader:
            assert reader.state("one") == reader.state("two"), at
            seen.add(reader.state("one"))
    assert len(seen) > 3


def test_backups_that_are_damaged_are_passed_over(home: Path) -> None:
    good = home / "backups" / BACKUP
    content = good.read_bytes()
    for number, at in enumerate((0, 100, 4096, len(content) // 2, len(content) - 4096)):
        (home / "backups" / f"hourly-20260314T15{number:02}00Z.db").write_bytes(content[:at])
    with closing(local.connect(home / "backups" / "daily-20260314T160000Z.db", OTHER_KEY)) as one:
        one.execute("CREATE TABLE messages (body)")
    (home / "deskreply.db").write_bytes(b"gone")
    assert opened_as_by_an_engine() == (PEOPLE, True)


def test_without_any_good_backup_it_says_so_and_changes_nothing(home: Path) -> None:
    shutil.rmtree(home / "backups")
    for content in (b"", b"gone", (home / "deskreply.db").read_bytes()[:8192]):
        (home / "deskreply.db").write_bytes(content)
        with pytest.raises(EnvironmentTrouble, match="no good backup") as told:
            opened_as_by_an_engine()
        assert "\n" not in str(told.value)
        assert (home / "deskreply.db").read_bytes() == content
        assert not (home / "set-aside").exists()


def test_a_wrong_key_is_not_taken_for_damage(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (home / "deskreply.db").read_bytes()
    monkeypatch.setenv("DESKREPLY_DATABASE_KEY", OTHER_KEY)
    with pytest.raises(WrongKey):
        opened_as_by_an_engine()
    assert (home / "deskreply.db").read_bytes() == before


def test_a_first_page_that_is_wrong_is_damage_where_the_key_opens_a_backup(home: Path) -> None:
    content = bytearray((home / "deskreply.db").read_bytes())
    content[:4096] = os.urandom(4096)
    (home / "deskreply.db").write_bytes(content)
    assert opened_as_by_an_engine() == (PEOPLE, True)


def test_an_emptied_database_is_never_filled_with_a_new_one(home: Path) -> None:
    (home / "deskreply.db").write_bytes(b"")
    with pytest.raises(DatabaseDamaged), bootstrap.open_desk().store():
        pass
    with pytest.raises(DatabaseDamaged), bootstrap.open_desk().store(create=True):
        pass
    assert (home / "deskreply.db").read_bytes() == b""

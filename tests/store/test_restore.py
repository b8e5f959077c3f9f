"""A backup takes the database's place: checked, whole or not at all, and nothing is thrown away."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskreply import bootstrap
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.engine import restored
from deskreply.engine.restored import ASKED_FOR
from deskreply.store import check, local, migrate, names, open_store, restore, tidy
from deskreply.store.shelf import LocalShelf
from deskreply.system import door
from tests.store.builders import KEY, NOW
from tests.store.homes import BACKUP, PEOPLE, fill, opened_as_by_an_engine, people
from tests.store.released import ANA, RELEASED, make

OTHER_KEY = "1e" * 32
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def put_back(home: Path, file: Path, key: str = KEY) -> Path | None:
    database = home / "deskreply.db"
    return restore.put_in_place(
        restore.prepare(file, database, key, ASKED_FOR), database, home / "set-aside"
    )


def cut_backup(home: Path) -> Path:
    file = home / "cut.db"
    file.write_bytes((home / "deskreply.db").read_bytes()[: 8192 + 300])
    return file


def cut_backup_at_a_page(home: Path) -> Path:
    file = home / "cut.db"
    file.write_bytes((home / "deskreply.db").read_bytes()[: 8192 * 4])
    return file


def with_another_key(home: Path) -> Path:
    file = home / "other.db"
    open_store(file, OTHER_KEY).close()
    return file


def not_encrypted(home: Path) -> Path:
    file = home / "plain.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE messages (body)")
    return file


def of_another_program(home: Path) -> Path:
    file = home / "foreign.db"
    with closing(local.connect(file, KEY)) as connection:
        connection.execute("CREATE TABLE patients (name)")
    return file


def of_a_newer_program(home: Path) -> Path:
    file = home / "newer.db"
    open_store(file, KEY).close()
    with closing(local.connect(file, KEY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    return file


def without_tables(home: Path) -> Path:
    file = home / "empty.db"
    with closing(local.connect(file, KEY)) as connection:
        connection.execute("PRAGMA user_version = 1")
    return file


def text_file(home: Path) -> Path:
    file = home / "letter.txt"
    file.write_text("Dear Ana")
    return file


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (cut_backup, "is damaged, nothing was changed"),
        (cut_backup_at_a_page, "is damaged, nothing was changed"),
        (with_another_key, "can't be opened with this key.*--recovery-code"),
        (not_encrypted, "not encrypted"),
        (of_another_program, "another program"),
        (of_a_newer_program, "written by a newer DeskReply"),
        (without_tables, "holds nothing of DeskReply"),
        (text_file, "can't be opened|is damaged"),
        (lambda home: home / "nowhere.db", "there is no file"),
        (lambda home: home / "backups", "there is no file"),
    ],
)
def test_what_cannot_be_restored_is_told_and_changes_nothing(
    home: Path, bad: Callable[[Path], Path], words: str
) -> None:
    file = bad(home)
    before = (home / "deskreply.db").read_bytes()
    with pytest.raises(UserError, match=words) as told:
        put_back(home, file)
    assert "\n" not in str(told.value)
    assert str(file) in str(told.value)
    assert (home / "deskreply.db").read_bytes() == before
    assert not (home / "set-aside").exists()
    assert not list(home.glob(".*"))


def test_no_room_for_the_copy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = (home / "deskreply.db").read_bytes()
    with monkeypatch.context() as disk:
        disk.setattr(shutil, "copyfile", full)
        with pytest.raises(EnvironmentTrouble, match="the disk is full"):
            put_back(home, home / "backups" / BACKUP)
    assert (home / "deskreply.db").read_bytes() == before
    assert not list(home.glob(".*"))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 700 KB, which has to be mounted."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)],
        check=False, capture_output=True,
    ) if sys.platform == "linux" and shutil.which("mount") else None  # fmt: skip
    if mounted is None or mounted.returncode:
        pytest.skip("this user may not mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.linux
def test_a_disk_that_is_really_full(tiny_disk: Path, tmp_path: Path) -> None:
    """No backup, no upgrade, no restore: each told in a sentence, with the data as it was."""
    path = make(tiny_disk / "deskreply.db", RELEASED[0])
    before = path.read_bytes()
    (tiny_disk / "ballast").write_bytes(bytes(600_000 - len(before)))
    with pytest.raises(EnvironmentTrouble, match="the disk is full"):
        open_store(path, KEY)
    assert path.read_bytes() == before
    store = open_store(tmp_path / "other.db", KEY)
    fill(store)
    store.close()
    with pytest.raises(EnvironmentTrouble, match="the disk is full"):
        put_back(tiny_disk, tmp_path / "other.db")
    with pytest.raises(EnvironmentTrouble, match="the disk is full"):
        local.back_up(tmp_path / "other.db", KEY, tiny_disk / "copy.db")
    assert path.read_bytes() == before
    left = {file.name for file in tiny_disk.rglob("*") if file.is_file()}
    assert left == {"deskreply.db", "ballast"}
    shelf = LocalShelf(path, KEY)
    with pytest.raises(EnvironmentTrouble, match="too little room"):
        shelf.make("hourly", NOW, full=False, stopping=check.never)


def test_the_backup_itself_is_not_touched(home: Path) -> None:
    file = home / "backups" / BACKUP
    file.chmod(0o400)
    before, names_before = file.read_bytes(), sorted(os.listdir(file.parent))
    kept = put_back(home, file)
    assert kept is not None
    assert file.read_bytes() == before
    assert sorted(os.listdir(file.parent)) == names_before
    assert (home / "deskreply.db").stat().st_mode & 0o777 == 0o600


def test_what_was_there_is_kept_aside_whole(home: Path) -> None:
    file = home / "backups" / BACKUP
    kept = put_back(home, file)
    assert kept is not None
    assert opened_as_by_an_engine()[0] == PEOPLE
    store = open_store(kept, KEY)
    assert people(store) == 2 * PEOPLE
    store.close()
    again = put_back(home, kept)
    assert opened_as_by_an_engine()[0] == 2 * PEOPLE
    assert again != kept


@posix
def test_what_a_killed_program_left_in_the_log_is_kept_aside_too(home: Path) -> None:
    code = f"""
import os, pathlib, deskreply.store as s
store = s.open_store(pathlib.Path({str(home / "deskreply.db")!r}), {KEY!r})
with store.write() as tx: tx.set_state('late', 'yes')
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert (home / "deskreply.db-wal").stat().st_size
    kept = put_back(home, home / "backups" / BACKUP)
    assert not (home / "deskreply.db-wal").exists()
    assert opened_as_by_an_engine() == (PEOPLE, True)
    assert kept is not None
    store = open_store(kept, KEY)
    with store.read() as reader:
        assert reader.state("late") == "yes"
    store.close()


def test_a_backup_of_a_released_version_is_upgraded(home: Path, tmp_path: Path) -> None:
    file = make(tmp_path / "old.db", RELEASED[0])
    before = file.read_bytes()
    put_back(home, file)
    with bootstrap.open_desk().sound_store() as store, store.read() as reader:
        found = reader.thread(ANA)
        assert found is not None
        known = restored.last(reader)
    assert found.name == "Ana García"
    assert known is not None
    # From the time that this backup last knew the provider's logs.
    assert known.since == datetime(2026, 3, 14, 15, 45, tzinfo=UTC)
    assert known.backup_at == datetime(2026, 3, 14, 15, 45, 2, tzinfo=UTC)
    assert file.read_bytes() == before


def test_it_is_noted_from_when_on_the_database_knows_nothing(home: Path) -> None:
    begun = datetime.now(UTC)
    put_back(home, home / "backups" / BACKUP)
    with bootstrap.open_desk().store() as store, store.read() as reader:
        known = restored.last(reader)
    assert known is not None
    assert timedelta(0) <= known.at - begun < timedelta(minutes=1)
    assert known.since == known.backup_at < begun
    assert (known.why, known.done_at) == (ASKED_FOR, None)


def test_what_an_unfinished_restore_did_not_know_is_not_forgotten(home: Path) -> None:
    with bootstrap.open_desk().store() as store, store.write() as tx:
        tx.set_state("polled.calls", "2026-03-10T10:00:00+00:00")
    first = home / "first.db"
    shutil.copy(home / "deskreply.db", first)
    put_back(home, first)
    with bootstrap.open_desk().store() as store:
        with store.write() as tx:
            tx.set_state("polled.calls", "2026-03-14T10:00:00+00:00")
        store.backup(home / "second.db")
    put_back(home, home / "second.db")
    with bootstrap.open_desk().store() as store, store.read() as reader:
        known = restored.last(reader)
    assert known is not None
    assert known.since == datetime(2026, 3, 10, 10, tzinfo=UTC)


KILLED = """
import os, pathlib, sys
from deskreply.store import restore
steps, last = 0, int(sys.argv[3])
def dying(name):
    real = getattr(os, name)
    def call(*args, **kwargs):
        global steps
        steps += 1
        if steps > last:
            os.kill(os.getpid(), 9)
        return real(*args, **kwargs)
    return call
for name in ("replace", "link", "fsync"):
    setattr(os, name, dying(name))
home, key = pathlib.Path(sys.argv[1]), sys.argv[2]
database = home / "deskreply.db"
prepared = restore.prepare(next((home / "backups").iterdir()), database, key, "asked-for")
restore.put_in_place(prepared, database, home / "set-aside")
"""


@posix
@pytest.mark.parametrize("steps", range(4))
def test_killed_in_the_middle_it_is_the_old_or_the_new_one(home: Path, steps: int) -> None:
    arguments = [sys.executable, "-c", KILLED, str(home), KEY, str(steps)]
    done = subprocess.run(arguments, check=False, capture_output=True)
    assert done.returncode == -9, done.stderr
    assert opened_as_by_an_engine() in {(2 * PEOPLE, False), (PEOPLE, True)}
    assert put_back(home, home / "backups" / BACKUP) is not None
    assert opened_as_by_an_engine() == (PEOPLE, True)
    assert not list(home.glob(".deskreply*"))


@posix
def test_nobody_puts_a_file_in_place_while_another_has_it_open(home: Path) -> None:
    desk = bootstrap.open_desk()
    with desk.store(), desk.store():
        alone = door.open_door(desk.home, alone=True, patience=0.1)
        with pytest.raises(EnvironmentTrouble, match="in use by another DeskReply"), alone:
            pass


def test_a_check_has_its_time_and_no_more(home: Path) -> None:
    with closing(local.connect(home / "deskreply.db", KEY)) as connection:
        assert check.whole(connection, seconds=0)
        assert check.whole(connection, full=True)
        with pytest.raises(check.Stopped):
            check.whole(connection, stopping=lambda: True)


def test_names_of_backups(tmp_path: Path) -> None:
    database = tmp_path / "deskreply.db"
    (tmp_path / "backups").mkdir()
    for name in (
        "hourly-20260314T150926Z.db", "daily-20260315T150926Z.db", "hourly-notes.txt",
        f"before-upgrade-0001-{migrate.HEAD}-20260313T150926Z.db", ".hourly-20260314T150926Z.part",
        "hourly-20261399T150926Z.db",
    ):  # fmt: skip
        (tmp_path / "backups" / name).touch()
    found = names.kept(database)
    assert [kept.kind.split("-")[0] for kept in found] == ["daily", "hourly", "before"]
    assert names.kept(tmp_path / "nowhere" / "deskreply.db") == []


def dated(folder: Path, stem: str, days: list[int]) -> list[Path]:
    """Files as of so many days ago."""
    folder.mkdir(exist_ok=True)
    made = [folder / f"{stem}-{names.stamp(NOW - timedelta(days=ago))}.db" for ago in days]
    for file in made:
        file.touch()
    return made


@pytest.mark.parametrize(
    ("days", "stay"),
    [
        ([100, 200, 300], 3),
        ([100, 200, 300, 400], 3),
        ([1, 2, 3, 29, 31], 4),
        (list(range(1, 13)), 10),
    ],
)
def test_what_was_set_aside_stays_for_a_while(tmp_path: Path, days: list[int], stay: int) -> None:
    aside = dated(tmp_path / "set-aside", "deskreply", days)
    upgrades = dated(tmp_path / "backups", f"before-upgrade-0001-{migrate.HEAD}", days)
    others = [*dated(tmp_path / "backups", "daily", days), tmp_path / "set-aside" / "letter.txt"]
    others[-1].touch()
    beside = Path(f"{aside[-1]}-wal")
    beside.touch()
    tidy.set_aside(tmp_path / "set-aside", NOW)
    tidy.before_upgrades(tmp_path / "deskreply.db", NOW)
    for made in aside, upgrades:
        assert [file for file in made if file.exists()] == made[:stay]
    assert beside.exists() is (stay == len(days))
    assert all(file.exists() for file in others)


def test_a_restore_removes_what_was_set_aside_long_ago(home: Path) -> None:
    old = dated(home / "set-aside", "deskreply", [100, 200, 300])
    kept = put_back(home, home / "backups" / BACKUP)
    assert kept is not None
    assert sorted((home / "set-aside").glob("*.db")) == sorted([kept, *old[:2]])


def test_an_engine_removes_what_a_killed_restore_left(home: Path) -> None:
    left = [home / f".deskreply.db.new{end}" for end in ("", "-wal", "-shm")]
    for file in left:
        file.write_bytes(b"half")
    assert opened_as_by_an_engine() == (2 * PEOPLE, False)
    assert not any(file.exists() for file in left)

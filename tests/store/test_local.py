"""The encrypted file: what lies on the disk, and what is said when something is wrong with it."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble, UserError
from deskreply.engine.ports import Reader, Store, Transaction
from deskreply.store import local as local_module
from deskreply.store import open_store, troubles
from deskreply.store.queries import SqlReader
from deskreply.store.sqlstore import SqlStore
from deskreply.store.uow import SqlTransaction
from tests.store.builders import KEY, NOW, message, thread

OTHER_KEY = "f0" * 32
SECRET = "swollen jaw since monday"
SECRET_NUMBER = "+12125550187"

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX rights and locks")


def test_the_classes_are_what_the_engine_asks_for(local: SqlStore) -> None:
    """mypy does the checking."""
    store: Store = local
    reader: type[Reader] = SqlReader
    transaction: type[Transaction] = SqlTransaction
    assert store
    assert reader
    assert transaction


def write_secrets(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread(SECRET_NUMBER, name="Zebulon Quimby", last_text=SECRET))
        for n in range(50):
            tx.add_message(message(f"m{n}", number=SECRET_NUMBER, body=f"{SECRET} {n}"))
        tx.opt_out(SECRET_NUMBER, NOW, "word", SECRET)


def copies(path: Path) -> dict[str, bytes]:
    """The bytes of the database's files. Read by another process: closing a file here would drop
    this process's locks on it."""
    found = {}
    for suffix in ("", "-wal", "-shm"):
        copy = path.with_name(f"copy{suffix}")
        subprocess.run(["cp", f"{path}{suffix}", str(copy)], check=True)
        found[suffix] = copy.read_bytes()
    return found


@posix
def test_nothing_can_be_read_on_the_disk(local: SqlStore, path: Path) -> None:
    write_secrets(local)
    files = copies(path)
    assert len(files["-wal"]) > 4096
    with local._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    after = copies(path)
    assert len(after[""]) > len(files[""])
    for content in (*files.values(), *after.values()):
        assert b"SQLite format 3" not in content
        for word in ("swollen", "monday", "Zebulon", "2125550187", "CREATE TABLE", "messages"):
            assert word.encode() not in content
            assert word.encode("utf-16-le") not in content


@posix
def test_only_this_user_may_read_the_files(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "office.db"
    old = os.umask(0)
    try:
        store = open_store(path, KEY)
        write_secrets(store)
    finally:
        os.umask(old)
    rights = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert rights == {"office.db": 0o600, "office.db-wal": 0o600, "office.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700
    store.close()
    path.chmod(0o644)
    open_store(path, KEY).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_settings_of_a_connection(local: SqlStore) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "temp_store": 2,
        "cache_size": -4000,
    }
    with local._engine.connect() as connection:
        for name, value in wanted.items():
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
        assert connection.exec_driver_sql("PRAGMA cipher_version").scalar()


def test_what_was_written_is_there_after_closing(local: SqlStore, path: Path) -> None:
    write_secrets(local)
    local.close()
    store = open_store(path, KEY.upper())
    with store.read() as reader:
        assert len(reader.thread_messages(SECRET_NUMBER)) == 50
    store.close()
    assert not path.with_name("office.db-wal").exists()


@pytest.mark.parametrize("key", ["", "0f" * 31, "0f" * 33, "zz" * 32, f" {KEY[1:]}", KEY + "\n"])
def test_a_key_of_another_form(tmp_path: Path, key: str) -> None:
    with pytest.raises(UserError, match="64 hex digits") as caught:
        open_store(tmp_path / "office.db", key)
    assert caught.value.exit_code == 2
    assert not (tmp_path / "office.db").exists()


def test_a_wrong_key(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EnvironmentTrouble, match="the database key does not fit") as caught:
        open_store(path, OTHER_KEY)
    assert KEY not in str(caught.value)
    assert OTHER_KEY not in str(caught.value)
    assert "\n" not in str(caught.value)
    # SQLCipher would say more, on stderr.
    assert capfd.readouterr() == ("", "")
    open_store(path, KEY).close()


def test_a_wrong_key_while_it_is_open(local: SqlStore, path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="key does not fit"):
        open_store(path, OTHER_KEY)
    write_secrets(local)


def test_a_plain_database_is_never_worked_on(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE messages (body)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(EnvironmentTrouble, match="not encrypted"):
        open_store(path, KEY)
    assert path.read_bytes() == before


def test_a_driver_that_does_not_encrypt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_module, "sqlcipher", sqlite3)
    with pytest.raises(EnvironmentTrouble, match="can't encrypt"):
        open_store(tmp_path / "office.db", KEY)
    assert (tmp_path / "office.db").read_bytes() == b""


def test_a_disk_without_shared_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_module, "_journal_mode", lambda connection: "delete")
    with pytest.raises(EnvironmentTrouble, match="can't share memory"):
        open_store(path, KEY)


@pytest.mark.parametrize("content", [b"hello", b"\0" * 4097, os.urandom(5000)])
def test_not_a_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(content)
    with pytest.raises(EnvironmentTrouble, match="is damaged; restore"):
        open_store(path, KEY)
    assert path.read_bytes() == content


def test_a_damaged_page(local: SqlStore, path: Path) -> None:
    write_secrets(local)
    local.close()
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 + 100] ^= 0xFF
    path.write_bytes(content)

    def use() -> None:
        store = open_store(path, KEY)
        try:
            with store.read() as reader:
                reader.thread_messages(SECRET_NUMBER)
        finally:
            store.close()

    with pytest.raises(EnvironmentTrouble, match="damaged"):
        use()


@posix
def test_after_damage_nobody_is_told_that_the_file_cannot_be_written(
    local: SqlStore, path: Path
) -> None:
    """As SQLCipher says of a connection that has met damage, once another one has written."""
    write_secrets(local)
    local.close()
    told: list[Exception] = []

    def note(value: str) -> None:
        with suppress(DatabaseDamaged), store.write() as tx:
            tx.set_state("noted", value)

    with closing(open_store(path, KEY)) as store:
        with store.read():
            note("before")
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(path.stat().st_size - 4096))
        for nth in range(4):
            try:
                write_secrets(store)
            except EnvironmentTrouble as error:
                told.append(error)
            with suppress(DatabaseDamaged), store.read():
                note(str(nth))
    assert {type(error) for error in told} == {DatabaseDamaged}


@posix
def test_a_killed_writer_leaves_whole_transactions(path: Path) -> None:
    code = f"""
import os, pathlib, deskreply.store as s
store = s.open_store(pathlib.Path({str(path)!r}), {KEY!r})
with store.write() as tx: tx.set_state('kept', 'yes')
with store.write() as tx:
    tx.set_state('kept', 'no')
    os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -9
    store = open_store(path, KEY)
    with store.read() as reader:
        assert reader.state("kept") == "yes"
    store.close()


@posix
def test_opening_it_twice_keeps_the_locks_of_the_first(local: SqlStore, path: Path) -> None:
    """Another process would otherwise take itself for the last one and remove the log."""
    write_secrets(local)
    open_store(path, KEY).close()
    with pytest.raises(EnvironmentTrouble):
        open_store(path, OTHER_KEY)
    code = f"""
import pathlib, deskreply.store as s
s.open_store(pathlib.Path({str(path)!r}), {KEY!r}).close()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    assert path.with_name("office.db-wal").exists()
    write_secrets_again(local)


def write_secrets_again(store: SqlStore) -> None:
    with store.write() as tx:
        tx.set_state("again", "yes")
        assert len(tx.thread_messages(SECRET_NUMBER)) == 50


def test_a_full_disk_in_the_middle_of_the_work(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = path.stat().st_size // 4096 + 20
    limit = f"PRAGMA max_page_count = {pages}"
    monkeypatch.setattr(local_module, "_SETTINGS", (*local_module._SETTINGS, limit))
    store = open_store(path, KEY)

    def fill() -> None:
        for n in range(100):
            with store.write() as tx:
                tx.set_state(f"k{n}", "x" * 4000)

    with pytest.raises(EnvironmentTrouble, match="the disk is full"):
        fill()
    with store.write() as tx:
        assert tx.state("k0")
        tx.set_state("k0", "small")
    store.close()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "can't be written; give your user the right"),
        (errno.EROFS, "can't be written; give your user the right"),
        (errno.EIO, "can't be opened"),
    ],
)
def test_a_file_that_can_t_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(EnvironmentTrouble, match=words):
        open_store(tmp_path / "office.db", KEY)


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(EnvironmentTrouble, match="can't be opened"):
        open_store(tmp_path / "data" / "office.db", KEY)
    (tmp_path / "office.db").mkdir()
    with pytest.raises(EnvironmentTrouble, match="can't be opened"):
        open_store(tmp_path / "office.db", KEY)


@posix
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="has to become another user")
def test_a_folder_of_somebody_else(path: Path) -> None:
    code = f"""
import os, pathlib, deskreply.store as s, deskreply.store.local
from deskreply.domain.errors import EnvironmentTrouble
os.setgid(65534); os.setuid(65534)
try: s.open_store(pathlib.Path({str(path)!r}), {KEY!r})
except EnvironmentTrouble as error: print(error)
"""
    for folder in path.parents[:3]:
        folder.chmod(0o755)
    path.chmod(0o600)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "give your user the right" in done.stdout
    path.chmod(0o644)


@pytest.mark.parametrize("code", list(troubles.Code))
def test_every_code_has_a_sentence(tmp_path: Path, code: troubles.Code) -> None:
    error = sqlcipher.OperationalError("it said so")
    error.sqlite_errorcode = code | 0x300
    said = troubles.sqlite_trouble(error, tmp_path / "office.db")
    assert said is not None
    for sentence in (said.en, said.es):
        assert sentence
        assert "{" not in sentence
        assert "\n" not in sentence


def test_shared_memory_that_could_not_grow_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10 | (19 << 8)
    path = tmp_path / "office.db"
    assert "reports errors" in str(troubles.sqlite_trouble(error, path))
    full = SimpleNamespace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    assert troubles.sqlite_trouble(error, path) == troubles.FULL


def test_our_own_mistakes_are_not_the_user_s_trouble(local: SqlStore, path: Path) -> None:
    def mistake() -> None:
        with local.write() as tx:
            tx._connection.exec_driver_sql("SELECT nonsense")

    with pytest.raises(Exception, match="no such column"):
        mistake()
    assert troubles.sqlite_trouble(ValueError(), path) is None


def test_errors_do_not_carry_what_was_written(local: SqlStore) -> None:
    def mistake() -> None:
        with local.write() as tx:
            tx.add_message(message(body=SECRET, number=SECRET_NUMBER))
            tx.add_message(message(body=SECRET, number=SECRET_NUMBER))

    with pytest.raises(Exception, match="UNIQUE") as caught:
        mistake()
    assert SECRET not in str(caught.value)
    assert SECRET_NUMBER not in str(caught.value)


def test_idle_use_opens_no_new_connections(local: SqlStore) -> None:
    def use() -> None:
        for n in range(20):
            with local.write() as tx:
                tx.set_state("n", str(n))
            with local.read() as reader:
                reader.state("n")

    use()
    worker = threading.Thread(target=use)
    worker.start()
    worker.join()
    assert local._engine.pool.status().startswith("Pool size: 4  Connections in pool: 1 ")

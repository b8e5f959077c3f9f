"""The desk's own database: SQLite, encrypted by SQLCipher, in one file and two beside it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Column, Connection, Engine, Insert, QueuePool, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError

from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble, UserError, WrongKey
from deskreply.domain.words import Words
from deskreply.store import backup, check, migrate, names, place, search, tidy, troubles
from deskreply.store.flavour import Flavour
from deskreply.store.sqlstore import SqlStore

_KEY = re.compile(r"[0-9a-fA-F]{64}")
_BAD_KEY = Words(
    "the database key must be 64 hex digits (32 bytes); "
    "take it from where the database was set up, or make one with: openssl rand -hex 32",
    "la clave de la base de datos debe tener 64 dígitos hexadecimales (32 bytes); "
    "tómela de donde se creó la base de datos, o haga una con: openssl rand -hex 32",
)
_PLAIN = Words(
    "the database {path} is not encrypted, and DeskReply never works on a plain file; "
    "move it away and start again, or restore a backup",
    "la base de datos {path} no está cifrada, y DeskReply nunca trabaja con un archivo sin cifrar; "
    "muévala a otro lugar y empiece de nuevo, o recupere una copia",
)
_NO_CIPHER = Words(
    "this installation of sqlcipher3 can't encrypt; install DeskReply again from its own package",
    "esta instalación de sqlcipher3 no puede cifrar; instale DeskReply de nuevo desde su propio "
    "paquete",
)
_NO_WAL = Words(
    "the disk of {path} can't share memory between programs, which the database needs; "
    "name a folder on this PC's own disk with DESKREPLY_HOME",
    "el disco de {path} no permite compartir memoria entre programas, y la base de datos lo "
    "necesita; indique con DESKREPLY_HOME una carpeta en el disco de esta PC",
)
_PAGE = 4096
_BUSY_MS = 10_000

# A thread each for polling, sending and the window, and some to spare; idle ones cost only memory.
_POOL = {"pool_size": 4, "max_overflow": 8, "pool_timeout": 30, "pool_use_lifo": True}

# Order matters: the log goes quiet before a wrong key could write to stderr, the key comes before
# anything that touches the file, and the patience before anything that may find it locked.
_SETTINGS = (
    f"PRAGMA busy_timeout = {_BUSY_MS}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -4000",
    "PRAGMA journal_size_limit = 16777216",
)
# For a file that is thrown away unless all goes well: nothing is kept for undoing.
_SCRATCH = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
)
# The start waits for this at most, besides reading the file once.
_CHECK_SECONDS = 3.0


def open_store(path: Path, key: str, *, create: bool = True, checked: bool = False) -> SqlStore:
    """Open, and upgrade where needed, the encrypted database at ``path``.

    ``key``: 64 hex digits, used as they are. ``create``: make it where there is none. ``checked``:
    for the engine of the home, look first whether it is whole, in bounded time. UserError for
    another key; EnvironmentTrouble where the place, the file, the key or the schema's version does
    not allow it, DatabaseDamaged and WrongKey among them.
    """
    if not _KEY.fullmatch(key):
        raise UserError.of(_BAD_KEY)
    place.check(path)
    try:
        if not create and cut_to_nothing(path):
            raise DatabaseDamaged.of(troubles.DAMAGED.format(path=path))
        _make_file(path)
    except OSError as error:
        raise EnvironmentTrouble.of(troubles.os_trouble(error, path)) from error
    engine = engine_for(path, key)
    try:
        check_key(engine, path)
        if checked:
            tidy.half_done(path)
            _check_whole(path, key)
        migrate.bring_up(engine, flavour(path), str(path), lambda old: _keep(path, key, old))
        if opens_plain(path):
            raise EnvironmentTrouble.of(_PLAIN.format(path=path))
    except DBAPIError as error:
        engine.dispose()
        raise troubles.told(error, path) from error
    except BaseException:
        engine.dispose()
        raise

    def copy_to(target: Path, stopping: Callable[[], bool]) -> None:
        back_up(path, key, target, stopping=stopping)

    return SqlStore(engine, flavour(path), copy_to)


def back_up(
    path: Path,
    key: str,
    target: Path,
    *,
    full: bool = False,
    stopping: Callable[[], bool] = check.never,
) -> None:
    """Copy the database to ``target``, see ``backup.write_copy``; errors told in sentences."""

    def opened(path: Path, *, scratch: bool = False) -> Any:
        return connect(path, key, scratch=scratch)

    try:
        backup.write_copy(path, target, opened, full=full, stopping=stopping)
    except OSError as error:
        raise EnvironmentTrouble.of(troubles.os_trouble(error, target)) from error
    except sqlcipher.DatabaseError as error:
        # What is damaged can only be what was read: the copy has just been made.
        read = troubles.is_damage(error)
        raise troubles.told(error, path if read else target) from error


def cut_to_nothing(path: Path) -> bool:
    """Whether not even a page is there. SQLite would take that for a new database."""
    return path.stat().st_size < _PAGE


def _keep(path: Path, key: str, revision: str) -> None:
    """Before an upgrade: a backup of what there is, where there is something."""
    with closing(connect(path, key)) as connection:
        if not any(backup.counts(connection)):
            return
    kind = f"before-upgrade-{revision}-{migrate.HEAD}"
    now = datetime.now(UTC)
    target = names.path(path, kind, now)
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise EnvironmentTrouble.of(troubles.os_trouble(error, target)) from error
    if not target.exists():
        back_up(path, key, target)
    tidy.before_upgrades(path, now)


def _check_whole(path: Path, key: str) -> None:
    with closing(connect(path, key)) as connection:
        try:
            good = check.whole(connection, seconds=_CHECK_SECONDS)
        except sqlcipher.DatabaseError as error:
            raise troubles.told(error, path) from error
    if not good:
        raise DatabaseDamaged.of(troubles.DAMAGED.format(path=path))


def _make_file(path: Path) -> None:
    """Make folder and file for this user alone; SQLite gives those beside it the same rights.

    A file that exists is not opened: POSIX drops the locks of every connection this process has on
    a file as soon as any handle on it is closed.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def opens_plain(path: Path) -> bool:
    """Whether the database can be read without a key. Asked through SQLite, see ``_make_file``."""
    with closing(sqlcipher.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except sqlcipher.DatabaseError:
            return False
    return path.stat().st_size > 0


def check_key(engine: Engine, path: Path) -> None:
    """Read the first page: with a wrong key it makes no sense. WrongKey, DatabaseDamaged."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    except DBAPIError as error:
        if troubles.sqlite_code(error) is not troubles.Code.NOTADB:
            raise
        raise _not_ours(path) from error


def _not_ours(path: Path) -> EnvironmentTrouble:
    """What is wrong with a file whose first page makes no sense with the key."""
    if path.stat().st_size % _PAGE:
        return DatabaseDamaged.of(troubles.DAMAGED.format(path=path))
    if opens_plain(path):
        return EnvironmentTrouble.of(_PLAIN.format(path=path))
    return WrongKey.of(troubles.WRONG_KEY.format(path=path))


def connect(path: Path, key: str, *, scratch: bool = False) -> Any:
    """A driver's connection, set up. isolation_level None: it begins nothing by itself, see
    ``_begin``. ``scratch``: see ``backup.Connect``."""
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        # A plain SQLite lets unknown pragmas pass without a word, and would write a plain file.
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise EnvironmentTrouble.of(_NO_CIPHER)
        for setting in _SCRATCH if scratch else _SETTINGS:
            connection.execute(setting)
        if not scratch and _journal_mode(connection) != "wal":
            raise EnvironmentTrouble.of(_NO_WAL.format(path=path))
    except BaseException:
        connection.close()
        raise
    return connection


def _journal_mode(connection: Any) -> str:
    """Ask for the write-ahead log; the mode that the file is in then.

    Only the first switch of a new file can find it locked: two processes that make it at once. That
    is the one lock for which SQLite does not wait by itself.
    """
    end = time.monotonic() + _BUSY_MS / 1000
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlcipher.OperationalError as error:
            if troubles.sqlite_code(error) is not troubles.Code.BUSY or time.monotonic() > end:
                raise
        time.sleep(0.01)


def engine_for(path: Path, key: str) -> Engine:
    """An engine whose transactions begin as we say, and whose pool hands out the warmest connection
    first."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        # The text of an error may reach a log: numbers and bodies must not come with it.
        hide_parameters=True,
        **_POOL,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _drop_damaged)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _drop_damaged(context: ExceptionContext) -> None:
    """A connection that has met damage says of every later write that it may only read: whoever got
    it next would be told of rights instead."""
    if troubles.is_damage(context.original_exception):
        context.is_disconnect = True
        # The others speak for themselves.
        context.invalidate_pool_on_disconnect = False


def _insert_new(table: Table, unique: list[Column[Any]]) -> Insert:
    return insert(table).on_conflict_do_nothing(index_elements=unique)


def _locked_already(connection: Connection) -> None:
    """BEGIN IMMEDIATE has taken the write lock."""


def _scrub(engine: Engine) -> None:
    """Tables give up their bytes at once (``secure_delete``); full-text indexes keep a deleted word
    until they are put in order, and the log keeps pages until it is written back."""
    connection = engine.raw_connection()
    try:
        for index in ("messages_fts", "threads_fts", "numbers_fts"):
            connection.cursor().execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _changes(connection: Connection) -> int:
    changed: int = connection.connection.driver_connection.total_changes  # type: ignore[union-attr]
    return changed


def flavour(path: Path) -> Flavour:
    """What is particular to this kind of database, for the one at ``path``."""
    return Flavour(
        search=search.search,
        insert_new=_insert_new,
        lock_writes=_locked_already,
        trouble=lambda error: troubles.sqlite_error(error, path),
        read_options={"begin": "BEGIN"},
        write_options={"begin": "BEGIN IMMEDIATE"},
        scrub=_scrub,
        changes=_changes,
    )

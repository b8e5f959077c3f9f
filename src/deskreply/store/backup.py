"""A verified copy of the local database, encrypted with the same key.

By SQLite's backup API: copying the files of a database in use would tear it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from deskreply.domain.errors import EnvironmentTrouble

Connect = Callable[[Path], Any]

_NOT_GOOD = (
    "the backup {path} did not pass its check and was removed (the database is untouched); "
    "check the disk you are writing to, then try again"
)


def write_copy(source: Path, target: Path, connect: Connect) -> None:
    """Write ``target``, which must not exist, so that it is there whole and checked or not at all.

    ``connect`` opens a database file with the key. Raises OSError and the driver's errors as they
    are, EnvironmentTrouble where the copy turns out not to be good.
    """
    partial = target.with_name(f".{target.name}.part")
    _remove(partial)
    try:
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(connect(source)) as origin, closing(connect(partial)) as copy:
            origin.backup(copy)
            expected = _counts(origin)
        with closing(connect(partial)) as copy:
            if not _good(copy) or _counts(copy) < expected:
                raise EnvironmentTrouble(_NOT_GOOD.format(path=target))
        _flush(partial)
        os.replace(partial, target)
    finally:
        _remove(partial)


def _good(copy: Any) -> bool:
    """Whether every page decrypts and belongs where it is."""
    try:
        wrong_pages = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        found = copy.execute("PRAGMA quick_check").fetchall()
    except sqlcipher.DatabaseError:
        return False
    return not wrong_pages and [row[0] for row in found] == ["ok"]


def _counts(connection: Any) -> list[int]:
    tables = ("calls", "messages", "outbox", "opt_outs")
    return [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]  # noqa: S608


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(partial: Path) -> None:
    for leftover in (partial, *(Path(f"{partial}{end}") for end in ("-wal", "-shm", "-journal"))):
        with suppress(OSError):
            leftover.unlink()

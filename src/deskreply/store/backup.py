"""A verified copy of the local database, encrypted with the same key.

By SQLite's backup API: copying the files of a database in use would tear it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble
from deskreply.domain.words import Words
from deskreply.store import check, troubles

# A state in the copy: when it was made.
MADE_AT = "backup.at"
TABLES = ("calls", "messages", "outbox", "opt_outs")

_NOT_GOOD = Words(
    "the backup {path} did not pass its check and was removed (the database is untouched); "
    "check the disk you are writing to, then try again",
    "la copia {path} no pasó la comprobación y se borró (la base de datos sigue intacta); "
    "revise el disco en que se guarda e intente de nuevo",
)
# Pages a step; between two, it is asked whether to go on.
_STEP = 2000


class Connect(Protocol):
    """Opens a database file with the key. ``scratch``: a file nobody else has, that is thrown away
    unless all goes well."""

    def __call__(self, path: Path, *, scratch: bool = False) -> Any: ...


def write_copy(
    source: Path,
    target: Path,
    connect: Connect,
    *,
    full: bool = False,
    stopping: Callable[[], bool] = check.never,
) -> None:
    """Write ``target``, which must not exist, so that it is there whole and checked or not at all.

    ``full``: check everything that can be checked. Raises OSError and the driver's errors as they
    are, DatabaseDamaged where it is the source that is not good, EnvironmentTrouble where it is the
    copy, check.Stopped.
    """
    partial = target.with_name(f".{target.name}.part")
    remove(partial)
    try:
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        expected = _copy(source, partial, connect, stopping)
        with closing(connect(partial)) as copy:
            good = check.whole(copy, full=full, stopping=stopping) and counts(copy) == expected
        if not good:
            with closing(connect(source)) as origin:
                if not check.whole(origin, full=full, stopping=stopping):
                    raise DatabaseDamaged.of(troubles.DAMAGED.format(path=source))
            raise EnvironmentTrouble.of(_NOT_GOOD.format(path=target))
        flush(partial)
        os.replace(partial, target)
        flush_folder(target.parent)
    finally:
        remove(partial)


def _copy(source: Path, partial: Path, connect: Connect, stopping: Callable[[], bool]) -> list[int]:
    """Copy what the source holds at this moment; how many rows that is."""

    def going_on(*_: int) -> None:
        if stopping():
            raise check.Stopped

    with closing(connect(source)) as origin, closing(connect(partial, scratch=True)) as copy:
        # One snapshot for copy and counts: otherwise whoever writes meanwhile would make it begin
        # anew, for ever on a busy day.
        origin.execute("BEGIN")
        expected = counts(origin)
        origin.backup(copy, pages=_STEP, progress=going_on)
        now = datetime.now(UTC).isoformat()
        copy.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (MADE_AT, now))
        return expected


def counts(connection: Any) -> list[int]:
    """How many rows the tables have that nobody can do without."""
    return [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES]  # noqa: S608


def flush(path: Path) -> None:
    """Make sure that a file's content has reached the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Make sure that a change of names has reached the disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(partial: Path) -> None:
    """Remove a file that is not finished, with those that SQLite has put beside it."""
    for leftover in (partial, *beside(partial)):
        with suppress(OSError):
            leftover.unlink()


def beside(path: Path) -> list[Path]:
    """The files that SQLite may have beside a database: parts of it."""
    return [Path(f"{path}{end}") for end in ("-wal", "-shm", "-journal")]

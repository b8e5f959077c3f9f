"""The store itself: hands out snapshots to read and units of work to write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.words import Words
from deskreply.store import check
from deskreply.store.flavour import Flavour
from deskreply.store.queries import SqlReader
from deskreply.store.uow import SqlTransaction

_PATIENCE = 30.0
_BY_ITS_SERVER = Words(
    "the office database is backed up where it runs, by its server's own tools; "
    "ask whoever keeps that server",
    "la copia de la base de datos del consultorio se hace en su servidor, con las herramientas de "
    "este; pregunte a quien lo administra",
)
_STUCK = Words(
    "the database did not become free for 30 seconds; "
    "the disk is very slow or a program holds it: restart DeskReply",
    "la base de datos no quedó libre en 30 segundos; "
    "el disco está muy lento o un programa la retiene: reinicie DeskReply",
)
_STOPPED = Words(
    "the backup was stopped, nothing was written", "la copia se detuvo, no se escribió nada"
)
_TAKEN = Words(
    "{target} exists already; give another name, nothing was overwritten",
    "{target} ya existe; elija otro nombre, no se sobrescribió nada",
)
_NO_FOLDER = Words(
    "there is no folder {folder}; make it first, or name another",
    "no existe la carpeta {folder}; créela primero, o indique otra",
)


class SqlStore:
    """Implements ``ports.Store``. Safe to use from several threads.

    Any block may raise EnvironmentTrouble (disk full, file locked by another program, server
    gone); nothing of a unit of work is kept then.
    """

    def __init__(
        self,
        engine: Engine,
        flavour: Flavour,
        backup: Callable[[Path, Callable[[], bool]], None] | None = None,
    ) -> None:
        self._engine = engine
        self._flavour = flavour
        self._backup = backup
        self._writing = threading.Lock()
        self._writer: int | None = None

    @contextmanager
    def read(self) -> Iterator[SqlReader]:
        """One consistent snapshot. Neither waits for writers nor makes them wait."""
        with self._told(), self._engine.connect() as connection:
            connection = connection.execution_options(**self._flavour.read_options)
            with connection.begin():
                yield SqlReader(connection, self._flavour)

    @contextmanager
    def write(self) -> Iterator[SqlTransaction]:
        """A unit of work; takes the write lock at once. Commits at the end of the block, rolls back
        on an exception. RuntimeError for one inside another in the same thread."""
        with self._told(), self._alone(), self._engine.connect() as connection:
            connection = connection.execution_options(**self._flavour.write_options)
            with connection.begin():
                self._flavour.lock_writes(connection)
                tx = SqlTransaction(connection, self._flavour)
                yield tx
                tx.count_version()

    def backup(self, target: Path, stopping: Callable[[], bool] = check.never) -> None:
        """Write a checked, encrypted copy, also while others write. Nothing is left behind where it
        fails. UserError for a name that is taken, a folder that is not there and for an office
        database; EnvironmentTrouble where ``stopping``, which is asked often, says so."""
        if self._backup is None:
            raise UserError.of(_BY_ITS_SERVER)
        if target.exists():
            raise UserError.of(_TAKEN.format(target=target))
        if not target.parent.is_dir():
            raise UserError.of(_NO_FOLDER.format(folder=target.parent))
        try:
            self._backup(target, stopping)
        except check.Stopped as stopped:
            raise EnvironmentTrouble.of(_STOPPED) from stopped

    def scrub(self) -> None:
        """Make sure that what was deleted can no longer be read from the files. Others may have to
        wait meanwhile."""
        with self._told(), self._alone():
            self._flavour.scrub(self._engine)

    def close(self) -> None:
        """Close every connection. Blocks that are still open end first, or fail."""
        self._engine.dispose()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time in this process. SQLite would let the others poll in their sleep,
        each with growing delays; a lock wakes the next one at once."""
        if self._writer == threading.get_ident():
            raise RuntimeError("a unit of work is already open in this thread")
        if not self._writing.acquire(timeout=_PATIENCE):
            raise EnvironmentTrouble.of(_STUCK)
        try:
            self._writer = threading.get_ident()
            yield
        finally:
            self._writer = None
            self._writing.release()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Database errors that a person has to fix, told in a sentence; the others as they are."""
        try:
            yield
        except DBAPIError as error:
            trouble = self._flavour.trouble(error)
            if trouble is None:
                raise
            raise trouble from error
        except PoolTimeoutError as error:
            raise EnvironmentTrouble.of(_STUCK) from error

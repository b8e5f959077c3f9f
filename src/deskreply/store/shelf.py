"""The folder of the automatic backups beside the local database: their names, their number."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.words import Words
from deskreply.engine.ports import Kept
from deskreply.store import check, local, names, troubles
from deskreply.store.uow import VERSION

_TOO_FULL = Words(
    "there is too little room in {folder} for a backup, so none was made ({need} MB are needed); "
    "free some space on that disk",
    "no hay espacio suficiente en {folder} para una copia, y no se hizo (se necesitan {need} MB); "
    "libere espacio en ese disco",
)
# What the desk itself may need meanwhile.
_LEAVE_FREE = 32 << 20


class LocalShelf:
    """Implements ``ports.Shelf`` for the database at a path."""

    def __init__(self, database: Path, key: str) -> None:
        self._database = database
        self._key = key

    def kept(self) -> list[Kept]:
        """The backups there are, newest first."""
        return names.kept(self._database)

    def version(self, kept: Kept | None = None) -> str:
        """See ``ports.Shelf``."""
        path = self._database if kept is None else names.folder(self._database) / kept.name
        asked = "SELECT value FROM state WHERE key = ?"
        try:
            with closing(local.connect(path, self._key)) as connection:
                found = connection.execute(asked, (VERSION,)).fetchone()
        except sqlcipher.DatabaseError:
            return ""
        return str(found[0]) if found else ""

    def make(
        self, kind: str, at: datetime, *, full: bool, stopping: Callable[[], bool]
    ) -> Kept | None:
        """See ``ports.Shelf``."""
        target = names.path(self._database, kind, at)
        try:
            target.parent.mkdir(mode=0o700, exist_ok=True)
            for leftover in target.parent.glob(".*.part*"):
                leftover.unlink()
            need = self._database.stat().st_size + _LEAVE_FREE
            if shutil.disk_usage(target.parent).free < need:
                raise EnvironmentTrouble.of(
                    _TOO_FULL.format(folder=target.parent, need=(need >> 20) + 1)
                )
            local.back_up(self._database, self._key, target, full=full, stopping=stopping)
        except check.Stopped:
            return None
        except OSError as error:
            raise EnvironmentTrouble.of(troubles.os_trouble(error, target)) from error
        return Kept(target.name, kind, at.replace(microsecond=0))

    def prune(self, kind: str, keep: int) -> None:
        """See ``ports.Shelf``."""
        surplus = [kept for kept in self.kept() if kept.kind == kind][keep:]
        for kept in surplus:
            with suppress(OSError):
                (names.folder(self._database) / kept.name).unlink()

"""What keeps the office's data safe, for the window's settings. Each call opens what it needs and
closes it again, so any thread may ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from deskreply import bootstrap
from deskreply.cli import export
from deskreply.domain.errors import UserError
from deskreply.domain.words import Words
from deskreply.engine import backups
from deskreply.engine.ports import Kept, Shelf

_BY_ITS_SERVER = Words(
    "The office database is backed up where it runs, by its server's own tools. "
    "Ask whoever keeps that server.",
    "La copia de la base de datos del consultorio se hace en su servidor, con las herramientas de "
    "este. Pregunte a quien lo administra.",
)


class DeskVault:
    """The ``Vault`` of one home."""

    def __init__(self, desk: bootstrap.Desk) -> None:
        self._desk = desk

    def office(self) -> str:
        url = urlsplit(bootstrap.office_url())
        return f"{url.hostname or ''}{url.path}" if url.scheme else ""

    def folder(self) -> Path:
        return self._desk.home.database.parent / "backups"

    def kept(self) -> Sequence[Kept]:
        shelf = self._desk.shelf()
        return [] if shelf is None else shelf.kept()

    def make(self) -> None:
        shelf = self._shelf()
        shelf.make(backups.HOURLY, datetime.now(UTC), full=True, stopping=lambda: False)
        shelf.prune(backups.HOURLY, backups.KEEP[backups.HOURLY])

    def back_up(self, file: Path) -> None:
        self._shelf()
        with self._desk.store() as store:
            store.backup(file)

    def export(self, folder: Path) -> int:
        with self._desk.store() as store:
            return export.write(store, self._desk.settings(), folder)

    def _shelf(self) -> Shelf:
        shelf = self._desk.shelf()
        if shelf is None:
            raise UserError.of(_BY_ITS_SERVER)
        return shelf

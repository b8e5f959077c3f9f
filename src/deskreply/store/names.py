"""What the backups beside a local database are called."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from deskreply.engine.ports import Kept

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(hourly|daily|before-upgrade-\w+-\w+)-(\d{8}T\d{6}Z)\.db")


def folder(database: Path) -> Path:
    """Where the backups of a database are kept."""
    return database.parent / "backups"


def path(database: Path, kind: str, at: datetime) -> Path:
    """The file of a backup made at ``at`` (UTC, to the second)."""
    return folder(database) / f"{kind}-{stamp(at)}.db"


def stamp(at: datetime) -> str:
    """A time as it stands in a file's name."""
    return at.astimezone(UTC).strftime(_STAMP)


def kept(database: Path) -> list[Kept]:
    """The backups there are, newest first; none where the folder cannot be read."""
    found = []
    with suppress(OSError):
        for file in folder(database).iterdir():
            match = _NAME.fullmatch(file.name)
            if match:
                with suppress(ValueError):
                    at = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
                    found.append(Kept(file.name, match[1], at))
    return sorted(found, key=lambda backup: (backup.at, backup.name), reverse=True)

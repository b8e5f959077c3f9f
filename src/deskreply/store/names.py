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


def partial(database: Path) -> Path:
    """The copy that is made ready to take the database's place."""
    return database.with_name(f".{database.name}.new")


def stamp(at: datetime) -> str:
    """A time as it stands in a file's name."""
    return at.astimezone(UTC).strftime(_STAMP)


def time_of(stamp: str) -> datetime | None:
    """The time (UTC) that a file's name tells; None where there is no such time."""
    with suppress(ValueError):
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    return None


def kept(database: Path) -> list[Kept]:
    """The backups there are, newest first; none where the folder cannot be read."""
    found = []
    with suppress(OSError):
        for file in folder(database).iterdir():
            match = _NAME.fullmatch(file.name)
            at = time_of(match[2]) if match else None
            if match and at is not None:
                found.append(Kept(file.name, match[1], at))
    return sorted(found, key=lambda backup: (backup.at, backup.name), reverse=True)

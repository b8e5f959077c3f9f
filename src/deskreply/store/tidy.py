"""What lies beside the local database for a while only: databases that were set aside, backups of
before an upgrade, and what a program left half done when it was killed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from deskreply.store import backup, names

# Somebody may still miss something in them: the newest stay, and the others for a month, unless
# they are so many that they fill the disk.
KEEP = 3
KEEP_MOST = 10
KEEP_FOR = timedelta(days=30)
_ASIDE = re.compile(r".+-(\d{8}T\d{6}Z)(?:-\d+)?\.db")


def set_aside(folder: Path, now: datetime) -> None:
    """Remove databases that were set aside long ago (``now``: UTC)."""
    found = []
    with suppress(OSError):
        for file in folder.iterdir():
            match = _ASIDE.fullmatch(file.name)
            at = names.time_of(match[1]) if match else None
            if at is not None:
                found.append((at, file))
    _prune(found, now)


def before_upgrades(database: Path, now: datetime) -> None:
    """Remove backups that were made before an upgrade long ago (``now``: UTC)."""
    folder = names.folder(database)
    kept = names.kept(database)
    _prune([(k.at, folder / k.name) for k in kept if k.kind.startswith("before-upgrade")], now)


def half_done(database: Path) -> None:
    """Remove the copy that was to take the database's place, where whoever made it was killed. To
    be called by the one program that may make one."""
    backup.remove(names.partial(database))


def _prune(files: Iterable[tuple[datetime, Path]], now: datetime) -> None:
    for number, (at, file) in enumerate(sorted(files, reverse=True)):
        if number >= KEEP_MOST or (number >= KEEP and now - at > KEEP_FOR):
            backup.remove(file)

"""The office's data: an encrypted SQLite file on one PC, or PostgreSQL for several desks.

The only package that knows SQL. Importing it is cheap; the database libraries come in with the
first store that is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskreply.store.sqlstore import SqlStore

__all__ = ["open_office_store", "open_store"]


def open_store(path: Path, key: str, *, create: bool = True, checked: bool = False) -> SqlStore:
    """Open the desk's own encrypted database, upgraded where needed.

    ``key``: 64 hex digits. ``create``: make it where there is none. ``checked``: look first whether
    it is whole, in bounded time. UserError for a key of another form, EnvironmentTrouble for all
    else that a person has to put right: DatabaseDamaged and WrongKey among them.
    """
    from deskreply.store import local

    return local.open_store(path, key, create=create, checked=checked)


def open_office_store(url: str) -> SqlStore:
    """Open the office's PostgreSQL database at ``postgresql://…``, made or upgraded where needed.

    UserError for another kind of address, EnvironmentTrouble for all else that a person has to put
    right.
    """
    from deskreply.store import office

    return office.open_store(url)

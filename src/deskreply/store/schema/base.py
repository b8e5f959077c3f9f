"""What the tables share."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Index, MetaData, Table, text

metadata = MetaData()
NOTHING = text("''")


def words(choices: type[StrEnum]) -> tuple[str, ...]:
    """The words of an enum, for ``columns.one_of``."""
    return tuple(choices)


def index(name: str, table: Table, *columns: str, where: str = "", unique: bool = False) -> None:
    """An index; ``where`` makes it a partial one, which a query uses only if it says the same.

    The migration makes it on PostgreSQL as well. Saying so here would have SQLAlchemy load its
    PostgreSQL part at every start on SQLite: 100 ms and 3 MB.
    """
    partial = text(where) if where else None
    Index(name, *(table.c[column] for column in columns), unique=unique, sqlite_where=partial)

"""Where SQLite and PostgreSQL differ, as one value that the rest of the store is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Engine, Insert, Table

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.engine.ports import SearchHit


@dataclass(frozen=True, slots=True)
class Flavour:
    """One kind of database.

    ``insert_new`` makes an INSERT that does nothing where a row with the same values in the given
    unique columns exists. ``lock_writes`` takes the write lock for the transaction it is called
    in, where its beginning has not taken it. ``trouble`` makes of a database error what tells a
    person what to fix, None where it is our bug. ``changes`` counts the rows that a connection has
    changed so far. ``scrub`` takes what was deleted out of the files.
    The options are SQLAlchemy's execution options.
    """

    search: Callable[[Connection, str, int], tuple[SearchHit, ...]]
    insert_new: Callable[[Table, list[Column[Any]]], Insert]
    lock_writes: Callable[[Connection], None]
    trouble: Callable[[BaseException], EnvironmentTrouble | None]
    read_options: Mapping[str, Any]
    write_options: Mapping[str, Any]
    scrub: Callable[[Engine], None]
    changes: Callable[[Connection], int]

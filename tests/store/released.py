"""Databases as released programs left them, with an office's data: built from ``fixtures``.

``<revision>.sqlite.sql`` holds the tables as that program made them, ``<revision>.data.sql`` the
rows, for both kinds of database. Nothing here asks today's program, except how a file is encrypted.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from deskreply.store import local
from tests.store.builders import KEY

FIXTURES = Path(__file__).parent / "fixtures"
RELEASED = sorted(file.name.partition(".")[0] for file in FIXTURES.glob("*.data.sql"))
ANA = "+12125550123"


def tables(revision: str) -> str:
    """The statements that make a local database of this revision, without data."""
    return (FIXTURES / f"{revision}.sqlite.sql").read_text(encoding="utf-8")


def data(revision: str) -> str:
    """The statements that fill it."""
    return (FIXTURES / f"{revision}.data.sql").read_text(encoding="utf-8")


def make(path: Path, revision: str, *, key: str = KEY) -> Path:
    """A released local database with data, closed."""
    with closing(local.connect(path, key)) as connection:
        connection.executescript(f"BEGIN; {tables(revision)} {data(revision)} COMMIT;")
    return path


def fill(connection: Connection, revision: str) -> None:
    """Put the data into a PostgreSQL database that has the tables."""
    lines = data(revision).splitlines()
    statements = "\n".join(line for line in lines if not line.startswith("--"))
    for statement in statements.split(";\n"):
        if statement.strip():
            # Words of the data look like parameters: the driver must not take them so.
            connection.exec_driver_sql(statement.replace("%", "%%"))

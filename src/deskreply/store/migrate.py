"""Brings a database to the schema that this program knows; refuses one from a newer program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.words import Words
from deskreply.store.flavour import Flavour

# The last revision in migrations/versions. Known here so that a database that is up to date opens
# without Alembic, whose import takes longer than everything else. A test compares the two.
HEAD = "0005"

_NEWER = Words(
    "the database {name} was written by a newer DeskReply; install that version or a later one "
    "on this PC",
    "la base de datos {name} es de un DeskReply más nuevo; instale esa versión o una posterior en "
    "esta PC",
)
_FOREIGN = Words(
    "{name} is a database of another program; "
    "move it away, or name another folder with DESKREPLY_HOME",
    "{name} es una base de datos de otro programa; "
    "muévala a otro lugar, o indique otra carpeta con DESKREPLY_HOME",
)


def stored_revision(connection: Connection) -> str:
    """The revision of the schema in the database, "" for an empty one. LookupError where there
    are tables, but none of ours."""
    inspector = inspect(connection)
    if inspector.has_table("alembic_version"):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found:
            return str(found)
    if inspector.get_table_names():
        raise LookupError("tables without a revision")
    return ""


def bring_up(
    engine: Engine,
    flavour: Flavour,
    name: str | Words,
    before: Callable[[str], None] = lambda found: None,
) -> None:
    """Upgrade to HEAD in one transaction under the write lock: it is done whole, or not at all.

    ``name`` stands for the database in sentences. ``before`` is called with the revision found
    where there is one that is older; what it raises ends the matter. EnvironmentTrouble for a newer
    database or one of another program.
    """
    with engine.connect().execution_options(**flavour.read_options) as connection:
        found = _checked_revision(connection, name)
    if found == HEAD:
        return
    if found:
        before(found)
    writer = engine.connect().execution_options(**flavour.write_options)
    with writer as connection, connection.begin():
        flavour.lock_writes(connection)
        # Somebody else may have upgraded it while this process waited for the lock.
        if _checked_revision(connection, name) != HEAD:
            run(connection, HEAD)


def run(connection: Connection, revision: str, *, down: bool = False) -> None:
    """Migrate up, or down, to ``revision`` ("base" for nothing) inside the open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    scripts = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", scripts.replace("%", "%%"))
    config.attributes["connection"] = connection
    (command.downgrade if down else command.upgrade)(config, revision)


def _checked_revision(connection: Connection, name: str | Words) -> str:
    try:
        found = stored_revision(connection)
    except LookupError as error:
        raise EnvironmentTrouble.of(_FOREIGN.format(name=name)) from error
    # Revisions are numbered: four digits sort as they were written.
    if found > HEAD or (found and not found.isdigit()):
        raise EnvironmentTrouble.of(_NEWER.format(name=name))
    return found

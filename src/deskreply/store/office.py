"""The office's database, that several desks share: PostgreSQL through psycopg 3.

A unit of work takes one advisory lock for its transaction, so that writers follow one another as
they do on SQLite, and what a unit of work has read is still true when it writes. Claims, unique
keys and epochs hold without it.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Insert,
    Table,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.words import Words
from deskreply.store import migrate, office_search
from deskreply.store.flavour import Flavour
from deskreply.store.office_troubles import postgres_trouble
from deskreply.store.sqlstore import SqlStore

_NO_DRIVER = Words(
    "the office database needs psycopg, which is not installed; "
    "install DeskReply with the postgres extra: pip install 'deskreply[postgres]'",
    "la base de datos del consultorio necesita psycopg, que no está instalado; "
    "instale DeskReply con el extra postgres: pip install 'deskreply[postgres]'",
)
_BAD_URL = Words(
    "DESKREPLY_DATABASE_URL is not the address of an office database; "
    "it reads postgresql://user:password@host:5432/database",
    "DESKREPLY_DATABASE_URL no es la dirección de una base de datos del consultorio; "
    "se escribe postgresql://user:password@host:5432/database",
)
_NAME = Words("{database} on {host}", "{database} en {host}")
_THIS_PC = Words("this PC", "esta PC")

_CHANGES = "deskreply.changes"
# "desk" and "rply" as numbers: any two that no other program on the server would take.
_WRITE_LOCK = text("SELECT pg_advisory_xact_lock(1684370283, 1919970425)")

# A desk that freezes in the middle of a unit of work (lid closed, cable pulled) must not keep the
# others from writing: the server ends its transaction, and with it the lock.
_OPTIONS = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=15s -c statement_timeout=60s"
_CONNECT = {
    "application_name": "deskreply",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "options": _OPTIONS,
}
_OF_PEOPLE = (
    "calls", "decisions", "messages", "threads", "outbox", "followups", "contacts",
    "contact_numbers", "lookups", "opt_outs", "blocks", "drafts", "thread_tags", "viewing",
    "notices",
)  # fmt: skip
_POOL: dict[str, Any] = {
    "pool_size": 4,
    "max_overflow": 8,
    "pool_timeout": 30,
    "pool_use_lifo": True,
    # A desk sleeps and a server restarts; a dead connection is replaced before it is used.
    "pool_pre_ping": True,
}


def open_store(url: str) -> SqlStore:
    """Open, and make or upgrade where needed, the database at ``postgresql://…``.

    UserError for another kind of address; EnvironmentTrouble where the driver is missing, or the
    server, the account or the schema's version does not allow it. The password is in no message.
    """
    address = _address(url)
    if find_spec("psycopg") is None:
        raise EnvironmentTrouble.of(_NO_DRIVER)
    name = _NAME.format(database=address.database, host=address.host or _THIS_PC)
    flavour = _flavour(name)
    engine = _engine(address)
    try:
        migrate.bring_up(engine, flavour, name)
    except DBAPIError as error:
        engine.dispose()
        words = postgres_trouble(error, name)
        if words is None:
            raise
        raise EnvironmentTrouble.of(words) from error
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, flavour)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        # The error behind it quotes the address, password and all.
        raise UserError.of(_BAD_URL) from None
    if address.drivername not in ("postgresql", "postgres") or not address.database:
        raise UserError.of(_BAD_URL)
    return address.set(drivername="postgresql+psycopg")


def _engine(address: URL) -> Engine:
    # Without the parameters, the text of an error may go to a log.
    engine = create_engine(address, connect_args=_CONNECT, hide_parameters=True, **_POOL)
    event.listen(engine, "after_cursor_execute", _count)
    return engine


def _count(
    connection: Connection, cursor: Any, _sql: str, _values: Any, context: Any, _many: bool
) -> None:
    """Note how many rows a statement wrote: the server itself tells it to none who asks later."""
    if context.isinsert or context.isupdate or context.isdelete:
        info = connection.info
        info[_CHANGES] = info.get(_CHANGES, 0) + max(0, cursor.rowcount)


def _changes(connection: Connection) -> int:
    return int(connection.info.get(_CHANGES, 0))


def _lock_writes(connection: Connection) -> None:
    connection.execute(_WRITE_LOCK)


def _insert_new(table: Table, unique: list[Column[Any]]) -> Insert:
    return insert(table).on_conflict_do_nothing(index_elements=unique)


def _trouble(error: BaseException, name: Words) -> EnvironmentTrouble | None:
    words = postgres_trouble(error, name)
    return None if words is None else EnvironmentTrouble.of(words)


def _scrub(engine: Engine) -> None:
    """Only a full one writes the tables anew; any other leaves the bytes for later."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"VACUUM FULL {', '.join(_OF_PEOPLE)}")


def _flavour(name: Words) -> Flavour:
    return Flavour(
        search=office_search.search,
        insert_new=_insert_new,
        lock_writes=_lock_writes,
        trouble=lambda error: _trouble(error, name),
        read_options={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
        # Not REPEATABLE READ: its snapshot would be taken before the lock is granted, and the
        # work of the one who held it would not be seen.
        write_options={"isolation_level": "READ COMMITTED"},
        scrub=_scrub,
        changes=_changes,
    )

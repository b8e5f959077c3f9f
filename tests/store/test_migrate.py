"""From nothing to the newest schema and back, whole or not at all."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.schema import CreateIndex, CreateTable

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.models import MessageKind, MessageState
from deskreply.store import migrate, open_office_store, open_store, schema
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import KEY, NUMBER, at, call, item, message, thread

MIGRATIONS = Path(migrate.__file__).parent / "migrations"


def plain(sql: str) -> set[str]:
    """A definition's parts without the freedoms of layout. A column that was added later stands
    behind the constraints and bears its own ones."""
    sql = re.sub(r"\s+", " ", sql.replace('"', "")).replace("( ", "(").replace(" )", ")").strip()
    sql = sql.replace("FOREIGN KEY(", "FOREIGN KEY (")
    if not sql.startswith("CREATE TABLE"):
        return {sql}
    head, _, body = sql.removesuffix(")").partition(" (")
    parts = re.split(r",\s*(?![^()]*\))|(?<=.)\s(?=CONSTRAINT ck_)", body)
    return {head, *(part.strip() for part in parts)}


def test_head_is_the_last_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == migrate.HEAD


def test_revisions_import_nothing_of_ours() -> None:
    for file in (MIGRATIONS / "versions").glob("0*.py"):
        assert re.fullmatch(r"\d{4}_\w+", file.stem)
        assert "deskreply" not in file.read_text(encoding="utf-8")


def test_the_tables_are_the_migrated_ones(store: SqlStore) -> None:
    def ours(name: str | None, kind: str, parents: object) -> bool:
        if kind == "index":
            return not str(name).endswith("_words")
        return kind != "table" or name in schema.metadata.tables

    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, schema.metadata) == []


@pytest.mark.linux
def test_partial_and_full_text_indexes_on_postgresql(office: SqlStore) -> None:
    with office._engine.connect() as connection:
        rows = connection.execute(text("SELECT indexname, indexdef FROM pg_indexes"))
        found = {str(name): str(sql) for name, sql in rows}
    for table in schema.metadata.tables.values():
        for index in table.indexes:
            partial = index.dialect_options["sqlite"]["where"] is not None
            assert (" WHERE " in found[str(index.name)]) is partial
    assert "USING gin" in found["ix_messages_words"]
    assert "USING gin" in found["ix_threads_words"]


def test_constraints_and_indexes_are_the_migrated_ones(local: SqlStore) -> None:
    """Alembic does not compare CHECKs and conditions of indexes; on SQLite the text can be."""
    dialect = local._engine.dialect
    wanted = {}
    for table in schema.metadata.tables.values():
        made = str(CreateTable(table).compile(dialect=dialect))
        wanted[table.name] = plain(made)
        for index in table.indexes:
            wanted[str(index.name)] = plain(str(CreateIndex(index).compile(dialect=dialect)))
    with local._engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql <> ''"))
        found = {name: plain(sql) for name, sql in rows}
    assert {name: found.get(name) for name in wanted} == wanted


def filled(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(call())
        tx.save_thread(thread(name="Ana"))
        tx.add_message(message())
        tx.add_outbox(item())


def tables(connection: Connection) -> set[str]:
    names = set(inspect(connection).get_table_names())
    return {name for name in names if not name.startswith("alembic")}


def test_down_and_up_again_with_data(store: SqlStore) -> None:
    filled(store)
    with store.write() as tx:
        migrate.run(tx._connection, "base", down=True)
        assert tables(tx._connection) == set()
        migrate.run(tx._connection, migrate.HEAD)
    filled(store)
    with store.read() as reader:
        assert [hit.number for hit in reader.search("ana", 1)] == [NUMBER]


def test_of_clocks_that_ran_before_the_upgrade_the_desk_is_told_when_they_end(
    store: SqlStore,
) -> None:
    with store.write() as tx:
        tx.save_thread(thread("+1runs", reply_due_at=at(60)))
        tx.save_thread(thread("+1done", reply_due_at=at(60), done_at=at(1)))
        tx.save_thread(thread("+1none"))
        migrate.run(tx._connection, "0001", down=True)
        migrate.run(tx._connection, migrate.HEAD)
    with store.read() as reader:
        assert [one.number for one in reader.stages_due(at(60), 5)] == ["+1runs"]


def test_who_wrote_last_is_looked_up_at_the_upgrade(store: SqlStore) -> None:
    staff = {"kind": MessageKind.STAFF, "state": MessageState.SENT}
    with store.write() as tx:
        tx.save_thread(thread("+1ours", last_kind=MessageKind.STAFF))
        tx.save_thread(thread("+1theirs", last_kind=MessageKind.LEAD))
        for number in ("+1ours", "+1theirs"):
            tx.add_message(message(f"{number}a", number=number, author="Dana", at=at(2), **staff))
            tx.add_message(message(f"{number}b", number=number, author="Kim", at=at(1), **staff))
    with store.write() as tx:
        migrate.run(tx._connection, "0002", down=True)
        migrate.run(tx._connection, migrate.HEAD)
    with store.read() as reader:
        found = [reader.thread(number) for number in ("+1ours", "+1theirs")]
    assert [each.last_author for each in found if each is not None] == ["Dana", ""]


def test_a_failed_migration_leaves_everything(store: SqlStore) -> None:
    filled(store)

    def work() -> None:
        with store.write() as tx:
            migrate.run(tx._connection, "base", down=True)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    with store.read() as reader:
        assert reader.message("m1") == message()
        assert migrate.stored_revision(reader._connection) == migrate.HEAD


def set_revision(store: SqlStore, revision: str) -> None:
    with store.write() as tx:
        tx._connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})


@pytest.mark.parametrize("revision", ["0099", "9999", "f00dfeed"])
def test_a_newer_database_is_refused(local: SqlStore, path: Path, revision: str) -> None:
    set_revision(local, revision)
    local.close()
    with pytest.raises(EnvironmentTrouble, match=r"written by a newer DeskReply; install"):
        open_store(path, KEY)


@pytest.mark.linux
def test_a_newer_office_database_is_refused(office_url: str) -> None:
    office = open_office_store(office_url)
    set_revision(office, "0099")
    office.close()
    with pytest.raises(EnvironmentTrouble, match=r"written by a newer DeskReply; install"):
        open_office_store(office_url)


def test_another_program_s_database_is_refused(local: SqlStore, path: Path) -> None:
    with local.write() as tx:
        tx._connection.execute(text("DELETE FROM alembic_version"))
    local.close()
    with pytest.raises(EnvironmentTrouble, match=r"another program"):
        open_store(path, KEY)


def test_an_up_to_date_database_opens_without_alembic(path: Path) -> None:
    code = (
        "import sys, pathlib, deskreply.store as s\n"
        "assert not {'sqlalchemy', 'sqlcipher3', 'psycopg'} & set(sys.modules)\n"
        f"store = s.open_store(pathlib.Path({str(path)!r}), {KEY!r})\n"
        "with store.write() as tx: tx.set_state('a', 'b')\n"
        "bad = {'alembic', 'sqlalchemy.orm', 'psycopg', 'mako',\n"
        " 'sqlalchemy.dialects.postgresql'} & set(sys.modules)\n"
        "assert not bad, bad\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)

"""A released database, full of data, becomes one of today: whole or not at all, and backed up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.models import Decision, MessageState, OutboxState, ThreadStatus
from deskreply.engine.ports import Reader
from deskreply.store import local, migrate, open_office_store, open_store
from tests.store.builders import KEY
from tests.store.postgres import Cluster
from tests.store.released import ANA, RELEASED, data, fill, make, tables

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def test_there_is_a_database_of_every_released_schema_but_the_newest() -> None:
    folder = Path(migrate.__file__).parent / "migrations" / "versions"
    revisions = {file.name[:4] for file in folder.glob("0*.py")}
    assert revisions - {migrate.HEAD} <= set(RELEASED)


@pytest.mark.parametrize("revision", RELEASED)
def test_a_released_schema_is_never_changed_afterwards(tmp_path: Path, revision: str) -> None:
    """What its revision makes today is what the released program made."""

    def schema(fill: Callable[[Any], None]) -> dict[str, str]:
        with closing(local.connect(tmp_path / f"{len(os.listdir(tmp_path))}.db", KEY)) as made:
            fill(made)
            rows = made.execute("SELECT name, sql FROM sqlite_master WHERE sql <> ''").fetchall()
        return {name: re.sub(r"\s+", " ", sql).replace("( ", "(") for name, sql in rows}

    store = open_store(tmp_path / "today.db", KEY)
    with store.write() as tx:
        migrate.run(tx._connection, "base", down=True)
        migrate.run(tx._connection, revision)
        rows = tx._connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE sql <> ''"
        ).all()
    store.close()
    today = {name: re.sub(r"\s+", " ", sql).replace("( ", "(") for name, sql in rows}
    plain = {name: sql.replace(" )", ")") for name, sql in today.items()}
    released = schema(lambda made: made.executescript(tables(revision)))
    assert plain == {name: sql.replace(" )", ")") for name, sql in released.items()}


def filled_tables(script: str) -> set[str]:
    return set(re.findall(r"INSERT INTO (\w+)", script))


@pytest.mark.parametrize("revision", RELEASED)
def test_every_table_of_a_released_schema_has_data(revision: str) -> None:
    made = set(re.findall(r"CREATE TABLE (\w+)", tables(revision))) - {"alembic_version"}
    assert filled_tables(data(revision)) == made


def check_everything_is_there(reader: Reader) -> None:
    """What an office would miss."""
    call = reader.call("CA1")
    assert call is not None
    assert (call.decision, call.message_id, call.row.duration) == (Decision.TEXTED, "m1", 20)
    assert call.texted_at == datetime(2026, 3, 14, 15, 9, 51, tzinfo=UTC)
    assert [leg.id for leg in reader.legs(["CA1"])["CA1"]] == ["CA2"]
    assert [c.id for c in reader.open_calls()] == ["CA4"]
    assert [c.id for c in reader.undecided_review(10)] == ["CA5"]
    chain = reader.decisions("CA1")
    assert [record.decision for record in chain] == [Decision.PENDING, Decision.TEXTED]
    assert chain[0].facts == {"minutes_ago": 0, "region": "US", "held": None}
    assert len(list(reader.all_calls())) == 5
    ana = reader.thread(ANA)
    assert ana is not None
    assert (ana.name, ana.status, ana.owner) == ("Ana García", ThreadStatus.CONTACTED, "Dana")
    bodies = [message.body for message in reader.thread_messages(ANA)]
    assert bodies == [
        "Sorry we missed your call! Reply here.",
        "Sí, mañana a las diez",
        "Prefers the hygienist",
        "Ten it is",
    ]
    assert {i.key: i.state for i in reader.open_outbox()} == {
        "staff:m4": OutboxState.UNCONFIRMED,
        "textback:CA6": OutboxState.WAITING,
    }
    failed = reader.message("m4")
    assert failed is not None
    assert (failed.state, failed.error_code) == (MessageState.FAILED, 30005)
    assert reader.opted_out_at("+12125550199") is not None
    assert reader.opted_out_at("+13055550144") is None
    assert reader.undeliverable_at("+12125550155") is not None
    assert reader.blocked("+12125550111")
    assert reader.state("first-start") == "2026-03-01T12:00:00+00:00"


def check_what_came_later(reader: Reader, revision: str) -> None:
    """What an office had besides in a database of this revision."""
    if revision < "0002":
        return
    assert [entry.call_id for entry in reader.callbacks()] == ["CA5"]
    assert [person.name for person in reader.contacts_for("+12125550124")] == [
        "Ana García",
        "Luis García",
    ]
    assert [version.version for version in reader.wordings()] == [1, 2]
    assert [choice.rival for choice in reader.slot_choices()] == ["warm"]
    assert [record.detail for record in reader.audit("+12125550199")] == ["reached", "booked"]
    assert [followup.reason for followup in reader.followups("CA1")] == ["replied"]
    assert reader.erased(["SM99", "SM1"]) == {"SM99"}
    ana = reader.thread(ANA)
    assert ana is not None
    assert (ana.urgent, ana.language, ana.language_set) == (True, "es", revision >= "0003")
    if revision >= "0003":
        assert [draft.body for draft in reader.drafts("Luis", [ANA]).values()] == [
            "Ask about the bridge"
        ]
        assert [reply.name for reply in reader.saved_replies()] == ["hours", "parking"]
        assert reader.tags(ANA) == ("Crown", "Delta Dental")
    if revision >= "0004":
        assert [notice.threads for notice in reader.latest_notices(9)] == [2, 0]


def check_the_search_index(reader: Reader) -> None:
    assert [hit.message_id for hit in reader.search("hygien", 5)] == ["m3"]
    assert [hit.number for hit in reader.search("zebulon", 5)] == ["+12125550199"]
    assert ANA in [hit.number for hit in reader.search("550123", 5)]


@pytest.mark.parametrize("revision", RELEASED)
def test_an_upgrade_keeps_everything_and_is_backed_up_before(tmp_path: Path, revision: str) -> None:
    path = make(tmp_path / "deskreply.db", revision)
    store = open_store(path, KEY)
    with store.write() as tx:
        assert migrate.stored_revision(tx._connection) == migrate.HEAD
        check_everything_is_there(tx)
        check_what_came_later(tx, revision)
        check_the_search_index(tx)
        # It can be worked with: what stands there is no less than what a new one takes.
        tx.opt_in("+12125550199", datetime(2026, 3, 15, tzinfo=UTC), "START")
        assert tx.opted_out_at("+12125550199") is None
    store.close()
    [backup] = (tmp_path / "backups").iterdir()
    name = rf"before-upgrade-{revision}-{migrate.HEAD}-\d{{8}}T\d{{6}}Z\.db"
    assert re.fullmatch(name, backup.name)
    with closing(local.connect(backup, KEY)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] == (
            revision
        )
        assert connection.execute("SELECT count(*) FROM messages").fetchone()[0] == 6
    open_store(path, KEY).close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


@pytest.mark.parametrize("revision", RELEASED)
def test_down_again_and_up_again(tmp_path: Path, revision: str) -> None:
    store = open_store(make(tmp_path / "deskreply.db", revision), KEY)
    with store.write() as tx:
        migrate.run(tx._connection, revision, down=True)
        assert migrate.stored_revision(tx._connection) == revision
        count = tx._connection.execute(text("SELECT count(*) FROM messages")).scalar()
        assert count == 6
        migrate.run(tx._connection, migrate.HEAD)
        check_everything_is_there(tx)
        check_what_came_later(tx, revision)
        check_the_search_index(tx)
    store.close()


@pytest.mark.linux
@pytest.mark.parametrize("revision", RELEASED)
def test_an_upgrade_of_an_office_database(cluster: Cluster, revision: str) -> None:
    def to_revision(connection: Connection) -> None:
        migrate.run(connection, "base", down=True)
        migrate.run(connection, revision)
        fill(connection, revision)

    cluster.run(f"CREATE DATABASE upgraded_{revision} TEMPLATE template_office")
    url = cluster.url(f"upgraded_{revision}")
    store = open_office_store(url)
    try:
        with store.write() as tx:
            to_revision(tx._connection)
        store.close()
        store = open_office_store(url)
        with store.write() as tx:
            check_everything_is_there(tx)
            migrate.run(tx._connection, revision, down=True)
            migrate.run(tx._connection, migrate.HEAD)
            check_everything_is_there(tx)
            check_what_came_later(tx, revision)
            assert [hit.message_id for hit in tx.search("hygien", 5)] == ["m3"]
    finally:
        store.close()
        cluster.run(f"DROP DATABASE upgraded_{revision} WITH (FORCE)")


def test_an_empty_database_is_not_backed_up_before(tmp_path: Path) -> None:
    path = tmp_path / "deskreply.db"
    with closing(local.connect(path, KEY)) as connection:
        connection.executescript(tables(RELEASED[0]))
    open_store(path, KEY).close()
    assert not (tmp_path / "backups").exists()


KILLED = """
import os, pathlib, sys, deskreply.store as s
from deskreply.store import migrate
from sqlalchemy import Connection
real = migrate.run
statements = 0
stop_after = int(sys.argv[2])
def dying(connection, revision, **how):
    execute = connection.exec_driver_sql
    def counting(*args, **kwargs):
        global statements
        statements += 1
        if statements > stop_after:
            os.kill(os.getpid(), 9)
        return execute(*args, **kwargs)
    connection.exec_driver_sql = counting
    real(connection, revision, **how)
    os.kill(os.getpid(), 9)
migrate.run = dying
s.open_store(pathlib.Path(sys.argv[1]), sys.argv[3])
"""


@posix
@pytest.mark.parametrize("statements", [0, 7, 10_000])
def test_killed_in_the_middle_of_an_upgrade_nothing_is_lost(
    tmp_path: Path, statements: int
) -> None:
    path = make(tmp_path / "deskreply.db", RELEASED[0])
    arguments = [sys.executable, "-c", KILLED, str(path), str(statements), KEY]
    assert subprocess.run(arguments, check=False).returncode == -9
    with closing(local.connect(path, KEY)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    assert found == RELEASED[0]
    store = open_store(path, KEY)
    with store.read() as reader:
        check_everything_is_there(reader)
    store.close()


def check_nothing_changed(path: Path, before: bytes, told: pytest.ExceptionInfo[Exception]) -> None:
    assert "the disk is full" in str(told.value)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == before
    assert not list(path.parent.rglob("*.part*"))


def test_no_room_for_the_backup_before_an_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "deskreply.db", RELEASED[0])
    before = path.read_bytes()
    full = (*local._SCRATCH, "PRAGMA max_page_count = 20")
    with monkeypatch.context() as disk:
        disk.setattr(local, "_SCRATCH", full)
        with pytest.raises(EnvironmentTrouble) as told:
            open_store(path, KEY)
    check_nothing_changed(path, before, told)
    store = open_store(path, KEY)
    with store.read() as reader:
        check_everything_is_there(reader)
    store.close()


def test_no_room_for_an_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "deskreply.db", RELEASED[0])
    before = path.read_bytes()
    full = (*local._SETTINGS, f"PRAGMA max_page_count = {len(before) // 4096 + 3}")
    with monkeypatch.context() as disk:
        disk.setattr(local, "_SETTINGS", full)
        with pytest.raises(EnvironmentTrouble) as told:
            open_store(path, KEY)
    check_nothing_changed(path, before, told)
    store = open_store(path, KEY)
    with store.read() as reader:
        check_everything_is_there(reader)
    store.close()


def test_an_older_program_refuses_a_newer_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "deskreply.db", RELEASED[0])
    open_store(path, KEY).close()
    before = path.read_bytes()
    monkeypatch.setattr(migrate, "HEAD", RELEASED[0])
    with pytest.raises(EnvironmentTrouble, match="written by a newer DeskReply; install") as told:
        open_store(path, KEY)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == before

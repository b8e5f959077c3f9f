"""PostgreSQL: what is said when something is wrong with the server or its address."""

from __future__ import annotations

import importlib.util
import socket

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.store import office as office_module
from deskreply.store import open_office_store
from deskreply.store.office_troubles import postgres_trouble
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import message
from tests.store.postgres import Cluster

pytestmark = pytest.mark.linux

PASSWORD = "hunter2"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "mysql://user:hunter2@host/db",
        "sqlite:///office.db",
        "postgresql://user:hunter2@host",
        "postgresql://user:hunter2@host:port/db",
    ],
)
def test_another_kind_of_address(url: str) -> None:
    with pytest.raises(UserError, match=r"postgresql://user:password@host") as caught:
        open_office_store(url)
    assert PASSWORD not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_short_name_of_the_scheme_will_do(office_url: str) -> None:
    open_office_store(office_url.replace("postgresql:", "postgres:")).close()


def test_no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_module, "find_spec", lambda name: None)
    with pytest.raises(EnvironmentTrouble, match=r"psycopg.*deskreply\[postgres\]"):
        open_office_store("postgresql://user@host/db")
    assert importlib.util.find_spec("psycopg")


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(EnvironmentTrouble, match="can't be reached") as caught:
        open_office_store(f"postgresql://user:{PASSWORD}@127.0.0.1:{port}/office")
    assert PASSWORD not in str(caught.value)
    assert "office on 127.0.0.1" in str(caught.value)


def test_a_wrong_password(cluster: Cluster) -> None:
    with pytest.raises(EnvironmentTrouble, match="refuses this user or password") as caught:
        open_office_store(cluster.url("postgres", f"locked:{PASSWORD}"))
    assert PASSWORD not in str(caught.value)


def test_a_database_that_is_not_there(cluster: Cluster) -> None:
    with pytest.raises(EnvironmentTrouble, match="there is no database nowhere"):
        open_office_store(cluster.url("nowhere"))


def test_no_right_to_make_tables(cluster: Cluster) -> None:
    with pytest.raises(EnvironmentTrouble, match="may not create"):
        open_office_store(cluster.url("postgres", "locked:secret"))


def test_a_server_that_goes_away_and_comes_back(cluster: Cluster, office: SqlStore) -> None:
    end_all = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE application_name = 'deskreply'"
    )

    def work() -> None:
        with office.write() as tx:
            tx.set_state("half", "done")
            cluster.run(end_all)
            tx.set_state("other", "half")

    with pytest.raises(EnvironmentTrouble, match="can't be reached"):
        work()
    with office.write() as tx:
        assert tx.state("half") is None
        tx.set_state("half", "now")
    cluster.run(end_all)
    with office.read() as reader:
        assert reader.state("half") == "now"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (psycopg.errors.DiskFull(), "is full"),
        (psycopg.errors.OutOfMemory(), "out of memory"),
        (psycopg.errors.ReadOnlySqlTransaction(), "takes no changes"),
        (psycopg.errors.QueryCanceled(), "more than a minute"),
        (psycopg.errors.DataCorrupted(), "damaged"),
        (psycopg.errors.IndexCorrupted(), "damaged"),
        (psycopg.errors.IoError(), "disk"),
        (psycopg.errors.TooManyConnections(), "no connection left"),
        (psycopg.errors.AdminShutdown(), "can't be reached"),
        (psycopg.OperationalError("FATAL:  sorry, too many clients already"), "no connection left"),
        (psycopg.OperationalError("server closed the connection"), "can't be reached"),
        (psycopg.errors.UniqueViolation(), None),
        (psycopg.ProgrammingError("our bug"), None),
    ],
)
def test_sentences(error: psycopg.Error, words: str | None) -> None:
    wrapped = DBAPIError.instance("SELECT 1", None, error, psycopg.Error)
    sentence = postgres_trouble(wrapped, "office on host")
    if words is None:
        assert sentence is None
    else:
        assert words in str(sentence)
        assert "{" not in str(sentence)


def test_other_errors_are_not_the_server_s() -> None:
    assert postgres_trouble(ValueError(), "office on host") is None


def test_errors_do_not_carry_what_was_written(office: SqlStore) -> None:
    def mistake() -> None:
        with office.write() as tx:
            tx.add_message(message(body="a secret", number="+12125550187"))

    with pytest.raises(Exception, match="fk_messages_number") as caught:
        mistake()
    assert "a secret" not in str(caught.value)

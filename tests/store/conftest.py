"""Real encrypted files and a real PostgreSQL server."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskreply.store import open_office_store, open_store, schema
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import KEY
from tests.store.homes import furnish
from tests.store.postgres import Cluster, binaries

_SERIAL = itertools.count()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed, empty, up-to-date database with KEY; to be copied, not used."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_store(path, KEY).close()
    return path


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    """An empty database file of the test's own."""
    return Path(shutil.copy(empty_file, tmp_path / "office.db"))


@pytest.fixture
def local(path: Path) -> Iterator[SqlStore]:
    """An encrypted file, open."""
    store = open_store(path, KEY)
    yield store
    store.close()


@pytest.fixture(scope="session")
def good_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with data and a good backup, see ``homes.furnish``; to be copied, not used."""
    home = tmp_path_factory.mktemp("good")
    furnish(home)
    return home


@pytest.fixture
def home(good_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that this environment names as its home."""
    folder = Path(shutil.copytree(good_home, tmp_path / "home"))
    monkeypatch.setenv("DESKREPLY_HOME", str(folder))
    monkeypatch.setenv("DESKREPLY_DATABASE_KEY", KEY)
    monkeypatch.delenv("DESKREPLY_DATABASE_URL", raising=False)
    return folder


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server with an empty, up-to-date database called template_office."""
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server programs are installed (apt-get install postgresql)")
    server = Cluster(programs)
    try:
        server.run("CREATE DATABASE template_office")
        open_office_store(server.url("template_office")).close()
        yield server
    finally:
        server.stop()


@pytest.fixture
def office_url(cluster: Cluster) -> Iterator[str]:
    """An empty, up-to-date database of the test's own."""
    name = f"office_{next(_SERIAL)}"
    cluster.run(f"CREATE DATABASE {name} TEMPLATE template_office")
    yield cluster.url(name)
    cluster.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def shared_office(cluster: Cluster) -> Iterator[SqlStore]:
    """One PostgreSQL database for most tests; making one for each would take most of the time."""
    cluster.run("CREATE DATABASE shared TEMPLATE template_office")
    store = open_office_store(cluster.url("shared"))
    yield store
    store.close()


@pytest.fixture
def office(shared_office: SqlStore) -> SqlStore:
    """An empty PostgreSQL database, open."""
    with shared_office.write() as tx:
        names = ", ".join(schema.metadata.tables)
        tx._connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY")
    return shared_office


@pytest.fixture(params=["local", pytest.param("office", marks=pytest.mark.linux)])
def store(request: pytest.FixtureRequest) -> SqlStore:
    """Each kind of store in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, SqlStore)
    return found

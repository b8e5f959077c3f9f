"""A home with a good backup, and what an engine makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deskreply import bootstrap
from deskreply.engine import restored
from deskreply.engine.ports import Store
from deskreply.store import open_store
from tests.store.builders import KEY, NOW, message, thread

PEOPLE = 40
BACKUP = "hourly-20260314T140926Z.db"


def fill(store: Store, *, since: int = 0) -> None:
    """So many people who wrote."""
    with store.write() as tx:
        for number in range(since, since + PEOPLE):
            tx.save_thread(thread(f"+1212555{number:04}"))
            body = f"words of {number} " * 20
            tx.add_message(message(f"m{number}", number=f"+1212555{number:04}", body=body))


def people(store: Store) -> int:
    """How many are known."""
    with store.read() as reader:
        return len(reader.threads("all", NOW))


def furnish(home: Path) -> None:
    """A database with data, a good backup of an hour ago, and as much data since; closed."""
    store = open_store(home / "deskreply.db", KEY)
    fill(store)
    backups = home / "backups"
    backups.mkdir()
    store.backup(backups / BACKUP)
    fill(store, since=PEOPLE)
    store.close()


@contextmanager
def engine_s_store() -> Iterator[Store]:
    """The database of this environment's home, as an engine opens it."""
    with bootstrap.open_desk().sound_store() as store:
        yield store


def opened_as_by_an_engine() -> tuple[int, bool]:
    """How many people are there, and whether a backup had to take the database's place."""
    with engine_s_store() as store:
        with store.read() as reader:
            was_restored = restored.last(reader) is not None
        return people(store), was_restored

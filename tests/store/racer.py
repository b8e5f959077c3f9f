"""What the racing processes of test_concurrency do, where a fresh process can load it."""

from __future__ import annotations

import time
from pathlib import Path

from deskreply.store import open_office_store, open_store
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import KEY, NOW, item, message

ROUNDS = 40


def open_any(address: str) -> SqlStore:
    """The store at a path or at a PostgreSQL address."""
    if address.startswith("postgresql:"):
        return open_office_store(address)
    return open_store(Path(address), KEY)


def claim_all(address: str, name: str, ids: list[int]) -> list[int]:
    """Try to claim every item; the ids that were won."""
    store = open_any(address)
    won = []
    for item_id in ids:
        with store.write() as tx:
            claimed = tx.claim(item_id, name, NOW)
            if claimed is not None:
                assert tx.holds(claimed)
                won.append(item_id)
    store.close()
    return won


def add_all(address: str, name: str, number: str) -> list[int]:
    """Try to add an item for every round's key; the rounds that were won."""
    store = open_any(address)
    won = []
    for n in range(ROUNDS):
        with store.write() as tx:
            tx.add_message(message(f"{name}-{n}", number=number, provider_id=f"{name}-{n}"))
            if tx.add_outbox(item(f"textback:CA{n}", message_id=f"{name}-{n}", number=number)):
                won.append(n)
    store.close()
    return won


def open_new(address: str, name: str) -> str:
    """Open a database that may not be there yet, and leave a mark."""
    store = open_any(address)
    with store.write() as tx:
        tx.set_state(name, "was here")
    store.close()
    return name


def hold_write(address: str, ready: str) -> None:
    """Take the write lock, say so with a file, and never let go."""
    with open_any(address).write() as tx:
        tx.set_state("held", "1")
        Path(ready).touch()
        time.sleep(60)

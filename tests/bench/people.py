"""A whole practice's contacts: read, taken in, taken in again, and looked up by number."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from deskreply.domain import contacts_file
from deskreply.engine import people
from deskreply.engine.people import Imported
from deskreply.settings import Settings
from deskreply.store import open_store
from deskreply.store.sqlstore import SqlStore
from tests.bench.figures import Figure, Impossible, Report
from tests.bench.rig import KEY


def contacts(folder: Path, short: bool, report: Report) -> None:
    """50,000 people with two numbers each, as a practice program exports them."""
    count = 5_000 if short else 50_000
    data = _export(count)
    begun = time.perf_counter()
    table = contacts_file.read_file(data)
    found, problems = contacts_file.people(table, contacts_file.guess(table))
    took = time.perf_counter() - begun
    if len(found) != count or problems:
        raise Impossible(f"{len(found)} of {count} people were read")
    report(Figure("contacts.read", "s", [took], note=f"{count:,} rows"))
    store = open_store(folder / "people.db", KEY)
    try:
        wanted = (Imported(added=count), Imported(same=count))
        for name, expected in zip(("take_in", "take_in_again"), wanted, strict=True):
            begun = time.perf_counter()
            done = people.take_in(store, Settings(staff="Dana"), datetime.now(UTC), found)
            report(Figure(f"contacts.{name}", "s", [time.perf_counter() - begun]))
            if done != expected:
                raise Impossible(f"the import did {done}")
        report(_looked_up(store, count))
    finally:
        store.close()


def _looked_up(store: SqlStore, count: int) -> Figure:
    times = []
    with store.read() as reader:
        for i in range(0, count, max(1, count // 2_000)):
            begun = time.perf_counter()
            found = reader.contacts_for(_mobile(i))
            times.append((time.perf_counter() - begun) * 1000)
            if len(found) != 1:
                raise Impossible(f"{len(found)} people have the number of one")
    return Figure("contacts.for_number", "ms", times, p95=True)


def _mobile(i: int) -> str:
    return f"+1212{2_000_000 + i:07}"


def _export(count: int) -> bytes:
    lines = ["Patient Name;Mobile;Home Phone;Preferred Language;Status"]
    lines += [
        f"Lópéz{i}, Ana;({_mobile(i)[2:5]}) {_mobile(i)[5:8]}-{_mobile(i)[8:]};"
        f"718-{2_000_000 + i // 2:07};{'Español' if i % 4 == 0 else 'English'};Active"
        for i in range(count)
    ]
    return "\r\n".join(lines).encode("cp1252")

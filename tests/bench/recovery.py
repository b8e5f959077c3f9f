"""A large database: its backup while the desk works, and its way back after damage."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from deskreply import bootstrap
from deskreply.engine import restored
from deskreply.store import open_store
from deskreply.store.shelf import LocalShelf
from tests.bench.figures import Figure, Impossible, Report
from tests.bench.rig import KEY
from tests.bench.seed import Size, seed

_MESSAGES = 560_000
_SHORT_MESSAGES = 20_000
_MOST_SECONDS = 60.0
_PAUSE = 0.02


def recovery(folder: Path, short: bool, report: Report) -> None:
    """Seconds from a damaged database to one that can be worked with; what a backup costs."""
    home = folder / "home"
    home.mkdir()
    database = home / "deskreply.db"
    seed(database, KEY, Size.of(_SHORT_MESSAGES if short else _MESSAGES), rebuild=True)
    size = f"{database.stat().st_size / 1e6:.0f} MB"
    alone = _writes(database, _Backup(None))
    backup = _Backup(LocalShelf(database, KEY))
    meanwhile = _writes(database, backup)
    report(Figure("backup", "s", [backup.seconds], note=size))
    report(Figure("backup.write_alone", "ms", alone, p95=True))
    report(Figure("backup.write_meanwhile", "ms", meanwhile, goals=(("p95", 50.0),), p95=True))
    with _environment(home):
        report(Figure("recovery.start_check", "s", [_opened(expect=False)], note=size))
        with database.open("r+b") as file:
            file.seek(database.stat().st_size // 2)
            file.write(os.urandom(100_000))
        took = _opened(expect=True)
    report(Figure("recovery", "s", [took], goals=(("value", _MOST_SECONDS),), note=size))


class _Backup:
    """A backup in a thread of its own; without a shelf, the time that one might take."""

    def __init__(self, shelf: LocalShelf | None) -> None:
        self._shelf = shelf
        self.seconds = 0.0

    def run(self) -> None:
        begun = time.perf_counter()
        if self._shelf is None:
            time.sleep(1.0)
        else:
            self._shelf.make("hourly", datetime.now(UTC), full=False, stopping=lambda: False)
        self.seconds = time.perf_counter() - begun


def _writes(database: Path, backup: _Backup) -> list[float]:
    """Milliseconds of small units of work while a backup is made."""
    store = open_store(database, KEY)
    thread = threading.Thread(target=backup.run)
    thread.start()
    times = []
    while thread.is_alive():
        begun = time.perf_counter()
        with store.write() as tx:
            tx.set_state("bench", str(begun))
        times.append((time.perf_counter() - begun) * 1000)
        time.sleep(_PAUSE)
    store.close()
    return times


def _opened(*, expect: bool) -> float:
    """Seconds until an engine could begin; ``expect``: whether a backup has to be put in place."""
    begun = time.perf_counter()
    with bootstrap.open_desk().sound_store() as store:
        took = time.perf_counter() - begun
        with store.read() as reader:
            found = restored.last(reader) is not None
    if found is not expect:
        raise Impossible("the damage was not found" if expect else "damage was found")
    return took


@contextmanager
def _environment(home: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= {"DESKREPLY_HOME": str(home), "DESKREPLY_DATABASE_KEY": KEY}
    os.environ.pop("DESKREPLY_DATABASE_URL", None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)

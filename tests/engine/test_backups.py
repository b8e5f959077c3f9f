"""Backups by the hour and by the day: made where there is something new, checked, and kept."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from deskreply.domain.errors import DatabaseDamaged
from deskreply.engine.backups import CHECKED, Backups, failure
from deskreply.engine.engine import Engine
from deskreply.store import local, open_store
from deskreply.store.shelf import LocalShelf
from tests.support.office import CALLER, Office


class Desk:
    """An office's backups; nothing else of its engine runs."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.database = office.folder / "deskreply.db"
        self.shelf = LocalShelf(self.database, office.key)
        self.duty = Backups(office.engine.ctx, self.shelf)

    def run(self, minutes: float, *, busy: bool = True, step: float = 1) -> None:
        """Time passes, ``step`` by step, in minutes; where it is busy something changes in each."""
        for _ in range(round(minutes / step)):
            self.office.clock.advance(60 * step)
            if busy:
                self.change()
            self.duty.run()

    def change(self) -> None:
        with self.office.store.write() as tx:
            tx.block(CALLER, self.office.clock.now(), "changed")

    def names(self, kind: str = "") -> list[str]:
        return [kept.name for kept in self.shelf.kept() if kept.kind.startswith(kind)]


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def test_the_first_is_made_a_minute_after_the_start(desk: Desk) -> None:
    assert desk.duty.run() == 60
    assert desk.names() == []
    desk.run(1)
    [name] = desk.names()
    assert name == "daily-20260310T150100Z.db"
    copy = open_store(desk.database.parent / "backups" / name, desk.office.key)
    with copy.read() as reader:
        assert reader.blocked(CALLER)
    copy.close()
    assert desk.office.heard("backup-made") == 1


def test_an_engine_that_has_a_shelf_makes_them(desk: Desk) -> None:
    engine = Engine(desk.office.engine.ctx, desk.office, shelf=desk.shelf)
    for _ in range(2):
        engine.duties["backup"]()
        desk.office.clock.advance(61)
    engine.duties["backup"]()
    assert len(desk.names()) == 1


def test_one_an_hour_and_one_a_day(desk: Desk) -> None:
    desk.run(20 * 60, step=10)
    assert (len(desk.names("daily")), len(desk.names("hourly"))) == (1, 19)
    desk.run(10 * 60, step=10)
    assert (len(desk.names("daily")), len(desk.names("hourly"))) == (2, 24)


def test_so_many_are_kept_and_the_newest_stay(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = list[str]()

    def cheap(database: Path, key: str, target: Path, **_: object) -> None:
        target.write_bytes(b"copy")
        made.append(target.name)

    monkeypatch.setattr(local, "back_up", cheap)
    monkeypatch.setattr(LocalShelf, "version", lambda *_: "")
    desk.run(32 * 24 * 60, busy=False, step=60)
    assert len(desk.names("daily")) == 30
    assert len(desk.names("hourly")) == 24
    assert desk.names("hourly") == [n for n in reversed(made) if n.startswith("hourly")][:24]
    assert desk.names("daily") == [n for n in reversed(made) if n.startswith("daily")][:30]


def test_an_hour_in_which_nothing_changed_makes_none(desk: Desk) -> None:
    desk.run(1)
    with desk.office.store.write() as tx:
        tx.set_state("polled.calls", "just now")
    desk.run(30 * 60, busy=False, step=20)
    assert len(desk.names()) == 1
    desk.change()
    desk.run(61, busy=False)
    assert len(desk.names()) == 2


def test_a_restart_makes_no_other_one_within_the_hour(desk: Desk) -> None:
    desk.run(2)
    again = Desk(desk.office)
    again.run(50)
    assert len(again.names()) == 1
    again.run(10)
    assert len(again.names()) == 2


def test_too_little_room_is_told_once_and_the_good_ones_stay(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run(1)
    good = desk.names()
    with monkeypatch.context() as disk:
        disk.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
        desk.run(5 * 60, step=10)
    assert desk.names() == good
    assert desk.office.heard("backup-failed") == 1
    [notice] = [n for n in desk.office.notices if "No backup" in n.title]
    assert "free some space" in notice.title
    desk.run(20, step=10)
    assert len(desk.names()) > 1
    assert desk.office.heard("trouble-over") == 1


def test_a_backup_that_fails_is_told_in_spanish_on_a_spanish_desk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.office.change(desk__language="es")
    with monkeypatch.context() as disk:
        disk.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
        desk.run(2)
    [notice] = [n for n in desk.office.notices if "copia de seguridad" in n.title]
    [event] = [e for e in desk.office.events if e.name == "backup-failed"]
    said = "libere espacio en ese disco"
    assert notice.title.endswith(said)
    assert "free some space" in str(event.data["detail"])
    with desk.office.store.read() as reader:
        assert failure(reader, "es").endswith(said)
        assert failure(reader, "en") == event.data["detail"]
    desk.run(20)
    with desk.office.store.read() as reader:
        assert failure(reader, "es") == failure(reader, "en") == ""


def test_a_disk_that_fills_up_in_the_middle_leaves_no_half_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(local, "_SCRATCH", (*local._SCRATCH, "PRAGMA max_page_count = 20"))
        desk.run(2)
    assert list((desk.database.parent / "backups").iterdir()) == []
    assert desk.office.heard("backup-failed") == 1


def test_what_a_killed_backup_left_is_removed(desk: Desk) -> None:
    folder = desk.database.parent / "backups"
    folder.mkdir()
    (folder / ".hourly-20260310T140000Z.db.part").write_bytes(b"half")
    desk.run(1)
    assert [file.name for file in folder.iterdir()] == desk.names()


def test_a_backup_of_a_damaged_database_is_none(desk: Desk) -> None:
    with desk.office.store.write() as tx:
        for number in range(200):
            tx.block(f"+1212555{number:04}", desk.office.clock.now(), "x" * 200)
    desk.office.store.close()
    content = bytearray(desk.database.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 + 100] ^= 0xFF
    desk.database.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        desk.run(2, busy=False)
    assert desk.names() == []


def test_the_week_s_full_check_finds_an_index_that_does_not_fit(desk: Desk) -> None:
    """Every page decrypts; only comparing index and table shows it."""
    desk.run(1)
    store = open_store(desk.database, desk.office.key)
    with store.write() as tx:
        connection = tx._connection
        connection.exec_driver_sql("PRAGMA writable_schema = ON")
        connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_threads_last_at ON threads (id)'"
            " WHERE name = 'ix_threads_last_at'"
        )
        connection.exec_driver_sql(
            "INSERT INTO threads (number, line, name, status, unread, owner, last_text, last_kind,"
            " failed, language) VALUES ('+12125550101', '', '', 'new', 0, '', '', 'lead', 0, '')"
        )
    store.close()
    desk.run(60, busy=False, step=30)
    assert len(desk.names()) == 2
    with pytest.raises(DatabaseDamaged):
        desk.run(7 * 24 * 60, busy=False, step=180)


def test_a_full_check_in_between_costs_no_day_of_backups(desk: Desk) -> None:
    """As after a restore: the backup does not know that the database was checked since."""
    desk.run(1)
    with desk.office.store.write() as tx:
        tx.set_state(CHECKED, desk.office.later(days=-8).isoformat())
    desk.run(2)
    assert [len(desk.names(kind)) for kind in ("daily", "hourly")] == [1, 1]
    with desk.office.store.read() as reader:
        assert reader.state(CHECKED) == desk.office.later(minutes=-1).isoformat()


def test_nothing_of_a_backup_can_be_read(desk: Desk) -> None:
    desk.run(1)
    [name] = desk.names()
    path = desk.database.parent / "backups" / name
    assert path.stat().st_mode & 0o077 == 0
    with sqlite3.connect(path) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_a_desk_that_stops_does_not_wait_for_its_backup(desk: Desk) -> None:
    desk.office.engine.ctx.stopping.set()
    desk.run(1)
    assert list((desk.database.parent / "backups").iterdir()) == []
    assert desk.office.heard("backup-failed") == 0

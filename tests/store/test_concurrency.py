"""Threads and processes on one database."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.models import OutboxState
from deskreply.store import local as local_module
from deskreply.store import office as office_module
from deskreply.store import open_office_store, open_store
from deskreply.store.sqlstore import SqlStore
from tests.store import racer
from tests.store.builders import KEY, NUMBER, at, item, message, thread

RACERS = ["one", "two"]


@pytest.fixture(params=["path", pytest.param("office_url", marks=pytest.mark.linux)])
def address(request: pytest.FixtureRequest) -> str:
    """Where each kind of database is, closed."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    """Two real processes; not forked, since this one has database connections."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(RACERS), mp_context=context) as pool:
        yield pool


def test_each_claim_is_won_by_one_process(address: str, processes: ProcessPoolExecutor) -> None:
    store = racer.open_any(address)
    with store.write() as tx:
        tx.save_thread(thread())
        for n in range(racer.ROUNDS):
            tx.add_message(message(f"m{n}"))
            tx.add_outbox(item(f"k{n}", message_id=f"m{n}"))
        ids = [waiting.id for waiting in tx.open_outbox()]
    jobs = [processes.submit(racer.claim_all, address, name, ids) for name in RACERS]
    won = [job.result() for job in jobs]
    assert sorted(won[0] + won[1]) == ids
    with store.read() as reader:
        claimed = reader.unsettled()
    assert all(found.state is OutboxState.CLAIMED and found.epoch == 1 for found in claimed)
    for name, mine in zip(RACERS, won, strict=True):
        assert [found.id for found in claimed if found.owner == name] == mine
    store.close()


def test_each_key_is_added_by_one_process(address: str, processes: ProcessPoolExecutor) -> None:
    store = racer.open_any(address)
    with store.write() as tx:
        tx.save_thread(thread())
    jobs = [processes.submit(racer.add_all, address, name, NUMBER) for name in RACERS]
    won = [job.result() for job in jobs]
    assert sorted(won[0] + won[1]) == list(range(racer.ROUNDS))
    with store.read() as reader:
        assert len(reader.open_outbox()) == racer.ROUNDS
    store.close()


def test_two_processes_may_make_the_database_at_once(
    tmp_path: Path, processes: ProcessPoolExecutor
) -> None:
    for n in range(12):
        path = tmp_path / f"new-{n}.db"
        jobs = [processes.submit(racer.open_new, str(path), name) for name in RACERS]
        assert [job.result() for job in jobs] == RACERS
        store = open_store(path, KEY)
        with store.read() as reader:
            assert [reader.state(name) for name in RACERS] == ["was here"] * 2
        store.close()


def test_many_threads_read_and_write(store: SqlStore) -> None:
    def count(_: int) -> None:
        for _ in range(20):
            with store.write() as tx:
                tx.set_state("n", str(int(tx.state("n") or "0") + 1))
            with store.read() as reader:
                assert reader.state("n")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(8)))
    with store.read() as reader:
        assert reader.state("n") == "160"


def test_a_snapshot_stands_still_and_lets_writers_work(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread())
    with store.read() as reader:
        assert reader.thread(NUMBER) == thread()
        start = time.monotonic()
        with store.write() as tx:
            tx.save_thread(thread(unread=5))
            tx.set_state("n", "1")
        assert time.monotonic() - start < 1
        assert reader.thread(NUMBER) == thread()
        assert reader.state("n") is None
    with store.read() as reader:
        assert reader.thread(NUMBER) == thread(unread=5)


def test_a_writer_sees_what_the_one_before_it_did(store: SqlStore) -> None:
    """Also where it began to wait before that was done."""
    began, seen = threading.Event(), []

    def second() -> None:
        began.set()
        with store.write() as tx:
            seen.append(tx.state("n"))

    thread_two = threading.Thread(target=second)
    with store.write() as tx:
        thread_two.start()
        began.wait()
        time.sleep(0.05)
        tx.set_state("n", "first")
    thread_two.join()
    assert seen == ["first"]


def test_a_unit_of_work_inside_another_is_a_bug(store: SqlStore) -> None:
    def nested() -> None:
        with store.write(), store.write():
            pass

    with pytest.raises(RuntimeError, match="already open"):
        nested()
    with store.write() as tx:
        tx.set_state("still", "works")


@contextmanager
def frozen_writer(address: str, tmp_path: Path) -> Iterator[None]:
    """Another process that has the write lock and stands still."""
    ready = tmp_path / "ready"
    process = multiprocessing.get_context("spawn").Process(
        target=racer.hold_write, args=(address, str(ready))
    )
    process.start()
    try:
        while not ready.exists():
            assert process.is_alive()
            time.sleep(0.01)
        yield
    finally:
        process.kill()
        process.join()


def test_a_file_that_stays_locked(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = "PRAGMA busy_timeout = 100"
    monkeypatch.setattr(local_module, "_SETTINGS", (*local_module._SETTINGS, patience))
    store = open_store(path, KEY)
    with frozen_writer(str(path), tmp_path):
        with pytest.raises(EnvironmentTrouble, match="locked by another program"):
            write_once(store)
        # Reading goes on, and so does opening.
        with store.read() as reader:
            assert reader.state("held") is None
        open_store(path, KEY).close()
    write_once(store)
    store.close()


def write_once(store: SqlStore) -> None:
    with store.write() as tx:
        tx.set_state("at", str(at(0)))


@pytest.mark.linux
def test_a_frozen_desk_does_not_keep_the_others_from_writing(
    office_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with short_patience(monkeypatch, "lock_timeout=300ms"), frozen_writer(office_url, tmp_path):
        store = open_office_store(office_url)
        with pytest.raises(EnvironmentTrouble, match="locked for more than"):
            write_once(store)
        store.close()
    # Killed, its transaction ends at once; what a mere standstill does needs the time-out.
    with short_patience(monkeypatch, "idle_in_transaction_session_timeout=300ms"):
        store = open_office_store(office_url)

        def stand_still() -> None:
            with store.write() as tx:
                tx.set_state("half", "done")
                time.sleep(0.6)
                tx.state("half")

        with pytest.raises(EnvironmentTrouble, match="nothing was stored, try again"):
            stand_still()
        write_once(store)
        with store.read() as reader:
            assert reader.state("half") is None
        store.close()


@contextmanager
def short_patience(monkeypatch: pytest.MonkeyPatch, option: str) -> Iterator[None]:
    with monkeypatch.context() as patched:
        given = office_module._CONNECT | {"options": f"-c {option}"}
        patched.setattr(office_module, "_CONNECT", given)
        yield


def race(jobs: list[Callable[[], None]]) -> None:
    """Run all at once; the first error is raised."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()


def test_more_readers_than_connections_wait_their_turn(store: SqlStore) -> None:
    def read() -> None:
        with store.read() as reader:
            reader.state("n")
            time.sleep(0.02)

    race([read] * 30)

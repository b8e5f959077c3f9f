"""Threads, their filters, and what is known about numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskreply.domain.models import MessageKind, Stage, Thread, ThreadStatus
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NOW, NUMBER, at, thread

FULL = Thread(
    NUMBER,
    LINE,
    name="Ana Núñez",
    status=ThreadStatus.CONTACTED,
    unread=3,
    owner="sam",
    promise_due_at=at(1),
    reply_due_at=at(2),
    last_at=at(3),
    last_text="¿Mañana?",
    last_kind=MessageKind.LEAD,
    snoozed_until=at(4),
    done_at=at(5),
    failed=True,
    language="es",
    opted_out_at=at(6),
    promise_started_at=at(7),
    reply_started_at=at(8),
    stage=Stage.SOON,
    stage_due_at=at(9),
    language_set=True,
    last_author="Dana",
)

# Each thread's name says what it is; the clock of "due" has run out, that of "promised" runs.
THREADS: dict[str, dict[str, object]] = {
    "new": {},
    "promised": {"promise_due_at": at(60)},
    "due": {"reply_due_at": at(-60), "promise_due_at": at(60)},
    "due-now": {"reply_due_at": NOW},
    "mine": {"reply_due_at": at(60), "owner": "sam"},
    "mine-waiting": {"owner": "sam"},
    "mine-done": {"owner": "sam", "done_at": at(-1)},
    "theirs": {"reply_due_at": at(60), "owner": "kim"},
    "asleep": {"reply_due_at": at(-60), "snoozed_until": at(1)},
    "asleep-waiting": {"snoozed_until": at(1)},
    "awake": {"reply_due_at": at(60), "snoozed_until": NOW},
    "done": {"reply_due_at": at(-60), "done_at": at(-1)},
    "booked": {"reply_due_at": at(-60), "status": ThreadStatus.BOOKED},
    "booked-then-wrote": {
        "reply_due_at": at(-60),
        "reply_started_at": at(-90),
        "status": ThreadStatus.BOOKED,
        "status_at": at(-91),
        "owner": "kim",
    },
    "wrote-then-booked": {
        "reply_due_at": at(-60),
        "reply_started_at": at(-90),
        "status": ThreadStatus.BOOKED,
        "status_at": at(-89),
        "owner": "kim",
    },
    "not-a-fit": {"reply_due_at": at(-60), "status": ThreadStatus.NOT_A_FIT},
    "wrong-number": {"reply_due_at": at(-60), "status": ThreadStatus.WRONG_NUMBER},
    "failed": {"failed": True},
    "failed-done": {"failed": True, "done_at": at(-1)},
}
FILTERED = {
    "to-answer": "promised due due-now mine theirs awake booked-then-wrote failed",
    "overdue": "due due-now booked-then-wrote",
    "mine": "mine mine-waiting",
    "unclaimed": "promised due due-now awake failed",
    "waiting": "new mine-waiting",
    "snoozed": "asleep asleep-waiting",
    "failed": "failed failed-done",
    "done": "mine-done done failed-done",
    "all": " ".join(THREADS),
}


def test_a_thread_comes_back_as_it_went_in(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread())
        assert tx.thread(NUMBER) == thread()
        tx.save_thread(FULL)
    with store.read() as reader:
        assert reader.thread(NUMBER) == FULL
        assert reader.thread("+1") is None


@pytest.mark.parametrize("which", FILTERED)
def test_filter(store: SqlStore, which: str) -> None:
    with store.write() as tx:
        for n, (name, values) in enumerate(THREADS.items()):
            given: dict[str, object] = {"last_at": at(n), "name": name} | values
            tx.save_thread(thread(f"+1212555{n:04d}", **given))
    with store.read() as reader:
        found = reader.threads(which, NOW, "sam")
        assert [one.name for one in found] == FILTERED[which].split()


def test_mine_of_nobody_is_empty(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread(reply_due_at=at(60)))
        assert tx.threads("mine", NOW) == ()


def test_there_are_no_other_filters(store: SqlStore) -> None:
    with store.read() as reader, pytest.raises(ValueError, match="no such filter"):
        reader.threads("everything", NOW)


def test_threads_come_in_the_order_of_their_last_entry(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread("+1c", last_at=at(2)))
        tx.save_thread(thread("+1b", last_at=at(1)))
        tx.save_thread(thread("+1a", last_at=None))
        assert [one.number for one in tx.threads("all", NOW)] == ["+1a", "+1b", "+1c"]
        tx.save_thread(thread("+1b", last_at=at(3)))
        assert [one.number for one in tx.threads("waiting", NOW)] == ["+1a", "+1c", "+1b"]


def test_the_deadline_follows_the_clocks(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread(reply_due_at=at(-1)))
        assert len(tx.threads("overdue", NOW)) == 1
        tx.save_thread(thread(reply_due_at=at(-1), promise_due_at=at(-2)))
        assert len(tx.threads("overdue", at(-1))) == 1
        tx.save_thread(thread())
        assert tx.threads("to-answer", NOW) == ()


def test_stages_that_begin_the_soonest_first(store: SqlStore) -> None:
    with store.write() as tx:
        for n in (3, 1, 2, 5):
            tx.save_thread(thread(f"+1{n}", stage=Stage.HALF, stage_due_at=at(n)))
        tx.save_thread(thread("+1never", reply_due_at=at(-5)))
        assert [one.number for one in tx.stages_due(at(3), 9)] == ["+11", "+12", "+13"]
        assert [one.number for one in tx.stages_due(at(9), 2)] == ["+11", "+12"]
        assert tx.stages_due(at(0.5), 9) == ()


def test_opting_out_and_in_again(store: SqlStore) -> None:
    with store.write() as tx:
        assert tx.opted_out_at(NUMBER) is None
        tx.opt_in(NUMBER, NOW, "START")
        tx.opt_out(NUMBER, at(1), "word", "STOP")
        tx.opt_out(NUMBER, at(2), "provider")
        assert tx.opted_out_at(NUMBER) == at(1)
        assert tx.opted_out_at("+1") is None
        tx.opt_in(NUMBER, at(3), "START")
        assert tx.opted_out_at(NUMBER) is None
        tx.opt_out(NUMBER, at(4), "staff")
        assert tx.opted_out_at(NUMBER) == at(4)


def test_a_start_that_came_late_lifts_no_newer_stop(store: SqlStore) -> None:
    with store.write() as tx:
        tx.opt_out(NUMBER, at(5), "word", "STOP")
        tx.opt_in(NUMBER, at(4), "START")
        assert tx.opted_out_at(NUMBER) == at(5)


def test_undeliverable_and_blocked_numbers(store: SqlStore) -> None:
    with store.write() as tx:
        assert tx.undeliverable_at(NUMBER) is None
        tx.mark_undeliverable(NUMBER, NOW, 30006)
        tx.mark_undeliverable(NUMBER, at(1), 30005)
        assert tx.undeliverable_at(NUMBER) == at(1)
        assert not tx.blocked(NUMBER)
        tx.block(NUMBER, NOW, "spam")
        tx.block(NUMBER, at(1), "more spam")
        assert tx.blocked(NUMBER)


def test_state(store: SqlStore) -> None:
    with store.write() as tx:
        assert tx.state("cursor") is None
        tx.set_state("cursor", "1")
        tx.set_state("cursor", "2")
        assert tx.state("cursor") == "2"


def test_an_unchanged_row_is_not_written(local: SqlStore) -> None:
    def changes() -> int:
        with local._engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            return int(raw.total_changes)

    local._engine.dispose()
    with local.write() as tx:
        tx.save_thread(FULL)
        tx.block(NUMBER, NOW, "a\x00b")
    before = changes()
    with local.write() as tx:
        tx.save_thread(replace(FULL))
        tx.block(NUMBER, NOW, "a\x00b")
    assert changes() == before
    with local.write() as tx:
        tx.save_thread(replace(FULL, unread=4))
    # The row, and the count by which backups tell that there is something new.
    assert changes() == before + 2

"""Pages of the inbox: which threads, in which order, and how many there are of each."""

from __future__ import annotations

from datetime import datetime

import pytest

from deskreply.domain.inbox import Filter, InboxCounts, Sort
from deskreply.domain.models import Callback, ThreadStatus
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import NOW, NUMBER, at, call, thread

# Each thread's name says how it stands. Those without a clock bear the time of their last entry.
THREADS: dict[str, dict[str, object]] = {
    "over-long": {"reply_due_at": at(-600), "reply_started_at": at(-4200), "last_at": at(-4200)},
    "over": {"promise_due_at": at(-60), "promise_started_at": at(-3660), "owner": "sam"},
    "over-failed": {"reply_due_at": at(-30), "reply_started_at": at(-90), "failed": True},
    "due-failed": {"promise_due_at": at(300), "failed": True, "last_at": at(-7)},
    "due-soon": {
        "promise_due_at": at(60),
        "promise_started_at": at(-3540),
        "reply_due_at": at(600),
        "reply_started_at": at(-3000),
        "owner": "sam",
    },
    "due-later": {"reply_due_at": at(900), "reply_started_at": at(-2700), "owner": "kim"},
    "asleep-over": {"reply_due_at": at(-10), "snoozed_until": at(60)},
    "asleep": {"snoozed_until": at(60), "last_at": at(-20)},
    "failed": {"failed": True, "last_at": at(-5), "owner": "sam"},
    "failed-old": {"failed": True, "last_at": at(-9000)},
    "waiting": {"last_at": at(-10), "owner": "sam"},
    "waiting-old": {"last_at": at(-5000), "owner": "sam"},
    "waiting-never": {"last_at": None},
    "booked": {"last_at": at(-30), "status": ThreadStatus.BOOKED},
    "done": {"last_at": at(-40), "done_at": at(-1), "reply_due_at": at(-500), "owner": "sam"},
    "failed-done": {"failed": True, "last_at": at(-8500), "done_at": at(-3), "owner": "sam"},
    "done-old": {"last_at": at(-8000), "done_at": at(-2)},
}
QUIET = ["failed-old", "waiting-old", "waiting-never", "done-old"]
ORDERS: dict[tuple[Filter, Sort], str] = {
    (Filter.TO_ANSWER, Sort.DEADLINE): (
        "over-long over over-failed failed due-failed failed-old due-soon due-later"
    ),
    (Filter.TO_ANSWER, Sort.NEWEST): (
        "due-later due-soon over-failed over failed due-failed over-long failed-old"
    ),
    (Filter.TO_ANSWER, Sort.LONGEST): (
        "over-long over due-soon due-later over-failed due-failed failed failed-old"
    ),
    (Filter.OVERDUE, Sort.DEADLINE): "over-long over over-failed",
    (Filter.OVERDUE, Sort.LONGEST): "over-long over over-failed",
    (Filter.UNCLAIMED, Sort.DEADLINE): "over-long over-failed due-failed failed-old",
    (Filter.MINE, Sort.DEADLINE): "over failed due-soon waiting waiting-old",
    (Filter.MINE, Sort.NEWEST): "due-soon over failed waiting waiting-old",
    (Filter.MINE, Sort.LONGEST): "over due-soon waiting-old waiting failed",
    (Filter.WAITING, Sort.DEADLINE): "waiting booked waiting-old waiting-never",
    (Filter.WAITING, Sort.NEWEST): "waiting booked waiting-old waiting-never",
    (Filter.WAITING, Sort.LONGEST): "waiting-never waiting-old booked waiting",
    (Filter.SNOOZED, Sort.DEADLINE): "asleep-over asleep",
    (Filter.SNOOZED, Sort.NEWEST): "asleep-over asleep",
    (Filter.FAILED, Sort.DEADLINE): "over-failed failed due-failed failed-done failed-old",
    (Filter.FAILED, Sort.NEWEST): "over-failed failed due-failed failed-done failed-old",
    (Filter.DONE, Sort.DEADLINE): "failed-done done done-old",
    (Filter.DONE, Sort.LONGEST): "failed-done done-old done",
    (Filter.ALL, Sort.DEADLINE): (
        "over-long over over-failed asleep-over failed due-failed failed-done failed-old"
        " due-soon due-later waiting asleep booked done waiting-old done-old waiting-never"
    ),
    (Filter.ALL, Sort.LONGEST): (
        "over-long over due-soon due-later over-failed asleep-over due-failed"
        " waiting-never failed-old failed-done done-old waiting-old done booked asleep waiting"
        " failed"
    ),
}


@pytest.fixture
def inbox(store: SqlStore) -> SqlStore:
    with store.write() as tx:
        for n, (name, values) in enumerate(THREADS.items()):
            tx.save_thread(thread(f"+1212555{n:04d}", **{"name": name} | values))
    return store


def listed(
    store: SqlStore, which: Filter, sort: Sort, limit: int = 50, now: datetime = NOW
) -> list[str]:
    with store.read() as reader:
        return [each.name for each in reader.inbox(which, sort, now, "sam", limit)]


@pytest.mark.parametrize(("which", "sort"), ORDERS)
def test_order(inbox: SqlStore, which: Filter, sort: Sort) -> None:
    assert listed(inbox, which, sort) == ORDERS[which, sort].split()


@pytest.mark.parametrize("which", [each for each in Filter if each is not Filter.CALLBACKS])
def test_every_order_lists_just_the_threads_of_the_filter(inbox: SqlStore, which: Filter) -> None:
    with inbox.read() as reader:
        wanted = sorted(each.name for each in reader.threads(which, NOW, "sam"))
    for sort in Sort:
        assert sorted(listed(inbox, which, sort)) == wanted


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("limit", [1, 4, 5, 9])
def test_a_page_is_the_beginning_of_the_list(inbox: SqlStore, sort: Sort, limit: int) -> None:
    assert listed(inbox, Filter.ALL, sort, limit) == listed(inbox, Filter.ALL, sort)[:limit]


def test_a_deadline_that_passes_takes_its_thread_to_the_top(inbox: SqlStore) -> None:
    assert listed(inbox, Filter.TO_ANSWER, Sort.DEADLINE, now=at(59))[3] == "failed"
    assert listed(inbox, Filter.TO_ANSWER, Sort.DEADLINE, now=at(60))[4] == "due-soon"


def test_who_may_be_in_need_stands_on_top(inbox: SqlStore) -> None:
    calm = {which: listed(inbox, which, Sort.DEADLINE) for which in (Filter.TO_ANSWER, Filter.ALL)}
    urgent = ["due-failed", "due-later"]
    for name in (*urgent, "asleep", "done"):
        number = f"+1212555{list(THREADS).index(name):04d}"
        with inbox.write() as tx:
            tx.save_thread(thread(number, **{"name": name, "urgent": True} | THREADS[name]))
    for which, before in calm.items():
        others = [name for name in before if name not in urgent]
        assert listed(inbox, which, Sort.DEADLINE) == urgent + others
    assert listed(inbox, Filter.OVERDUE, Sort.DEADLINE)[0] == "over-long"


def test_whatever_is_counted_is_what_is_listed(inbox: SqlStore) -> None:
    with inbox.write() as tx:
        for n, caller in enumerate((NUMBER, NUMBER, "+12125550124")):
            tx.save_call(call(f"CA{n}", caller=caller, callback=Callback.OPEN))
        tx.save_call(call("CA9", caller="+12125550125", callback=Callback.REACHED))
    with inbox.read() as reader:
        counts = reader.inbox_counts(NOW, "sam")
    sizes = {
        which.name.lower(): len(listed(inbox, which, Sort.NEWEST))
        for which in Filter
        if which not in {Filter.CALLBACKS, Filter.DONE, Filter.ALL}
    }
    assert counts == InboxCounts(**sizes, booked=1, callbacks=2, next_due_at=at(-600))


def test_an_empty_inbox_counts_nothing(store: SqlStore) -> None:
    with store.read() as reader:
        assert reader.inbox_counts(NOW, "sam") == InboxCounts()
        assert reader.inbox(Filter.ALL, Sort.DEADLINE, NOW, "sam", 5) == ()


def test_nobody_has_no_threads_of_their_own(inbox: SqlStore) -> None:
    with inbox.read() as reader:
        for sort in Sort:
            assert reader.inbox(Filter.MINE, sort, NOW, "", 5) == ()
        assert reader.inbox_counts(NOW, "").mine == 0


def test_who_waits_longest_to_be_called_back(store: SqlStore) -> None:
    with store.write() as tx:
        for n in range(3):
            values = {"started_at": at(n), "ended_at": at(n + 5)}
            caller = f"+1212555013{n}"
            tx.save_call(call(f"CA{n}", row_values=values, caller=caller, callback=Callback.OPEN))
    with store.read() as reader:
        assert [each.call_id for each in reader.callbacks(2, oldest=True)] == ["CA0", "CA1"]
        assert [each.call_id for each in reader.callbacks(2)] == ["CA1", "CA2"]

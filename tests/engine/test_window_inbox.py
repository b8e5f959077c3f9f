"""What the window's inbox and conversation show, from a real office's day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskreply.domain.desk import Draft
from deskreply.domain.inbox import Filter, Sort
from deskreply.domain.models import Callback, Message, MessageKind, MessageState, Thread
from deskreply.domain.timeline import Entry, Place
from deskreply.engine import drafts, inbox, threads, timeline
from deskreply.engine.inbox import Hit, InboxPage
from deskreply.engine.ports import Reader
from tests.support.office import CALLER, OFFICE, Office

OTHER = "+12125550177"


def page(
    office: Office, which: Filter = Filter.ALL, sort: Sort = Sort.DEADLINE, limit: int = 200
) -> InboxPage:
    with office.store.read() as reader:
        now = office.clock.now()
        return inbox.page(reader, office.settings, now, which, sort, staff="Dana", limit=limit)


def numbers(found: InboxPage) -> list[str]:
    return [row.thread.number for row in found.rows]


def found(office: Office, typed: str) -> tuple[Hit, ...]:
    with office.store.read() as reader:
        now = office.clock.now()
        return inbox.search(reader, office.settings, now, typed, staff="Dana")


def keep(office: Office, number: str, body: str, *, author: str = "Dana") -> None:
    drafts.keep(office.store, office.settings, office.clock.now(), number, body, author=author)


def test_a_page_says_whether_there_is_more(office: Office) -> None:
    for number in (CALLER, OTHER):
        office.line.text_in(number, "Hello?", OFFICE)
    office.run(6)
    assert not page(office, limit=2).more
    first = page(office, limit=1)
    assert first.more
    assert len(first.rows) == 1
    assert first.counts.to_answer == 2


def test_a_row_bears_its_draft_and_who_wrote_last(office: Office) -> None:
    office.line.text_in(CALLER, "Hello?", OFFICE)
    office.run(6)
    keep(office, CALLER, "Hi there, we " + "x" * 400)
    keep(office, CALLER, "not mine", author="Kim")
    [row] = page(office).rows
    assert row.draft.startswith("Hi there")
    assert len(row.draft) == 200
    assert row.author == ""
    office.engine.send(CALLER, "Yes?", author="Kim")
    [row] = page(office).rows
    assert (row.author, row.thread.last_text) == ("Kim", "Yes?")
    keep(office, CALLER, "   ")
    assert page(office).rows[0].draft == ""


def test_a_draft_outlives_the_process(office: Office) -> None:
    now = office.clock.now()
    drafts.keep(office.store, office.settings, now, CALLER, "Half a", is_note=True)
    office.crash()
    office.boot()
    with office.store.read() as reader:
        assert drafts.draft(reader, CALLER, "Dana") == Draft(CALLER, "Dana", "Half a", True, now)
        assert drafts.draft(reader, CALLER, "Kim") is None


def test_the_call_back_list(office: Office) -> None:
    office.change(textback__max_age_minutes=0)
    for number in (CALLER, OTHER):
        office.missed(number)
        office.run(30)
    newest = page(office, Filter.CALLBACKS)
    assert numbers(newest) == [OTHER, CALLER]
    assert numbers(page(office, Filter.CALLBACKS, Sort.LONGEST)) == [CALLER, OTHER]
    longest = page(office, Filter.CALLBACKS, Sort.LONGEST, 1)
    assert (numbers(longest), longest.more) == ([CALLER], True)
    entry = newest.rows[0].callback
    assert entry is not None
    assert (entry.number, entry.reason) == (OTHER, "too-old")
    assert newest.counts.callbacks == 2
    office.engine.act(threads.call_back, OTHER, Callback.REACHED)
    assert numbers(page(office, Filter.CALLBACKS)) == [CALLER]
    assert page(office).rows[0].callback is None


def test_a_caller_whose_conversation_is_gone_is_still_listed(office: Office) -> None:
    """As after an office was brought over from elsewhere."""
    office.change(textback__max_age_minutes=0)
    sid = office.missed()
    office.run(30)
    with office.store.write() as tx:
        tx._connection.exec_driver_sql("DELETE FROM threads")  # type: ignore[attr-defined]
    [row] = page(office, Filter.CALLBACKS).rows
    assert row.thread == Thread(CALLER, OFFICE)
    assert row.callback is not None
    assert row.callback.call_id == sid
    with office.store.read() as reader:
        one = inbox.row(reader, office.clock.now(), CALLER, staff="Dana")
        assert one is not None
        assert one.thread == Thread(CALLER, OFFICE)
        assert inbox.row(reader, office.clock.now(), OTHER, staff="Dana") is None


def test_one_row_is_the_row_of_the_list(office: Office) -> None:
    office.line.text_in(CALLER, "Hello?", OFFICE)
    office.run(6)
    keep(office, CALLER, "Hi")
    with office.store.read() as reader:
        one = inbox.row(reader, office.clock.now(), CALLER, staff="Dana")
    assert one == page(office).rows[0]


def test_a_search_finds_people_and_words(office: Office) -> None:
    office.line.text_in(CALLER, "My muela hurts", OFFICE)
    office.line.text_in(OTHER, "Hello?", OFFICE)
    office.run(6)
    [hit] = found(office, "muel")
    assert (hit.row.thread.number, hit.text) == (CALLER, "My muela hurts")
    assert office.messages()[0].id == hit.message_id
    [person] = found(office, "555-0177")
    assert (person.row.thread.number, person.message_id) == (OTHER, "")
    assert found(office, "nothing like it") == ()
    assert found(office, '"*') == ()


# --- a conversation ---


@pytest.fixture
def long(office: Office) -> Office:
    """Three hundred entries, one a minute."""
    with office.store.write() as tx:
        tx.save_thread(Thread(CALLER, OFFICE))
        for n in range(300):
            tx.add_message(text(office, n))
    return office


def text(office: Office, n: int) -> Message:
    at = office.clock.now() + timedelta(minutes=n - 300)
    return Message(f"m{n}", CALLER, OFFICE, MessageKind.LEAD, f"{n}", at, MessageState.RECEIVED)


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.message.id for entry in entries if entry.message is not None]


def texts(first: int, last: int) -> list[str]:
    return [f"m{n}" for n in range(first, last + 1)]


def place(reader: Reader, message_id: str) -> Place:
    found = reader.place_of(CALLER, message_id)
    assert found is not None
    return found


def test_stretches_of_a_conversation(long: Office) -> None:
    with long.store.read() as reader:
        latest = timeline.latest(reader, CALLER, 120)
        assert (ids(latest.entries), latest.older, latest.newer) == (texts(180, 299), True, False)
        older = timeline.older(reader, CALLER, latest.entries[0].place, 100)
        assert (ids(older.entries), older.older, older.newer) == (texts(80, 179), True, True)
        oldest = timeline.older(reader, CALLER, older.entries[0].place, 100)
        assert (ids(oldest.entries), oldest.older, oldest.newer) == (texts(0, 79), False, True)
        newer = timeline.newer(reader, CALLER, oldest.entries[-1].place, 100)
        assert (ids(newer.entries), newer.older, newer.newer) == (texts(80, 179), True, True)
        newest = timeline.newer(reader, CALLER, newer.entries[-1].place, 120)
        assert (ids(newest.entries), newest.newer) == (texts(180, 299), False)
        exact = timeline.older(reader, CALLER, older.entries[0].place, 80)
        assert (len(exact.entries), exact.older) == (80, False)
        assert timeline.latest(reader, CALLER, 300).older is False


@pytest.mark.parametrize(
    ("middle", "first", "last"),
    [(150, 90, 209), (0, 0, 59), (299, 239, 299), (10, 0, 69), (60, 0, 119)],
)
def test_around_an_entry(long: Office, middle: int, first: int, last: int) -> None:
    with long.store.read() as reader:
        found = timeline.around(reader, CALLER, f"m{middle}", 120)
        assert ids(found.entries) == texts(first, last)
        assert (found.older, found.newer) == (first > 0, last < 299)


def test_around_what_is_not_there_are_the_newest(long: Office) -> None:
    with long.store.read() as reader:
        assert timeline.around(reader, CALLER, "x") == timeline.latest(reader, CALLER)


def test_what_is_shown_is_asked_for_again_from_its_first_entry(long: Office) -> None:
    with long.store.read() as reader:
        shown = timeline.since(reader, CALLER, place(reader, "m200"))
        assert (ids(shown.entries), shown.older, shown.newer) == (texts(200, 299), True, False)
        whole = timeline.since(reader, CALLER, place(reader, "m0"))
        assert (len(whole.entries), whole.older, whole.newer) == (300, False, False)
    with long.store.write() as tx:
        for n in range(300, 500):
            tx.add_message(text(long, n))
        most = timeline.since(tx, CALLER, place(tx, "m0"))
        assert (len(most.entries), most.newer) == (400, True)


def test_a_call_can_be_gone_to(office: Office) -> None:
    sid = office.missed()
    office.run(30)
    with office.store.read() as reader:
        entries = timeline.around(reader, CALLER, sid).entries
    assert [bool(entry.call) for entry in entries] == [True, False]
    assert entries[0].call == office.call(sid)

"""A conversation read in pieces: in one order, nothing twice and nothing left out."""

from __future__ import annotations

import pytest

from deskreply.domain.models import MessageKind, OutboxState
from deskreply.domain.timeline import Entry, Place
from deskreply.engine.ports import Reader
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import NUMBER, at, call, item, message, row, thread

OTHER = "+12125550124"


def label(entry: Entry) -> str:
    """The id of what the entry is."""
    return entry.message.id if entry.message is not None else entry.call.id if entry.call else ""


def labels(entries: tuple[Entry, ...]) -> list[str]:
    return [label(entry) for entry in entries]


@pytest.fixture
def talk(store: SqlStore) -> SqlStore:
    """Thirty entries: calls and texts, some at the very same moment."""
    with store.write() as tx:
        tx.save_thread(thread())
        tx.save_thread(thread(OTHER))
        for n in range(10):
            tx.save_call(call(f"CA{n}", row_values={"started_at": at(n // 2 * 10)}))
            tx.add_message(message(f"a{n}", at=at(n // 2 * 10)))
            kind = MessageKind.NOTE if n % 3 == 0 else MessageKind.STAFF
            tx.add_message(message(f"b{n}", at=at(n * 7), kind=kind))
        tx.save_row(row("CL1", parent_id="CA1", direction="outbound-dial"))
        tx.save_call(call("theirs", caller=OTHER))
        tx.add_message(message("not-here", number=OTHER))
    return store


def all_of(reader: Reader) -> tuple[Entry, ...]:
    return reader.entries_before(NUMBER, None, 100)


def test_everything_in_its_order(talk: SqlStore) -> None:
    with talk.read() as reader:
        entries = all_of(reader)
    assert len(entries) == 30
    assert [entry.place for entry in entries] == sorted({entry.place for entry in entries})
    # A call stands before what was written in the same moment, texts as they were stored.
    assert labels(entries)[:6] == ["CA0", "CA1", "a0", "b0", "a1", "b1"]


@pytest.mark.parametrize("step", [1, 2, 3, 7, 29, 30, 31])
def test_read_backwards_in_steps_it_is_the_same(talk: SqlStore, step: int) -> None:
    with talk.read() as reader:
        whole = all_of(reader)
        found: tuple[Entry, ...] = ()
        while some := reader.entries_before(NUMBER, found[0].place if found else None, step):
            assert len(some) <= step
            found = (*some, *found)
    assert found == whole


@pytest.mark.parametrize("step", [2, 3, 7, 29, 30, 31])
def test_read_forwards_in_steps_it_is_the_same(talk: SqlStore, step: int) -> None:
    with talk.read() as reader:
        whole = all_of(reader)
        found = reader.entries_from(NUMBER, whole[0].place, step)
        while len(some := reader.entries_from(NUMBER, found[-1].place, step)) > 1:
            assert some[0] == found[-1]
            found = (*found, *some[1:])
    assert found == whole


def test_from_any_place_both_ways_make_the_whole(talk: SqlStore) -> None:
    with talk.read() as reader:
        whole = all_of(reader)
        for entry in whole:
            before = reader.entries_before(NUMBER, entry.place, 100)
            after = reader.entries_from(NUMBER, entry.place, 100)
            assert (*before, *after) == whole
            assert after[0] == entry


def test_a_place_is_found_by_the_id_of_what_stands_there(talk: SqlStore) -> None:
    with talk.read() as reader:
        for entry in all_of(reader):
            assert reader.place_of(NUMBER, label(entry)) == entry.place
        for absent in ("not-here", "theirs", "CL1", "", "nothing"):
            assert reader.place_of(NUMBER, absent) is None


def test_the_key_of_a_text_stays_when_it_is_sent_later(talk: SqlStore) -> None:
    with talk.write() as tx:
        before = tx.place_of(NUMBER, "b3")
        tx.save_message(message("b3", at=at(500), kind=MessageKind.STAFF))
        after = tx.place_of(NUMBER, "b3")
        assert before is not None
        assert after == Place(at(500), before.key)
        assert label(all_of(tx)[-1]) == "b3"


def test_a_text_on_its_way_bears_its_outbox_row(talk: SqlStore) -> None:
    with talk.write() as tx:
        tx.add_outbox(item("staff:b1", message_id="b1", held_for="quiet"))
        tx.add_outbox(item("staff:b2", message_id="b2", state=OutboxState.DONE))
        items = {label(entry): entry.item for entry in all_of(tx) if entry.item is not None}
    assert list(items) == ["b1"]
    assert items["b1"].held_for == "quiet"


def test_the_newest_notes_and_calls(talk: SqlStore) -> None:
    with talk.read() as reader:
        assert [note.id for note in reader.latest_notes(NUMBER, 3)] == ["b9", "b6", "b3"]
        assert [one.id for one in reader.latest_calls(NUMBER, 3)] == ["CA9", "CA8", "CA7"]
        assert reader.latest_notes(OTHER, 3) == ()


def test_a_number_without_a_conversation_has_no_entries(store: SqlStore) -> None:
    with store.read() as reader:
        assert reader.entries_before(NUMBER, None, 5) == ()
        assert reader.entries_from(NUMBER, Place(at(0), "m:1"), 5) == ()

"""Messages and the outbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from deskreply.domain.models import Message, MessageKind, MessageState, OutboxState
from deskreply.engine.ports import TextHistory, Transaction
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NOW, NUMBER, at, item, message, thread

OTHER = "+13105550100"
COUNTED = {"queued", "sending", "sent", "delivered", "unconfirmed"}

FULL = Message(
    "m9",
    NUMBER,
    LINE,
    MessageKind.AUTO,
    "¿Qué tal? 🦷 \u200f\u200b" + "x" * 5000,
    at(1),
    MessageState.FAILED,
    provider_id="SM9",
    error_code=30005,
    explanation="It is a landline.",
    author="Ana",
    call_id="CA1",
    media_count=2,
    template="within-the-hour",
    promise_minutes=60,
    sent_at=at(2),
    follow_at=at(3),
)


def people(tx: Transaction) -> None:
    tx.save_thread(thread())
    tx.save_thread(thread(OTHER))


def test_a_message_comes_back_as_it_went_in(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        assert tx.add_message(FULL)
        assert tx.add_message(message())
    with store.read() as reader:
        assert reader.message("m9") == FULL
        assert reader.message("m0") is None
        assert reader.messages_by_provider_id(["SM9", "SM8"]) == {"SM9": FULL}
        assert reader.messages_by_provider_id([]) == {}
        assert reader.thread_messages(NUMBER) == (message(), FULL)


def test_a_provider_id_is_stored_once(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        assert tx.add_message(message("m1", provider_id="SM1"))
        assert not tx.add_message(message("m2", provider_id="SM1", body="again"))
        assert tx.add_message(message("m3"))
        assert tx.add_message(message("m4"))
        assert [found.id for found in tx.thread_messages(NUMBER)] == ["m1", "m3", "m4"]


def test_saving_a_message_changes_it(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        tx.add_message(message())
        tx.save_message(replace(message(), state=MessageState.SENT, provider_id="SM1"))
        tx.save_message(message("m2"))
        assert tx.message("m1") == message(state=MessageState.SENT, provider_id="SM1")
        assert tx.message("m2") == message("m2")


def test_text_that_no_database_can_hold_is_stored_without_it(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        hostile = message(body="a\x00b\ud83d c", author="\udcff")
        tx.add_message(hostile)
        tx.save_message(hostile)
        assert tx.message("m1") == message(body="ab\ufffd c", author="\ufffd")


def test_a_naive_time_is_a_bug(store: SqlStore) -> None:
    with pytest.raises(Exception, match="zone"), store.write() as tx:
        tx.save_thread(thread(last_at=NOW.replace(tzinfo=None)))


def test_automatic_texts_count_unless_they_came_to_nothing(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        for n, state in enumerate(MessageState):
            tx.add_message(message(f"a{n}", kind=MessageKind.AUTO, state=state, at=at(n)))
        tx.add_message(message("old", kind=MessageKind.AUTO, at=at(-1), state=MessageState.SENT))
        tx.add_message(message("staff", kind=MessageKind.STAFF, state=MessageState.SENT))
        tx.add_message(
            message("other", number=OTHER, kind=MessageKind.AUTO, state=MessageState.SENT)
        )
        counted = [n for n, state in enumerate(MessageState) if state in COUNTED]
        assert tx.auto_texts_to(NUMBER, NOW) == TextHistory(at(counted[-1]), len(counted))
        assert tx.auto_texts_to(NUMBER, NOW, but="a0").count == len(counted) - 1
        assert tx.auto_texts_to(NUMBER, at(99)) == TextHistory(None, 0)
        # Queued ones are not out yet; the other number's counts for the office.
        assert tx.auto_texts(NOW) == len(counted) - 1 + 1
        assert tx.auto_texts(at(99)) == 0


def test_last_staff_text(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        for n, state in enumerate(MessageState):
            tx.add_message(message(f"s{n}", kind=MessageKind.STAFF, state=state, at=at(n)))
        tx.add_message(message("auto", kind=MessageKind.AUTO, state=MessageState.SENT, at=at(50)))
        last = max(n for n, state in enumerate(MessageState) if state in COUNTED)
        assert tx.last_staff_text(NUMBER) == at(last)
        assert tx.last_staff_text(OTHER) is None


def test_to_follow_soonest_first(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        for n in (3, 1, 2, 9):
            tx.add_message(message(f"m{n}", follow_at=at(n)))
        tx.add_message(message("m0"))
        assert [found.id for found in tx.to_follow(at(3), 2)] == ["m1", "m2"]
        assert [found.id for found in tx.to_follow(at(3), 9)] == ["m1", "m2", "m3"]


def test_an_outbox_item_comes_back_as_it_went_in(store: SqlStore) -> None:
    given = item(
        kind=MessageKind.AUTO,
        state=OutboxState.CLAIMED,
        attempts=2,
        owner="desk-1",
        epoch=7,
        claimed_at=at(1),
        clean_reads=1,
        clean_at=at(2),
        held_for="quiet-hours",
        call_id="CA1",
    )
    with store.write() as tx:
        people(tx)
        tx.add_message(message())
        assert tx.add_outbox(given)
        found = tx.outbox_for_message("m1")
        assert found is not None
        assert found == replace(given, id=found.id)
        assert tx.outbox(found.id) == found
        tx.save_outbox(replace(found, state=OutboxState.DONE))
        assert tx.outbox(found.id) == replace(found, state=OutboxState.DONE)
        assert tx.outbox(found.id + 1) is None
        assert tx.outbox_for_message("m2") is None


def test_saving_an_item_that_is_not_there_is_a_bug(store: SqlStore) -> None:
    with pytest.raises(LookupError), store.write() as tx:
        tx.save_outbox(item(id=5))


def test_a_key_is_stored_once(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        tx.add_message(message("m1"))
        tx.add_message(message("m2"))
        assert tx.add_outbox(item("textback:CA1"))
        assert not tx.add_outbox(item("textback:CA1", message_id="m2"))
        assert tx.add_outbox(item("textback:CA1", message_id="m2", account="AC2"))


def queue(
    tx: Transaction, key: str, state: OutboxState = OutboxState.WAITING, **values: object
) -> None:
    """A message of the same name as the key, and its item."""
    number = str(values.pop("number", NUMBER))
    body = str(values.pop("body", key))
    tx.add_message(
        message(key, number=number, body=body, kind=MessageKind.STAFF, state=MessageState.QUEUED)
    )
    claim: dict[str, object] = (
        {"owner": "d", "claimed_at": NOW} if state is OutboxState.CLAIMED else {}
    )
    given = {"message_id": key, "state": state, "number": number} | claim | values
    tx.add_outbox(item(key, **given))


def keys(items: tuple[object, ...]) -> list[str]:
    return [str(getattr(found, "key", "")) for found in items]


def test_due_items_soonest_first(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        assert tx.next_due_at() is None
        queue(tx, "late", due_at=at(5))
        queue(tx, "soon", due_at=at(2))
        queue(tx, "later", due_at=at(6))
        queue(tx, "done", OutboxState.DONE, due_at=at(1))
        assert keys(tx.due(at(5), 9)) == ["soon", "late"]
        assert keys(tx.due(at(5), 1)) == ["soon"]
        assert tx.due(at(1), 9) == ()
        assert tx.next_due_at() == at(2)


def test_nothing_is_due_to_a_number_that_has_one_in_flight(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        queue(tx, "flying", OutboxState.CLAIMED)
        queue(tx, "next")
        queue(tx, "elsewhere", number=OTHER)
        assert keys(tx.due(NOW, 9)) == ["elsewhere"]


def test_nothing_is_due_with_the_words_of_one_that_may_have_gone(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        queue(tx, "unknown", OutboxState.UNKNOWN, body="See you at 5")
        queue(tx, "same", body="See you at 5")
        queue(tx, "different", body="See you at 6")
        queue(tx, "elsewhere", number=OTHER, body="See you at 5")
        assert keys(tx.due(NOW, 9)) == ["different", "elsewhere"]


def test_unsettled_and_open_items(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        for state in OutboxState:
            queue(tx, state.value, state)
        assert keys(tx.unsettled()) == ["claimed", "unknown", "unconfirmed"]
        assert keys(tx.open_outbox()) == ["waiting", "claimed", "unknown", "unconfirmed"]


def test_a_claim_is_won_once_and_has_a_new_epoch(store: SqlStore) -> None:
    with store.write() as tx:
        people(tx)
        queue(tx, "text", epoch=4, clean_reads=2, clean_at=at(-9), attempts=1)
        (waiting,) = tx.due(NOW, 1)
        won = tx.claim(waiting.id, "desk-1", at(1))
        assert won == replace(
            waiting,
            state=OutboxState.CLAIMED,
            owner="desk-1",
            epoch=5,
            claimed_at=at(1),
            clean_reads=0,
            clean_at=None,
        )
        assert tx.claim(waiting.id, "desk-2", at(1)) is None
        assert tx.claim(waiting.id + 1, "desk-2", at(1)) is None
        assert tx.holds(won)
        assert not tx.holds(replace(won, owner="desk-2"))
        assert not tx.holds(replace(won, epoch=4))
        tx.save_outbox(replace(won, state=OutboxState.WAITING))
        assert not tx.holds(won)
        again = tx.claim(waiting.id, "desk-1", at(2))
        assert again is not None
        assert again.epoch == 6
        assert not tx.holds(won)


def test_a_failed_unit_of_work_leaves_nothing(store: SqlStore) -> None:
    def work() -> None:
        with store.write() as tx:
            people(tx)
            queue(tx, "text")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    with store.read() as reader:
        assert reader.thread(NUMBER) is None
        assert reader.message("text") is None
        assert reader.open_outbox() == ()


def test_times_keep_their_microseconds(store: SqlStore) -> None:
    odd = NOW + timedelta(microseconds=1)
    early = NOW.replace(year=1969)
    with store.write() as tx:
        tx.save_thread(thread(last_at=odd, done_at=early))
        found = tx.thread(NUMBER)
    assert found is not None
    assert (found.last_at, found.done_at) == (odd, early)

"""What is known of many numbers at once, and who may be texted."""

from __future__ import annotations

from datetime import timedelta

from deskreply.domain.models import (
    Message,
    MessageKind,
    MessageState,
    Outcome,
    ThreadFlag,
)
from deskreply.domain.people import Lookup
from deskreply.engine.ports import Known, KnownCall, TextHistory, Transaction
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NOW, NUMBER, at, call, message, row, thread

OTHER = "+13125550100"
STAFF = "+13125550177"


def known(tx: Transaction, *numbers: str, but: tuple[str, ...] = ()) -> dict[str, Known]:
    return tx.known(numbers, since=at(-100), calls_since=at(-10), but=but)


def text(message_id: str, kind: MessageKind, seconds: float, **more: object) -> Message:
    given = {"state": MessageState.SENT} | more
    return message(message_id, kind=kind, at=at(seconds), **given)


def test_nothing_is_known_of_a_new_number(store: SqlStore) -> None:
    with store.read() as reader:
        assert reader.known([NUMBER], since=NOW, calls_since=NOW) == {NUMBER: Known()}
        assert reader.known([], since=NOW, calls_since=NOW) == {}


def test_what_is_known_is_each_numbers_own(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread(done_at=at(-5), called_at=at(-6), flag=ThreadFlag.MAYBE_OPTED_OUT))
        tx.save_thread(thread(OTHER))
        tx.block(NUMBER, NOW, "roofs")
        tx.opt_out(OTHER, at(-3), "word")
        tx.mark_undeliverable(NUMBER, at(-4), 30005)
        tx.save_lookup(Lookup(OTHER, at(-2), "landline"))
        found = known(tx, NUMBER, OTHER)
    assert found[NUMBER] == Known(
        blocked=True, undeliverable_at=at(-4), done_at=at(-5), called_at=at(-6),
        flag=ThreadFlag.MAYBE_OPTED_OUT,
    )  # fmt: skip
    assert found[OTHER] == Known(opted_out_at=at(-3), lookup=Lookup(OTHER, at(-2), "landline"))


def test_texts_that_went_or_may_yet_go_count(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread())
        for i, state in enumerate(MessageState):
            tx.add_message(text(f"a{i}", MessageKind.AUTO, i, state=state))
        tx.add_message(text("old", MessageKind.AUTO, -101))
        tx.add_message(text("s1", MessageKind.STAFF, 3))
        tx.add_message(text("s2", MessageKind.STAFF, 9, state=MessageState.CANCELED))
        later = at(99)
        waits = {"state": MessageState.QUEUED, "scheduled_for": later}
        tx.add_message(text("s3", MessageKind.STAFF, 10, **waits))
        single = tx.auto_texts_to(NUMBER, at(-100))
        found = known(tx, NUMBER)[NUMBER]
        assert found.texts == single
        assert found.texts.count > 3
        assert found.staff_text_at == tx.last_staff_text(NUMBER) == at(3)
        assert known(tx, NUMBER, but=("a0",))[NUMBER].texts.count == single.count - 1
        assert known(tx, OTHER)[OTHER].texts == TextHistory(None, 0)


def test_their_calls_and_ours_to_them(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(call("CA1", outcome=Outcome.MISSED))
        old = {"created_at": at(-11), "started_at": at(-11)}
        tx.save_call(call("CA0", row_values=old, outcome=Outcome.ANSWERED))
        out = {"direction": "outbound-api", "caller_raw": LINE}
        tx.save_row(row("CA2", called_raw=NUMBER, status="no-answer", **out))
        tx.save_row(row("CA3", called_raw=NUMBER, created_at=at(-999), started_at=at(-999), **out))
        leg = {"direction": "outbound-dial", "parent_id": "CA1"}
        tx.save_row(row("CA4", called_raw=STAFF, **leg))
        found = known(tx, NUMBER, STAFF)
    assert found[NUMBER].calls == (KnownCall(NOW, "CA1", Outcome.MISSED),)
    assert found[NUMBER].rung == ((NOW, "no-answer"),)
    assert not found[NUMBER].forwarded
    assert found[STAFF].forwarded


def test_more_numbers_than_one_statement_takes(store: SqlStore) -> None:
    numbers = [f"+1212555{n:04}" for n in range(2500)]
    with store.write() as tx:
        tx.block(numbers[0], NOW, "")
        tx.block(numbers[-1], NOW, "")
        found = tx.known(numbers, since=NOW, calls_since=NOW)
    assert len(found) == 2500
    assert [number for number, one in found.items() if one.blocked] == [numbers[0], numbers[-1]]


def test_missed_callers_of_a_time(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(call("CA1", outcome=Outcome.MISSED))
        tx.save_call(call("CA2", outcome=Outcome.MISSED))
        tx.save_call(call("CA3", outcome=Outcome.ANSWERED, caller=OTHER))
        old = {"created_at": at(-60), "started_at": at(-60)}
        tx.save_call(call("CA4", outcome=Outcome.MISSED, caller=STAFF, row_values=old))
        tx.save_call(call("CA5", outcome=Outcome.MISSED, caller=None))
        assert tx.missed_callers(NOW) == (NUMBER,)
        assert set(tx.missed_callers(at(-60))) == {NUMBER, STAFF}


def test_the_block_list(store: SqlStore) -> None:
    with store.write() as tx:
        assert tx.block_reason(NUMBER) is None
        tx.block(NUMBER, NOW, "")
        assert tx.block_reason(NUMBER) == ""
        assert tx.blocked(NUMBER)
        tx.block(NUMBER, NOW, "roofs")
        assert tx.block_reason(NUMBER) == "roofs"
        assert tx.unblock(NUMBER)
        assert not tx.unblock(NUMBER)
        assert not tx.blocked(NUMBER)


def test_who_opted_a_number_out(store: SqlStore) -> None:
    with store.write() as tx:
        assert tx.opted_out_by(NUMBER) == ""
        tx.opt_out(NUMBER, NOW, "staff")
        assert tx.opted_out_by(NUMBER) == "staff"
        tx.opt_out(NUMBER, at(5), "word", "STOP")
        assert tx.opted_out_by(NUMBER) == "word"
        assert tx.opted_out_at(NUMBER) == NOW
        tx.opt_out(NUMBER, at(6), "staff")
        tx.opt_out(NUMBER, at(7), "provider", "21610")
        assert tx.opted_out_by(NUMBER) == "word"
        tx.opt_in(NUMBER, at(8), "START")
        assert tx.opted_out_by(NUMBER) == ""


def test_the_texts_of_a_time(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread())
        tx.save_thread(thread(OTHER))
        tx.add_message(message("m1", at=NOW - timedelta(seconds=1)))
        tx.add_message(message("m2"))
        tx.add_message(message("m3", number=OTHER))
        assert [m.id for m in tx.recent_messages(NUMBER, NOW)] == ["m2"]

"""Calls, legs and decisions come back as they went in."""

from __future__ import annotations

from dataclasses import replace

from deskreply.domain.models import Call, Decision, DecisionRecord, Outcome
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NOW, NUMBER, at, call, row

FULL_ROW = {
    "direction": "trunking-originating",
    "status": "in-progress",
    "updated_at": at(1.000001),
    "ended_at": at(2),
    "duration": 31,
    "answered_by": "machine_start",
    "caller_name": "Ana Ñandú 🦷",
}


def full_call(call_id: str = "CA1") -> Call:
    return call(
        call_id,
        row_values=FULL_ROW,
        outcome=Outcome.MISSED,
        outcome_reason="no-answer",
        decision=Decision.PENDING,
        reason="send",
        explanation="Nobody answered.",
        message_id="m1",
        texted_at=at(3),
        decided_at=at(4),
        fingerprint="f1",
        reads=2,
        check_at=at(5),
        voicemail=False,
    )


def test_a_call_comes_back_as_it_went_in(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(full_call())
        tx.save_call(call("CA2", row_values={"caller_raw": None}, line=None, caller=None))
    with store.read() as reader:
        assert reader.call("CA1") == full_call()
        assert reader.calls(["CA1", "CA2", "CA3"]) == {
            "CA1": full_call(),
            "CA2": call("CA2", row_values={"caller_raw": None}, line=None, caller=None),
        }
        assert reader.call("CA3") is None
        assert reader.calls([]) == {}


def test_the_provider_s_part_leaves_what_was_decided(store: SqlStore) -> None:
    news = replace(full_call().row, status="completed", duration=40, ended_at=at(9))
    with store.write() as tx:
        tx.save_call(full_call())
        tx.save_row(news)
        assert tx.call("CA1") == replace(full_call(), row=news)


def test_a_row_without_any_time_is_kept(store: SqlStore) -> None:
    bare = row(created_at=None, started_at=None)
    with store.write() as tx:
        tx.save_row(bare)
        tx.save_row(replace(bare, status="ringing"))
        assert tx.rows(["CA1"]) == {"CA1": replace(bare, status="ringing")}
        assert tx.calls_from(NUMBER, NOW) == ()
        tx.save_call(call(row_values={"created_at": None, "started_at": None}))
        assert [found.id for found in tx.calls_from(NUMBER, NOW)] == ["CA1"]


def test_legs_may_come_before_their_root(store: SqlStore) -> None:
    second = row("CB2", parent_id="CA1", direction="outbound-dial", started_at=at(2))
    first = row("CB1", parent_id="CA1", direction="outbound-dial", started_at=at(1))
    with store.write() as tx:
        tx.save_row(second)
        tx.save_row(first)
        assert tx.call("CB1") is None
        tx.save_call(call())
    with store.read() as reader:
        assert reader.legs(["CA1", "CA2"]) == {"CA1": (first, second)}
        assert reader.legs([]) == {}
        assert reader.rows(["CA1", "CB1", "CX"]) == {"CA1": row(), "CB1": first}
        assert [found.id for found in reader.all_calls()] == ["CA1"]


def test_a_root_may_turn_out_to_be_a_leg(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_row(row("CB1"))
        tx.save_row(row("CB1", parent_id="CA1"))
        assert tx.call("CB1") is None
        assert tx.legs(["CA1"]) == {"CA1": (row("CB1", parent_id="CA1"),)}


def test_open_calls_oldest_first(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(call("CA1", row_values={"started_at": at(5)}, check_at=at(1)))
        tx.save_call(call("CA2", row_values={"started_at": at(4)}, check_at=at(9)))
        tx.save_call(call("CA3"))
        assert [found.id for found in tx.open_calls()] == ["CA2", "CA1"]


def test_calls_from_and_of_a_thread(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(call("CA1", row_values={"started_at": at(20)}))
        # Not started: the time of its creation counts.
        tx.save_call(call("CA2", row_values={"started_at": None, "created_at": at(10)}))
        tx.save_call(call("CA3", row_values={"started_at": at(-1)}))
        tx.save_call(call("CA4", caller="+13105550100"))
        assert [found.id for found in tx.calls_from(NUMBER, NOW)] == ["CA2", "CA1"]
        assert [found.id for found in tx.calls_from(NUMBER, at(10))] == ["CA2", "CA1"]
        assert [found.id for found in tx.thread_calls(NUMBER)] == ["CA3", "CA2", "CA1"]


def test_calls_to_a_number_are_those_that_rang_it(store: SqlStore) -> None:
    with store.write() as tx:
        for n, direction in enumerate(
            ["inbound", "trunking-originating", "trunking-terminating", "outbound-api"]
        ):
            tx.save_row(row(f"CA{n}", direction=direction, called_raw=NUMBER, started_at=at(n)))
        leg = row("CB1", direction="outbound-dial", called_raw=NUMBER, parent_id="CA0")
        tx.save_row(replace(leg, started_at=at(9)))
        tx.save_row(row("CB2", direction="outbound-dial", called_raw=NUMBER, started_at=at(-9)))
        found = tx.calls_to(NUMBER, NOW)
        assert [one.id for one in found] == ["CA2", "CA3", "CB1"]


def test_review_newest_first(store: SqlStore) -> None:
    with store.write() as tx:
        for n in range(4):
            decision = Decision.REVIEW if n else Decision.SKIPPED
            tx.save_call(call(f"CA{n}", row_values={"started_at": at(n)}, decision=decision))
        assert [found.id for found in tx.undecided_review(2)] == ["CA3", "CA2"]


def test_live_calls_of_a_line(store: SqlStore) -> None:
    live = {"status": "ringing"}
    with store.write() as tx:
        tx.save_call(call("CA1", row_values=live))
        tx.save_call(call("CA2", row_values=live, line="+1other"))
        tx.save_call(call("CA3", row_values=live | {"started_at": at(-1)}))
        tx.save_call(call("CA4", row_values=live, outcome=Outcome.UNKNOWN))
        tx.save_call(call("CA5", row_values={"ended_at": at(60)}))
        tx.save_call(call("CA6", row_values={"status": "a-new-word"}))
        tx.save_call(call("CA7", row_values=live | {"started_at": at(61)}))
        found = tx.live_calls(LINE, NOW, at(30))
        assert [one.id for one in found] == ["CA1", "CA4", "CA5", "CA6"]
        assert [one.id for one in tx.live_calls(LINE, NOW, at(60))] == ["CA1", "CA4", "CA6"]


def test_all_calls_in_steps(store: SqlStore) -> None:
    ids = [f"CA{n:04d}" for n in range(1203)]
    with store.write() as tx:
        for n, call_id in enumerate(ids):
            # Many at the same moment: the id decides, and a step may end between them.
            tx.save_call(call(call_id, row_values={"started_at": at(n // 700)}))
    with store.read() as reader:
        assert [found.id for found in reader.all_calls()] == ids


def test_decisions_are_a_chain(store: SqlStore) -> None:
    facts = {"hours": 3, "share": 0.5, "open": True, "zone": None, "word": "sí ñ"}
    chain = (
        DecisionRecord("CA1", at(1), Decision.HELD, "quiet-hours", "It was late.", facts),
        DecisionRecord("CA1", NOW, Decision.TEXTED, "send", "Sent."),
    )
    with store.write() as tx:
        # The reference is checked at the end of the block, not before.
        for record in chain:
            tx.add_decision(record)
        tx.save_call(call())
    with store.read() as reader:
        assert reader.decisions("CA1") == chain
        assert reader.decisions("CA2") == ()

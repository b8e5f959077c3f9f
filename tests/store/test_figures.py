"""What the figures of the insights page are counted from, on each database."""

from __future__ import annotations

from typing import Any

import pytest

from deskreply.domain.figures import MissedCall, SentText
from deskreply.domain.models import (
    Callback,
    Decision,
    DecisionRecord,
    MessageKind,
    MessageState,
    Outcome,
    ThreadStatus,
)
from deskreply.domain.people import AuditRecord
from deskreply.engine.ports import Transaction
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NOW, NUMBER, at, call, message, row, thread

DAY = 86400.0
OTHER = "+12125550177"


def missed(call_id: str = "CA1", seconds: float = 0, **values: Any) -> Any:
    """A call that began at ``seconds`` and rang for 20."""
    row_values = {"started_at": at(seconds), "ended_at": at(seconds + 20)}
    given = {"outcome": Outcome.MISSED, "row_values": row_values}
    return call(call_id, **given | values)


def auto(message_id: str = "m1", seconds: float = 25, **values: Any) -> Any:
    given = {
        "kind": MessageKind.AUTO, "state": MessageState.DELIVERED, "at": at(seconds),
        "sent_at": at(seconds), "template": "open/within-the-hour.en@0", "promise_minutes": 60,
    }  # fmt: skip
    return message(message_id, **given | values)


def calls(store: SqlStore, line: str = "") -> tuple[MissedCall, ...]:
    with store.read() as reader:
        return reader.missed_calls(NOW, at(DAY), line)


def texts(store: SqlStore, line: str = "") -> tuple[SentText, ...]:
    with store.read() as reader:
        return reader.sent_texts(NOW, at(DAY), line)


@pytest.fixture
def tx_with_one_missed_call(store: SqlStore) -> SqlStore:
    with store.write() as tx:
        tx.save_thread(thread())
        tx.save_call(missed(message_id="m1"))
        tx.add_message(auto(call_id="CA1"))
    return store


def test_a_missed_call_comes_with_its_text(tx_with_one_missed_call: SqlStore) -> None:
    [found] = calls(tx_with_one_missed_call)
    assert (found.id, found.caller, found.line) == ("CA1", NUMBER, LINE)
    assert (found.began_at, found.ended_at, found.sent_at) == (NOW, at(20), at(25))
    assert (found.template, found.promise_minutes) == ("open/within-the-hour.en@0", 60)
    assert (found.held, found.staff_at, found.replied_at) == (False, None, None)


def test_only_missed_calls_of_the_time_and_line_count(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(missed("CA1"))
        tx.save_call(missed("CA2", 10, line="+12125550199"))
        tx.save_call(missed("CA3", -1))
        tx.save_call(missed("CA4", DAY))
        tx.save_call(missed("CA5", 30, outcome=Outcome.ANSWERED))
        tx.save_row(row("CA6", parent_id="CA1", started_at=at(3)))
    assert [found.id for found in calls(store)] == ["CA1", "CA2"]
    assert [found.id for found in calls(store, LINE)] == ["CA1"]


@pytest.mark.parametrize(("state", "counts"), [("delivered", True), ("failed", False)])
def test_a_staff_text_that_went_answers(
    tx_with_one_missed_call: SqlStore, state: str, counts: bool
) -> None:
    with tx_with_one_missed_call.write() as tx:
        for name, seconds in (("s0", -60), ("s1", 300), ("s2", 400)):
            tx.add_message(
                message(name, kind=MessageKind.STAFF, state=MessageState(state), at=at(seconds))
            )
    assert calls(tx_with_one_missed_call)[0].staff_at == (at(300) if counts else None)


def out(tx: Transaction, call_id: str, seconds: float, **values: Any) -> None:
    given = {"direction": "outbound-dial", "called_raw": NUMBER, "caller_raw": LINE}
    tx.save_row(row(call_id, **given | {"started_at": at(seconds), "duration": 40} | values))


def test_a_call_to_them_that_was_picked_up_answers(tx_with_one_missed_call: SqlStore) -> None:
    with tx_with_one_missed_call.write() as tx:
        out(tx, "CA2", 100, status="no-answer", duration=0)
        out(tx, "CA3", 200, called_raw=OTHER)
        out(tx, "CA4", 500)
    assert calls(tx_with_one_missed_call)[0].staff_at == at(500)


def test_getting_through_later_and_a_logged_call_back_answer(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_call(missed("CA1"))
        tx.save_call(missed("CA2", 700, outcome=Outcome.ANSWERED))
        for name, number, how in (
            ("CA3", OTHER, Callback.REACHED),
            ("CA4", "+12125550188", Callback.VOICEMAIL),
            ("CA5", "+12125550199", Callback.NO_ANSWER),
        ):
            tx.save_call(missed(name, 5, caller=number))
            for seconds in (0, 90, 95):
                tx.add_audit(AuditRecord(at(seconds), "Dana", "called-back", number, how.value))
    found = {each.id: each.staff_at for each in calls(store)}
    assert found == {"CA1": at(700), "CA3": at(90), "CA4": at(90), "CA5": None}


def test_their_first_text_is_a_reply_unless_it_is_stop(tx_with_one_missed_call: SqlStore) -> None:
    with tx_with_one_missed_call.write() as tx:
        tx.add_message(message("l0", at=at(-30)))
        tx.add_message(message("l1", at=at(60), body="STOP"))
        tx.opt_out(NUMBER, at(60), "word", "STOP")
    assert calls(tx_with_one_missed_call)[0].replied_at is None
    assert not texts(tx_with_one_missed_call)[0].replied
    with tx_with_one_missed_call.write() as tx:
        tx.add_message(message("l2", at=at(90), body="Sorry, do you open Saturdays?"))
    assert calls(tx_with_one_missed_call)[0].replied_at == at(90)
    assert texts(tx_with_one_missed_call)[0].replied


def test_only_a_hold_that_somebody_asked_for_is_one(tx_with_one_missed_call: SqlStore) -> None:
    def held(reason: str) -> bool:
        with tx_with_one_missed_call.write() as tx:
            tx.add_decision(DecisionRecord("CA1", NOW, Decision.HELD, reason, ""))
        return calls(tx_with_one_missed_call)[0].held

    assert not held("settling")
    assert held("quiet-hours")


@pytest.mark.parametrize(("seconds", "counts"), [(24.9, False), (25, True), (DAY, True)])
def test_a_reply_within_a_day_counts_for_the_text(
    tx_with_one_missed_call: SqlStore, seconds: float, counts: bool
) -> None:
    with tx_with_one_missed_call.write() as tx:
        tx.add_message(message("l1", at=at(seconds)))
    assert texts(tx_with_one_missed_call)[0].replied is counts


def test_a_reply_after_more_than_a_day_does_not(tx_with_one_missed_call: SqlStore) -> None:
    with tx_with_one_missed_call.write() as tx:
        tx.add_message(message("l1", at=at(25 + DAY)))
    assert not texts(tx_with_one_missed_call)[0].replied


def test_a_booking_is_that_of_the_last_text_before_it(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread(status=ThreadStatus.BOOKED, status_at=at(900)))
        tx.save_thread(thread(OTHER, status=ThreadStatus.CONTACTED, status_at=at(900)))
        for name, seconds in (("m1", 10), ("m2", 500), ("m3", 1000)):
            tx.add_message(auto(name, seconds))
        tx.add_message(auto("m4", 20, number=OTHER))
    assert [(text.at, text.booked) for text in texts(store)] == [
        (at(10), False), (at(20), False), (at(500), True), (at(1000), False),
    ]  # fmt: skip


def test_texts_count_once_the_provider_took_them(store: SqlStore) -> None:
    states = ("queued", "sending", "sent", "delivered", "failed", "unconfirmed", "canceled")
    with store.write() as tx:
        tx.save_thread(thread())
        for number, state in enumerate(states):
            error = {"error_code": 30005} if state == "failed" else {}
            tx.add_message(auto(f"m{number}", number, state=MessageState(state), **error))
        tx.add_message(auto("nudge for staff", 8, state=MessageState.FAILED))
        tx.add_message(auto("staff", 9, kind=MessageKind.STAFF))
    assert [text.state.value for text in texts(store)] == ["sent", "delivered", "failed"]
    assert texts(store)[2].error_code == 30005
    assert texts(store, LINE) == texts(store)
    assert texts(store, "+12125550199") == ()

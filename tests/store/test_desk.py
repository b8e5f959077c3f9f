"""The audit trail, the call-back list, follow-ups, and what waits to be sent to a number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from deskreply.domain.followup import Followup, FollowupState
from deskreply.domain.models import (
    Callback,
    Decision,
    MessageKind,
    MessageState,
    OutboxState,
)
from deskreply.domain.people import AuditRecord
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NOW, NUMBER, at, call, item, message, thread

OTHER = "+12125550124"


def followup(call_id: str = "CA1", nth: int = 1, **values: object) -> Followup:
    given: dict[str, object] = {"number": NUMBER, "state": FollowupState.WAITING, "due_at": NOW}
    return Followup(0, call_id, nth, **given | values)  # type: ignore[arg-type]


# --- audit ---


def test_the_audit_trail_is_told_oldest_first(store: SqlStore) -> None:
    records = [
        AuditRecord(at(n), "Dana", "done", NUMBER if n % 2 else OTHER, f"detail {n}")
        for n in range(5)
    ]
    with store.write() as tx:
        for record in records:
            tx.add_audit(record)
    with store.read() as reader:
        assert list(reader.audit()) == records
        assert list(reader.audit(limit=2)) == records[-2:]
        assert list(reader.audit(NUMBER)) == records[1::2]
        assert list(reader.audit(NUMBER, 1)) == [records[3]]


# --- the call-back list ---


def test_several_calls_of_one_caller_are_one_entry(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread(name="Ana"))
        for n, (name, caller) in enumerate([("a", NUMBER), ("b", OTHER), ("c", NUMBER)]):
            known = call(
                name, row_values={"started_at": at(n), "ended_at": at(n + 9)}, caller=caller,
                decision=Decision.REVIEW, reason=f"why-{name}", explanation=f"Why {name}.",
                callback=Callback.OPEN,
            )  # fmt: skip
            tx.save_call(known)
        tx.save_call(call("d", caller="+12125550125"))
    with store.read() as reader:
        first, last = reader.callbacks()
        assert (first.number, first.name, first.calls, first.call_id) == (OTHER, "", 1, "b")
        assert (last.number, last.name, last.line, last.calls) == (NUMBER, "Ana", LINE, 2)
        assert (last.call_id, last.missed_at) == ("c", at(11))
        assert (last.reason, last.explanation) == ("why-c", "Why c.")
        assert reader.callbacks(1) == (last,)
        assert [one.id for one in reader.open_callbacks(NUMBER)] == ["a", "c"]


def test_an_ended_entry_is_found_by_how_and_when_it_ended(store: SqlStore) -> None:
    ended: dict[str, Any] = {"callback": Callback.TEXTED, "callback_by": "Dana"}
    with store.write() as tx:
        tx.save_call(call("a", callback_at=at(1), **ended))
        tx.save_call(call("b", callback_at=at(3), **ended))
        tx.save_call(call("c", callback=Callback.REACHED, callback_at=at(3)))
        tx.save_call(call("d", callback=Callback.OPEN))
    with store.read() as reader:
        found = reader.ended_callbacks(NUMBER, Callback.TEXTED, at(2))
        assert [(one.id, one.callback_by) for one in found] == [("b", "Dana")]
        assert [one.id for one in reader.open_callbacks(NUMBER)] == ["d"]
        assert reader.callbacks()[0].calls == 1


def test_withheld_callers_are_counted_from_a_time_on(store: SqlStore) -> None:
    with store.write() as tx:
        for n in range(4):
            tx.save_call(
                call(f"w{n}", caller=None, reason="withheld", row_values={"started_at": at(n)})
            )
        tx.save_call(call("known"))
    with store.read() as reader:
        found = reader.withheld(at(1))
        assert (found.count, found.last_at) == (3, at(3))
        assert reader.withheld(at(9)).count == 0


# --- follow-ups ---


def test_a_followup_comes_back_as_it_went_in_and_only_once(store: SqlStore) -> None:
    meant = followup(state=FollowupState.MEANT, reason="r", message_id="m1", due_at=at(1))
    with store.write() as tx:
        assert tx.add_followup(followup())
        assert not tx.add_followup(followup(due_at=at(5)))
        (stored,) = tx.followups("CA1")
        assert replace(stored, id=0) == followup()
        tx.save_followup(replace(meant, id=stored.id))
        with pytest.raises(LookupError):
            tx.save_followup(replace(stored, id=99))
    with store.read() as reader:
        assert reader.followups("CA1") == (replace(meant, id=stored.id),)
        assert reader.followups("CA2") == ()


def test_what_is_due_and_what_waits_for_a_number(store: SqlStore) -> None:
    with store.write() as tx:
        tx.add_followup(followup("later", due_at=at(1)))
        tx.add_followup(followup("second"))
        tx.add_followup(followup("first", due_at=at(-1), number=OTHER))
        tx.add_followup(followup("over", due_at=at(-1), state=FollowupState.CANCELED))
    with store.read() as reader:
        assert [one.call_id for one in reader.due_followups(NOW, 5)] == ["first", "second"]
        assert [one.call_id for one in reader.due_followups(NOW, 1)] == ["first"]
        assert [one.call_id for one in reader.waiting_followups(NUMBER)] == ["second", "later"]


# --- texts ---


def test_a_scheduled_text_is_not_said_until_it_leaves(store: SqlStore) -> None:
    staff = {"kind": MessageKind.STAFF, "scheduled_for": at(60)}
    with store.write() as tx:
        tx.save_thread(thread())
        tx.add_message(message("m0"))
        tx.add_message(message("m1", at=at(1), state=MessageState.QUEUED, **staff))
        assert tx.last_staff_text(NUMBER) is None
        latest = tx.latest_text(NUMBER)
        assert latest is not None
        assert latest.id == "m0"
        tx.save_message(message("m1", at=at(60), state=MessageState.SENDING, **staff))
        assert tx.last_staff_text(NUMBER) == at(60)
        latest = tx.latest_text(NUMBER)
        assert latest is not None
        assert latest.id == "m1"


def test_notes_and_canceled_texts_are_not_the_latest_text(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread())
        tx.add_message(message("m0", at=at(-1)))
        tx.add_message(message("m1", kind=MessageKind.NOTE))
        tx.add_message(message("m2", kind=MessageKind.STAFF, state=MessageState.CANCELED))
    with store.read() as reader:
        latest = reader.latest_text(NUMBER)
        assert latest is not None
        assert latest.id == "m0"
        assert reader.latest_text(OTHER) is None


def test_what_waits_for_a_number_is_what_nobody_claimed(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread())
        tx.save_thread(thread(OTHER))
        for n, (number, state) in enumerate(
            [
                (NUMBER, OutboxState.WAITING),
                (NUMBER, OutboxState.UNKNOWN),
                (NUMBER, OutboxState.DONE),
                (OTHER, OutboxState.WAITING),
            ]
        ):
            tx.add_message(message(f"m{n}", number=number))
            tx.add_outbox(item(f"k{n}", message_id=f"m{n}", number=number, state=state))
    with store.read() as reader:
        assert [one.message_id for one in reader.waiting_items(NUMBER)] == ["m0"]


def test_stale_claims_are_those_of_threads_whose_clock_runs(store: SqlStore) -> None:
    runs = {"owner": "Sam", "reply_due_at": at(60), "claimed_at": at(-600)}
    threads = {
        "stale": runs,
        "staler": runs | {"reply_due_at": at(50), "claimed_at": at(-700)},
        "fresh": runs | {"claimed_at": at(-1)},
        "assigned": runs | {"claimed_at": None},
        "nobody's": runs | {"owner": ""},
        "waiting": runs | {"reply_due_at": None},
        "done": runs | {"done_at": NOW},
    }
    with store.write() as tx:
        for n, (name, values) in enumerate(threads.items()):
            tx.save_thread(thread(f"+1212555000{n}", name=name, **values))
    with store.read() as reader:
        assert [one.name for one in reader.stale_claims(at(-600), 5)] == ["staler", "stale"]
        assert len(reader.stale_claims(NOW, 1)) == 1

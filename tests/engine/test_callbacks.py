"""The call-back list: who is on it, why, and what takes them off: nobody is called twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from deskreply.domain.callbacks import CallbackEntry
from deskreply.domain.errors import UserError
from deskreply.domain.models import Callback, CallRow, Decision, ThreadStatus
from deskreply.engine import threads
from deskreply.practice import Fault, FaultKind
from tests.support.office import CALLER, OFFICE, Office

OTHER = "+12125550124"
TOLL_FREE = "+18005550123"


def entries(office: Office) -> list[CallbackEntry]:
    with office.store.read() as reader:
        return list(reader.callbacks())


def old_call(office: Office, caller: str = CALLER) -> str:
    """A call that was missed while the PC was off: too old to be texted."""
    sid = office.line.finished_call(caller, ended_at=office.later(minutes=-45))
    office.run(20)
    return sid


def test_a_caller_who_was_too_old_to_be_texted_is_on_it_with_why(office: Office) -> None:
    sid = old_call(office)
    [entry] = entries(office)
    assert (entry.number, entry.line, entry.calls) == (CALLER, OFFICE, 1)
    assert (entry.call_id, entry.reason) == (sid, "too-old")
    assert "Please call back" in entry.explanation
    assert entry.missed_at == office.call(sid).row.ended_at


def test_so_is_a_number_that_takes_no_texts(office: Office) -> None:
    office.missed(TOLL_FREE)
    office.run(15)
    [entry] = entries(office)
    assert (entry.number, entry.reason) == (TOLL_FREE, "not-textable")


def test_so_is_a_text_that_was_not_delivered(office: Office) -> None:
    office.line.set_reach(CALLER, "landline")
    sid = office.missed()
    office.run(60)
    assert office.call(sid).decision is Decision.FAILED
    assert [entry.number for entry in entries(office)] == [CALLER]


def test_so_is_who_waits_for_a_number_that_may_not_send_yet_until_it_may(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.REJECT, "post", code=21606))
    first, other = office.missed(), office.missed(OTHER)
    office.run(20)
    assert {(each.number, each.reason) for each in entries(office)} == {
        (CALLER, "sender"), (OTHER, "sender"),
    }  # fmt: skip
    office.engine.act(threads.call_back, CALLER, Callback.REACHED)
    office.line.faults.clear()
    office.sleep(15 * 60)
    office.run(60)
    assert entries(office) == []
    assert len(office.texts(OTHER)) == 1
    assert office.texts() == []
    assert [office.call(sid).callback for sid in (first, other)] == [
        Callback.REACHED, Callback.TEXTED,
    ]  # fmt: skip


def test_so_is_who_asked_not_to_get_texts_but_nobody_who_is_blocked(office: Office) -> None:
    with office.store.write() as tx:
        tx.opt_out(CALLER, office.clock.now(), "staff")
        tx.block(OTHER, office.clock.now(), "spam")
    office.missed()
    office.missed(OTHER)
    office.run(15)
    assert [entry.number for entry in entries(office)] == [CALLER]


def test_who_was_texted_is_not_on_it(office: Office) -> None:
    sid = office.missed()
    office.run(15)
    assert office.call(sid).callback is Callback.NONE
    assert entries(office) == []


def test_withheld_callers_are_counted(office: Office) -> None:
    for _ in range(2):
        office.missed("anonymous")
        office.run(12)
    with office.store.read() as reader:
        assert reader.withheld(office.later(days=-7)).count == 2
    assert entries(office) == []


def test_several_calls_of_one_caller_are_one_entry(office: Office) -> None:
    old_call(office)
    last = old_call(office)
    old_call(office, OTHER)
    first, second = entries(office)
    assert (first.number, first.calls, first.call_id) == (CALLER, 2, last)
    assert second.number == OTHER


# --- what ends it ---


def is_called_back(office: Office) -> None:
    office.engine.act(threads.call_back, CALLER, Callback.NO_ANSWER, author="Kim")


def is_taken_off(office: Office) -> None:
    office.engine.act(threads.dismiss_callback, CALLER, author="Kim")


def is_done(office: Office) -> None:
    office.engine.act(threads.done, CALLER, ThreadStatus.CONTACTED, author="Kim")


def is_written_to(office: Office) -> None:
    office.engine.send(CALLER, "Sorry we missed you!", author="Kim")
    office.run(10)


def is_called_from_a_line(office: Office) -> None:
    leg = office.line.call_out(CALLER)
    office.run(5)
    office.line.answer(leg)
    office.run(30)
    office.line.hang_up(leg)
    office.run(10)


def gets_through(office: Office) -> None:
    sid = office.line.ring(CALLER)
    office.line.answer(office.line.leg(sid))
    office.run(60)
    office.line.hang_up(sid)
    office.run(20)


def is_texted_by_itself(office: Office) -> None:
    office.missed()
    office.run(15)


ENDS: dict[str, tuple[Callable[[Office], None], Callback, str]] = {
    "called back": (is_called_back, Callback.NO_ANSWER, "Kim"),
    "taken off": (is_taken_off, Callback.DISMISSED, "Kim"),
    "done": (is_done, Callback.DISMISSED, "Kim"),
    "written to": (is_written_to, Callback.TEXTED, "Kim"),
    "called from a line": (is_called_from_a_line, Callback.ANSWERED, ""),
    "got through": (gets_through, Callback.ANSWERED, ""),
    "texted for a later call": (is_texted_by_itself, Callback.TEXTED, ""),
}


@pytest.mark.parametrize("what", ENDS)
def test_it_ends_for_all_their_calls(office: Office, what: str) -> None:
    act, how, who = ENDS[what]
    calls = [old_call(office), old_call(office)]
    old_call(office, OTHER)
    office.run(30)
    act(office)
    assert [entry.number for entry in entries(office)] == [OTHER]
    for sid in calls:
        call = office.call(sid)
        assert (call.callback, call.callback_by) == (how, who)
        assert call.callback_at is not None


def test_who_is_not_on_it_cannot_be_taken_off(office: Office) -> None:
    office.missed()
    office.run(12)
    with pytest.raises(UserError, match="not on the call-back list"):
        office.engine.act(threads.dismiss_callback, CALLER)


def test_an_outgoing_call_nobody_took_leaves_them_on_it(office: Office) -> None:
    old_call(office)
    leg = office.line.call_out(CALLER)
    office.run(20)
    office.line.no_answer(leg)
    office.run(10)
    assert len(entries(office)) == 1


def test_a_text_of_staff_that_did_not_arrive_puts_them_on_it_again(office: Office) -> None:
    old_call(office)
    office.line.set_reach(CALLER, "landline")
    office.engine.send(CALLER, "Sorry we missed you!")
    office.run(60)
    assert [entry.number for entry in entries(office)] == [CALLER]


def test_a_missed_call_after_the_call_back_is_a_new_entry(office: Office) -> None:
    old_call(office)
    is_called_back(office)
    office.sleep(3600)
    later = old_call(office)
    [entry] = entries(office)
    assert (entry.call_id, entry.calls) == (later, 1)


def test_an_unconfirmed_text_that_is_found_takes_them_off(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.LOSE_ANSWER, "post", count=1))
    lag = office.line.faults.add(Fault(FaultKind.LIST_LAG, "messages", seconds=9000))
    sid = office.missed()
    office.run(170)
    assert [entry.reason for entry in entries(office)] == ["unconfirmed"]
    office.line.faults.clear(lag)
    office.run(10)
    assert entries(office) == []
    assert office.call(sid).callback is Callback.TEXTED


def test_who_turns_out_to_be_answered_leaves_no_trace(office: Office) -> None:
    sid = old_call(office)
    call = office.call(sid)
    assert call.callback is Callback.OPEN
    # The log now shows a leg of an hour ago that a person took.
    began = call.row.started_at or office.clock.now()
    leg = CallRow(
        "CAleg", "outbound-dial", "completed", CALLER, "+12125550170", sid, began,
        started_at=began, ended_at=began + timedelta(seconds=90), duration=90,
    )  # fmt: skip
    office.engine.intake.take([replace(call.row, duration=95), leg])
    office.engine.intake.take([replace(call.row, duration=95), leg])
    office.run(10)
    assert office.call(sid).callback in {Callback.NONE, Callback.ANSWERED}
    assert entries(office) == []

"""Calls: how each set-up of phones looks in the log while it happens and once it is over."""

from datetime import timedelta

import pytest

from deskreply.practice import STAFF_PHONE, CallOver, ManualClock, PracticeLine, UnknownRow
from deskreply.practice.calls import Unanswered
from deskreply.practice.model import Outcome

CALLER = "+14155550123"
BRIDGING = "+12125550194"


def statuses(line: PracticeLine, sid: str) -> tuple[str, list[str]]:
    return line.call(sid).status, [leg.status for leg in line.legs(sid)]


def test_forwarded_and_answered(line: PracticeLine, clock: ManualClock) -> None:
    sid = line.ring(CALLER)
    assert statuses(line, sid) == ("ringing", [])
    leg = line.leg(sid)
    assert statuses(line, sid) == ("in-progress", ["ringing"])
    clock.advance(6)
    line.answer(leg)
    clock.advance(40)
    line.hang_up(leg)
    assert statuses(line, sid) == ("completed", ["completed"])
    assert line.call(leg).duration == 40
    assert line.call(sid).duration == 46
    assert line.call(leg).to == STAFF_PHONE


@pytest.mark.parametrize(("end", "status"), [
    ("no_answer", "no-answer"), ("busy", "busy"), ("fail", "failed"),
])  # fmt: skip
def test_forwarded_and_not_answered(
    line: PracticeLine, clock: ManualClock, end: str, status: str
) -> None:
    sid = line.ring(CALLER)
    leg = line.leg(sid)
    clock.advance(20)
    getattr(line, end)(leg)
    assert statuses(line, sid) == ("in-progress", [status])
    clock.advance(5)
    line.hang_up(sid)
    assert statuses(line, sid) == ("completed", [status])
    assert line.call(leg).duration == 0


@pytest.mark.parametrize("unanswered", ["canceled", "no-answer"])
def test_caller_hangs_up_while_it_rings(line: PracticeLine, unanswered: Unanswered) -> None:
    sid = line.ring(CALLER)
    line.leg(sid)
    line.hang_up(sid, unanswered=unanswered)
    assert statuses(line, sid) == ("completed", [unanswered])
    bridging = line.ring(CALLER, BRIDGING)
    line.leg(bridging)
    line.hang_up(bridging, unanswered=unanswered)
    assert statuses(line, bridging) == ("no-answer", [unanswered])


def test_a_bridging_number_goes_on_ringing_until_somebody_answers(line: PracticeLine) -> None:
    sid = line.ring(CALLER, BRIDGING)
    leg = line.leg(sid)
    assert statuses(line, sid) == ("ringing", ["ringing"])
    line.answer(leg)
    assert statuses(line, sid) == ("in-progress", ["in-progress"])


def test_several_phones_at_once(line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    legs = [line.leg(sid, to) for to in ("+12125550181", "sip:front@office.example", "client:back")]
    line.answer(legs[1])
    assert statuses(line, sid) == ("in-progress", ["canceled", "in-progress", "canceled"])
    line.hang_up(sid)
    assert statuses(line, sid) == ("completed", ["canceled", "completed", "canceled"])


def test_phones_one_after_the_other(line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    line.no_answer(line.leg(sid, "+12125550181"))
    line.hang_up(line.leg(sid, "+12125550182"))
    last = line.leg(sid, "+12125550183")
    line.answer(last)
    line.hang_up(last)
    assert statuses(line, sid) == ("completed", ["no-answer", "canceled", "completed"])


def test_voicemail(line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    line.no_answer(line.leg(sid))
    line.hang_up(sid)
    line.voicemail(sid, 11)
    (recording,) = line.recordings(sid)
    assert (recording.source, recording.seconds) == ("RecordVerb", 11)


def test_a_machine_picks_up(line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    leg = line.leg(sid)
    line.answer(leg, answered_by="machine_end_beep")
    line.hang_up(sid)
    assert statuses(line, sid) == ("completed", ["completed"])
    assert line.call(leg).answered_by == "machine_end_beep"


def test_hung_up_early_rejected_and_queued(line: PracticeLine) -> None:
    early, rejected, queued = (line.ring(CALLER) for _ in range(3))
    line.hang_up(early)
    line.reject(rejected)
    line.pick_up(queued)
    line.hang_up(queued)
    assert [statuses(line, s) for s in (early, rejected, queued)] == [
        ("no-answer", []),
        ("busy", []),
        ("completed", []),
    ]


def test_staff_calling_out(line: PracticeLine) -> None:
    leg = line.call_out(CALLER)
    root = line.call(line.call(leg).parent_sid or "")
    assert (root.direction, root.from_) == ("inbound", "client:desk")
    assert (line.call(leg).to, line.call(leg).direction) == (CALLER, "outbound-dial")
    line.answer(leg)
    line.hang_up(leg)
    assert line.call(root.sid).status == "completed"
    leg = line.call_out(CALLER, staff=STAFF_PHONE)
    root = line.call(line.call(leg).parent_sid or "")
    assert (root.direction, root.to) == ("outbound-api", STAFF_PHONE)


def test_nothing_more_happens_to_a_call_that_is_over(line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    line.hang_up(sid)
    for act in (line.hang_up, line.leg, line.answer, line.pick_up, line.busy):
        with pytest.raises(CallOver):
            act(sid)
    with pytest.raises(UnknownRow):
        line.hang_up("CA0")
    with pytest.raises(UnknownRow):
        line.ring(CALLER, "+12125550100")


def test_finished_calls_have_their_own_times(line: PracticeLine) -> None:
    ended = line.now() - timedelta(hours=5)
    sid = line.finished_call(CALLER, outcome="busy", seconds=12, ended_at=ended)
    call = line.call(sid)
    assert (call.start_time, call.end_time) == (ended - timedelta(seconds=12), ended)
    assert statuses(line, sid) == ("completed", ["busy"])


def test_trunk_calls_end_as_they_were(line: PracticeLine) -> None:
    ends: dict[Outcome, str] = {
        "answered": "completed",
        "no-answer": "no-answer",
        "busy": "busy",
    }
    for outcome, status in ends.items():
        sid = line.finished_call(CALLER, "+12125550193", outcome=outcome)
        assert statuses(line, sid) == (status, [])


def test_a_call_out_rings_on_where_nobody_answers(line: PracticeLine, clock: ManualClock) -> None:
    line.auto_answer = False
    call = line.create_call("+12125550190", CALLER)
    clock.advance(300)
    assert line.call(call.sid).status == "ringing"
    line.hang_up(call.sid)
    assert line.call(call.sid).status == "no-answer"


def test_history_tells_everything_in_order(line: PracticeLine, clock: ManualClock) -> None:
    sid = line.ring(CALLER)
    clock.advance(2)
    leg = line.leg(sid)
    clock.advance(9)
    line.busy(leg)
    line.hang_up(sid)
    told = line.history(kind="call") + line.history(kind="leg")
    assert [e.kind for e in sorted(told, key=lambda e: e.number)] == [
        "call.ringing",
        "call.in-progress",
        "leg.ringing",
        "leg.busy",
        "call.completed",
    ]
    last = line.history()[-1]
    assert (last.sid, last.at, last.details["caller"]) == (sid, line.now(), CALLER)
    assert last.details["ended_at"] == "2026-03-02T15:00:11Z"
    assert line.history(since=last.number - 1) == (last,)
    assert line.history(since=last.number) == ()

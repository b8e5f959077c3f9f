"""Scripted callers: what they are, each one played to its end, and the runner."""

import time

import phonenumbers
import pytest

from deskreply.practice import (
    SCRIPTS,
    WITHHELD,
    AwaitText,
    Call,
    DeliveryPace,
    ManualClock,
    PlaceCall,
    PracticeLine,
    Say,
    Script,
    ScriptRunner,
    Wait,
    scripts_named,
)
from deskreply.practice.model import Outcome
from deskreply.practice.runner import perform
from deskreply.practice.scripts import AREA_CODES

CALLER = "+14155550123"
MAIN = "+12125550190"


def play(line: PracticeLine, clock: ManualClock, script: Script, *, texting: bool = True) -> None:
    """Play a script under the manual clock, with an office that answers every call and text."""
    answered, patience = 0, 3600.0
    for pause in perform(line, script):
        left = pause.seconds
        while left > 0 and not (pause.until and pause.until()):
            said = len([e for e in line.history(kind="text.in")])
            over = [e for e in line.history(kind="call.") if e.details["ended_at"]]
            due = len(over) + said
            if texting and due > answered and script.caller != WITHHELD:
                answered = due
                if not line.opted_out(script.caller):
                    line.send_text(MAIN, script.caller, "How can we help?")
            clock.advance(1)
            left -= 1
            patience -= 1
            assert patience > 0


def test_callers_are_valid_and_fictitious() -> None:
    for script in SCRIPTS:
        for turn in range(len(AREA_CODES)):
            caller = script.in_round(turn).caller
            if caller == WITHHELD:
                continue
            assert caller[5:10] == "55501"
            assert phonenumbers.is_valid_number(phonenumbers.parse(caller))
    callers = [s.in_round(t).caller for s in SCRIPTS for t in range(12) if s.caller != WITHHELD]
    assert len(set(callers)) == len(callers)


def test_the_scripts_that_must_be_there() -> None:
    assert {s.name for s in SCRIPTS} >= {
        "spanish-booking", "insurance-question", "angry", "landline", "stop", "wrong-number",
        "withheld", "twice", "answered",
    }  # fmt: skip
    assert [s.name for s in scripts_named(("stop", "angry"))] == ["stop", "angry"]
    with pytest.raises(ValueError, match="nobody"):
        scripts_named(("nobody",))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: s.name)
def test_each_script_plays_to_its_end(
    line: PracticeLine, clock: ManualClock, script: Script
) -> None:
    play(line, clock, script)
    assert all(call.final for call in line.calls())
    said = [m.body for m in line.texts(script.caller) if not m.outbound]
    assert said == [s.body for s in script.steps if isinstance(s, Say)]


def test_the_landline_takes_no_text(line: PracticeLine, clock: ManualClock) -> None:
    (script,) = scripts_named(("landline",))
    play(line, clock, script, texting=False)
    sid = line.send_text(MAIN, script.caller, "Sorry we missed you").sid
    clock.advance(10)
    assert (line.message(sid).status, line.message(sid).error_code) == ("undelivered", 30006)


def test_outcomes_in_the_log(line: PracticeLine, clock: ManualClock) -> None:
    for script in SCRIPTS:
        play(line, clock, script)
    roots: dict[str, list[Call]] = {}
    for call in line.calls():
        if call.parent_sid is None:
            roots.setdefault(call.from_, []).append(call)

    def legs(name: str) -> list[list[str]]:
        (script,) = scripts_named((name,))
        return [[leg.status for leg in line.legs(c.sid)] for c in roots[script.caller]]

    assert legs("answered") == [["completed"]]
    assert legs("angry") == [["canceled"]]
    assert legs("stop") == [["busy"]]
    assert legs("twice") == [[], ["no-answer"]]
    first, second = roots["+17135550139"]
    assert (second.date_created - first.date_created).total_seconds() < 10
    (landline,) = roots["+14045550155"]
    assert [r.source for r in line.recordings(landline.sid)] == ["RecordVerb"]
    assert line.opted_out("+16025550171")


def test_without_a_text_of_ours_a_caller_says_nothing(
    line: PracticeLine, clock: ManualClock
) -> None:
    play(line, clock, SCRIPTS[0], texting=False)
    assert line.texts() == ()


@pytest.mark.parametrize("outcome", ["failed", "machine", "rejected", "queue"])
def test_other_outcomes(line: PracticeLine, clock: ManualClock, outcome: Outcome) -> None:
    play(line, clock, Script("x", "X", CALLER, (PlaceCall(3, outcome, 5),)), texting=False)
    assert all(call.final for call in line.calls())


def test_staff_may_pick_up_a_scripted_call(line: PracticeLine, clock: ManualClock) -> None:
    steps = perform(line, SCRIPTS[0])
    pause = next(steps)
    root, leg = line.calls()
    line.answer(leg.sid)
    assert pause.until is not None
    assert pause.until()
    next(steps)
    line.hang_up(leg.sid)
    pause = next(steps)
    assert pause.seconds == 120
    assert line.call(root.sid).status == "completed"


def test_stopping_in_the_middle_hangs_up(line: PracticeLine) -> None:
    steps = perform(line, SCRIPTS[0])
    next(steps)
    steps.close()
    assert all(call.final for call in line.calls())


QUICK = Script(
    "quick", "Quick", CALLER,
    (PlaceCall(0.2), AwaitText(reading=0.1), Say("¡Hola!"), AwaitText(reading=0.1), Wait(0.1),
     Say("gracias")),
)  # fmt: skip


def ended(line: PracticeLine) -> int:
    return len(line.history(kind="script.end"))


def test_the_runner_plays_in_real_time() -> None:
    line = PracticeLine(speed=20, pace=DeliveryPace(0.1, 0.1, 0.1))
    runner = ScriptRunner(line, [QUICK], gap=0.1, repeat=False)
    with runner:
        assert line.wait_for(lambda: any(c.final and not c.parent_sid for c in line.calls()), 5)
        line.send_text(MAIN, CALLER, "Sorry we missed you")
        assert line.wait_for(lambda: len(line.texts(CALLER)) == 2, 5)
        line.send_text(MAIN, CALLER, "Claro")
        assert line.wait_for(lambda: ended(line) == 1, 5)
        assert runner.join(5)
    assert [m.body for m in line.texts(CALLER)][1::2] == ["¡Hola!", "gracias"]


def test_conversations_run_beside_each_other_and_rounds_have_new_callers() -> None:
    line = PracticeLine(speed=20)
    waiting = Script("waiting", "Waits", CALLER, (PlaceCall(0.1), AwaitText(within=10_000)))
    with ScriptRunner(line, [waiting, QUICK], gap=0.1):
        started = lambda: len(line.history(kind="script.start")) >= 6  # noqa: E731
        assert line.wait_for(started, 5)
    starts = [e.details["caller"] for e in line.history(kind="script.start")]
    assert len(set(starts)) == len(starts)
    assert all(c.final for c in line.calls())


def test_callers_of_a_round_come_by_themselves_and_later_ones_when_asked() -> None:
    line = PracticeLine(speed=20)
    once = [
        Script(name, name, CALLER[:-1] + last, (PlaceCall(0.1, "early"),))
        for name, last in (("first", "1"), ("second", "2"))
    ]
    with ScriptRunner(line, once, gap=1000, repeat=False) as runner:
        assert line.wait_for(lambda: ended(line) == 1, 5)
        first, second = runner.turns()
        assert (first.started, first.seconds, second.started) == (True, None, False)
        assert second.seconds is not None
        assert 40 < second.seconds <= 50

        runner.call_now()
        assert line.wait_for(lambda: ended(line) == 2, 5)
        assert [turn.seconds for turn in runner.turns()] == [None, None]
        before = [turn.script.caller for turn in runner.turns()]
        assert runner.join(5)

        runner.call_now()
        assert line.wait_for(lambda: ended(line) == 3, 5)
        after = [turn.script.caller for turn in runner.turns()]
        assert after[0] != before[0]
        assert after[1] == before[1]


def test_the_runner_stops_at_once() -> None:
    line = PracticeLine()
    runner = ScriptRunner(line, gap=3600)
    runner.start()
    runner.start()
    assert line.wait_for(lambda: len(line.calls()) == 2, 5)
    begun = time.monotonic()
    runner.stop()
    assert time.monotonic() - begun < 0.2
    assert not runner.running
    assert all(c.final for c in line.calls())


def test_a_change_of_speed_reaches_a_wait_that_runs() -> None:
    line = PracticeLine(speed=1)
    slow = Script("slow", "Slow", CALLER, (PlaceCall(2, "early"),))
    with ScriptRunner(line, [slow], repeat=False) as runner:
        assert line.wait_for(lambda: len(line.calls()) == 1, 5)
        begun = time.monotonic()
        line.speed = 20
        assert runner.join(5)
    assert time.monotonic() - begun < 1


def test_no_scripts(line: PracticeLine) -> None:
    with pytest.raises(ValueError, match="at least one"):
        ScriptRunner(line, [])

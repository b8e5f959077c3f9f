"""Who is texted, who is not, and why: the rules as a caller meets them."""

import pytest

from deskreply.domain.models import Decision, LineKind, Outcome
from tests.support.office import CALLER, OFFICE, SECOND, Office


def test_ringing_twice_in_ten_seconds_gives_one_text_for_the_second_call(office: Office) -> None:
    first = office.missed(rings=4)
    office.run(3)
    second = office.missed(rings=3)
    office.run(60)
    assert len(office.texts()) == 1
    assert office.call(first).decision is Decision.SKIPPED
    assert office.call(second).decision is Decision.TEXTED


def test_two_calls_of_one_caller_in_one_late_page_give_one_text(office: Office) -> None:
    office.run(1)
    office.server.stop()
    office.run(20)
    ends = office.clock.now()
    first = office.line.finished_call(CALLER, ended_at=office.later(seconds=-12))
    second = office.line.finished_call(CALLER, ended_at=ends)
    office.server.start()
    office.run(60)
    assert len(office.texts()) == 1
    decisions = {office.call(first).decision, office.call(second).decision}
    assert decisions == {Decision.TEXTED, Decision.SKIPPED}


def test_who_gets_through_during_the_delay_is_not_texted(office: Office) -> None:
    office.change(textback__delay_seconds=20)
    first = office.missed()
    office.run(6)
    assert office.call(first).decision is Decision.PENDING
    again = office.line.ring(CALLER)
    office.line.answer(office.line.leg(again))
    office.run(60)
    office.line.hang_up(again)
    office.run(60)
    assert office.texts() == []
    assert office.call(first).decision is Decision.SKIPPED


def test_a_caller_who_is_called_back_during_the_delay_is_not_texted(office: Office) -> None:
    office.change(textback__delay_seconds=15)
    sid = office.missed()
    office.run(5)
    office.line.call_out(CALLER)
    office.run(60)
    assert office.texts() == []
    assert office.call(sid).reason == "in-touch"


def test_staff_who_writes_during_the_delay_is_enough(office: Office) -> None:
    office.change(textback__delay_seconds=15)
    sid = office.missed()
    office.run(5)
    office.engine.send(CALLER, "Saw your call, one moment please!")
    office.run(60)
    assert office.texts() == ["Saw your call, one moment please!"]
    assert office.call(sid).reason == "in-touch"


def test_somebody_else_who_texted_the_caller_since_is_enough(office: Office) -> None:
    office.change(textback__delay_seconds=8)
    sid = office.missed()
    office.run(3)
    office.line.send_text(OFFICE, CALLER, "Sent from the provider's console")
    office.run(60)
    assert office.texts() == ["Sent from the provider's console"]
    assert office.call(sid).decision is Decision.SKIPPED


@pytest.mark.parametrize(
    "shown",
    ["", "anonymous", "Restricted", "+266696687", "7378742833", "+17378742833", "+18656696"],
)
def test_withheld_callers_are_recognised(office: Office, shown: str) -> None:
    sid = office.missed(shown)
    office.run(30)
    call = office.call(sid)
    assert (call.decision, call.reason) == (Decision.SKIPPED, "withheld")
    assert office.line.texts_out() == ()


def test_an_own_number_and_a_staff_phone_are_never_texted(office: Office) -> None:
    office.change(office__staff_phones="+14155550100")
    own, staff = office.missed(SECOND), office.missed("+14155550100")
    office.run(30)
    assert {office.call(own).reason, office.call(staff).reason} == {"own-number"}


def test_a_phone_that_calls_are_forwarded_to_is_never_texted(office: Office) -> None:
    sid = office.line.ring(CALLER)
    office.line.leg(sid, "+14155550177")
    office.run(5)
    office.line.hang_up(sid)
    office.run(60)
    from_staff = office.missed("+14155550177")
    office.run(30)
    assert office.call(from_staff).reason == "own-number"


def test_foreign_callers_are_not_texted_unless_their_region_is_chosen(office: Office) -> None:
    canada, jamaica = office.missed("+14165550123"), office.missed("+18765550123")
    office.run(30)
    assert {office.call(canada).reason, office.call(jamaica).reason} == {"foreign"}
    office.change(textback__regions="US,CA")
    again = office.missed("+14165550124")
    office.run(30)
    assert office.call(again).decision is Decision.TEXTED


def test_one_text_in_the_cooldown_then_another(office: Office) -> None:
    office.missed()
    office.run(600)
    second = office.missed()
    office.run(600)
    assert office.call(second).reason == "cooldown"
    assert len(office.texts()) == 1
    office.sleep(24 * 3600)
    office.missed()
    office.run(60)
    assert len(office.texts()) == 2


def test_switched_off_means_nobody_is_texted_and_everybody_is_seen(office: Office) -> None:
    office.change(textback__enabled="no")
    sid = office.missed()
    office.run(60)
    assert office.texts() == []
    assert (office.call(sid).outcome, office.call(sid).reason) == (Outcome.MISSED, "disabled")
    assert office.thread().number == CALLER


@pytest.mark.parametrize(
    ("scope", "hours", "texted"),
    [
        ("after-hours", "tue 08:00-17:00", False),
        ("after-hours", "wed 08:00-17:00", True),
        ("open-hours", "tue 08:00-17:00", True),
        ("open-hours", "wed 08:00-17:00", False),
        ("busy", "", False),
    ],
)
def test_scope(office: Office, scope: str, hours: str, texted: bool) -> None:
    office.change(textback__scope=scope, office__hours=hours)
    sid = office.missed()
    office.run(30)
    assert bool(office.texts()) is texted
    assert office.call(sid).reason == ("no-answer" if texted else "scope")


def test_scope_busy_texts_when_every_phone_was_busy(office: Office) -> None:
    office.change(textback__scope="busy")
    sid = office.line.ring(CALLER)
    office.line.busy(office.line.leg(sid))
    office.line.hang_up(sid)
    office.run(30)
    assert len(office.texts()) == 1


def test_quiet_hours_hold_the_text_until_they_end(office: Office) -> None:
    office.clock.advance(11 * 3600)  # ten in the evening in New York
    office.engine.calls.sweep_next()
    sid = office.missed()
    office.run(60)
    call = office.call(sid)
    assert (call.decision, call.reason) == (Decision.HELD, "quiet-hours")
    assert office.texts() == []
    office.sleep(9 * 3600 + 58 * 60)
    office.run(30)
    assert office.texts() == []
    office.run(120)
    assert len(office.texts()) == 1
    texted = office.call(sid).texted_at
    assert texted is not None
    assert (texted.hour, texted.minute) == (12, 0)  # 8:00 in New York
    assert office.call(sid).decision is Decision.TEXTED


def test_a_held_text_is_dropped_when_staff_calls_before_it_goes(office: Office) -> None:
    office.clock.advance(11 * 3600)
    sid = office.missed()
    office.run(60)
    office.line.call_out(CALLER)
    office.sleep(11 * 3600)
    office.run(60)
    assert office.texts() == []
    assert office.call(sid).reason == "in-touch"


def test_above_the_cap_texts_are_held_and_the_desk_is_told_once(office: Office) -> None:
    office.change(caps__per_10_minutes=2)
    callers = [f"+1{area}5550123" for area in (212, 415, 305, 617, 713)]
    for caller in callers:
        office.line.finished_call(caller)
    office.run(60)
    assert sum(len(office.texts(caller)) for caller in callers) == 2
    assert [n.kind for n in office.notices if n.kind != "promise"] == ["health"]
    office.run(1900)
    assert all(len(office.texts(caller)) == 1 for caller in callers)


def test_a_queue_line_asks_staff_instead_of_texting(office: Office) -> None:
    office.profile(kind=LineKind.QUEUE)
    sid = office.line.finished_call(CALLER, outcome="queue")
    office.run(30)
    call = office.call(sid)
    assert (call.outcome, call.decision) == (Outcome.UNKNOWN, Decision.REVIEW)
    assert office.texts() == []


def test_a_voicemail_on_a_queue_line_is_a_missed_call(office: Office) -> None:
    office.profile(kind=LineKind.QUEUE)
    sid = office.line.finished_call(CALLER, outcome="queue")
    office.line.voicemail(sid, 8)
    office.run(30)
    assert office.call(sid).outcome_reason == "voicemail"
    assert len(office.texts()) == 1


def test_every_decision_has_a_sentence_and_its_facts(office: Office) -> None:
    sid = office.missed()
    office.run(600)
    second = office.missed()
    office.run(30)
    with office.store.read() as reader:
        chain = [(d.decision, d.reason) for d in reader.decisions(sid)]
        [skipped] = reader.decisions(second)
    assert chain == [(Decision.PENDING, "no-answer"), (Decision.TEXTED, "no-answer")]
    assert skipped.explanation == "Not texted: they were texted 10 minutes ago."
    assert skipped.facts["count"] == 1

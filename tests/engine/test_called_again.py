"""Somebody calls again while it is not known whether the text for the first call went: the second
call is not texted because of that text. Should it not go in the end, the second call must not be
forgotten, whatever the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deskreply.domain.history import Finding
from deskreply.domain.models import Callback, Decision, ThreadStatus
from deskreply.engine import permission, templates, threads
from deskreply.practice import Fault, FaultKind
from tests.support.history import failures
from tests.support.office import CALLER, OFFICE, SECOND, Office

RELIED = (Decision.SKIPPED, "cooldown")


def in_doubt(office: Office) -> str:
    """A missed call whose text was posted, and no answer came; to be sent again by choice."""
    office.change(textback__unconfirmed="resend")
    office.line.faults.add(Fault(FaultKind.RESET, "post", count=1))
    sid = office.missed()
    office.run(60)
    return sid


def relies(office: Office) -> str:
    """They call again, and are not texted because of the text in doubt."""
    sid = office.missed()
    office.run(30)
    assert decided(office, sid) == RELIED
    return sid


def quarter_of_an_hour(office: Office) -> None:
    """Longer than the quarantine of a text in doubt."""
    for _ in range(15):
        office.skip(55)


def decided(office: Office, sid: str) -> tuple[Decision, str]:
    call = office.call(sid)
    return call.decision, call.reason


def forgotten(office: Office) -> list[Finding]:
    """What the log and the database say must not be."""
    return failures(office.store, office.line, office.settings, office.clock.now())


def nothing(office: Office) -> None:
    pass


def calls_a_third_time(office: Office) -> None:
    office.missed()


def gets_through(office: Office) -> None:
    sid = office.line.ring(CALLER)
    office.line.answer(office.line.leg(sid))
    office.run(60)
    office.line.hang_up(sid)


def rings_when_the_text_is_due(office: Office) -> None:
    for _ in range(8):
        office.skip(55)
    sid = office.line.ring(CALLER)
    office.line.leg(sid)
    office.run(60)
    office.line.hang_up(sid, unanswered="no-answer")


def talks_when_the_text_is_due(office: Office) -> None:
    for _ in range(8):
        office.skip(55)
    sid = office.line.ring(CALLER)
    office.line.answer(office.line.leg(sid))
    office.run(60)
    office.line.hang_up(sid)


def says_stop(office: Office) -> None:
    office.line.text_in(CALLER, "STOP")


def is_called_back(office: Office) -> None:
    leg = office.line.call_out(CALLER)
    office.run(5)
    office.line.answer(leg)
    office.run(30)
    office.line.hang_up(leg)


def is_said_to_be_called_back(office: Office) -> None:
    office.engine.act(threads.call_back, CALLER, Callback.REACHED)


def is_done(office: Office) -> None:
    office.engine.act(threads.done, CALLER, ThreadStatus.BOOKED)


def is_written_to(office: Office) -> None:
    office.engine.send(CALLER, "Saw your calls, one moment please!")


def is_texted_by_somebody_else(office: Office) -> None:
    office.line.send_text(OFFICE, CALLER, "Sent from the provider's console")


def is_blocked(office: Office) -> None:
    permission.block(office.store, office.settings, office.clock.now(), CALLER)


def is_not_to_be_texted(office: Office) -> None:
    permission.do_not_text(office.store, office.settings, office.clock.now(), CALLER)


def texting_is_switched_off(office: Office) -> None:
    office.change(textback__enabled=False)


def texting_is_for_other_hours(office: Office) -> None:
    office.change(textback__scope="busy")


def the_region_is_taken_out(office: Office) -> None:
    office.change(textback__regions="CA")


def turns_out_to_be_staff(office: Office) -> None:
    office.change(office__staff_phones=CALLER)


def it_gets_too_late(office: Office) -> None:
    office.change(textback__max_age_minutes=5)


def the_wording_has_a_gap(office: Office) -> None:
    words = "Hi {first_name}, {business} here. How can we help? Reply STOP to opt out."
    place = templates.Office(office.settings, "America/New_York", office.clock.now())
    templates.save(office.store, place, "open", words)


def the_number_takes_no_texts(office: Office) -> None:
    office.line.set_reach(CALLER, "landline")


@pytest.mark.parametrize(
    ("happens", "texts", "reason"),
    [
        (nothing, 1, "no-answer"),
        (calls_a_third_time, 1, "in-touch"),
        (gets_through, 0, "answered"),
        (rings_when_the_text_is_due, 1, "in-touch"),
        (talks_when_the_text_is_due, 0, "in-touch"),
        (says_stop, 0, "opted-out"),
        (is_called_back, 0, "in-touch"),
        (is_said_to_be_called_back, 0, "in-touch"),
        (is_done, 0, "in-touch"),
        (is_written_to, 1, "in-touch"),
        (is_texted_by_somebody_else, 1, "in-touch"),
        (is_blocked, 0, "blocked"),
        (is_not_to_be_texted, 0, "opted-out"),
        (texting_is_switched_off, 0, "disabled"),
        (texting_is_for_other_hours, 0, "scope"),
        (the_region_is_taken_out, 0, "foreign"),
        (turns_out_to_be_staff, 0, "own-number"),
        (it_gets_too_late, 0, "too-old"),
        (the_wording_has_a_gap, 0, "wording"),
        (the_number_takes_no_texts, 1, "undeliverable"),
    ],
)
def test_a_call_that_relied_on_a_text_has_its_own_say_when_that_text_does_not_go(
    office: Office, happens: Callable[[Office], None], texts: int, reason: str
) -> None:
    in_doubt(office)
    second = relies(office)
    happens(office)
    quarter_of_an_hour(office)
    assert len(office.texts()) == texts
    assert forgotten(office) == []
    assert office.call(second).reason == reason


def test_staff_who_called_back_before_the_second_call_does_not_answer_it(office: Office) -> None:
    first = in_doubt(office)
    is_called_back(office)
    office.run(30)
    second = relies(office)
    quarter_of_an_hour(office)
    assert decided(office, first) == (Decision.SKIPPED, "in-touch")
    assert office.call(second).decision is Decision.TEXTED
    assert len(office.texts()) == 1
    assert forgotten(office) == []


def test_of_three_calls_the_one_in_the_middle_does_not_make_the_last_forgotten(
    office: Office,
) -> None:
    """The second is over while the third still rings, so that one is to decide, which then relied
    on the text for the first."""
    first = in_doubt(office)
    two = office.line.ring(CALLER)
    office.run(5)
    three = office.line.ring(CALLER, SECOND)
    office.run(5)
    office.line.hang_up(two)
    office.run(15)
    office.line.hang_up(three)
    office.run(30)
    assert decided(office, three) == RELIED
    quarter_of_an_hour(office)
    assert len(office.texts()) == 1
    assert forgotten(office) == []
    assert {office.call(sid).reason for sid in (first, two)} == {"in-touch"}


def test_a_call_that_relied_on_a_follow_up_in_doubt_is_texted_instead(office: Office) -> None:
    office.change(followup__enabled=True, textback__unconfirmed="resend")
    office.missed()
    office.run(60)
    office.skip(24 * 3600 - 100)
    with office.line.faults.on(Fault(FaultKind.RESET, "post")):
        office.run(120)
    again = relies(office)
    quarter_of_an_hour(office)
    assert office.call(again).decision is Decision.TEXTED
    assert len(office.texts()) == 2
    assert forgotten(office) == []

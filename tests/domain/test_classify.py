"""Was the call missed: every set-up an office may have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskreply.domain.models import CallRow, LineProfile, Outcome
from tests.domain.build import (
    END,
    FORWARDING,
    QUEUE,
    STAFF,
    TRUNK,
    VOICEMAIL,
    after_end,
    judge,
    leg,
    root,
    told,
)

# --- what a missed call looks like --------------------------------------------------------------


def test_a_forwarded_call_that_was_answered_is_answered() -> None:
    assert told(judge(root(), leg("completed", seconds=12))) == ("answered", "answered")


@pytest.mark.parametrize("status", ["no-answer", "busy", "failed"])
def test_a_forwarded_call_nobody_took_is_missed(status: str) -> None:
    assert told(judge(root(), leg(status))) == ("missed", status)


@pytest.mark.parametrize("parent", ["completed", "no-answer", "canceled", "busy"])
@pytest.mark.parametrize("status", ["canceled", "no-answer"])
def test_a_caller_who_hangs_up_while_it_rings_is_missed(parent: str, status: str) -> None:
    verdict = judge(root(parent), leg(status))
    assert told(verdict) == ("missed", "abandoned" if status == "canceled" else "no-answer")


def test_a_caller_who_hangs_up_before_the_flow_ran_is_missed() -> None:
    assert told(judge(root("no-answer", seconds=2))) == ("missed", "hung-up-early")


def test_one_of_several_phones_that_ring_at_once_is_enough() -> None:
    legs = (leg("canceled", n=1), leg("completed", n=2, seconds=9), leg("no-answer", n=3))
    assert told(judge(root(), *legs)) == ("answered", "answered")


def test_the_last_of_phones_rung_one_after_the_other_may_be_the_one_that_answered() -> None:
    legs = (leg("no-answer", n=1, ended=-15), leg("completed", n=2, seconds=9))
    assert told(judge(root(), *legs)) == ("answered", "answered")


def test_a_voicemail_left_after_nobody_answered_is_a_missed_call() -> None:
    verdict = judge(root(), leg("no-answer", ended=-12), voicemail=True)
    assert told(verdict) == ("missed", "voicemail")


@pytest.mark.parametrize("target", ["sip:front@office.example", "client:front_desk"])
def test_softphone_extensions_answer_like_phones(target: str) -> None:
    assert told(judge(root(), leg("completed", called_raw=target))) == ("answered", "answered")


@pytest.mark.parametrize(
    ("status", "seconds", "expected"),
    [
        ("completed", 1, ("answered", "answered")),
        ("completed", 0, ("missed", "no-answer")),
        ("no-answer", 0, ("missed", "no-answer")),
        ("busy", 0, ("missed", "busy")),
        ("failed", 0, ("missed", "failed")),
        ("canceled", 0, ("missed", "abandoned")),
        ("no-answer", 30, ("missed", "no-answer")),
    ],
)
@pytest.mark.parametrize(
    ("direction", "profile"),
    [("trunking-originating", FORWARDING), ("inbound", TRUNK), ("trunking-originating", TRUNK)],
)
def test_a_trunk_call_is_answered_when_it_was_talked_on(
    status: str, seconds: int, expected: tuple[str, str], direction: str, profile: LineProfile
) -> None:
    row = root(status, direction=direction, duration=seconds)
    assert told(judge(row, profile=profile)) == expected


def test_a_missed_trunk_call_settles_before_it_counts_as_missed() -> None:
    row = root(direction="trunking-originating", duration=0)
    assert judge(row, profile=TRUNK, now=after_end(1)).outcome is Outcome.ONGOING


def test_an_inbound_call_on_a_trunk_line_goes_by_the_legs_it_has() -> None:
    assert told(judge(root(), leg("no-answer"), profile=TRUNK)) == ("missed", "no-answer")


def test_a_queue_without_legs_cannot_be_told() -> None:
    assert told(judge(root(), profile=QUEUE)) == ("unknown", "cannot-tell")


def test_a_queue_that_rang_a_phone_can_be_told() -> None:
    assert told(judge(root(), leg("busy"), profile=QUEUE)) == ("missed", "busy")


def test_a_voicemail_left_with_a_queue_is_a_missed_call() -> None:
    assert told(judge(root(), profile=QUEUE, voicemail=True)) == ("missed", "voicemail")


@pytest.mark.parametrize("answered_by", ["machine_start", "machine_end_beep", "Machine", " Fax "])
def test_an_answering_machine_that_picks_up_is_no_answer(answered_by: str) -> None:
    verdict = judge(root(), leg("completed", seconds=15, answered_by=answered_by))
    assert told(verdict) == ("missed", "machine")


@pytest.mark.parametrize("answered_by", ["human", "unknown", "", None])
def test_anything_but_a_machine_answers(answered_by: str | None) -> None:
    verdict = judge(root(), leg("completed", seconds=15, answered_by=answered_by))
    assert verdict.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("target", "listed"),
    [
        (STAFF, "(212) 555-0177"),
        (STAFF, STAFF),
        ("sip:Machine@Office.example", "SIP:machine@office.EXAMPLE"),
        ("client:answering", " client:answering "),
        (" client:answering", "client:answering"),
    ],
)
def test_a_number_listed_as_not_staff_does_not_answer(target: str, listed: str) -> None:
    profile = replace(FORWARDING, not_staff=("+12125550999", listed))
    verdict = judge(root(), leg("completed", seconds=15, called_raw=target), profile=profile)
    assert told(verdict) == ("missed", "machine")


@pytest.mark.parametrize("target", [STAFF, "client:front_desk", "", None])
def test_a_number_that_is_not_listed_answers(target: str | None) -> None:
    profile = replace(FORWARDING, not_staff=("+12125550999", "client:answering", ""))
    verdict = judge(root(), leg("completed", seconds=15, called_raw=target), profile=profile)
    assert verdict.outcome is Outcome.ANSWERED


def test_a_machine_is_named_only_where_one_picked_up() -> None:
    profile = replace(FORWARDING, not_staff=(STAFF,), min_talk_seconds=5)
    assert told(judge(root(), leg("no-answer"), profile=profile)) == ("missed", "no-answer")
    person = leg("completed", seconds=4, called_raw="client:front_desk")
    assert told(judge(root(), person, profile=profile)) == ("missed", "no-answer")


def test_a_machine_among_phones_that_rang_out_is_still_only_a_machine() -> None:
    legs = (leg("canceled", n=1), leg("completed", n=2, seconds=9, answered_by="machine_start"))
    assert told(judge(root(), *legs)) == ("missed", "machine")


def test_a_leg_too_short_to_talk_is_no_answer() -> None:
    profile = replace(FORWARDING, min_talk_seconds=5)
    assert told(judge(root(), leg("completed", seconds=4), profile=profile))[0] == "missed"
    assert told(judge(root(), leg("completed", seconds=5), profile=profile))[0] == "answered"


@pytest.mark.parametrize(
    ("screening", "seconds", "ended", "outcome"),
    [
        (8, 12, 0, "answered"),
        (8, 12, -3, "answered"),
        (8, 12, -4, "missed"),
        (8, 8, 0, "answered"),
        (8, 7, 0, "missed"),
        (1, 12, -4, "missed"),
        (0, 12, -4, "answered"),
    ],
)
def test_press_1_screening_wants_a_leg_that_lasted_and_ended_with_the_call(
    screening: int, seconds: int, ended: float, outcome: str
) -> None:
    profile = replace(FORWARDING, screening_seconds=screening)
    verdict = judge(root(), leg("completed", seconds=seconds, ended=ended), profile=profile)
    assert verdict.outcome.value == outcome


@pytest.mark.parametrize(("seconds", "outcome"), [(17, "answered"), (16, "missed")])
def test_when_a_leg_ended_is_told_by_its_start_and_length_too(seconds: int, outcome: str) -> None:
    profile = replace(FORWARDING, screening_seconds=8)
    row = leg("completed", seconds=seconds, ended_at=None)
    assert judge(root(), row, profile=profile).outcome.value == outcome


@pytest.mark.parametrize("seconds", [0, 1])
def test_a_leg_of_no_length_does_not_say_when_it_ended(seconds: int) -> None:
    """It rang all the time that it has no length for; a leg of one second says its end."""
    row = leg("canceled", seconds=seconds, ended_at=None, started_at=END)
    assert told(judge(root(), row)) == ("missed", "abandoned" if seconds else "no-answer")


@pytest.mark.parametrize("without", ["leg", "root"])
def test_screening_without_times_leaves_the_doubt_to_answered(without: str) -> None:
    profile = replace(FORWARDING, screening_seconds=8)
    row = leg("completed", seconds=12, ended=-9)
    call = root()
    if without == "leg":
        row = replace(row, ended_at=None, started_at=None)
    else:
        call = replace(call, ended_at=None, started_at=None)
    assert judge(call, row, profile=profile).outcome is Outcome.ANSWERED


@pytest.mark.parametrize("status", ["busy", "no-answer"])
def test_a_line_that_rejects_spam_cannot_tell_a_rejected_call_from_an_early_hang_up(
    status: str,
) -> None:
    profile = replace(FORWARDING, rejects_spam=True)
    assert told(judge(root(status), profile=profile)) == ("unknown", "rejected")


@pytest.mark.parametrize("profile", [FORWARDING, VOICEMAIL])
def test_a_completed_call_that_reached_nobody_is_missed(profile: LineProfile) -> None:
    assert told(judge(root(), profile=profile)) == ("missed", "no-answer")


@pytest.mark.parametrize(
    ("legs", "reason"),
    [
        ((leg("busy", n=1), leg("busy", n=2)), "busy"),
        ((leg("failed", n=1), leg("failed", n=2)), "failed"),
        ((leg("busy", n=1), leg("failed", n=2)), "busy"),
        ((leg("busy", n=1), leg("no-answer", n=2)), "no-answer"),
        ((leg("canceled", n=1), leg("canceled", n=2, ended=-2)), "abandoned"),
        ((leg("no-answer", n=1, ended=-15), leg("canceled", n=2)), "no-answer"),
        ((leg("canceled", n=1, ended=-9),), "no-answer"),
        ((leg("canceled", n=1, ended=-3),), "no-answer"),
    ],
)
def test_staff_see_why_nobody_answered(legs: tuple[CallRow, ...], reason: str) -> None:
    assert told(judge(root(), *legs)) == ("missed", reason)

"""Was the call missed: every set-up an office may have, and every way a call is not settled yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from deskreply.domain.classify import Verdict, classify, root_end
from deskreply.domain.models import CallRow, LineKind, LineProfile, Outcome
from tests.domain.build import (
    CALLER,
    END,
    FORWARDING,
    LATER,
    OFFICE,
    STAFF,
    START,
    after_end,
    leg,
    root,
)

VOICEMAIL = LineProfile(OFFICE, LineKind.VOICEMAIL)
QUEUE = LineProfile(OFFICE, LineKind.QUEUE)
TRUNK = LineProfile(OFFICE, LineKind.TRUNK)


def judge(
    row: CallRow,
    *legs: CallRow,
    profile: LineProfile = FORWARDING,
    reads: int = 2,
    now: datetime = LATER,
    settle_seconds: float = 4,
    voicemail: bool | None = False,
    seen_at: datetime | None = None,
) -> Verdict:
    return classify(
        row,
        legs,
        profile=profile,
        reads=reads,
        now=now,
        settle_seconds=settle_seconds,
        voicemail=voicemail,
        seen_at=seen_at,
    )


def told(verdict: Verdict) -> tuple[str, str]:
    return verdict.outcome.value, verdict.reason


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
        ("completed", 30, ("answered", "answered")),
        ("completed", 0, ("missed", "no-answer")),
        ("no-answer", 0, ("missed", "no-answer")),
        ("busy", 0, ("missed", "busy")),
        ("failed", 0, ("missed", "failed")),
        ("canceled", 0, ("missed", "abandoned")),
    ],
)
def test_a_trunk_call_is_answered_when_it_was_talked_on(
    status: str, seconds: int, expected: tuple[str, str]
) -> None:
    row = root(status, direction="trunking-originating", duration=seconds)
    assert told(judge(row, profile=TRUNK)) == expected


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


@pytest.mark.parametrize("answered_by", ["machine_start", "machine_end_beep", "Machine", "fax"])
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
    ],
)
def test_a_number_listed_as_not_staff_does_not_answer(target: str, listed: str) -> None:
    profile = replace(FORWARDING, not_staff=("+12125550999", listed))
    verdict = judge(root(), leg("completed", seconds=15, called_raw=target), profile=profile)
    assert told(verdict) == ("missed", "machine")


def test_a_machine_among_phones_that_rang_out_is_still_only_a_machine() -> None:
    legs = (leg("canceled", n=1), leg("completed", n=2, seconds=9, answered_by="machine_start"))
    assert told(judge(root(), *legs)) == ("missed", "machine")


def test_a_leg_too_short_to_talk_is_no_answer() -> None:
    profile = replace(FORWARDING, min_talk_seconds=5)
    assert told(judge(root(), leg("completed", seconds=4), profile=profile))[0] == "missed"
    assert told(judge(root(), leg("completed", seconds=5), profile=profile))[0] == "answered"


@pytest.mark.parametrize(
    ("seconds", "ended", "outcome"),
    [(12, 0, "answered"), (12, -3, "answered"), (12, -4, "missed"), (3, 0, "missed")],
)
def test_press_1_screening_wants_a_leg_that_lasted_and_ended_with_the_call(
    seconds: int, ended: float, outcome: str
) -> None:
    profile = replace(FORWARDING, screening_seconds=8)
    verdict = judge(root(), leg("completed", seconds=seconds, ended=ended), profile=profile)
    assert verdict.outcome.value == outcome


def test_screening_without_times_leaves_the_doubt_to_answered() -> None:
    profile = replace(FORWARDING, screening_seconds=8)
    row = leg("completed", seconds=12, ended_at=None, started_at=None)
    assert judge(root(), row, profile=profile).outcome is Outcome.ANSWERED


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
    ],
)
def test_staff_see_why_nobody_answered(legs: tuple[CallRow, ...], reason: str) -> None:
    assert told(judge(root(), *legs)) == ("missed", reason)


# --- still settling -----------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["queued", "ringing", "in-progress", "transferring"])
def test_a_call_that_is_not_over_is_ongoing_and_looked_at_again(status: str) -> None:
    verdict = judge(root(status), leg("no-answer"), now=END)
    assert verdict.outcome is Outcome.ONGOING
    assert verdict.check_at is not None


def test_a_live_call_stays_ongoing_though_a_leg_was_answered() -> None:
    assert judge(root("in-progress"), leg("completed", seconds=9)).outcome is Outcome.ONGOING


def test_an_answered_call_is_settled_at_once_and_with_other_legs_still_live() -> None:
    legs = (leg("completed", n=1, seconds=9), leg("ringing", n=2))
    verdict = judge(root(), *legs, reads=1, now=END)
    assert verdict == Verdict(Outcome.ANSWERED, "answered", None)


def test_nobody_answered_is_not_believed_before_the_call_settled() -> None:
    verdict = judge(root(), leg("no-answer"), now=after_end(3.9))
    assert verdict.outcome is Outcome.ONGOING
    assert verdict.check_at == after_end(4)
    assert judge(root(), leg("no-answer"), now=after_end(4)).outcome is Outcome.MISSED


def test_nobody_answered_is_not_believed_after_one_read() -> None:
    verdict = judge(root(), leg("no-answer"), reads=1, now=after_end(4))
    assert verdict.outcome is Outcome.ONGOING
    assert verdict.check_at == after_end(4.3)
    assert not verdict.wants_refetch


def test_a_call_the_log_pages_no_longer_show_is_fetched_for_its_second_read() -> None:
    verdict = judge(root(), leg("no-answer"), reads=1, now=LATER)
    assert verdict.wants_refetch
    assert verdict.check_at is not None
    assert verdict.check_at > LATER


def test_a_long_forwarded_call_without_any_leg_waits_half_a_minute_for_them() -> None:
    verdict = judge(root(seconds=5), now=after_end(29))
    assert (verdict.outcome, verdict.check_at) == (Outcome.ONGOING, after_end(30))
    assert judge(root(seconds=5), now=after_end(30)).outcome is Outcome.MISSED


@pytest.mark.parametrize(
    ("row", "profile"),
    [(root(seconds=4), FORWARDING), (root("no-answer"), FORWARDING), (root(), VOICEMAIL)],
)
def test_other_calls_without_legs_do_not_wait_longer(row: CallRow, profile: LineProfile) -> None:
    assert judge(row, profile=profile, now=after_end(4)).outcome is Outcome.MISSED


def test_the_length_of_a_call_is_taken_from_its_times_where_it_is_missing() -> None:
    assert judge(root(duration=0), now=after_end(10)).outcome is Outcome.ONGOING


def test_a_leg_that_is_not_over_is_waited_for_then_fetched_then_shown_to_staff() -> None:
    legs = (leg("ringing"),)
    early = judge(root(), *legs, now=after_end(10))
    assert (early.outcome, early.wants_refetch) == (Outcome.ONGOING, False)
    assert early.check_at == after_end(45)
    late = judge(root(), *legs, now=after_end(45))
    assert (late.outcome, late.wants_refetch) == (Outcome.ONGOING, True)
    last = judge(root(), *legs, now=after_end(85))
    assert last.check_at == after_end(90)
    over = judge(root(), *legs, now=after_end(90))
    assert over == Verdict(Outcome.UNKNOWN, "leg-unsettled", None)


def test_a_leg_that_settles_after_all_gives_the_call_its_outcome() -> None:
    assert judge(root(), leg("completed", seconds=3)).outcome is Outcome.ANSWERED
    assert judge(root(), leg("no-answer")).outcome is Outcome.MISSED


def test_a_leg_under_a_status_nobody_knows_is_shown_to_staff_in_the_end() -> None:
    assert told(judge(root(), leg("parked"))) == ("unknown", "leg-unsettled")


def test_recordings_are_asked_for_as_soon_as_the_call_is_over() -> None:
    verdict = judge(root(), profile=VOICEMAIL, now=END, reads=1, voicemail=None)
    assert verdict.wants_recordings
    assert verdict.outcome is Outcome.ONGOING


def test_the_verdict_waits_a_little_for_the_recordings_and_then_goes_on_without() -> None:
    waiting = judge(root(), profile=VOICEMAIL, now=after_end(5), voicemail=None)
    assert (waiting.outcome, waiting.check_at) == (Outcome.ONGOING, after_end(7))
    assert waiting.wants_recordings
    verdict = judge(root(), profile=VOICEMAIL, now=after_end(7), voicemail=None)
    assert told(verdict) == ("missed", "no-answer")


@pytest.mark.parametrize(
    ("row", "legs"),
    [
        (root(), (leg("no-answer", ended=-2),)),
        (root("no-answer"), ()),
        (root("busy"), (leg("busy", ended=-9),)),
        (root("in-progress"), ()),
    ],
)
def test_recordings_are_not_asked_for_where_none_can_be(
    row: CallRow, legs: tuple[CallRow, ...]
) -> None:
    assert not judge(row, *legs, now=after_end(1), voicemail=None).wants_recordings


def test_recordings_are_asked_for_where_the_call_outlasted_its_last_leg() -> None:
    legs = (leg("no-answer", n=1, ended=-12), leg("busy", n=2, ended=-3))
    assert judge(root(), *legs, now=after_end(1), voicemail=None).wants_recordings


# --- calls that never end, rows without times ---------------------------------------------------


def test_a_live_call_is_fetched_after_an_hour_and_given_up_after_a_day() -> None:
    row = root("in-progress")
    assert judge(row, now=START + timedelta(minutes=5)).check_at == START + timedelta(hours=1)
    hours_in = judge(row, now=START + timedelta(hours=3))
    assert (hours_in.outcome, hours_in.wants_refetch) == (Outcome.ONGOING, True)
    day_after = judge(row, now=START + timedelta(hours=24))
    assert day_after == Verdict(Outcome.UNKNOWN, "never-ended", None)


def test_a_call_under_a_status_nobody_knows_goes_to_staff_after_four_hours() -> None:
    row = root("transferring")
    assert judge(row, now=START + timedelta(hours=3, minutes=59)).outcome is Outcome.ONGOING
    assert told(judge(row, now=START + timedelta(hours=4))) == ("unknown", "never-ended")


@pytest.mark.parametrize("status", ["transferring", "in-progress"])
def test_a_call_that_ended_under_a_live_status_is_fetched_and_then_goes_to_staff(
    status: str,
) -> None:
    row = root(status, ended_at=END)
    soon = judge(row, now=after_end(1))
    assert (soon.outcome, soon.wants_refetch) == (Outcome.ONGOING, True)
    assert told(judge(row, now=after_end(90))) == ("unknown", "never-ended")


def bare(status: str) -> CallRow:
    return CallRow("CA-root", "inbound", status, CALLER, OFFICE)


@pytest.mark.parametrize("status", ["completed", "in-progress", "transferring"])
@pytest.mark.parametrize("legs", [(), (leg("ringing"),)])
def test_a_row_without_any_time_is_decided_by_reads(status: str, legs: tuple[CallRow, ...]) -> None:
    assert judge(bare(status), *legs, reads=1).check_at is not None
    assert judge(bare(status), *legs, reads=2).check_at is None


def test_a_row_without_any_time_settles_from_when_it_was_seen() -> None:
    row = bare("no-answer")
    assert judge(row, now=after_end(3), seen_at=END).outcome is Outcome.ONGOING
    assert judge(row, now=after_end(4), seen_at=END).outcome is Outcome.MISSED


def test_the_end_of_a_call_is_told_as_well_as_its_row_can() -> None:
    row = root()
    assert root_end(row) == END
    assert root_end(replace(row, ended_at=None, updated_at=LATER)) == LATER
    assert root_end(replace(row, ended_at=None, updated_at=None)) == END
    assert root_end(bare("completed")) is None

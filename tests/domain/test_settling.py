"""When a call is believed to be missed: what has to be read, how often, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from deskreply.domain.classify import Verdict, root_end
from deskreply.domain.models import CallRow, LineProfile, Outcome
from tests.domain.build import (
    CALLER,
    END,
    FORWARDING,
    LATER,
    OFFICE,
    START,
    VOICEMAIL,
    after_end,
    judge,
    leg,
    root,
    told,
)


@pytest.mark.parametrize("status", ["queued", "ringing", "in-progress", "transferring"])
def test_a_call_that_is_not_over_is_ongoing_and_looked_at_again(status: str) -> None:
    verdict = judge(root(status), leg("no-answer"), now=END)
    assert told(verdict) == ("ongoing", "live")
    assert verdict.check_at == START + timedelta(hours=1)


def test_a_live_call_stays_ongoing_though_a_leg_was_answered() -> None:
    assert judge(root("in-progress"), leg("completed", seconds=9)).outcome is Outcome.ONGOING


def test_an_answered_call_is_settled_at_once_and_with_other_legs_still_live() -> None:
    legs = (leg("completed", n=1, seconds=9), leg("ringing", n=2))
    verdict = judge(root(), *legs, reads=1, now=END)
    assert verdict == Verdict(Outcome.ANSWERED, "answered", None, False, False)


def test_nobody_answered_is_not_believed_before_the_call_settled() -> None:
    verdict = judge(root(), leg("no-answer"), now=after_end(3.9))
    assert verdict == Verdict(Outcome.ONGOING, "settling", after_end(4), False, False)
    assert judge(root(), leg("no-answer"), now=after_end(4)).outcome is Outcome.MISSED


def test_nobody_answered_is_not_believed_after_one_read() -> None:
    verdict = judge(root(), leg("no-answer"), reads=1, now=after_end(4))
    assert verdict == Verdict(Outcome.ONGOING, "settling", after_end(4.3), False, False)


def test_a_call_the_log_pages_no_longer_show_is_fetched_for_its_second_read() -> None:
    verdict = judge(root(), leg("no-answer"), reads=1, now=after_end(14))
    assert verdict == Verdict(Outcome.ONGOING, "settling", after_end(17), False, True)
    assert not judge(root(), leg("no-answer"), reads=1, now=after_end(13.9)).wants_refetch


@pytest.mark.parametrize("seconds", [4, 14])
def test_a_second_read_does_not_make_the_recordings_forgotten(seconds: float) -> None:
    verdict = judge(root(), profile=VOICEMAIL, reads=1, now=after_end(seconds), voicemail=None)
    assert verdict.wants_recordings


def test_a_trunk_call_holds_no_voicemail_of_ours() -> None:
    for reads, seconds in ((1, 1), (1, 5), (2, 5)):
        row = root("no-answer", direction="trunking-originating")
        assert not judge(row, reads=reads, now=after_end(seconds)).wants_recordings


def test_a_long_forwarded_call_without_any_leg_waits_half_a_minute_for_them() -> None:
    verdict = judge(root(seconds=5), now=after_end(29))
    assert (verdict.outcome, verdict.check_at) == (Outcome.ONGOING, after_end(30))
    assert judge(root(seconds=5), now=after_end(30)).outcome is Outcome.MISSED


@pytest.mark.parametrize(
    ("row", "profile"),
    [
        (root(seconds=4), FORWARDING),
        (root("no-answer"), FORWARDING),
        (root(), VOICEMAIL),
        (root(duration=4), FORWARDING),
        (root(duration=1), FORWARDING),
        (root(duration=0, started_at=None), FORWARDING),
        (root(duration=0, ended_at=None), FORWARDING),
    ],
)
def test_other_calls_without_legs_do_not_wait_longer(row: CallRow, profile: LineProfile) -> None:
    assert judge(row, profile=profile, now=after_end(4)).outcome is Outcome.MISSED


def test_the_length_of_a_call_is_taken_from_its_times_where_it_is_missing() -> None:
    assert judge(root(duration=0), now=after_end(10)).outcome is Outcome.ONGOING


def test_a_leg_that_is_not_over_is_waited_for_then_fetched_then_shown_to_staff() -> None:
    legs = (leg("ringing"),)
    early = judge(root(), *legs, now=after_end(10))
    assert early == Verdict(Outcome.ONGOING, "settling", after_end(45), False, False)
    late = judge(root(), *legs, now=after_end(45))
    assert late == Verdict(Outcome.ONGOING, "settling", after_end(60), False, True)
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
    assert waiting == Verdict(Outcome.ONGOING, "settling", after_end(7), True, False)
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


def untimed(row: CallRow) -> CallRow:
    return replace(row, started_at=None, ended_at=None)


@pytest.mark.parametrize(
    ("row", "legs"),
    [
        (root(), (untimed(leg("no-answer")),)),
        (untimed(root()), (leg("no-answer"),)),
        (root(), (untimed(leg("no-answer", n=1)), leg("no-answer", n=2))),
    ],
)
def test_recordings_are_asked_for_where_nobody_knows_how_long_it_outlasted_its_legs(
    row: CallRow, legs: tuple[CallRow, ...]
) -> None:
    assert judge(row, *legs, now=after_end(1), voicemail=None).wants_recordings


# --- calls that never end, rows without times ---------------------------------------------------


def test_a_live_call_is_fetched_after_an_hour_and_given_up_after_a_day() -> None:
    row = root("in-progress")
    hour = START + timedelta(hours=1)
    quarter = timedelta(minutes=15)
    early = judge(row, now=START + timedelta(minutes=5))
    assert early == Verdict(Outcome.ONGOING, "live", hour, False, False)
    assert judge(row, now=hour) == Verdict(Outcome.ONGOING, "live", hour + quarter, False, True)
    day = START + timedelta(hours=24)
    last = judge(row, now=day - timedelta(minutes=1))
    assert (last.outcome, last.check_at) == (Outcome.ONGOING, day)
    assert judge(row, now=day) == Verdict(Outcome.UNKNOWN, "never-ended", None)


@pytest.mark.parametrize("known", ["started_at", "created_at", "updated_at", "seen_at"])
def test_how_old_a_live_call_is_can_be_told_by_any_time_it_has(known: str) -> None:
    """By the first of them where it has several."""
    times = ("started_at", "created_at", "updated_at", "seen_at")
    later = times[times.index(known) + 1 :]
    values = {known: START, **dict.fromkeys(later, LATER)}
    seen_at = values.pop("seen_at")
    verdict = judge(replace(bare("in-progress"), **values), now=LATER, seen_at=seen_at)  # type: ignore[arg-type]
    assert verdict.check_at == START + timedelta(hours=1)


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
    assert soon == Verdict(Outcome.ONGOING, "settling", after_end(16), False, True)
    assert judge(row, now=after_end(80)).check_at == after_end(90)
    assert told(judge(row, now=after_end(90))) == ("unknown", "never-ended")


def bare(status: str) -> CallRow:
    return CallRow("CA-root", "inbound", status, CALLER, OFFICE)


@pytest.mark.parametrize("status", ["completed", "in-progress", "transferring"])
@pytest.mark.parametrize("legs", [(), (leg("ringing"),)])
def test_a_row_without_any_time_is_decided_by_reads(status: str, legs: tuple[CallRow, ...]) -> None:
    first = judge(bare(status), *legs, reads=1)
    reason = "settling" if status == "completed" else "live"
    soon = LATER + timedelta(seconds=0.3)
    assert first == Verdict(Outcome.ONGOING, reason, soon, False, True)
    assert judge(bare(status), *legs, reads=2).check_at is None


def test_a_row_without_any_time_is_looked_at_for_recordings_too() -> None:
    assert judge(bare("completed"), reads=1, voicemail=None).wants_recordings


def test_a_row_without_any_time_settles_from_when_it_was_seen() -> None:
    row = bare("no-answer")
    assert judge(row, now=after_end(3), seen_at=END).outcome is Outcome.ONGOING
    assert judge(row, now=after_end(4), seen_at=END).outcome is Outcome.MISSED


def test_the_end_of_a_call_is_told_as_well_as_its_row_can() -> None:
    row = root()
    assert root_end(row) == END
    assert root_end(replace(row, ended_at=None, updated_at=LATER)) == LATER
    untold = replace(row, ended_at=None, updated_at=None)
    assert root_end(untold) == END
    assert root_end(replace(untold, created_at=LATER)) == END
    assert root_end(replace(untold, started_at=None)) == END
    assert root_end(replace(untold, duration=0)) == START
    assert root_end(replace(untold, duration=-1)) == START
    assert root_end(bare("completed")) is None

"""Versions of rows arrive late, re-ordered and more than once; what is known is never lost, and no
order of arrival turns an answered call into a missed one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.classify import Verdict, classify, fingerprint
from deskreply.domain.models import FINAL_CALL_STATUSES, CallRow, LineKind, LineProfile, Outcome
from deskreply.domain.rows import merge
from tests.domain.build import CALLER, END, OFFICE, START, after_end, leg, root

statuses = st.sampled_from(
    [*sorted(FINAL_CALL_STATUSES), "queued", "ringing", "in-progress", "new"]
)
moments = st.none() | st.integers(0, 5).map(lambda n: START + timedelta(seconds=n))
versions = st.builds(
    CallRow,
    id=st.just("CA-root"),
    direction=st.sampled_from(["inbound", ""]),
    status=statuses,
    caller_raw=st.sampled_from([None, "", CALLER]),
    called_raw=st.sampled_from([None, OFFICE]),
    parent_id=st.sampled_from([None, "CA-parent"]),
    created_at=moments,
    updated_at=moments,
    started_at=moments,
    ended_at=moments,
    duration=st.integers(0, 3),
    answered_by=st.sampled_from([None, "", "unknown", "human", "machine_start", "fax"]),
    caller_name=st.sampled_from([None, "", "A PERSON"]),
)


@given(versions, versions, versions)
def test_merging_does_not_depend_on_the_order_of_arrival(
    a: CallRow, b: CallRow, c: CallRow
) -> None:
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == a
    assert merge(merge(a, b), b) == merge(a, b)


@given(versions, versions)
def test_merging_never_loses_what_is_known(a: CallRow, b: CallRow) -> None:
    both = merge(a, b)
    assert both.final == (a.final or b.final)
    assert both.duration >= max(a.duration, b.duration)
    for field in ("answered_by", "ended_at", "started_at", "parent_id", "caller_raw", "called_raw"):
        if getattr(a, field) or getattr(b, field):
            assert getattr(both, field)


def test_the_first_version_is_taken_as_it_is() -> None:
    assert merge(None, root()) == root()


def test_rows_of_different_calls_are_never_merged() -> None:
    with pytest.raises(ValueError, match="two different calls"):
        merge(root(), leg())


def test_a_call_that_is_over_stays_over() -> None:
    late = root("in-progress", updated_at=after_end(60))
    assert merge(root(), late).status == "completed"


def test_of_two_ends_the_later_update_counts() -> None:
    corrected = root("no-answer", updated_at=after_end(5))
    assert merge(root(), corrected).status == "no-answer"
    assert merge(corrected, root()).status == "no-answer"


@pytest.mark.parametrize("at", [END, None])
def test_of_two_ends_at_the_same_or_an_unknown_time_completed_counts(at: None) -> None:
    one, other = root(updated_at=at), root("no-answer", updated_at=END)
    assert merge(one, other).status == "completed"
    assert merge(other, one).status == "completed"
    dated, undated = root(updated_at=END), root("busy", updated_at=None)
    assert merge(dated, undated).status == "completed"


def test_a_live_call_moves_on() -> None:
    assert merge(root("in-progress"), root("ringing")).status == "in-progress"


# --- no order of arrival ------------------------------------------------------------------------


def history(row: CallRow) -> tuple[CallRow, ...]:
    """The versions that the log shows of one row until it is as given."""
    live = replace(
        row, status="ringing", ended_at=None, duration=0, answered_by=None,
        updated_at=START,
    )  # fmt: skip
    talking = replace(live, status="in-progress", updated_at=START + timedelta(seconds=3))
    unfinished = replace(row, answered_by=None, duration=0)
    return live, talking, unfinished, row


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[tuple[CallRow, ...], list[list[CallRow]]]:
    """The final rows of one call, and pages that show all their versions in some order, some of
    them more than once, as overlapping and late pages do."""
    ends = st.sampled_from(["completed", "no-answer", "busy", "canceled", "failed"])
    legs = [
        leg(draw(ends), n=n, seconds=draw(st.integers(0, 20)), ended=-draw(st.integers(0, 15)))
        for n in range(draw(st.integers(0, 3)))
    ]
    rows = (root(draw(st.sampled_from(["completed", "no-answer"]))), *legs)
    shown = [version for row in rows for version in history(row)]
    again = draw(st.lists(st.sampled_from(shown), max_size=6))
    order = draw(st.permutations([*shown, *again]))
    size = draw(st.integers(1, 5))
    return rows, [list(order[i : i + size]) for i in range(0, len(order), size)]


class Desk:
    """Takes pages as the engine does: merges rows, counts identical reads, classifies."""

    def __init__(self, profile: LineProfile) -> None:
        self.profile = profile
        self.rows: dict[str, CallRow] = {}
        self.print = ""
        self.reads = 0

    def take(self, page: list[CallRow], seconds: float, voicemail: bool | None) -> Verdict | None:
        for row in page:
            self.rows[row.id] = merge(self.rows.get(row.id), row)
        if "CA-root" not in self.rows:
            return None
        legs = [row for row in self.rows.values() if row.parent_id]
        seen = fingerprint(self.rows["CA-root"], legs)
        self.reads = self.reads + 1 if seen == self.print else 1
        self.print = seen
        return classify(
            self.rows["CA-root"],
            legs,
            profile=self.profile,
            reads=self.reads,
            now=after_end(seconds),
            settle_seconds=4,
            voicemail=voicemail,
        )


profiles = st.builds(
    LineProfile,
    number=st.just(OFFICE),
    kind=st.sampled_from([LineKind.FORWARDING, LineKind.VOICEMAIL, LineKind.QUEUE]),
    min_talk_seconds=st.sampled_from([0, 5]),
    screening_seconds=st.sampled_from([0, 8]),
    rejects_spam=st.booleans(),
)
looks = st.sampled_from([None, False, True])


@given(arrivals(), profiles, looks)
def test_no_order_of_arrival_changes_what_became_of_a_call(
    seen: tuple[tuple[CallRow, ...], list[list[CallRow]]],
    profile: LineProfile,
    voicemail: bool | None,
) -> None:
    rows, pages = seen
    merged = [reduce(merge, [v for page in pages for v in page if v.id == row.id]) for row in rows]
    straight = Desk(profile)
    straight.take(list(rows), 300, voicemail)
    mixed = Desk(profile)
    mixed.take(merged, 300, voicemail)
    assert mixed.take([], 301, voicemail) == straight.take([], 301, voicemail)


@given(arrivals(), profiles, looks, st.floats(0, 200))
def test_nothing_is_called_missed_before_it_settled_and_everything_is_decided_in_the_end(
    seen: tuple[tuple[CallRow, ...], list[list[CallRow]]],
    profile: LineProfile,
    voicemail: bool | None,
    begin: float,
) -> None:
    _, pages = seen
    desk = Desk(profile)
    seconds = begin
    for page in pages:
        verdict = desk.take(page, seconds, voicemail)
        if verdict is not None and verdict.outcome is Outcome.MISSED:
            assert seconds >= 4
            assert desk.reads >= 2
            assert all(row.final for row in desk.rows.values())
        seconds += 1
    verdict = desk.take([], seconds, voicemail)
    for _ in range(12):
        if verdict is None or verdict.check_at is None:
            break
        # Waking when it asks for it must lead somewhere.
        asked = (verdict.check_at - END).total_seconds()
        assert asked > seconds
        seconds = asked
        verdict = desk.take([], seconds, voicemail)
    assert verdict is not None
    assert verdict.check_at is None
    assert verdict.outcome is not Outcome.ONGOING


@given(arrivals(), profiles)
def test_late_rows_turn_a_missed_call_into_an_answered_one_and_never_back(
    seen: tuple[tuple[CallRow, ...], list[list[CallRow]]], profile: LineProfile
) -> None:
    rows, pages = seen
    straight = Desk(profile)
    straight.take(list(rows), 300, False)
    truth = straight.take([], 301, False)
    assert truth is not None
    desk = Desk(profile)
    for page in pages:
        desk.take(page, 300, False)
    final = desk.take([], 301, False)
    assert final is not None
    assert (final.outcome is Outcome.ANSWERED) == (truth.outcome is Outcome.ANSWERED)
    assert final == truth


@given(versions, st.integers(0, 2), st.sampled_from([None, False]))
def test_whatever_the_log_says_a_call_is_decided_within_a_day(
    row: CallRow, legs: int, voicemail: bool | None
) -> None:
    pending = [leg("ringing", n=n) for n in range(legs)]
    verdict = classify(
        row, pending, profile=LineProfile(OFFICE), reads=2,
        now=START + timedelta(days=1, minutes=1), settle_seconds=4, voicemail=voicemail,
    )  # fmt: skip
    assert verdict.check_at is None
    assert verdict.outcome is not Outcome.ONGOING

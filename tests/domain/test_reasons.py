"""What a decision leaves for the sentence that staff read, and the edges of the rules behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from deskreply.domain.decide import Facts, RuleSettings, Ruling, decide
from deskreply.domain.models import Call, Decision, Outcome, Scope, ThreadFlag
from tests.domain.build import CALLER, END, OFFICE, STAFF, START, after_end, missed, root

NOW = after_end(4)
SETTINGS = RuleSettings()
NEW_YORK = "America/New_York"
HOUR_AGO = NOW - timedelta(hours=1)
IN_NEW_YORK = (HOUR_AGO - timedelta(microseconds=7)).astimezone(timezone(timedelta(hours=-4)))
AN_HOUR: dict[str, Any] = {"at": "2026-06-03T14:00:24Z", "minutes_ago": 60}


def ruled(call: Call | None = None, settings: RuleSettings = SETTINGS, **more: Any) -> Ruling:
    state = Facts(
        now=NOW,
        call=call or missed(),
        own_numbers={OFFICE, STAFF},
        caller_zones=(NEW_YORK,),
        office_zone=NEW_YORK,
    )
    return decide(replace(state, **more), settings)


def from_raw(raw: str | None) -> Call:
    return replace(missed(caller=None), row=root(caller_raw=raw))


SKIPPED: list[tuple[Call, dict[str, Any], str, dict[str, Any]]] = [
    (from_raw("911"), {}, "not-textable", {"kind": "service"}),
    (missed(caller="+14165550123"), {}, "foreign", {"region": "CA", "valid": True}),
    (from_raw("+999999999999"), {}, "foreign", {"region": None, "valid": False}),
    (missed(caller="+18005550123"), {}, "not-textable", {"kind": "toll-free"}),
    (
        missed(),
        {"line_type": "toll-Free"},
        "not-textable",
        {"kind": "toll-Free", "because": "lookup"},
    ),
    (
        missed(),
        {"line_type": "personal"},
        "not-textable",
        {"kind": "personal", "because": "lookup"},
    ),
    (
        missed(),
        {"opted_out_at": IN_NEW_YORK},
        "opted-out",
        {"at": "2026-06-03T14:00:23Z", "minutes_ago": 60},
    ),
    (missed(), {"undeliverable_at": HOUR_AGO}, "undeliverable", AN_HOUR),
    (missed(), {"later_call": Outcome.ANSWERED}, "answered", {"because": "later-call"}),
    (missed(), {"later_call": Outcome.ONGOING}, "in-touch", {"because": "on-the-phone"}),
    (missed(), {"later_call": Outcome.MISSED}, "in-touch", {"because": "called-again"}),
    (
        missed(),
        {"last_auto_at": HOUR_AGO, "auto_count": 1},
        "cooldown",
        {"because": "recent", "count": 1, **AN_HOUR},
    ),
    (
        missed(),
        {"last_auto_at": NOW - timedelta(days=5), "auto_count": 3},
        "cooldown",
        {"because": "often", "count": 3, "at": "2026-05-29T15:00:24Z", "minutes_ago": 7200},
    ),
    (
        missed(),
        {"conversation_staff_at": HOUR_AGO},
        "in-touch",
        {"because": "conversation", **AN_HOUR},
    ),
]


@pytest.mark.parametrize(("call", "state", "reason", "known"), SKIPPED)
def test_why_a_caller_is_not_texted(
    call: Call, state: dict[str, Any], reason: str, known: dict[str, Any]
) -> None:
    ruling = ruled(call, **state)
    assert (ruling.decision, ruling.reason, ruling.due_at) == (Decision.SKIPPED, reason, None)
    assert ruling.facts == known
    assert type(ruling.facts.get("minutes_ago", 0)) is int


@pytest.mark.parametrize(("how", "because"), [("called", "staff-called"), ("done", "done")])
@pytest.mark.parametrize("ago", [0, 4])
def test_what_staff_did_since_the_call_is_told(how: str, because: str, ago: int) -> None:
    at = NOW - timedelta(seconds=ago)
    ruling = ruled(staff_touch_at=at, staff_touch_how=how)
    stamp = f"2026-06-03T15:00:{24 - ago}Z"
    assert ruling.facts == {"because": because, "at": stamp, "minutes_ago": 0}


def test_what_the_pcs_clock_puts_into_the_future_was_just_now() -> None:
    ruling = ruled(opted_out_at=NOW + timedelta(minutes=5))
    assert ruling.facts["minutes_ago"] == 0


@pytest.mark.parametrize(
    ("started", "created", "since"),
    [(START, END, START), (START, None, START), (None, START, START), (None, None, None)],
)
def test_staff_were_in_touch_since_a_call_from_its_first_moment_on(
    started: datetime | None, created: datetime | None, since: datetime | None
) -> None:
    call = missed(row=root(started_at=started, created_at=created))
    at = since or START - timedelta(days=1)
    assert ruled(call, staff_touch_at=at).reason == "in-touch"
    if since is not None:
        before = since - timedelta(seconds=1)
        assert ruled(call, staff_touch_at=before).decision is Decision.PENDING


# --- the numbers rules go by --------------------------------------------------------------------


@pytest.mark.parametrize("raw", ["(212) 555-0100", "+1 212 555 0177"])
def test_an_own_number_is_seen_however_the_row_writes_it(raw: str) -> None:
    assert ruled(from_raw(raw)).reason == "own-number"


@pytest.mark.parametrize("raw", ["(212) 555-0123", "+1 212-555-0123", CALLER])
def test_a_caller_is_texted_however_the_row_writes_them(raw: str) -> None:
    assert ruled(from_raw(raw)).decision is Decision.PENDING


def test_a_caller_who_is_known_is_texted_though_the_row_cuts_the_number() -> None:
    assert ruled(missed(raw="5550123")).decision is Decision.PENDING


def test_the_number_the_office_knows_counts_before_the_one_in_the_row() -> None:
    assert ruled(missed(caller="+14165550123", raw=CALLER)).reason == "foreign"


def test_a_number_no_plan_has_is_not_texted_though_its_country_is() -> None:
    ruling = ruled(missed(caller="+4999999999999"), replace(SETTINGS, regions=("US", "DE")))
    assert (ruling.reason, ruling.facts) == ("foreign", {"region": "DE", "valid": False})


# --- when ---------------------------------------------------------------------------------------


def test_a_call_nobody_knows_the_time_of_ended_just_now() -> None:
    row = root(ended_at=None, updated_at=None, started_at=None, created_at=None)
    assert ruled(missed(row=row)).due_at == NOW + timedelta(seconds=5)


@pytest.mark.parametrize("check_at", [None, NOW - timedelta(seconds=1), NOW])
def test_a_text_waits_for_an_unclear_call_a_few_seconds_at_a_time(
    check_at: datetime | None,
) -> None:
    ruling = ruled(missed(outcome=Outcome.ONGOING, check_at=check_at), due_at=after_end(5))
    assert ruling == Ruling(Decision.HELD, "settling", NOW + timedelta(seconds=5))


def test_a_call_that_cannot_be_told_says_so_where_it_has_no_other_reason() -> None:
    assert ruled(missed(outcome=Outcome.UNKNOWN, reason="")).reason == "cannot-tell"


def test_a_text_goes_to_the_last_moment_of_the_day_it_may_be_held() -> None:
    now = END + timedelta(hours=24)
    assert ruled(now=now, due_at=now).decision is Decision.PENDING


def test_an_old_call_says_when_it_was() -> None:
    ruling = ruled(now=after_end(31 * 60))
    known: dict[str, Any] = {"at": "2026-06-03T15:00:20Z", "minutes_ago": 31}
    assert ruling == Ruling(Decision.REVIEW, "too-old", None, known)


def test_a_limit_of_one_text_a_month_is_one() -> None:
    once: dict[str, Any] = {"last_auto_at": NOW - timedelta(days=5), "auto_count": 1}
    assert ruled(settings=replace(SETTINGS, cap_month=1), **once).reason == "cooldown"


@pytest.mark.parametrize(("like", "held"), [(1, False), (2, True)])
def test_a_limit_of_one_caller_an_hour_is_one(like: int, held: bool) -> None:
    settings = replace(SETTINGS, callers_per_hour=1)
    assert (ruled(settings=settings, like_callers=like).reason == "flood") is held


def test_a_call_out_of_scope_says_which_calls_are_texted() -> None:
    ruling = ruled(settings=replace(SETTINGS, scope=Scope.AFTER_HOURS))
    assert ruling == Ruling(Decision.SKIPPED, "scope", None, {"scope": "after-hours"})


HELD: list[tuple[dict[str, Any], str, int, dict[str, Any]]] = [
    ({"flag": ThreadFlag.MAYBE_OPTED_OUT}, "maybe-opted-out", 15, {"until": "today at 11:15 AM"}),
    (
        {"like_callers": 4},
        "flood",
        10,
        {"until": "today at 11:10 AM", "because": "pumping", "count": 4},
    ),
    (
        {"texts_10_minutes": 30, "texts_day": 400},
        "flood",
        10,
        {"until": "today at 11:10 AM", "because": "ten-minutes", "count": 30},
    ),
    (
        {"texts_10_minutes": 29, "texts_day": 300},
        "flood",
        10,
        {"until": "today at 11:10 AM", "because": "day", "count": 300},
    ),
    (
        {"sender_trouble": "30034"},
        "sender",
        15,
        {"until": "today at 11:15 AM", "trouble": "30034"},
    ),
]


@pytest.mark.parametrize(("state", "reason", "minutes", "known"), HELD)
def test_why_a_text_waits_and_until_when(
    state: dict[str, Any], reason: str, minutes: int, known: dict[str, Any]
) -> None:
    until = NOW + timedelta(minutes=minutes)
    ruling = ruled(**state)
    assert (ruling.decision, ruling.reason, ruling.due_at) == (Decision.HELD, reason, until)
    assert ruling.facts == {"until_at": f"{until:%Y-%m-%dT%H:%M:%SZ}", **known}


def test_until_when_is_said_in_the_offices_language_or_not_at_all() -> None:
    spanish = ruled(settings=replace(SETTINGS, language="es"), sender_trouble="30034")
    assert spanish.facts["until"] == "hoy a las 11:15"
    nowhere = ruled(office_zone="", sender_trouble="30034")
    assert "until" not in nowhere.facts


@pytest.mark.parametrize("held_before", [False, True])
def test_a_text_that_goes_says_what_its_wording_depends_on(held_before: bool) -> None:
    ruling = ruled(missed(reason=""), office_open=False, held_before=held_before)
    known: dict[str, Any] = {
        "ended_at": "2026-06-03T15:00:20Z",
        "office_open": False,
        "held_before": held_before,
    }
    assert ruling == Ruling(Decision.PENDING, "no-answer", after_end(5), known)


# --- quiet hours --------------------------------------------------------------------------------

LATE = datetime(2026, 6, 4, 0, 59, 57, tzinfo=UTC)


def test_a_text_that_leaves_the_moment_quiet_hours_begin_is_held() -> None:
    call = missed(row=root(ended_at=LATE, updated_at=LATE, started_at=LATE))
    assert ruled(call, now=LATE).reason == "quiet-hours"
    sooner = replace(SETTINGS, delay_seconds=2)
    assert ruled(call, sooner, now=LATE).decision is Decision.PENDING


def test_a_text_whose_time_was_before_quiet_hours_does_not_leave_within_them() -> None:
    call = missed(row=root(ended_at=LATE, updated_at=LATE, started_at=LATE))
    settings = replace(SETTINGS, delay_seconds=0)
    late = ruled(call, settings, now=LATE + timedelta(seconds=30))
    assert late.reason == "quiet-hours"


def test_without_any_zone_nobody_knows_when_it_is_night() -> None:
    call = missed(row=root(ended_at=LATE, updated_at=LATE, started_at=LATE))
    assert ruled(call, now=LATE, caller_zones=(), office_zone="").decision is Decision.PENDING

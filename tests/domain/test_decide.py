"""Should a missed call be texted: each rule, their order, and what happens while a text waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.decide import Facts, RuleSettings, Ruling, decide, to_call_back
from deskreply.domain.models import Call, Decision, Outcome, Scope, ThreadFlag
from tests.domain.build import CALLER, END, OFFICE, STAFF, after_end, missed, root

NOW = after_end(4)
SETTINGS = RuleSettings()
NEW_YORK = "America/New_York"
NIGHT = datetime(2026, 6, 4, 3, 0, tzinfo=UTC)


def facts(call: Call | None = None, **more: object) -> Facts:
    base = Facts(
        now=NOW,
        call=call or missed(),
        own_numbers={OFFICE, STAFF},
        caller_zones=(NEW_YORK,),
        office_zone=NEW_YORK,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def with_settings(**more: object) -> RuleSettings:
    return replace(SETTINGS, **more)  # type: ignore[arg-type]


def told(ruling: Ruling) -> tuple[str, str]:
    return ruling.decision.value, ruling.reason


def from_raw(raw: str | None) -> Call:
    return replace(missed(caller=None), row=root(caller_raw=raw))


def night_call() -> Call:
    return replace(missed(), row=root(ended_at=NIGHT, updated_at=NIGHT, started_at=NIGHT))


# --- outcomes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [Outcome.ONGOING, Outcome.ANSWERED, Outcome.IGNORED])
def test_a_call_that_was_not_missed_needs_no_text(outcome: Outcome) -> None:
    ruling = decide(facts(missed(outcome=outcome)), SETTINGS)
    assert told(ruling) == ("none", outcome.value)


@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.IGNORED])
def test_a_waiting_text_is_dropped_when_the_call_turns_out_not_missed(outcome: Outcome) -> None:
    ruling = decide(facts(missed(outcome=outcome), due_at=after_end(5)), SETTINGS)
    assert told(ruling) == ("skipped", outcome.value)


def test_a_waiting_text_waits_on_while_the_call_is_unclear_again() -> None:
    call = missed(outcome=Outcome.ONGOING, check_at=after_end(45))
    ruling = decide(facts(call, due_at=after_end(5)), SETTINGS)
    assert (told(ruling), ruling.due_at) == (("held", "settling"), after_end(45))
    call = missed(outcome=Outcome.ONGOING)
    ruling = decide(facts(call, due_at=after_end(5)), SETTINGS)
    assert ruling.due_at is not None
    assert ruling.due_at > NOW


def test_a_call_that_cannot_be_told_goes_to_staff() -> None:
    call = missed(outcome=Outcome.UNKNOWN, reason="leg-unsettled")
    assert told(decide(facts(call), SETTINGS)) == ("review", "leg-unsettled")
    assert told(decide(facts(call, due_at=NOW), SETTINGS)) == ("review", "leg-unsettled")


def test_staff_need_not_look_at_unclear_calls_of_nobody_or_of_people_who_got_through() -> None:
    unclear = missed(outcome=Outcome.UNKNOWN, reason="cannot-tell")
    hidden = replace(unclear, caller=None, row=root(caller_raw="anonymous"))
    assert told(decide(facts(hidden), SETTINGS)) == ("skipped", "withheld")
    through = facts(unclear, later_call=Outcome.ANSWERED)
    assert told(decide(through, SETTINGS)) == ("skipped", "answered")


# --- rules 1 to 8: who is calling ---------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "anonymous",
        "Restricted",
        "sip:anonymous@x.example",
        "+17378742833",
        "+7378742833",
        "266696687",
        "+1464",
        "5550123",
    ],
)
def test_callers_who_hide_their_number_are_not_texted(raw: str | None) -> None:
    assert told(decide(facts(from_raw(raw)), SETTINGS)) == ("skipped", "withheld")


def test_a_hidden_number_is_seen_even_after_something_normalised_it() -> None:
    call = missed(caller="+17378742833")
    assert told(decide(facts(call), SETTINGS)) == ("skipped", "withheld")


@pytest.mark.parametrize("number", [OFFICE, STAFF])
def test_the_offices_own_phones_are_not_texted(number: str) -> None:
    assert told(decide(facts(missed(caller=number)), SETTINGS)) == ("skipped", "own-number")


def test_blocked_callers_are_not_texted() -> None:
    assert told(decide(facts(blocked=True), SETTINGS)) == ("skipped", "blocked")


@pytest.mark.parametrize("raw", ["911", "+1911", "988", "22395", "+622622"])
def test_service_numbers_and_short_codes_are_not_texted(raw: str) -> None:
    assert told(decide(facts(from_raw(raw)), SETTINGS)) == ("skipped", "not-textable")


@pytest.mark.parametrize(
    "number", ["+14165550123", "+12425550123", "+442079460123", "+15555550100", "+999999999999"]
)
def test_callers_from_abroad_and_impossible_numbers_are_not_texted(number: str) -> None:
    assert told(decide(facts(missed(caller=number)), SETTINGS)) == ("skipped", "foreign")


@pytest.mark.parametrize("number", ["+12125550123", "+17875550123", "+16715550123"])
def test_the_states_and_their_territories_are_texted(number: str) -> None:
    assert decide(facts(missed(caller=number)), SETTINGS).decision is Decision.PENDING


def test_canada_is_texted_by_choice() -> None:
    settings = with_settings(regions=("US", "CA"))
    assert decide(facts(missed(caller="+14165550123")), settings).decision is Decision.PENDING


@pytest.mark.parametrize("number", ["+18005550123", "+19005550123", "+15005550006"])
def test_numbers_of_a_kind_that_cannot_be_texted_are_not(number: str) -> None:
    assert told(decide(facts(missed(caller=number)), SETTINGS)) == ("skipped", "not-textable")


def test_who_opted_out_is_not_texted() -> None:
    ruling = decide(facts(opted_out_at=END - timedelta(days=900)), SETTINGS)
    assert told(ruling) == ("skipped", "opted-out")


def test_who_could_not_be_reached_lately_is_not_texted() -> None:
    lately = facts(undeliverable_at=NOW - timedelta(days=89))
    assert told(decide(lately, SETTINGS)) == ("skipped", "undeliverable")
    long_ago = facts(undeliverable_at=NOW - timedelta(days=90))
    assert decide(long_ago, SETTINGS).decision is Decision.PENDING


def test_for_how_long_is_a_setting() -> None:
    lately = facts(undeliverable_at=NOW - timedelta(days=8))
    assert decide(lately, with_settings(undeliverable_days=7)).decision is Decision.PENDING


@pytest.mark.parametrize("said", ["landline", "tollFree", "premium", "pager", "voicemail"])
def test_a_line_that_takes_no_texts_by_lookup_is_not_texted(said: str) -> None:
    ruling = decide(facts(line_type=said), SETTINGS)
    assert told(ruling) == ("skipped", "not-textable")
    assert to_call_back(ruling)


@pytest.mark.parametrize("said", ["", "mobile", "fixedVoip", "nonFixedVoip", "unknown", "new"])
def test_other_lines_are_texted(said: str) -> None:
    assert decide(facts(line_type=said), SETTINGS).decision is Decision.PENDING


# --- rules 9 to 12: what happened since ---------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Outcome.ANSWERED, "answered"),
        (Outcome.ONGOING, "in-touch"),
        (Outcome.MISSED, "in-touch"),
        (Outcome.UNKNOWN, "in-touch"),
    ],
)
def test_a_later_call_of_theirs_decides(outcome: Outcome, reason: str) -> None:
    assert told(decide(facts(later_call=outcome), SETTINGS)) == ("skipped", reason)


def test_a_later_call_to_elsewhere_changes_nothing() -> None:
    ruling = decide(facts(later_call=Outcome.IGNORED), SETTINGS)
    assert ruling.decision is Decision.PENDING


@pytest.mark.parametrize("how", ["called", "wrote"])
def test_who_was_called_or_written_since_is_not_texted(how: str) -> None:
    ruling = decide(facts(staff_touch_at=after_end(2), staff_touch_how=how), SETTINGS)
    assert told(ruling) == ("skipped", "in-touch")
    assert ruling.facts["because"] == f"staff-{how}"


def test_what_staff_did_before_the_call_does_not_count_as_since() -> None:
    early = facts(staff_touch_at=END - timedelta(hours=1), staff_touch_how="called")
    assert decide(early, SETTINGS).decision is Decision.PENDING


def test_an_old_call_goes_to_the_call_back_list() -> None:
    ruling = decide(facts(now=after_end(30 * 60 + 1)), SETTINGS)
    assert told(ruling) == ("review", "too-old")
    assert decide(facts(now=after_end(30 * 60)), SETTINGS).decision is Decision.PENDING


def test_a_text_held_overnight_still_goes_and_one_a_sleeping_pc_held_longer_does_not() -> None:
    call = missed(row=root(ended_at=NIGHT, started_at=NIGHT, updated_at=NIGHT))
    morning = datetime(2026, 6, 4, 12, 0, tzinfo=UTC)
    held = facts(call, now=morning, due_at=morning, held_before=True)
    assert decide(held, SETTINGS).decision is Decision.PENDING
    slept = replace(held, now=morning + timedelta(minutes=31))
    assert told(decide(slept, SETTINGS)) == ("review", "too-old")


def test_a_text_held_again_and_again_does_not_go_a_day_later() -> None:
    now = END + timedelta(hours=24, minutes=1)
    assert told(decide(facts(now=now, due_at=now), SETTINGS)) == ("review", "too-old")


def test_a_call_without_any_time_is_as_old_as_its_first_sight() -> None:
    row = root(ended_at=None, updated_at=None, started_at=None, created_at=None)
    call = missed(row=row, seen_at=END)
    assert decide(facts(call), SETTINGS).due_at == after_end(5)
    assert told(decide(facts(call, now=after_end(3600)), SETTINGS)) == ("review", "too-old")


def test_a_caller_texted_today_is_not_texted_again() -> None:
    recent = facts(last_auto_at=NOW - timedelta(hours=23, minutes=59), auto_count=1)
    ruling = decide(recent, SETTINGS)
    assert told(ruling) == ("skipped", "cooldown")
    assert ruling.facts["minutes_ago"] == 23 * 60 + 59
    day_ago = facts(last_auto_at=NOW - timedelta(hours=24), auto_count=1)
    assert decide(day_ago, SETTINGS).decision is Decision.PENDING


def test_a_caller_texted_three_times_this_month_is_not_texted_again() -> None:
    often = facts(last_auto_at=NOW - timedelta(days=5), auto_count=3)
    assert told(decide(often, SETTINGS)) == ("skipped", "cooldown")
    assert decide(replace(often, auto_count=2), SETTINGS).decision is Decision.PENDING
    assert decide(often, with_settings(cap_month=0)).decision is Decision.PENDING


def test_an_open_conversation_is_not_interrupted() -> None:
    talking = facts(conversation_staff_at=NOW - timedelta(hours=11))
    assert told(decide(talking, SETTINGS)) == ("skipped", "in-touch")
    assert decide(replace(talking, thread_done=True), SETTINGS).decision is Decision.PENDING
    cold = facts(conversation_staff_at=NOW - timedelta(hours=12))
    assert decide(cold, SETTINGS).decision is Decision.PENDING


def test_how_long_a_conversation_is_open_is_a_setting() -> None:
    talking = facts(conversation_staff_at=NOW - timedelta(hours=3))
    assert decide(talking, with_settings(conversation_hours=2)).decision is Decision.PENDING
    assert told(decide(talking, with_settings(conversation_hours=4))) == ("skipped", "in-touch")


# --- rules 13 to 17: what the office wants ------------------------------------------------------


def test_nothing_goes_while_texting_is_off() -> None:
    assert told(decide(facts(), with_settings(enabled=False))) == ("skipped", "disabled")
    assert told(decide(facts(texting_enabled=False), SETTINGS)) == ("skipped", "disabled")


@pytest.mark.parametrize(
    ("scope", "office_open", "all_busy", "texted"),
    [
        (Scope.ALWAYS, True, False, True),
        (Scope.ALWAYS, False, False, True),
        (Scope.AFTER_HOURS, True, False, False),
        (Scope.AFTER_HOURS, False, False, True),
        (Scope.OPEN_HOURS, True, False, True),
        (Scope.OPEN_HOURS, False, False, False),
        (Scope.BUSY, True, False, False),
        (Scope.BUSY, True, True, True),
    ],
)
def test_only_calls_in_scope_are_texted(
    scope: Scope, office_open: bool, all_busy: bool, texted: bool
) -> None:
    ruling = decide(facts(office_open=office_open, all_busy=all_busy), with_settings(scope=scope))
    assert told(ruling) == (("pending", "no-answer") if texted else ("skipped", "scope"))


@pytest.mark.parametrize(
    ("ten_minutes", "day", "held"),
    [(29, 299, False), (30, 30, True), (0, 300, True)],
)
def test_a_flood_is_held_back(ten_minutes: int, day: int, held: bool) -> None:
    ruling = decide(facts(texts_10_minutes=ten_minutes, texts_day=day), SETTINGS)
    assert told(ruling) == (("held", "flood") if held else ("pending", "no-answer"))
    assert ruling.due_at == (NOW + timedelta(minutes=10) if held else after_end(5))


@pytest.mark.parametrize(("like", "held"), [(3, False), (4, True), (40, True)])
def test_calls_pumped_from_nearly_one_number_are_held(like: int, held: bool) -> None:
    ruling = decide(facts(like_callers=like), SETTINGS)
    assert told(ruling) == (("held", "flood") if held else ("pending", "no-answer"))
    assert decide(facts(like_callers=like), with_settings(callers_per_hour=0)).decision is (
        Decision.PENDING
    )


@pytest.mark.parametrize("flag", [ThreadFlag.MAYBE_OPTED_OUT, ThreadFlag.AUTO_RESPONDER])
def test_a_flagged_caller_waits_for_staff_and_in_the_end_goes_to_them(flag: ThreadFlag) -> None:
    ruling = decide(facts(flag=flag), SETTINGS)
    assert told(ruling) == ("held", flag.value)
    now = END + timedelta(hours=24, minutes=1)
    assert told(decide(facts(flag=flag, now=now, due_at=now), SETTINGS)) == ("review", "too-old")
    sooner = with_settings(held_hours=2)
    now = END + timedelta(hours=3)
    assert told(decide(facts(flag=flag, now=now, due_at=now), sooner)) == ("review", "too-old")


@pytest.mark.parametrize(
    ("decision", "reason", "known", "called_back"),
    [
        ("skipped", "not-textable", {"kind": "toll-free"}, True),
        ("skipped", "not-textable", {"kind": "service"}, False),
        ("skipped", "undeliverable", {}, True),
        ("skipped", "foreign", {"valid": True}, True),
        ("skipped", "foreign", {"valid": False}, False),
        ("skipped", "opted-out", {}, True),
        ("skipped", "scope", {}, True),
        ("skipped", "disabled", {}, True),
        ("review", "too-old", {}, True),
        ("review", "unconfirmed", {}, True),
        ("review", "wording", {}, True),
        ("review", "cannot-tell", {}, True),
        ("failed", "undeliverable", {}, True),
        ("skipped", "withheld", {}, False),
        ("skipped", "own-number", {}, False),
        ("skipped", "blocked", {}, False),
        ("skipped", "cooldown", {}, False),
        ("skipped", "in-touch", {}, False),
        ("skipped", "answered", {}, False),
        ("held", "quiet-hours", {}, False),
        ("held", "flood", {}, False),
        ("held", "sender", {}, True),
        ("pending", "no-answer", {}, False),
        ("texted", "no-answer", {}, False),
    ],
)
def test_who_is_to_be_called_back(
    decision: str, reason: str, known: dict[str, str | int | float | bool | None], called_back: bool
) -> None:
    assert to_call_back(Ruling(Decision(decision), reason, None, known)) is called_back


def test_a_caller_is_not_woken() -> None:
    ruling = decide(facts(night_call(), now=NIGHT + timedelta(seconds=4)), SETTINGS)
    assert told(ruling) == ("held", "quiet-hours")
    assert ruling.due_at == datetime(2026, 6, 4, 12, 0, tzinfo=UTC)
    assert ruling.facts["until"] == "tomorrow at 8:00 AM"


def test_any_zone_the_caller_may_be_in_can_hold_a_text() -> None:
    zones = (NEW_YORK, "Pacific/Honolulu")
    ruling = decide(facts(caller_zones=zones, now=after_end(4)), SETTINGS)
    assert told(ruling) == ("held", "quiet-hours")
    assert ruling.due_at == datetime(2026, 6, 3, 18, 0, tzinfo=UTC)


def test_a_text_that_would_leave_just_after_quiet_hours_begin_is_held() -> None:
    ended = datetime(2026, 6, 4, 0, 59, 58, tzinfo=UTC)
    call = missed(row=root(ended_at=ended))
    assert told(decide(facts(call, now=ended), SETTINGS)) == ("held", "quiet-hours")


def test_quiet_hours_can_be_switched_off_or_moved() -> None:
    night = facts(night_call(), now=NIGHT + timedelta(seconds=4))
    assert decide(night, with_settings(quiet_enabled=False)).decision is Decision.PENDING
    moved = with_settings(quiet_start=time(1), quiet_end=time(5))
    assert decide(night, moved).decision is Decision.PENDING


def test_unknown_zones_leave_quiet_hours_to_the_offices_clock() -> None:
    night = facts(night_call(), now=NIGHT + timedelta(seconds=4), caller_zones=())
    assert told(decide(night, SETTINGS)) == ("held", "quiet-hours")


def test_nothing_goes_while_the_sender_may_not_send() -> None:
    ruling = decide(facts(sender_trouble="30034"), SETTINGS)
    assert (told(ruling), ruling.due_at) == (("held", "sender"), NOW + timedelta(minutes=15))


@pytest.mark.parametrize("reason", ["no-answer", "busy", "voicemail", "abandoned"])
def test_otherwise_the_caller_is_texted_after_the_delay(reason: str) -> None:
    ruling = decide(facts(missed(reason=reason)), SETTINGS)
    assert (told(ruling), ruling.due_at) == (("pending", reason), after_end(5))
    at_once = decide(facts(missed(reason=reason)), with_settings(delay_seconds=0))
    assert at_once.due_at == END


# --- order --------------------------------------------------------------------------------------


def test_the_first_rule_that_matches_decides() -> None:
    """Everything that can be wrong at once: each time the first cause is put right, the next one in
    the table's order shows."""
    row = root(caller_raw="anonymous", ended_at=NIGHT, started_at=NIGHT, updated_at=NIGHT)
    now = NIGHT + timedelta(hours=1)
    state = facts(
        replace(missed(caller=None), row=row),
        now=now,
        own_numbers={"+18005550123", "+14165550123"},
        blocked=True,
        opted_out_at=now,
        undeliverable_at=now,
        later_call=Outcome.ANSWERED,
        last_auto_at=now,
        auto_count=9,
        conversation_staff_at=now,
        line_type="landline",
        flag=ThreadFlag.MAYBE_OPTED_OUT,
        like_callers=9,
        office_open=True,
        texts_10_minutes=99,
        sender_trouble="30034",
    )
    settings = with_settings(scope=Scope.AFTER_HOURS)
    canada = replace(state.call, caller="+14165550123", row=replace(row, caller_raw="+14165550123"))
    free = replace(state.call, caller="+18005550123", row=replace(row, caller_raw="+18005550123"))
    good = replace(state.call, caller=CALLER, row=replace(row, caller_raw=CALLER))
    fresh = replace(good, row=replace(good.row, ended_at=now))
    steps: list[tuple[dict[str, object], str]] = [
        ({}, "withheld"),
        ({"call": canada}, "own-number"),
        ({"own_numbers": ()}, "blocked"),
        ({"blocked": False}, "foreign"),
        ({"call": free}, "not-textable"),
        ({"call": good}, "not-textable"),
        ({"line_type": ""}, "opted-out"),
        ({"opted_out_at": None}, "undeliverable"),
        ({"undeliverable_at": None}, "answered"),
        ({"later_call": None}, "too-old"),
        ({"call": fresh}, "cooldown"),
        ({"last_auto_at": None}, "in-touch"),
        ({"conversation_staff_at": None}, "scope"),
        ({"office_open": False}, "maybe-opted-out"),
        ({"flag": ThreadFlag.NONE}, "flood"),
        ({"like_callers": 0}, "flood"),
        ({"texts_10_minutes": 0}, "quiet-hours"),
        ({"caller_zones": ("Asia/Tokyo",)}, "sender"),
        ({"sender_trouble": ""}, "no-answer"),
    ]
    for change, reason in steps:
        state = replace(state, **change)  # type: ignore[arg-type]
        assert decide(state, settings).reason == reason


@given(
    st.builds(
        Facts,
        now=st.integers(0, 100_000).map(after_end),
        call=st.builds(
            missed,
            outcome=st.sampled_from(Outcome),
            caller=st.sampled_from([CALLER, None, OFFICE, "+14165550123", "+18005550123"]),
        ),
        own_numbers=st.just({OFFICE}),
        blocked=st.booleans(),
        opted_out_at=st.none() | st.just(END),
        later_call=st.none() | st.sampled_from(Outcome),
        line_type=st.sampled_from(["", "landline", "mobile"]),
        flag=st.sampled_from(ThreadFlag),
        like_callers=st.integers(0, 5),
        last_auto_at=st.none() | st.just(END),
        auto_count=st.integers(0, 4),
        texts_10_minutes=st.integers(0, 40),
        sender_trouble=st.sampled_from(["", "30034"]),
        caller_zones=st.sampled_from([(), (NEW_YORK,), (NEW_YORK, "Pacific/Guam")]),
        due_at=st.none() | st.integers(0, 100_000).map(after_end),
    )
)
def test_whatever_the_facts_a_decision_is_whole(state: Facts) -> None:
    ruling = decide(state, SETTINGS)
    assert ruling.reason
    assert (ruling.due_at is not None) == (ruling.decision in {Decision.PENDING, Decision.HELD})
    if ruling.decision is Decision.HELD:
        assert ruling.due_at is not None
        assert ruling.due_at > state.now
    if ruling.decision is Decision.PENDING:
        assert state.call.outcome is Outcome.MISSED
        assert state.opted_out_at is None
        assert not state.blocked
    assert CALLER not in repr(ruling.facts)


# --- the live test ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ({}, {"enabled": False}),
        ({"office_open": True}, {"scope": Scope.AFTER_HOURS}),
        ({"last_auto_at": END, "auto_count": 9}, {}),
        ({"conversation_staff_at": END}, {}),
        ({"staff_touch_at": after_end(1), "staff_touch_how": "done"}, {}),
        ({"call": night_call(), "now": NIGHT, "due_at": NIGHT}, {}),
    ],
)
def test_whoever_tries_it_out_is_texted_where_another_caller_is_not(
    more: dict[str, object], rules: dict[str, object]
) -> None:
    state = facts(**more)  # type: ignore[arg-type]
    stranger = decide(state, with_settings(**rules))
    assert stranger.decision is not Decision.PENDING
    tried = decide(state, with_settings(**rules, test_phone=CALLER))
    assert told(tried) == ("pending", "no-answer")


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"opted_out_at": END}, "opted-out"),
        ({"blocked": True}, "blocked"),
        ({"line_type": "landline"}, "not-textable"),
        ({"undeliverable_at": END}, "undeliverable"),
        ({"later_call": Outcome.ONGOING}, "in-touch"),
        ({"later_call": Outcome.ANSWERED}, "answered"),
        ({"flag": ThreadFlag.MAYBE_OPTED_OUT}, "maybe-opted-out"),
        ({"sender_trouble": "30034"}, "sender"),
        ({"texts_10_minutes": 30}, "flood"),
        ({"own_numbers": {CALLER}}, "own-number"),
    ],
)
def test_what_carriers_and_the_law_forbid_holds_for_the_test_phone_too(
    more: dict[str, object], reason: str
) -> None:
    state = facts(**more)  # type: ignore[arg-type]
    assert decide(state, with_settings(test_phone=CALLER)).reason == reason


def test_an_answered_call_of_the_test_phone_is_not_texted() -> None:
    answered = facts(missed(outcome=Outcome.ANSWERED))
    assert decide(answered, with_settings(test_phone=CALLER)).decision is Decision.NONE

"""What must never happen, over all zones, both days on which clocks change, and any history: a text
in the caller's quiet hours, to somebody who opted out, or twice within the cooldown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskreply.domain import numbers
from deskreply.domain.decide import Facts, RuleSettings, Ruling, decide
from deskreply.domain.models import Call, Decision, Outcome, Scope
from tests.domain.build import CALLER, OFFICE, missed, root

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
RULES = RuleSettings()
# One number of each zone that callers from the states and territories may be in, and some whose
# area lies in several.
ZONES = sorted(
    {
        zone
        for area in range(201, 990)
        for zone in numbers.zones(f"+1{area}2345678")
        if numbers.region(f"+1{area}2345678") in {"US", "PR", "VI", "GU", "AS", "MP"}
    }
)
AREAS = {
    "+12122345678", "+13122345678", "+13032345678", "+14152345678", "+19072345678", "+18082345678",
    "+16022345678", "+17872345678", "+16712345678", "+12082345678", "+18502345678", "+17012345678",
}  # fmt: skip
CHANGES = (date(2026, 3, 8), date(2026, 11, 1))


def is_night(at: datetime, zone: str, start: time = time(21), end: time = time(8)) -> bool:
    wall = at.astimezone(ZoneInfo(zone)).time()
    return wall >= start or wall < end


def minutes_of(day: date, zone: str) -> Iterator[datetime]:
    """Every minute of a local day: 1380 or 1500 of them where the clocks change."""
    at = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
    end = datetime.combine(day + DAY, time(), ZoneInfo(zone)).astimezone(UTC)
    while at < end:
        yield at
        at += MINUTE


def call_at(ended: datetime, caller: str = CALLER) -> Call:
    row = root(ended_at=ended, updated_at=ended, started_at=ended - MINUTE, caller_raw=caller)
    return missed(caller=caller, row=row)


def leaves_at(state: Facts, rules: RuleSettings) -> datetime | None:
    """When the text of a call leaves that nothing else happens to; None where it never does."""
    for _ in range(200):
        ruling = decide(state, rules)
        if ruling.decision is Decision.PENDING:
            due = ruling.due_at
            assert due is not None
            if state.now >= due:
                return state.now
            state = replace(state, now=due, due_at=due)
        elif ruling.decision is Decision.HELD:
            assert ruling.due_at is not None
            state = replace(state, now=ruling.due_at, due_at=ruling.due_at, held_before=True)
        else:
            return None
    raise AssertionError("a text is held for ever")


def test_the_zones_are_all_there() -> None:
    assert len(ZONES) >= 12
    for zone in ("America/New_York", "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam"):
        assert zone in ZONES


@pytest.mark.parametrize("day", CHANGES)
@pytest.mark.parametrize("zone", ZONES)
def test_no_minute_of_the_days_on_which_clocks_change_has_a_text_at_night(
    zone: str, day: date
) -> None:
    for i, ended in enumerate(minutes_of(day, zone)):
        is_open = bool(i % 2)
        state = Facts(
            now=ended, call=call_at(ended), caller_zones=(zone,), office_open=is_open,
            office_zone="America/New_York",
        )  # fmt: skip
        left = leaves_at(state, RULES)
        assert left is not None, "held beyond a day"
        assert not is_night(left, zone), (ended, left)


@pytest.mark.parametrize("day", CHANGES)
@pytest.mark.parametrize("caller", sorted(AREAS))
def test_no_plausible_zone_of_a_number_has_a_text_at_night(caller: str, day: date) -> None:
    zones = numbers.zones(caller)
    for ended in list(minutes_of(day, zones[0]))[::7]:
        state = Facts(now=ended, call=call_at(ended, caller), caller_zones=zones)
        left = leaves_at(state, RULES)
        if left is not None:
            assert not any(is_night(left, zone) for zone in zones), (ended, left)


@given(
    st.integers(0, 365 * 86_400).map(lambda s: datetime(2026, 1, 1, tzinfo=UTC) + s * SECOND),
    st.lists(st.sampled_from(ZONES), min_size=1, max_size=4, unique=True),
    st.times(),
    st.times(),
    st.floats(0, 600),
)
@settings(max_examples=300)
def test_any_quiet_hours_of_any_zones_are_kept(
    ended: datetime, zones: list[str], start: time, end: time, delay: float
) -> None:
    start, end = start.replace(microsecond=0), end.replace(microsecond=0)
    rules = replace(RULES, quiet_start=start, quiet_end=end, delay_seconds=delay)
    state = Facts(now=ended, call=call_at(ended), caller_zones=tuple(zones))
    left = leaves_at(state, rules)
    if left is None or start == end:
        return
    for zone in zones:
        wall = left.astimezone(ZoneInfo(zone)).time()
        quiet = start <= wall < end if start <= end else wall >= start or wall < end
        assert not quiet, (zone, wall)


# --- any history --------------------------------------------------------------------------------


@dataclass
class Desk:
    """An office as its callers meet it: calls come in, texts are meant, held, and leave."""

    rules: RuleSettings
    now: datetime = datetime(2026, 3, 7, 20, tzinfo=UTC)
    zones: tuple[str, ...] = ("America/New_York", "Pacific/Honolulu")
    calls: list[Call] = field(default_factory=list)
    meant: dict[str, datetime] = field(default_factory=dict)
    texts: list[datetime] = field(default_factory=list)
    stopped_at: datetime | None = None
    wrote_at: datetime | None = None
    blocked: bool = False

    def facts(self, call: Call) -> Facts:
        later = [other for other in self.calls if other.id > call.id]
        order = {Outcome.ANSWERED: 0, Outcome.ONGOING: 1}
        recent = [at for at in self.texts if self.now - at <= timedelta(days=30)]
        return Facts(
            now=self.now,
            call=call,
            own_numbers={OFFICE},
            blocked=self.blocked,
            opted_out_at=self.stopped_at,
            later_call=min(
                (other.outcome for other in later), key=lambda o: order.get(o, 2), default=None
            ),
            staff_touch_at=self.wrote_at,
            staff_touch_how="wrote",
            conversation_staff_at=self.wrote_at,
            last_auto_at=max(recent, default=None),
            auto_count=len(recent),
            caller_zones=self.zones,
            due_at=self.meant.get(call.id),
        )

    def rings(self, outcome: Outcome) -> None:
        call = call_at(self.now)
        row = replace(call.row, id=f"CA{len(self.calls):04}")
        call = replace(call, row=row, outcome=outcome, outcome_reason=outcome.value)
        self.calls.append(call)
        self.follow(call, decide(self.facts(call), self.rules))

    def follow(self, call: Call, ruling: Ruling) -> None:
        if ruling.due_at is None:
            self.meant.pop(call.id, None)
        else:
            self.meant[call.id] = ruling.due_at

    def passes(self, span: timedelta) -> None:
        """Time goes by; what is due is decided again and, where the rules say so, leaves."""
        until = self.now + span
        while self.meant and min(self.meant.values()) <= until:
            call_id = min(self.meant, key=lambda i: self.meant[i])
            self.now = max(self.now, self.meant[call_id])
            call = next(call for call in self.calls if call.id == call_id)
            ruling = decide(self.facts(call), self.rules)
            if ruling.decision is Decision.PENDING:
                del self.meant[call_id]
                self.leaves()
            else:
                self.follow(call, ruling)
        self.now = until

    def leaves(self) -> None:
        assert self.stopped_at is None, "texted after a stop"
        assert not self.blocked, "texted though blocked"
        for zone in self.zones:
            assert not is_night(self.now, zone), "texted at night"
        cooldown = timedelta(hours=self.rules.cooldown_hours)
        assert all(self.now - at >= cooldown for at in self.texts), "texted twice"
        recent = [at for at in self.texts if self.now - at <= timedelta(days=30)]
        assert len(recent) < self.rules.cap_month, "texted too often"
        self.texts.append(self.now)


HAPPENINGS = st.one_of(
    st.tuples(st.just("rings"), st.sampled_from([Outcome.MISSED] * 4 + [Outcome.ANSWERED])),
    st.tuples(st.just("passes"), st.integers(1, 60).map(lambda n: timedelta(seconds=n))),
    st.tuples(st.just("passes"), st.integers(1, 72).map(lambda n: timedelta(hours=n))),
    st.tuples(st.sampled_from(["stop", "start", "wrote", "block", "unblock"]), st.none()),
)


@given(
    st.lists(HAPPENINGS, max_size=40),
    st.sampled_from([RULES, replace(RULES, cooldown_hours=1, conversation_hours=0)]),
)
@settings(max_examples=400)
def test_no_history_makes_a_wrong_text(
    happenings: list[tuple[str, object]], rules: RuleSettings
) -> None:
    desk = Desk(rules)
    for what, value in happenings:
        match what, value:
            case "rings", Outcome() as outcome:
                desk.rings(outcome)
            case "passes", timedelta() as span:
                desk.passes(span)
            case "stop", _:
                desk.stopped_at = desk.now
            case "start", _:
                desk.stopped_at = None
            case "wrote", _:
                desk.wrote_at = desk.now
            case "block", _:
                desk.blocked = True
            case "unblock", _:
                desk.blocked = False
    desk.passes(timedelta(days=3))
    assert not desk.meant, "held for ever"


def test_the_model_does_text_people() -> None:
    """Else the histories above would prove nothing."""
    desk = Desk(RULES)
    for _ in range(5):
        desk.rings(Outcome.MISSED)
        desk.passes(timedelta(days=4))
    assert len(desk.texts) == RULES.cap_month
    assert desk.calls[0].line == OFFICE
    assert RULES.scope is Scope.ALWAYS

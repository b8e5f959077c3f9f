"""Gentle nudges to callers who have not replied: when one may go, and when it must not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from deskreply.domain.calendar import Calendar
from deskreply.domain.hours import quiet_until

# One that is later than this goes to staff: who is nudged days late wonders what went wrong.
LATE_MOST = timedelta(hours=12)
# Holidays may hold one back. After this long since the call nobody waits for it any more.
OLDEST = timedelta(days=7)
FLOOD_RETRY = timedelta(minutes=10)
SENDER_RETRY = timedelta(minutes=15)
_PREFIX = "followup:"


class FollowupState(StrEnum):
    """Where a follow-up stands. Persisted. ``meant``: it has an outbox row of its own."""

    WAITING = "waiting"
    MEANT = "meant"
    CANCELED = "canceled"
    FOR_STAFF = "for-staff"


@dataclass(frozen=True, slots=True)
class Followup:
    """A gentle nudge, the ``nth`` after the automatic text for a call, not before ``due_at``."""

    id: int
    call_id: str
    nth: int
    number: str
    state: FollowupState
    due_at: datetime
    reason: str = ""
    message_id: str | None = None

    @property
    def key(self) -> str:
        """The key of its outbox row."""
        return f"{_PREFIX}{self.call_id}:{self.nth}"


def parse_key(key: str) -> tuple[str, int] | None:
    """Call id and nth of a follow-up's outbox key; None for other keys."""
    if not key.startswith(_PREFIX):
        return None
    call_id, _, nth = key.removeprefix(_PREFIX).rpartition(":")
    return call_id, int(nth)


class Turn(StrEnum):
    """What is done with a follow-up whose time has come."""

    GO = "go"
    HOLD = "hold"
    CANCEL = "cancel"
    FOR_STAFF = "for-staff"


@dataclass(frozen=True, slots=True)
class FollowupFacts:
    """What a follow-up rests on at ``now`` (UTC). ``texted_at``: when the automatic text for the
    call left. ``against``: the reason word of what speaks against it, "" for nothing. ``last_auto``
    and ``auto_count``: automatic texts to the caller in the last 30 days. ``full``: a cap of the
    office is reached. ``sender_trouble``: the sender can't send. ``zones``: the caller's."""

    now: datetime
    due_at: datetime
    texted_at: datetime
    against: str = ""
    last_auto: datetime | None = None
    auto_count: int = 0
    full: bool = False
    sender_trouble: bool = False
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowupRules:
    """The settings that follow-ups heed. ``calendar``: they go in open hours only. ``quiet``: start
    and end of quiet hours on the caller's clock, None for none."""

    enabled: bool
    calendar: Calendar
    quiet: tuple[time, time] | None
    cooldown: timedelta
    cap_month: int = 3


@dataclass(frozen=True, slots=True)
class FollowupRuling:
    """``until``: when to look again, where it is held."""

    turn: Turn
    reason: str = ""
    until: datetime | None = None


def decide(facts: FollowupFacts, rules: FollowupRules) -> FollowupRuling:
    """What to do with a follow-up at this moment; asked when it is due and again as it leaves."""
    if not rules.enabled:
        return FollowupRuling(Turn.CANCEL, "disabled")
    if facts.against:
        return FollowupRuling(Turn.CANCEL, facts.against)
    if 0 < rules.cap_month <= facts.auto_count:
        return FollowupRuling(Turn.CANCEL, "often")
    if facts.now - facts.texted_at > OLDEST:
        return FollowupRuling(Turn.CANCEL, "too-old")
    since = facts.due_at
    if facts.last_auto is not None:
        since = max(since, facts.last_auto + rules.cooldown)
    meant_for = _welcome(since, facts, rules)
    fits = _welcome(facts.now, facts, rules)
    if meant_for is None or fits is None:
        return FollowupRuling(Turn.CANCEL, "too-old")
    # Counted from when it could have gone, so that a closed weekend makes none too late; and before
    # one waits for an opening, from which on it would be due anew and in time.
    if facts.now - meant_for > LATE_MOST:
        return FollowupRuling(Turn.FOR_STAFF, "too-late")
    if max(meant_for, fits) > facts.now:
        return FollowupRuling(Turn.HOLD, "hours", max(meant_for, fits))
    if facts.full:
        return FollowupRuling(Turn.HOLD, "flood", facts.now + FLOOD_RETRY)
    if facts.sender_trouble:
        return FollowupRuling(Turn.HOLD, "sender", facts.now + SENDER_RETRY)
    return FollowupRuling(Turn.GO)


def _welcome(at: datetime, facts: FollowupFacts, rules: FollowupRules) -> datetime | None:
    """The first moment from ``at`` on at which the office is open and the caller awake; None where
    there is none in the time that a follow-up may take."""
    last = facts.texted_at + OLDEST
    while at <= last:
        later = quiet_until(*rules.quiet, facts.zones, at) if rules.quiet is not None else None
        if later is None and not rules.calendar.is_open(at):
            later = rules.calendar.next_opening(at)
            if later is None:
                return None
        if later is None:
            return at
        at = later
    return None

"""What a decision about a missed call rests on, and what a decision says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, time

from deskreply.domain.models import Call, Decision, Outcome, Scope, ThreadFlag

Scalar = str | int | float | bool | None

US_REGIONS = ("US", "PR", "GU", "VI", "AS", "MP")


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The rules' settings. ``cap_month``: automatic texts to one caller in 30 days;
    ``callers_per_hour``: missed callers from nearly one number; 0 for no limit. ``cooldown_hours``,
    ``conversation_hours``, ``undeliverable_days`` 0 switch their rules off. ``held_hours``: however
    often a text is held again, it does not go later than this after the call. Quiet hours are the
    caller's wall clock. ``test_phone``: whose calls try the texting out, E.164, "" for nobody's."""

    enabled: bool = True
    scope: Scope = Scope.ALWAYS
    delay_seconds: float = 5
    cooldown_hours: float = 24
    max_age_minutes: float = 30
    regions: tuple[str, ...] = US_REGIONS
    quiet_enabled: bool = True
    quiet_start: time = time(21, 0)
    quiet_end: time = time(8, 0)
    cap_10_minutes: int = 30
    cap_day: int = 300
    cap_month: int = 3
    callers_per_hour: int = 3
    conversation_hours: float = 12
    undeliverable_days: float = 90
    held_hours: float = 24
    language: str = "en"
    test_phone: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision about one call rests on, all as of ``now`` (UTC).

    ``texting_enabled``: whether this line may text at all, besides the office's setting.
    ``own_numbers``: the office's numbers, forwarding targets and staff phones (E.164).
    ``line_type``: what a lookup said of the number, in the provider's word, "" where nobody asked.
    ``later_call``: what became of the most telling later call of the same caller: an answered one
    before a live one before any other. ``staff_touch_at``: when staff last ``called`` or ``wrote``
    the caller, or was ``done`` with them, after the call began. ``last_auto_at``, ``auto_count``:
    automatic texts to the caller in the last 30 days, without the one for this very call.
    ``conversation_staff_at``: when staff last wrote the caller; ``thread_done``: the conversation
    was closed since. ``flag``: why their thread waits for staff. ``like_callers``: how many
    different missed callers of the last hour share all but the last four digits with this one,
    itself included. ``office_open``, ``all_busy``: when the call came in. ``texts_10_minutes``,
    ``texts_day``: automatic texts of the whole office. ``sender_trouble``: "" or a word for why the
    sender can't send. ``caller_zones``: every zone the caller may be in, the office's where nothing
    is known. ``due_at``: when the text was to leave; None at the first decision. ``office_zone``:
    for words about times, may be "".
    """

    now: datetime
    call: Call
    texting_enabled: bool = True
    own_numbers: Collection[str] = frozenset()
    blocked: bool = False
    opted_out_at: datetime | None = None
    undeliverable_at: datetime | None = None
    line_type: str = ""
    later_call: Outcome | None = None
    staff_touch_at: datetime | None = None
    staff_touch_how: str = ""
    last_auto_at: datetime | None = None
    auto_count: int = 0
    conversation_staff_at: datetime | None = None
    thread_done: bool = False
    flag: ThreadFlag = ThreadFlag.NONE
    like_callers: int = 0
    office_open: bool = True
    all_busy: bool = False
    texts_10_minutes: int = 0
    texts_day: int = 0
    sender_trouble: str = ""
    caller_zones: tuple[str, ...] = ()
    due_at: datetime | None = None
    held_before: bool = False
    office_zone: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is done about a call and why. ``due_at`` (UTC): when the text leaves (``pending``) or
    when to decide again (``held``), else None. ``facts``: what the rule that matched rested on,
    without the caller's number; ``explain`` makes the sentence from it."""

    decision: Decision
    reason: str
    due_at: datetime | None = None
    facts: dict[str, Scalar] = field(default_factory=dict)

"""Was the call missed? From the provider's rows of a root call and its legs to an outcome.

A parent's status alone never says it: once the number's flow picks up, the parent ends as
``completed`` whether or not a person did. The legs decide, and they may arrive late, so "missed" is
believed only after the call had time to settle and was read twice alike, while "answered" is
believed at once: a wrong "answered" texts nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from deskreply.domain import numbers
from deskreply.domain.models import LIVE_CALL_STATUSES, CallRow, LineKind, LineProfile, Outcome
from deskreply.domain.rows import merge

__all__ = ["Role", "Verdict", "classify", "fingerprint", "line_of", "merge", "role", "root_end"]

TRUNK_INBOUND = "trunking-originating"
READS = 2
REREAD = timedelta(seconds=0.3)
# Past this much waiting for a second read the log's pages have moved on: the call is fetched.
PAGES_MOVED_ON = timedelta(seconds=10)
LEG_PATIENCE = timedelta(seconds=90)
LEG_REFETCH = timedelta(seconds=45)
LEG_REFETCH_EVERY = timedelta(seconds=15)
NO_LEG_PATIENCE = timedelta(seconds=30)
LONG_ROOT = 5
RECORDING_PATIENCE = timedelta(seconds=3)
OUTLASTED = timedelta(seconds=3)
SCREENED_TOGETHER = timedelta(seconds=3)
ABANDONED_TOGETHER = timedelta(seconds=2)
LIVE_LONGEST = timedelta(hours=24)
STRANGE_LONGEST = timedelta(hours=4)
LIVE_REFETCH = timedelta(hours=1)
LIVE_REFETCH_EVERY = timedelta(minutes=15)
CALLER_ADDRESSES = ("client:", "sip:", "sips:", "sim:")


class Role(Enum):
    """What a row of the call log is to us."""

    ROOT = "root"
    LEG = "leg"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a call, as far as can be told now.

    ``check_at``: when to classify again even if nothing new arrives; None once settled.
    ``wants_recordings``: look for the root's recordings, then classify with ``voicemail`` set.
    ``wants_refetch``: fetch root and legs by id, at most once for each ``check_at``.
    """

    outcome: Outcome
    reason: str
    check_at: datetime | None
    wants_recordings: bool = False
    wants_refetch: bool = False


def line_of(row: CallRow, watched: Collection[str]) -> str | None:
    """The watched number (E.164) that a row called, or None."""
    called = row.called_raw or ""
    if row.direction == TRUNK_INBOUND and called.lower().startswith(("sip:", "sips:")):
        # A trunk is reached under an address of the form sip:+12125550123@the-trunk.
        called = called.partition(":")[2].partition("@")[0].partition(";")[0]
    if called in watched:
        return called
    number = numbers.normalise(called)
    return number if number in watched else None


def role(row: CallRow, watched: Collection[str]) -> Role:
    """Whether a row is a call to one of the ``watched`` numbers (E.164), a leg, or neither.

    A row with a parent is a leg. Softphones and SIP phones calling in are staff calling out.
    """
    if row.parent_id:
        return Role.LEG
    if row.direction not in {"inbound", TRUNK_INBOUND}:
        return Role.OTHER
    if (row.caller_raw or "").strip().lower().startswith(CALLER_ADDRESSES):
        return Role.OTHER
    return Role.ROOT if line_of(row, watched) is not None else Role.OTHER


def fingerprint(root: CallRow, legs: Sequence[CallRow]) -> str:
    """32 hex digits that change whenever anything changes that the outcome rests on.

    The order of the legs does not matter.
    """
    parts = [_essence(root), *sorted(_essence(leg) for leg in legs)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _essence(row: CallRow) -> str:
    ended = row.ended_at.astimezone(UTC).isoformat() if row.ended_at is not None else None
    return repr((row.id, row.status, row.duration, row.answered_by, ended, row.called_raw))


def root_end(row: CallRow) -> datetime | None:
    """When a final call or leg ended, UTC, as well as its row tells; None where it has no times."""
    if row.ended_at is not None:
        return row.ended_at
    if row.updated_at is not None:
        return row.updated_at
    started = row.started_at or row.created_at
    return started + timedelta(seconds=max(row.duration, 0)) if started is not None else None


def classify(
    root: CallRow,
    legs: Sequence[CallRow],
    *,
    profile: LineProfile,
    reads: int,
    now: datetime,
    settle_seconds: float,
    voicemail: bool | None,
    seen_at: datetime | None = None,
) -> Verdict:
    """The outcome of a root call with the legs known so far.

    ``reads``: how many times in a row root and legs were read alike. ``now``: the provider's time,
    UTC. ``voicemail``: whether a voicemail recording hangs on the root; None before anybody looked.
    ``seen_at``: when the root was first seen, the last resort for a row without any time of its
    own; without even that, two reads alike stand in for the time that passed.

    May be called again after it settled: new rows give a new verdict.
    """
    if not root.final:
        return _not_final(root, reads=reads, now=now, seen_at=seen_at)
    end = root_end(root) or seen_at
    if _is_trunk(root, legs, profile):
        if root.status == "completed" and root.duration > 0:
            return Verdict(Outcome.ANSWERED, "answered", None)
        return _settling(end, timedelta(seconds=settle_seconds), reads, now) or Verdict(
            Outcome.MISSED, _trunk_reason(root), None
        )
    if any(_answers(leg, root, profile) for leg in legs):
        return Verdict(Outcome.ANSWERED, "answered", None)
    if not all(leg.final for leg in legs):
        return _leg_live(end, reads, now)
    patience = timedelta(seconds=settle_seconds)
    if not legs and _waits_for_legs(root, profile):
        patience = max(patience, NO_LEG_PATIENCE)
    ask = voicemail is None and _may_hold_voicemail(root, legs)
    waiting = _settling(end, patience, reads, now, recordings=ask)
    return waiting or _settled(root, legs, profile, voicemail=voicemail is True)


# --- still settling -----------------------------------------------------------------------------


def _ongoing(
    reason: str, check_at: datetime, *, recordings: bool = False, refetch: bool = False
) -> Verdict:
    return Verdict(Outcome.ONGOING, reason, check_at, recordings, refetch)


def _not_final(root: CallRow, *, reads: int, now: datetime, seen_at: datetime | None) -> Verdict:
    """A root that is not over, or whose status is a word nobody knows (yet).

    It stays ongoing, is fetched by id in good time, and goes to staff in the end: a call that never
    becomes final must not be forgotten.
    """
    never = Verdict(Outcome.UNKNOWN, "never-ended", None)
    if root.ended_at is not None:
        # Over, by its own word, under a status that says otherwise: a lagging row, or a new word.
        if now >= root.ended_at + LEG_PATIENCE:
            return never
        check_at = min(root.ended_at + LEG_PATIENCE, now + LEG_REFETCH_EVERY)
        return _ongoing("settling", check_at, refetch=True)
    known = root.status in LIVE_CALL_STATUSES
    start = root.started_at or root.created_at or root.updated_at or seen_at
    if start is None:
        # Without any time it can't be seen to grow old. Shown to staff until it becomes final.
        return never if reads >= READS else _ongoing("live", now + REREAD, refetch=True)
    deadline = start + (LIVE_LONGEST if known else STRANGE_LONGEST)
    if now >= deadline:
        return never
    if now < start + LIVE_REFETCH:
        return _ongoing("live", start + LIVE_REFETCH)
    return _ongoing("live", min(deadline, now + LIVE_REFETCH_EVERY), refetch=True)


def _leg_live(end: datetime | None, reads: int, now: datetime) -> Verdict:
    """A leg is not over though the root is: rows lag, so it gets time, then a look by id."""
    unsettled = Verdict(Outcome.UNKNOWN, "leg-unsettled", None)
    if end is None:
        return unsettled if reads >= READS else _ongoing("settling", now + REREAD, refetch=True)
    if now >= end + LEG_PATIENCE:
        return unsettled
    if now < end + LEG_REFETCH:
        return _ongoing("settling", end + LEG_REFETCH)
    check_at = min(end + LEG_PATIENCE, now + LEG_REFETCH_EVERY)
    return _ongoing("settling", check_at, refetch=True)


def _settling(
    end: datetime | None,
    patience: timedelta,
    reads: int,
    now: datetime,
    *,
    recordings: bool = False,
) -> Verdict | None:
    """The verdict while a call has to wait, or None once it may be decided.

    ``recordings``: they matter and nobody has looked at them yet.
    """
    if end is None:
        if reads >= READS:
            return None
        return _ongoing("settling", now + REREAD, recordings=recordings, refetch=True)
    ready = end + patience
    if now < ready:
        return _ongoing("settling", ready, recordings=recordings)
    if reads < READS:
        late = now >= ready + PAGES_MOVED_ON
        check_at = now + (RECORDING_PATIENCE if late else REREAD)
        return _ongoing("settling", check_at, recordings=recordings, refetch=late)
    if recordings and now < ready + RECORDING_PATIENCE:
        return _ongoing("settling", ready + RECORDING_PATIENCE, recordings=True)
    return None


# --- settled ------------------------------------------------------------------------------------


def _settled(
    root: CallRow, legs: Sequence[CallRow], profile: LineProfile, *, voicemail: bool
) -> Verdict:
    """The outcome of a call that is over, settled, and that no leg answered."""
    if voicemail:
        return Verdict(Outcome.MISSED, "voicemail", None)
    if legs:
        return Verdict(Outcome.MISSED, _unanswered_reason(root, legs, profile), None)
    if root.status != "completed":
        if profile.rejects_spam:
            return Verdict(Outcome.UNKNOWN, "rejected", None)
        return Verdict(Outcome.MISSED, "hung-up-early", None)
    if profile.kind is LineKind.QUEUE:
        return Verdict(Outcome.UNKNOWN, "cannot-tell", None)
    return Verdict(Outcome.MISSED, "no-answer", None)


def _answers(leg: CallRow, root: CallRow, profile: LineProfile) -> bool:
    """Whether a person at the office talked on this leg."""
    if leg.status != "completed" or _is_machine(leg, profile):
        return False
    if leg.duration < profile.min_talk_seconds:
        return False
    if profile.screening_seconds <= 0:
        return True
    if leg.duration < profile.screening_seconds:
        return False
    # A leg that was bridged ends with the call. Without both times the doubt goes to "answered".
    apart = _apart(leg, root)
    return apart is None or apart <= SCREENED_TOGETHER


def _is_machine(leg: CallRow, profile: LineProfile) -> bool:
    """Whether a machine picked up: by detection, or because staff listed its number."""
    answered_by = (leg.answered_by or "").strip().lower()
    if answered_by.startswith("machine") or answered_by == "fax":
        return True
    target = (leg.called_raw or "").strip()
    if not target:
        return False
    number = numbers.normalise(target)
    for listed in profile.not_staff:
        if listed.strip().lower() == target.lower():
            return True
        if number is not None and numbers.normalise(listed) == number:
            return True
    return False


def _unanswered_reason(root: CallRow, legs: Sequence[CallRow], profile: LineProfile) -> str:
    statuses = {leg.status for leg in legs}
    if statuses == {"busy"} or statuses == {"failed"}:
        return statuses.pop()
    if any(leg.status == "completed" and _is_machine(leg, profile) for leg in legs):
        return "machine"
    if "canceled" in statuses and _all_within(legs, root, ABANDONED_TOGETHER):
        return "abandoned"
    return "busy" if statuses == {"busy", "failed"} else "no-answer"


def _all_within(legs: Iterable[CallRow], root: CallRow, limit: timedelta) -> bool:
    distances = [_apart(leg, root) for leg in legs]
    return all(apart is not None and apart <= limit for apart in distances)


def _apart(leg: CallRow, root: CallRow) -> timedelta | None:
    """How far apart leg and root ended; None where a row does not say when it ended."""
    leg_end, root_ended = _told_end(leg), _told_end(root)
    return abs(leg_end - root_ended) if leg_end and root_ended else None


def _told_end(row: CallRow) -> datetime | None:
    # Not from updated_at: a row is updated again when it is billed.
    if row.ended_at is not None or row.started_at is None or row.duration <= 0:
        return row.ended_at
    return row.started_at + timedelta(seconds=row.duration)


def _is_trunk(root: CallRow, legs: Sequence[CallRow], profile: LineProfile) -> bool:
    # Legs tell more than a profile that may be out of date.
    return not legs and (root.direction == TRUNK_INBOUND or profile.kind is LineKind.TRUNK)


def _trunk_reason(root: CallRow) -> str:
    reasons = {"busy": "busy", "failed": "failed", "canceled": "abandoned"}
    return reasons.get(root.status, "no-answer")


def _waits_for_legs(root: CallRow, profile: LineProfile) -> bool:
    """A forwarding line's long call with no leg at all: the legs' rows are probably just late."""
    if profile.kind is not LineKind.FORWARDING or root.status != "completed":
        return False
    seconds: float = root.duration
    if seconds <= 0 and root.started_at is not None and root.ended_at is not None:
        seconds = (root.ended_at - root.started_at).total_seconds()
    return seconds >= LONG_ROOT


def _may_hold_voicemail(root: CallRow, legs: Sequence[CallRow]) -> bool:
    """Whether the caller had time to speak after the last leg gave up."""
    if root.status != "completed":
        return False
    ends = [_told_end(leg) for leg in legs]
    root_ended = _told_end(root)
    if root_ended is None or any(end is None for end in ends):
        return True
    return all(root_ended - end >= OUTLASTED for end in ends if end is not None)

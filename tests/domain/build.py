"""Rows and calls for the domain's tests. Numbers are from the range kept for fiction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from deskreply.domain.classify import Verdict, classify
from deskreply.domain.models import Call, CallRow, LineKind, LineProfile, Outcome

Row = TypeVar("Row", Call, CallRow)

OFFICE = "+12125550100"
CALLER = "+12125550123"
STAFF = "+12125550177"
START = datetime(2026, 6, 3, 15, 0, tzinfo=UTC)
RANG_FOR = 20
END = START + timedelta(seconds=RANG_FOR)
FORWARDING = LineProfile(OFFICE)
VOICEMAIL = LineProfile(OFFICE, LineKind.VOICEMAIL)
QUEUE = LineProfile(OFFICE, LineKind.QUEUE)
TRUNK = LineProfile(OFFICE, LineKind.TRUNK)
LATER = END + timedelta(minutes=5)


def after_end(seconds: float) -> datetime:
    return END + timedelta(seconds=seconds)


def root(status: str = "completed", *, seconds: int = RANG_FOR, **more: object) -> CallRow:
    """An inbound call to the office that ended at ``END`` where its status is final."""
    row = CallRow(
        id="CA-root",
        direction="inbound",
        status=status,
        caller_raw=CALLER,
        called_raw=OFFICE,
        created_at=END - timedelta(seconds=seconds),
        started_at=END - timedelta(seconds=seconds),
        duration=seconds,
    )
    if row.final:
        row = _with(row, ended_at=END, updated_at=END)
    return _with(row, **more)


def leg(
    status: str = "no-answer",
    *,
    n: int = 1,
    seconds: int = 0,
    ended: float = 0,
    **more: object,
) -> CallRow:
    """Leg number ``n`` of ``root()``; ``ended`` seconds after (or before) the root did."""
    row = CallRow(
        id=f"CA-leg{n}",
        direction="outbound-dial",
        status=status,
        caller_raw=CALLER,
        called_raw=STAFF,
        parent_id="CA-root",
        created_at=START,
        started_at=START,
        duration=seconds,
    )
    if row.final:
        row = _with(row, ended_at=after_end(ended), updated_at=after_end(ended))
    return _with(row, **more)


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
    """What became of a call, long after it ended and read twice, unless told otherwise."""
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


def missed(
    *,
    outcome: Outcome = Outcome.MISSED,
    reason: str = "no-answer",
    caller: str | None = CALLER,
    raw: str | None = None,
    **more: object,
) -> Call:
    """A call as the office knows it, missed unless told otherwise. ``raw``: the caller ID."""
    row = root(caller_raw=raw if raw is not None else caller)
    call = Call(row=row, line=OFFICE, caller=caller, outcome=outcome, outcome_reason=reason)
    return _with(call, **more)


def _with(value: Row, **changes: object) -> Row:
    return replace(value, **changes)  # type: ignore[arg-type]

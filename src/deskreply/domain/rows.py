"""Merging the versions of one row of the call log.

Rows arrive late, re-ordered and more than once. Each part of a row therefore has an order of its
own, and merging takes the greater: so any arrival order of the same versions gives the same row.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from deskreply.domain.models import CallRow

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)
_PROGRESS = {"queued": 1, "ringing": 2, "in-progress": 3, "completed": 9}


def merge(old: CallRow | None, new: CallRow) -> CallRow:
    """What two versions of one row say together.

    Over beats not over; among two of a kind the later ``updated_at`` wins, and where that is equal
    or unknown ``completed`` wins. A known value never gives way to a missing one: times of start
    are the earliest known, ``ended_at`` and ``duration`` the greatest. ``updated_at`` stays with
    the status it belongs to. Raises ValueError for rows of different calls.
    """
    if old is None:
        return new
    if old.id != new.id:
        raise ValueError("two different calls cannot be merged")
    leading = max(old, new, key=_standing)
    return replace(
        leading,
        direction=_known(old.direction, new.direction) or "",
        caller_raw=_known(old.caller_raw, new.caller_raw),
        called_raw=_known(old.called_raw, new.called_raw),
        parent_id=_known(old.parent_id, new.parent_id),
        created_at=_earliest(old.created_at, new.created_at),
        started_at=_earliest(old.started_at, new.started_at),
        ended_at=_latest(old.ended_at, new.ended_at),
        duration=max(old.duration, new.duration),
        answered_by=max(old.answered_by, new.answered_by, key=_certainty),
        caller_name=_known(old.caller_name, new.caller_name),
    )


def _standing(row: CallRow) -> tuple[bool, datetime, int, str]:
    """How far along a version is. A total order: equal only for equal status and time."""
    at = row.updated_at
    if at is None:
        # Without a time nothing shows that "completed" is outdated; of anything else nothing shows
        # that it is up to date.
        at = _LATEST if row.status == "completed" else _EARLIEST
    return row.final, at, _PROGRESS.get(row.status, 0), row.status


def _known(one: str | None, other: str | None) -> str | None:
    """The one that says something. Versions of a row do not differ otherwise; if they do, the
    choice only has to be the same in either order."""
    return max(one, other, key=lambda text: (text is not None, text or ""))


def _certainty(answered_by: str | None) -> tuple[int, str]:
    """Detection goes from nothing over "unknown" to a finding; a person outweighs a machine, since
    a wrong "answered" does less harm than a text to somebody who was answered."""
    text = answered_by or ""
    if not text:
        return (0 if answered_by is None else 1), text
    rank = {"unknown": 2, "human": 4}.get(text.strip().lower(), 3)
    return rank, text


def _earliest(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at is not None), default=None)


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)

"""Gentle nudges to callers who have not replied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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

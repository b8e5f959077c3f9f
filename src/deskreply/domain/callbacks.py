"""The call-back list: missed callers who could not or should not be texted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CallbackEntry:
    """One caller to call back. ``calls``: how many of their missed calls wait for it; the rest is
    of the latest: its id, when it was missed, why it was not texted, and that in a sentence."""

    number: str
    name: str
    line: str
    calls: int
    call_id: str
    missed_at: datetime
    reason: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Missed callers who hid their number: nobody can call them back, so they are counted."""

    count: int
    last_at: datetime | None = None

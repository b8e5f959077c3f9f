"""How the office stands in a few figures, for a place as small as the tray."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from deskreply.domain.inbox import Filter, InboxCounts, Sort
from deskreply.domain.models import Thread
from deskreply.engine.ports import Reader

URGENT = 2
# An automatic text of longer ago says nothing about today.
RECENT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Standing:
    """``urgent``: who is to be answered first. ``last_text_at``: see the function of that name."""

    counts: InboxCounts
    urgent: tuple[Thread, ...] = ()
    last_text_at: datetime | None = None


def standing(reader: Reader, now: datetime, *, staff: str) -> Standing:
    """How things stand at ``now`` (UTC). ``staff``: who works here."""
    counts = reader.inbox_counts(now, staff)
    urgent = reader.inbox(Filter.TO_ANSWER, Sort.DEADLINE, now, staff, URGENT)
    return Standing(counts, urgent, last_text_at(reader, now))


def last_text_at(reader: Reader, now: datetime) -> datetime | None:
    """When the last automatic text of the last 24 hours left, UTC; None where there was none."""
    sent = reader.sent_texts(now - RECENT, now + timedelta(minutes=1))
    return sent[-1].at if sent else None

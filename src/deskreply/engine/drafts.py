"""What somebody began to write is kept while they type: it survives a switch and a crash."""

from __future__ import annotations

from datetime import datetime

from deskreply.domain.desk import Draft
from deskreply.engine.ports import Reader, Store
from deskreply.settings import Settings

__all__ = ["Draft", "draft", "keep"]

# More than a text or a note may hold: nothing that was typed is cut.
LONGEST = 20_000


def draft(reader: Reader, number: str, staff: str) -> Draft | None:
    """What ``staff`` began to write to a number."""
    return reader.draft(number, staff)


def keep(
    store: Store,
    settings: Settings,
    now: datetime,
    number: str,
    body: str,
    *,
    is_note: bool = False,
    author: str = "",
) -> None:
    """Keep what was typed so far; nothing but space removes it."""
    who = author or settings.staff
    with store.write() as tx:
        if body.strip():
            tx.save_draft(Draft(number, who, body[:LONGEST], is_note, now))
        else:
            tx.remove_draft(number, who)

"""What staff has at hand at a desk: drafts, saved replies, who looks at what, what was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskreply.domain.models import Stage


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody began to write to a number. ``is_note``: for the team only. ``at``: UTC."""

    number: str
    author: str
    body: str
    is_note: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class SavedReply:
    """A reply kept for writing. ``name`` is a stable word, the same for both languages (en, es);
    ``title`` what the list shows. ``own``: the office wrote or changed it. Listed by ``position``.
    A stored one without a body takes the reply of that name off the list."""

    name: str
    title: str
    language: str
    body: str
    own: bool = True
    position: int = 0
    at: datetime | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Viewing:
    """The conversation that stood open on a desk's screen at ``at`` (UTC)."""

    desk: str
    number: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredNotice:
    """What a desk was told at ``at`` (UTC); see ``events.Notice`` for the rest.

    ``id`` grows with every notice. ``desk``: whose engine told it: what is wrong there concerns
    nobody else. ``title`` is in the staff's language and may hold a name, never a text's words.
    """

    id: int
    at: datetime
    desk: str
    kind: str
    title: str
    number: str = ""
    message_id: str = ""
    stage: Stage = Stage.NONE
    threads: int = 0

"""Named wordings in versions, and which one each slot uses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WordingVersion:
    """One version of a named wording. ``line`` "" is for every line. ``version`` counts from 1; 0
    is the wording DeskReply came with. ``promise_minutes`` 0: as the setting says."""

    name: str
    language: str
    version: int
    body: str
    line: str = ""
    promise_minutes: int = 0
    at: datetime | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class SlotChoice:
    """Which wording a slot uses on a line ("": every line) since when; ``rival``: the wording it is
    compared with, or ""."""

    slot: str
    name: str
    line: str = ""
    rival: str = ""
    since: datetime | None = None
    author: str = ""

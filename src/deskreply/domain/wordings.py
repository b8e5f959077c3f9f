"""Named wordings in versions, and which one each slot uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

SLOTS = ("open", "after-hours", "holiday", "all-busy", "existing", "booking", "follow-up")
# These promise the next opening, whatever the wording's own minutes.
CLOSED_SLOTS = frozenset({"after-hours", "holiday"})
LANGUAGES = ("en", "es")
_REF = re.compile(r"([a-z-]+)/([a-z0-9][a-z0-9-]*)\.(en|es)@([0-9]{1,9})")
# What the first release wrote: slot and language, such as open.en.
_OLD_REF = re.compile(r"([a-z-]+)\.(en|es)")


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


class WordingRef(NamedTuple):
    """What an automatic text was made from. ``name`` "" where the text is older than named
    wordings."""

    slot: str
    name: str
    language: str
    version: int


def ref(slot: str, name: str, language: str, version: int) -> str:
    """What ``Message.template`` holds, such as ``open/within-the-hour.en@2``."""
    return f"{slot}/{name}.{language}@{version}"


@lru_cache(maxsize=1024)
def parse_ref(template: str) -> WordingRef | None:
    """The parts of a ``Message.template``; None for a text that was made from no wording."""
    found = _REF.fullmatch(template)
    if found is not None:
        return WordingRef(found[1], found[2], found[3], int(found[4]))
    old = _OLD_REF.fullmatch(template)
    return None if old is None else WordingRef(old[1], "", old[2], 0)

"""What the engine tells the world, after it is committed. A hint: the rows are the truth.

``data`` holds ids, words and figures only, never a message body; numbers are hashed before an
event leaves the process (see the agent).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from deskreply.domain.models import Stage

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened at ``at`` (UTC). ``number`` is the E.164 number concerned, or "". ``es``:
    the data's ``detail`` in Spanish, for the desk alone; "" where it has none."""

    name: str
    at: datetime
    number: str = ""
    data: dict[str, Value] = field(default_factory=dict)
    es: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person at the desk should be told.

    ``kind``: new-text, urgent-text, flagged, text-failed, text-unconfirmed, missed-call, promise,
    health. ``number`` is the E.164 number concerned or "". ``title`` and ``body`` may hold a lead's
    words: for a screen under the office's privacy setting, never for a log. A promise says its
    ``stage`` and of how many ``threads``.
    """

    kind: str
    title: str
    body: str = ""
    number: str = ""
    message_id: str = ""
    stage: Stage = Stage.NONE
    threads: int = 0

"""What the tray says, and which shape says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST = 9


class Shape(StrEnum):
    """The icon's shapes: the shape alone tells the state, the colour only underlines it."""

    BUBBLE = "bubble"
    BADGE = "badge"
    ALARM = "alarm"
    PAUSED = "paused"
    OFFLINE = "offline"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class UrgentRow:
    """One who waits. ``who`` and ``how`` (how long there is left, or that a text was not delivered)
    are words to show; ``icon`` and ``ink`` are names of the theme."""

    number: str
    who: str
    how: str
    icon: str = "clock"
    ink: str = "muted"


@dataclass(frozen=True, slots=True)
class TrayState:
    """All that the tray shows.

    ``answer``, ``overdue``: how many wait, and how many of them too long. ``urgent``: the most
    urgent first. ``paused``: alerts are, ``paused_words`` until when. ``offline``: missed callers
    cannot be texted. ``hidden``: patient details are, ``locked``: by a PIN. ``enabled``: missed
    callers are texted back. ``connected``: one line on how texting does. ``opening``: no office is
    open yet. ``quit_stops``: texting ends with the app.
    """

    answer: int = 0
    overdue: int = 0
    urgent: tuple[UrgentRow, ...] = ()
    paused: bool = False
    paused_words: str = ""
    offline: bool = False
    practice: bool = False
    hidden: bool = False
    locked: bool = False
    enabled: bool = True
    connected: str = ""
    opening: bool = True
    quit_stops: bool = True

    @property
    def shape(self) -> Shape:
        """Practice is never taken for real work; people who wait too long come before everything
        else, paused or not."""
        if self.practice:
            return Shape.PRACTICE
        if self.overdue:
            return Shape.ALARM
        if self.offline:
            return Shape.OFFLINE
        if self.paused:
            return Shape.PAUSED
        return Shape.BADGE if self.answer else Shape.BUBBLE

    @property
    def badge(self) -> str:
        """The number on the badge."""
        return f"{MOST}+" if self.answer > MOST else str(self.answer)

"""What stands in the timeline, row by row: words and states only, no pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from deskreply.ui.links import Link


class Kind(StrEnum):
    """What a row is: a day that begins, the line above what is new, or an entry."""

    DAY = "day"
    NEW = "new"
    CALL = "call"
    LEAD = "lead"
    AUTO = "auto"
    STAFF = "staff"
    NOTE = "note"


class Deed(StrEnum):
    """What can be done about a row."""

    WHY = "why"
    TAKE_BACK = "take-back"
    RETRY = "retry"
    CALL = "call"
    TRACKER = "tracker"
    WENT = "went"
    SEND_AGAIN = "send-again"


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of a row."""

    deed: Deed
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the line below a bubble, or of a call's line. ``ink`` is a token, ``icon_ink``
    another one for the icon."""

    text: str
    ink: str = "muted"
    icon: str = ""
    icon_ink: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What is wrong with a text, in human words. ``tone``: over or due."""

    tone: str
    icon: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Check:
    """One of the rules that a decision went through, and whether the call passed it."""

    text: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why a caller was or was not texted. ``checks`` and ``lines`` are shown while ``open``."""

    question: str
    open: bool = False
    checks: tuple[Check, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``about``: the id of its message or call. ``body``: the words in the bubble;
    ``extra``: what else is there and cannot be shown here, such as a picture. ``faded``: it was
    never sent. ``lit``: a search led here. ``take_back``: the words of the button that takes the
    text back, "" for none. ``spoken``: for a screen reader: kind, words, state."""

    key: str
    kind: Kind
    body: str
    spoken: str
    about: str = ""
    pieces: tuple[Piece, ...] = ()
    extra: str = ""
    links: tuple[Link, ...] = ()
    card: Card | None = None
    offers: tuple[Offer, ...] = ()
    why: Why | None = None
    take_back: str = ""
    faded: bool = False
    lit: bool = False

    @property
    def mine(self) -> bool:
        """Whether it stands on our side."""
        return self.kind in (Kind.AUTO, Kind.STAFF)

    @property
    def entry(self) -> bool:
        """Whether it is an entry of the conversation, which can be chosen."""
        return self.kind not in (Kind.DAY, Kind.NEW)

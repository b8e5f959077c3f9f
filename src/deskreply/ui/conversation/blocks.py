"""Where everything of a row stands, in pixels: measured once, drawn as often as needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout

from deskreply.ui.conversation.rows import Deed, Offer
from deskreply.ui.links import Link
from deskreply.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Frame:
    """A rounded rectangle; ``fill`` and ``border`` are tokens, "" for none."""

    rect: QRectF
    radius: float
    fill: str = ""
    border: str = ""
    width: float = 1


@dataclass(frozen=True, slots=True)
class Words:
    """Words in their places."""

    layout: QTextLayout
    at: QPointF
    ink: str


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon; ``size`` in pixels of the design."""

    name: str
    at: QPointF
    ink: str
    size: int


@dataclass(frozen=True, slots=True)
class Spot:
    """What can be pressed: a button that is drawn there by itself (``offer`` with ``button``), or
    drawn words that act as one. ``name``: what a screen reader says."""

    rect: QRect
    name: str
    offer: Offer | None = None
    link: Link | None = None
    button: bool = False

    @property
    def key(self) -> str:
        """Which of a row's it is."""
        if self.offer is not None:
            return self.offer.deed.value
        return f"link:{self.link.start}" if self.link is not None else ""

    @property
    def deed(self) -> Deed | None:
        """What it does; None where it opens a link."""
        return self.offer.deed if self.offer is not None else None


@dataclass(slots=True)
class Block:
    """A row's pixels: what is drawn, what can be pressed, and what the keyboard's ring goes around.
    All places are relative to the row's upper left corner."""

    height: int = 0
    ring: QRectF = field(default_factory=QRectF)
    parts: list[Frame | Words | Icon] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw all of it at the painter's origin."""
        named = theme.tokens.named
        for part in self.parts:
            match part:
                case Words():
                    painter.setPen(named(part.ink))
                    part.layout.draw(painter, part.at)
                case Icon():
                    painter.drawPixmap(part.at, theme.pixmap(part.name, part.ink, part.size))
                case Frame():
                    draw_frame(painter, theme, part)


def draw_frame(painter: QPainter, theme: Theme, frame: Frame) -> None:
    """Draw a frame whose border lies within its rectangle."""
    named = theme.tokens.named
    inset = frame.width / 2 if frame.border else 0.0
    pen = QPen(named(frame.border), frame.width) if frame.border else Qt.PenStyle.NoPen
    painter.setPen(pen)
    painter.setBrush(named(frame.fill) if frame.fill else Qt.BrushStyle.NoBrush)
    inner = frame.rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, frame.radius - inset, frame.radius - inset)

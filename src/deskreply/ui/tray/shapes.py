"""The icon's six shapes, drawn for each size a taskbar asks for, for light and dark taskbars and as
a mask for those that colour icons themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from deskreply.ui.theme import DARK, LIGHT, current
from deskreply.ui.tray.state import Shape

SIZES = (16, 20, 22, 24, 28, 32, 40, 48, 64)
# The shapes are drawn on a field of this side.
FIELD = 32.0
GAP = 2.6
# Under this size, lines and letters are drawn bolder than the field says.
SMALL = 20
BOLDER = 1.15
# Of a disc, for letters in it.
WIDEST = 0.74

# A mask's colour: any that hides what is behind it.
_ANY = DARK.shadow
_BODY = QRectF(0, 2, 32, 23)
_TAIL = ((6, 24), (6, 31), (13, 24))
_LINE = {Shape.OFFLINE: 3.2, Shape.PRACTICE: 3.8}


@dataclass(frozen=True, slots=True)
class Taskbar:
    """What the icon stands on: ``dark``, or one that takes nothing but a ``mask``."""

    dark: bool = False
    mask: bool = False


@lru_cache(maxsize=128)
def icon(shape: Shape, badge: str, taskbar: Taskbar) -> QIcon:
    """The icon in all sizes. ``badge``: what stands on a badge, "" for other shapes."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(picture(shape, badge, taskbar, size))
    made.setIsMask(taskbar.mask)
    return made


def picture(shape: Shape, badge: str, taskbar: Taskbar, size: int) -> QPixmap:
    """The icon as a square of ``size`` pixels, its ground transparent."""
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / FIELD, size / FIELD)
        _draw(_Pen(painter, taskbar, size), shape, badge)
    finally:
        painter.end()
    return drawn


def _draw(pen: _Pen, shape: Shape, badge: str) -> None:
    match shape:
        case Shape.BUBBLE:
            pen.fill(_bubble(_BODY, _TAIL), "brand")
        case Shape.BADGE:
            _badge(pen, badge)
        case Shape.ALARM:
            _alarm(pen)
        case Shape.PAUSED:
            pen.fill(_bubble(_BODY, _TAIL), "brand")
            for left in (9.5, 18.0):
                pen.cut(_block(QRectF(left, 7, 4.5, 13)))
        case Shape.OFFLINE:
            _hollow(pen, _LINE[shape], "waiting", tail=False)
            across = QLineF(3, 30, 29, 2)
            pen.erase(across, 8.5)
            pen.line(across, "waiting", _LINE[shape])
        case Shape.PRACTICE:
            _hollow(pen, _LINE[shape], "practice")
            pen.letters("P", _BODY, 11.4, "practice")


def _badge(pen: _Pen, words: str) -> None:
    pen.fill(_bubble(QRectF(0, 0, 28, 22), ((6, 20), (6, 28), (14, 20))), "brand")
    disc = QRectF(9.6, 8.6, 22.4, 22.4)
    pen.clear(disc.adjusted(-GAP, -GAP, GAP, GAP))
    round_ = QPainterPath()
    round_.addEllipse(disc)
    pen.fill(round_, "due")
    pen.letters(words, disc, 13.0)


def _alarm(pen: _Pen) -> None:
    clock = QPainterPath()
    clock.addEllipse(QPointF(16, 17.5), 12.2, 12.2)
    pen.fill(clock, "alarm")
    for bell in (QLineF(2.6, 8.4, 8.4, 3.0), QLineF(29.4, 8.4, 23.6, 3.0)):
        pen.line(bell, "alarm", 4.2)
    for foot in (QLineF(6.6, 29.4, 8.8, 27.0), QLineF(25.4, 29.4, 23.2, 27.0)):
        pen.line(foot, "alarm", 4.0)
    hands = QPolygonF([QPointF(16, 10.6), QPointF(16, 18), QPointF(20.6, 21)])
    pen.cut_line(hands, 3.0)


def _hollow(pen: _Pen, width: float, ink: str, *, tail: bool = True) -> None:
    width = pen.at_least(width)
    half = width / 2
    low = 25 - half
    corner = ((7.5, low), (7.5, 29.4), (13.0, low)) if tail else ()
    pen.stroke(_bubble(_BODY.adjusted(half, half, -half, -half), corner), ink, width)


def _bubble(body: QRectF, tail: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(body, 6.5, 6.5)
    corner = QPainterPath()
    corner.addPolygon(QPolygonF([QPointF(x, y) for x, y in tail]))
    corner.closeSubpath()
    return path.united(corner)


def _block(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


class _Pen:
    """Draws in the colours of a taskbar. What lies on a shape is cut out of a mask."""

    def __init__(self, painter: QPainter, taskbar: Taskbar, size: int) -> None:
        self._painter, self._taskbar, self._size = painter, taskbar, size

    def at_least(self, width: float) -> float:
        """A line's width; never so thin that it is a shade of grey."""
        return max(width, 2.0 * FIELD / self._size) if self._size <= SMALL else width

    def fill(self, path: QPainterPath, ink: str) -> None:
        self._painter.fillPath(path, self._colour(ink))

    def stroke(self, path: QPainterPath, ink: str, width: float) -> None:
        self._painter.strokePath(path, self._pen(self._colour(ink), width))

    def line(self, line: QLineF, ink: str, width: float) -> None:
        self._painter.setPen(self._pen(self._colour(ink), self.at_least(width)))
        self._painter.drawLine(line)

    def cut(self, path: QPainterPath) -> None:
        """In the colour of what lies on shapes; in a mask, a hole."""
        self._on_shape()
        self._painter.fillPath(path, self._ground())
        self._over()

    def cut_line(self, points: QPolygonF, width: float) -> None:
        self._on_shape()
        self._painter.setPen(self._pen(self._ground(), self.at_least(width)))
        self._painter.drawPolyline(points)
        self._over()

    def clear(self, rect: QRectF) -> None:
        """Transparent, a disc as large as ``rect``."""
        disc = QPainterPath()
        disc.addEllipse(rect)
        self._clearing()
        self._painter.fillPath(disc, _ANY)
        self._over()

    def erase(self, line: QLineF, width: float) -> None:
        """Transparent along a line."""
        self._clearing()
        self._painter.setPen(self._pen(_ANY, width))
        self._painter.drawLine(line)
        self._over()

    def letters(self, words: str, within: QRectF, height: float, ink: str = "") -> None:
        """Bold, in the middle. Without an ink they lie on a shape."""
        # By what is drawn, not by the font's own lines: those are off in every direction.
        path = QPainterPath()
        path.addText(0, 0, current().font(weight=700), words)
        box = path.boundingRect()
        path.translate(-box.center())
        height *= BOLDER if self._size <= SMALL else 1
        fitting = min(height / box.height(), within.width() * WIDEST / box.width())
        self._painter.save()
        self._painter.translate(within.center())
        self._painter.scale(fitting, fitting)
        if ink:
            self.fill(path, ink)
        else:
            self.cut(path)
        self._painter.restore()

    def _colour(self, ink: str) -> QColor:
        if self._taskbar.mask:
            return _ANY
        return (DARK if self._taskbar.dark else LIGHT).named(ink)

    def _ground(self) -> QColor:
        return DARK.on_brand if self._taskbar.dark else LIGHT.on_brand

    def _pen(self, colour: QColor, width: float) -> QPen:
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        return QPen(colour, width, Qt.PenStyle.SolidLine, cap, join)

    def _on_shape(self) -> None:
        if self._taskbar.mask:
            self._clearing()

    def _clearing(self) -> None:
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)

    def _over(self) -> None:
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

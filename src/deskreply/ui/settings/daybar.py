"""An office's day as a bar whose ends one can drag, or move with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from deskreply.domain.dayhours import STEP, DayHours
from deskreply.domain.hours_text import DAY_MINUTES
from deskreply.ui import kit
from deskreply.ui.settings.clocks import clock, spoken_spans

# What is shown of a day where all of them fit: 7 AM to 7 PM.
USUAL = (7 * 60, 19 * 60)
_GRIP, _HEIGHT, _KNOB = 8, 36, 14
# In a window so narrow that less is left there is no bar: the fields are enough.
_LEAST = 60


def stretch(days: Iterable[DayHours | None]) -> tuple[int, int]:
    """The part of the day that shows the hours of all days, in minutes; whole hours."""
    edges = [edge for day in days if day is not None for edge in day.edges]
    first = min([USUAL[0], *edges]) // 60 * 60
    last = -(-max([USUAL[1], *edges]) // 60) * 60
    return first, last


class Bar(QWidget):
    """``moving``: hours while one drags. ``changed``: other hours."""

    moving = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: DayHours | None = None
        self._before: DayHours | None = None
        self._first, self._last = USUAL
        self._edge, self._held = 0, False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme = kit.follow(self)

    def show_day(self, day: DayHours | None, part: tuple[int, int]) -> None:
        """Other hours, None for a closed day; ``part`` of the day from left to right."""
        if not self._held:
            self._day, (self._first, self._last) = day, part
        self._edge = min(self._edge, len(self._edges()) - 1) if self._edges() else 0
        self.setEnabled(day is not None)
        self.setAccessibleDescription(spoken_spans(day.spans) if day is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(148), self.theme.px(_HEIGHT))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.updateGeometry()
        self.update()

    # --- dragging ---

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().x()
        if self._held and self._day is not None:
            self._move(self._day, self._minute(at))
            minute = self._edges()[self._edge]
            QToolTip.showText(event.globalPosition().toPoint(), clock(minute), self)
            self.moving.emit(self._day)
            return
        near = self._near(at) is not None
        self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        edge = self._near(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and edge is not None:
            self._edge, self._held, self._before = edge, True, self._day
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._held:
            return
        self._held = False
        QToolTip.hideText()
        if self._day is not None and self._day != self._before:
            self.changed.emit(self._day)
        self.update()

    # --- the keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, edges = event.key(), self._edges()
        steps = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
        turns = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if key in steps and self._day is not None:
            step = steps[Qt.Key(key)]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                step *= 60 // STEP
            before = self._day
            self._move(before, edges[self._edge] + step)
            if self._day != before:
                self.changed.emit(self._day)
        elif key in turns and edges:
            self._edge = (self._edge + turns[Qt.Key(key)]) % len(edges)
        elif key == Qt.Key.Key_Escape and self._held:
            self._held, self._day = False, self._before
            self.moving.emit(self._day)
        else:
            super().keyPressEvent(event)
            return
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _tell(self) -> None:
        """Say which end it is, and where it stands."""
        self.update()
        if self._edges():
            kit.announce(self, self._edge_words())

    def _edge_words(self) -> str:
        opens = self._edge % 2 == 0
        words = self.tr("Opens at {time}") if opens else self.tr("Closes at {time}")
        return words.replace("{time}", clock(self._edges()[self._edge]))

    # --- where things are ---

    def _edges(self) -> tuple[int, ...]:
        return self._day.edges if self._day is not None else ()

    def _move(self, day: DayHours, minute: int) -> None:
        self._day = day.moved(self._edge, min(max(minute, 0), DAY_MINUTES))

    def _near(self, x: float) -> int | None:
        """The edge under the pointer."""
        far = [(abs(self._x(minute) - x), edge) for edge, minute in enumerate(self._edges())]
        nearest = min(far, default=None)
        if nearest is None or nearest[0] > self.theme.px(_GRIP):
            return None
        return nearest[1]

    def _x(self, minute: float) -> float:
        return (minute - self._first) / (self._last - self._first) * self.width()

    def _minute(self, x: float) -> int:
        minute = self._first + x / max(self.width(), 1) * (self._last - self._first)
        # Not beyond what is shown: one would lose sight of it.
        minute = min(max(minute, self._first), self._last)
        return round(minute / STEP) * STEP

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter, middle, high = QPainter(self), self.height() / 2, px(12)
        if self.width() < px(_LEAST):
            return
        track = QRect(0, round(middle - high / 2), self.width(), high)
        kit.draw_frame(painter, track, high / 2, tokens.sunken)
        if self._day is None:
            return
        with kit.kept(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.brand)
            spans = self._day.spans
            for at, (start, end) in enumerate(spans):
                left, right = self._x(start), self._x(end)
                box = QRectF(left, middle - high / 2, right - left, high)
                _draw_span(painter, box, at == 0, at == len(spans) - 1)
        if self.hasFocus() or self._held:
            self._draw_knob(painter, QPointF(self._x(self._edges()[self._edge]), middle))

    def _draw_knob(self, painter: QPainter, at: QPointF) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        side = px(_KNOB)
        left = min(max(round(at.x() - side / 2), 0), self.width() - side)
        box = QRect(left, round(at.y() - side / 2), side, side)
        kit.draw_frame(painter, box, side / 2, tokens.surface, tokens.brand, px(3))


def _draw_span(painter: QPainter, box: QRectF, first: bool, last: bool) -> None:
    """Round where the day begins and ends, straight at a break."""
    radius = box.height() / 2
    painter.drawRoundedRect(box, radius, radius)
    half = QRectF(box)
    if not first:
        half.setRight(box.left() + min(radius, box.width() / 2))
        painter.drawRect(half)
    half = QRectF(box)
    if not last:
        half.setLeft(box.right() - min(radius, box.width() / 2))
        painter.drawRect(half)


class Scale(QWidget):
    """The times above the bars: at their ends and in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = USUAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme = kit.follow(self)
        self.restyle()

    def show_part(self, part: tuple[int, int]) -> None:
        """Of another part of the day."""
        self._part = part
        self.update()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.setFixedHeight(self.theme.px(20))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), self.theme.font(12)
        first, last = self._part
        middle = (first + last) // 120 * 60
        if self.width() < self.theme.px(_LEAST):
            return
        for minute in (first, middle, last):
            words = clock(minute)
            words = words.replace(":00", "" if "M" in words else " h")
            width = QFontMetrics(font).horizontalAdvance(words) + 2
            at = (minute - first) / (last - first) * self.width()
            left = min(max(round(at - width / 2), 0), self.width() - width)
            box = QRect(left, 0, width, self.height())
            kit.draw_text(painter, box, words, font, self.theme.tokens.muted)

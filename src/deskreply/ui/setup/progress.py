"""How far one has come: a dot for each step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.ui import kit

_DOT, _NOW, _GAP = 12, 28, 8


class Progress(QWidget):
    """Ticks for what is done, a bar for what is open, rings for what is to come."""

    def __init__(self, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._at = steps, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme = kit.follow(self)

    def show_step(self, number: int, words: str) -> None:
        """The open step, counted from 1; ``words`` say so to a screen reader."""
        self._at = number
        self.setAccessibleName(words)
        self.update()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._steps * (_DOT + _GAP) - _GAP + _NOW - _DOT
        return QSize(self.theme.px(width), self.theme.px(_DOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        left, height = 0, px(_DOT)
        for step in range(1, self._steps + 1):
            box = QRect(left, 0, px(_NOW if step == self._at else _DOT), height)
            if step > self._at:
                kit.draw_frame(
                    painter, box, height / 2, None, tokens.outline, 1.5 * self.theme.scale
                )
            else:
                kit.draw_frame(painter, box, height / 2, tokens.brand)
            if step < self._at:
                self._draw_tick(painter, box)
            left = box.right() + 1 + px(_GAP)

    def _draw_tick(self, painter: QPainter, box: QRect) -> None:
        """Stronger than the icon would be as small as this."""
        points = [QPointF(3.4, 6.2), QPointF(5.3, 8.1), QPointF(8.7, 4.2)]
        corner, scale = QPointF(box.topLeft()), self.theme.scale
        with kit.kept(painter):
            pen = QPen(self.theme.tokens.on_brand, 1.6 * scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([corner + point * scale for point in points])

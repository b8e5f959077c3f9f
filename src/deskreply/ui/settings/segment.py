"""One of a few words beside each other, of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.ui import kit
from deskreply.ui.setup.choices import Option

_HEIGHT, _SIDE, _LEAST_SIDE = 36, 18, 8


class Segment(Option):
    """As wide as its words; the chosen one has a strong border, a tint and strong letters."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._size(_SIDE)

    def minimumSizeHint(self) -> QSize:
        return self._size(_LEAST_SIDE)

    def _size(self, side: int) -> QSize:
        words = QFontMetrics(self.theme.font(13, 600)).horizontalAdvance(self.text())
        return QSize(words + 2 * self.theme.px(side), self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self.theme.tokens
        self.draw_ground(painter, 8)
        font = self.theme.font(13, 600 if self.isChecked() else 400)
        centre = Qt.AlignmentFlag.AlignCenter
        kit.draw_text(painter, self.rect(), self.text(), font, tokens.text, centre)


class RadioCard(Option):
    """A choice with its radio mark in front, over half of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(44, parent)
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        self.draw_ground(painter, 8)
        self.draw_radio(painter, px(14), self.height() // 2)
        words = self.rect().adjusted(px(46), 0, -px(12), 0)
        font = self.theme.font(13, 600 if self.isChecked() else 400)
        kit.draw_text(painter, words, self.text(), font, tokens.text)

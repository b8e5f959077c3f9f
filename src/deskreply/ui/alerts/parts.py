"""What our own alert is put together from."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.ui.kit import (
    IconButton,
    Pressed,
    draw_avatar,
    draw_frame,
    draw_icon,
    draw_text,
    follow,
)

_DISC = 40


class Link(Pressed):
    """A deed at the foot of the card: an icon and a word, as wide as they are."""

    def __init__(self, icon: str, ink: str = "brand") -> None:
        self._icon, self._ink = icon, ink
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(px(24) + words + px(16), px(36))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFont(self.theme.font(13, 500))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        if self.underMouse() or self.ringed:
            draw_frame(painter, self.rect(), px(6), tokens.selected)
        draw_icon(painter, QRect(0, 0, px(16), self.height()), self._icon, self._ink, 16)
        box = QRect(px(24), 0, self.width() - px(24), self.height())
        draw_text(painter, box, self.text(), self.font(), tokens.named(self._ink))


class Disc(QWidget):
    """Who it is from, or what it is about where that is not said."""

    def __init__(self, initials: str, icon: str) -> None:
        super().__init__()
        self._initials, self._icon = initials, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_DISC), self.theme.px(_DISC))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._initials:
            draw_avatar(painter, self.rect(), self._initials, "due")
        else:
            fill = self.theme.tokens.bubble_out
            draw_frame(painter, self.rect(), self.theme.px(8), fill)
            draw_icon(painter, self.rect(), self._icon, "brand", 20)


class Mark(QWidget):
    """An icon that only stands there."""

    def __init__(self, icon: str, ink: str, size: int = 16) -> None:
        super().__init__()
        self._icon, self._ink, self._size = icon, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self.rect(), self._icon, self._ink, self._size)


class Send(IconButton):
    """The filled button beside the field."""

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        lit = self.underMouse() or self.isDown()
        draw_frame(painter, self.rect(), px(8), tokens.brand_strong if lit else tokens.brand)
        draw_icon(painter, self.rect(), "send", "on_brand", 18)

"""A quiet button that looks like a word one can press."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskreply.ui.kit import draw_focus, draw_icon, draw_text
from deskreply.ui.kit.buttons import HIT, Pressed

_ICON, _GAP = 16, 8


class Link(Pressed):
    """Brand-coloured words with an icon before them, as wide as they are. No frame."""

    def __init__(
        self, text: str, icon: str = "", *, size: int = 13, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._size = icon, size
        self.restyle()

    def set_icon(self, icon: str) -> None:
        """Another icon, "" for none."""
        self._icon = icon
        self.restyle()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = QFontMetrics(self.theme.font(self._size, 600)).horizontalAdvance(self.text())
        lead = px(_ICON + _GAP) if self._icon else 0
        return QSize(words + lead + 1, px(HIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.theme.px
        painter = QPainter(self)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        ink = "brand_strong" if lit else "brand" if self.isEnabled() else "muted"
        room = self.rect()
        if self._icon:
            draw_icon(painter, QRect(0, 0, px(_ICON), self.height()), self._icon, ink, _ICON)
            room.setLeft(px(_ICON + _GAP))
        font = self.theme.font(self._size, 600)
        font.setUnderline(lit)
        draw_text(painter, room, self.text(), font, self.theme.tokens.named(ink))
        if self.ringed:
            draw_focus(painter, self.rect(), px(4))

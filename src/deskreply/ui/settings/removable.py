"""Something that stands there as a pill, can be opened, and can be taken away."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from deskreply.ui import kit

_HEIGHT = 36


class Removable(QFrame):
    """``pressed``: its words. ``removed``: its cross, or Delete."""

    pressed = Signal()
    removed = Signal()

    def __init__(self, icon: str, *, height: int = _HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.words = _Inside(icon)
        self.cross = kit.IconButton("x", "", glyph=16)
        self.words.clicked.connect(self.pressed)
        self.words.deleted.connect(self.removed)
        self.cross.clicked.connect(self.removed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)
        self._row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme = kit.follow(self)
        self.restyle()

    def set_words(self, text: str, spoken: str, remove: str) -> None:
        """What it says, what a screen reader says, and what the cross does."""
        self.words.setText(text)
        self.words.setAccessibleName(spoken)
        self.words.setToolTip(spoken)
        self.cross.set_words(remove)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self._row.setContentsMargins(0, 0, self.theme.px(2), 0)
        # The cross has room around it for those who do not aim well.
        self._row.setSpacing(-self.theme.px(6))
        self.setFixedHeight(self.theme.px(self._height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, box = self.theme.tokens, self.rect()
        height = min(box.height(), self.theme.px(36))
        kit.draw_frame(QPainter(self), box, height / 2, tokens.surface, tokens.divider)


class _Inside(kit.Pressed):
    """The icon and the words of a pill."""

    deleted = Signal()

    def __init__(self, icon: str) -> None:
        self._icon = icon
        super().__init__()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = QFontMetrics(self.theme.font(13, 500)).horizontalAdvance(self.text())
        return QSize(px(32) + words + px(2), px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        kit.draw_icon(painter, QRect(px(12), 0, px(14), self.height()), self._icon, "muted", 14)
        words = self.rect().adjusted(px(32), 0, px(2), 0)
        kit.draw_text(painter, words, self.text(), self.theme.font(13, 500), tokens.text)
        if self.ringed:
            ring = self.rect().adjusted(px(3), px(3), 0, -px(3))
            kit.draw_focus(painter, ring, ring.height() / 2)

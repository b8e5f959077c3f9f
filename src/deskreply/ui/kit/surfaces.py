"""Grounds that carry other things: cards and banners."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from deskreply.ui.kit.base import follow
from deskreply.ui.kit.buttons import Button
from deskreply.ui.kit.draw import draw_frame, draw_icon
from deskreply.ui.kit.labels import Label


class Card(QFrame):
    """A ground with a border. ``fill`` and ``border`` are tokens; "" for none."""

    def __init__(
        self,
        *,
        fill: str = "surface",
        border: str = "divider",
        radius: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._border, self._radius = fill, border, radius
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's colours."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        named = self.theme.tokens.named
        fill = named(self._fill) if self._fill else None
        border = named(self._border) if self._border else None
        draw_frame(QPainter(self), self.rect(), self.theme.px(self._radius), fill, border)


class Banner(QFrame):
    """A line across the top of a part: icon, words, and the one button that helps.

    ``tone``: ok, due, over, waiting or practice.
    """

    acted = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "info",
        tone: str = "waiting",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.words = Label(text, size=13, weight=600, ink=tone, wrap=True)
        self.button = Button(action)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme = follow(self)
        self.restyle()

    def show_words(self, text: str, *, icon: str, tone: str, action: str = "") -> None:
        """Say something else."""
        self._icon, self._tone = icon, tone
        self.words.setText(text)
        self.words.set_ink(tone)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._row.setContentsMargins(px(44), px(4), px(12), px(4))
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(44 if self.button.isVisibleTo(self) else 36))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.named(f"{self._tone}_bg"))
        box = QRect(px(16), 0, px(20), self.height())
        draw_icon(painter, box, self._icon, self._tone, 18)

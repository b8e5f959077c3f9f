"""How much an alert shows, as three little alerts to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.setup.choices import Option

_HEIGHT = 124


class ShowCard(Option):
    """``title`` and ``line``: what such an alert says. ``aside``: in small beside the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self._title = self._line = self._aside = ""

    def show_words(self, choice: str, title: str, line: str, aside: str = "") -> None:
        """What it says."""
        self._title, self._line, self._aside = title, line, aside
        self.setText(choice)
        self.setAccessibleName(choice)
        self.setAccessibleDescription(f"{title}: {line}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        self.draw_ground(painter, 12)
        alert = QRect(px(12), px(12), self.width() - px(24), px(56))
        kit.draw_frame(painter, alert, px(8), tokens.surface, tokens.divider)
        tile = QRect(alert.left() + px(8), alert.top() + px(12), px(32), px(32))
        kit.draw_frame(painter, tile, px(6), tokens.bubble_out)
        kit.draw_icon(painter, tile, "message-square-text", "brand", 16)
        words = QRect(tile.right() + px(9), alert.top() + px(8), 0, px(20))
        words.setRight(alert.right() - px(8))
        kit.draw_text(painter, words, self._title, self.theme.font(13, 600), tokens.text)
        words.translate(0, px(19))
        kit.draw_text(painter, words, self._line, self.theme.font(12), tokens.muted)
        self._draw_choice(painter)

    def _draw_choice(self, painter: QPainter) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        middle = self.height() - px(26)
        self.draw_radio(painter, px(14), middle)
        font = self.theme.font(13, 600 if self.isChecked() else 400)
        words = QRect(px(44), middle - px(12), self.width() - px(52), px(24))
        kit.draw_text(painter, words, self.text(), font, tokens.text)
        if self._aside:
            width = QFontMetrics(font).horizontalAdvance(self.text())
            words.setLeft(words.left() + width + px(8))
            kit.draw_text(painter, words, self._aside, self.theme.font(12), tokens.muted)


class ShowCards(kit.Worded, QWidget):
    """``chosen``: full, name or nothing."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {level: ShowCard() for level in ("full", "name", "nothing")}
        group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        for level, card in self.cards.items():
            group.addButton(card)
            self._row.addWidget(card)
            card.clicked.connect(lambda _=False, level=level: self.chosen.emit(level))
        self.setFocusProxy(self.cards["name"])
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_level(self, level: str) -> None:
        """Which one holds."""
        self.cards[level].setChecked(True)

    def retranslate(self) -> None:
        new, who = self.tr("New text"), "Maria Lopez"
        full, name, nothing = self.cards.values()
        full.show_words(self.tr("Name and text"), who, self.tr("Hi, any opening?"))
        name.show_words(self.tr("Name only"), who, new, self.tr("default"))
        nothing.show_words(self.tr("Nothing"), new, self.tr("1 waiting"))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._row.setSpacing(self.theme.px(9))
        self._row.setContentsMargins(0, self.theme.px(6), 0, self.theme.px(8))

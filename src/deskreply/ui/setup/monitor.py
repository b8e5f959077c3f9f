"""A PC's screen with an alert in its corner: where to look."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deskreply.ui import kit

_WIDTH, _HEIGHT, _BEZEL, _BAR = 360, 200, 6, 24
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Monitor(QWidget):
    """Draws; what it shows is said beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._words = self._clock = ""
        self.theme = kit.follow(self)
        self.restyle()

    def show_words(self, title: str, words: str, clock: str) -> None:
        """The words of the alert, and the time of day."""
        self._title, self._words, self._clock = title, words, clock
        self.update()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDTH), self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        for box in (
            QRect(px(144), px(180), px(72), px(16)),
            QRect(px(116), px(194), px(128), px(6)),
        ):
            kit.draw_frame(painter, box, px(3), tokens.outline)
        dark = self.theme.dark
        case = QRect(0, 0, self.width(), px(184))
        ground = tokens.bg if dark else tokens.text
        kit.draw_frame(painter, case, px(10), ground, tokens.outline if dark else None)
        screen = case.adjusted(px(_BEZEL), px(_BEZEL), -px(_BEZEL), -px(_BEZEL))
        kit.draw_frame(painter, screen, px(5), tokens.sunken if dark else tokens.divider)
        self._draw_bar(painter, screen)
        self._draw_alert(painter, screen)

    def _draw_bar(self, painter: QPainter, screen: QRect) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        bar = QRect(screen)
        bar.setTop(screen.bottom() - px(_BAR) + 1)
        kit.draw_frame(painter, bar, px(4), tokens.surface)
        icon = QRect(bar.right() - px(90), bar.top(), px(16), bar.height())
        kit.draw_icon(painter, icon, "message-square", "brand", 16)
        clock = bar.adjusted(0, 0, -px(6), 0)
        font = self.theme.font(12)
        kit.draw_text(painter, clock, self._clock, font, tokens.muted, _RIGHT)

    def _draw_alert(self, painter: QPainter, screen: QRect) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        card = QRect(screen.right() - px(171), screen.bottom() - px(91), px(164), px(60))
        kit.draw_shadow(painter, card, px(8), px(6))
        kit.draw_frame(painter, card, px(8), tokens.surface, tokens.popup_border)
        tile = QRect(card.left() + px(10), card.top() + px(10), px(24), px(24))
        kit.draw_frame(painter, tile, px(6), tokens.bubble_out)
        kit.draw_icon(painter, tile, "bell-ring", "brand", 16)
        words = QRect(tile.right() + px(9), card.top() + px(8), px(118), px(18))
        kit.draw_text(painter, words, self._title, self.theme.font(12, 600), tokens.text)
        words.translate(0, px(17))
        kit.draw_text(painter, words, self._words, self.theme.font(12), tokens.muted)
        self._draw_sound(painter, card)

    def _draw_sound(self, painter: QPainter, card: QRect) -> None:
        """Two waves that leave the alert."""
        px = self.theme.px
        with kit.kept(painter):
            painter.setPen(QPen(self.theme.tokens.brand, px(2), c=Qt.PenCapStyle.RoundCap))
            for left, half in ((12, 15), (22, 20)):
                wave = QRect(card.left() - px(left), 0, px(16), 2 * px(half))
                wave.moveCenter(wave.center() + card.center() - wave.center())
                wave.moveLeft(card.left() - px(left))
                painter.drawArc(wave, 120 * 16, 120 * 16)

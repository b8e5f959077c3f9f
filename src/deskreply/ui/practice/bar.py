"""The striped bar above everything: none of this is real, how fast it goes, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSpacerItem, QWidget

from deskreply.ui.backend import PracticeControl
from deskreply.ui.kit import Button, ElidedLabel, Label, Pressed, Worded, follow
from deskreply.ui.kit.draw import draw_focus, draw_frame, draw_icon, draw_text, kept
from deskreply.ui.theme import Theme

SPEEDS = (1.0, 10.0)
_HEIGHT, _STRIPE, _RADIUS = 44, 10, 8


class PracticeBar(Worded, QWidget):
    """``leave``: back to the real office."""

    leave = Signal()

    def __init__(
        self, control: PracticeControl, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Label(size=14, weight=600, ink="practice")
        self._line = ElidedLabel(size=13)
        self._speed = Label(size=13)
        self._choice = SpeedChoice(control)
        self._leave = Button("", icon="log-out")
        self._leave.clicked.connect(self.leave)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._title)
        row.addWidget(self._line, 1)
        row.addWidget(self._speed)
        row.addWidget(self._choice)
        self._gap = QSpacerItem(0, 0)
        row.addItem(self._gap)
        row.addWidget(self._leave)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("PRACTICE: nothing is sent"))
        self._line.setText(self.tr("Scripted callers, a separate database, no account needed"))
        self._speed.setText(self.tr("Speed"))
        self._leave.setText(self.tr("Leave practice"))
        self._choice.setAccessibleName(self._speed.text())
        self.setAccessibleName(self._title.text())

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self.setFixedHeight(px(_HEIGHT))
        self._row.setContentsMargins(px(64), 0, px(16), 1)
        self._row.setSpacing(0)
        self._line.setContentsMargins(px(20), 0, px(12), 0)
        self._speed.setContentsMargins(0, 0, px(8), 0)
        self._gap.changeSize(px(19), 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self.theme.tokens, self.theme.px
        painter, height = QPainter(self), self.height()
        painter.fillRect(self.rect(), tokens.practice_bg)
        with kept(painter):
            step = px(_STRIPE)
            # Slanted by 45 degrees, as wide as the gaps between them.
            painter.setPen(QPen(tokens.practice_stripe, step / 2**0.5))
            for x in range(-height, self.width() + height, step * 2):
                painter.drawLine(x, height, x + height, 0)
        painter.fillRect(0, height - 1, self.width(), 1, tokens.practice)
        draw_icon(painter, QRect(0, 0, px(64), height), "graduation-cap", "practice", 22)


class SpeedChoice(QWidget):
    """As fast as life, or ten times as fast."""

    def __init__(self, control: PracticeControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for speed in SPEEDS:
            segment = _Segment(f"×{speed:g}", last=speed == SPEEDS[-1])
            segment.setChecked(speed == control.speed)
            segment.clicked.connect(lambda _, speed=speed: control.set_speed(speed))
            self._group.addButton(segment)
            row.addWidget(segment)


class _Segment(Pressed):
    """One of several that belong together: what is on has the thick border."""

    def __init__(self, text: str, *, last: bool) -> None:
        self._last = last
        super().__init__(text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = QFontMetrics(self.theme.font(13, 600)).horizontalAdvance(self.text())
        return QSize(max(px(52), words + px(24)), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens, painter = self.theme.px, self.theme.tokens, QPainter(self)
        radius, on = px(_RADIUS), self.isChecked()
        # The inner corners are square: the frame goes on below the neighbour.
        beyond = self.rect().adjusted(
            -radius if self._last else 0, 0, 0 if self._last else radius, 0
        )
        ground = tokens.sunken if self.underMouse() and not on else tokens.surface
        draw_frame(painter, beyond, radius, ground, tokens.outline)
        if on:
            draw_frame(painter, self.rect(), radius, tokens.practice_bg, tokens.practice, 2)
        elif not self._last:
            painter.fillRect(self.width() - 1, px(1), 1, self.height() - px(2), tokens.outline)
        font = self.theme.font(13, 600 if on else 500)
        ink = tokens.practice if on else tokens.text
        draw_text(painter, self.rect(), self.text(), font, ink, Qt.AlignmentFlag.AlignCenter)
        if self.ringed:
            draw_focus(painter, self.rect(), radius)

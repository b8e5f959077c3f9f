"""The card below the list while one practises: who calls next, and "Call now"."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.ui.backend import PracticeControl
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import ElidedLabel, IconButton, Pressed, Worded, follow
from deskreply.ui.kit.draw import draw_focus, draw_frame, draw_icon, draw_text
from deskreply.ui.practice import words

_HEIGHT, _SIDE, _RADIUS = 56, 16, 8


class NextCaller(Worded, QWidget):
    """Has margins of its own. ``list_wanted``: the list of what to try, where it is not to be
    seen."""

    list_wanted = Signal()

    def __init__(
        self, bridge: Bridge, control: PracticeControl, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._title = ElidedLabel(size=13, weight=600)
        self._line = ElidedLabel(size=12)
        self._call = _Call()
        self._list = IconButton("list-checks", "", ink="practice")
        self._list.clicked.connect(self.list_wanted)
        self._list.hide()
        self._call.clicked.connect(self._call_now)
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._line)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._list)
        self._row.addWidget(self._call)
        bridge.ticked.connect(self.retranslate)
        bridge.changed.connect(self.retranslate)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def offer_list(self, offered: bool) -> None:
        """Whether the list of what to try has to be asked for."""
        self._list.setVisible(offered)

    def retranslate(self) -> None:
        self._list.set_words(self.tr("What to try"))
        coming = next((c for c in self._control.callers() if c.seconds is not None), None)
        if coming is None:
            self._title.setText(self.tr("All practice callers have called"))
            self._line.setText(self.tr("They can call again, from other numbers"))
            self._call.setText(self.tr("Call again"))
            return
        self._title.setText(self.tr("Next practice caller"))
        line = f"{words.caller(coming.name)}, {words.coming(coming.seconds or 0.0)}"
        self._line.setText(line)
        self._call.setText(self.tr("Call now"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self.setFixedHeight(px(_HEIGHT + 2 * _SIDE))
        self._row.setContentsMargins(px(_SIDE + 48), px(_SIDE), px(_SIDE + 4) - 1, px(_SIDE))
        self._row.setSpacing(0)
        self._words.setSpacing(px(2))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter = self.theme.px, QPainter(self)
        card = self.rect().adjusted(px(_SIDE), px(_SIDE), -px(_SIDE) + 1, -px(_SIDE))
        draw_frame(painter, card, px(_RADIUS), self.theme.tokens.practice_bg)
        box = QRect(card.x() + px(16), card.y(), px(20), card.height())
        draw_icon(painter, box, "phone-call", "practice", 20)

    def _call_now(self) -> None:
        self._control.call_now()
        self.retranslate()


class _Call(Pressed):
    """Words to press, in the colour of practice."""

    def sizeHint(self) -> QSize:
        px = self.theme.px
        width = QFontMetrics(self.theme.font(13, 600)).horizontalAdvance(self.text())
        return QSize(width + px(24), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens, painter = self.theme.px, self.theme.tokens, QPainter(self)
        if self.underMouse() or self.isDown():
            draw_frame(painter, self.rect(), px(_RADIUS), tokens.practice_stripe)
        font, centre = self.theme.font(13, 600), Qt.AlignmentFlag.AlignCenter
        draw_text(painter, self.rect(), self.text(), font, tokens.practice, centre)
        if self.ringed:
            draw_focus(painter, self.rect(), px(_RADIUS))

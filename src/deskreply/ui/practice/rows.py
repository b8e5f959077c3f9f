"""The lines of the practice column."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from deskreply.ui.backend import PracticeCaller
from deskreply.ui.kit import Label, Pressed, follow
from deskreply.ui.kit.draw import draw_focus, draw_frame, draw_icon, draw_text

_DISC, _ICON, _HEIGHT, _RADIUS = 24, 16, 36, 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StepRow(QWidget):
    """One thing to try, with its number or a tick; the one whose turn it is stands out."""

    def __init__(self, nth: int) -> None:
        super().__init__()
        self._nth, self._done, self._now = nth, False, False
        self._title = Label(weight=500)
        self._line = Label(size=12, ink="muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._line)
        self.theme = follow(self)
        self.restyle()

    def show_step(self, title: str, line: str, *, done: bool, now: bool) -> None:
        """What it says, and how it stands."""
        self._done, self._now = done, now
        self._title.setText(title)
        self._title.set_ink("muted" if done else "text")
        self._line.setText(line)
        self._line.set_ink("text" if now else "muted")
        self._title.setAccessibleDescription(self.tr("done") if done else "")
        self.update()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._column.setContentsMargins(px(46), px(7), px(8), px(7))
        self._column.setSpacing(px(4))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens, painter = self.theme.px, self.theme.tokens, QPainter(self)
        if self._now:
            draw_frame(painter, self.rect(), px(_RADIUS), tokens.practice_bg)
        disc = QRect(px(10), 0, px(_DISC), px(_DISC))
        disc.moveTop((self.height() - disc.height()) // 2)
        if self._done:
            draw_frame(painter, disc, disc.height() / 2, tokens.ok_bg)
            draw_icon(painter, disc, "check", "ok", 14)
            return
        border, ink = ("practice", "practice") if self._now else ("outline", "muted")
        width = 2 if self._now else 1.5
        draw_frame(
            painter, disc, disc.height() / 2, tokens.surface, tokens.named(border), px(1) * width
        )
        font, colour = self.theme.font(12, 600), tokens.named(ink)
        draw_text(painter, disc, str(self._nth), font, colour, Qt.AlignmentFlag.AlignCenter)


class CallerRow(Pressed):
    """One of the scripted callers. ``opened``: their number; only of those who have called."""

    opened = Signal(str)

    def __init__(self) -> None:
        self._icon, self._state, self._near = "phone", "", False
        self._number = ""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.opened.emit(self._number))

    def show_caller(
        self,
        caller: PracticeCaller,
        name: str,
        icon: str,
        state: str,
        *,
        there: bool,
        now: bool,
    ) -> None:
        """Who it is and how it stands with them; ``there``: they have a conversation; ``now``:
        they are calling, which stands out."""
        shown = name, icon, state, caller.number, there
        if shown == (self.text(), self._icon, self._state, self._number, self.isEnabled()):
            return
        self._near = now
        self._icon, self._state, self._number = icon, state, caller.number
        self.setEnabled(there)
        self.setText(name)
        self.setAccessibleName(f"{name}, {state}")

    def sizeHint(self) -> QSize:
        return QSize(0, self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens, painter = self.theme.px, self.theme.tokens, QPainter(self)
        lit = self.isEnabled() and self.underMouse()
        if lit:
            draw_frame(painter, self.rect(), px(_RADIUS), tokens.sunken)
        box = QRect(0, 0, px(_ICON), self.height())
        draw_icon(painter, box, self._icon, "muted", _ICON)
        font = self.theme.font(12, 600 if self._near else 400)
        room = QFontMetrics(font).horizontalAdvance(self._state) + 1
        words = self.rect().adjusted(px(26), 0, -room - px(8), 0)
        draw_text(painter, words, self.text(), self.theme.font(13), tokens.text)
        ink = tokens.practice if self._near else tokens.muted
        draw_text(painter, self.rect(), self._state, font, ink, _RIGHT)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.divider)
        if self.ringed:
            draw_focus(painter, self.rect(), px(_RADIUS))

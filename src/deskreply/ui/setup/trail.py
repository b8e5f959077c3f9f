"""The steps of the live test below each other: done, under way, to come, or in trouble."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.setup.plainlink import PlainLink

_MARK, _GAP, _TALL, _LOW, _LAST = 32, 16, 76, 46, 56
_TURN_MS, _TURN_DEGREES, _ARC_DEGREES = 60, 12, 110


class Progress(StrEnum):
    """How far one step is."""

    DONE = "done"
    ACTIVE = "active"
    TO_COME = "to-come"
    TROUBLE = "trouble"


class TrailStep(QWidget):
    """One step: its mark with the line to the next, its name, and what happened."""

    def __init__(self, number: int, *, last: bool) -> None:
        super().__init__()
        self._number, self._last = number, last
        self.progress = Progress.TO_COME
        self._angle = 0
        self.title = kit.Label(weight=600)
        self.detail = kit.Label(size=13, ink="muted", wrap=True)
        self.help = PlainLink()
        self._turning = QTimer(self, interval=_TURN_MS)
        self._turning.timeout.connect(self._turn)
        self._words = QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self.detail)
        self._helping = QHBoxLayout()
        self._helping.addWidget(self.help)
        self._helping.addStretch(1)
        self._words.addLayout(self._helping)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self.help.hide()
        self.theme = kit.follow(self)
        self.restyle()

    def show_step(self, progress: Progress, title: str, detail: str, help_words: str = "") -> None:
        """Where it stands, spoken where that is news. ``help_words``: of a button, "" for none."""
        news = progress is not self.progress and progress is not Progress.TO_COME
        self.progress = progress
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.help.setText(help_words)
        self.help.setVisible(bool(help_words))
        self.restyle()
        self._let_turn()
        if news:
            assertive = progress is Progress.TROUBLE
            kit.announce(self, f"{title}. {detail}", assertive=assertive)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        in_trouble = self.progress is Progress.TROUBLE
        self._row.setContentsMargins(px(_MARK + _GAP), px(2), 0, px(10) if in_trouble else 0)
        self._words.setSpacing(0)
        to_come = self.progress is Progress.TO_COME
        self.title.set_ink("muted" if to_come else "text")
        self.title.set_weight(400 if to_come else 600)
        self.detail.set_ink("over" if in_trouble else "muted")
        self.update()

    def be(self, height: int) -> None:
        """As high as this at least, in design pixels."""
        self.setMinimumHeight(self.theme.px(height))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._let_turn()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turning.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        mark = QRect(0, 0, px(_MARK), px(_MARK))
        if not self._last:
            ink = tokens.ok if self.progress is Progress.DONE else tokens.divider
            left = mark.center().x()
            painter.fillRect(left, mark.bottom() + 1, px(2), self.height() - px(_MARK), ink)
        round_ = mark.height() / 2
        match self.progress:
            case Progress.DONE:
                kit.draw_frame(painter, mark, round_, tokens.ok_bg)
                kit.draw_icon(painter, mark, "check", "ok", 16)
            case Progress.TROUBLE:
                kit.draw_frame(painter, mark, round_, tokens.over_bg)
                kit.draw_icon(painter, mark, "triangle-alert", "over", 16)
            case Progress.ACTIVE:
                kit.draw_frame(painter, mark, round_, tokens.selected)
                self._draw_arc(painter, mark)
            case Progress.TO_COME:
                kit.draw_frame(painter, mark, round_, tokens.surface, tokens.outline, px(2))
                font = self.theme.font(13, 600)
                centre = Qt.AlignmentFlag.AlignCenter
                kit.draw_text(painter, mark, str(self._number), font, tokens.muted, centre)

    def _draw_arc(self, painter: QPainter, mark: QRect) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        ring = mark.adjusted(px(7), px(7), -px(7), -px(7))
        with kit.kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.divider, px(3)))
            painter.drawEllipse(ring)
            solid, round_ = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
            painter.setPen(QPen(tokens.brand, px(3), solid, round_))
            painter.drawArc(ring, (90 - self._angle) * 16, -_ARC_DEGREES * 16)

    def _let_turn(self) -> None:
        turning = self.progress is Progress.ACTIVE and self.isVisible()
        if turning and not self._turning.isActive():
            self._turning.start()
        elif not turning:
            self._turning.stop()

    def _turn(self) -> None:
        self._angle = (self._angle + _TURN_DEGREES) % 360
        self.update(0, 0, self.theme.px(_MARK), self.theme.px(_MARK))


class Trail(QWidget):
    """All steps; where one is in trouble, the others make room for what is said about it."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = [TrailStep(n + 1, last=n == steps - 1) for n in range(steps)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for step in self.steps:
            self._column.addWidget(step)
        self._column.addStretch(1)
        self.theme = kit.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's sizes, and make room."""
        crowded = any(step.progress is Progress.TROUBLE for step in self.steps)
        *others, last = self.steps
        for step in others:
            step.be(_LOW if crowded else _TALL)
        last.be(_LOW if crowded else _LAST)

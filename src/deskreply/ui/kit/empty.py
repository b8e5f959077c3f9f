"""What stands where nothing is to be seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from deskreply.ui.kit.base import follow
from deskreply.ui.kit.buttons import Button
from deskreply.ui.kit.draw import kept
from deskreply.ui.kit.labels import Label, Pill

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_WIDTH, _HEIGHT = 284, 216


class Empty(QWidget):
    """Picture or icon, a title, a line, a pill, a button. Without ``icon`` it has the large
    picture."""

    acted = Signal()

    def __init__(self, *, icon: str = "", ink: str = "ok", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink = icon, ink
        self.picture: Label | Picture = Label() if icon else Picture()
        self.title = Label(size=14 if icon else 18, weight=600, wrap=True)
        self.line = Label(size=13 if icon else 14, ink="muted", wrap=True)
        self.pill = Pill("ok", "zap", "", height=28)
        self.button = Button("")
        self.button.clicked.connect(self.acted)
        self._column = QVBoxLayout(self)
        self._gap = QSpacerItem(0, 0)
        self._lay_out()
        self.theme = follow(self)
        self.restyle()

    def show_words(self, title: str, line: str = "", *, action: str = "") -> None:
        """Say what is not there and what comes next; ``action``: the words of the button."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{title} {line}".strip())

    def show_pill(self, tone: str, icon: str, text: str) -> None:
        """A state below the words; no ``text`` for none."""
        self.pill.show_state(tone, icon, text)
        self.pill.setVisible(bool(text))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._column.setSpacing(px(6 if self._icon else 12))
        # The picture keeps a little more distance than the words do among themselves.
        self.title.setContentsMargins(0, px(8 if self._icon else 16), 0, 0)
        self._gap.changeSize(0, px(8) if self._icon else 0)
        self.button.setMinimumWidth(px(132))
        if isinstance(self.picture, Label):
            self.picture.setPixmap(self.theme.pixmap(self._icon, self._ink, 30))

    def _lay_out(self) -> None:
        above, below = (5, 9) if self._icon else (7, 8)
        self._column.addStretch(above)
        self._column.addWidget(self.picture, 0, _CENTRE)
        # Over the whole width: a label in the middle would break its words far too early.
        for words in (self.title, self.line):
            words.setAlignment(_CENTRE)
            self._column.addWidget(words)
        self._column.addItem(self._gap)
        for part in (self.pill, self.button):
            part.hide()
            self._column.addWidget(part, 0, _CENTRE)
        self._column.addStretch(below)


class Picture(QWidget):
    """A missed call, its answer, and a tick: everybody has heard from the office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDTH), self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        with kept(painter):
            painter.scale(self.width() / _WIDTH, self.height() / _HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            self._draw_ground(painter)
            self._draw_call(painter)
            self._draw_answer(painter)
            self._draw_tick(painter)

    def _draw_ground(self, painter: QPainter) -> None:
        tokens = self.theme.tokens
        _disc(painter, 142, 108, 104, _faint(tokens.bubble_out, 0.65))
        _disc(painter, 26, 40, 4, tokens.bubble_out)
        _disc(painter, 260, 30, 6, tokens.bubble_auto)
        _disc(painter, 14, 152, 8, tokens.bubble_note)
        _disc(painter, 274, 156, 4, tokens.ok_bg)

    def _draw_call(self, painter: QPainter) -> None:
        tokens = self.theme.tokens
        painter.setPen(QPen(tokens.divider, 1.5))
        painter.setBrush(tokens.surface)
        tail = (QPointF(68, 103), QPointF(66, 118), QPointF(86, 103))
        painter.drawPath(_bubble(QRectF(50, 38, 124, 66), tail))
        painter.setPen(Qt.PenStyle.NoPen)
        _bar(painter, QRectF(102, 60, 56, 6), tokens.divider)
        _bar(painter, QRectF(102, 74, 36, 6), tokens.divider)
        painter.drawPixmap(QRect(66, 59, 24, 24), self.theme.pixmap("phone-missed", "muted", 24))

    def _draw_answer(self, painter: QPainter) -> None:
        tokens = self.theme.tokens
        painter.setBrush(tokens.brand)
        tail = (QPointF(202, 165), QPointF(222, 180), QPointF(219, 165))
        painter.drawPath(_bubble(QRectF(114, 100, 124, 66), tail))
        _bar(painter, QRectF(130, 120, 72, 6), _faint(tokens.on_brand, 0.85))
        _bar(painter, QRectF(130, 136, 48, 6), _faint(tokens.on_brand, 0.6))

    def _draw_tick(self, painter: QPainter) -> None:
        tokens = self.theme.tokens
        _disc(painter, 234, 96, 24, tokens.bg)
        _disc(painter, 234, 96, 20, tokens.ok)
        painter.drawPixmap(QRect(224, 86, 20, 20), self.theme.pixmap("check", "bg", 20))


def _disc(painter: QPainter, x: int, y: int, radius: int, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _bar(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


def _bubble(rect: QRectF, tail: tuple[QPointF, ...]) -> QPainterPath:
    body, point = QPainterPath(), QPainterPath()
    body.addRoundedRect(rect, 15, 15)
    point.addPolygon(QPolygonF(tail))
    point.closeSubpath()
    return body.united(point)


def _faint(colour: QColor, strength: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(strength)
    return made

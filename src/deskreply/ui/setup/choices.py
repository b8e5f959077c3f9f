"""What one chooses from in the first run. The chosen one has a strong border, a tint and a mark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from deskreply.ui import kit
from deskreply.ui.setup.lines import draw_lines, wrapped

_RADIUS, _RADIO, _LANGUAGE, _CARD, _DAY = 8, 20, 44, 160, 40
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Option(QRadioButton):
    """One of several; the arrow keys go from one to the next. ``height`` in design pixels."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._ringed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.theme = kit.follow(self)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.px(self._height))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def draw_ground(self, painter: QPainter, radius: int) -> None:
        """The frame, and within it the ring of the keyboard."""
        px, tokens = self.theme.px, self.theme.tokens
        chosen = self.isChecked()
        fill = tokens.sunken if self.underMouse() else tokens.surface
        border = tokens.brand if chosen else tokens.outline
        fill = tokens.selected if chosen else fill
        kit.draw_frame(painter, self.rect(), px(radius), fill, border, px(2) if chosen else 1)
        if self._ringed and self.hasFocus():
            inner = self.rect().adjusted(px(4), px(4), -px(4), -px(4))
            kit.draw_focus(painter, inner, px(radius - 3))

    def draw_radio(self, painter: QPainter, left: int, middle: int) -> None:
        """The mark of one of several, its left edge and its middle in pixels."""
        px, tokens = self.theme.px, self.theme.tokens
        side = px(_RADIO)
        circle = QRect(left, middle - side // 2, side, side)
        if not self.isChecked():
            kit.draw_frame(
                painter, circle, side / 2, tokens.surface, tokens.outline, 1.5 * self.theme.scale
            )
            return
        kit.draw_frame(painter, circle, side / 2, tokens.surface, tokens.brand, px(2))
        gap = px(5)
        dot = circle.adjusted(gap, gap, -gap, -gap)
        kit.draw_frame(painter, dot, dot.width() / 2, tokens.brand)


class LanguageOption(Option):
    """A language, in its own words."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(_LANGUAGE, parent)
        self.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        self.draw_ground(painter, _RADIUS)
        self.draw_radio(painter, px(14), self.height() // 2)
        words = self.rect().adjusted(px(46), 0, -px(12), 0)
        font = self.theme.font(14, 600 if self.isChecked() else 400)
        kit.draw_text(painter, words, self.text(), font, tokens.text)


class StartOption(Option):
    """A way to begin: icon, words, and what it takes. ``tag``: a word of advice beside the icon."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(_CARD, parent)
        self._icon, self._about, self._tag = icon, "", ""

    def show_words(self, title: str, about: str, tag: str = "") -> None:
        """What it says."""
        self._about, self._tag = about, tag
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(filter(None, (f"{tag}." if tag else "", about))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        self.draw_ground(painter, 12)
        chosen = self.isChecked()
        tile = QRect(px(16), px(16), px(40), px(40))
        kit.draw_frame(painter, tile, px(_RADIUS), tokens.surface if chosen else tokens.sunken)
        kit.draw_icon(painter, tile, self._icon, "brand" if chosen else "muted", 20)
        self.draw_radio(painter, self.width() - px(16 + _RADIO), px(26))
        inner = self.rect().adjusted(px(16), px(16), -px(16), -px(12))
        if self._tag:
            room = QRect(tile.right() + px(13), tile.top(), inner.width() - px(88), tile.height())
            kit.draw_text(painter, room, self._tag, self.theme.font(12, 600), tokens.brand)
        title = QRect(inner.left(), px(68), inner.width(), px(22))
        kit.draw_text(painter, title, self.text(), self.theme.font(14, 600), tokens.text)
        font = self.theme.font(13)
        about = wrapped(self._about, font, inner.width())
        corner = QPoint(inner.left(), px(92))
        draw_lines(painter, corner, about, font, tokens.muted, px(18))


class DayToggle(kit.Pressed):
    """A day of the week on which the office opens, or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(56), self.theme.px(_DAY))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.px(_DAY))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        radius = px(_RADIUS)
        if not self.isChecked():
            fill = tokens.sunken if self.underMouse() else tokens.surface
            kit.draw_frame(painter, self.rect(), radius, fill, tokens.outline)
            font = self.theme.font(13)
            kit.draw_text(painter, self.rect(), self.text(), font, tokens.muted, _CENTRE)
        else:
            kit.draw_frame(painter, self.rect(), radius, tokens.selected, tokens.brand, px(2))
            self._draw_ticked(painter)
        if self.ringed:
            inner = self.rect().adjusted(px(3), px(3), -px(3), -px(3))
            kit.draw_focus(painter, inner, radius - px(2))

    def _draw_ticked(self, painter: QPainter) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        font = self.theme.font(13, 600)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        left = (self.width() - words - px(20)) // 2
        kit.draw_icon(painter, QRect(left, 0, px(14), self.height()), "check", "brand", 14)
        room = QRect(left + px(20), 0, words + px(2), self.height())
        kit.draw_text(painter, room, self.text(), font, tokens.text)


class Days(QWidget):
    """The week; the arrow keys go from day to day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggles = [DayToggle() for _ in range(7)]
        self._row = QHBoxLayout(self)
        for toggle in self.toggles:
            self._row.addWidget(toggle, 1)
        self.theme = kit.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self.theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((day for day, toggle in enumerate(self.toggles) if toggle.hasFocus()), None)
        step = _STEPS.get(event.key())
        if at is None or step is None:
            super().keyPressEvent(event)
        else:
            reason = Qt.FocusReason.TabFocusReason
            self.toggles[(at + step) % len(self.toggles)].setFocus(reason)

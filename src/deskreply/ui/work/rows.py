"""Rows of a pop-up that one chooses from: icon, words, and what belongs to them at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from deskreply.ui.kit import draw_focus, draw_frame, draw_icon, draw_text, follow
from deskreply.ui.kit.buttons import Pressed

_HEIGHT, _SIDE, _ICON, _GAP, _RADIUS = 40, 12, 20, 12, 6
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_CHOOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Row(Pressed):
    """One choice. ``aside``: what stands at its right end, in the colour ``tone``."""

    def __init__(
        self, text: str, icon: str, *, ink: str = "muted", aside: str = "", tone: str = "muted",
        warning: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self._icon, self._ink, self._aside, self._tone = icon, ink, aside, tone
        self._warning = warning
        self.setAccessibleName(" · ".join(filter(None, (text, aside, warning))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = QFontMetrics(self.theme.font()).horizontalAdvance(self.text())
        aside = QFontMetrics(self.theme.font(13)).horizontalAdvance(self._aside)
        room = 2 * _SIDE + _ICON + 2 * _GAP + (_ICON if self._warning else 0)
        return QSize(words + aside + px(room), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus() or self.isDown():
            draw_frame(painter, self.rect(), px(_RADIUS), tokens.selected)
        inner = self.rect().adjusted(px(_SIDE), 0, -px(_SIDE), 0)
        icon = QRect(inner.left(), 0, px(_ICON), self.height())
        draw_icon(painter, icon, self._icon, self._ink, 18)
        font = self.theme.font(13)
        width = QFontMetrics(font).horizontalAdvance(self._aside) + 1
        aside = QRect(inner.right() - width + 1, 0, width, self.height())
        draw_text(painter, aside, self._aside, font, tokens.named(self._tone), _RIGHT)
        if self._warning:
            gap = px(2) if self._aside else -px(2)
            sign = QRect(aside.left() - px(_ICON) - gap, 0, px(_ICON), self.height())
            draw_icon(painter, sign, "triangle-alert", self._tone, 16)
        start = icon.right() + px(_GAP)
        end = aside.left() - px(_GAP + (_ICON if self._warning else 0))
        words = QRect(start, 0, end - start, self.height())
        draw_text(painter, words, self.text(), self.theme.font(14, 500), tokens.text)
        if self.ringed:
            draw_focus(painter, self.rect(), px(_RADIUS))


class Rows(QWidget):
    """Rows below each other; the arrow keys go from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's sizes: the rows do."""

    def add(self, row: Row) -> Row:
        """One more at the end."""
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def first(self) -> Row:
        """The one at the top."""
        return self._rows[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
        step = _STEPS.get(event.key())
        if at is not None and step is not None:
            row = self._rows[(at + step) % len(self._rows)]
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is not None and event.key() in _CHOOSING:
            self._rows[at].click()
        else:
            super().keyPressEvent(event)

"""A row of the icon's menu."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from deskreply.ui.theme import Theme

ICON = 18
_WIDTH, _WIDEST = 312, 440
_HEIGHT, _TALL = 36, 52
_LEFT, _SIDE, _MARK, _BETWEEN = 40, 12, 12, 24
# A Mac draws all menus itself: there it would take the face in, but not its clicks.
_SYSTEMS_OWN = sys.platform == "darwin"
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Row(QWidgetAction):
    """An action with a face for menus that we draw; its text and icon serve those of the system."""

    def __init__(
        self, menu: QMenu, theme: Theme, *, weight: int = 400, size: int = 14, ink: str = "text"
    ) -> None:
        super().__init__(menu)
        self.text_font, self.ink = (size, weight), ink
        self.right = self.note = ""
        self.right_ink = "muted"
        self.mark: QPixmap | None = None
        self.face = _Face(self, menu, theme)
        if not _SYSTEMS_OWN:
            self.setDefaultWidget(self.face)
        menu.addAction(self)

    def say(
        self,
        text: str,
        *,
        mark: QPixmap | None = None,
        right: str = "",
        right_ink: str = "muted",
        note: str = "",
    ) -> None:
        """``mark``: what stands at the left. ``right``: at the other end. ``note``: under it, in
        the colour of a warning."""
        self.right, self.right_ink, self.note, self.mark = right, right_ink, note, mark
        self.setText(text.replace("&", "&&"))
        if not self.isCheckable():
            self.setIcon(QIcon() if mark is None else QIcon(mark))
        self.face.said(text)

    def say_whole(self, words: str) -> None:
        """The row's words in one, for menus of the system and for screen readers."""
        self.setText(words.replace("&", "&&"))


class _Face(QWidget):
    """What the row looks like. The menu has the mouse and the keyboard."""

    def __init__(self, row: Row, menu: QMenu, theme: Theme) -> None:
        super().__init__(menu)
        self._row, self._menu, self._theme = row, menu, theme
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def said(self, text: str) -> None:
        """Other words."""
        self._text = text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px, row = self._theme.px, self._row
        wide = QFontMetrics(self._theme.font(*row.text_font)).horizontalAdvance(self._text)
        if row.right:
            right = QFontMetrics(self._theme.font(13, 600)).horizontalAdvance(row.right)
            wide += right + px(_BETWEEN)
        if row.menu() is not None:
            wide += px(ICON)
        wide = min(max(wide + px(_LEFT + _SIDE), px(_WIDTH)), px(_WIDEST))
        return QSize(wide, px(_TALL if row.note else _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme, row = self._theme.px, self._theme, self._row
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._menu.activeAction() is row and row.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tokens.selected)
            painter.drawRoundedRect(self.rect(), px(6), px(6))
        line = QRect(0, px(2) if row.note else 0, self.width(), px(30 if row.note else _HEIGHT))
        if row.mark is not None:
            side = row.mark.deviceIndependentSize().height()
            at = QPointF(px(_MARK), line.y() + (line.height() - side) / 2)
            painter.drawPixmap(at, row.mark)
        words = line.adjusted(px(_LEFT), 0, -px(_SIDE), 0)
        words.setRight(words.right() - self._paint_right(painter, words))
        self._write(painter, words, self._text, row.text_font, row.ink)
        if row.note:
            under = QRect(words.x(), line.bottom() - px(4), self.width(), px(20))
            self._write(painter, under, row.note, (12, 500), "over")

    def _paint_right(self, painter: QPainter, words: QRect) -> int:
        """Paints what stands at the right; how much room that took."""
        px, theme, row = self._theme.px, self._theme, self._row
        if row.menu() is not None:
            arrow = theme.pixmap("chevron-right", "muted", ICON)
            painter.drawPixmap(
                words.right() - px(ICON) + 1, words.y() + (words.height() - px(ICON)) // 2, arrow
            )
            words = words.adjusted(0, 0, -px(ICON + 4), 0)
        if not row.right:
            return px(ICON) if row.menu() is not None else 0
        font = (13, 400) if row.right_ink == "muted" else (13, 600)
        align = Qt.AlignmentFlag.AlignRight
        self._write(painter, words, row.right, font, row.right_ink, align)
        return QFontMetrics(theme.font(*font)).horizontalAdvance(row.right) + px(_BETWEEN)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        font: tuple[int, int],
        ink: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        chosen = self._theme.font(*font)
        painter.setFont(chosen)
        enabled = self._row.isEnabled() or ink == "muted"
        painter.setPen(self._theme.tokens.named(ink if enabled else "muted"))
        metrics = QFontMetrics(chosen)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align | _MIDDLE | Qt.TextFlag.TextSingleLine, shown)

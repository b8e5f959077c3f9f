"""Draws the rows of a conversation from blocks that were measured before."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QStyleOptionViewItem

from deskreply.ui.conversation.blocks import Block, Frame, draw_frame
from deskreply.ui.conversation.layout import Measurer
from deskreply.ui.conversation.model import ROW, Index
from deskreply.ui.conversation.remembered import Remembered
from deskreply.ui.conversation.rows import Row
from deskreply.ui.theme import Theme

_REMEMBERED = 450


class EntryDelegate(QAbstractItemDelegate):
    """``width``: of the list, in pixels, to be kept up to date by the list. ``ringed``: the key of
    the row that the keyboard is on."""

    def __init__(self, theme: Theme, measurer: Measurer, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measurer = measurer
        self._blocks = Remembered[str, tuple[Row, int, Block]](_REMEMBERED)
        self.width = 0
        self.ringed = ""

    def forget(self) -> None:
        """Measure everything anew: the theme has changed."""
        self._measurer.forget()
        self._blocks.clear()

    def block(self, row: Row) -> Block:
        """The row as it stands in the list."""
        known = self._blocks.get(row.key)
        if known is not None and known[1] == self.width and known[0] == row:
            return known[2]
        made = self._measurer.block(row, self.width)
        self._blocks.put(row.key, (row, self.width, made))
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, self.block(index.data(ROW)).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        block = self.block(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        block.draw(painter, self._theme)
        if row.key == self.ringed:
            radius = self._theme.px(14)
            draw_frame(painter, self._theme, Frame(block.ring, radius, "", "brand", 2))
        painter.restore()

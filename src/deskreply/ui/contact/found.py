"""The people that were found, one to be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deskreply.domain.people import Contact
from deskreply.ui import links, say
from deskreply.ui.kit import draw_frame, draw_icon, draw_text, follow

_HEIGHT, _SHOWN = 40, 5
_ID, _NAME, _NUMBERS = (Qt.ItemDataRole.UserRole + step for step in range(3))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Found(QListWidget):
    """Names with their numbers. The one that is chosen has a frame and a tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Drawn(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.theme = follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.setFixedHeight(_SHOWN * self.theme.px(_HEIGHT))
        self.scheduleDelayedItemsLayout()

    def show_people(self, contacts: Sequence[Contact]) -> None:
        """These, and nobody chosen."""
        self.clear()
        for contact in contacts:
            numbers = ", ".join(say.number(number) for number, _ in contact.numbers)
            item = QListWidgetItem(" · ".join(filter(None, (links.visible(contact.name), numbers))))
            item.setData(_ID, contact.id)
            item.setData(_NAME, links.visible(contact.name))
            item.setData(_NUMBERS, numbers)
            self.addItem(item)

    def chosen(self) -> int | None:
        """The id of the one who is chosen; None for nobody."""
        selected = self.selectedItems()
        return int(selected[0].data(_ID)) if selected else None


class _Drawn(QStyledItemDelegate):
    """One of them."""

    def __init__(self, parent: Found) -> None:
        super().__init__(parent)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Everything is asked of the theme while drawing."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self.theme.px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        room, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            draw_frame(painter, room, px(8), tokens.selected, tokens.brand, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_frame(painter, room, px(8), tokens.sunken)
        inner = room.adjusted(px(12), 0, -px(12), 0)
        sign = inner.adjusted(0, 0, px(18) - inner.width(), 0)
        draw_icon(painter, sign, "circle-check" if chosen else "user", _ink(chosen), 18)
        inner.setLeft(sign.right() + px(10))
        name, font = str(index.data(_NAME)), self.theme.font(13)
        width = min(QFontMetrics(self.theme.font(14, 500)).horizontalAdvance(name) + px(8),
                    inner.width() * 3 // 5)  # fmt: skip
        draw_text(painter, inner.adjusted(0, 0, width - inner.width(), 0), name,
                  self.theme.font(14, 500), tokens.text)  # fmt: skip
        inner.setLeft(inner.left() + width)
        draw_text(painter, inner, str(index.data(_NUMBERS)), font, tokens.muted, _RIGHT)


def _ink(chosen: bool) -> str:
    return "brand" if chosen else "muted"

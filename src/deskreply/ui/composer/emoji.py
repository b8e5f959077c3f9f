"""A few faces and signs, picked with arrows and Enter or with the mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deskreply.ui.kit import Popup, draw_focus, draw_frame, draw_text, follow

COLUMNS = 8
_CELL, _RADIUS, _SIZE = 36, 8, 20
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_NAMED = (
    ("😀", QT_TRANSLATE_NOOP("Emoji", "grinning face")),
    ("😊", QT_TRANSLATE_NOOP("Emoji", "smiling face")),
    ("😃", QT_TRANSLATE_NOOP("Emoji", "happy face")),
    ("😄", QT_TRANSLATE_NOOP("Emoji", "laughing eyes")),
    ("😁", QT_TRANSLATE_NOOP("Emoji", "beaming face")),
    ("🙂", QT_TRANSLATE_NOOP("Emoji", "slight smile")),
    ("😉", QT_TRANSLATE_NOOP("Emoji", "winking face")),
    ("😅", QT_TRANSLATE_NOOP("Emoji", "relieved laugh")),
    ("😂", QT_TRANSLATE_NOOP("Emoji", "tears of joy")),
    ("🤗", QT_TRANSLATE_NOOP("Emoji", "hug")),
    ("🤔", QT_TRANSLATE_NOOP("Emoji", "thinking face")),
    ("😌", QT_TRANSLATE_NOOP("Emoji", "relieved face")),
    ("😕", QT_TRANSLATE_NOOP("Emoji", "confused face")),
    ("😟", QT_TRANSLATE_NOOP("Emoji", "worried face")),
    ("😢", QT_TRANSLATE_NOOP("Emoji", "sad face")),
    ("🤒", QT_TRANSLATE_NOOP("Emoji", "ill face")),
    ("👍", QT_TRANSLATE_NOOP("Emoji", "thumbs up")),
    ("👋", QT_TRANSLATE_NOOP("Emoji", "waving hand")),
    ("🙏", QT_TRANSLATE_NOOP("Emoji", "folded hands")),
    ("👏", QT_TRANSLATE_NOOP("Emoji", "clapping hands")),
    ("🤝", QT_TRANSLATE_NOOP("Emoji", "handshake")),
    ("👌", QT_TRANSLATE_NOOP("Emoji", "OK hand")),
    ("💪", QT_TRANSLATE_NOOP("Emoji", "strong arm")),
    ("🤞", QT_TRANSLATE_NOOP("Emoji", "crossed fingers")),
    ("🦷", QT_TRANSLATE_NOOP("Emoji", "tooth")),
    ("🪥", QT_TRANSLATE_NOOP("Emoji", "toothbrush")),
    ("😷", QT_TRANSLATE_NOOP("Emoji", "face with mask")),
    ("💊", QT_TRANSLATE_NOOP("Emoji", "pill")),
    ("🏥", QT_TRANSLATE_NOOP("Emoji", "hospital")),
    ("🚗", QT_TRANSLATE_NOOP("Emoji", "car")),
    ("📍", QT_TRANSLATE_NOOP("Emoji", "place")),
    ("📅", QT_TRANSLATE_NOOP("Emoji", "calendar")),
    ("⏰", QT_TRANSLATE_NOOP("Emoji", "alarm clock")),
    ("📞", QT_TRANSLATE_NOOP("Emoji", "telephone")),
    ("✅", QT_TRANSLATE_NOOP("Emoji", "done")),
    ("❤️", QT_TRANSLATE_NOOP("Emoji", "red heart")),
    ("🎉", QT_TRANSLATE_NOOP("Emoji", "party")),
    ("⭐", QT_TRANSLATE_NOOP("Emoji", "star")),
    ("☀️", QT_TRANSLATE_NOOP("Emoji", "sun")),
    ("🌸", QT_TRANSLATE_NOOP("Emoji", "blossom")),
)  # fmt: skip


class Faces(QAbstractListModel):
    """The signs with their names."""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_NAMED)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        sign, name = _NAMED[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sign
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return QCoreApplication.translate("Emoji", str(name))
        return None


class Cells(QStyledItemDelegate):
    """Draws one sign."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's sizes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self.theme.px(_CELL), self.theme.px(_CELL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRect(option.rect)
        tokens, radius = self.theme.tokens, self.theme.px(_RADIUS)
        if option.state & QStyle.StateFlag.State_MouseOver:
            draw_frame(painter, rect, radius, tokens.sunken)
        sign = str(index.data())
        font = self.theme.font(_SIZE)
        draw_text(painter, rect, sign, font, tokens.text, Qt.AlignmentFlag.AlignCenter)
        if index == self._view.currentIndex() and self._view.hasFocus():
            draw_focus(painter, rect, radius)


class EmojiPopup(Popup):
    """``picked``: one of them."""

    picked = Signal(str)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.view = view = QListView()
        view.setAccessibleName(self.tr("Emoji"))
        view.setViewMode(QListView.ViewMode.IconMode)
        view.setMovement(QListView.Movement.Static)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setModel(Faces(view))
        view.setItemDelegate(Cells(view))
        view.setCurrentIndex(view.model().index(0, 0))
        view.clicked.connect(self._pick)
        view.activated.connect(self._pick)
        cell = self.theme.px(_CELL)
        view.setGridSize(QSize(cell, cell))
        rows = -(-len(_NAMED) // COLUMNS)
        # Qt wants a little more than the cells to put so many into a row.
        view.setFixedSize(COLUMNS * cell + self.theme.px(8), rows * cell + self.theme.px(4))
        self.body.addWidget(view)

    def open(self) -> None:
        """Show it above what opened it."""
        self.open_at(above=True)
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, index: QModelIndex) -> None:
        # A click on a view that is activated by one click comes twice.
        if self.isVisible():
            self.close_popup()
            self.picked.emit(str(index.data()))

"""The list of conversations: choosing a row by pointer, keyboard or screen reader."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from deskreply.ui.inbox.delegate import ROW_HEIGHT, RowDelegate
from deskreply.ui.inbox.items import Item
from deskreply.ui.inbox.model import ITEM, RowModel
from deskreply.ui.inbox.words import RowWords
from deskreply.ui.kit import follow

# A row that the keyboard only passes over is not opened.
PASSING_MS = 250
_OPENING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_HOME = Qt.Key.Key_Home
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class ThreadList(QListView):
    """One row a conversation. Takes the height its rows need, and scrolls where there is less.

    What it is told to select (``choose``) opens nothing: only what a person chooses does.
    """

    opened = Signal(object)
    """An Item that a person chose."""
    call_wanted = Signal(object)
    """An Item whose call-back button was pressed."""
    menu_wanted = Signal(object, QPoint)
    """An Item whose menu is to be shown, and where on the screen."""
    left_upwards = Signal()
    """Up was pressed in the first row."""

    def __init__(self, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows = RowModel(words.spoken, words.explained, self)
        self._drawn = RowDelegate(words, self)
        self._pressed: Item | None = None
        self._silent = False
        self._passing = QTimer(self, interval=PASSING_MS, singleShot=True)
        self._passing.timeout.connect(self._open_selected)
        self.setModel(rows)
        self.setItemDelegate(self._drawn)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.theme = follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.verticalScrollBar().setSingleStep(self.theme.px(ROW_HEIGHT) // 3)
        self.fit()
        self.viewport().update()

    # --- what others ask ---

    def item_at(self, row: int) -> Item | None:
        """The item of a row, None where there is no such row."""
        found = self.rows.index(row).data(ITEM) if row >= 0 else None
        return found if isinstance(found, Item) else None

    def chosen(self) -> Item | None:
        """The selected item."""
        selected = self.selectionModel().selectedIndexes()
        return self.item_at(selected[0].row()) if selected else None

    def enter(self) -> None:
        """Go on here by keyboard, from the first row where none is selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.chosen() is None and self.rows.rowCount():
            self.choose(0)

    def choose(self, row: int) -> None:
        """Select a row and show it, without opening it; -1 for none."""
        self._passing.stop()
        self._silent = True
        self.setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.clearSelection()
        self._silent = False

    def in_sight(self) -> range:
        """The rows that are on the screen, at least in part."""
        height = self._row_height()
        top = self.verticalScrollBar().value()
        last = (top + self.viewport().height() - 1) // height
        return range(top // height, min(last + 1, self.rows.rowCount()))

    def refill(self, items: list[Item], *, more: bool, otherwise: str) -> None:
        """List these in place of what is there. The selected row stays selected; where none is, or
        it is gone, the row of ``otherwise`` (a key) is. The first row in sight stays where it was,
        unless it was the first of all."""
        chosen = self.chosen()
        seen = self.in_sight()
        top = self.verticalScrollBar().value()
        anchor = self.item_at(seen.start) if top and seen else None
        offset = top - seen.start * self._row_height()
        self._silent = True
        self.rows.show(items, more=more)
        self._silent = False
        kept = chosen is not None and self.rows.row_of(chosen.key) >= 0
        self._settle(chosen.key if chosen is not None and kept else otherwise)
        self.fit()
        if anchor is not None and (row := self.rows.row_of(anchor.key)) >= 0:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(row * self._row_height() + offset)

    def fit(self) -> None:
        """Take the height that the rows need."""
        self.setMaximumHeight(max(self.rows.rowCount() * self._row_height(), 1))

    # --- Qt ---

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._row_height(), self.maximumHeight()))

    def sizeHint(self) -> QSize:
        return QSize(0, self.maximumHeight())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._silent and not selected.isEmpty():
            self._passing.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._drawn.ringed = True
        key, row = event.key(), self.currentIndex().row()
        if key in _OPENING_KEYS:
            self._open_selected()
        elif key == Qt.Key.Key_Up and row <= 0:
            self.left_upwards.emit()
        elif self.chosen() is None and (key == Qt.Key.Key_Down or (row, key) == (0, _HOME)):
            # The keyboard was nowhere to be seen: it begins here, and not one further.
            self.setCurrentIndex(self.rows.index(max(row, 0)))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._drawn.ringed = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Qt would select a row with any button, and while dragging over others.
        self._drawn.ringed = False
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = self._to_call(event)
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() is Qt.MouseButton.NoButton:
            over = self._to_call(event) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            if self._to_call(event) == pressed:
                self.call_wanted.emit(pressed)
            return
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()) in self.selectedIndexes():
            self._open_selected()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self.item_at(index.row())
        if item is not None:
            box = self.visualRect(index)
            at = box.center() if by_key else event.pos()
            self.menu_wanted.emit(item, self.viewport().mapToGlobal(at))

    # --- inside ---

    def _to_call(self, event: QMouseEvent) -> Item | None:
        """The item whose call-back button is there."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        item = self.item_at(index.row())
        there = item and self._drawn.call_button(self.visualRect(index), item).contains(at)
        return item if there else None

    def _open_selected(self) -> None:
        self._passing.stop()
        item = self.chosen() or self.item_at(self.currentIndex().row())
        if item is not None:
            self.choose(self.rows.row_of(item.key))
            self.opened.emit(item)

    def _settle(self, chosen: str) -> None:
        row = self.rows.row_of(chosen) if chosen else -1
        now = self.chosen()
        if (now.key if now is not None else "") != (chosen if row >= 0 else ""):
            top = self.verticalScrollBar().value()
            self.choose(row)
            self.verticalScrollBar().setValue(top)

    def _row_height(self) -> int:
        return self.theme.px(ROW_HEIGHT)

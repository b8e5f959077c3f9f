"""The list of a conversation's entries: what is in sight stays where it is, whatever comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QScrollBar, QWidget

from deskreply.ui.conversation.blocks import Block
from deskreply.ui.conversation.delegate import EntryDelegate
from deskreply.ui.conversation.layout import Measurer
from deskreply.ui.conversation.model import ROW, Index, RowModel
from deskreply.ui.conversation.rows import Row
from deskreply.ui.theme import Theme

_AT_END = 4
# How many screens before its end more of the conversation is asked for.
_AHEAD = 2
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ACTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class QuietBar(QScrollBar):
    """A scroll bar that keeps its room, and shows nothing where there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class Timeline(QListView):
    """Shows rows; ``follow`` keeps the newest in sight as long as that is where one looks."""

    older_wanted = Signal()
    newer_wanted = Signal()
    moved = Signal()
    """Rows stand elsewhere now, or others do."""
    menu_wanted = Signal(Row, list, QPoint)
    """The menu of a row with its spots, at a place on the screen."""
    act_wanted = Signal(Row, list, QPoint)
    """Do what there is to be done about a row."""

    def __init__(self, theme: Theme, measurer: Measurer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = RowModel()
        self._delegate = EntryDelegate(theme, measurer, self)
        self._anchor: tuple[str, int] | None = None
        self._at_end = True
        self._settling = False
        self.older = self.newer = False
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollBar(QuietBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- what is shown ---

    @property
    def rows(self) -> Sequence[Row]:
        """All rows there are, those out of sight too."""
        return self._rows.rows

    @property
    def at_end(self) -> bool:
        """Whether the newest row there is stands in sight."""
        return self._at_end

    def open_rows(self, rows: Sequence[Row], key: str = "") -> None:
        """Show another conversation: at its end, or with the row ``key`` near the top."""
        self._rows.replace(rows)
        self.setCurrentIndex(QModelIndex())
        self._at_end, self._anchor = not key, None
        if key:
            self._anchor = (key, self._theme.px(8))
        self._settle()

    def show_rows(self, rows: Sequence[Row], *, follow: bool = True) -> None:
        """Show these rows of the same conversation. Where the end was in sight it stays so, unless
        not ``follow``; otherwise what is in sight stays."""
        if not follow:
            self._at_end = False
        if self._rows.show(rows):
            self._settle()
        else:
            self._note()

    def warm(self, rows: Sequence[Row]) -> None:
        """Measure rows that are about to be shown."""
        for row in rows:
            self._delegate.block(row)

    def to_end(self) -> None:
        """Bring the newest row into sight."""
        self._at_end = True
        self._settle()

    def forget(self) -> None:
        """Measure everything anew: the theme has changed."""
        self._delegate.forget()
        self._settle()

    def in_sight(self) -> Iterator[tuple[Row, Block, QPoint]]:
        """The rows that are at least partly in sight, where each begins (in this widget)."""
        at = self.indexAt(QPoint(self._theme.px(40), 0)).row()
        bottom = self.viewport().height()
        corner = self.viewport().pos()
        while 0 <= at < len(self._rows.rows):
            box = self.visualRect(self._rows.index(at))
            if box.top() >= bottom:
                break
            row = self._rows.rows[at]
            yield row, self._delegate.block(row), box.topLeft() + corner
            at += 1

    def bring_into_sight(self, key: str) -> None:
        """Scroll as little as needed to see a row whole."""
        at = self._rows.row_of(key)
        if at >= 0:
            self.scrollTo(self._rows.index(at), QAbstractItemView.ScrollHint.EnsureVisible)

    def current(self) -> Row | None:
        """The row that the keyboard is on."""
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, Row) else None

    # --- staying where one is ---

    def _settle(self) -> None:
        """Lay the rows out, and be where one was."""
        self._settling = True
        self._delegate.width = self.viewport().width()
        self.doItemsLayout()
        bar = self.verticalScrollBar()
        if self._at_end or self._anchor is None:
            bar.setValue(bar.maximum())
        else:
            key, top = self._anchor
            at = self._rows.row_of(key)
            if at >= 0:
                bar.setValue(bar.value() + self.visualRect(self._rows.index(at)).top() - top)
        self._settling = False
        self._note()

    def _scrolled(self) -> None:
        if not self._settling:
            self._note()

    def _note(self) -> None:
        """Remember where one is."""
        bar = self.verticalScrollBar()
        self._at_end = bar.value() >= bar.maximum() - _AT_END
        at = self.indexAt(QPoint(self._theme.px(40), 0))
        if at.isValid():
            self._anchor = (self._rows.rows[at.row()].key, self.visualRect(at).top())
        self.moved.emit()
        self.look_ahead()

    def look_ahead(self) -> None:
        """Ask for more where an end is near."""
        bar = self.verticalScrollBar()
        ahead = _AHEAD * self.viewport().height()
        if self.older and bar.value() < ahead:
            self.older_wanted.emit()
        if self.newer and bar.maximum() - bar.value() < ahead:
            self.newer_wanted.emit()

    # --- Qt ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settling = True
        super().resizeEvent(event)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ACTING and row is not None:
            where = self.visualRect(self.currentIndex()).center()
            self._ask(self.act_wanted, row, where)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The words of the chosen row go into the clipboard."""
        row = self.current()
        if row is not None:
            QApplication.clipboard().setText(row.body)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = index.data(ROW)
        if isinstance(row, Row) and row.entry:
            self.setCurrentIndex(index)
            at = self.visualRect(index).center() if by_key else event.pos()
            self._ask(self.menu_wanted, row, at)

    def _ask(self, what: SignalInstance, row: Row, where: QPoint) -> None:
        spots = self._delegate.block(row).spots
        what.emit(row, spots, self.viewport().mapToGlobal(where))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS and self.current() is None:
            seen = [row.key for row, _, _ in self.in_sight() if row.entry]
            if seen:
                self.setCurrentIndex(self._rows.index(self._rows.row_of(seen[-1])))
        self._ring(by_keyboard=event.reason() in _BY_KEYS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(by_keyboard=False)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._ring(by_keyboard=self.hasFocus())

    def _ring(self, *, by_keyboard: bool) -> None:
        row = self.current()
        self._delegate.ringed = row.key if row is not None and by_keyboard else ""
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        # Rows have no tool tips, and nothing in them reacts to the pointer passing over.
        if event.type() in (QEvent.Type.ToolTip, QEvent.Type.HoverMove):
            return True
        return super().viewportEvent(event)

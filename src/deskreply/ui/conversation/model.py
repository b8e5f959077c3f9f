"""The rows of a conversation as a list: changed in place, reset only for another conversation."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from deskreply.ui.conversation.rows import Row

ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """Some hundred rows at most."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """What is listed now."""
        return self._rows

    def row_of(self, key: str) -> int:
        """Where a row stands; -1 where it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def replace(self, rows: Sequence[Row]) -> None:
        """List these instead of all that is there: another conversation."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def show(self, rows: Sequence[Row]) -> bool:
        """List these. What was there before stays itself. Whether anything is different now."""
        if self._rows == list(rows):
            return False
        before = [row.key for row in self._rows]
        after = [row.key for row in rows]
        if before == after:
            self._change(0, rows)
            return True
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        # From the end, so that the places of what is still to come stay right.
        for what, first, last, start, end in reversed(steps):
            if what == "equal":
                self._change(first, rows[start:end])
                continue
            if last > first:
                self.beginRemoveRows(QModelIndex(), first, last - 1)
                del self._rows[first:last]
                self.endRemoveRows()
            if end > start:
                self.beginInsertRows(QModelIndex(), first, first + end - start - 1)
                self._rows[first:first] = rows[start:end]
                self.endInsertRows()
        return True

    def _change(self, first: int, rows: Sequence[Row]) -> None:
        for at, row in enumerate(rows, first):
            if self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    # --- Qt's questions ---

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].entry:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

"""The list's model: rows are added, removed, moved and changed in place, never reset."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from itertools import islice, takewhile
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from deskreply.ui.inbox.items import Item

ITEM = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """Items in their order. ``spoken`` says what a screen reader reads of a row, ``explained`` what
    its tool tip says."""

    more_wanted = Signal()
    """The end of the list came into sight, and there is more."""

    def __init__(
        self,
        spoken: Callable[[Item], str],
        explained: Callable[[Item], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._explained = explained
        self._items: list[Item] = []
        self._more = False

    @property
    def items(self) -> Sequence[Item]:
        """What is listed now."""
        return self._items

    def row_of(self, key: str) -> int:
        """Where a row stands, -1 where it is not listed."""
        return next((at for at, item in enumerate(self._items) if item.key == key), -1)

    def show(self, items: Sequence[Item], *, more: bool) -> None:
        """List these. What was there before stays itself, wherever it stands now; ``more``: there
        are rows after these."""
        self._more = more
        places = {item.key: place for place, item in enumerate(items)}
        self._drop(places)
        known = {item.key for item in self._items}
        steady = _rising([places[item.key] for item in self._items])
        at, place = 0, 0
        while place < len(items):
            item = items[place]
            if item.key not in known:
                run = takewhile(lambda new: new.key not in known, islice(items, place, None))
                added = self._insert(at, list(run))
                at, place = at + added, place + added
                continue
            if place in steady:
                while self._items[at].key != item.key:
                    at += 1
            else:
                at = self._move(self.row_of(item.key), at)
            self._change(at, item)
            at, place = at + 1, place + 1

    def renew(self, at: int) -> None:
        """What a row says has changed with the time."""
        index = self.index(at)
        self.dataChanged.emit(index, index)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return item
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(item)
            case Qt.ItemDataRole.ToolTipRole:
                return self._explained(item) or None
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        # Asked once; the answer says whether there is still more.
        self._more = False
        self.more_wanted.emit()

    # --- changes ---

    def _drop(self, wanted: Container[str]) -> None:
        last = len(self._items) - 1
        while last >= 0:
            if self._items[last].key in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._items[first - 1].key not in wanted:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._items[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _insert(self, at: int, items: list[Item]) -> int:
        self.beginInsertRows(QModelIndex(), at, at + len(items) - 1)
        self._items[at:at] = items
        self.endInsertRows()
        return len(items)

    def _move(self, was: int, to: int) -> int:
        """Bring a row before the one at ``to``: where it stands then."""
        if was == to:
            return to
        self.beginMoveRows(QModelIndex(), was, was, QModelIndex(), to)
        item = self._items.pop(was)
        to -= was < to
        self._items.insert(to, item)
        self.endMoveRows()
        return to

    def _change(self, at: int, item: Item) -> None:
        if self._items[at] != item:
            self._items[at] = item
            self.renew(at)


def _rising(places: Sequence[int]) -> frozenset[int]:
    """The longest rising part of some different numbers: what can stay when they are sorted."""
    ends: list[int] = []
    before: dict[int, int] = {}
    for place in places:
        slot = bisect_left(ends, place)
        if slot:
            before[place] = ends[slot - 1]
        ends[slot : slot + 1] = [place]
    kept = set(ends[-1:])
    while (last := min(kept, default=-1)) in before:
        kept.add(before[last])
    return frozenset(kept)

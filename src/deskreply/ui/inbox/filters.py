"""Which conversations are listed, and in which order: chips, and a menu for the rarer ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.domain.inbox import Filter, InboxCounts, Sort
from deskreply.ui.kit import Chip, Menu, Worded, follow

_CHIPS = (Filter.TO_ANSWER, Filter.OVERDUE, Filter.MINE)
_SPACES = (8, 6, 4)


class FilterChip(Chip):
    """A filter that keeps its name for a screen reader whatever stands on it; the count and the
    filter that is on are its description."""

    def __init__(self, name: str = "", *, trailing: str = "") -> None:
        self._name = name
        super().__init__(name, trailing=trailing)

    def show_words(self, name: str, shown: str, count: int | None) -> None:
        """``name``: what it is called; ``shown``: what stands on it."""
        self._name = name
        self.setText(shown)
        self.set_count(count)

    def restyle(self) -> None:
        super().restyle()
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.shown_text().removeprefix(self._name).strip())


class FilterBar(Worded, QWidget):
    """The chips in a row, in several where there is less room. ``chosen``: a filter was;
    ``sorted``: an order was."""

    chosen = Signal(object)
    sorted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter.TO_ANSWER
        self._sort = Sort.DEADLINE
        self._lit = True
        self._counts = InboxCounts()
        self._chips = {which: FilterChip() for which in _CHIPS}
        self._more = FilterChip(trailing="chevron-down")
        for which, chip in self._chips.items():
            chip.setParent(self)
            # The click has turned it by then: what is on is for the list to say.
            chip.clicked.connect(partial(self._choose, which))
        self._more.setParent(self)
        self._more.clicked.connect(self._open_menu)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme = follow(self)
        self.retranslate()

    def show_state(self, which: Filter, sort: Sort, *, lit: bool) -> None:
        """Show what is on; not ``lit`` while the list shows something else, as a search does."""
        self._filter, self._sort, self._lit = which, sort, lit
        self.retranslate()

    def show_counts(self, counts: InboxCounts) -> None:
        """Show how many each filter lists."""
        if counts != self._counts:
            self._counts = counts
            self.retranslate()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.updateGeometry()
        self._place()

    def retranslate(self) -> None:
        names = self._names()
        for which, chip in self._chips.items():
            chip.show_words(names[which], names[which], self._count(which))
            chip.setChecked(self._lit and which is self._filter)
        rare = self._lit and self._filter not in self._chips
        more = self.tr("More")
        shown = names[self._filter] if rare else more
        self._more.show_words(more, shown, self._count(self._filter) if rare else None)
        self._more.setChecked(rare)
        self.restyle()

    # --- room ---

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._rows(width)[-1].bottom() + 1

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        widest = max(chip.sizeHint().width() for chip in self._all())
        return QSize(widest, self._more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for chip, box in zip(self._all(), self._rows(self.width()), strict=True):
            chip.setGeometry(box)

    def _rows(self, width: int) -> list[QRect]:
        """Where each chip goes in this width: closer together before one goes below."""
        spaces = [self.theme.px(space) for space in _SPACES]
        fitting = (space for space in spaces if self._in_one_row(space) <= width)
        space = next(fitting, spaces[0])
        boxes: list[QRect] = []
        left = top = 0
        for chip in self._all():
            size = chip.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + space // 2
            boxes.append(QRect(left, top, min(size.width(), max(width, 1)), size.height()))
            left += size.width() + space
        return boxes

    def _in_one_row(self, space: int) -> int:
        chips = self._all()
        return sum(chip.sizeHint().width() for chip in chips) + space * (len(chips) - 1)

    def _all(self) -> Sequence[FilterChip]:
        return (*self._chips.values(), self._more)

    # --- the menu ---

    def _choose(self, which: Filter, checked: bool = True) -> None:
        self.retranslate()
        self.chosen.emit(which)

    def _open_menu(self) -> None:
        self.retranslate()
        menu = Menu(self)
        names = self._names()
        for which in Filter:
            if which in self._chips:
                continue
            count = self._count(which)
            action = menu.add(
                names[which],
                partial(self._choose, which),
                checked=self._lit and which is self._filter,
            )
            if count is not None:
                action.setText(f"{action.text()}\t{count}")
        menu.addSeparator()
        for sort, words in self._orders().items():
            menu.add(words, partial(self.sorted.emit, sort), checked=sort is self._sort)
        menu.open_below(self._more)

    def _count(self, which: Filter) -> int | None:
        counts = self._counts
        return {
            Filter.TO_ANSWER: counts.to_answer,
            Filter.OVERDUE: counts.overdue,
            Filter.MINE: counts.mine,
            Filter.UNCLAIMED: counts.unclaimed,
            Filter.WAITING: counts.waiting,
            Filter.SNOOZED: counts.snoozed,
            Filter.FAILED: counts.failed,
            Filter.CALLBACKS: counts.callbacks,
        }.get(which)

    def _names(self) -> dict[Filter, str]:
        return {
            Filter.TO_ANSWER: self.tr("To answer"),
            Filter.OVERDUE: self.tr("Overdue"),
            Filter.MINE: self.tr("Mine"),
            Filter.UNCLAIMED: self.tr("Unclaimed"),
            Filter.WAITING: self.tr("Waiting on them"),
            Filter.SNOOZED: self.tr("Snoozed"),
            Filter.FAILED: self.tr("Failed"),
            Filter.CALLBACKS: self.tr("Call-back list"),
            Filter.DONE: self.tr("Done"),
            Filter.ALL: self.tr("All"),
        }

    def _orders(self) -> dict[Sort, str]:
        return {
            Sort.DEADLINE: self.tr("Soonest deadline first"),
            Sort.NEWEST: self.tr("Newest first"),
            Sort.LONGEST: self.tr("Longest waiting first"),
        }

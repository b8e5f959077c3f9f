"""Which conversations are listed, and in which order: chips, and a menu for the rarer ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.domain.inbox import Filter, InboxCounts, Sort
from deskreply.ui.kit import Chip, Menu, Worded, follow

_CHIPS = (Filter.TO_ANSWER, Filter.OVERDUE, Filter.MINE)
# The room between the chips, that at the sides of their words, and whether the later ones show
# their counts: less and less of it, before a chip goes to the menu.
_ROOMS = ((8, 10, True), (6, 10, True), (4, 10, True), (4, 6, True), (4, 6, False))


class FilterChip(Chip):
    """A filter that keeps its name for a screen reader whatever stands on it; the count and the
    filter that is on are its description."""

    def __init__(self, name: str = "", *, trailing: str = "") -> None:
        self._name = name
        self._told: int | None = None
        self._counted = True
        super().__init__(name, trailing=trailing)

    def show_words(self, name: str, shown: str, count: int | None) -> None:
        """``name``: what it is called; ``shown``: what stands on it."""
        self._name, self._told = name, count
        self.setText(shown)
        self.set_count(count if self._counted else None)
        self.restyle()

    def take_room(self, side: int, *, counted: bool) -> None:
        """``side``: see ``set_side``; ``counted``: whether there is room for the count."""
        self._counted = counted
        self.set_side(side)
        self.set_count(self._told if counted else None)

    def restyle(self) -> None:
        super().restyle()
        self.setAccessibleName(self._name)
        words = [self.text().removeprefix(self._name)]
        words += [] if self._told is None else [str(self._told)]
        self.setAccessibleDescription(" ".join(words).strip())


class FilterBar(Worded, QWidget):
    """The chips in a row. Where there is no room for all, the last are found in the menu instead.
    ``chosen``: a filter was; ``sorted``: an order was."""

    chosen = Signal(object)
    sorted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter.TO_ANSWER
        self._sort = Sort.DEADLINE
        self._lit = True
        self._beside: Sequence[Filter] = _CHIPS
        self._counts = InboxCounts()
        self._chips = {which: FilterChip() for which in _CHIPS}
        self._more = FilterChip(trailing="chevron-down")
        for which, chip in self._chips.items():
            chip.setParent(self)
            # The click has turned it by then: what is on is for the list to say.
            chip.clicked.connect(partial(self._choose, which))
        self._more.setParent(self)
        self._more.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
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
        self._fit()

    def retranslate(self) -> None:
        names = self._names()
        for which, chip in self._chips.items():
            chip.show_words(names[which], names[which], self._count(which))
            chip.setChecked(self._lit and which is self._filter)
        self.restyle()

    # --- room ---

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self._more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        space, side, _ = _ROOMS[-1]
        chips = (self._chips[_CHIPS[0]], self._more)
        # As if they stood as close as they can.
        width = sum(chip.sizeHint().width() + 2 * self.theme.px(side - chip.side) for chip in chips)
        return QSize(width + self.theme.px(space), self._more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many chips as there is room for, closer together before one goes to the menu."""
        space = next((s for s in self._rooms() if self._in_one_row(s) <= self.width()), 0)
        space = space or self.theme.px(_ROOMS[-1][0])
        for which, chip in self._chips.items():
            chip.setVisible(which in self._beside)
        left = 0
        for chip in self._all():
            size = chip.sizeHint()
            size.setWidth(max(min(size.width(), self.width() - left), 0))
            chip.setGeometry(QRect(QPoint(left, 0), size))
            left += size.width() + space

    def _rooms(self) -> Iterator[int]:
        """Take less and less room; each time the pixels between two chips."""
        for count in range(len(_CHIPS), 0, -1):
            self._beside = _CHIPS[:count]
            self._name_more()
            for space, side, counted in _ROOMS:
                for chip in self._all():
                    first = chip is self._chips[_CHIPS[0]]
                    chip.take_room(side, counted=counted or first)
                yield self.theme.px(space)

    def _name_more(self) -> None:
        """The menu's chip bears the filter that is on where that has none of its own."""
        rare = self._lit and self._filter not in self._beside
        more = self.tr("More")
        shown = self._names()[self._filter] if rare else more
        self._more.show_words(more, shown, self._count(self._filter) if rare else None)
        self._more.setChecked(rare)

    def _in_one_row(self, space: int) -> int:
        chips = self._all()
        return sum(chip.sizeHint().width() for chip in chips) + space * (len(chips) - 1)

    def _all(self) -> Sequence[FilterChip]:
        return (*(self._chips[which] for which in self._beside), self._more)

    # --- the menu ---

    def _choose(self, which: Filter, checked: bool = True) -> None:
        self.retranslate()
        self.chosen.emit(which)

    def _open_menu(self) -> None:
        self.retranslate()
        menu = Menu(self)
        names = self._names()
        for which in Filter:
            if which in self._beside:
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

"""The inbox: search, filters, the list, what is not shown, and the health of the whole."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.domain.inbox import Filter, Pill, Sort
from deskreply.ui import work
from deskreply.ui.bridge import Bridge
from deskreply.ui.inbox.feed import PAGE, Listing, Moment, Wanted, listing
from deskreply.ui.inbox.field import SearchField
from deskreply.ui.inbox.filters import FilterBar
from deskreply.ui.inbox.healthbar import HealthBar
from deskreply.ui.inbox.hold import Hold
from deskreply.ui.inbox.items import Item, held
from deskreply.ui.inbox.menu import RowMenu
from deskreply.ui.inbox.notes import Notes
from deskreply.ui.inbox.view import ThreadList
from deskreply.ui.inbox.words import RowWords
from deskreply.ui.kit import Empty, Label, Worded, follow
from deskreply.ui.practice import NextCaller
from deskreply.ui.theme import Theme

SORT_SETTING = "desk.sort"
# How often the list is asked for though nothing was written: a snooze ends by itself.
_REFRESH_SECONDS = 60
_LEAST_WIDTH = 240


class InboxPanel(Worded, QWidget):
    """The left part of the window. What it lists is asked for again whenever something changed."""

    opened = Signal(str, str)
    """A conversation was chosen: its number, and the id of the text that a search found, or ""."""

    list_wanted = Signal()
    """While one practises: the list of what to try."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._look = bridge, theme
        self._wanted = Wanted(sort=Sort(bridge.settings().desk_sort))
        self._listing: Listing | None = None
        # The conversation that is open, and the row it was chosen in: a text that was found has its
        # own. Where that row stood last, for when it is gone.
        self._number = self._key = ""
        self._place = 0
        self._first_wanted = False
        self._seconds = 0
        self._pills: dict[str, Pill] = {}
        self._words = RowWords(bridge, self)
        self._notes = Notes(self)
        self._field = SearchField()
        self._filters = FilterBar()
        self._list = ThreadList(self._words)
        self._hold = Hold(self._list)
        self._below = Label(size=12, ink="muted", wrap=True)
        self._none = Empty(icon="circle-check")
        self._not_found = Empty(icon="search", ink="muted")
        self._health = HealthBar(bridge)
        control = bridge.practice
        self._next = NextCaller(bridge, control) if control is not None else None
        self._lay_out()
        self._wire()
        self._filters.show_state(self._wanted.which, self._wanted.sort, lit=True)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()
        self.refresh()

    # --- what the window asks ---

    def current(self) -> str:
        """The number of the conversation that was opened or selected last, "" for none."""
        return self._number

    def select(self, number: str) -> None:
        """Mark a conversation as the one that is open, without opening it; "" for none."""
        chosen = self._list.chosen()
        self._number = number
        if chosen is None or chosen.number != number:
            self._key = number
            self._list.choose(self._row())

    def step(self, step: int, *, past_done: bool = False) -> bool:
        """Open the next row below (1) or above (-1) that still fits the list; False where there is
        none. ``past_done``: and that is not done."""
        items, row = self._list.rows.items, self._row()
        at = row + step if row >= 0 else self._place - (step < 0)
        while 0 <= at < len(items):
            done = past_done and items[at].row.thread.done_at is not None
            if not items[at].gone and not done:
                self._open_row(at)
                return True
            at += step
        return False

    def next_open(self) -> None:
        """Open the next row that is not done, or the one before where there is none: this one is
        dealt with."""
        if not self.step(1, past_done=True):
            self.step(-1, past_done=True)

    def next_unread(self) -> None:
        """Open the next conversation with unread texts, from the top again after the last."""
        items = self._list.rows.items
        start = self._row() + 1
        for at in [*range(start, len(items)), *range(start)]:
            if items[at].row.thread.unread and not items[at].gone:
                self._open_row(at)
                return

    def open_nth(self, nth: int) -> None:
        """Open the row at that place, from 1 on."""
        if 1 <= nth <= len(self._list.rows.items):
            self._open_row(nth - 1)

    def focus_search(self) -> None:
        """Begin to search."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def set_filter(self, which: Filter) -> None:
        """List these; a search is over."""
        self._want(Wanted(which, self._wanted.sort))
        self._field.clear()

    def offer_list(self, offered: bool) -> None:
        """While one practises: whether the list of what to try has to be asked for."""
        if self._next is not None:
            self._next.offer_list(offered)

    def refresh(self) -> None:
        """Ask for the list again."""
        bridge, wanted = self._bridge, self._wanted
        moment = Moment(bridge.settings(), bridge.now(), bridge.zone, bridge.staff)
        shown = tuple(self._list.rows.items) if self._hold.active else ()
        bridge.ask("inbox", lambda reader: listing(reader, wanted, moment, shown), self._show)

    # --- what is listed ---

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._filters.show_state(wanted.which, wanted.sort, lit=not wanted.typed)
            self.refresh()

    def _show(self, found: Listing) -> None:
        before, self._listing = self._listing, found
        same = before is not None and before.wanted.same_list(found.wanted)
        items = list(found.items)
        if not same:
            self._words.typed = found.wanted.typed
            self._key, self._place = self._number, 0
            self._list.refill([], more=False, otherwise="")
        elif self._hold.active:
            items = held(self._list.rows.items, items, found.strays)
        self._list.refill(items, more=found.more, otherwise=self._key)
        self._filters.show_counts(found.counts)
        self._show_notes(found)
        self._keep_place()
        if self._first_wanted and found.wanted == self._wanted:
            self._open_first()

    def _show_notes(self, found: Listing) -> None:
        wanted, listed = found.wanted, bool(self._list.rows.items)
        below = self._notes.below(found) if listed else ""
        self._below.setText(below)
        self._below.setVisible(bool(below))
        title, line = self._notes.none(found)
        self._not_found.show_words(title, line, action=self.tr("Clear search"))
        self._not_found.setVisible(not listed and bool(wanted.typed))
        action = "" if wanted.which is Filter.ALL else self.tr("Show all")
        self._none.show_words(title, line, action=action)
        self._none.setVisible(not listed and not wanted.typed)

    def _order_free(self) -> None:
        if self._listing is not None:
            self._show(self._listing)

    def _more(self) -> None:
        self._want(replace(self._wanted, limit=self._wanted.limit + PAGE))

    def _search(self, typed: str) -> None:
        self._want(Wanted(self._wanted.which, self._wanted.sort, typed))

    def _sort(self, sort: Sort) -> None:
        self._want(Wanted(self._wanted.which, sort))
        self._field.clear()
        self._bridge.save_setting(SORT_SETTING, sort.value)

    # --- what is opened ---

    def _row(self) -> int:
        return self._list.rows.row_of(self._key) if self._key else -1

    def _keep_place(self) -> None:
        row = self._row()
        if row >= 0:
            self._place = row

    def _open_row(self, row: int) -> None:
        self._list.choose(row)
        item = self._list.item_at(row)
        if item is not None:
            self._open(item)

    def _open(self, item: Item) -> None:
        self._number, self._key = item.number, item.key
        self._keep_place()
        self.opened.emit(item.number, item.message_id)

    def _open_first(self) -> None:
        """The first hit, as soon as what was typed has been searched for."""
        listing = self._listing
        self._first_wanted = listing is None or listing.wanted != self._wanted
        if not self._first_wanted and self._wanted.typed:
            self.open_nth(1)

    def _call_back(self, item: Item) -> None:
        # The card that asks how it went stands over the whole desk.
        over = self.parentWidget() or self
        work.call_back(self._bridge, self._look, item.number, over)

    def _show_menu(self, item: Item, at: QPoint) -> None:
        menu = RowMenu(self._bridge, self._look, item, self._list)
        menu.open_wanted.connect(self._open_from_menu)
        menu.call_wanted.connect(self._call_back)
        menu.popup(at)

    def _open_from_menu(self, item: Item) -> None:
        self._list.choose(self._list.rows.row_of(item.key))
        self._open(item)

    # --- time ---

    def _tick(self) -> None:
        """Draw the rows in sight again whose pill says something else now."""
        self._seconds += 1
        turned = self._seconds % _REFRESH_SECONDS == 0
        before, self._pills = self._pills, {}
        for row in self._list.in_sight():
            item = self._list.rows.items[row]
            pill = self._pills[item.key] = self._words.pill(item)
            was = before.get(item.key, pill)
            if was != pill:
                self._list.rows.renew(row)
            # Another list may be the right one for it now, and the counts are others.
            turned = turned or was.kind is not pill.kind
        if turned:
            self._list.viewport().update()
            self.refresh()

    # --- the widget ---

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        # The divider takes a pixel at the right.
        self._head.setContentsMargins(px(16), px(14), px(16) - 1, px(10))
        self._head.setSpacing(px(8))
        self._below.setContentsMargins(px(20), px(12), px(16), px(12))
        for empty in (self._none, self._not_found):
            empty.setContentsMargins(px(24), 0, px(24), px(80))
        self.update()

    def retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Threads"))
        self._list.viewport().update()
        if self._listing is not None:
            self._show_notes(self._listing)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self.theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), tokens.divider)

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        self._head.addWidget(self._field)
        self._head.addWidget(self._filters)
        column = QVBoxLayout(self)
        # The divider at the right edge stays free.
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._list, 1)
        column.addWidget(self._below)
        column.addWidget(self._none, 1)
        column.addWidget(self._not_found, 1)
        if self._next is not None:
            column.addWidget(self._next)
            self._next.list_wanted.connect(self.list_wanted)
        column.addStretch(0)
        column.addWidget(self._health)
        self._below.hide()
        self._none.hide()
        self._not_found.hide()
        self.setFocusProxy(self._list)
        self.setTabOrder(self._field, self._filters)
        self.setTabOrder(self._filters, self._list)

    def _wire(self) -> None:
        bridge, field, view = self._bridge, self._field, self._list
        bridge.changed.connect(self.refresh)
        bridge.settings_changed.connect(self.refresh)
        bridge.ticked.connect(self._tick)
        field.wanted.connect(self._search)
        field.first_wanted.connect(self._open_first)
        field.list_wanted.connect(view.enter)
        self._filters.chosen.connect(self.set_filter)
        self._filters.sorted.connect(self._sort)
        view.opened.connect(self._open)
        view.call_wanted.connect(self._call_back)
        view.menu_wanted.connect(self._show_menu)
        view.left_upwards.connect(self.focus_search)
        view.rows.more_wanted.connect(self._more)
        self._hold.ended.connect(self._order_free)
        self._none.acted.connect(lambda: self.set_filter(Filter.ALL))
        self._not_found.acted.connect(field.clear)

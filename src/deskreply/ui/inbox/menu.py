"""What can be done with a row without opening it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from deskreply.engine import threads
from deskreply.ui import links, work
from deskreply.ui.bridge import Bridge
from deskreply.ui.inbox.items import Item
from deskreply.ui.inbox.view import ThreadList
from deskreply.ui.kit import Menu
from deskreply.ui.theme import Theme


class RowMenu(Menu):
    """Open, Call back, Mark as read, Claim, Snooze…, Done…"""

    open_wanted = Signal(object)
    call_wanted = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        item: Item,
        view: ThreadList,
    ) -> None:
        super().__init__(view)
        self._bridge, self._look, self._item, self._list = bridge, theme, item, view
        self.add(self.tr("Open"), partial(self.open_wanted.emit, item), icon="message-square-text")
        self.add(self.tr("Call back"), partial(self.call_wanted.emit, item), icon="phone-outgoing")
        self.addSeparator()
        if item.row.thread.unread:
            self.add(self.tr("Mark as read"), self._mark_read, icon="eye")
        owner = item.row.thread.owner
        if bridge.staff and owner != bridge.staff:
            take = self.tr("Take over from {owner}").replace("{owner}", links.visible(owner))
            self.add(take if owner else self.tr("Claim"), self._claim, icon="user")
        if item.row.thread.done_at is None:
            self.add(self.tr("Snooze…"), self._snooze, icon="moon")
            self.add(self.tr("Done…"), self._done, icon="circle-check")

    def _mark_read(self) -> None:
        self._bridge.do(threads.mark_read, self._item.number)

    def _claim(self) -> None:
        self._bridge.do(threads.claim, self._item.number, anyway=True)

    def _snooze(self) -> None:
        work.snooze_menu(self._bridge, self._look, self._item.number, self._spot())

    def _done(self) -> None:
        work.done_menu(self._bridge, self._look, self._item.number, self._spot())

    def _spot(self) -> QWidget:
        """Something to open a pop-up below: the row, which is no widget."""
        viewport = self._list.viewport()
        spot = QWidget(viewport)
        spot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self._list.rows.row_of(self._item.key)
        box = self._list.visualRect(self._list.rows.index(row)) if row >= 0 else QRect()
        spot.setGeometry(box.intersected(viewport.rect()))
        spot.show()
        return spot

"""Does what the buttons of rows and banners say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.domain.models import Message
from deskreply.engine import conversations, permission, retry, threads
from deskreply.ui import links
from deskreply.ui.bridge import Bridge
from deskreply.ui.conversation.blocks import Spot
from deskreply.ui.conversation.rows import Deed, Kind, Row
from deskreply.ui.conversation.standing import Remedy
from deskreply.ui.kit import Menu

# What is written again can be taken back for as long as what is written at first.
HOLD_SECONDS = 5.0


class Deeds(QObject):
    """``pane``: over which dialogs and menus appear."""

    why = Signal(Row)
    """The reasons of this row's call are to be shown, or no longer."""
    call = Signal()
    """They are to be called."""
    tracker = Signal()
    """How far the sender's registration is, is to be shown."""
    taken_back = Signal(object)
    """A Message that was taken back."""

    def __init__(self, bridge: Bridge, pane: QWidget) -> None:
        super().__init__(pane)
        self._bridge = bridge
        self._pane = pane

    def press(self, row: Row, spot: Spot) -> None:
        """A button of a row was pressed."""
        if spot.link is not None:
            links.ask_and_open(spot.link, self._pane)
        elif spot.offer is not None:
            self.do(row, spot.offer.deed)

    def do(self, row: Row, deed: Deed) -> None:
        """Do something about a row."""
        bridge, message_id = self._bridge, row.about
        match deed:
            case Deed.WHY:
                self.why.emit(row)
            case Deed.CALL:
                self.call.emit()
            case Deed.TRACKER:
                self.tracker.emit()
            case Deed.TAKE_BACK:
                bridge.do(conversations.cancel, message_id).then(self._took_back)
            case Deed.RETRY:
                bridge.do(retry.retry, message_id, hold_seconds=HOLD_SECONDS)
            case Deed.WENT:
                bridge.do(retry.decide, message_id, True)
            case Deed.SEND_AGAIN:
                bridge.do(retry.decide, message_id, False, hold_seconds=HOLD_SECONDS)

    def act(self, row: Row, spots: Sequence[Spot], where: QPoint) -> None:
        """What there is to be done about a row, by the keyboard: at once where it is one thing."""
        if len(spots) == 1:
            self.press(row, spots[0])
        elif spots:
            self.menu(row, spots, where)

    def menu(self, row: Row, spots: Sequence[Spot], where: QPoint) -> None:
        """Everything that can be done with a row, to choose from."""
        menu = Menu(self._pane)
        for spot in spots:
            menu.add(self._said(spot), partial(self.press, row, spot))
        if row.body and row.kind is not Kind.CALL:
            copy = partial(QApplication.clipboard().setText, row.body)
            menu.add(self.tr("Copy text"), copy, icon="copy")
        if not menu.isEmpty():
            menu.popup(where)

    def remedy(self, number: str, remedy: Remedy) -> None:
        """A button of a banner was pressed."""
        match remedy:
            case Remedy.DO_NOT_TEXT:
                self._bridge.do(permission.do_not_text, number)
            case Remedy.FINE:
                self._bridge.do(permission.clear_flag, number)
            case Remedy.ALLOW:
                self._bridge.do(permission.allow_text, number)
            case Remedy.WAKE:
                self._bridge.do(threads.wake, number)
            case Remedy.REOPEN:
                self._bridge.do(threads.reopen, number)

    def _said(self, spot: Spot) -> str:
        if spot.link is None:
            return spot.name
        return self.tr("Open {host}").replace("{host}", spot.link.host)

    def _took_back(self, message: Message) -> None:
        self.taken_back.emit(message)

"""Shows an alert by the first means that works: the desktop's notifications, the tray's balloon,
our own card. What fails is logged; nothing is lost, for unread is the truth."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

from deskreply.domain.alerting import DISMISSED
from deskreply.ui.alerts.cards import Cards
from deskreply.ui.alerts.face import Face
from deskreply.ui.machine import Notifications

log = logging.getLogger(__name__)

PANEL = "org.kde.StatusNotifierWatcher"

Balloon = Callable[[str, str, str], bool]
Shown = Callable[[bool], None]


class Chain(QObject):
    """``acted``: the key of an alert, what was done with it, the words of a reply."""

    acted = Signal(str, str, str)
    _told = Signal(object, bool)
    _heard = Signal(str, str, str)

    def __init__(self, notifications: Notifications | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = notifications
        self._balloon: Balloon | None = None
        self._cards = Cards(self)
        self._cards.acted.connect(self._act)
        self._wanted: dict[str, tuple[Face, Shown | None]] = {}
        self._told.connect(self._go_on)
        self._heard.connect(self._act)

    def set_balloon(self, balloon: Balloon | None) -> None:
        """The tray's: title, body and key; whether it was shown."""
        self._balloon = balloon

    def show(self, face: Face, then: Shown | None = None) -> None:
        """Show it, in the place of the one of its key. ``then``: whether anything showed it."""
        key, stays = face.toast.key, face.toast.stays
        self._cards.withdraw(key)
        self._wanted[key] = face, then
        if self._desktop is not None and (self._desktop.can_stay or not stays):
            self._desktop.show(face.toast, lambda shown: self._tell(face, shown), self._hear)
        else:
            self._go_on(face, shown=False)

    def withdraw(self, key: str) -> None:
        """Take one off the screen."""
        self._wanted.pop(key, None)
        self._cards.withdraw(key)
        if self._desktop is not None:
            self._desktop.withdraw(key)

    def close(self) -> None:
        """Take all off the screen, and show none any more."""
        self._wanted.clear()
        self._cards.close()
        if self._desktop is not None:
            self._desktop.close()

    # --- called in the thread of the notifications; the app may be ending ---

    def _tell(self, face: Face, shown: bool) -> None:
        with suppress(RuntimeError):
            self._told.emit(face, shown)

    def _hear(self, key: str, what: str, words: str) -> None:
        with suppress(RuntimeError):
            self._heard.emit(key, what, words)

    # --- in the window's ---

    @Slot(object, bool)
    def _go_on(self, face: Face, shown: bool) -> None:
        wanted, then = self._wanted.get(face.toast.key, (None, None))
        if wanted is not face:
            return
        shown = shown or self._in_balloon(face) or self._cards.show(face)
        if not shown:
            log.warning("an alert could not be shown by any means")
        if then is not None:
            then(shown)

    def _in_balloon(self, face: Face) -> bool:
        """What is to stay would not, there; and some panels hand it on to what failed already."""
        toast = face.toast
        if self._balloon is None or toast.stays or _panel_hands_on():
            return False
        try:
            return self._balloon(toast.title, toast.body, toast.key)
        except Exception:
            log.exception("the tray's balloon failed")
            return False

    @Slot(str, str, str)
    def _act(self, key: str, what: str, words: str) -> None:
        if key not in self._wanted:
            return
        if what != DISMISSED:
            self.withdraw(key)
        else:
            self._wanted.pop(key)
            self._cards.withdraw(key)
        self.acted.emit(key, what, words)


def _panel_hands_on() -> bool:
    """Whether the tray belongs to a panel that shows no balloons of its own, but has the desktop's
    notifications show them. Qt says of those, too, that they were shown."""
    if not sys.platform.startswith("linux"):
        return False
    interface = QDBusConnection.sessionBus().interface()
    return interface is not None and bool(interface.isServiceRegistered(PANEL).value())

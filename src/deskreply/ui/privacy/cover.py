"""Puts away what is in the windows, lays the shade over the main one, and undoes both."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from deskreply.ui.kit import Popup
from deskreply.ui.privacy.shade import Shade
from deskreply.ui.privacy.stash import AwayWindow, Stash

# A window with this property set shows nothing of anybody, and stays.
TELLS_NOTHING = "tellsNothing"


class Cover(QObject):
    """``show_asked``, ``lock_asked``: by whoever is there. ``tried``: name, PIN. ``recovering``:
    name, recovery code, new PIN."""

    show_asked = Signal()
    lock_asked = Signal()
    tried = Signal(str, str)
    recovering = Signal(str, str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._made: Shade | None = None
        self._stash: Stash | None = None
        self._others: list[AwayWindow] = []
        self._waits: Callable[[str], int] = lambda _: 0
        self._locked = False

    @property
    def on(self) -> bool:
        """Whether it lies over the window."""
        return self._stash is not None

    def hide(self, *, idle: bool, can_lock: bool) -> None:
        """Cover; anybody may have it lifted."""
        shade, fresh = self._shade(), not self.on or self._locked
        self._locked = False
        self._take()
        shade.turn_to(shade.hidden_card)
        if fresh:
            shade.hidden_card.begin(idle=idle, can_lock=can_lock)
        else:
            shade.hidden_card.show_words(idle=idle, can_lock=can_lock)

    def lock(self, names: Sequence[str], chosen: str, waits: Callable[[str], int]) -> None:
        """Cover; one of these people may have it lifted. ``waits``: seconds until they may try."""
        shade, fresh = self._shade(), not (self.on and self._locked)
        self._locked, self._waits = True, waits
        self._take()
        shade.lock_card.show_names(names, chosen)
        if fresh:
            self._ask_for_pin()

    def lift(self) -> None:
        """Everything is there again, as it was."""
        stash, others = self._stash, self._others
        self._stash, self._others, self._locked = None, [], False
        if stash is None:
            return
        stash.put_back()
        self._shade().uncover()
        for other in others:
            other.put_back()

    def say(self, sentence: str) -> None:
        """Why it is not lifted."""
        shade = self._shade()
        card = shade.recovery_card if shade.recovery_card.isVisible() else shade.lock_card
        card.say(sentence)

    def say_wrong(self, wait_seconds: int) -> None:
        """The PIN was not right."""
        self._shade().lock_card.show_wrong(wait_seconds)

    def say_not_the_code(self) -> None:
        """The recovery code was not right."""
        self._shade().recovery_card.say_not_the_code()

    @Slot()
    def take_others(self) -> None:
        """Put away the windows that belong to the main one, also those that opened just now."""
        if not self.on:
            return
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and self._is_ours(window):
                active, away = window.isActiveWindow(), AwayWindow(window)
                away.take()
                self._others.append(away)
                if active:
                    # Here one goes on, with a click or a PIN.
                    self._window.activateWindow()

    # --- taking ---

    def _take(self) -> None:
        if self.on:
            return
        _close_popups(self._window)
        shade = self._shade()
        seen = self._window.grab() if self._window.isVisible() else QPixmap()
        self._stash = Stash(self._window, but=shade)
        self._stash.take()
        shade.cover(seen)
        self.take_others()

    def _is_ours(self, window: QWidget) -> bool:
        kind = window.windowType()
        if window is self._window or kind in (Qt.WindowType.ToolTip, Qt.WindowType.Popup):
            return False
        if window.property(TELLS_NOTHING):
            return False
        above: QWidget | None = window
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is self._window or isinstance(window, QDialog)

    # --- the shade ---

    def _shade(self) -> Shade:
        if self._made is None or not isValid(self._made):
            self._made = shade = Shade(self._window)
            shade.show_asked.connect(self._clicked)
            shade.hidden_card.show_asked.connect(self.show_asked)
            shade.hidden_card.lock_asked.connect(self.lock_asked)
            shade.lock_card.tried.connect(self.tried)
            shade.lock_card.chosen.connect(self._chosen)
            shade.lock_card.forgot.connect(self._forgot)
            shade.recovery_card.tried.connect(self.recovering)
            shade.recovery_card.back.connect(self._ask_for_pin)
        return self._made

    @Slot()
    def _clicked(self) -> None:
        if not self._locked:
            self.show_asked.emit()

    @Slot()
    def _ask_for_pin(self) -> None:
        shade = self._shade()
        shade.turn_to(shade.lock_card)
        shade.lock_card.begin()
        self._chosen(shade.lock_card.name)

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self._shade().lock_card.show_wait(self._waits(name))

    @Slot(str)
    def _forgot(self, name: str) -> None:
        shade = self._shade()
        shade.turn_to(shade.recovery_card)
        shade.recovery_card.begin(name)


def _close_popups(window: QWidget) -> None:
    """Menus, lists and tool tips: one opens them again in a moment."""
    QToolTip.hideText()
    before: QWidget | None = None
    while (popup := QApplication.activePopupWidget()) is not None and popup is not before:
        before = popup
        popup.close()
    for framed in window.findChildren(Popup, options=Qt.FindChildOption.FindDirectChildrenOnly):
        framed.close_popup()

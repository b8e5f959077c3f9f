"""The icon beside the clock: on the screen before everything else, there again after the panel or
the shell came back, and its menu."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QSystemTrayIcon

from deskreply.ui.theme import Theme
from deskreply.ui.tray.menu import TrayMenu
from deskreply.ui.tray.shapes import icon
from deskreply.ui.tray.state import Shape, TrayState
from deskreply.ui.tray.taskbar import taskbar

LOOK_MS = 15_000
BALLOON_MS = 10_000
# There the menu is drawn by the system, and a click opens it.
_MAC = sys.platform == "darwin"
# There a menu of ours is shown in the place of the system's plain one.
_WINDOWS = sys.platform == "win32"


class Tray(QObject):
    """Shows what ``set_state`` was told, and passes on what a person asks for there."""

    open_window = Signal()
    open_thread = Signal(str)
    open_settings = Signal()
    open_help = Signal()
    pause_asked = Signal(object)
    """Until when alerts are to be paused (datetime, UTC); None: no longer."""
    auto_text = Signal(bool)
    hide_details = Signal(bool)
    quit_asked = Signal()
    balloon_clicked = Signal(str)
    """The key that the balloon was shown with."""
    menu_opening = Signal()
    """What the menu says may be brought up to date."""
    there_changed = Signal(bool)

    def __init__(
        self, theme: Theme, parent: QObject | None = None, *, look_ms: int = LOOK_MS
    ) -> None:
        """``look_ms``: how often it is looked whether there is a place for the icon."""
        super().__init__(parent)
        self._theme = theme
        self._state = TrayState()
        self._there = False
        self._balloon = ""
        self._answered = False
        self._menu: TrayMenu | None = None
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._balloon_clicked)
        self._looking = QTimer(self, interval=look_ms)
        self._looking.timeout.connect(self.look)
        theme.changed.connect(self._draw)

    @property
    def there(self) -> bool:
        """Whether this desktop has a place for the icon, as of the last look."""
        return self._there

    @Slot()
    def look(self) -> None:
        """Look whether it has: ``there_changed`` follows."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there != self._there:
            self._there = there
            self.there_changed.emit(there)

    @property
    def state(self) -> TrayState:
        """What was said last."""
        return self._state

    def show(self) -> None:
        """Appear, now or as soon as there is a place for it."""
        self._draw()
        self._icon.show()
        # The panel makes room for the icon meanwhile.
        self._menu = self._menu or self._new_menu()
        self._draw()
        self.look()
        self._looking.start()

    def hide(self) -> None:
        """Disappear, for the app ends."""
        self._looking.stop()
        self._icon.hide()

    def set_state(self, state: TrayState) -> None:
        """Say this from now on."""
        if state != self._state:
            self._state = state
            self._draw()

    def balloon(self, title: str, body: str, key: str) -> bool:
        """Have the system show a few words beside the icon. ``key`` comes back where somebody
        clicks them. False where that cannot be."""
        if not self._there or not self._icon.supportsMessages():
            return False
        self._balloon = key
        self._icon.showMessage(title, body, self._icon.icon(), BALLOON_MS)
        return True

    # --- what is shown ---

    def _draw(self) -> None:
        shape = self._state.shape
        badge = self._state.badge if shape is Shape.BADGE else ""
        self._icon.setIcon(icon(shape, badge, taskbar(self._theme)))
        if self._menu is not None:
            self._menu.show_state(self._state)
            self._icon.setToolTip(self._tip(self._menu.counts()))

    def _tip(self, counts: str) -> str:
        """Never a name: it is shown to whoever comes near the icon."""
        parts = [self.tr("DeskReply"), counts, self._state.connected]
        if not self._state.enabled and not self._state.opening:
            parts.insert(2, self.tr("Auto-text is OFF"))
        return "\n".join(part for part in parts if part)

    # --- what is asked for ---

    def _new_menu(self) -> TrayMenu:
        menu = TrayMenu(self._theme)
        # A menu can have no parent but a widget.
        self.destroyed.connect(menu.deleteLater)
        if not _WINDOWS:
            self._icon.setContextMenu(menu)
        menu.worded.connect(self._draw)
        menu.aboutToShow.connect(self.menu_opening)
        menu.open_window.connect(self.open_window)
        menu.open_thread.connect(self.open_thread)
        menu.open_settings.connect(self.open_settings)
        menu.open_help.connect(self.open_help)
        menu.pause_asked.connect(self.pause_asked)
        menu.auto_text.connect(self.auto_text)
        menu.hide_details.connect(self.hide_details)
        menu.quit_asked.connect(self.quit_asked)
        return menu

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if self._answered:
            return
        if how is QSystemTrayIcon.ActivationReason.Trigger and not _MAC:
            if self._state.urgent:
                self.open_thread.emit(self._state.urgent[0].number)
            else:
                self.open_window.emit()
        elif how is QSystemTrayIcon.ActivationReason.Context and _WINDOWS and self._menu:
            self._menu.popup(QCursor.pos())
            # Without it, a click elsewhere would not close the menu.
            self._menu.activateWindow()

    def _balloon_clicked(self) -> None:
        # Some trays take a click on the icon for one on its balloon as well.
        self._answered = True
        QTimer.singleShot(0, self, self._click_over)
        self.balloon_clicked.emit(self._balloon)

    def _click_over(self) -> None:
        self._answered = False

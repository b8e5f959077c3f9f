"""The session as a Linux desktop tells of it: logind on the system bus, the desktop's screen lock
on the session bus.

Screen locks differ in which of these they say; hearing one thing twice does no harm.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from deskreply.ui.privacy.session import Session

LOGIND, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1"
PROPERTIES = "org.freedesktop.DBus.Properties"
# Whoever locks the screen speaks one of these; which one depends on the desktop.
SAVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


class LinuxSession(Session):
    """Without a bus, or without these on it, it hears nothing. ``bus``: one in the place of the
    system's and of the session's."""

    def __init__(self, parent: QObject, bus: QDBusConnection | None = None) -> None:
        super().__init__(parent)
        self._system = bus or QDBusConnection.systemBus()
        self._delay: QDBusUnixFileDescriptor | None = None
        self._hint = False
        if self._system.isConnected():
            self._system.connect(
                LOGIND, MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", self, _slot("sleep(bool)")
            )
            self._hold_sleep()
            # Asked for by process where the desktop did not say which session this is.
            name = os.environ.get("XDG_SESSION_ID", "")
            call = self._manager("GetSession" if name else "GetSessionByPID")
            call.setArguments([name] if name else [os.getpid()])
            self._ask(call, self._found)
        desktop = bus or QDBusConnection.sessionBus()
        if desktop.isConnected():
            for saver in SAVERS:
                desktop.connect("", "", saver, "ActiveChanged", self, _slot("saver(bool)"))

    def close(self) -> None:
        self.blockSignals(True)
        self._let_sleep()

    # --- slots for the bus ---

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """The PC is about to sleep, or woke up."""
        if begins:
            self.sleeping.emit()
            self._let_sleep()
        else:
            self.awake.emit()
            self._hold_sleep()

    @Slot(bool)
    def saver(self, on: bool) -> None:
        """The screen lock or saver came or went."""
        (self.locked if on else self.unlocked).emit()

    @Slot()
    def lock(self) -> None:
        """The session is to be locked."""
        self.locked.emit()

    @Slot()
    def unlock(self) -> None:
        """The session is to be unlocked."""
        self.unlocked.emit()

    @Slot(QDBusMessage)
    def properties(self, message: QDBusMessage) -> None:
        """Something of the session is another now; what, cannot be read here."""
        call = QDBusMessage.createMethodCall(LOGIND, message.path(), PROPERTIES, "Get")
        call.setArguments([f"{LOGIND}.Session", "LockedHint"])
        self._ask(call, self._hinted)

    # --- answers of the bus ---

    def _found(self, watcher: QDBusPendingCallWatcher) -> None:
        """Which session this is."""
        watcher.deleteLater()
        if watcher.isError():
            return
        path = watcher.reply().arguments()[0]
        path = path.path() if isinstance(path, QDBusObjectPath) else str(path)
        bus, session = self._system, f"{LOGIND}.Session"
        bus.connect(LOGIND, path, session, "Lock", self, _slot("lock()"))
        bus.connect(LOGIND, path, session, "Unlock", self, _slot("unlock()"))
        bus.connect(
            LOGIND, path, PROPERTIES, "PropertiesChanged", self, _slot("properties(QDBusMessage)")
        )

    def _hinted(self, watcher: QDBusPendingCallWatcher) -> None:
        """Whether the session is locked; told only when that is another thing than before."""
        watcher.deleteLater()
        if watcher.isError():
            return
        hint = bool(watcher.reply().arguments()[0].variant())
        if hint != self._hint:
            self._hint = hint
            (self.locked if hint else self.unlocked).emit()

    def _held(self, watcher: QDBusPendingCallWatcher) -> None:
        """Sleep waits for us from now on, for as long as we keep this."""
        watcher.deleteLater()
        if not watcher.isError():
            self._delay = watcher.reply().arguments()[0]

    def _hold_sleep(self) -> None:
        """Have the system wait for a moment before it sleeps, so that what it shows when it wakes
        is hidden already."""
        call = self._manager("Inhibit")
        call.setArguments(["sleep", "DeskReply", "Hides patient details", "delay"])
        self._ask(call, self._held)

    def _let_sleep(self) -> None:
        if self._delay is not None:
            self._delay.setFileDescriptor(-1)
            self._delay = None

    def _manager(self, method: str) -> QDBusMessage:
        return QDBusMessage.createMethodCall(LOGIND, MANAGER, f"{LOGIND}.Manager", method)

    def _ask(self, call: QDBusMessage, then: Callable[[QDBusPendingCallWatcher], None]) -> None:
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        watcher.finished.connect(then)


def _slot(signature: str) -> bytes:
    """A slot as Qt's D-Bus wants it named: its stub asks for bytes, itself takes text alone."""
    return cast(bytes, SLOT(signature))

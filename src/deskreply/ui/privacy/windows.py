"""The session as Windows tells the app's windows of it."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any, cast

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from deskreply.ui.privacy.session import Session

SESSION_CHANGE, LOCK, UNLOCK = 0x02B1, 0x7, 0x8
POWER, SUSPEND, RESUMED = 0x0218, 0x4, 0x12
_THIS_SESSION = 0


class WindowsSession(Session):
    """Has the system tell the main window. It does so of power by itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handle = wintypes.HWND(int(window.winId()))
        self._listener = _Listener(self)
        _wts().WTSRegisterSessionNotification(self._handle, _THIS_SESSION)
        _app().installNativeEventFilter(self._listener)

    def hear(self, message: int, word: int) -> None:
        """What a message means, by its number and its first word."""
        signal = {
            (SESSION_CHANGE, LOCK): self.locked,
            (SESSION_CHANGE, UNLOCK): self.unlocked,
            (POWER, SUSPEND): self.sleeping,
            (POWER, RESUMED): self.awake,
        }.get((message, word))
        if signal is not None:
            signal.emit()

    def close(self) -> None:
        _app().removeNativeEventFilter(self._listener)
        _wts().WTSUnRegisterSessionNotification(self._handle)


class _Listener(QAbstractNativeEventFilter):
    """Reads the messages of all windows, and lets them go on."""

    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        read = wintypes.MSG.from_address(int(message))
        if read.message in (SESSION_CHANGE, POWER):
            self._session.hear(read.message, read.wParam)
        return False, 0


def _wts() -> Any:
    return ctypes.WinDLL("wtsapi32")  # type: ignore[attr-defined]


def _app() -> QCoreApplication:
    return cast(QCoreApplication, QCoreApplication.instance())

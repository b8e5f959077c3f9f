"""The session as macOS tells every app of it: its distributed notifications, read through
CoreFoundation on the main thread's run loop, which is also Qt's."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any

from PySide6.QtCore import QObject

from deskreply.ui.privacy.session import Session

# Sleep locks the screen first where the person has it ask for a password, as a new Mac does.
LOCKED, UNLOCKED = "com.apple.screenIsLocked", "com.apple.screenIsUnlocked"
_UTF8, _AT_ONCE = 0x08000100, 4
_CALLBACK = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class MacSession(Session):
    """Hears when the screen is locked and unlocked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._library = _core_foundation()
        self._center = self._library.CFNotificationCenterGetDistributedCenter()
        # Called for as long as they are kept here.
        self._told = [
            _CALLBACK(lambda *_: self.locked.emit()),
            _CALLBACK(lambda *_: self.unlocked.emit()),
        ]
        for name, told in zip((LOCKED, UNLOCKED), self._told, strict=True):
            words = self._library.CFStringCreateWithCString(None, name.encode(), _UTF8)
            self._library.CFNotificationCenterAddObserver(
                self._center, id(self), told, words, None, _AT_ONCE
            )

    def close(self) -> None:
        self._library.CFNotificationCenterRemoveEveryObserver(self._center, id(self))


def _core_foundation() -> Any:
    library = ctypes.CDLL(ctypes.util.find_library("CoreFoundation"))
    pointer = ctypes.c_void_p
    library.CFNotificationCenterGetDistributedCenter.restype = pointer
    library.CFStringCreateWithCString.restype = pointer
    library.CFStringCreateWithCString.argtypes = (pointer, ctypes.c_char_p, ctypes.c_uint32)
    library.CFNotificationCenterAddObserver.restype = None
    library.CFNotificationCenterAddObserver.argtypes = (
        pointer, pointer, _CALLBACK, pointer, pointer, ctypes.c_long,
    )  # fmt: skip
    library.CFNotificationCenterRemoveEveryObserver.restype = None
    library.CFNotificationCenterRemoveEveryObserver.argtypes = (pointer, pointer)
    return library

"""How long nobody has touched this PC, in whatever program."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Callable


def idle_clock() -> Callable[[], float | None]:
    """Seconds since the last key or mouse, None where this desktop does not tell (Wayland)."""
    if sys.platform == "win32":
        return _windows
    if sys.platform == "darwin":
        return _Mac()
    return _X11()


if sys.platform == "win32":

    class _LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("ticks", ctypes.c_uint32))

    def _windows() -> float | None:
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        # Milliseconds since the start in 32 bits: they begin again every 49 days.
        return float((ctypes.windll.kernel32.GetTickCount() - last.ticks) % (1 << 32)) / 1000


class _Mac:
    """Asks the window server."""

    _COMBINED, _ANY_INPUT = 0, 0xFFFFFFFF

    def __init__(self) -> None:
        library = ctypes.CDLL(ctypes.util.find_library("ApplicationServices"))
        self._seconds = library.CGEventSourceSecondsSinceLastEventType
        self._seconds.restype = ctypes.c_double
        self._seconds.argtypes = (ctypes.c_int32, ctypes.c_uint32)

    def __call__(self) -> float | None:
        return float(self._seconds(self._COMBINED, self._ANY_INPUT))


class _Saver(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


class _X11:
    """Asks the X server's screen saver, over a connection of its own that is made once. One thread
    at a time."""

    def __init__(self) -> None:
        self._display: int | None = None
        # Where X is only a guest, it hears of its own windows alone.
        if os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            self._open()

    def __call__(self) -> float | None:
        if self._display is None:
            return None
        if not self._saver.XScreenSaverQueryInfo(
            self._display, self._root, ctypes.byref(self._info)
        ):
            return None
        return float(self._info.idle) / 1000

    def _open(self) -> None:
        try:
            self._x11, self._saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        except OSError:
            return
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        pointer = ctypes.POINTER(_Saver)
        query = self._saver.XScreenSaverQueryInfo
        query.argtypes = (ctypes.c_void_p, ctypes.c_ulong, pointer)
        self._saver.XScreenSaverQueryExtension.argtypes = (
            ctypes.c_void_p, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int),
        )  # fmt: skip
        display = self._x11.XOpenDisplay(None)
        if not display:
            return
        some = ctypes.byref(ctypes.c_int())
        if self._saver.XScreenSaverQueryExtension(display, some, some):
            self._display, self._root = display, self._x11.XDefaultRootWindow(display)
            self._info = _Saver()

"""While somebody points at the list or walks through it by keyboard, its order must not change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView

# After this long without a movement nobody is about to choose a row.
IDLE_MS = 10_000

_POINTS = {
    QEvent.Type.Enter,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
}


class Hold(QObject):
    """Watches a view. ``ended``: the order may change again."""

    ended = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._viewport = view.viewport()
        self._pointed = False
        self._typed = False
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self._let_go)
        view.installEventFilter(self)
        self._viewport.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether the order is held."""
        return self._pointed or self._typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._viewport and kind in _POINTS:
            self._take(pointed=True)
        elif watched is self._view and kind in {QEvent.Type.FocusIn, QEvent.Type.KeyPress}:
            self._take(typed=True)
        elif watched is self._viewport and kind is QEvent.Type.Leave:
            self._leave(pointed=False)
        elif watched is self._view and kind is QEvent.Type.FocusOut:
            self._leave(typed=False)
        return False

    def _take(self, *, pointed: bool = False, typed: bool = False) -> None:
        self._pointed = self._pointed or pointed
        self._typed = self._typed or typed
        self._idle.start()

    def _leave(self, *, pointed: bool = True, typed: bool = True) -> None:
        was = self.active
        self._pointed = self._pointed and pointed
        self._typed = self._typed and typed
        if was and not self.active:
            self._idle.stop()
            self.ended.emit()

    def _let_go(self) -> None:
        self._leave(pointed=False, typed=False)

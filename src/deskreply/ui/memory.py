"""Collects garbage in the window's thread, and there alone; and lets that thread have its turn.

Python's collector starts in whatever thread happens to allocate. Should that be one that reads the
database, and should the garbage hold a widget, then the widget is destroyed there: Qt waits for
Python's lock while the window's thread, which has it, waits for Qt's. Nothing moves any more.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000
SETTLED_MS = 10_000
SWITCH_SECONDS = 0.001


class Collector(QObject):
    """Takes over from the automatic collector for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # The window's thread gets its turn sooner while others work.
        sys.setswitchinterval(SWITCH_SECONDS)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        # What stands by then stays: looking through it again and again would hold up the window.
        QTimer.singleShot(SETTLED_MS, self, gc.freeze)

    @Slot()
    def collect(self) -> None:
        """What the automatic collector would do by now."""
        limits = gc.get_threshold()
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > limits[generation]:
                gc.collect(generation)
                return

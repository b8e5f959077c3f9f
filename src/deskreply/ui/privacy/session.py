"""What the system says of this person's session: locked, unlocked, about to sleep, awake again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Session(QObject):
    """Hears it from the system; ``watching.watch`` gives the one that fits this PC."""

    locked = Signal()
    unlocked = Signal()
    sleeping = Signal()
    awake = Signal()

    def close(self) -> None:
        """Hear nothing more."""

"""Where a window may stand, so that all of it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QRect

# The title bar stands above what Qt places.
_TITLE = 36


def inside(wanted: QRect, room: QRect) -> QRect:
    """``wanted``, moved and made smaller as far as it has to be to lie in ``room``."""
    room = room.adjusted(0, _TITLE, 0, 0)
    found = QRect(wanted.topLeft(), wanted.size().boundedTo(room.size()))
    found.moveRight(min(found.right(), room.right()))
    found.moveBottom(min(found.bottom(), room.bottom()))
    found.moveLeft(max(found.left(), room.left()))
    found.moveTop(max(found.top(), room.top()))
    return found

"""A button that looks like a link: as wide as its words."""

from __future__ import annotations

from PySide6.QtCore import QSize

from deskreply.ui import kit

# What a button leaves on either side of its words, and what this one does.
_TAKEN = 9


class PlainLink(kit.Button):
    """Words, and an icon where given, that begin where other words do."""

    def __init__(self, icon: str = "") -> None:
        super().__init__("", icon, kind="quiet")

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() - 2 * self.theme.px(_TAKEN), size.height())

"""A drop-down of keys with their words that changes only by purpose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from deskreply.ui.kit import Select

_OPENING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Choice(Select):
    """``chosen`` tells the key that a person picked; ``show_key`` tells nobody."""

    chosen = Signal(str)

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon=icon, parent=parent)
        self.activated.connect(lambda row: self.chosen.emit(str(self.itemData(row))))

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """What there is to choose from: keys and words. What is chosen stays so."""
        now = [(self.itemData(row), self.itemText(row)) for row in range(self.count())]
        if now == list(options):
            return
        key = self.currentData()
        self.clear()
        for each, words in options:
            self.addItem(words, each)
        self.setCurrentIndex(self.findData(key))

    def show_key(self, key: str) -> None:
        """Stand at this one, unless the list is open: it would move under the hand."""
        if not self.view().isVisible():
            self.setCurrentIndex(self.findData(key))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An arrow or a letter on a closed list would change it by a slip.
        if event.key() in _OPENING:
            self.showPopup()
        elif not event.text().strip():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the card must not change what it passes.
        event.ignore()

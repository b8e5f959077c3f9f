"""The field one searches in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from deskreply.ui.kit import LineEdit, Worded, on_keyboard

# Long enough to take quickly typed letters together, too short to be felt.
PAUSE_MS = 20
LONGEST = 200


class SearchField(Worded, LineEdit):
    """Says what is searched for while it is typed. Esc empties it."""

    wanted = Signal(str)
    """What to search for, without blanks around it; "" for nothing any more."""
    first_wanted = Signal()
    """Enter: the first hit is to be opened."""
    list_wanted = Signal()
    """Down: on to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="search", key=on_keyboard("Ctrl+K"), parent=parent)
        self._told = ""
        self._clear = QAction(self)
        self._clear.triggered.connect(self.clear)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self._changed)
        self.theme.changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search name, number or words"))
        self._clear.setText(self.tr("Clear search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._tell()
                self.first_wanted.emit()
            case Qt.Key.Key_Down:
                self._tell()
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def _tint(self) -> None:
        self._clear.setIcon(self.theme.icon("x", "muted", 16))

    def _changed(self, text: str) -> None:
        if not text:
            self._tell()
            self.removeAction(self._clear)
        else:
            self._pause.start()
            if self._clear not in self.actions():
                self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)

    def _tell(self) -> None:
        self._pause.stop()
        typed = self.text().strip()
        if typed != self._told:
            self._told = typed
            self.wanted.emit(typed)

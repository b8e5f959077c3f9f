"""The narrow column at the left edge: where one can go, and what concerns the whole window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.ui.kit import IconButton, Worded, follow

WIDTH = 64
_BUTTON = 44


class Rail(Worded, QWidget):
    """Inbox, saved replies; at the bottom alerts, keyboard help and settings."""

    inbox = Signal()
    saved_replies = Signal()
    help = Signal()
    alerts = Signal()
    settings = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inbox = IconButton("inbox", "", size=_BUTTON)
        self._inbox.setCheckable(True)
        self._inbox.setChecked(True)
        self._replies = IconButton("zap", "", size=_BUTTON)
        self._help = IconButton("keyboard", "", size=_BUTTON)
        self.alerts_button = IconButton("bell", "", size=_BUTTON)
        self._settings = IconButton("settings", "", size=_BUTTON)
        self._column = column = QVBoxLayout(self)
        column.addWidget(self._inbox)
        column.addWidget(self._replies)
        column.addStretch(1)
        column.addWidget(self.alerts_button)
        column.addWidget(self._help)
        column.addWidget(self._settings)
        self._inbox.clicked.connect(self._to_inbox)
        self._replies.clicked.connect(self.saved_replies)
        self._help.clicked.connect(self.help)
        self.alerts_button.clicked.connect(self.alerts)
        self._settings.clicked.connect(self.settings)
        self._theme = follow(self)
        self.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        self._inbox.set_words(self.tr("Inbox"))
        self._replies.set_words(self.tr("Manage saved replies"))
        self._help.set_words(self.tr("Keyboard shortcuts"), self.tr("Keyboard shortcuts (Ctrl+/)"))
        self.alerts_button.set_words(self.tr("Alerts"))
        self._settings.set_words(self.tr("Settings"), self.tr("Settings (Ctrl+,)"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self._theme.px
        self.setFixedWidth(px(WIDTH))
        side = px(WIDTH - _BUTTON) // 2
        self._column.setContentsMargins(side, px(16), side, px(16))
        self._column.setSpacing(px(12))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), tokens.divider)
        # Where one is: beside the tinted button, a bar at the edge.
        painter.fillRect(0, self._inbox.y() + px(10), px(3), px(24), tokens.brand)

    def _to_inbox(self) -> None:
        # It is where one is already: it stays so, whatever a click does to a checkable button.
        self._inbox.setChecked(True)
        self.inbox.emit()

"""A menu in our colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from deskreply.ui.kit.base import follow, on_keyboard


class Menu(QMenu):
    """Choices with icons. ``add`` them, then ``open_below`` what opened it.

    It is deleted when it closes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setToolTipsVisible(True)
        self.theme = follow(self)
        self.aboutToHide.connect(self.deleteLater)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.update()

    def add(
        self,
        text: str,
        chosen: Callable[[], object],
        *,
        icon: str = "",
        ink: str = "muted",
        checked: bool | None = None,
        shortcut: str = "",
    ) -> QAction:
        """One choice. ``checked``: whether its tick is on, None for one without.

        ``shortcut`` is only shown: the window has it.
        """
        action = QAction(text.replace("&", "&&"), self)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
            icon, ink = ("check" if checked else ""), "brand"
        if icon:
            action.setIcon(self.theme.icon(icon, ink, 18))
        if shortcut:
            action.setText(f"{action.text()}\t{on_keyboard(shortcut)}")
        action.triggered.connect(lambda: chosen())
        self.addAction(action)
        return action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar chooses, too: it opened it."""
        if event.key() == Qt.Key.Key_Space:
            event = QKeyEvent(event.type(), Qt.Key.Key_Return, event.modifiers())
        super().keyPressEvent(event)

    def open_below(self, anchor: QWidget) -> None:
        """Show it under ``anchor``, without waiting for the choice."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + self.theme.px(4))))

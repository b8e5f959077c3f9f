"""The list of everything that the keyboard does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from deskreply.ui.kit import Dialog, KeyCap, Label, on_keyboard
from deskreply.ui.shortcuts import SHORTCUTS, Act, writing


class Help(Dialog):
    """Keys on the left, what they do on the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("Help", "Keyboard shortcuts"),
            confirm=QCoreApplication.translate("Help", "Close"),
            parent=parent,
        )
        self.cancel.hide()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(self.theme.px(6))
        grid.setHorizontalSpacing(self.theme.px(16))
        for row, (keys, words) in enumerate(_lines()):
            grid.addWidget(KeyCap(keys), row, 0)
            grid.addWidget(Label(words, size=13), row, 1)
        self.body.addLayout(grid)


def _lines() -> list[tuple[str, str]]:
    window = []
    for shortcut in SHORTCUTS:
        keys = [on_keyboard(each) for each in shortcut.keys]
        told = f"{keys[0]}…{keys[-1][-1]}" if shortcut.act is Act.NTH else keys[0]
        window.append((told, shortcut.said()))
    return window + writing()

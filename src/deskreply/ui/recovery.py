"""The recovery code on the screen, to be written down."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deskreply.ui import kit

_A_LINE = 4


class CodeDialog(kit.Dialog):
    """Shows it until it is closed. It is in no file: whoever loses PC and code loses the data."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("CodeDialog", "Your recovery code"),
            QCoreApplication.translate(
                "CodeDialog",
                "Write it down and keep it where you keep keys, away from this PC. With it a "
                "backup can be opened on another PC; without it nobody can.",
            ),
            confirm=QCoreApplication.translate("CodeDialog", "I wrote it down"),
            parent=parent,
        )
        self.cancel.hide()
        self._code = code
        groups = code.split("-")
        lines = (groups[at : at + _A_LINE] for at in range(0, len(groups), _A_LINE))
        self.shown = kit.Label("\n".join("   ".join(line) for line in lines), size=18, weight=600)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName(code.replace("-", " "))
        self.body.addWidget(self.shown)
        copy = self.add_button(QCoreApplication.translate("CodeDialog", "Copy"), "copy")
        copy.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)

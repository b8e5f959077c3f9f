"""The office's saved replies, to be edited while one writes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from deskreply.ui.bridge import Bridge
from deskreply.ui.composer.replybook import ReplyBook
from deskreply.ui.kit import Dialog

_WIDTH = 760


class ManageReplies(Dialog):
    """Stays open until it is closed. What is saved is in every list at once."""

    _book: ReplyBook | None = None

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("ManageReplies", "Saved replies"),
            QCoreApplication.translate(
                "ManageReplies", "Type / at the start of a text to use one."
            ),
            confirm=QCoreApplication.translate("ManageReplies", "Save"),
            cancel=QCoreApplication.translate("ManageReplies", "Close"),
            parent=parent,
        )
        delete = self.add_button(QCoreApplication.translate("ManageReplies", "Delete"), "trash-2")
        book = self._book = ReplyBook(bridge)
        book.deletable.connect(delete.setEnabled)
        delete.clicked.connect(book.delete)
        self.body.addWidget(book)
        self.restyle()
        book.begin()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        super().restyle()
        if self._book is not None:
            self.setFixedWidth(self.theme.px(_WIDTH))

    def accept(self) -> None:
        """Save, and stay open."""
        if self._book is not None:
            self._book.save()

"""The page of the replies that an office has ready."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from deskreply.ui import kit
from deskreply.ui.composer.replybook import ReplyBook
from deskreply.ui.settings.page import Page, Place


class RepliesPage(Page):
    """The same as the dialog that one opens while writing."""

    NAME = "replies"
    ICON = "zap"

    def title(self) -> str:
        return self.tr("Saved replies")

    def line(self) -> str:
        return self.tr("Type / at the start of a text to use one.")

    def build(self) -> None:
        self._book = ReplyBook(self.bridge)
        self._delete, self._save = kit.Button("", "trash-2"), kit.Button("", kind="primary")
        self._delete.clicked.connect(self._book.delete)
        self._save.clicked.connect(self._book.save)
        self._book.deletable.connect(self._delete.setEnabled)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._delete)
        self._buttons.addWidget(self._save)
        self.column.addWidget(self._book)
        self.column.addLayout(self._buttons)
        self._delete.setEnabled(False)

    def places(self) -> list[Place]:
        return [Place(self.tr("Saved replies\nsnippets canned templates"), self._book.list)]

    def retranslate(self) -> None:
        super().retranslate()
        self._delete.setText(self.tr("Delete"))
        self._save.setText(self.tr("Save"))

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self._book.setContentsMargins(0, px(12), 0, 0)
        self._buttons.setSpacing(px(8))
        self._buttons.setContentsMargins(0, px(12), 0, 0)

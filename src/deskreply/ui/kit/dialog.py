"""A question that has to be answered before anything else. Plain text only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from deskreply.ui.kit.base import follow
from deskreply.ui.kit.buttons import Button, Kind
from deskreply.ui.kit.labels import Label


class Dialog(QDialog):
    """``title`` and ``text``, the button that does it and the one that does not.

    Call ``open`` (never ``exec``) and connect ``accepted`` and ``rejected``. Esc cancels. Enter
    presses ``confirm``, but ``cancel`` where it is dangerous (``kind`` "danger"). More widgets go
    into ``body``, more buttons through ``add_button``. It is deleted when it closes.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        confirm: str,
        cancel: str = "",
        kind: Kind = "primary",
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = Label(title, size=18, weight=600, wrap=True)
        self.text = Label(text, wrap=True)
        self.text.setVisible(bool(text))
        self.body = QVBoxLayout()
        self.confirm = Button(confirm, kind=kind)
        self.cancel = Button(cancel or QCoreApplication.translate("Dialog", "Cancel"))
        self._buttons = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        usual = self.cancel if kind == "danger" else self.confirm
        usual.setDefault(True)
        usual.setFocus()
        self.theme = follow(self)
        self.restyle()

    def add_button(self, text: str, icon: str = "", kind: Kind = "plain") -> Button:
        """A third way, left of the two."""
        button = Button(text, icon, kind)
        self._buttons.insertWidget(self._buttons.count() - 2, button)
        return button

    def sizeHint(self) -> QSize:
        # As high as the words need at this width: the layout would take the width it prefers.
        width = self.maximumWidth()
        return QSize(width, self._column.totalHeightForWidth(width))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(12))
        self.body.setSpacing(px(8))
        self._buttons.setSpacing(px(8))
        self.setFixedWidth(px(420))

    def _lay_out(self) -> None:
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        self._column.addLayout(self.body)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.confirm)
        self._column.addLayout(self._buttons)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

"""Erasing all that is kept of a number: asked twice, for it cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from deskreply.domain.errors import UserError
from deskreply.domain.people import Erased
from deskreply.engine import erase
from deskreply.ui import kit, say, troubles
from deskreply.ui.bridge import Bridge
from deskreply.ui.settings.rows import Row, Words

_DIGITS, _WIDTH = 4, 168


class EraseRow(Row):
    """A field for the number, and the button."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        self.edit = kit.LineEdit()
        super().__init__("eraser", parent)
        self._bridge = bridge
        self._number = ""
        self.button = kit.Button("")
        self.button.clicked.connect(self._ask)
        self.edit.returnPressed.connect(self._ask)
        self.set_control(self.edit, self.button)

    def set_words(self, words: Words) -> None:
        super().set_words(words)
        self.button.setText(words.unit)
        self.edit.setPlaceholderText("(555) 010-0117")
        self.edit.setAccessibleName(
            QCoreApplication.translate("EraseRow", "Number of the person to erase")
        )

    def restyle(self) -> None:
        super().restyle()
        self.edit.setFixedWidth(self.theme.px(_WIDTH))

    def _ask(self) -> None:
        try:
            self._number = erase.check(self._bridge.settings(), self.edit.text())
        except UserError as error:
            self.refuse(troubles.sentence(error))
            return
        self.refuse("")
        title = QCoreApplication.translate("EraseRow", "Erase {number}?")
        first = kit.Dialog(
            title.format(number=say.number(self._number)),
            QCoreApplication.translate(
                "EraseRow",
                "All texts, notes, calls and the name are deleted for good. That they must not be "
                "texted stays. Backups of the last 30 days and the provider's own log still hold "
                "what was written.",
            ),
            confirm=QCoreApplication.translate("EraseRow", "Go on"),
            kind="danger",
            parent=self.window(),
        )
        first.accepted.connect(self._ask_again)
        first.open()

    def _ask_again(self) -> None:
        SecondQuestion(self._number, self).open()

    def erase(self) -> None:
        """Both questions were answered."""
        doing = self._bridge.do(erase.erase, self._number)
        doing.then(self._erased).failed(self.refuse)

    def _erased(self, erased: Erased) -> None:
        self.edit.clear()
        said = QCoreApplication.translate(
            "EraseRow", "Erased: texts {texts}, calls {calls}, contacts {contacts}."
        )
        self.say(said.format(texts=erased.texts, calls=erased.calls, contacts=erased.contacts))
        self.told(QCoreApplication.translate("EraseRow", "Done"))


class SecondQuestion(kit.Dialog):
    """The last four digits have to be typed."""

    def __init__(self, number: str, row: EraseRow) -> None:
        super().__init__(
            QCoreApplication.translate("EraseRow", "This cannot be undone"),
            QCoreApplication.translate(
                "EraseRow", "Type the last four digits of {number} to erase it."
            ).format(number=say.number(number)),
            confirm=QCoreApplication.translate("EraseRow", "Erase for good"),
            kind="danger",
            parent=row.window(),
        )
        self._wanted = number[-_DIGITS:]
        self.edit = kit.LineEdit()
        self.edit.setMaxLength(_DIGITS)
        self.edit.setAccessibleName(QCoreApplication.translate("EraseRow", "Last four digits"))
        self.edit.textChanged.connect(self._typed)
        self.body.addWidget(self.edit)
        self.confirm.setEnabled(False)
        self.edit.setFocus()
        self.accepted.connect(row.erase)

    def _typed(self, text: str) -> None:
        self.confirm.setEnabled(text == self._wanted)

"""Whether a business associate agreement is needed, and signed: asked once, the answer is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.ui import kit


class RecordsQuestion(kit.Dialog):
    """``answered``: the value of the setting ``office.baa``."""

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("RecordsQuestion", "Does your office keep health records?"),
            QCoreApplication.translate(
                "RecordsQuestion",
                "A dental or medical office does. US law (HIPAA) then asks for an agreement with "
                "the phone provider, a BAA, since patients' texts pass through it. DeskReply only "
                "writes down your answer; you can change it in Settings.",
            ),
            confirm="",
            cancel=QCoreApplication.translate("RecordsQuestion", "Back"),
            parent=parent,
        )
        answers = (
            ("yes", QCoreApplication.translate("RecordsQuestion", "Yes, and a BAA is signed")),
            (
                "later",
                QCoreApplication.translate("RecordsQuestion", "Yes, a BAA is not signed yet"),
            ),
            ("no", QCoreApplication.translate("RecordsQuestion", "No")),
        )
        self.confirm.hide()
        self.choices = [self._choice(value, words) for value, words in answers]
        self.choices[0].setFocus()

    def _choice(self, value: str, words: str) -> kit.Button:
        button = kit.Button(words)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Enter presses the one that the keyboard is on.
        button.setAutoDefault(True)
        button.clicked.connect(partial(self._answer, value))
        self.body.addWidget(button)
        return button

    def _answer(self, value: str) -> None:
        self.answered.emit(value)
        self.accept()

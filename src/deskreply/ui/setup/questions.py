"""Three questions for whoever has the keys, as a text to copy or to mail."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from deskreply.ui import kit


def boss_questions() -> tuple[str, str]:
    """Subject and text, in the language that is on."""
    subject = QCoreApplication.translate("BossQuestions", "Three things for our missed-call texts")
    text = QCoreApplication.translate(
        "BossQuestions",
        "Hi, I am setting up DeskReply. It texts people back when we miss their call. "
        "I need three things from you:\n\n"
        "1. Our Twilio Account SID and Auth Token. Both are on the front page of "
        "console.twilio.com, under Account Info. Please do not mail the token: call me, "
        "or type it in at my desk.\n"
        "2. Which of our numbers do callers ring, and do its calls run through Twilio?\n"
        "3. Is that number registered for texting (A2P 10DLC, or toll-free verification)? "
        "If not, who can register us? And is a BAA with Twilio signed?\n\n"
        "Thank you!",
    )
    return subject, text


class BossQuestions(kit.Dialog):
    """The text, to be read, copied or mailed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("BossQuestions", "Send these to whoever has the keys"),
            confirm=QCoreApplication.translate("BossQuestions", "Copy"),
            cancel=QCoreApplication.translate("BossQuestions", "Close"),
            parent=parent,
        )
        self.subject, words = boss_questions()
        self.words = QPlainTextEdit(words)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.subject)
        self.body.addWidget(self.words)
        self.words.setFixedHeight(self.theme.px(272))
        self.words.setFont(self.theme.font(13))
        mail = self.add_button(QCoreApplication.translate("BossQuestions", "Mail"), "mail")
        mail.clicked.connect(self._mail)

    def accept(self) -> None:
        """Copy it."""
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        super().accept()

    def _mail(self) -> None:
        fields = QUrlQuery()
        fields.addQueryItem("subject", self.subject)
        fields.addQueryItem("body", self.words.toPlainText())
        link = QUrl("mailto:")
        link.setQuery(fields)
        QDesktopServices.openUrl(link)

"""Another key for the phone provider: checked as soon as it is typed, kept once it works."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from deskreply.domain import keyforms
from deskreply.engine.account import Account
from deskreply.ui import kit
from deskreply.ui.background import Background
from deskreply.ui.setup.port import SetupPort

PAUSE_MS = 600


class KeyDialog(kit.Dialog):
    """``kept``: the new key is in this PC's key store."""

    kept = Signal()

    def __init__(self, port: SetupPort, background: Background, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("KeyDialog", "Another key for the phone provider"),
            QCoreApplication.translate(
                "KeyDialog",
                "Copy both from the provider's console. They are kept in this PC's key store.",
            ),
            confirm=QCoreApplication.translate("KeyDialog", "Use this key"),
            parent=parent,
        )
        self._port, self._background = port, background
        self._asked: keyforms.Arranged | None = None
        self.account = kit.LineEdit("AC…")
        self.secret = kit.LineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.said = kit.Label(size=13, ink="muted", wrap=True)
        for field, name in (
            (self.account, QCoreApplication.translate("KeyDialog", "Account SID")),
            (self.secret, QCoreApplication.translate("KeyDialog", "Auth token")),
        ):
            field.setAccessibleName(name)
            self.body.addWidget(kit.FieldLabel(name, field))
            self.body.addWidget(field)
        self.body.addWidget(self.said)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._check)
        for field in (self.account, self.secret):
            field.textChanged.connect(self._typed)
        self.confirm.setEnabled(False)
        self.confirm.clicked.disconnect()
        self.confirm.clicked.connect(self._keep)
        self.account.setFocus()

    def _typed(self) -> None:
        self._asked = None
        self.confirm.setEnabled(False)
        self._say("", "muted")
        self._pause.start()

    def _check(self) -> None:
        typed = keyforms.arrange(self.account.text(), self.secret.text())
        if not typed.whole:
            return
        self._asked = typed
        self._say(QCoreApplication.translate("KeyDialog", "Asking the provider…"), "muted")
        port = self._port
        self._background.run(
            lambda: (typed, port.look(typed.account, typed.secret, typed.key)),
            self._answered,
            self._refused,
        )

    def _answered(self, answer: tuple[keyforms.Arranged, Account]) -> None:
        typed, account = answer
        if typed is not self._asked:
            return
        usable = sum(line.usable for line in account.lines)
        watched = set(self._port.settings().watched)
        missing = watched - {line.number for line in account.lines}
        if missing:
            said = QCoreApplication.translate(
                "KeyDialog", "It works, but your numbers are not on this account: {name}."
            )
            self._say(said.format(name=account.name), "due")
        else:
            said = QCoreApplication.translate(
                "KeyDialog", "It works: {name}. Numbers that can call and text: {count}."
            )
            self._say(said.format(name=account.name, count=usable), "ok")
        self.confirm.setEnabled(True)

    def _refused(self, sentence: str) -> None:
        if self._asked is not None:
            self._say(sentence, "over")

    def _keep(self) -> None:
        typed, port = self._asked, self._port
        if typed is None:
            return
        self.confirm.setEnabled(False)

        def keep() -> bool:
            port.keep_credentials(typed.account, typed.secret, typed.key)
            return port.account() == typed.account

        self._background.run(keep, self._is_kept, self._refused)

    def _is_kept(self, in_force: bool) -> None:
        if not in_force:
            said = QCoreApplication.translate(
                "KeyDialog",
                "It is kept, but another key is set in this PC's environment, and that one wins. "
                "Ask whoever set this PC up.",
            )
            self._say(said, "due")
            return
        self.kept.emit()
        self.accept()

    def _say(self, words: str, ink: str) -> None:
        self.said.setText(words)
        self.said.set_ink(ink)
        if words:
            kit.announce(self, words)

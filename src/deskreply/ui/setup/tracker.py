"""How far the registration of a number as a sender is, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskreply.domain.registration import Registration
from deskreply.engine.account import Account
from deskreply.ui import kit, say, strings
from deskreply.ui.background import Background
from deskreply.ui.setup.numbers import standing

_TONES = {"ok": "ok", "due": "due", "over": "over", "muted": "waiting"}


class Looks(Protocol):
    """What the tracker needs of a ``SetupPort``."""

    def look(self, sid: str, secret: str | None, key: str = "") -> Account: ...


class Tracker(kit.Dialog):
    """``port`` is asked with the kept key, at once and again with Re-check. ``number``: E.164."""

    def __init__(self, port: Looks, background: Background, number: str, parent: QWidget) -> None:
        title = QCoreApplication.translate("Tracker", "Approval of {number}").format(
            number=say.number(number)
        )
        super().__init__(
            title,
            confirm=QCoreApplication.translate("Tracker", "Open page"),
            cancel=QCoreApplication.translate("Tracker", "Close"),
            parent=parent,
        )
        self._port, self._background, self._number = port, background, number
        self._registration = Registration()
        self._pill = kit.Pill("waiting", "hourglass", "", height=28)
        self._where = kit.Label(weight=600, wrap=True)
        self._next = kit.Label(wrap=True)
        self._reason = kit.Label(size=13, ink="muted", wrap=True)
        self._what = kit.Label(size=13, ink="muted", wrap=True)
        self._again = self.add_button(
            QCoreApplication.translate("Tracker", "Re-check"), "refresh-cw"
        )
        self._lay_out_body()
        self._again.clicked.connect(self.check)
        self.check()

    def accept(self) -> None:
        """Open the page; the dialog stays, to check again."""
        QDesktopServices.openUrl(QUrl(self._registration.link))

    def check(self) -> None:
        """Ask how it stands now."""
        self._again.setEnabled(False)
        words = QCoreApplication.translate("Tracker", "Asking the provider…")
        self._pill.show_state("waiting", "hourglass", words)
        self._background.run(partial(self._port.look, "", None), self._know, self._fail)

    def _know(self, account: Account) -> None:
        line = account.line(self._number)
        if line is None:
            sentence = QCoreApplication.translate(
                "Tracker", "This number is not on the provider account any more."
            )
            self._fail(sentence)
            return
        found = self._registration = line.registration
        language = strings.language()
        icon, ink, word = standing(found.state)
        self._pill.show_state(_TONES[ink], icon or "circle-question-mark", word)
        self._where.setText(found.sentence(language))
        self._next.setText(found.advice(language))
        said = QCoreApplication.translate("Tracker", "The provider says: {reason}")
        self._reason.setText(said.format(reason=found.reason))
        self._reason.setVisible(bool(found.reason))
        self._what.setText(found.what(language))
        self._again.setEnabled(True)
        self._grow()
        kit.announce(self, f"{word}. {found.sentence(language)} {found.advice(language)}")

    def _fail(self, sentence: str) -> None:
        words = QCoreApplication.translate("Tracker", "Could not be checked")
        self._pill.show_state("over", "triangle-alert", words)
        self._where.setText(sentence or words)
        self._again.setEnabled(True)
        self._grow()
        kit.announce(self, sentence or words, assertive=True)

    def _grow(self) -> None:
        """As high as the words need at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._pill)
        row.addStretch(1)
        self.body.addLayout(row)
        self._reason.hide()
        for label in (self._where, self._reason, self._next, kit.Divider(), self._what):
            self.body.addWidget(label)

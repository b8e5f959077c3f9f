"""The provider's keys, pasted in whatever order, and what came of trying them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from deskreply.domain import keyforms
from deskreply.domain.keyforms import Arranged
from deskreply.ui import kit

LONGEST = 200


class SecretEdit(kit.Worded, kit.LineEdit):
    """A secret: dots, unless the eye is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._eye = kit.IconButton("eye", "", glyph=16)
        self._eye.setParent(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self._show(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Set its words anew."""
        shown = self._eye.isChecked()
        self._eye.set_words(self.tr("Hide what was typed") if shown else self.tr("Show it"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size: QSize = self._eye.sizeHint()
        self._eye.setGeometry(self.width() - size.width(), 0, size.width(), self.height())

    def restyle(self) -> None:
        super().restyle()
        self.setTextMargins(0, 0, self.theme.px(32), 0)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        self._eye.set_icon("eye-off" if shown else "eye")
        self.retranslate()

    def _make_room(self) -> None:
        self.update()


class KeyFields(kit.Worded, QWidget):
    """Account and token; a third field where an API key was pasted."""

    edited = Signal()
    """Something else stands here now."""

    def __init__(self) -> None:
        super().__init__()
        self.account = kit.LineEdit()
        self.key = kit.LineEdit()
        self.secret = SecretEdit()
        self._labels = [kit.Label(size=13, weight=600) for _ in range(3)]
        self._fields: tuple[kit.LineEdit, ...] = (self.account, self.key, self.secret)
        self._kept = False
        self._columns = []
        self._row = QHBoxLayout(self)
        for label, field in zip(self._labels, self._fields, strict=True):
            field.setMaxLength(LONGEST)
            label.setBuddy(field)
            column = QVBoxLayout()
            column.addWidget(label)
            column.addWidget(field)
            self._columns.append(column)
            self._row.addLayout(column, 1)
            field.textEdited.connect(self._typed)
        self._show_key(False)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_kept(self, account: str) -> None:
        """There is a key already, for this account."""
        self._kept = True
        self.account.setText(account)
        self.retranslate()

    @property
    def typed(self) -> bool:
        """Whether somebody entered a key, rather than that one is kept."""
        return bool(self.secret.text() or self.key.text())

    def put_right(self, found: Arranged) -> None:
        """Show each value in its place."""
        for field, value in zip(
            self._fields, (found.account, found.key, found.secret), strict=True
        ):
            field.setText(value)
            field.setCursorPosition(0)

    def arranged(self) -> Arranged:
        """What was pasted, each in its place."""
        key = self.key.text() if self.key.isVisibleTo(self) else ""
        return keyforms.arrange(self.account.text(), self.secret.text(), key)

    def retranslate(self) -> None:
        """Set its words anew."""
        by_key = self.key.isVisibleTo(self)
        words = (
            self.tr("Account SID"),
            self.tr("API key"),
            self.tr("API secret") if by_key else self.tr("Auth token"),
        )
        for label, field, word in zip(self._labels, self._fields, words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.account.setPlaceholderText("AC\N{HORIZONTAL ELLIPSIS}")
        self.key.setPlaceholderText("SK\N{HORIZONTAL ELLIPSIS}")
        self.secret.setPlaceholderText(self.tr("Kept on this PC") if self._kept else "")

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        for label, column in zip(self._labels, self._columns, strict=True):
            column.setSpacing(px(4))
            label.setFixedHeight(px(18))

    def _typed(self) -> None:
        found = self.arranged()
        if found.key and not self.key.isVisibleTo(self):
            # An API key has a secret of its own: there have to be three.
            self.account.setText(found.account)
            self.key.setText(found.key)
            self.secret.setText(found.secret)
            self._show_key(True)
            (self.secret if found.account else self.account).setFocus()
        elif not self.key.text() and self.key.isVisibleTo(self) and not self.key.hasFocus():
            self._show_key(False)
        self.edited.emit()

    def _show_key(self, shown: bool) -> None:
        self.key.setVisible(shown)
        self._labels[1].setVisible(shown)
        # A column without anything in it would keep its share of the room.
        self._row.setStretch(1, 1 if shown else 0)
        self.retranslate()


class Verdict(StrEnum):
    """How the trial of the keys went."""

    NOTHING = ""
    CHECKING = "checking"
    GOOD = "good"
    BAD = "bad"


class KeyVerdict(QWidget):
    """One line below the fields: icon, a word in its colour, and a remark."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict = Verdict.NOTHING
        self._sign = kit.Label()
        self._word = kit.Label(size=13, weight=600, ink="ok")
        self._remark = kit.Label(size=13, ink="muted", wrap=True)
        self._remark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._remark, 1)
        self.theme = kit.follow(self)
        self.restyle()

    def show_verdict(self, verdict: Verdict, word: str = "", remark: str = "") -> None:
        """Say how it went; a bad one is spoken at once."""
        news = (word, remark) != (self._word.text(), self._remark.text())
        self._verdict = verdict
        self._word.setText(word)
        self._word.setVisible(bool(word))
        self._remark.setText(remark)
        self._remark.set_ink("over" if verdict is Verdict.BAD else "muted")
        self.restyle()
        if news and verdict in (Verdict.GOOD, Verdict.BAD):
            kit.announce(self, f"{word} {remark}".strip(), assertive=verdict is Verdict.BAD)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._row.setContentsMargins(0, px(4), 0, 0)
        self._row.setSpacing(px(4))
        icons = {
            Verdict.GOOD: ("circle-check", "ok"),
            Verdict.BAD: ("triangle-alert", "over"),
            Verdict.CHECKING: ("hourglass", "muted"),
            Verdict.NOTHING: ("info", "muted"),
        }
        self._sign.setPixmap(self.theme.pixmap(*icons[self._verdict], 16))
        self._sign.setFixedWidth(px(18))
        self.setMinimumHeight(px(24))

"""The office's numbers: what each is called, what it can do, and how calls run there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.engine.account import LineOnAccount
from deskreply.ui import kit, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.settings.lists import ListRow
from deskreply.ui.settings.rows import (
    NumberRow,
    Row,
    SelectRow,
    SettingRow,
    SwitchRow,
    TextRow,
    Words,
)
from deskreply.ui.setup.numbers import abilities

_MARKS = {"ok": "✓", "over": "✕"}


class LineBox(kit.Worded, QWidget):
    """One number: a row with what it can do, and below it, once opened, all that can be changed.

    ``remove``: it shall no longer be watched. ``registration``: where its registration stands is to
    be shown."""

    remove = Signal(str)
    registration = Signal(str)

    def __init__(self, bridge: Bridge, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._number = bridge, number
        self._on_account: LineOnAccount | None = None
        self._looked, self._asking = False, True
        self.head = Row("phone")
        self._tracker = kit.Button("")
        self._change = kit.Button("")
        self._change.setCheckable(True)
        self.head.set_control(self._tracker, self._change)
        self._details = QWidget()
        self._rows = self._build()
        self._remove = kit.Button("", "trash-2", "quiet")
        self._lay_out()
        self._tracker.clicked.connect(lambda: self.registration.emit(number))
        self._change.toggled.connect(self._open)
        self._remove.clicked.connect(lambda: self.remove.emit(number))
        bridge.settings_changed.connect(self._show_head)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    @property
    def rows(self) -> Mapping[str, SettingRow]:
        """What can be changed, by the parts of a line."""
        return self._rows

    def open(self) -> None:
        """Show all that can be changed."""
        self._change.setChecked(True)

    def show_account(self, line: LineOnAccount | None) -> None:
        """What the provider says of it; None where it is not on the account."""
        self._on_account, self._looked, self._asking = line, True, False
        self._show_head()

    def show_unknown(self) -> None:
        """The provider does not say; what it said before stays."""
        self._asking = False
        self._show_head()

    def allow_removing(self, allowed: bool) -> None:
        """Whether it may go: one number has to stay."""
        self._remove.setVisible(allowed)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._inner.setContentsMargins(px(32), 0, 0, px(12))
        self._inner.setSpacing(0)

    def retranslate(self) -> None:
        self._tracker.setText(self.tr("Registration"))
        self._open(self._change.isChecked())
        self._remove.setText(self.tr("Stop watching this number"))
        words = self._words()
        for part, row in self._rows.items():
            row.set_words(words[part])
        self._show_head()

    def _build(self) -> dict[str, SettingRow]:
        bridge, prefix = self._bridge, f"lines.{self._number}"
        return {
            "label": TextRow(bridge, f"{prefix}.label"),
            "kind": SelectRow(bridge, f"{prefix}.kind"),
            "scope": SelectRow(bridge, f"{prefix}.scope"),
            "hours": TextRow(bridge, f"{prefix}.hours"),
            "phones": NumberRow(bridge, f"{prefix}.phones"),
            "min_talk_seconds": NumberRow(bridge, f"{prefix}.min_talk_seconds"),
            "screening_seconds": NumberRow(bridge, f"{prefix}.screening_seconds"),
            "rejects_spam": SwitchRow(bridge, f"{prefix}.rejects_spam"),
            "not_staff": ListRow(bridge, f"{prefix}.not_staff"),
        }

    def _lay_out(self) -> None:
        self._inner = QVBoxLayout(self._details)
        for row in self._rows.values():
            self._inner.addWidget(row)
        last = QHBoxLayout()
        last.addWidget(self._remove)
        last.addStretch(1)
        self._inner.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._details)

    def _open(self, opened: bool) -> None:
        self._details.setVisible(opened)
        self._change.setText(self.tr("Close") if opened else self.tr("Change"))

    def _show_head(self) -> None:
        line = self._bridge.settings().line(self._number)
        number = say.number(self._number)
        title = f"{line.label} · {number}" if line.label else number
        self.head.set_words(Words(title, self._can()))
        self.head.refuse(self._wrong(), quietly=True)
        self._change.setAccessibleName(self.tr("Change {number}").format(number=title))
        self._tracker.setAccessibleName(self.tr("Registration of {number}").format(number=title))

    def _can(self) -> str:
        line = self._on_account
        if line is None:
            return self.tr("Asking the provider…") if self._asking else ""
        return " · ".join(
            f"{word} {_MARKS.get(ink, '')}".strip() for _, ink, word in abilities(line)
        )

    def _wrong(self) -> str:
        """Why nobody can be texted from it, "" where nothing is in the way."""
        line = self._on_account
        if line is None:
            missing = self.tr("It is not on your provider account: nobody is texted from it.")
            return missing if self._looked else ""
        if not line.registration.blocks:
            return ""
        return line.registration.sentence(self._bridge.settings().screen_language)

    def _words(self) -> dict[str, Words]:
        seconds = self.tr("seconds")
        return {
            "label": Words(self.tr("Name"), self.tr("For {line} in a wording: Front desk")),
            "kind": Words(
                self.tr("Where calls to it go"),
                self.tr("Tells how an answered call looks there."),
                choices={
                    "forwarding": self.tr("Other phones ring"),
                    "voicemail": self.tr("An answering machine"),
                    "queue": self.tr("A queue or a menu"),
                    "trunk": self.tr("A phone system (trunk)"),
                },
            ),
            "scope": Words(
                self.tr("Which missed calls"),
                self.tr("Of this number."),
                choices={
                    "": self.tr("As the office"),
                    "always": self.tr("All of them"),
                    "after-hours": self.tr("Outside its hours"),
                    "open-hours": self.tr("In its hours"),
                    "busy": self.tr("When all lines are busy"),
                },
            ),
            "hours": Words(
                self.tr("Hours of its own"),
                self.tr("Such as: mon-fri 08:00-17:00. Empty: the office's."),
            ),
            "phones": Words(
                self.tr("How many can talk at once"),
                self.tr("Tells when all lines are busy. 0: not known."),
                self.tr("phones"),
            ),
            "min_talk_seconds": Words(
                self.tr("Shorter is no conversation"),
                self.tr("Calls picked up for less than this were missed."),
                seconds,
            ),
            "screening_seconds": Words(
                self.tr("Staff press a key to accept"),
                self.tr("A call has to last this long to be accepted. 0: no such key."),
                seconds,
            ),
            "rejects_spam": Words(
                self.tr("It turns spam away"),
                self.tr("Calls that ring nowhere are then not missed."),
            ),
            "not_staff": Words(
                self.tr("Machines that pick up"),
                self.tr("Numbers of answering machines: what they pick up was missed."),
                self.tr("Phone number"),
            ),
        }

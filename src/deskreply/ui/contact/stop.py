"""Whether somebody may be texted at all, at the foot of the card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.engine import permission, threads
from deskreply.ui import links
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.section import SIDE
from deskreply.ui.kit import Dialog, Divider, Label, LineEdit, Switch, Worded, follow

LONGEST_REASON = 200


class Stop(Worded, QWidget):
    """The switch works by itself. ``failed``: a sentence."""

    failed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._number, self._name, self._by = "", "", ""
        self._title = Label(size=13, weight=600)
        self._line = Label(size=12, ink="muted", wrap=True)
        self._switch = Switch("")
        self._lay_out()
        self._switch.clicked.connect(self._switched)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def show_person(self, number: str, name: str, opted_out_by: str) -> None:
        """``opted_out_by``: word, provider, staff or "" for nobody."""
        self._number, self._name, self._by = number, name, opted_out_by
        self._switch.setChecked(bool(opted_out_by))
        self._switch.setEnabled(opted_out_by in ("", "staff"))
        self._explain()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._row.setContentsMargins(px(SIDE), px(12), px(16), px(12))
        self._row.setSpacing(px(8))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.setText(self.tr("Don't text this person"))
        self._switch.setAccessibleName(self.tr("Don't text this person"))
        self._explain()

    def _explain(self) -> None:
        said = {
            "": self.tr("Stops every text, also by hand"),
            "staff": self.tr("Nobody can text them, also by hand. You can still call."),
        }.get(
            self._by,
            self.tr("They asked for no more texts. Only they can lift that, by texting START."),
        )
        self._line.setText(said)
        self._switch.setAccessibleDescription(said)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._row = QHBoxLayout()
        self._row.addLayout(words, 1)
        self._row.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addLayout(self._row)

    def _switched(self, on: bool) -> None:
        # It stands where the office has it, not where the finger was.
        self._switch.setChecked(bool(self._by))
        if on:
            self._ask()
        else:
            self._bridge.do(permission.allow_text, self._number).failed(self.failed.emit)

    def _ask(self) -> None:
        dialog = Dialog(
            self.tr("Don't text {name}?").format(name=links.visible(self._name)),
            self.tr("Stops every text, also by hand. You can still call them."),
            confirm=self.tr("Stop texts"),
            kind="danger",
            parent=self.window(),
        )
        reason = LineEdit(self.tr("Why? (optional, becomes a note)"))
        reason.setAccessibleName(self.tr("Reason"))
        reason.setMaxLength(LONGEST_REASON)
        dialog.body.addWidget(reason)
        number = self._number
        dialog.accepted.connect(lambda: self._stop(number, reason.text().strip()))
        dialog.open()
        reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self, number: str, reason: str) -> None:
        doing = self._bridge.do(permission.do_not_text, number)
        doing.then(partial(self._keep_reason, reason)).failed(self.failed.emit)

    def _keep_reason(self, reason: str, number: str) -> None:
        if reason:
            note = self.tr("Don't text: {reason}").format(reason=reason)
            self._bridge.do(threads.note, number, note).failed(self.failed.emit)

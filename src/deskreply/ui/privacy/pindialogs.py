"""Setting a PIN, and saying with it who one is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from deskreply.domain.team import Member
from deskreply.engine import staff
from deskreply.engine.deskports import Hasher
from deskreply.engine.staff import Attempt
from deskreply.ui import kit, links
from deskreply.ui.bridge import Bridge
from deskreply.ui.jobs import Doing
from deskreply.ui.privacy.pinfield import PinField, refusal, wrong


class PinDialog(kit.Dialog):
    """Stays open until what was typed is right: ``done_with`` follows, with the member's name."""

    done_with = Signal(str)

    def __init__(
        self, bridge: Bridge, hasher: Hasher, member: Member, title: str, confirm: str,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(title, confirm=confirm, parent=parent)
        self._bridge, self._hasher, self._member = bridge, hasher, member
        self._trouble = kit.Label(size=13, weight=500, ink="over", wrap=True)

    def field(self, words: str) -> PinField:
        """One more PIN to type."""
        field = PinField()
        field.setAccessibleName(words)
        self.body.addWidget(kit.FieldLabel(words, field))
        self.body.addWidget(field)
        return field

    def begin(self, first: PinField) -> None:
        """Show it, with the keyboard in the field of the PIN that is looked at."""
        self.body.addWidget(self._trouble)
        self.open()
        self._asked = first
        self._ask_again()

    def say(self, sentence: str) -> None:
        """Why it is not done."""
        self.confirm.setEnabled(True)
        self._trouble.setText(sentence)
        kit.announce(self, sentence, assertive=True)

    def wait_for(self, doing: Doing[Attempt]) -> None:
        """It is being looked at."""
        self.confirm.setEnabled(False)
        doing.then(self._tried).failed(self.say)

    def _tried(self, attempt: Attempt) -> None:
        if attempt.right:
            self.done_with.emit(self._member.name)
            super().accept()
        else:
            self.say(wrong(attempt.wait_seconds))
            self._ask_again()

    def _ask_again(self) -> None:
        """Have the PIN that is looked at typed, over what stands there."""
        self._asked.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asked.selectAll()


class SetPin(PinDialog):
    """A new PIN; where there is one already, that one is asked for as well."""

    def __init__(self, bridge: Bridge, hasher: Hasher, member: Member, parent: QWidget) -> None:
        title = QCoreApplication.translate("SetPin", "PIN of {name}")
        confirm = QCoreApplication.translate("SetPin", "Set PIN")
        name = links.visible(member.name)
        super().__init__(bridge, hasher, member, title.format(name=name), confirm, parent)
        self._present: PinField | None = None
        if member.has_pin:
            self._present = self.field(QCoreApplication.translate("SetPin", "Present PIN"))
        self._pin = self.field(QCoreApplication.translate("SetPin", "New PIN, 4 to 8 digits"))
        self._again = self.field(QCoreApplication.translate("SetPin", "New PIN again"))
        self.begin(self._present or self._pin)

    def accept(self) -> None:
        """Keep it, where nothing speaks against it."""
        why = refusal(self._pin.text(), self._again.text())
        if why:
            self.say(why)
            return
        present = self._present.text() if self._present is not None else ""
        self.wait_for(
            self._bridge.do(
                staff.set_pin, self._member.name, self._pin.text(), self._hasher, present=present
            )
        )


class SayWho(PinDialog):
    """Somebody says that it is them who works here now."""

    def __init__(self, bridge: Bridge, hasher: Hasher, member: Member, parent: QWidget) -> None:
        title = QCoreApplication.translate("SayWho", "Are you {name}?")
        confirm = QCoreApplication.translate("SayWho", "Yes")
        name = links.visible(member.name)
        super().__init__(bridge, hasher, member, title.format(name=name), confirm, parent)
        self._pin = self.field(QCoreApplication.translate("SayWho", "PIN"))
        self.begin(self._pin)

    def accept(self) -> None:
        """Look at the PIN."""
        if self._pin.text():
            self.wait_for(
                self._bridge.do(staff.unlock, self._member.name, self._pin.text(), self._hasher)
            )

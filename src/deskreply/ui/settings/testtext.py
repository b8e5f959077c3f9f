"""Send a wording to one's own phone, to see it where callers see it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from deskreply.domain import numbers
from deskreply.domain.models import Message
from deskreply.engine import templates
from deskreply.ui import kit, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.settings.wording_deeds import send_test


class TestText(kit.Dialog):
    """``sent``: what to say about it."""

    __test__ = False
    sent = Signal(str)

    def __init__(self, bridge: Bridge, text: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("TestText", "Send it to a phone"),
            QCoreApplication.translate(
                "TestText", "To your own, or a colleague's. The provider charges it as any text."
            ),
            confirm=QCoreApplication.translate("TestText", "Send test"),
            parent=parent,
        )
        self._bridge, self._text = bridge, text
        self.phone = kit.LineEdit("(212) 555-0123")
        self.phone.setAccessibleName(self.tr("Phone number"))
        # The phone of the first run's live test is one's own as well.
        known = next(iter(bridge.settings().staff_phones), bridge.settings().setup_phone)
        self.phone.setText(say.number(known) if known else "")
        shown = kit.Label(templates.TEST_MARK + text, size=13, ink="muted", wrap=True)
        self._trouble = kit.Label(size=13, ink="over", wrap=True)
        self._trouble.hide()
        self.body.addWidget(kit.FieldLabel(self.tr("Phone number"), self.phone))
        self.body.addWidget(self.phone)
        self.body.addWidget(shown)
        self.body.addWidget(self._trouble)
        self.phone.setFocus()

    def accept(self) -> None:
        """Send it; the dialog stays where it cannot go."""
        if numbers.normalise(self.phone.text()) is None:
            self._failed(self.tr("This is no phone number. Type all its digits."))
            return
        self.confirm.setEnabled(False)
        doing = self._bridge.do(send_test, self.phone.text(), self._text, author=self._bridge.staff)
        doing.then(self._stored).failed(self._failed)

    def _stored(self, message: Message) -> None:
        words = self.tr("The test is on its way to {number}.")
        self.sent.emit(words.replace("{number}", say.number(message.number)))
        super().accept()

    def _failed(self, sentence: str) -> None:
        self.confirm.setEnabled(True)
        self._trouble.setText(sentence)
        self._trouble.show()
        kit.announce(self._trouble, sentence, assertive=True)

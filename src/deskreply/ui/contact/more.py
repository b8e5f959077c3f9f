"""What is rarely done with a contact, and the states of a conversation that have a way out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from deskreply.engine import permission, threads
from deskreply.ui import links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.asked import Asked
from deskreply.ui.contact.merge import MergeDialog
from deskreply.ui.contact.states import State
from deskreply.ui.kit import Dialog, LineEdit, Menu

LONGEST_REASON = 200


class More(QObject):
    """``edit_wanted``: the name is to be corrected. ``failed``: a sentence."""

    edit_wanted = Signal()
    failed = Signal(str)

    def __init__(self, bridge: Bridge, over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._over = bridge, over
        self._number = ""

    @property
    def nameless(self) -> str:
        """What somebody without a name is called in a sentence."""
        return self.tr("this person")

    # --- the menu ---

    def open(self, asked: Asked, anchor: QWidget) -> None:
        """Show the menu below ``anchor``."""
        self._number = asked.card.thread.number
        menu = Menu(anchor)
        menu.add(self.tr("Edit name"), self.edit_wanted.emit, icon="pencil")
        menu.add(self.tr("Merge with a contact…"), self._merge, icon="merge")
        menu.addSeparator()
        if asked.card.block_reason is None:
            menu.add(self.tr("Block caller…"), self._ask_to_block, icon="ban")
        else:
            menu.add(self.tr("Unblock caller"), lambda: self.act("unblock"), icon="ban")
        menu.open_below(anchor)

    def _merge(self) -> None:
        MergeDialog(self._bridge, self._number, self.failed.emit, self._over.window()).open()

    def _ask_to_block(self) -> None:
        number = self._number
        dialog = Dialog(
            self.tr("Block {number}?").format(number=say.number(number)),
            self.tr("Their missed calls are never texted again. You can still write and call."),
            confirm=self.tr("Block"),
            kind="danger",
            parent=self._over.window(),
        )
        reason = LineEdit(self.tr("Why? (optional)"))
        reason.setAccessibleName(self.tr("Reason"))
        reason.setMaxLength(LONGEST_REASON)
        dialog.body.addWidget(reason)
        dialog.accepted.connect(lambda: self._block(number, reason.text()))
        dialog.open()
        reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _block(self, number: str, reason: str) -> None:
        self._bridge.do(permission.block, number, reason).failed(self.failed.emit)

    # --- states ---

    def states(self, asked: Asked) -> list[State]:
        """What is out of the ordinary, with the way out of it; what matters for writing stands
        above the conversation."""
        self._number = asked.card.thread.number
        found = []
        if asked.card.block_reason is not None:
            reason = links.readable(asked.card.block_reason)
            text = ": ".join(filter(None, (self.tr("Blocked"), reason)))
            found.append(State("unblock", "over", "ban", text, self.tr("Unblock")))
        if asked.listed:
            text = self.tr("On the call-back list")
            found.append(State("dismiss", "due", "phone-call", text, self.tr("Take off the list")))
        return found

    def act(self, key: str) -> None:
        """The way out of a state."""
        ways = {
            "unblock": permission.unblock,
            "dismiss": threads.dismiss_callback,
        }
        self._bridge.do(ways[key], self._number).failed(self.failed.emit)

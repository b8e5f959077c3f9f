"""A reply written right in an alert. It leaves only if nothing speaks against it; else it becomes
the draft of its conversation, which is opened: nobody is there to be asked."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from deskreply.domain import punctuation
from deskreply.domain.guards import Purpose
from deskreply.domain.models import Message
from deskreply.engine import conversations, drafts, threads
from deskreply.ui.bridge import Bridge
from deskreply.ui.composer import facts
from deskreply.ui.composer.facts import Facts
from deskreply.ui.composer.situation import Watch


class QuickReply(QObject):
    """``to_look_at``: the number of a conversation whose draft the reply became."""

    to_look_at = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def send(self, number: str, text: str, shown_at: datetime) -> None:
        """Send ``text``, written under an alert that came up at ``shown_at`` (UTC)."""
        bridge = self._bridge
        question = partial(
            facts.ask, settings=bridge.settings(), now=bridge.now(), number=number,
            staff=bridge.staff, zone=bridge.zone,
        )  # fmt: skip
        then = partial(self._weigh, punctuation.plain(text), shown_at)
        bridge.ask(f"alerts.reply {number}", question, then)

    def _weigh(self, text: str, shown_at: datetime, known: Facts) -> None:
        bridge, number = self._bridge, known.number
        held = Watch(shown_at).concerns(bridge, known, known.name, text, Purpose.NOW, by_key=False)
        if held or known.stopped_by:
            self._keep(known, text)
            return
        doing = bridge.do(conversations.send, number, text, author=bridge.staff)
        doing.then(self._sent).failed(partial(self._refused, known, text))

    def _sent(self, message: Message) -> None:
        self._bridge.do(threads.mark_read, message.number)

    def _refused(self, known: Facts, text: str, sentence: str) -> None:
        self._keep(known, text)
        self._bridge.trouble.emit(sentence)

    def _keep(self, known: Facts, text: str) -> None:
        begun = known.draft
        body = f"{begun.body}\n{text}" if begun is not None and not begun.is_note else text
        doing = self._bridge.do(drafts.keep, known.number, body, author=self._bridge.staff)
        doing.then(partial(self._kept, known.number))

    def _kept(self, number: str, _: None) -> None:
        self.to_look_at.emit(number)

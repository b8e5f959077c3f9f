"""Texts and notes on their way out of the editor, and back into it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deskreply.domain.models import Message
from deskreply.engine import conversations, threads
from deskreply.engine.work import Changed
from deskreply.ui.bridge import Bridge
from deskreply.ui.composer.draftbook import NOTHING, DraftBook, Written
from deskreply.ui.kit import Toast


class Outgoing(QObject):
    """Stores what was written. What cannot be stored, and what is taken back, is in the draft book
    again, never lost.

    ``stored``: a text is safe and will go out. ``noted``: a note stands in the conversation of that
    number. ``given_back``: the number whose draft has a text again, and why.
    """

    stored = Signal(object)
    noted = Signal(str)
    given_back = Signal(str, str)

    def __init__(self, bridge: Bridge, book: DraftBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._book = bridge, book

    def send(
        self, number: str, text: str, *, at: datetime | None = None, anyway: bool = False
    ) -> None:
        """A text, now or ``at`` (UTC); ``anyway``: also in the lead's night."""
        self._book.put(number, NOTHING)
        hold = 0.0 if at is not None else float(self._bridge.settings().desk_undo_seconds)
        doing = self._bridge.do(
            conversations.send,
            number,
            text,
            author=self._bridge.staff,
            at=at,
            anyway=anyway,
            hold_seconds=hold,
        )
        failed = partial(self._failed, number, Written(text))
        doing.then(self._stored).failed(failed)

    def note(self, number: str, text: str) -> None:
        """A note for the team."""
        self._book.put(number, NOTHING)
        doing = self._bridge.do(threads.note, number, text, author=self._bridge.staff)
        failed = partial(self._failed, number, Written(text, is_note=True))
        doing.then(self._noted).failed(failed)

    def take_back(self, message: Message) -> None:
        """A text that has not left yet: it becomes a draft again."""
        doing = self._bridge.do(conversations.cancel, message.id, author=self._bridge.staff)
        doing.then(self._taken_back)

    def _stored(self, message: Message) -> None:
        self._book.flush()
        self.stored.emit(message)

    def _noted(self, change: Changed) -> None:
        self._book.flush()
        self.noted.emit(change.thread.number)

    def _failed(self, number: str, written: Written, sentence: str) -> None:
        self._book.give_back(number, written)
        self.given_back.emit(number, sentence)

    def give_back(self, number: str, text: str) -> None:
        """A text that was taken back is a draft again."""
        self._book.give_back(number, Written(text))
        self.given_back.emit(number, "")

    def _taken_back(self, message: Message) -> None:
        self.give_back(message.number, message.body)


class SentToast(Toast):
    """Says that a text is on its way, and takes it back while there is time. ``wanted``: take this
    one back."""

    wanted = Signal(object)

    def __init__(self, composer: QWidget) -> None:
        super().__init__(composer.window())
        self._message: Message | None = None
        self.acted.connect(self.undo)
        self.expired.connect(self._forget)

    def offer(self, message: Message, words: str, seconds: int) -> None:
        """Say that ``message`` is on its way, and undo that for so many seconds."""
        self._message = message
        self.show_words(words, action=self.tr("Undo"), seconds=seconds)

    def undo(self) -> None:
        """Take it back, if there is still time."""
        message = self._message
        self.dismiss()
        self._forget()
        if message is not None:
            self.wanted.emit(message)

    def drop(self, number: str) -> None:
        """What it says of a text to this number is no longer so."""
        if self._message is not None and self._message.number == number:
            self.dismiss()
            self._forget()

    def settle(self) -> None:
        """The composer has another place or height."""
        self.move(self._rest())

    def _forget(self) -> None:
        self._message = None

"""What the composer says in a line above the editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal

from deskreply.domain.guards import Concern, Kind, Purpose, Weight
from deskreply.domain.models import Message
from deskreply.ui import strings
from deskreply.ui.composer.bar import Act, Bar

# A remark that asks for nothing goes by itself.
_REMARK_MS = 4000
_HOURS = (Kind.NIGHT, Kind.CLOSED)


class StoppedBar(Bar):
    """They must not be texted. ``call``: call them instead."""

    call = Signal()

    def show_stopped(self, by: str, name: str) -> None:
        """Who ended it, as ``Facts.stopped_by`` has it; "" hides this."""
        if not by:
            self.hide()
            return
        words = {
            "staff": self.tr("Your team ended texting with {name}. The contact card undoes that."),
            "provider": self.tr("The phone provider stopped texts to {name}, who can text START."),
        }.get(by, self.tr("{name} replied STOP. Texting works again once they text START."))
        button = Act(self.tr("Call instead"), "plain", self.call.emit)
        self.show_words(words.replace("{name}", name), tone="over", icon="ban", buttons=[button])


class WaitingBar(Bar):
    """Texts that wait for their time. ``cancel``: take the next one (a Message) back."""

    cancel = Signal(object)

    def show_waiting(self, waiting: Sequence[Message], when: str) -> None:
        """The texts, and in words when the next one goes."""
        if not waiting:
            self.hide()
            return
        count, first = len(waiting), waiting[0]
        words = (
            self.tr("1 text waits until {when}")
            if count == 1
            else self.tr("%n texts wait, the next until {when}", "", count)
        ).replace("{when}", when)
        button = Act(self.tr("Cancel"), "quiet", lambda: self.cancel.emit(first))
        self.show_words(words, tone="waiting", icon="calendar-clock", buttons=[button])
        self.setToolTip(first.body)


class GuardBar(Bar):
    """What speaks against sending. ``review``: not now. ``later``: at a better time. ``anyway``: it
    is to go as it is."""

    review = Signal()
    later = Signal()
    anyway = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.concerns: tuple[Concern, ...] = ()
        self.purpose = Purpose.NOW
        self._away = QTimer(self, interval=_REMARK_MS, singleShot=True)
        self._away.timeout.connect(self.hide)

    def show_concerns(self, concerns: Sequence[Concern], purpose: Purpose) -> None:
        """Say them. Those that ask have buttons, and the keyboard is on the first, which sends
        nothing."""
        self.concerns, self.purpose = tuple(concerns), purpose
        words = "\n".join(concern.words.say(strings.language()) for concern in concerns)
        match concerns[0].weight:
            case Weight.SWALLOW:
                self.remark(words, "info")
            case Weight.BLOCK:
                self._away.stop()
                self.show_words(words, tone="over", icon="triangle-alert")
            case Weight.ASK:
                self._away.stop()
                self.show_words(words, tone="due", icon="triangle-alert", buttons=self._choices())
                self.choose()

    def show_trouble(self, sentence: str) -> None:
        """Something failed."""
        self._away.stop()
        self.show_words(sentence, tone="over", icon="triangle-alert")

    def remark(self, words: str, icon: str) -> None:
        """Something to know, for a few seconds."""
        self.show_words(words, tone="waiting", icon=icon)
        self._away.start()

    def _choices(self) -> list[Act]:
        acts = [Act(self.tr("Review"), "plain", self.review.emit)]
        if any(concern.kind in _HOURS for concern in self.concerns):
            acts.append(Act(self.tr("Send later…"), "plain", self.later.emit))
        later = self.purpose is Purpose.LATER
        words = self.tr("Go on") if later else self.tr("Send anyway")
        return [*acts, Act(words, "plain", self.anyway.emit)]

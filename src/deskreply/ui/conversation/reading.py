"""Reads one conversation at a time through the bridge, and keeps what was read up to date."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from deskreply.domain.timeline import Place
from deskreply.engine import presence
from deskreply.engine.why import Step
from deskreply.ui.bridge import Bridge
from deskreply.ui.conversation import questions
from deskreply.ui.conversation.feed import Feed
from deskreply.ui.conversation.questions import Answer, Asker, More, Standing

VIEWING_MS = 20_000
# Who only passes through a conversation does not look at it.
PASSING_MS = 1_000


class Reading(QObject):
    """``feed`` and ``standing`` are those of ``number``, None while it is being opened.
    ``at_end``: whether one looks at the newest entry, to be kept up to date by who shows it."""

    opened = Signal()
    """Another conversation is at hand; ``feed`` and ``standing`` are its."""
    renewed = Signal(list)
    """What is at hand may be another now. The entries that were not known of before."""
    found = Signal(object, object)
    """A Feed, and a More of it: to be handed to ``extend``."""
    extended = Signal()
    """There is more at hand at one of the ends."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.number = ""
        self.feed: Feed | None = None
        self.standing: Standing | None = None
        self.again: frozenset[str] = frozenset()
        self.at_end = True
        self.open_calls: dict[str, tuple[Step, ...]] = {}
        self._looking = False
        self._viewing = QTimer(self, interval=VIEWING_MS)
        self._viewing.timeout.connect(self._view)
        # Who looked elsewhere and has gone says nothing.
        self._viewing.timeout.connect(self.renew)
        self._passing = QTimer(self, interval=PASSING_MS, singleShot=True)
        self._passing.timeout.connect(self._view)
        bridge.changed.connect(self.renew)
        bridge.trouble.connect(self._look_again)

    def open(self, number: str, message_id: str = "") -> None:
        """Read another conversation, or the same from elsewhere."""
        if number != self.number:
            self.number = number
            self.standing = None
            self.open_calls = {}
            self._passing.start()
            self._viewing.start()
        self.feed = None
        self._looking = False
        question = partial(self._asker().opened, number=number, message_id=message_id)
        self._bridge.ask("conversation", question, partial(self._open, number))

    def close(self) -> None:
        """Nothing is read any more."""
        if self.number:
            self.number = ""
            self.feed = self.standing = None
            self._viewing.stop()
            self._passing.stop()
            self._view()

    def renew(self) -> None:
        """Ask again for all that is at hand."""
        feed = self.feed
        if feed is None:
            return
        question = partial(
            self._asker().renewed, number=self.number, since=feed.first, newest=feed.newest,
            open_calls=tuple(self.open_calls),
        )  # fmt: skip
        self._bridge.ask(
            "conversation.renew", question, partial(self._renew, self.number, feed.first)
        )

    def toggle(self, call_id: str) -> None:
        """Show, or no longer show, the reasons of a call."""
        if call_id in self.open_calls:
            del self.open_calls[call_id]
        else:
            self.open_calls[call_id] = ()
            self.renew()

    def more(self, *, older: bool) -> None:
        """Look for what comes before or after all that is at hand: ``found`` follows."""
        feed = self.feed
        if feed is None or self._looking:
            return
        place = feed.first if older else feed.last
        if place is not None and (feed.older if older else feed.newer):
            self._looking = True
            question = partial(questions.more, number=self.number, place=place, older=older)
            self._bridge.ask("conversation.more", question, partial(self._found, feed))

    def extend(self, feed: Feed, more: More) -> None:
        """Have it at hand, now that it can be shown at once."""
        self._looking = False
        if feed is not self.feed:
            return
        if more.place == (feed.first if more.older else feed.last):
            self.again |= more.again
            if more.older:
                feed.add_older(more.stretch)
            else:
                feed.add_newer(more.stretch)
        self.extended.emit()

    def _asker(self) -> Asker:
        bridge = self._bridge
        return Asker(bridge.settings(), bridge.desk, bridge.now())

    def _open(self, number: str, answer: Answer) -> None:
        if number == self.number:
            self.feed = Feed(answer.stretch)
            self.feed.heard(answer.arrived)
            self.standing, self.again = answer.standing, answer.again
            self.opened.emit()

    def _renew(self, number: str, since: Place | None, answer: Answer) -> None:
        feed = self.feed
        if number != self.number or feed is None:
            return
        whole = since == feed.first
        if since is None:
            feed = self.feed = Feed(answer.stretch)
        else:
            feed.renew(since, answer.stretch, at_end=self.at_end)
        feed.heard(answer.arrived)
        self.standing = answer.standing
        self.again = answer.again if whole else self.again | answer.again
        self.open_calls.update({k: v for k, v in answer.steps.items() if k in self.open_calls})
        self.renewed.emit(list(answer.arrived))

    def _found(self, feed: Feed, more: More) -> None:
        if feed is self.feed:
            self.found.emit(feed, more)
        else:
            self._looking = False

    def _look_again(self) -> None:
        """It may have been our question that could not be answered."""
        self._looking = False

    def _view(self) -> None:
        """Tell the other desks, where there are others, what stands open here."""
        if self._bridge.shared:
            self._bridge.do(presence.viewing, self.number, desk=self._bridge.desk)

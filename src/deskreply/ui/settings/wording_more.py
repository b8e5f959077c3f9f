"""The menu of the wordings' page: another wording, comparing, earlier versions, a test."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from deskreply.domain.wordbook import OPTIONAL_SLOTS, Book
from deskreply.domain.wordings import SlotChoice, WordingVersion
from deskreply.engine import templates
from deskreply.engine.ports import Reader
from deskreply.ui import kit, say, strings
from deskreply.ui.bridge import Bridge
from deskreply.ui.settings.wording_deeds import Target, Written, compare, use
from deskreply.ui.wording import wording_title

_MOST_VERSIONS, _LONGEST = 12, 44
MINUTES = (15, 30, 60, 90, 120, 240)


class More(QObject):
    """``brought``: what is to stand in the editor instead. ``done``: a sentence to show.
    ``test_wanted``: send it to a phone."""

    brought = Signal(object)
    done = Signal(str)
    failed = Signal(str)
    test_wanted = Signal()

    def __init__(self, bridge: Bridge, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._bridge, self._anchor = bridge, anchor
        self._target = Target("open", "en")
        self._choice = SlotChoice("open", "")
        self._book = Book({}, {})
        self._written = Written("")

    def open(self, target: Target, book: Book, written: Written) -> None:
        """Show the menu for a wording as it stands in the editor."""
        self._target, self._book, self._written = target, book, written
        self._choice = choice = book.choice(target.slot, target.line)
        menu = kit.Menu(self._anchor)
        menu.add(self.tr("Use another wording…"), self._choose, icon="message-square-text")
        if choice.rival:
            for name, letter in ((choice.name, "A"), (choice.rival, "B")):
                words = self.tr("End the comparison, keep {name}").format(name=letter)
                menu.add(words, partial(self._use, name), icon="check")
        elif choice.name:
            menu.add(self.tr("Compare with another wording…"), self._rivals, icon="copy")
        menu.add(self.tr("Promise another time…"), self._promises, icon="clock")
        menu.add(self.tr("Earlier versions…"), self._history, icon="history")
        menu.addSeparator()
        menu.add(self.tr("Send it to a phone…"), self.test_wanted.emit, icon="send")
        menu.open_below(self._anchor)

    # --- other wordings ---

    def _choose(self) -> None:
        menu = kit.Menu(self._anchor)
        for name in self._book.names():
            chosen = not self._choice.rival and name == self._choice.name
            menu.add(wording_title(name), partial(self._use, name), checked=chosen)
        if self._target.slot in OPTIONAL_SLOTS:
            menu.addSeparator()
            none = partial(self._use, templates.NO_WORDING)
            menu.add(self.tr("None of its own"), none, checked=not self._choice.name)
        menu.open_below(self._anchor)

    def _rivals(self) -> None:
        menu = kit.Menu(self._anchor)
        for name in self._book.names():
            if name != self._choice.name:
                menu.add(wording_title(name), partial(self._compare, name))
        menu.open_below(self._anchor)

    def _use(self, name: str) -> None:
        self._do(partial(use, name=name), self.tr("Saved. Callers get it from now on."))

    def _compare(self, name: str) -> None:
        sentence = self.tr("Saved. From now on half of the callers get each.")
        self._do(partial(compare, rival=name), sentence)

    def _do(self, deed: partial[SlotChoice], sentence: str) -> None:
        doing = self._bridge.do(deed, self._bridge.zone, self._target, author=self._bridge.staff)
        doing.then(partial(self._done, sentence)).failed(self._failed)

    def _done(self, sentence: str, _: SlotChoice) -> None:
        self.done.emit(sentence)

    def _failed(self, sentence: str) -> None:
        self.failed.emit(sentence)

    # --- this one ---

    def _promises(self) -> None:
        menu, language = kit.Menu(self._anchor), strings.language()
        usual = self._bridge.settings().promise_minutes
        words = self.tr("As usual ({time})").format(time=say.duration(usual * 60, language))
        for minutes in (0, *MINUTES):
            said = say.duration(minutes * 60, language) if minutes else words
            brought = partial(self.brought.emit, replace(self._written, minutes=minutes))
            menu.add(said, brought, checked=minutes == self._written.minutes)
        menu.open_below(self._anchor)

    def _history(self) -> None:
        name = self._choice.rival if self._target.rival else self._choice.name
        if name:
            self._bridge.ask(
                "settings.wording.versions", partial(_versions, self._target, name), self._offer
            )

    def _offer(self, versions: tuple[WordingVersion, ...]) -> None:
        menu = kit.Menu(self._anchor)
        for version in versions:
            was = Written(version.body, version.promise_minutes)
            menu.add(self._line(version), partial(self.brought.emit, was))
        menu.open_below(self._anchor)

    def _line(self, version: WordingVersion) -> str:
        body = version.body
        body = body if len(body) <= _LONGEST else f"{body[: _LONGEST - 1]}…"
        return f"{saved_words(self._bridge, version)}: {body}"


def saved_words(bridge: Bridge, version: WordingVersion) -> str:
    """When a version was saved, and by whom."""
    if version.at is None:
        return QCoreApplication.translate("Wordings", "As it came with DeskReply")
    day = say.day(version.at, bridge.zone, bridge.now(), strings.language())
    return f"{day}, {version.author}" if version.author else day


def _versions(target: Target, name: str, reader: Reader) -> tuple[WordingVersion, ...]:
    found = templates.versions(reader, name, target.language)
    return tuple(found)[::-1][:_MOST_VERSIONS]

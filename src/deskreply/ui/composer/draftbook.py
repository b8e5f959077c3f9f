"""What somebody began to write, by conversation: at once in memory, soon in the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from deskreply.domain.desk import Draft
from deskreply.engine import drafts
from deskreply.engine.ports import Reader
from deskreply.ui.bridge import Bridge

# While somebody types, what they typed is saved this often, not only once they pause.
SAVE_MS = 300


@dataclass(frozen=True, slots=True)
class Written:
    """``is_note``: for the team only."""

    text: str = ""
    is_note: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip())


NOTHING = Written()


class DraftBook(QObject):
    """Holds the drafts of one person. Everything put in is in the database within ``SAVE_MS``, and
    at once after ``flush``. ``saved``: a number whose draft is in the database as it stands here.
    """

    saved = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._staff = bridge.staff
        self._now: dict[str, Written] = {}
        self._known: set[str] = set()
        self._dirty: set[str] = set()
        self._under_way: Counter[str] = Counter()
        self._marks: Counter[str] = Counter()
        self._complained = False
        self._soon = QTimer(self, interval=SAVE_MS, singleShot=True)
        self._soon.timeout.connect(self.flush)

    def of(self, number: str) -> Written:
        """What is written to ``number`` as far as is known here."""
        return self._now.get(number, NOTHING)

    def mark(self, number: str) -> int:
        """To be given to ``learn`` with what is read from now on."""
        return self._marks[number]

    def put(self, number: str, written: Written) -> None:
        """This is what is written to ``number`` now."""
        if written == self.of(number):
            return
        self._change(number, written)
        self._dirty.add(number)
        if not self._soon.isActive():
            self._soon.start()

    def give_back(self, number: str, written: Written) -> Written:
        """A text that did not go, put before whatever was begun meanwhile. A note among the two
        makes it a note: what was for the team only must not leave."""
        now = self.of(number)
        if now:
            text = f"{written.text.rstrip()}\n{now.text}"
            written = Written(text, is_note=written.is_note or now.is_note)
        self.put(number, written)
        self.flush()
        return written

    def learn(self, number: str, stored: Draft | None, mark: int) -> bool:
        """What the database had when it was read at ``mark``. True where that changes the draft:
        what somebody typed here since then is newer."""
        found = Written(stored.body, stored.is_note) if stored is not None else NOTHING
        if number not in self._known:
            self._known.add(number)
            if self.of(number) and found and number in self._dirty:
                # Typed before the answer came.
                self._change(number, Written(found.text + self.of(number).text, found.is_note))
                return True
        elif mark != self._marks[number]:
            return False
        same = found == self.of(number) or not (found or self.of(number))
        if number in self._dirty or self._under_way[number] or same:
            return False
        self._change(number, found)
        return True

    def flush(self) -> None:
        """Have all of it saved now; where the stored draft is not known yet, once it is."""
        self._soon.stop()
        for number in sorted(self._dirty & self._known):
            self._save(number)
        for number in sorted(self._dirty):
            question = partial(_stored, number, self._staff)
            then = partial(self._catch_up, number, self.mark(number))
            self._bridge.ask(f"composer.draft.{number}", question, then)

    def change_staff(self) -> bool:
        """Whether somebody else works here now: their drafts are others."""
        if self._bridge.staff == self._staff:
            return False
        self.flush()
        self._staff = self._bridge.staff
        self._now.clear()
        self._known.clear()
        return True

    def _change(self, number: str, written: Written) -> None:
        self._marks[number] += 1
        if written.text:
            self._now[number] = written
        else:
            self._now.pop(number, None)

    def _catch_up(self, number: str, mark: int, stored: Draft | None) -> None:
        self.learn(number, stored, mark)
        self.flush()

    def _save(self, number: str) -> None:
        written = self.of(number)
        self._dirty.discard(number)
        self._under_way[number] += 1
        doing = self._bridge.do(
            drafts.keep, number, written.text, is_note=written.is_note, author=self._staff
        )
        doing.then(partial(self._saved, number)).failed(partial(self._failed, number))

    def _saved(self, number: str, _: None) -> None:
        self._complained = False
        self._done(number)
        if number not in self._dirty and not self._under_way[number]:
            self.saved.emit(number)

    def _failed(self, number: str, sentence: str) -> None:
        self._done(number)
        self._dirty.add(number)
        self._soon.start()
        if not self._complained:
            self._complained = True
            self._bridge.trouble.emit(sentence)

    def _done(self, number: str) -> None:
        self._under_way[number] -= 1
        self._marks[number] += 1


def _stored(number: str, staff: str, reader: Reader) -> Draft | None:
    return drafts.draft(reader, number, staff)

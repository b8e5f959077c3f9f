"""The page on which an office writes what missed callers get."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from deskreply.domain.mending import mended
from deskreply.domain.wordings import CLOSED_SLOTS, WordingVersion
from deskreply.engine import templates
from deskreply.engine.templates import Office, Saved, Tried
from deskreply.ui import kit, say, strings
from deskreply.ui.settings.page import Page, Place
from deskreply.ui.settings.results import ResultsCard
from deskreply.ui.settings.sees import CallerSees, Seen
from deskreply.ui.settings.testtext import TestText
from deskreply.ui.settings.wording_choice import Choice
from deskreply.ui.settings.wording_deeds import Target, View, Written, look, save, standard
from deskreply.ui.settings.wording_foot import Foot
from deskreply.ui.settings.wording_more import More, saved_words
from deskreply.ui.wording import Checks, Counter, WordingEditor, slot_title, wording_title
from deskreply.ui.wording.checks import asked

_TICKS = 20


class WordingPage(Page):
    """What is not saved yet stays in the editor, each wording for itself."""

    NAME = "wording"
    ICON = "message-square-text"

    def title(self) -> str:
        return self.tr("Wording")

    def line(self) -> str:
        return self.tr("What a missed caller receives, by situation and language.")

    # --- what it is made of ---

    def build(self) -> None:
        self._view: View | None = None
        self._drafts: dict[tuple[Target, str], Written] = {}
        self._values: Mapping[str, str] = {}
        self._tried: Tried | None = None
        self._ticks = 0
        self._choice = Choice(self.bridge.settings())
        self.head.addWidget(self._choice.lines, 0, Qt.AlignmentFlag.AlignTop)
        self._note = kit.Label(size=13, ink="due", wrap=True)
        self._editor = WordingEditor(lines=3)
        self._counter, self._checks, self._sees = Counter(), Checks(), CallerSees()
        self._results = ResultsCard(self.bridge)
        self._foot = Foot()
        self._more = More(self.bridge, self._foot.more)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        for widget in (self._editor, self._counter, self._checks):
            left.addWidget(widget)
        left.addStretch(1)
        self._left = left
        self._middle = QHBoxLayout()
        self._middle.addLayout(left, 88)
        self._middle.addWidget(self._sees, 60)
        self.column.addWidget(self._choice)
        self.column.addWidget(self._note)
        self.column.addLayout(self._middle)
        self.column.addWidget(self._results)
        self.column.addWidget(self._foot)

    def _connect(self) -> None:
        self._choice.picked.connect(self._picked)
        self._editor.changed.connect(self._edited)
        self._checks.mend.connect(self._mend)
        self._foot.save.clicked.connect(self._save)
        self._foot.undo.clicked.connect(self._undo)
        self._foot.more.clicked.connect(self._open_more)
        self._more.brought.connect(self._bring)
        self._more.done.connect(self._rearranged)
        self._more.failed.connect(self._failed)
        self._more.test_wanted.connect(self._test)
        self.bridge.changed.connect(self._ask)
        self.bridge.settings_changed.connect(self._settings_changed)
        self.bridge.ticked.connect(self._tick)

    def places(self) -> list[Place]:
        fields = self.tr("Wordings\nautomatic text template fields comparison A/B preview")
        return [Place(fields, self._editor)]

    def retranslate(self) -> None:
        super().retranslate()
        self._show()

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self._note.setContentsMargins(0, 0, 0, px(12))
        self._left.setSpacing(px(8))
        self._middle.setSpacing(px(28))
        self._middle.setContentsMargins(0, 0, 0, px(12))
        self._editor.setMinimumWidth(px(200))

    # --- which wording ---

    def entered(self) -> None:
        self._ask_now()

    @property
    def _target(self) -> Target:
        return self._choice.target

    def _picked(self) -> None:
        self._foot.tell("")
        self._show()
        self._ask()

    # --- what is known ---

    def _office(self) -> Office:
        return Office(self.bridge.settings(), self.bridge.zone, self.bridge.now())

    def _ask(self) -> None:
        """What nobody sees is asked when it is looked at."""
        if self.isVisible():
            self._ask_now()

    def _ask_now(self) -> None:
        question = partial(look, self._office(), self._target)
        self.bridge.ask("settings.wording", question, self._take)

    def _take(self, view: View) -> None:
        self._view = view
        self._show()

    def _settings_changed(self) -> None:
        self._choice.show_settings(self.bridge.settings())
        self._show_note()
        self._try()

    def _tick(self) -> None:
        self._ticks = (self._ticks + 1) % _TICKS
        if not self._ticks and self.isVisible():
            self._try()

    def _name(self) -> str:
        """The wording's name, "" for one that has none yet."""
        if self._view is None:
            return ""
        choice = self._view.book.choice(self._target.slot, self._target.line)
        if self._target.rival:
            return choice.rival
        return choice.name or standard(self._target.slot)

    def _stored(self) -> WordingVersion | None:
        name, target = self._name(), self._target
        if self._view is None or not name:
            return None
        return self._view.book.latest(name, target.language, target.line)

    def _kept(self) -> Written:
        """What stands in the editor until somebody changes it."""
        stored = self._stored()
        if stored is not None:
            return Written(stored.body, stored.promise_minutes)
        first = self._first() if self._target.rival else None
        return Written(first.body, first.promise_minutes) if first else Written("")

    def _first(self) -> WordingVersion | None:
        """The wording that a new one is to be compared with."""
        if self._view is None:
            return None
        target = self._target
        name = self._view.book.choice(target.slot, target.line).name
        return self._view.book.latest(name, target.language, target.line) if name else None

    def _written(self) -> Written:
        return self._drafts.get((self._target, self._name()), self._kept())

    # --- showing it ---

    def _show(self) -> None:
        if self._view is None:
            return
        written = self._written()
        if self._editor.text() != written.body:
            with QSignalBlocker(self._editor):
                self._editor.set_text(written.body)
        self._results.show_results(self._view.results)
        choice = self._view.book.choice(self._target.slot, self._target.line)
        self._choice.allow_rival(bool(choice.name))
        self._show_note()
        self._try()

    def _show_note(self) -> None:
        note = self._note_words()
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _note_words(self) -> str:
        target, view = self._target, self._view
        if view is None:
            return ""
        choice, settings = view.book.choice(target.slot, target.line), self.bridge.settings()
        if target.rival and not choice.rival:
            return self.tr("Once this is saved, half of the callers get A and half get B.")
        if not choice.name:
            other = slot_title("after-hours" if target.slot in CLOSED_SLOTS else "open")
            words = self.tr("Not in use: callers get the wording of “{other}”. Save to use it.")
            return words.replace("{other}", other)
        if target.slot == "booking" and not settings.booking_link:
            return self.tr("Used once the office has a booking link.")
        booking = view.book.choice("booking", target.line).name
        if target.slot == "open" and settings.booking_link and booking:
            words = self.tr("The office has a booking link: callers get “{other}” instead.")
            return words.replace("{other}", slot_title("booking"))
        if target.slot == "follow-up" and not settings.followup_enabled:
            return self.tr("Follow-ups are off. They are turned on on the page Office.")
        return ""

    def _try(self) -> None:
        """Fill in what is written, and say what is wrong with it."""
        if self._view is None:
            return
        target, written, office = self._target, self._written(), self._office()
        minutes = written.minutes or office.settings.promise_minutes
        self._values = templates.values(office, target.slot, target.language, target.line, minutes)
        tried = self._tried = templates.tried(
            written.body, self._values, language=target.language, slot=target.slot,
            minutes=minutes, told_in=strings.language(),
        )  # fmt: skip
        self._editor.show_values(self._values)
        self._counter.count(tried.text or written.body)
        self._checks.show_problems(
            tried.problems, asked(target.slot, closed=target.slot in CLOSED_SLOTS)
        )
        clock = say.clock(office.now, office.zone, strings.language())
        line = target.line or next(iter(office.settings.watched), "")
        self._sees.show_seen(Seen(written.body, tried.text, self._values, line, clock))
        self._show_foot(written, tried)

    def _show_foot(self, written: Written, tried: Tried) -> None:
        stored, name = self._stored(), self._name()
        about = self.tr("Not saved yet")
        if stored is not None:
            about = f"{wording_title(name)} · {saved_words(self.bridge, stored)}"
        errors = sum(problem.severity == "error" for problem in tried.problems)
        self._foot.show_state(about, errors, changed=self._changed(), undo=written != self._kept())

    def _changed(self) -> bool:
        """Whether saving would do anything."""
        if self._view is None:
            return False
        choice = self._view.book.choice(self._target.slot, self._target.line)
        unused = not self._target.rival and not choice.name
        return unused or self._stored() is None or self._written() != self._kept()

    # --- changing it ---

    def _edited(self) -> None:
        self._foot.tell("")
        self._bring(Written(self._editor.text(), self._written().minutes))

    def _bring(self, written: Written) -> None:
        """Have this stand in the editor, not saved yet."""
        key = (self._target, self._name())
        self._drafts.pop(key, None)
        if written != self._kept():
            self._drafts[key] = written
        if self._editor.text() != written.body:
            with QSignalBlocker(self._editor):
                self._editor.replace_text(written.body)
        self._try()

    def _mend(self, word: str) -> None:
        written, target = self._written(), self._target
        body = mended(written.body, word, target.language, target.slot)
        self._bring(Written(body, written.minutes))
        self._editor.setFocus()

    def _undo(self) -> None:
        self._bring(self._kept())
        self._editor.setFocus()

    def _save(self) -> None:
        doing = self.bridge.do(
            save, self.bridge.zone, self._target, self._written(), author=self.bridge.staff
        )
        key = (self._target, self._name())
        doing.then(partial(self._saved, key)).failed(self._failed)

    def _saved(self, key: tuple[Target, str], saved: Saved) -> None:
        self._drafts.pop(key, None)
        anew = self.tr("Saved. The comparison begins anew, for it is another text now.")
        self._done(anew if saved.restarted else self.tr("Saved."))

    def _rearranged(self, sentence: str) -> None:
        """The slot uses another wording, or compares two."""
        self._choice.show_rival(False)
        self._done(sentence)

    def _done(self, sentence: str) -> None:
        self._foot.tell(sentence)
        self._ask()

    def _failed(self, sentence: str) -> None:
        self._foot.refuse(sentence)

    def _open_more(self) -> None:
        if self._view is not None:
            self._more.open(self._target, self._view.book, self._written())

    def _test(self) -> None:
        text = self._tried.text if self._tried is not None else None
        if text is None:
            self._failed(self.tr("It cannot go out: there is nothing to fill in for a field."))
            return
        dialog = TestText(self.bridge, text, self.window())
        dialog.sent.connect(self._foot.tell)
        dialog.open()

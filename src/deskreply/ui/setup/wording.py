"""Step 4: what callers get, and how it looks on their phone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain import lint, mending, templates
from deskreply.domain.lint import Problem
from deskreply.domain.starting_set import BY_NAME
from deskreply.engine import officehours, wording
from deskreply.engine.templates import EXAMPLE_NAME
from deskreply.settings.kinds import Json
from deskreply.ui import kit, say, strings
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.phone import Phone, Shown
from deskreply.ui.setup.port import Wordings
from deskreply.ui.setup.step import GoOn, Step
from deskreply.ui.setup.welcome import LANGUAGES
from deskreply.ui.wording import Checks, WordingEditor, counter, wording_title

SLOT = "open"


class WordingStep(Step):
    """What is typed is remembered for each wording and language, and kept with Next."""

    def __init__(self, around: SetupAround) -> None:
        super().__init__(around)
        self._known: Wordings | None = None
        # What stands in the editor, by name and language, and which of them is open.
        self._bodies: dict[tuple[str, str], str] = {}
        self._open = ("", "")
        self._settings = around.port.settings()
        labels = (kit.Label(size=13, weight=600) for _ in range(3))
        self._from_label, self._text_label, self._phone_label = labels
        self._from = kit.Select()
        self._language = kit.Chip("", trailing="chevron-down", checkable=False, soft=True)
        self._editor = WordingEditor(lines=4)
        self._field = self._editor.focusProxy() or self._editor
        self._fine, self._checks, self._remarks = _Fine(), Checks(), QWidget()
        self._count = kit.Label(size=13, ink="muted")
        self._phone = Phone()
        self._lay_out()
        self._from.activated.connect(self._choose)
        self._language.clicked.connect(self._offer_languages)
        self._editor.changed.connect(self._typed)
        self._checks.mend.connect(self._mend)
        # Enter is Next here as well; Shift+Enter begins a line.
        self._field.installEventFilter(self)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def title(self) -> str:
        return self.tr("What callers get")

    def line(self) -> str:
        return self.tr("Pick a wording, then make it yours.")

    def can_go_on(self) -> bool:
        return self._known is not None and not self._errors()

    def first_field(self) -> QWidget:
        return self._field

    def enter(self) -> None:
        """Settings may be others now; the wordings are asked for once."""
        self._settings = self.around.port.settings()
        if self._known is None:
            self.work(self.around.port.wordings, self._fill)
        else:
            self._show()

    def entered(self) -> dict[str, Json]:
        known = self._known
        if known is None:
            return {}
        texts: list[Json] = [
            [*key, body] for key, body in self._bodies.items() if body != known.bodies.get(key, "")
        ]
        return {"open": list(self._open), "texts": texts}

    def restore(self, entered: Mapping[str, Json]) -> None:
        name, language = entered["open"]
        self._bodies |= {(name, language): body for name, language, body in entered["texts"]}
        self._open = (name, language)

    def leave(self, go_on: GoOn) -> None:
        """Keep the text, and with it the database; and the language it is in."""
        name, language = self._open
        port, body = self.around.port, self._editor.text()

        def keep() -> None:
            port.save_wording(name, language, body)
            port.save({"office.language": language})

        self.work(keep, partial(self.kept, go_on))

    # --- what is written ---

    def _fill(self, known: Wordings) -> None:
        self._known = known
        self._bodies = {**known.bodies, **self._bodies}
        if self._open not in self._bodies:
            self._open = (known.chosen, self._settings.language)
        self._offer()
        self._put_in()

    def _offer(self) -> None:
        """The wordings of opening hours whose fields have a value here."""
        if self._known is None:
            return
        names = [n for n, _ in self._bodies if n not in BY_NAME or BY_NAME[n].slot == SLOT]
        chosen = self._open[0]
        self._from.clear()
        for name in dict.fromkeys(names):
            body = self._bodies.get((name, self._open[1]), "")
            if name == chosen or (body and not lint.missing(body, self._values())):
                self._from.addItem(wording_title(name), name)
        self._from.setCurrentIndex(self._from.findData(chosen))

    def _choose(self) -> None:
        self._open = (str(self._from.currentData()), self._open[1])
        self._put_in()

    def _offer_languages(self) -> None:
        menu = kit.Menu(self)
        for code, words in LANGUAGES.items():
            menu.add(words, partial(self._write_in, code), checked=code == self._open[1])
        menu.open_below(self._language)

    def _write_in(self, language: str) -> None:
        self._open = (self._open[0], language)
        self._offer()
        self._put_in()

    def _put_in(self) -> None:
        self._editor.set_text(self._bodies.get(self._open, ""))
        self._show()

    def _typed(self) -> None:
        if self._known is not None:
            self._bodies[self._open] = self._editor.text()
            self._show()

    # --- what is shown ---

    def _values(self) -> dict[str, str]:
        """What each field says right now; "" where nothing is known for it."""
        settings, language = self._settings, self._open[1] or self._settings.language
        line = settings.watched[0] if settings.lines else ""
        now = self.around.now()
        calendar = officehours.calendar(settings, self._zone(), line)
        values = wording.office_values(settings, calendar, now, line, language)
        values["promise"] = templates.promise_words(self._minutes(), language)
        values["first_name"] = EXAMPLE_NAME
        return values

    def _minutes(self) -> int:
        starter = BY_NAME.get(self._open[0])
        own = starter.promise_minutes if starter is not None else 0
        return own or self._settings.promise_minutes

    def _zone(self) -> str:
        return self._settings.timezone or self.around.port.zone()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in kit.ENTER and not shift:
                self.next_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _checked(self) -> list[Problem]:
        return lint.check(
            self._editor.text(), self._open[1], slot=SLOT, minutes=self._minutes(),
            values=self._values(), told_in=strings.language(),
        )  # fmt: skip

    def _errors(self) -> list[Problem]:
        return [problem for problem in self._checked() if problem.severity == "error"]

    def _show(self) -> None:
        problems = self._checked()
        values = self._values()
        try:
            text = templates.render(self._editor.text(), values)
        except templates.UnfilledField:
            text = self._editor.text()
        self._editor.show_values(values)
        # One at a time: there is room for one.
        self._checks.show_problems(problems[:1], ())
        self._remarks.setVisible(bool(problems))
        self._fine.setVisible(not problems)
        self._count.setText(counter.words(templates.parts(text)))
        self._count.setToolTip(counter.why(text))
        self._language.setText(LANGUAGES.get(self._open[1], ""))
        self._phone.show_text(self._on_screen(text))
        self.changed.emit()

    def _on_screen(self, text: str) -> Shown:
        settings, now, zone = self._settings, self.around.now(), self._zone()
        return Shown(
            "".join(word[0] for word in settings.business.split()[:2]).upper(),
            say.number(settings.watched[0]) if settings.lines else "",
            say.when(now, zone, now, strings.language()),
            text,
            self.tr("Text message"),
        )

    def _mend(self, word: str) -> None:
        """Put in what is missing."""
        language = self._open[1]
        self._editor.replace_text(mending.mended(self._editor.text(), word, language, SLOT))

    def retranslate(self) -> None:
        """Set every word of this page anew."""
        self._from_label.setText(self.tr("Start from"))
        self._from.setAccessibleName(self.tr("Start from"))
        self._text_label.setText(self.tr("Automatic text"))
        self._fine.words.setText(self.tr("Names the office, asks a question, says STOP"))
        self._language.setToolTip(self.tr("Language of this text"))
        self._phone_label.setText(self.tr("On their phone"))
        self._phone.setAccessibleName(self.tr("On their phone"))
        self._offer()
        self._show()

    # --- look ---

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(28))
        self._left.setSpacing(0)
        self._right.setSpacing(px(4))
        self._from_label.setContentsMargins(0, 0, 0, px(4))
        self._count.setContentsMargins(0, px(6), 0, 0)
        self._from_label.setFixedHeight(px(22))
        self._remarks.setContentsMargins(0, px(4), 0, 0)
        self._phone_label.setFixedHeight(px(18))
        self._head.setContentsMargins(0, 0, 0, 0)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        remarks = QVBoxLayout(self._remarks)
        remarks.addWidget(self._checks)
        remarks.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._text_label, 1)
        self._head.addWidget(self._language)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self._from_label)
        self._left.addWidget(self._from)
        self._left.addLayout(self._head)
        self._left.addWidget(self._editor)
        self._left.addWidget(self._fine)
        self._left.addWidget(self._remarks)
        self._left.addWidget(self._count)
        self._left.addStretch(1)
        self._right.addWidget(self._phone_label)
        self._right.addWidget(self._phone)
        self._right.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._left, 1)
        self._row.addLayout(self._right)
        QWidget.setTabOrder(self._from, self._language)
        QWidget.setTabOrder(self._language, self._field)


class _Fine(QWidget):
    """Nothing is wrong with the text."""

    def __init__(self) -> None:
        super().__init__()
        self._sign, self.words = kit.Label(), kit.Label(size=12, weight=500, ink="ok", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self.theme = kit.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self._sign.setPixmap(self.theme.pixmap("check", "ok", 16))
        self._row.setContentsMargins(0, self.theme.px(6), 0, 0)
        self._row.setSpacing(self.theme.px(6))

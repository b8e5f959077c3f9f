"""Step 1: the language of the screen, and practice or the real thing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from deskreply.settings.kinds import Json
from deskreply.ui import kit, strings
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.choices import LanguageOption, StartOption
from deskreply.ui.setup.step import GoOn, Step

# Each language in its own words, in every language.
LANGUAGES = {"en": "English", "es": "Español"}


class WelcomeStep(Step):
    """``practice``: whether the person wants to see it with practice callers first."""

    def __init__(self, around: SetupAround) -> None:
        super().__init__(around)
        self._language = kit.Label(size=13, weight=600)
        self._about = kit.Label(size=12, ink="muted")
        self._options = {code: LanguageOption(words) for code, words in LANGUAGES.items()}
        self._start = kit.Label(size=13, weight=600)
        self._try, self._real = StartOption("graduation-cap"), StartOption("plug")
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        for group, options in zip(
            self._groups, (self._options.values(), (self._try, self._real)), strict=True
        ):
            for option in options:
                group.addButton(option)
        self._try.setChecked(True)
        self._entered = False
        self._lay_out()
        self._groups[0].buttonToggled.connect(self._speak)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    @property
    def practice(self) -> bool:
        """Whether practice callers come first."""
        return self._try.isChecked()

    def title(self) -> str:
        return self.tr("Welcome to DeskReply")

    def line(self) -> str:
        return self.tr("When nobody can pick up, DeskReply texts the caller back.")

    def first_field(self) -> QWidget:
        return self._options[self._chosen()]

    def enter(self) -> None:
        """The language that was chosen, at first the PC's own; and what was begun."""
        settings = self.around.port.settings()
        if not self._entered:
            self._entered = True
            spanish = QLocale.system().language() == QLocale.Language.Spanish
            first = settings.desk_language or ("es" if spanish else settings.language)
            self._options[first].setChecked(True)
            self._real.setChecked(settings.setup_step > 1)

    def entered(self) -> dict[str, Json]:
        return {"language": self._chosen(), "practice": self.practice}

    def restore(self, entered: Mapping[str, Json]) -> None:
        self._options[entered["language"]].setChecked(True)
        self._real.setChecked(not entered["practice"])

    def leave(self, go_on: GoOn) -> None:
        """Keep the language."""
        self.save({"desk.language": self._chosen()}, go_on)

    def retranslate(self) -> None:
        """Set every word of this page anew."""
        self._language.setText(self.tr("Language"))
        self._about.setText(self.tr("for staff; each patient has their own"))
        self._start.setText(self.tr("How do you want to start?"))
        self._try.show_words(
            self.tr("Try it with practice callers"),
            self.tr("No account, no keys. Nothing is sent. About three minutes."),
            self.tr("Best first step"),
        )
        self._real.show_words(
            self.tr("Set up for real"),
            self.tr("You need your Twilio keys and the office number."),
        )
        self.changed.emit()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._column.setContentsMargins(0, px(8), 0, 0)
        self._column.setSpacing(0)
        self._column.setSpacing(px(9))
        self._gap.setFixedHeight(px(4))
        for row in (self._languages, self._starts, self._named):
            row.setSpacing(px(8))

    def _chosen(self) -> str:
        return next(code for code, option in self._options.items() if option.isChecked())

    def _speak(self) -> None:
        app = QApplication.instance()
        if app is not None and self._groups[0].checkedButton() is not None:
            strings.install(app, self._chosen())

    def _lay_out(self) -> None:
        self._named, self._languages, self._starts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._named.addWidget(self._language)
        self._named.addWidget(self._about, 1)
        for option in self._options.values():
            self._languages.addWidget(option)
        self._starts.addWidget(self._try)
        self._starts.addWidget(self._real)
        self._gap = QWidget()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._named)
        self._column.addLayout(self._languages)
        self._column.addWidget(self._gap)
        self._column.addWidget(self._start)
        self._column.addLayout(self._starts)
        self._column.addStretch(1)

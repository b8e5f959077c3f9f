"""What is missing in a wording, each with the button that puts it in, and what is right already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deskreply.domain.lint import Problem
from deskreply.domain.mending import MENDABLE
from deskreply.ui import kit
from deskreply.ui.kit.buttons import HIT

# What is asked of a first text, in the order in which it is told to be right.
_ASKED = (
    ("no-acknowledgment",),
    ("no-question", "no-window"),
    ("no-business", "no-opt-out"),
    ("no-emergency",),
)
# A follow-up needs less; only a text from a closed office speaks of emergencies.
_FOLLOW_UP = ("no-question", "no-business")


def asked(slot: str, *, closed: bool) -> tuple[tuple[str, ...], ...]:
    """The words of ``lint.check`` that may be told of a wording of this slot, in groups."""
    if slot == "follow-up":
        return ((_FOLLOW_UP[0],), (_FOLLOW_UP[1],))
    return _ASKED if closed else _ASKED[:-1]


class Checks(kit.Worded, QWidget):
    """``mend``: the word of the problem that is to be put right. ``brief``: all that is right in
    one line."""

    mend = Signal(str)

    def __init__(self, *, brief: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief = brief
        self._problems: tuple[Problem, ...] = ()
        self._groups: tuple[tuple[str, ...], ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.theme = kit.follow(self)
        self.restyle()

    def show_problems(
        self, problems: Sequence[Problem], groups: tuple[tuple[str, ...], ...]
    ) -> None:
        """Of a wording, as ``lint.check`` has them; ``groups``: see ``asked``."""
        if (tuple(problems), groups) != (self._problems, self._groups):
            self._problems, self._groups = tuple(problems), groups
            self._fill()

    def retranslate(self) -> None:
        self._fill()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._column.setSpacing(self.theme.px(4))

    def _fill(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._wrong(problem) for problem in self._problems]
        if not any(problem.word == "empty" for problem in self._problems):
            self._lines += [_Right(words) for words in self._right()]
        for line in self._lines:
            self._column.addWidget(line)

    def _wrong(self, problem: Problem) -> QWidget:
        line = _Wrong(problem, _short(problem))
        line.pressed.connect(partial(self.mend.emit, problem.word))
        return line

    def _right(self) -> Iterable[str]:
        wrong = {problem.word for problem in self._problems}
        groups = ([_right(word) for word in group if word not in wrong] for group in self._groups)
        told = [", ".join(group) for group in groups if group]
        for words in [", ".join(told)] if self._brief and told else told:
            yield words[0].upper() + words[1:]


def _short(problem: Problem) -> str:
    """What is wrong, in few words where a button puts it right."""
    said = {
        "no-business": QCoreApplication.translate("Checks", "Name the office"),
        "no-acknowledgment": QCoreApplication.translate("Checks", "Say sorry for the missed call"),
        "no-question": QCoreApplication.translate("Checks", "Ask an open question"),
        "no-window": QCoreApplication.translate("Checks", "Say when you will answer"),
        "no-opt-out": QCoreApplication.translate("Checks", "Needs “Reply STOP to opt out”"),
        "no-emergency": QCoreApplication.translate("Checks", "Say what to do in an emergency"),
    }
    return said.get(problem.word, problem.sentence)


def _right(word: str) -> str:
    """What is right, as a part of a line."""
    return {
        "no-business": QCoreApplication.translate("Checks", "names the office"),
        "no-acknowledgment": QCoreApplication.translate("Checks", "says sorry for the missed call"),
        "no-question": QCoreApplication.translate("Checks", "asks an open question"),
        "no-window": QCoreApplication.translate("Checks", "says when you answer"),
        "no-opt-out": QCoreApplication.translate("Checks", "says how to stop"),
        "no-emergency": QCoreApplication.translate("Checks", "says what to do in an emergency"),
    }[word]


class _Wrong(kit.Card):
    """One thing that is wrong: red where it keeps the wording from being saved."""

    pressed = Signal()

    def __init__(self, problem: Problem, words: str) -> None:
        error = problem.severity == "error"
        tone, icon = ("over", "circle-x") if error else ("due", "triangle-alert")
        super().__init__(fill=f"{tone}_bg", border="")
        self._tone, self._icon = tone, icon
        self.words = kit.Label(words, size=13, weight=600, ink=tone, wrap=True)
        self.words.setToolTip(problem.sentence)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        if problem.word in MENDABLE:
            self._row.addWidget(self._button(words))
        self.restyle()

    def _button(self, words: str) -> QWidget:
        button = Link(QCoreApplication.translate("Checks", "Add it"), self._tone)
        button.setAccessibleDescription(words)
        button.clicked.connect(self.pressed)
        return button

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self._row.setContentsMargins(px(38), px(2), px(16), px(2))
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self.theme.px
        box = QRect(px(12), 0, px(16), self.height())
        kit.draw_icon(QPainter(self), box, self._icon, self._tone, 16)


class Link(kit.Pressed):
    """A button that looks like a link, in the colour of what it stands in."""

    def __init__(self, words: str, ink: str, parent: QWidget | None = None) -> None:
        self._ink = ink
        super().__init__(words, parent)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.theme.font(13, 600))
        return QSize(metrics.horizontalAdvance(self.text()) + 2, self.theme.px(HIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), self.theme.font(13, 600)
        font.setUnderline(True)
        align = Qt.AlignmentFlag.AlignCenter
        ink = self.theme.tokens.named(self._ink)
        kit.draw_text(painter, self.rect(), self.text(), font, ink, align)
        if self.ringed:
            kit.draw_frame(painter, self.rect(), self.theme.px(4), None, ink, 2)


class _Right(QWidget):
    """One thing that is right."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._mark = QLabel()
        self.words = kit.Label(words, size=13, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self.theme = kit.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._row.setContentsMargins(px(12), px(3), px(12), px(3))
        self._row.setSpacing(px(10))
        self._mark.setPixmap(self.theme.pixmap("check", "ok", 16))

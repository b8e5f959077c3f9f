"""The column beside the conversation while one practises: what to try, and who calls."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.ui import links, say
from deskreply.ui.backend import PracticeControl
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.scroll import Scroll
from deskreply.ui.kit import Card, Label, Worded, announce, follow
from deskreply.ui.kit.draw import draw_frame
from deskreply.ui.practice import words
from deskreply.ui.practice.asked import Standing, Step, Tried, tried
from deskreply.ui.practice.rows import CallerRow, StepRow
from deskreply.ui.theme import Theme

_SIDE = 16


class Checklist(Worded, QWidget):
    """``opened``: a caller's conversation is to be shown (a number, and "" for its end)."""

    opened = Signal(str, str)

    def __init__(
        self, bridge: Bridge, control: PracticeControl, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._control = bridge, control
        self._tried: Tried | None = None
        self._title = Label(weight=600)
        self._count = Label(size=12, weight=600, ink="practice")
        self._bar = _Progress()
        self._steps = {step: StepRow(nth) for nth, step in enumerate(Step, start=1)}
        self._over = Label(size=12, ink="practice", wrap=True)
        self._heading = Label(size=12, weight=600, ink="muted")
        self._callers = {each.name: CallerRow() for each in control.callers()}
        self._card = Card(radius=12)
        self._content = QWidget()
        self._lay_out()
        for row in self._callers.values():
            row.opened.connect(lambda number: self.opened.emit(number, ""))
        bridge.changed.connect(self._ask)
        bridge.settings_changed.connect(self.retranslate)
        bridge.ticked.connect(self._show_callers)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    # --- what is shown ---

    def _ask(self) -> None:
        if self.isVisible():
            numbers = [each.number for each in self._control.callers() if each.called]
            self._bridge.ask("practice", partial(tried, callers=numbers), self._show)

    def _show(self, found: Tried) -> None:
        before, self._tried = self._tried, found
        self._show_steps()
        self._show_callers()
        fresh = found.steps.keys() - before.steps.keys() if before is not None else ()
        for step in fresh:
            announce(self, f"{words.title(step)}: {self._done(step, found)}")

    def _show_steps(self) -> None:
        found = self._tried
        steps = found.steps if found is not None else {}
        now = next((step for step in Step if step not in steps), None)
        for step, row in self._steps.items():
            done = found is not None and step in steps
            line = self._done(step, found) if found is not None and done else words.hint(step)
            row.show_step(words.title(step), line, done=done, now=step is now)
        said = self.tr("{done} of {all}")
        self._count.setText(
            said.replace("{done}", str(len(steps))).replace("{all}", str(len(Step)))
        )
        self._bar.show_share(len(steps) / len(Step))
        self._over.setVisible(now is None)

    def _show_callers(self) -> None:
        if not self.isVisible():
            return
        standing = self._tried.standing if self._tried is not None else {}
        for each in self._control.callers():
            how = standing.get(each.number, Standing.CALLING)
            self._callers[each.name].show_caller(
                each, words.caller(each.name), words.icon(each.name), words.state(each, how),
                there=each.number in standing, now=each.called and how is Standing.CALLING,
            )  # fmt: skip

    def _done(self, step: Step, found: Tried) -> str:
        whom = found.steps[step]
        if step is not Step.REPLY:
            whom = links.visible(found.names.get(whom, "")) or say.number(whom)
        return words.outcome(step, whom)

    # --- the widget ---

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Practice"))
        self._title.setText(self.tr("Your first five"))
        self._over.setText(self.tr("That is all of it. You are ready for real callers."))
        self._heading.setText(self.tr("Practice callers"))
        self._show_steps()
        self._show_callers()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._column.setContentsMargins(px(_SIDE) - 1, px(16), px(_SIDE), px(16))
        self._column.setSpacing(0)
        self._in_card.setContentsMargins(px(6), px(17), px(6), px(10))
        self._in_card.setSpacing(px(2))
        self._head.setContentsMargins(px(10), 0, px(10), px(9))
        self._below.setContentsMargins(px(10), 0, px(10), px(10))
        self._over.setContentsMargins(px(10), px(4), px(10), px(4))
        self._named.setContentsMargins(0, px(18), 0, px(6))
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_callers()
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self.theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, 0, 1, self.height(), tokens.divider)

    def _lay_out(self) -> None:
        self._head, self._below = QHBoxLayout(), QVBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._count)
        self._below.addWidget(self._bar)
        self._in_card = QVBoxLayout(self._card)
        self._in_card.addLayout(self._head)
        self._in_card.addLayout(self._below)
        for row in self._steps.values():
            self._in_card.addWidget(row)
        self._in_card.addWidget(self._over)
        self._column = column = QVBoxLayout(self._content)
        column.addWidget(self._card)
        self._named = QVBoxLayout()
        self._named.addWidget(self._heading)
        column.addLayout(self._named)
        for caller in self._callers.values():
            column.addWidget(caller)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(self._content))


class _Progress(QWidget):
    """How much of it is done."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.theme = follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.setFixedHeight(self.theme.px(6))
        self.update()

    def show_share(self, share: float) -> None:
        """From 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self.theme.tokens
        radius = self.height() / 2
        draw_frame(painter, self.rect(), radius, tokens.sunken)
        done = self.rect()
        done.setWidth(round(done.width() * self._share))
        if not done.isEmpty():
            draw_frame(painter, done, radius, tokens.practice)

"""What is out of the ordinary with a conversation, each with the way out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from deskreply.ui.contact.section import fill
from deskreply.ui.kit import Label, draw_frame, draw_icon, follow
from deskreply.ui.work.link import Link


@dataclass(frozen=True, slots=True)
class State:
    """``tone``: as for a pill. ``action``: the words of the way out, "" for none, which ``key``
    names."""

    key: str
    tone: str
    icon: str
    text: str
    action: str = ""


class StateLine(QFrame):
    """One of them, on the ground of its tone."""

    def __init__(self, state: State, acted: Callable[[str], None]) -> None:
        super().__init__()
        self._state = state
        self._words = Label(state.text, size=13, weight=500, ink=state.tone, wrap=True)
        self._action = Link(state.action)
        self._action.clicked.connect(lambda: acted(state.key))
        self._action.setVisible(bool(state.action))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        self._column.addWidget(self._action)
        self.theme = follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._column.setContentsMargins(px(36), px(8), px(12), px(0 if self._state.action else 8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.theme.px
        painter = QPainter(self)
        ground = self.theme.tokens.named(f"{self._state.tone}_bg")
        draw_frame(painter, self.rect(), px(8), ground)
        box = QRect(px(10), px(8), px(18), px(18))
        draw_icon(painter, box, self._state.icon, self._state.tone, 18)


class States(QWidget):
    """Nothing where all is as usual."""

    def __init__(self, acted: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acted = acted
        self._shown: tuple[State, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.theme = follow(self)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._column.setSpacing(self.theme.px(8))

    def show_states(self, states: Sequence[State]) -> None:
        """The most important first."""
        if tuple(states) != self._shown:
            self._shown = tuple(states)
            fill(self._column, [StateLine(state, self._acted) for state in states])
        self.setVisible(bool(states))

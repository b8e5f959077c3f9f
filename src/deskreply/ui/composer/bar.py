"""A line between conversation and editor: what is to be known or decided before one goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from deskreply.ui.kit import Button, Kind, Label, announce, draw_frame, draw_icon, follow

_SIDE, _ICON, _RADIUS = 12, 18, 8
# With less room for the words, the buttons stand below them.
_WORDS = 220


class Act(NamedTuple):
    """A button of a bar."""

    words: str
    kind: Kind
    act: Callable[[], object]


class Bar(QFrame):
    """Icon, words, and up to three buttons. ``tone``: due, over or waiting. Esc presses the first
    button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._icon = "waiting", "info"
        self._buttons: list[Button] = []
        self._acts: tuple[Act, ...] = ()
        self.words = Label(size=13, weight=500, wrap=True)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.words, 1)
        self._row.addLayout(self._line)
        # Not fixed: words that wrap need more than the hint says.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.theme = follow(self)
        self.hide()
        self.restyle()

    def show_words(
        self,
        words: str,
        *,
        tone: str,
        icon: str,
        buttons: Sequence[Act] = (),
    ) -> None:
        """Say something, with what can be done about it."""
        if not self.isHidden() and words == self.words.text() and self._same(buttons):
            self._acts = tuple(buttons)
            return
        self._acts = tuple(buttons)
        self._tone, self._icon = tone, icon
        self.words.setText(words)
        self.words.set_ink(tone)
        self.setAccessibleName(words)
        for former in self._buttons:
            former.hide()
            self._line.removeWidget(former)
            former.deleteLater()
        self._buttons = [self._button(at, each) for at, each in enumerate(buttons)]
        self.restyle()
        self.show()
        announce(self, words, assertive=tone == "over")

    def choose(self) -> None:
        """Give the keyboard to the first button."""
        for button in self._buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        room = self.width() - px(2 * _SIDE + _ICON)
        wide = sum(button.sizeHint().width() + px(4) for button in self._buttons)
        beside = room - wide >= px(_WORDS) or not self._buttons
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        ends = px(4) if self._buttons else px(9)
        self._row.setContentsMargins(px(_SIDE + _ICON + 10), ends, px(_SIDE - 4), ends)
        self._row.setSpacing(px(8) if beside else px(2))
        one_line = wide <= room
        self._line.setDirection(direction.LeftToRight if one_line else direction.TopToBottom)
        self._line.setSpacing(px(4))
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumHeight(px(36))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._buttons:
            self._buttons[0].click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The button with the keyboard is pressed, once for each press of the key.
            focused = next((button for button in self._buttons if button.hasFocus()), None)
            if focused is not None and not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter = self.theme.px, QPainter(self)
        ground = self.theme.tokens.named(f"{self._tone}_bg")
        draw_frame(painter, self.rect(), px(_RADIUS), ground)
        first = self.words.geometry()
        box = QRect(px(_SIDE), first.top(), px(_ICON), first.height())
        draw_icon(painter, box, self._icon, self._tone, _ICON)

    def _same(self, buttons: Sequence[Act]) -> bool:
        return [act[:2] for act in self._acts] == [act[:2] for act in buttons]

    def _button(self, at: int, act: Act) -> Button:
        button = Button(act.words, kind=act.kind)
        button.setAccessibleName(act.words)
        # Looked up when it is pressed: the same words may mean another text by then.
        button.clicked.connect(lambda: self._acts[at].act())
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        # At once: the keyboard may be put on it.
        button.show()
        return button

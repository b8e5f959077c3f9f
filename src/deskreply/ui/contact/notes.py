"""The newest notes; a click goes to where one stands in the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.domain.models import Message
from deskreply.ui import links
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.section import Section, fill
from deskreply.ui.kit import Worded, draw_focus, draw_frame, draw_text
from deskreply.ui.kit.buttons import Pressed
from deskreply.ui.work import words

MOST_LINES = 4
_SIDE, _TOP, _GAP = 12, 8, 2


class NoteButton(Pressed):
    """A note on yellow, cut after some lines, with who wrote it when."""

    def __init__(self, body: str, written: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._body, self._written = " ".join(links.readable(body).split()), written
        self.setAccessibleName(f"{self._body}, {written}")
        self.setToolTip(links.readable(body))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def sizeHint(self) -> QSize:
        width = self.theme.px(200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(80), self.theme.px(56))

    def heightForWidth(self, width: int) -> int:
        px = self.theme.px
        lines = len(self._lines(width - 2 * px(_SIDE)))
        return 2 * px(_TOP) + px(_GAP) + lines * px(20) + px(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        border = tokens.outline if self.underMouse() else None
        draw_frame(painter, self.rect(), px(8), tokens.bubble_note, border)
        room = self.rect().adjusted(px(_SIDE), px(_TOP), -px(_SIDE), 0)
        for line in self._lines(room.width()):
            room.setHeight(px(20))
            draw_text(painter, room, line, self.theme.font(), tokens.text)
            room.moveTop(room.top() + px(20))
        room.moveTop(room.top() + px(_GAP))
        room.setHeight(px(18))
        draw_text(painter, room, self._written, self.theme.font(12), tokens.muted)
        if self.ringed:
            draw_focus(painter, self.rect(), px(8))

    def _lines(self, width: int) -> list[str]:
        """The words in lines of this width; the last of too many is cut."""
        metrics = QFontMetrics(self.theme.font())
        lines = [""]
        for word in self._body.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


class Notes(Worded, Section):
    """``picked``: the id of a note that was pressed. ``wanted``: a new one is to be written."""

    picked = Signal(str)
    wanted = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.link.set_icon("plus")
        self.link.clicked.connect(self.wanted)
        self.retranslate()

    def show_notes(self, notes: Sequence[Message]) -> None:
        """The newest first."""
        shown = tuple((each.id, each.body, self._written(each)) for each in notes)
        if shown == self._shown:
            return
        self._shown = shown
        fill(self.body, [self._button(*note) for note in shown])

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        super().restyle()
        self.body.setSpacing(self.theme.px(8))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.name.setText(self.tr("Notes"))
        self.link.setText(self.tr("Add note"))
        self.restyle()

    def _button(self, note_id: str, body: str, written: str) -> NoteButton:
        button = NoteButton(body, written)
        button.clicked.connect(lambda: self.picked.emit(note_id))
        return button

    def _written(self, note: Message) -> str:
        return " · ".join(
            filter(None, (links.visible(note.author), words.when(self._bridge, note.at)))
        )

"""Minutes of a day as times that one reads and types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskreply.domain.dayhours import STEP
from deskreply.domain.hours_text import DAY_MINUTES, Span, parse_clock
from deskreply.ui import kit, strings


def clock(minute: int, *, half: bool = True) -> str:
    """ "8:00 AM", without its ``half`` "8:00"; in Spanish "08:00"."""
    if strings.language() == "es":
        return f"{minute // 60:02}:{minute % 60:02}"
    minute %= DAY_MINUTES
    said = f"{minute // 60 % 12 or 12}:{minute % 60:02}"
    return f"{said} {'AM' if minute < DAY_MINUTES // 2 else 'PM'}" if half else said


def short_span(span: Span) -> str:
    """ "12:00 - 1:00", with a proper dash."""
    return f"{clock(span[0], half=False)} \u2013 {clock(span[1], half=False)}"


def spoken_spans(spans: Sequence[Span]) -> str:
    """ "8:00 AM-12:00 PM, 1:00 PM-5:00 PM", with proper dashes."""
    return ", ".join(f"{clock(start)}\u2013{clock(end)}" for start, end in spans)


class TimeField(kit.LineEdit):
    """A time of day, typed in any usual form, or moved with the arrow keys by a quarter of an hour.

    ``entered``: another one. ``refused``: what stands there is no time; it stays there. ``after``:
    the minute that it comes after, -1 for none.
    """

    entered = Signal(int)
    refused = Signal(str)

    def __init__(self, *, after: int = -1, width: int = 96, parent: QWidget | None = None) -> None:
        self._width, self._minute, self.after = width, 0, after
        super().__init__(parent=parent)
        self.editingFinished.connect(self.commit)
        self.textEdited.connect(self._right)

    def show_minute(self, minute: int) -> None:
        """Another time, unless somebody types one."""
        self._minute = minute
        if not (self.isModified() and self.hasFocus()):
            self.setText(clock(minute))
            self._right()

    def retranslate(self) -> None:
        """The same in another language."""
        self.show_minute(self._minute)

    def commit(self) -> None:
        """Take what is typed."""
        if not self.isModified():
            return
        try:
            minute = parse_clock(self.text(), after=self.after)
        except ValueError:
            self.refuse()
            return
        self.setModified(False)
        changed, before = minute != self._minute, self._minute
        self.show_minute(minute)
        if changed:
            self._minute = before
            self.entered.emit(minute)

    def refuse(self) -> None:
        """Mark what stands there as wrong."""
        over, px = self.theme.tokens.over.name(), self.theme.px
        self.setStyleSheet(
            f"QLineEdit, QLineEdit:focus {{ border: 2px solid {over};"
            f" min-height: {px(32)}px; padding: 0 {px(10)}px; }}"
        )
        self.refused.emit(self.text().strip())

    def restyle(self) -> None:
        super().restyle()
        self.setFixedWidth(self.theme.px(self._width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            # It takes back what is typed, before it closes anything.
            self.setModified(False)
            self.show_minute(self._minute)
            return
        step = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.commit()
        minute = (self._minute // STEP) * STEP + step
        if 0 <= minute <= DAY_MINUTES:
            self.setModified(False)
            self.entered.emit(minute)

    def _right(self) -> None:
        if self.styleSheet():
            self.setStyleSheet("")

"""The breaks of one day, each from when to when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.dayhours import DayHours
from deskreply.domain.hours_text import Span
from deskreply.ui import kit
from deskreply.ui.settings.clocks import TimeField


class BreakRow(QWidget):
    """One break. ``moved``: other times; ``refused``: what is no time; ``removed``."""

    moved = Signal(int, int)
    refused = Signal(str)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._span: Span = (0, 0)
        self.begins, self.ends = TimeField(), TimeField()
        self.begins.setAccessibleName(self.tr("Break from"))
        self.ends.setAccessibleName(self.tr("Break until"))
        remove = kit.IconButton("trash-2", self.tr("Remove this break"))
        line = QHBoxLayout(self)
        for widget in (self.begins, kit.Label("\u2013"), self.ends, remove):
            line.addWidget(widget)
        px = self.begins.theme.px
        line.setContentsMargins(px(4), px(2), 0, px(2))
        line.setSpacing(px(6))
        self.begins.entered.connect(self._begins)
        self.ends.entered.connect(self._ends)
        for field in (self.begins, self.ends):
            field.refused.connect(self.refused)
        remove.clicked.connect(self.removed)

    def show_span(self, span: Span, opens: int) -> None:
        """Of a day that opens then."""
        self._span = span
        self.begins.after, self.ends.after = opens, span[0]
        self.begins.show_minute(span[0])
        self.ends.show_minute(span[1])

    def _begins(self, minute: int) -> None:
        start, end = self._span
        # It keeps its length where its beginning is moved behind its end.
        self.moved.emit(minute, end if minute < end else minute + end - start)

    def _ends(self, minute: int) -> None:
        self.moved.emit(self._span[0], minute)


class BreaksPopup(kit.Popup):
    """``changed``: the day with other breaks; each is told at once."""

    changed = Signal(object)

    def __init__(self, day: DayHours, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._day = day
        self._rows: list[BreakRow] = []
        self._column = QVBoxLayout()
        self._trouble = kit.Label(size=12, weight=500, ink="over", wrap=True)
        self._trouble.hide()
        self._add = kit.Button(self.tr("Add another break"), "plus", "quiet")
        self._add.clicked.connect(self._another)
        self.body.addLayout(self._column)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._add)
        self._show()

    def _show(self) -> None:
        while len(self._rows) > len(self._day.breaks):
            # The keyboard stays within: the pop-up would close.
            self._add.setFocus()
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(self._day.breaks):
            self._rows.append(self._new_row(len(self._rows)))
        for row, span in zip(self._rows, self._day.breaks, strict=True):
            row.show_span(span, self._day.opens)
        self._add.setEnabled(self._day.usual_break() is not None)

    def _new_row(self, at: int) -> BreakRow:
        row = BreakRow()
        row.moved.connect(partial(self._moved, at))
        row.refused.connect(self._no_time)
        row.removed.connect(partial(self._remove, at))
        self._column.addWidget(row)
        row.show()
        return row

    def _moved(self, at: int, start: int, end: int) -> None:
        try:
            day = self._day.with_break(start, end, at)
        except ValueError:
            self._show()
            self._say(self.tr("A break must lie within the hours, apart from others."))
            return
        self._take(day)

    def _remove(self, at: int) -> None:
        self._take(self._day.without_break(at))
        if not self._day.breaks:
            self.close_popup()

    def _another(self) -> None:
        day = self._day.usual_break()
        if day is not None:
            self._take(day)

    def _take(self, day: DayHours) -> None:
        self._day = day
        self._say("")
        self._show()
        self.changed.emit(day)
        self.adjustSize()

    def _no_time(self, typed: str) -> None:
        words = self.tr("“{typed}” is no time of day. Type it like 8:30 or 5 pm.")
        self._say(words.replace("{typed}", typed[:20]))

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.adjustSize()
        if sentence:
            kit.announce(self, sentence, assertive=True)

"""One day of the week: whether the office opens, from when to when, its breaks, and the bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskreply.domain.dayhours import DayHours
from deskreply.ui import kit
from deskreply.ui.settings.breaks import BreaksPopup
from deskreply.ui.settings.clocks import TimeField, short_span, spoken_spans
from deskreply.ui.settings.daybar import Bar
from deskreply.ui.settings.removable import Removable

NAME, FIELD, BREAK, BAR = 40, 94, 158, 144
# Behind the name, the switch, and each of the fields.
GAPS = (4, 8, 8, 12)


class DayName(kit.Pressed):
    """The name of a day; pressed, it copies the day's hours to others."""

    def __init__(self) -> None:
        super().__init__()
        self._open = True

    def set_open(self, is_open: bool) -> None:
        """An open day stands out."""
        self._open = is_open
        self.setEnabled(is_open)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(NAME), self.theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self.theme.tokens
        font = self.theme.font(14, 600 if self._open else 400)
        font.setUnderline(self._open and (self.underMouse() or self.ringed))
        ink = tokens.text if self._open else tokens.muted
        kit.draw_text(painter, self.rect(), self.text(), font, ink)


class DayRow(kit.Worded, QWidget):
    """``changed``: its hours, None for closed. ``refused``: a sentence about what was typed.
    ``copied``: these hours are wanted on other days, up to Friday or on all."""

    changed = Signal(object)
    refused = Signal(str)
    copied = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: DayHours | None = None
        self._words = ("", "")
        self.name, self.switch = DayName(), kit.Switch("")
        self.opens, self.closes = TimeField(width=FIELD), TimeField(width=FIELD, after=0)
        self._closed = kit.Label(size=13, ink="muted")
        self.bar = Bar()
        self._chip = Removable("coffee")
        self._add = kit.Button("", "plus", "quiet")
        self._breaks = QStackedWidget()
        self._lay_out()
        self._connect()
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_day(self, day: DayHours | None, part: tuple[int, int]) -> None:
        """Other hours; ``part`` of the day that the bars show."""
        self._day = day
        self.switch.setChecked(day is not None)
        self.name.set_open(day is not None)
        for widget in (self.opens, self.closes, self._breaks, *self._gaps[2:]):
            widget.setVisible(day is not None)
        self._closed.setVisible(day is None)
        self.bar.show_day(day, part)
        if day is not None:
            self.closes.after = day.opens
            self.opens.show_minute(day.opens)
            self.closes.show_minute(day.closes)
            self._show_breaks(day)

    def set_names(self, short: str, long: str) -> None:
        """What the day is called."""
        self._words = (short, long)
        self.retranslate()

    def commit(self) -> None:
        """Take what is typed."""
        self.opens.commit()
        self.closes.commit()

    def retranslate(self) -> None:
        short, long = self._words
        self.name.setText(short)
        self.name.setAccessibleName(long)
        self.name.setToolTip(self.tr("Copy these hours to other days"))
        self.name.setAccessibleDescription(self.name.toolTip())
        self.switch.setAccessibleName(self._of(self.tr("{day}: open")))
        self.opens.setAccessibleName(self._of(self.tr("{day}: opens at")))
        self.closes.setAccessibleName(self._of(self.tr("{day}: closes at")))
        self.bar.setAccessibleName(self._of(self.tr("{day}: hours as a bar")))
        self.bar.setToolTip(self.tr("Drag an end. Keys: ← → move it, ↑ ↓ choose another."))
        self._closed.setText(self.tr("Closed all day"))
        self._add.setText(self.tr("Add break"))
        self._add.setAccessibleName(self._of(self.tr("{day}: add a break")))
        self._add.setFixedWidth(self._add.sizeHint().width())
        if self._day is not None:
            self.opens.retranslate()
            self.closes.retranslate()
            self._show_breaks(self._day)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._row.setContentsMargins(0, px(3), 0, px(4))
        self._breaks.setFixedSize(px(BREAK), px(36))
        self._closed.setFixedWidth(px(2 * FIELD + GAPS[2] + GAPS[3] + BREAK))
        self.bar.setMaximumWidth(px(BAR))
        self._add.setFixedWidth(self._add.sizeHint().width())
        for gap, width in zip(self._gaps, GAPS, strict=True):
            gap.setFixedWidth(px(width))
        self.setFixedHeight(px(44))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._breaks.addWidget(self._add)
        self._breaks.addWidget(self._chip)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._gaps = [QWidget() for _ in GAPS]
        shown = (self.name, self.switch, self.opens, self.closes)
        for widget, gap in zip(shown, self._gaps, strict=True):
            self._row.addWidget(widget)
            self._row.addWidget(gap)
        self._row.addWidget(self._breaks, 0, left)
        self._row.addWidget(self._closed)
        self._row.addSpacing(1)
        self._row.addStretch(1)
        self._row.addWidget(self.bar, 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addWidget(kit.Divider())

    def _connect(self) -> None:
        self.switch.clicked.connect(self._switched)
        self.name.clicked.connect(self._offer_copy)
        self.opens.entered.connect(self._opens)
        self.closes.entered.connect(self._closes)
        for field in (self.opens, self.closes):
            field.refused.connect(self._no_time)
        self.bar.moving.connect(self._moving)
        self.bar.changed.connect(self.changed)
        self._add.clicked.connect(self._add_break)
        self._chip.pressed.connect(self._open_breaks)
        self._chip.removed.connect(self._remove_breaks)

    # --- what one does ---

    def _switched(self, on: bool) -> None:
        # Whoever keeps the week knows which hours it had.
        self.changed.emit(DayHours(8 * 60, 17 * 60) if on else None)

    def _opens(self, minute: int) -> None:
        self._between(self.opens, lambda day: day.between(minute, day.closes))

    def _closes(self, minute: int) -> None:
        self._between(self.closes, lambda day: day.between(day.opens, minute))

    def _between(self, field: TimeField, wanted: Callable[[DayHours], DayHours]) -> None:
        if self._day is None:
            return
        try:
            day = wanted(self._day)
        except ValueError:
            field.retranslate()
            self.refused.emit(self._of(self.tr("{day} must open before it closes.")))
            return
        self.changed.emit(day)

    def _no_time(self, typed: str) -> None:
        words = self.tr("“{typed}” is no time of day. Type it like 8:30 or 5 pm.")
        self.refused.emit(words.replace("{typed}", typed[:20]))

    def _moving(self, day: DayHours) -> None:
        self.opens.show_minute(day.opens)
        self.closes.show_minute(day.closes)
        self._show_breaks(day)

    def _offer_copy(self) -> None:
        menu = kit.Menu(self)
        weekdays = self.tr("Copy to Monday to Friday")
        menu.add(weekdays, partial(self.copied.emit, False), icon="copy")
        menu.add(self.tr("Copy to every day"), partial(self.copied.emit, True), icon="copy")
        menu.open_below(self.name)

    # --- breaks ---

    def _show_breaks(self, day: DayHours) -> None:
        self._add.setEnabled(day.usual_break() is not None)
        self._breaks.setCurrentWidget(self._chip if day.breaks else self._add)
        if not day.breaks:
            return
        count = len(day.breaks)
        words = short_span(day.breaks[0]) if count == 1 else self.tr("%n break(s)", "", count)
        spoken = self._of(self.tr("{day}: break {times}"))
        spoken = spoken.replace("{times}", spoken_spans(day.breaks))
        self._chip.set_words(words, spoken, self._of(self.tr("{day}: remove the break")))
        self._chip.setFixedWidth(min(self._chip.sizeHint().width(), self._breaks.width()))

    def _add_break(self) -> None:
        day = self._day.usual_break() if self._day is not None else None
        if day is not None:
            self.changed.emit(day)
            self._chip.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_breaks(self) -> None:
        if self._day is None:
            return
        self.changed.emit(DayHours(self._day.opens, self._day.closes))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_breaks(self) -> None:
        if self._day is not None:
            popup = BreaksPopup(self._day, self._chip)
            popup.changed.connect(self.changed)
            popup.open_at()

    def _of(self, words: str) -> str:
        return words.replace("{day}", self._words[1])

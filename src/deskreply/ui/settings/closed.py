"""The days on which the office is closed whatever the week says, and the public holidays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain import closeddays, holidaynames
from deskreply.domain.closeddays import DayEntry
from deskreply.engine.officehours import Holiday
from deskreply.ui import kit, say, strings
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.flow import Flow
from deskreply.ui.settings.dayentry import DayForm, entry_words, next_day
from deskreply.ui.settings.removable import Removable

# By settings key: closed days, and days on which it is open anyway.
KEYS = {True: "office.closed_days", False: "office.open_days"}
_ICONS = {True: "calendar-x", False: "calendar-check"}


def today(now: datetime, zone: str) -> date:
    """The office's date."""
    return now.astimezone(ZoneInfo(zone)).date()


class ClosedDays(kit.Worded, QWidget):
    """``changed``: a settings key, and the list it is to hold."""

    changed = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._title = kit.Label(size=13, weight=600)
        self._aside = kit.Label(size=12, ink="muted")
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._aside)
        self._head.addStretch(1)
        self._chips: list[QWidget] = []
        self._add = kit.Button("", "plus", "quiet")
        self._add.clicked.connect(self._open)
        self._flow = Flow()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._flow)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_days(self) -> None:
        """As the settings have them."""
        settings = self._bridge.settings()
        here = today(self._bridge.now(), self._bridge.zone)
        kept = [(text, True) for text in settings.closed_days]
        kept += [(text, False) for text in settings.open_days if closeddays.is_date(text)]
        entries = [(closeddays.parse_entry(text), text, closed) for text, closed in kept]
        entries.sort(key=lambda each: next_day(each[0], here))
        self._clear()
        for entry, text, closed in entries:
            self._put(self._chip(entry, text, closed=closed, here=here))
        self._put(self._add)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Closed days"))
        self._aside.setText(self.tr("treated like after hours"))
        self._add.setText(self.tr("Add day"))
        self.show_days()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._head.setSpacing(px(8))
        self._column.setContentsMargins(0, px(12), 0, 0)
        self._column.setSpacing(px(8))
        self._flow.set_gap(px(8), px(6))

    def _clear(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._add:
                widget.hide()
                widget.deleteLater()

    def _put(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()

    def _chip(self, entry: DayEntry, text: str, *, closed: bool, here: date) -> Removable:
        chip = Removable(_ICONS[closed])
        words = entry_words(entry, here)
        if not closed:
            words = self.tr("{days}: open").replace("{days}", words)
        yearly = self.tr("{days}, every year").replace("{days}", words)
        spoken = yearly if entry.yearly else words
        chip.set_words(words, spoken, self.tr("Remove {days}").replace("{days}", words))
        chip.removed.connect(partial(self._replace, text, None, closed, closed))
        chip.pressed.connect(partial(self._edit, chip, entry, text, closed))
        return chip

    # --- changing them ---

    def _open(self) -> None:
        form = DayForm(self._add, today(self._bridge.now(), self._bridge.zone))
        form.added.connect(partial(self._added, "", True))
        form.open()

    def _edit(self, chip: Removable, entry: DayEntry, text: str, closed: bool) -> None:
        here = today(self._bridge.now(), self._bridge.zone)
        form = DayForm(chip, here, entry, closed=closed)
        form.added.connect(partial(self._added, text, closed))
        form.open()

    def _added(self, before: str, was_closed: bool, entry: DayEntry, closed: bool) -> None:
        self._replace(before, entry, was_closed, closed)

    def _replace(self, before: str, entry: DayEntry | None, was_closed: bool, closed: bool) -> None:
        """Take an entry away ("": none) and put another one in."""
        settings = self._bridge.settings()
        lists = {True: list(settings.closed_days), False: list(settings.open_days)}
        if before in lists[was_closed]:
            lists[was_closed].remove(before)
        if entry is not None:
            lists[closed].append(closeddays.format_entry(entry))
        for kind in {closed, was_closed}:
            self.changed.emit(KEYS[kind], lists[kind])


class Holidays(kit.Worded, QWidget):
    """The public holidays of the next twelve months: ticked where the office is closed.

    ``changed``: as that of ``ClosedDays``.
    """

    changed = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._holidays: tuple[Holiday, ...] = ()
        self._line = kit.Label(size=12, ink="muted", wrap=True)
        self._flow = Flow()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._line)
        self._column.addLayout(self._flow)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_holidays(self, holidays: Sequence[Holiday]) -> None:
        """Others, or others ticked."""
        if tuple(holidays) != self._holidays:
            self._holidays = tuple(holidays)
            self._fill()

    def retranslate(self) -> None:
        self._line.setText(self.tr("Ticked: closed. Press one to stay open on it."))
        self._fill()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._column.setContentsMargins(px(32), px(8), 0, px(8))
        self._column.setSpacing(px(4))
        self._flow.set_gap(px(6), px(2))

    def _fill(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        language = strings.language()
        here = today(self._bridge.now(), self._bridge.zone)
        for holiday in self._holidays:
            said = holidaynames.spoken(holiday.name, language)
            day = say.date_words(holiday.day, here, language)
            chip = Tick(f"{said} · {day}")
            chip.setChecked(holiday.closed)
            chip.clicked.connect(partial(self._toggle, holiday))
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(self._holidays))

    def _toggle(self, holiday: Holiday) -> None:
        kept = [
            text
            for text in self._bridge.settings().open_days
            if closeddays.is_date(text) or not holidaynames.same_holiday(holiday.name, text)
        ]
        self.changed.emit("office.open_days", [*kept, holiday.name] if holiday.closed else kept)


class Tick(kit.Pressed):
    """A holiday: with a tick and a tint where the office is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = QFontMetrics(self.theme.font(12, 600)).horizontalAdvance(self.text())
        return QSize(words + px(2 * 12 + 18), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens, on = self.theme.px, self.theme.tokens, self.isChecked()
        painter, drawn = QPainter(self), self.rect().adjusted(0, px(2), 0, -px(2))
        fill, border = (tokens.selected, tokens.brand) if on else (tokens.surface, tokens.outline)
        if self.underMouse() and not on:
            fill = tokens.sunken
        kit.draw_frame(painter, drawn, drawn.height() / 2, fill, border)
        if on:
            box = QRect(px(12), drawn.top(), px(14), drawn.height())
            kit.draw_icon(painter, box, "check", "brand", 14)
        words = drawn.adjusted(px(30) if on else px(12), 0, -px(8), 0)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if not on:
            align, words = Qt.AlignmentFlag.AlignCenter, drawn
        font = self.theme.font(12, 600 if on else 400)
        kit.draw_text(painter, words, self.text(), font, tokens.text, align)
        if self.ringed:
            ring = drawn.adjusted(2, 2, -2, -2)
            kit.draw_focus(painter, ring, ring.height() / 2)

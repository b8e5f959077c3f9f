"""A day and a time of day to choose, by list."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.calendar import Calendar
from deskreply.domain.snooze import half_hours
from deskreply.ui import say, theme
from deskreply.ui.kit import Button, FieldLabel, Select

DAYS_AHEAD = 28


class PickTime(QWidget):
    """The next weeks' days, and for each the half hours around the office's hours. ``picked``: an
    instant (UTC)."""

    picked = Signal(object)
    back = Signal()

    def __init__(
        self, calendar: Calendar, now: datetime, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calendar, self._now, self._language = calendar, now, language
        self._times: tuple[datetime, ...] = ()
        self.day = Select(self.tr("Day"))
        self.time = Select(self.tr("Time"))
        self._pick = Button(self.tr("Snooze"), kind="outline")
        self._back = Button(self.tr("Back"))
        self._pick.setAccessibleName(self.tr("Snooze until then"))
        self._days = [day for day in self._dates() if half_hours(calendar, day, now)]
        self._lay_out()
        self.day.currentIndexChanged.connect(self._show_times)
        self._pick.clicked.connect(lambda: self.picked.emit(self._times[self.time.currentIndex()]))
        self._back.clicked.connect(self.back)
        tz = ZoneInfo(calendar.zone)
        for day in self._days:
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=tz)
            self.day.addItem(say.day(noon, calendar.zone, now, language))

    def _dates(self) -> list[date]:
        today = self._now.astimezone(ZoneInfo(self._calendar.zone)).date()
        return [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        for words, field in ((self.tr("Day"), self.day), (self.tr("Time"), self.time)):
            column = QVBoxLayout()
            column.addWidget(FieldLabel(words, field))
            column.addWidget(field)
            fields.addLayout(column, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._pick)
        column = QVBoxLayout(self)
        column.addLayout(fields)
        column.addSpacing(theme.current().px(12))
        column.addStretch(1)
        column.addLayout(buttons)

    def _show_times(self, row: int) -> None:
        self._times = half_hours(self._calendar, self._days[row], self._now)
        self.time.clear()
        for at in self._times:
            self.time.addItem(say.clock(at, self._calendar.zone, self._language))
        opening = next((n for n, at in enumerate(self._times) if self._calendar.is_open(at)), 0)
        self.time.setCurrentIndex(opening)

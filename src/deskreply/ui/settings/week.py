"""The office's week: seven days in rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.dayhours import DayHours
from deskreply.domain.hours_text import DAY_MINUTES, DAY_NAMES, Week
from deskreply.ui import kit, strings
from deskreply.ui.settings.daybar import Scale, stretch
from deskreply.ui.settings.dayrow import BAR, BREAK, FIELD, GAPS, NAME, DayRow

_SWITCH = 44
USUAL = DayHours(8 * 60, 17 * 60)
Days = tuple[DayHours | None, ...]


class WeekEditor(kit.Worded, QWidget):
    """``changed``: a week as ``hours_text.Week``. ``refused``: a sentence about what was typed."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Days = (None,) * 7
        self._remembered: dict[int, DayHours] = {}
        self._heads = [kit.Label(size=12, weight=600, ink="muted") for _ in range(4)]
        self._scale = Scale()
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        for label in self._heads:
            self._head.addWidget(label)
        self._head.addStretch(1)
        self._head.addWidget(self._scale, 100)
        self.rows = [DayRow() for _ in range(7)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        for at, row in enumerate(self.rows):
            row.changed.connect(partial(self._changed, at))
            row.refused.connect(self.refused)
            row.copied.connect(partial(self._copy, at))
            column.addWidget(row)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_week(self, week: Week) -> None:
        """Another week; an empty one is open around the clock."""
        whole = (((0, DAY_MINUTES),),) * 7
        days = tuple(DayHours.of(spans) for spans in (week or whole))
        if days != self._days:
            self._days = days
            self._show()

    def commit(self) -> None:
        """Take what is typed."""
        for row in self.rows:
            row.commit()

    def retranslate(self) -> None:
        words = (self.tr("Day"), self.tr("Open"), self.tr("Close"), self.tr("Break"))
        for label, said in zip(self._heads, words, strict=True):
            label.setText(said)
        names = DAY_NAMES[strings.language()]
        for row, name, short in zip(self.rows, names, short_names(), strict=True):
            row.set_names(short, name[:1].upper() + name[1:])
        self._scale.update()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        first = NAME + GAPS[0] + _SWITCH + GAPS[1]
        widths = (first, FIELD + GAPS[2], FIELD + GAPS[3], BREAK)
        for label, width in zip(self._heads, widths, strict=True):
            label.setFixedWidth(px(width))
        self._scale.setMaximumWidth(px(BAR))
        self._head.setContentsMargins(0, px(12), 0, 0)

    # --- changing it ---

    def _changed(self, at: int, day: DayHours | None) -> None:
        before = self._days[at]
        if day is None and before is not None:
            self._remembered[at] = before
        elif day is not None and before is None:
            day = self._remembered.get(at) or next(filter(None, self._days), USUAL)
        self._take({at: day})

    def _copy(self, at: int, whole_week: bool) -> None:
        day = self._days[at]
        self._take(dict.fromkeys(range(7 if whole_week else 5), day))

    def _take(self, changes: dict[int, DayHours | None]) -> None:
        self._days = tuple(changes.get(at, day) for at, day in enumerate(self._days))
        self._show()
        self.changed.emit(tuple(day.spans if day is not None else () for day in self._days))

    def _show(self) -> None:
        part = stretch(self._days)
        self._scale.show_part(part)
        for row, day in zip(self.rows, self._days, strict=True):
            row.show_day(day, part)


def short_names() -> tuple[str, ...]:
    """The days in three letters."""
    return (
        QCoreApplication.translate("WeekEditor", "Mon"),
        QCoreApplication.translate("WeekEditor", "Tue"),
        QCoreApplication.translate("WeekEditor", "Wed"),
        QCoreApplication.translate("WeekEditor", "Thu"),
        QCoreApplication.translate("WeekEditor", "Fri"),
        QCoreApplication.translate("WeekEditor", "Sat"),
        QCoreApplication.translate("WeekEditor", "Sun"),
    )

"""Days on which the office is closed, or open in spite of a holiday, in words and in a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from deskreply.domain.closeddays import LONGEST_NAME, DayEntry
from deskreply.ui import kit, say, strings, theme
from deskreply.ui.settings.segment import Segment

_LEAP = date(2024, 1, 1)
_WIDTH = 300


def entry_words(entry: DayEntry, today: date) -> str:
    """ "Nov 26 - 27 · Thanksgiving", with a proper dash."""
    language = strings.language()
    here = _LEAP if entry.yearly else today
    first = say.date_words(entry.first, here, language)
    last = say.date_words(entry.last, here, language)
    days = first
    if entry.last != entry.first:
        months = {(day.year, day.month) for day in (entry.first, entry.last)}
        if len(months) == 1 and language == "es":
            days = f"{entry.first.day} \u2013 {last}"
        elif len(months) == 1 and entry.last.year == here.year:
            days = f"{first} \u2013 {entry.last.day}"
        else:
            days = f"{first} \u2013 {last}"
    return f"{days} · {entry.name}" if entry.name else days


def next_day(entry: DayEntry, today: date) -> tuple[bool, date]:
    """By when an entry comes next; what is over comes last."""
    if not entry.yearly:
        return entry.last < today, entry.first
    in_year = [_in_year(entry.first, today.year + ahead) for ahead in (0, 1)]
    return False, next((day for day in in_year if day >= today), in_year[-1])


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


class DayForm(kit.Popup):
    """``added``: a DayEntry, and whether the office is closed then (else open anyway)."""

    added = Signal(object, bool)

    def __init__(
        self, anchor: QWidget, today: date, entry: DayEntry | None = None, *, closed: bool = True
    ) -> None:
        super().__init__(anchor)
        self._first, self._last = _date_edit(), _date_edit()
        self._name = kit.LineEdit(self.tr("Such as Staff training"))
        self._yearly = kit.Switch(self.tr("Every year"))
        self._closed = Segment(self.tr("Closed"))
        self._open = Segment(self.tr("Open anyway"))
        self._add = kit.Button(self.tr("Add") if entry is None else self.tr("Save"), kind="primary")
        self._fill(entry or DayEntry(today, today), today)
        (self._closed if closed else self._open).setChecked(True)
        self._lay_out()
        self._first.dateChanged.connect(self._keep_order)
        self._add.clicked.connect(self._take)
        self._name.returnPressed.connect(self._take)

    def open(self) -> None:
        """Show it beside what opened it."""
        self.open_at(width=self.theme.px(_WIDTH))

    def _fill(self, entry: DayEntry, today: date) -> None:
        first, last = entry.first, entry.last
        if entry.yearly:
            first = _in_year(first, today.year)
            last = _in_year(last, today.year + (entry.last < entry.first))
        self._first.setDate(_qdate(first))
        self._last.setMinimumDate(_qdate(first))
        self._last.setDate(_qdate(last))
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setText(entry.name)
        self._yearly.setChecked(entry.yearly)

    def _lay_out(self) -> None:
        px = self.theme.px
        grid = QGridLayout()
        grid.setContentsMargins(px(8), px(8), px(8), px(8))
        grid.setVerticalSpacing(px(8))
        grid.setHorizontalSpacing(px(8))
        fields = (
            (self.tr("First day"), self._first),
            (self.tr("Last day"), self._last),
            (self.tr("Name"), self._name),
        )
        kinds = QHBoxLayout()
        kinds.setSpacing(px(8))
        kinds.addWidget(self._closed)
        kinds.addWidget(self._open)
        kinds.addStretch(1)
        grid.addLayout(kinds, 0, 0, 1, 2)
        for at, (words, field) in enumerate(fields, start=1):
            field.setAccessibleName(words)
            grid.addWidget(kit.FieldLabel(words, field), at, 0)
            grid.addWidget(field, at, 1)
        grid.addWidget(kit.FieldLabel(self.tr("Every year"), self._yearly), 4, 0)
        grid.addWidget(self._yearly, 4, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._add, 5, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(grid)

    def _keep_order(self, first: QDate) -> None:
        self._last.setMinimumDate(first)

    def _take(self) -> None:
        first, last = _date_of(self._first), _date_of(self._last)
        entry = DayEntry(first, last, self._yearly.isChecked(), self._plain_name())
        if entry.yearly:
            # Every day of a leap year exists in it.
            entry = replace(entry, first=_in_year(first, 2024), last=_in_year(last, 2024))
        self.added.emit(entry, self._closed.isChecked())
        self.close_popup()

    def _plain_name(self) -> str:
        # Semicolons divide entries; a name that looks like a date would be taken for one.
        words = " ".join(self._name.text().replace(";", ",").split())
        return words.lstrip("0123456789-. ")


def _date_edit() -> QDateEdit:
    language = strings.language()
    edit = QDateEdit()
    edit.setLocale(QLocale(language))
    edit.setDisplayFormat("d MMM yyyy" if language == "es" else "MMM d, yyyy")
    # A style sheet's padding does not reach the words of such a field.
    field = edit.findChild(QLineEdit)
    if field is not None:
        field.setTextMargins(theme.current().px(11), 0, 0, 0)
    return edit


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date_of(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())

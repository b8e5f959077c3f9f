"""Step 2: the business, who works here, and when it is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.hours_text import DAY_MINUTES, DAY_NAMES
from deskreply.settings import Settings
from deskreply.settings.kinds import Json
from deskreply.ui import kit, say, strings
from deskreply.ui.setup import week
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.choices import Days
from deskreply.ui.setup.step import GoOn, Step
from deskreply.ui.setup.week import Week
from deskreply.ui.zones import place, places

LONGEST_NAME, LONGEST_STAFF = 80, 60
_LABELS = ("business", "staff", "days", "from", "to", "zone")


class Times(kit.Select):
    """A time of day on the half hour, as a person reads it; its data are minutes."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__()
        for minutes in range(first, last + 1, week.STEP_MINUTES):
            self.addItem("", minutes)
        self.setMaxVisibleItems(9)

    def show_minutes(self, minutes: int) -> None:
        """Stand at this time."""
        self.setCurrentIndex(max(self.findData(minutes), 0))

    @property
    def minutes(self) -> int:
        """The time chosen, in minutes after midnight."""
        return int(self.currentData())

    def speak(self, language: str) -> None:
        """Say the times in a language."""
        for row in range(self.count()):
            at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=self.itemData(row))
            self.setItemText(row, say.clock(at, "UTC", language))


class OfficeStep(Step):
    """Hours that differ by the day are left as they are: they are for the settings."""

    INSET = 4

    def __init__(self, around: SetupAround) -> None:
        super().__init__(around)
        self._business, self._staff = kit.LineEdit(), kit.LineEdit()
        self._business.setMaxLength(LONGEST_NAME)
        self._staff.setMaxLength(LONGEST_STAFF)
        self._week_row = Days()
        self._days = self._week_row.toggles
        last = DAY_MINUTES - week.STEP_MINUTES
        self._from, self._to = Times(0, last), Times(week.STEP_MINUTES, DAY_MINUTES)
        self._noon, self._after = Times(0, last), Times(week.STEP_MINUTES, DAY_MINUTES)
        self._zone = kit.Select()
        self._lunch = kit.Switch("")
        self._labels = {name: kit.Label(size=13, weight=600) for name in _LABELS}
        self._lunch_words = kit.ElidedLabel()
        self._dash = kit.Label("\N{EN DASH}", ink="muted")
        self._dash.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign, self._later = kit.Label(), kit.Label(size=12, ink="muted")
        # What is kept and not this simple; "" where what is shown here is all there is.
        self._special = ""
        self._lay_out()
        self._connect()
        self._entered = False
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Your office")

    def line(self) -> str:
        return self.tr("Callers see the business name. Your team sees yours.")

    def can_go_on(self) -> bool:
        return bool(self._business.text().strip())

    def first_field(self) -> QWidget:
        return self._business

    def enter(self) -> None:
        """What is kept, the first time; later what stands here."""
        if not self._entered:
            self._entered = True
            self._fill(self.around.port.settings())

    def entered(self) -> dict[str, Json]:
        hours = self._week()
        return {
            "business": self._business.text(),
            "staff": self._staff.text(),
            "zone": self._zone.currentData(),
            "week": {**asdict(hours), "days": sorted(hours.days)},
        }

    def restore(self, entered: Mapping[str, Json]) -> None:
        hours = entered["week"]
        found = Week(**{**hours, "days": frozenset(hours["days"])})
        self._business.setText(entered["business"])
        self._staff.setText(entered["staff"])
        self._zone.setCurrentIndex(max(self._zone.findData(entered["zone"]), 0))
        if not self._special:
            self._show(found)

    def leave(self, go_on: GoOn) -> None:
        """Keep all of it, where the hours make sense."""
        hours = self._week()
        if self._special or hours.fits:
            self.save(self._values(hours), go_on)
        elif not hours.days:
            self.refuse(self.tr("Choose the days on which the office is open."))
        elif hours.start >= hours.end:
            self.refuse(self.tr("The office closes before it opens. Change one of the times."))
        else:
            self.refuse(self.tr("Lunch has to begin and end while the office is open."))

    def retranslate(self) -> None:
        """Set every word of this page anew."""
        language = strings.language()
        words = {
            "business": self.tr("Business name"),
            "staff": self.tr("Your first name"),
            "days": self.tr("Open on"),
            "from": self.tr("From"),
            "to": self.tr("To"),
            "zone": self.tr("Time zone"),
        }
        for name, label in self._labels.items():
            label.setText(words[name])
        for field, name in ((self._business, "business"), (self._staff, "staff")):
            field.setAccessibleName(words[name])
        for select, name in ((self._from, "from"), (self._to, "to"), (self._zone, "zone")):
            select.setAccessibleName(words[name])
        for times in (self._from, self._to, self._noon, self._after):
            times.speak(language)
        for toggle, name in zip(self._days, DAY_NAMES[language], strict=True):
            toggle.setText(name[:3].capitalize())
            toggle.setAccessibleName(name.capitalize())
        self._noon.setAccessibleName(self.tr("Lunch begins"))
        self._after.setAccessibleName(self.tr("Lunch ends"))
        self._lunch.setAccessibleName(self.tr("Closed for lunch"))
        self._lunch_words.setText(self.tr("Closed for lunch"))
        self._later.setText(self.tr("Different hours per day, holidays: later, in Settings."))
        for row in range(self._zone.count()):
            self._zone.setItemText(row, place(self._zone.itemData(row)))
        self.changed.emit()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        inset = px(self.INSET)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(17))
        for row in (self._names_row, self._times_row):
            row.setSpacing(px(16))
            row.setContentsMargins(inset, 0, inset, 0)
        self._note.setSpacing(px(8))
        self._note.setContentsMargins(inset, 0, inset, 0)
        self._fields[-1].setContentsMargins(inset, 0, inset, 0)
        for field in self._fields:
            field.setSpacing(px(4))
        self._lunch_row.setSpacing(0)
        # The switch is drawn smaller than it is.
        self._lunch_row.setContentsMargins(0, 0, inset, 0)
        self._lunch_words.setContentsMargins(px(8), 0, px(8), 0)
        for label in self._labels.values():
            label.setFixedHeight(px(18))
        self._staff.setFixedWidth(px(216))
        for widget, width in (
            (self._from, 160), (self._to, 160), (self._zone, 208), (self._noon, 160),
            (self._dash, 16), (self._after, 208),
        ):  # fmt: skip
            widget.setFixedWidth(px(width))
        self._sign.setPixmap(self.theme.pixmap("info", "muted", 16))

    # --- what is kept and what stands here ---

    def _fill(self, settings: Settings) -> None:
        self._business.setText(settings.business)
        self._staff.setText(settings.staff)
        zone = settings.timezone or self.around.port.zone()
        for name in dict.fromkeys((*places(), self.around.port.zone(), zone)):
            self._zone.addItem(place(name), name)
        self._zone.setCurrentIndex(self._zone.findData(zone))
        kept = week.read(settings.hours) if settings.hours else Week()
        self._special = settings.hours if kept is None else ""
        self._show(kept or Week())

    def _show(self, hours: Week) -> None:
        for day, toggle in enumerate(self._days):
            toggle.setChecked(day in hours.days)
        self._from.show_minutes(hours.start)
        self._to.show_minutes(hours.end)
        self._noon.show_minutes(hours.lunch_start)
        self._after.show_minutes(hours.lunch_end)
        self._lunch.setChecked(hours.lunch)
        for widget in self._of_the_week():
            widget.setEnabled(not self._special)
        self._show_lunch()

    def _of_the_week(self) -> list[QWidget]:
        return [*self._days, self._from, self._to, self._lunch]

    def _week(self) -> Week:
        return Week(
            frozenset(day for day, toggle in enumerate(self._days) if toggle.isChecked()),
            self._from.minutes,
            self._to.minutes,
            self._lunch.isChecked(),
            self._noon.minutes,
            self._after.minutes,
        )

    def _values(self, hours: Week) -> dict[str, Json]:
        values: dict[str, Json] = {
            "office.name": self._business.text(),
            "office.staff": self._staff.text(),
            "office.hours": self._special or hours.text(),
            "office.timezone": self._zone.currentData(),
        }
        if not self.around.port.settings().lines:
            # No caller is texted before the live test, or before somebody says so.
            values["textback.enabled"] = False
        return values

    def _show_lunch(self) -> None:
        on = self._lunch.isChecked() and not self._special
        for times in (self._noon, self._after):
            times.setEnabled(on)

    # --- look ---

    def _connect(self) -> None:
        self._business.textChanged.connect(lambda _: self.changed.emit())
        self._lunch.toggled.connect(self._show_lunch)
        for toggle in self._days:
            toggle.toggled.connect(lambda _: self.changed.emit())
        for times in (self._from, self._to, self._noon, self._after):
            times.activated.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        labels = self._labels
        self._names_row, self._times_row = QHBoxLayout(), QHBoxLayout()
        self._fields = [
            _field(labels["business"], self._business),
            _field(labels["staff"], self._staff),
            _field(labels["from"], self._from),
            _field(labels["to"], self._to),
            _field(labels["zone"], self._zone),
        ]
        for field in self._fields[:2]:
            self._names_row.addLayout(field)
        for field in self._fields[2:]:
            self._times_row.addLayout(field)
        self._fields.append(_field(labels["days"], self._week_row))
        self._lunch_row, self._note = QHBoxLayout(), QHBoxLayout()
        self._lunch_row.addWidget(self._lunch)
        self._lunch_row.addWidget(self._lunch_words, 1)
        for widget in (self._noon, self._dash, self._after):
            self._lunch_row.addWidget(widget)
        self._note.addWidget(self._sign)
        self._note.addWidget(self._later, 1)
        self._column = QVBoxLayout(self)
        for part in (self._names_row, self._fields[-1], self._times_row, self._lunch_row):
            self._column.addLayout(part)
        self._column.addLayout(self._note)
        self._column.addStretch(1)
        chain = [self._business, self._staff, *self._days, self._from, self._to, self._zone]
        for one, other in pairwise([*chain, self._lunch, self._noon, self._after]):
            QWidget.setTabOrder(one, other)


def _field(label: kit.Label, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(label)
    column.addWidget(field)
    return column

"""The page on which an office says when it is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deskreply.domain.errors import UserError
from deskreply.domain.hours import WeekHours, format_hours, parse_hours
from deskreply.domain.hours_text import DAY_NAMES, Week
from deskreply.engine import officehours
from deskreply.engine.officehours import Holiday
from deskreply.engine.ports import Reader
from deskreply.settings import Settings, set_value
from deskreply.settings.kinds import Json
from deskreply.ui import kit, say, strings, troubles
from deskreply.ui.settings.closed import ClosedDays, Holidays
from deskreply.ui.settings.page import Page, Place
from deskreply.ui.settings.rows import CalmSelect, Words
from deskreply.ui.settings.segment import RadioCard
from deskreply.ui.settings.states import STATES
from deskreply.ui.settings.week import USUAL, WeekEditor
from deskreply.ui.zones import place, places

_SOON_MS, _ZONE_WIDTH = 250, 196
_TICKS = 30


@dataclass(frozen=True, slots=True)
class Today:
    """What holds now. ``until``: when an open office closes; ``opening``: the next one in words;
    ``closed_day``: what today is, "" for an ordinary day. Times are UTC."""

    now: datetime
    zone: str
    is_open: bool
    until: datetime | None
    opening: str
    closed_day: str
    holidays: tuple[Holiday, ...]


def look(settings: Settings, zone: str, now: datetime, _: Reader) -> Today:
    """Of these settings. Holidays take their time: not in the window's thread."""
    calendar = officehours.calendar(settings, zone)
    is_open = calendar.is_open(now)
    return Today(
        now, zone, is_open,
        calendar.next_closing(now) if is_open else None,
        "" if is_open else calendar.opening_words(now, strings.language()),
        calendar.closed_day(now),
        officehours.holidays(settings, now.astimezone(ZoneInfo(zone)).date()),
    )  # fmt: skip


class HoursPage(Page):
    """What is changed is kept a moment later."""

    NAME = "hours"
    KEYS = ("office.hours", "office.timezone", "office.closed_days", "office.open_days")
    ICON = "clock"

    def title(self) -> str:
        return self.tr("Office hours")

    def label(self) -> str:
        return self.tr("Hours")

    def line(self) -> str:
        return self.tr("Deadlines and the after-hours wording follow these.")

    # --- what it is made of ---

    def build(self) -> None:
        self._wanted: str | None = None
        self._today: Today | None = None
        # What the last line says beside what holds today: that it is kept, or what is wrong.
        self._saved, self._wrong, self._ticks = False, "", 0
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._keep_week)
        self._zones = CalmSelect()
        self.head.addWidget(self._zones, 0, Qt.AlignmentFlag.AlignTop)
        self._none = kit.Banner(icon="info", tone="due")
        self._week = WeekEditor()
        self._closed = ClosedDays(self.bridge)
        self._said = Status()
        self._above = QVBoxLayout()
        self._above.addWidget(self._none)
        self.column.addLayout(self._above)
        for widget in (self._week, self._closed):
            self.column.addWidget(widget)
        self._build_scope()
        self.column.addWidget(self._said)
        self._build_rows()
        self._connect()

    def _build_scope(self) -> None:
        self._scope = kit.Label(size=13, weight=600)
        self._text, self._leave = RadioCard(), RadioCard()
        group = QButtonGroup(self)
        self._pair = QHBoxLayout()
        for card in (self._text, self._leave):
            group.addButton(card)
            self._pair.addWidget(card)
        self.column.addWidget(self._scope)
        self.column.addLayout(self._pair)

    def _build_rows(self) -> None:
        self.section("holidays")
        self.select("office.state", "flag")
        self._holidays = Holidays(self.bridge)
        self.column.addWidget(self._holidays)

    def _connect(self) -> None:
        self._zones.activated.connect(self._zone_chosen)
        self._none.acted.connect(self._usual)
        self._week.changed.connect(self._week_changed)
        self._week.refused.connect(self._refuse)
        self._text.clicked.connect(partial(self._choose_scope, "always"))
        self._leave.clicked.connect(partial(self._choose_scope, "open-hours"))
        self._closed.changed.connect(self._save)
        self._holidays.changed.connect(self._save)
        self.bridge.settings_changed.connect(self._show)
        self.bridge.ticked.connect(self._tick)

    def words(self) -> Mapping[str, Words]:
        states = {"": self.tr("None"), **STATES}
        return {
            "holidays": Words(self.tr("Public holidays"), self.tr("closed, as on closed days")),
            "office.state": Words(
                self.tr("State or territory"),
                self.tr("Its public holidays are closed days."),
                choices=states,
            ),
        }

    def places(self) -> list[Place]:
        return [
            Place(self.tr("Office hours\nweek open close break lunch"), self._week.rows[0].opens),
            Place(self.tr("Time zone"), self._zones),
            Place(self.tr("Closed days\nvacation holiday"), self._closed),
            Place(self.tr("A call missed outside these hours"), self._text),
            *super().places(),
        ]

    def retranslate(self) -> None:
        super().retranslate()
        self._zones.setAccessibleName(self.tr("Time zone"))
        self._scope.setText(self.tr("A call missed outside these hours"))
        self._text.setText(self.tr("Text at once, after-hours wording"))
        self._leave.setText(self.tr("Do not text, call-back list only"))
        self._none.show_words(
            self.tr("No hours are set: the office counts as always open."),
            icon="info", tone="due", action=self.tr("Monday to Friday, 8 to 5"),
        )  # fmt: skip
        self._show()

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self._zones.setFixedWidth(px(_ZONE_WIDTH))
        self._scope.setContentsMargins(0, px(14), 0, px(6))
        self._pair.setSpacing(px(8))

    # --- showing it ---

    def entered(self) -> None:
        self._ask()

    def commit(self) -> None:
        super().commit()
        self._week.commit()
        self._keep_week()

    def _show(self) -> None:
        settings = self.bridge.settings()
        self._fill_zones(settings)
        if self._wanted is None:
            self._week.show_week(parse_hours(settings.hours).days)
        self._show_none(not settings.hours and self._wanted is None)
        self._text.setChecked(settings.scope in ("always", "after-hours"))
        self._leave.setChecked(settings.scope == "open-hours")
        self._closed.show_days()
        self._ask()

    def _show_none(self, none: bool) -> None:
        """That no hours are set."""
        self._none.setVisible(none)
        self._above.setContentsMargins(0, self.theme.px(10) if none else 0, 0, 0)

    def _fill_zones(self, settings: Settings) -> None:
        self._zones.clear()
        for zone, words in places().items():
            self._zones.addItem(words, zone)
        if settings.timezone not in places():
            here = self.tr("This PC's ({zone})").replace("{zone}", place(self.bridge.zone))
            own = place(settings.timezone) if settings.timezone else here
            self._zones.addItem(own, settings.timezone)
        self._zones.setCurrentIndex(self._zones.findData(settings.timezone))

    def _ask(self) -> None:
        question = partial(look, self.bridge.settings(), self.bridge.zone, self.bridge.now())
        self.bridge.ask("settings.hours", question, self._told)

    def _told(self, today: Today) -> None:
        self._today = today
        self._holidays.show_holidays(today.holidays)
        self._say()

    def _tick(self) -> None:
        self._ticks = (self._ticks + 1) % _TICKS
        if not self._ticks and self.isVisible():
            self._ask()

    def _say(self) -> None:
        if self._wrong:
            self._said.say(self._wrong, "over")
        elif self._today is not None:
            words = self._today_words(self._today)
            kept = self.tr("Saved.")
            self._said.say(f"{kept} {words}" if self._saved else words, "ok")

    def _today_words(self, today: Today) -> str:
        local = today.now.astimezone(ZoneInfo(today.zone))
        day = DAY_NAMES[strings.language()][local.weekday()]
        if today.is_open:
            soon = today.until is not None and today.until - today.now < timedelta(days=1)
            words = self.tr("Today is {day}: open until {time}.") if soon else ""
            words = words or self.tr("Today is {day}: open around the clock.")
            until = today.until or today.now
            time = say.clock(until, today.zone, strings.language())
            return words.replace("{day}", day).replace("{time}", time)
        words = self.tr("Today is {day}: closed now, opens {opening}.")
        if today.closed_day:
            words = self.tr("Today is {day}, {name}: closed, opens {opening}.")
        if not today.opening:
            words = self.tr("Today is {day}: closed, and no opening is in sight.")
        words = words.replace("{day}", day).replace("{opening}", today.opening)
        return words.replace("{name}", today.closed_day)

    # --- changing it ---

    def _week_changed(self, week: Week) -> None:
        self._wanted = format_hours(WeekHours(week))
        self._show_none(False)
        self._soon.start()

    def _keep_week(self) -> None:
        self._soon.stop()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._save("office.hours", wanted)

    def _usual(self) -> None:
        self._save("office.hours", format_hours(WeekHours((*((USUAL.spans,) * 5), (), ()))))

    def _zone_chosen(self) -> None:
        self._save("office.timezone", self._zones.currentData())

    def _choose_scope(self, scope: str) -> None:
        if self.bridge.settings().scope != scope:
            self._save("textback.scope", scope)

    def _save(self, key: str, value: Json) -> None:
        try:
            set_value(self.bridge.settings(), key, value)
        except UserError as error:
            self._refuse(troubles.sentence(error))
            return
        self.bridge.save_setting(key, value).then(self._kept).failed(self._refuse)

    def _kept(self, _: None) -> None:
        self._saved, self._wrong = True, ""
        self._show()
        kit.announce(self, self.tr("Saved."))

    def _refuse(self, sentence: str) -> None:
        self._saved, self._wrong = False, sentence
        self._say()
        kit.announce(self._said, sentence, assertive=True)


class Status(QWidget):
    """What holds now, or what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._ink = "ok"
        self._mark = QLabel()
        self.words = kit.Label(size=12, weight=500, ink="ok", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self.theme = kit.follow(self)
        self.restyle()

    def say(self, sentence: str, ink: str) -> None:
        """``ink``: ok or over."""
        self._ink = ink
        self.words.setText(sentence)
        self.words.set_ink(ink)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._row.setContentsMargins(0, px(8), 0, px(4))
        self._row.setSpacing(px(6))
        icon = "check" if self._ink == "ok" else "circle-x"
        self._mark.setPixmap(self.theme.pixmap(icon, self._ink, 14))

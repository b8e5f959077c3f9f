"""Send later: a time of the office's day, or one that is typed. Their night is said before."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain import snooze, when
from deskreply.domain.calendar import Calendar
from deskreply.domain.hours import opening_words
from deskreply.engine import stafftext
from deskreply.engine.conversations import FURTHEST
from deskreply.ui import say, strings
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Button, Label, LineEdit, Popup, announce
from deskreply.ui.work.rows import Row, Rows

_WIDTH, _SIDE = 340, 12
_OFFERED = (snooze.Pause.AFTER_LUNCH, snooze.Pause.TOMORROW, snooze.Pause.NEXT_OPENING)


class SchedulePopup(Popup):
    """When a text to ``number`` goes, whom the screen calls ``name``. ``chosen``: the time (UTC),
    and whether it is wanted although that is their night."""

    chosen = Signal(object, bool)

    def __init__(
        self,
        anchor: QWidget,
        bridge: Bridge,
        number: str,
        name: str,
        office: Calendar,
    ) -> None:
        super().__init__(anchor)
        self._bridge, self._number, self._name, self._office = bridge, number, name, office
        self._language = strings.language()
        self._at: datetime | None = None
        self.setAccessibleName(self.tr("Send later"))
        self._rows = Rows()
        self._first: Row | None = None
        self.field = LineEdit(self.tr("Pick a time…"), icon="clock")
        self.field.setAccessibleName(self.tr("Pick a time"))
        self.echo = Label(size=13, ink="muted", wrap=True)
        self._take = Button(self.tr("Schedule"), kind="primary")
        self._instead = Button("")
        self._lay_out()
        self.field.textChanged.connect(self._read)
        self.field.returnPressed.connect(self._take.click)
        self._take.clicked.connect(self._choose)
        self._instead.clicked.connect(self._choose_morning)
        self._read("")

    def open(self) -> None:
        """Show it above what opened it."""
        self.open_at(above=True, width=self.theme.px(_WIDTH))
        (self._first or self.field).setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        px = self.theme.px
        title = Label(self.tr("Send later"), size=13, weight=600, ink="muted")
        title.setContentsMargins(px(_SIDE), px(8), px(_SIDE), px(6))
        self.body.addWidget(title)
        self.body.addWidget(self._rows)
        for offer in snooze.offers(self._office, self._bridge.now()):
            if offer.pause in _OFFERED:
                self._offer(offer)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._instead)
        buttons.addWidget(self._take)
        below = QVBoxLayout()
        below.setContentsMargins(px(_SIDE), px(8), px(_SIDE), px(8))
        below.setSpacing(px(8))
        # As wide as it will be: words that wrap are measured by that.
        self.echo.setMinimumWidth(px(_WIDTH) - 2 * px(_SIDE) - 2 * px(4) - 2)
        below.addWidget(self.field)
        below.addWidget(self.echo)
        below.addLayout(buttons)
        self.body.addLayout(below)

    def _offer(self, offer: snooze.Offer) -> None:
        words = {
            snooze.Pause.AFTER_LUNCH: self.tr("This afternoon"),
            snooze.Pause.TOMORROW: self.tr("Tomorrow at opening"),
        }.get(offer.pause, self.tr("At the next opening"))
        zone = self._office.zone
        aside = say.clock(offer.until, zone, self._language)
        if offer.pause is snooze.Pause.NEXT_OPENING:
            aside = say.when(offer.until, zone, self._bridge.now(), self._language)
        icon = "clock" if offer.pause is snooze.Pause.AFTER_LUNCH else "calendar-clock"
        row = self._rows.add(Row(words, icon, aside=aside))
        row.clicked.connect(lambda: self._pick(offer.until))
        self._first = self._first or row

    def _pick(self, at: datetime) -> None:
        """One of the times on offer: at once, but for their night."""
        if self._night(at) is None:
            self._leave(at, anyway=False)
        else:
            self._show(at)
            self._instead.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, typed: str) -> None:
        """Say how what was typed is understood."""
        self._at = None
        self._instead.hide()
        self._take.setText(self.tr("Schedule"))
        self._take.setEnabled(False)
        if not typed.strip():
            self._say(self.tr("For example: tomorrow 9:30, friday 2 pm, 45m"))
            return
        now = self._bridge.now()
        try:
            at = when.parse(typed, self._office.zone, now)
        except (ValueError, OverflowError):
            self._say(self.tr("Write it like: tomorrow 9:30, friday 2 pm, 45m"))
            return
        if at <= now + timedelta(seconds=1):
            self._say(self.tr("That time has passed."), "over")
        elif at - now > FURTHEST:
            self._say(self.tr("That is more than a year ahead."), "over")
        else:
            self._show(at)

    def _show(self, at: datetime) -> None:
        """A time that can be taken, and what is to be said of it."""
        self._at = at
        until = self._night(at)
        self._take.setEnabled(True)
        if until is None:
            self._say(self.tr("Goes out {when}.").format(when=self._words(at)), "text")
            return
        self._take.setText(self.tr("Schedule anyway"))
        self._instead.setText(self.tr("Take {time}").format(time=self._clock(until)))
        self._instead.show()
        words = self.tr("{when} is night for {name}. The next good time is {good}.")
        words = words.replace("{when}", _capital(self._words(at)))
        self._say(words.replace("{good}", self._words(until)).replace("{name}", self._name), "due")

    def _say(self, words: str, ink: str = "muted") -> None:
        self.echo.setText(words)
        self.echo.set_ink(ink)
        announce(self.echo, words)
        self.adjustSize()

    def _choose(self) -> None:
        if self._at is not None:
            self._leave(self._at, anyway=self._night(self._at) is not None)

    def _choose_morning(self) -> None:
        until = self._night(self._at) if self._at is not None else None
        if until is not None:
            self._leave(until, anyway=False)

    def _leave(self, at: datetime, *, anyway: bool) -> None:
        self.close_popup()
        self.chosen.emit(at, anyway)

    def _night(self, at: datetime) -> datetime | None:
        """The end of their night, where ``at`` falls into it."""
        return stafftext.quiet(self._bridge.settings(), self._number, at)

    def _words(self, at: datetime) -> str:
        return opening_words(at, self._office.zone, self._bridge.now(), self._language)

    def _clock(self, at: datetime) -> str:
        return say.clock(at, self._office.zone, self._language)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

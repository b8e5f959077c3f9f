"""Snooze: out of sight until a time that fits the office's day, never silently past a deadline."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from deskreply.domain import snooze
from deskreply.domain.calendar import Calendar
from deskreply.domain.models import Thread
from deskreply.engine import officehours, threads
from deskreply.engine.work import Changed
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Button, Label, Pill, Popup, announce
from deskreply.ui.theme import Theme
from deskreply.ui.work import words
from deskreply.ui.work.picktime import PickTime
from deskreply.ui.work.rows import Row, Rows
from deskreply.ui.work.undo import offer_undo

_WIDTH = 380
_ICONS = {
    snooze.Pause.QUARTER: "clock",
    snooze.Pause.HOUR: "clock",
    snooze.Pause.AFTER_LUNCH: "hourglass",
    snooze.Pause.TOMORROW: "calendar-clock",
    snooze.Pause.NEXT_OPENING: "calendar-clock",
}


class SnoozeMenu(Popup):
    """The times on offer with when that is. One past the deadline is asked about once more."""

    def __init__(self, bridge: Bridge, theme: Theme, number: str, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._bridge, self._number, self._over = bridge, number, anchor
        self._thread: Thread | None = None
        self._busy = self._asked = False
        self.setAccessibleName(self.tr("Snooze"))
        self._pages = QStackedWidget()
        self._rows = Rows()
        self._trouble = Label(size=13, ink="over", wrap=True)
        self._trouble.hide()
        self.body.addWidget(self._pages)
        self.body.addWidget(self._trouble)
        bridge.ask("work.snooze", lambda reader: reader.thread(number), self._offer)

    def _offer(self, thread: Thread | None) -> None:
        self._thread = thread
        calendar = officehours.calendar(
            self._bridge.settings(), self._bridge.zone, thread.line if thread else ""
        )
        self._fill_rows(calendar)
        self._pages.addWidget(self._rows)
        self._pick = PickTime(calendar, self._bridge.now(), words.language(self._bridge))
        self._pick.picked.connect(self._wish)
        self._pick.back.connect(self._back)
        self._pages.addWidget(self._pick)
        self._shrink_to(self._rows)
        self.open_at(width=self.theme.px(_WIDTH))

    # --- pages ---

    def _fill_rows(self, calendar: Calendar) -> None:
        for offer in snooze.offers(calendar, self._bridge.now()):
            self._row(words.pause(offer.pause), _ICONS[offer.pause], offer.until)
        self._row(self.tr("Until they reply"), "message-square-text", None)
        pick = self._rows.add(Row(self.tr("Pick a time…"), "ellipsis"))
        pick.clicked.connect(lambda: self._turn_to(self._pick, self._pick.day))

    def _row(self, text: str, icon: str, until: datetime | None) -> None:
        late = self._late(until or threads.UNTIL_THEY_REPLY)
        row = Row(
            text, icon, aside=words.when(self._bridge, until) if until else "",
            tone="due" if late else "muted",
            warning=self.tr("after their answer is due") if late else "",
        )  # fmt: skip
        row.clicked.connect(lambda: self._wish(until or threads.UNTIL_THEY_REPLY))
        self._rows.add(row)

    def _back(self) -> None:
        self._turn_to(self._rows, self._rows.first())

    def _ask(self, due: datetime, until: datetime) -> None:
        page = QWidget()
        said = (
            self.tr("Their answer is due {when}. Snooze anyway?")
            if due > self._bridge.now()
            else self.tr("Their answer was due {when}. Snooze anyway?")
        ).format(when=words.time_within(self._bridge, due))
        question = Label(said, weight=600, wrap=True)
        line = Label(self.tr("The clock goes on meanwhile."), size=13, ink="muted", wrap=True)
        anyway, back = Button(self.tr("Snooze anyway"), "moon"), Button(self.tr("Back"))
        anyway.clicked.connect(lambda: self._snooze(until))
        back.clicked.connect(self._back)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(anyway)
        column = QVBoxLayout(page)
        column.addWidget(Pill("due", "triangle-alert", self.tr("After the deadline")))
        column.addWidget(question)
        column.addWidget(line)
        column.addSpacing(self.theme.px(12))
        column.addStretch(1)
        column.addLayout(buttons)
        self._pages.addWidget(page)
        self._turn_to(page, anyway)
        announce(self, said, assertive=True)

    def _turn_to(self, page: QWidget, first: QWidget) -> None:
        # The keyboard must not leave with the page that goes: that closes a pop-up.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentWidget(page)
        self._shrink_to(page)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shrink_to(self, page: QWidget) -> None:
        """Only the page one sees has a say in how tall this is."""
        for at in range(self._pages.count()):
            each = self._pages.widget(at)
            policy = QSizePolicy.Policy.Preferred if each is page else QSizePolicy.Policy.Ignored
            if each is not None:
                each.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.body.invalidate()
        self.adjustSize()

    # --- doing it ---

    def _late(self, until: datetime) -> bool:
        return self._thread is not None and threads.past_deadline(self._thread, until)

    def _wish(self, until: datetime) -> None:
        due = self._thread.due_at if self._thread else None
        if due is None or not self._late(until):
            self._snooze(until)
            return
        self._asked = True
        self._ask(due, until)

    def _snooze(self, until: datetime) -> None:
        if not self._busy:
            self._busy = True
            doing = self._bridge.do(threads.snooze, self._number, until)
            doing.then(self._snoozed).failed(self._failed)

    def _snoozed(self, change: Changed) -> None:
        until = change.thread.snoozed_until
        if until is None or until == threads.UNTIL_THEY_REPLY:
            said = self.tr("Snoozed until they reply")
        else:
            said = self.tr("Snoozed until {when}").format(
                when=words.when_within(self._bridge, until)
            )
        if change.warning and not self._asked:
            # The clock started after this was opened.
            said = f"{said}. {change.warning}"
        offer_undo(self._bridge, self._over, said, change)
        self.close_popup()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._trouble.setText(sentence)
        self._trouble.show()
        self.adjustSize()


def snooze_menu(bridge: Bridge, theme: Theme, number: str, anchor: QWidget) -> SnoozeMenu:
    """Ask under ``anchor`` until when the conversation with ``number`` is to be out of sight."""
    return SnoozeMenu(bridge, theme, number, anchor)

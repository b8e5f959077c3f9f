"""What the bell opens: pausing alerts, and the last ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskreply.domain.desk import StoredNotice
from deskreply.engine import noticebook
from deskreply.ui import links, say
from deskreply.ui.alerts.alerts import Alerts
from deskreply.ui.alerts.face import ICONS
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Button, Divider, Label, Popup
from deskreply.ui.tray.menu import tomorrow
from deskreply.ui.work.rows import Row, Rows

WIDTH = 400
MOST = 8
_RED = frozenset({"urgent-text", "text-failed", "health"})


class RecentAlerts(Popup):
    """Choices for how long alerts are paused, or to have them again; below, what was told last: a
    click opens the conversation. ``open`` shows it once that is known."""

    def __init__(self, bridge: Bridge, alerts: Alerts, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._bridge, self._alerts = bridge, alerts
        self._language = bridge.settings().screen_language
        self.setAccessibleName(self.tr("Alerts"))

    def open(self) -> None:
        """Ask for the last alerts, and show."""
        self._bridge.ask("alerts.recent", partial(noticebook.recent, limit=4 * MOST), self._fill)

    def _fill(self, notices: tuple[StoredNotice, ...]) -> None:
        self._fill_pause()
        self.body.addWidget(Divider())
        self._caption(self.tr("Last alerts"))
        mine = [each for each in notices if each.kind != "health" or each.desk == self._bridge.desk]
        rows = Rows()
        for notice in mine[:MOST]:
            row = rows.add(self._row(notice))
            row.clicked.connect(partial(self._chosen, notice.number))
        if mine:
            self.body.addWidget(rows)
        else:
            none = Label(self.tr("None yet. New texts and answers that are due appear here."),
                         size=13, ink="muted", wrap=True)  # fmt: skip
            none.setContentsMargins(self._inset())
            self.body.addWidget(none)
        self.open_at(width=self.theme.px(WIDTH))

    def _row(self, notice: StoredNotice) -> Row:
        title = notice.title
        if notice.number:
            title = title.replace(notice.number, say.number(notice.number))
        words = links.visible(" ".join(title.split()))
        ink = "over" if notice.kind in _RED else "muted"
        icon = ICONS.get(notice.kind, "message-square-text")
        row = Row(words, icon, ink=ink, aside=self._when(notice.at))
        row.setToolTip(words)
        return row

    def _when(self, at: datetime) -> str:
        """The time of day; of another day its name."""
        zone, now = self._bridge.zone, self._bridge.now()
        tz = ZoneInfo(zone)
        if at.astimezone(tz).date() == now.astimezone(tz).date():
            return say.clock(at, zone, self._language)
        return say.short_day(at, zone, now, self._language)

    def _fill_pause(self) -> None:
        until = self._alerts.paused_until
        if until is None:
            self._caption(self.tr("Pause alerts"))
            line = QHBoxLayout()
            for words, end in self._pauses():
                line.addWidget(self._pause(words, end))
        else:
            clock = say.when(until, self._bridge.zone, self._bridge.now(), self._language)
            self._caption(self.tr("Alerts are paused until {time}").format(time=clock))
            line = QHBoxLayout()
            line.addWidget(self._pause(self.tr("Show alerts again"), lambda _: None))
        line.addStretch(1)
        line.setSpacing(self.theme.px(8))
        line.setContentsMargins(self._inset())
        self.body.addLayout(line)
        hint = Label(
            self.tr("Texting goes on, and what is overdue stays marked."), size=12, ink="muted"
        )
        hint.setContentsMargins(self._inset())
        self.body.addWidget(hint)

    def _pauses(self) -> tuple[tuple[str, Callable[[datetime], datetime | None]], ...]:
        return (
            (self.tr("15 min"), lambda now: now + timedelta(minutes=15)),
            (self.tr("1 hour"), lambda now: now + timedelta(hours=1)),
            (self.tr("Until tomorrow"), tomorrow),
        )

    def _pause(self, words: str, end: Callable[[datetime], datetime | None]) -> Button:
        button = Button(words)
        button.clicked.connect(partial(self._paused, end))
        return button

    def _paused(self, end: Callable[[datetime], datetime | None]) -> None:
        self._alerts.pause(end(self._bridge.now()))
        self.close_popup()

    def _chosen(self, number: str) -> None:
        self.close_popup()
        if number:
            self._alerts.open_thread.emit(number)
        else:
            self._alerts.open_window.emit()

    def _caption(self, words: str) -> None:
        caption = Label(words, size=13, weight=600)
        caption.setContentsMargins(self._inset())
        self.body.addWidget(caption)

    def _inset(self) -> QMargins:
        px = self.theme.px
        return QMargins(px(12), px(6), px(12), px(6))

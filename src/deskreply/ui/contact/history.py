"""What has happened with somebody: icon, words, date."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.engine.card import HistoryKind, HistoryLine
from deskreply.ui import links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.section import Section, fill
from deskreply.ui.kit import Worded, draw_focus, draw_frame, draw_icon, draw_text
from deskreply.ui.kit.buttons import HIT, Pressed
from deskreply.ui.work import words
from deskreply.ui.work.link import Link

_ICON, _GAP = 16, 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Icon, its colour, and the words.
_LOOKS = {
    HistoryKind.MISSED: ("phone-missed", "over", QT_TRANSLATE_NOOP("History", "Missed call")),
    HistoryKind.ANSWERED: (
        "phone-incoming", "muted", QT_TRANSLATE_NOOP("History", "Answered call"),
    ),
    HistoryKind.REACHED: (
        "phone-call", "muted", QT_TRANSLATE_NOOP("History", "Called back, reached"),
    ),
    HistoryKind.VOICEMAIL: ("voicemail", "muted", QT_TRANSLATE_NOOP("History", "Left voicemail")),
    HistoryKind.NO_ANSWER: (
        "phone-off", "muted", QT_TRANSLATE_NOOP("History", "Called, no answer"),
    ),
    HistoryKind.TEXTED: (
        "message-square-text", "muted", QT_TRANSLATE_NOOP("History", "Texted"),
    ),
    HistoryKind.CONTACTED: ("circle-check", "muted", QT_TRANSLATE_NOOP("History", "Contacted")),
    HistoryKind.BOOKED: ("calendar-check", "ok", QT_TRANSLATE_NOOP("History", "Booked")),
    HistoryKind.NOT_A_FIT: ("circle-x", "muted", QT_TRANSLATE_NOOP("History", "Not a fit")),
    HistoryKind.WRONG_NUMBER: (
        "circle-x", "muted", QT_TRANSLATE_NOOP("History", "Wrong number"),
    ),
    HistoryKind.REOPENED: ("rotate-ccw", "muted", QT_TRANSLATE_NOOP("History", "Reopened")),
    HistoryKind.DISMISSED: (
        "check", "muted", QT_TRANSLATE_NOOP("History", "Taken off call-backs"),
    ),
    HistoryKind.DO_NOT_TEXT: ("bell-off", "muted", QT_TRANSLATE_NOOP("History", "Don't text")),
    HistoryKind.BLOCKED: ("ban", "muted", QT_TRANSLATE_NOOP("History", "Blocked")),
}  # fmt: skip


class HistoryRow(Pressed):
    """One line; one that is about a call can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = self._ink = self._date = ""
        self.entry = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, icon: str, ink: str, text: str, date: str, entry: str) -> None:
        """``entry``: the id of the call that it is about, "" for none."""
        self._icon, self._ink, self._date, self.entry = icon, ink, date, entry
        self.setAccessibleName(f"{text}, {date}")
        focus, cursor = Qt.FocusPolicy.NoFocus, Qt.CursorShape.ArrowCursor
        if entry:
            focus, cursor = Qt.FocusPolicy.StrongFocus, Qt.CursorShape.PointingHandCursor
        self.setFocusPolicy(focus)
        self.setCursor(cursor)
        self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(HIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        if self.entry and (self.underMouse() or self.isDown()):
            draw_frame(painter, self.rect(), px(6), tokens.sunken)
        icon = QRect(0, 0, px(_ICON), self.height())
        draw_icon(painter, icon, self._icon, self._ink, _ICON)
        font = self.theme.font(12)
        width = QFontMetrics(font).horizontalAdvance(self._date) + 1
        date = QRect(self.width() - width, 0, width, self.height())
        draw_text(painter, date, self._date, font, tokens.muted, _RIGHT)
        left = icon.right() + 1 + px(_GAP)
        room = QRect(left, 0, date.left() - px(4) - left, self.height())
        draw_text(painter, room, self.text(), self.theme.font(13), tokens.text)
        if self.ringed:
            draw_focus(painter, self.rect(), px(6))


class History(Worded, Section):
    """``picked``: the id of a call that was pressed. ``more_wanted``: all of it is to be shown."""

    picked = Signal(str)
    more_wanted = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._rows: list[HistoryRow] = []
        self._more = Link("", "chevron-down")
        self._more.clicked.connect(self.more_wanted)
        self._inner.addWidget(self._more)
        self.link.hide()
        self.retranslate()

    def show_lines(self, lines: Sequence[HistoryLine], more: int) -> None:
        """The newest first, and how many there are beyond."""
        shown = tuple((line.kind.value, self._date(line), line.who, line.entry) for line in lines)
        self._more.setText(self.tr("Show %n more", "", more))
        self._more.setVisible(more > 0)
        self.setVisible(bool(lines))
        if shown != self._shown:
            self._shown = shown
            for row, line in zip(self._rows_for(len(lines)), lines, strict=True):
                self._show_line(row, line)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        super().restyle()
        self.body.setSpacing(0)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.name.setText(self.tr("History"))
        self._shown = ()
        self.restyle()

    def _rows_for(self, lines: int) -> list[HistoryRow]:
        """So many rows, those there are before new ones: most histories are as long as the last."""
        if len(self._rows) != lines:
            new = [self._new_row() for _ in range(lines - len(self._rows))]
            self._rows = [*self._rows[:lines], *new]
            fill(self.body, self._rows)
        return self._rows

    def _new_row(self) -> HistoryRow:
        row = HistoryRow()
        row.clicked.connect(partial(self._pick, row))
        return row

    def _pick(self, row: HistoryRow) -> None:
        if row.entry:
            self.picked.emit(row.entry)

    def _show_line(self, row: HistoryRow, line: HistoryLine) -> None:
        icon, ink, text = _LOOKS[line.kind]
        if ink == "over" and not self._today(line):
            ink = "muted"
        said = QCoreApplication.translate("History", str(text))
        row.show_line(icon, ink, said, self._date(line), line.entry)
        at = words.when(self._bridge, line.at)
        row.setToolTip(" · ".join(filter(None, (said, at, links.visible(line.who)))))

    def _today(self, line: HistoryLine) -> bool:
        zone, now = ZoneInfo(self._bridge.zone), self._bridge.now()
        return line.at.astimezone(zone).date() == now.astimezone(zone).date()

    def _date(self, line: HistoryLine) -> str:
        """The day; of today also the time."""
        zone, language = self._bridge.zone, words.language(self._bridge)
        day = say.short_day(line.at, zone, self._bridge.now(), language)
        return f"{day} {say.clock(line.at, zone, language)}" if self._today(line) else day

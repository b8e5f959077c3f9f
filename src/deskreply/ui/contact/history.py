"""What has happened with somebody: icon, words, date."""

from __future__ import annotations

from collections.abc import Sequence
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

    def __init__(self, icon: str, ink: str, text: str, date: str, *, leads: bool) -> None:
        super().__init__(text)
        self._icon, self._ink, self._date = icon, ink, date
        self._leads = leads
        self.setAccessibleName(f"{text}, {date}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not leads:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(HIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        if self._leads and (self.underMouse() or self.isDown()):
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
            fill(self.body, [self._row(line) for line in lines])

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        super().restyle()
        self.body.setSpacing(0)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.name.setText(self.tr("History"))
        self._shown = ()
        self.restyle()

    def _row(self, line: HistoryLine) -> HistoryRow:
        icon, ink, text = _LOOKS[line.kind]
        if ink == "over" and not self._today(line):
            ink = "muted"
        said = QCoreApplication.translate("History", str(text))
        row = HistoryRow(icon, ink, said, self._date(line), leads=bool(line.entry))
        at = words.when(self._bridge, line.at)
        row.setToolTip(" · ".join(filter(None, (said, at, links.visible(line.who)))))
        if line.entry:
            row.clicked.connect(lambda: self.picked.emit(line.entry))
        return row

    def _today(self, line: HistoryLine) -> bool:
        zone, now = ZoneInfo(self._bridge.zone), self._bridge.now()
        return line.at.astimezone(zone).date() == now.astimezone(zone).date()

    def _date(self, line: HistoryLine) -> str:
        """The day; of today also the time."""
        zone, language = self._bridge.zone, words.language(self._bridge)
        day = say.short_day(line.at, zone, self._bridge.now(), language)
        return f"{day} {say.clock(line.at, zone, language)}" if self._today(line) else day

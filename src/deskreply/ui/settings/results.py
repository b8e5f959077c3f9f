"""How the wordings of a slot do: shares with their intervals, and whether they tell anything."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from deskreply.engine.insights import Replies, Results
from deskreply.ui import kit, say, strings
from deskreply.ui.bridge import Bridge

# The end of the axis reaches out as far as half of its label.
_OVER, _ROW = 20, 32
_INKS = ("brand", "practice")


class ResultsCard(kit.Worded, kit.Card):
    """One row a wording."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bridge = bridge
        self._results: Results | None = None
        self._title = kit.Label(size=13, weight=600)
        self._pill = kit.Pill("waiting", "circle-question-mark", "")
        self._since = kit.Label(size=12, ink="muted")
        self._axis = Axis()
        self._rows = [Share("A", _INKS[0]), Share("B", _INKS[1])]
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(3, 1)
        self._grid.addWidget(self._title, 0, 0, 1, 3)
        self._grid.addWidget(self._axis, 0, 3)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._pill, 0, 4, right)
        for at, row in enumerate(self._rows, start=1):
            for column, widget in enumerate((row.badge, row.count, row.percent, row.track)):
                self._grid.addWidget(widget, at, column)
            self._grid.addWidget(row.interval, at, 4, right)
        self._grid.addWidget(self._since, 3, 0, 1, 5)
        self.restyle()
        self.retranslate()

    def show_results(self, results: Results | None) -> None:
        """Other figures."""
        if results != self._results:
            self._results = results
            self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Replied within the day"))
        found = self._results
        arms = (found.first, found.rival) if found is not None else (None, None)
        for row, replies in zip(self._rows, arms, strict=True):
            row.show_replies(replies)
        self._since.setVisible(found is not None)
        if found is not None:
            self._say(found)

    def _say(self, found: Results) -> None:
        told = found.rival is None and not found.first.replied.too_few
        self._pill.setVisible(not told)
        if found.better:
            better = "A" if found.better == found.first.name else "B"
            self._pill.show_state("ok", "check", self.tr("{name} does better").format(name=better))
        else:
            self._pill.show_state("waiting", "circle-question-mark", self.tr("Too few to tell"))
        language, zone = strings.language(), self._bridge.zone
        place, now = ZoneInfo(zone), self._bridge.now()
        began, today = (at.astimezone(place).date() for at in (found.since, now))
        day = say.date_words(began, today, language)
        since = self.tr("Since {day}, with the 95 % interval.").replace("{day}", day)
        if found.rival is not None:
            half = self.tr("Half of the callers get each since {day}, with the 95 % interval.")
            since = half.replace("{day}", day)
        self._since.setText(since)

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self._grid.setContentsMargins(px(16), px(8), px(16), px(10))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(0)
        self._grid.setRowMinimumHeight(0, px(28))
        self._since.setContentsMargins(0, px(4), 0, 0)


class Share:
    """The widgets of one row of the card."""

    def __init__(self, letter: str, ink: str) -> None:
        self.badge = Badge(letter, ink)
        self.count = kit.Label(weight=600)
        self.percent = kit.Label(size=13, ink="muted")
        self.track = Track(ink)
        self.interval = kit.Label(size=13, ink="muted")
        self._all = (self.badge, self.count, self.percent, self.track, self.interval)

    def show_replies(self, replies: Replies | None) -> None:
        """How a wording does; None: there is no such wording."""
        for widget in self._all:
            widget.setVisible(replies is not None)
        if replies is None:
            return
        share, badge = replies.replied, self.badge
        count = QCoreApplication.translate("Results", "{count} of {of}")
        nobody = QCoreApplication.translate("Results", "No texts yet")
        self.count.setText(count.format(count=share.count, of=share.of) if share.of else nobody)
        self.percent.setText(f"{round(share.rate * 100)} %" if share.rate is not None else "")
        low, high = share.interval
        said = QCoreApplication.translate("Results", "{low} to {high} %")
        said = said.format(low=round(low * 100), high=round(high * 100)) if share.of else ""
        self.interval.setText(said)
        self.track.show_share(share.rate, low, high)
        self.track.setAccessibleName(f"{badge.letter}: {self.count.text()}, {said}")


class Badge(QWidget):
    """The letter of a wording."""

    def __init__(self, letter: str, ink: str) -> None:
        super().__init__()
        self.letter, self._ink = letter, ink
        self.setAccessibleName(letter)
        self.theme = kit.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.setFixedSize(self.theme.px(20), self.theme.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter, box = QPainter(self), QRect(0, 0, px(20), px(20))
        box.moveCenter(self.rect().center())
        kit.draw_frame(painter, box, px(4), tokens.named(self._ink))
        font, centre = self.theme.font(12, 700), Qt.AlignmentFlag.AlignCenter
        kit.draw_text(painter, box, self.letter, font, tokens.surface, centre)


class Axis(QWidget):
    """From nobody to everybody."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.theme = kit.follow(self)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), self.theme.font(12)
        over, ink = self.theme.px(_OVER), self.theme.tokens.muted
        for share in (0, 50, 100):
            words = f"{share} %"
            width = QFontMetrics(font).horizontalAdvance(words) + 2
            middle = over + (self.width() - 2 * over) * share // 100
            box = QRect(middle - width // 2, 0, width, self.height())
            kit.draw_text(painter, box, words, font, ink, Qt.AlignmentFlag.AlignCenter)


class Track(QWidget):
    """A share as a point with its interval as a line."""

    def __init__(self, ink: str) -> None:
        super().__init__()
        self._ink = ink
        self._share: float | None = None
        self._low, self._high = 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.theme = kit.follow(self)

    def show_share(self, share: float | None, low: float, high: float) -> None:
        """0 to 1; None: nothing was counted yet."""
        self._share, self._low, self._high = share, low, high
        self.update()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        middle, over = self.height() // 2, px(_OVER)
        ground = QRect(over, middle - px(2), self.width() - 2 * over, px(4))
        kit.draw_frame(painter, ground, px(2), tokens.sunken)
        for share in (0.25, 0.5, 0.75):
            at = round(self._at(share))
            painter.fillRect(at, middle - px(4), 1, px(8), tokens.divider)
        if self._share is None:
            return
        with kit.kept(painter):
            painter.setPen(QPen(tokens.named(self._ink), px(2)))
            low, high = self._at(self._low), self._at(self._high)
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for end in (low, high):
                painter.drawLine(QPointF(end, middle - px(5)), QPointF(end, middle + px(5)))
            painter.setPen(QPen(tokens.surface, px(1.5)))
            painter.setBrush(tokens.named(self._ink))
            painter.drawEllipse(QPointF(self._at(self._share), middle), px(6), px(6))

    def _at(self, share: float) -> float:
        over = self.theme.px(_OVER)
        return over + (self.width() - 2 * over) * share

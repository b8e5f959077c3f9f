"""The numbers of the account, each with what it can do: one is chosen, or several."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deskreply.domain.registration import RegistrationState
from deskreply.engine.account import LineOnAccount
from deskreply.ui import kit, say

_ROW, _MARK, _SEEN, _RADIUS = 44, 20, 3, 8
# Where the columns begin, in design pixels, and how wide a label may be.
_NUMBER, _LABEL, _LABEL_WIDTH, _ABILITIES = 44, 162, 90, (256, 336, 434)
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
Word = tuple[str, str, str]


def abilities(line: LineOnAccount) -> tuple[Word, Word, Word]:
    """Icon, ink and word of what a number can do: calls, texts, and how carriers know it."""
    calls: Word = ("check", "ok", QCoreApplication.translate("Numbers", "Calls"))
    texts: Word = ("check", "ok", QCoreApplication.translate("Numbers", "Texts"))
    if not line.can_call:
        calls = ("x", "over", QCoreApplication.translate("Numbers", "No calls"))
    if not line.can_text:
        texts = ("x", "over", QCoreApplication.translate("Numbers", "No texts"))
    return calls, texts, _standing(line)


def _standing(line: LineOnAccount) -> Word:
    if not line.can_text:
        return "", "muted", QCoreApplication.translate("Numbers", "Calls only")
    if not line.can_call:
        return "", "muted", QCoreApplication.translate("Numbers", "Texts only")
    return standing(line.registration.state)


def standing(state: RegistrationState) -> Word:
    """Icon, ink and word of how far a registration is."""
    match state:
        case RegistrationState.APPROVED:
            return "check", "ok", QCoreApplication.translate("Numbers", "Approved")
        case RegistrationState.IN_REVIEW:
            return "clock", "due", QCoreApplication.translate("Numbers", "In review")
        case RegistrationState.REJECTED:
            return "x", "over", QCoreApplication.translate("Numbers", "Turned down")
        case RegistrationState.NOT_REGISTERED:
            words = QCoreApplication.translate("Numbers", "Not registered")
            return "triangle-alert", "over", words
        case RegistrationState.UNKNOWN:
            return "", "muted", QCoreApplication.translate("Numbers", "Not known")


class NumberRow(QCheckBox):
    """One number. ``several``: others can be chosen beside it."""

    def __init__(self, line: LineOnAccount, *, several: bool) -> None:
        super().__init__()
        self.line, self._several = line, several
        self._ringed = False
        self.setEnabled(line.usable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(say.number(line.number))
        called = ", ".join(filter(None, (self.text(), line.label)))
        can = ", ".join(word for _, _, word in abilities(line))
        self.setAccessibleName(f"{called}: {can}")
        self.theme = kit.follow(self)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.px(_ROW))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        chosen = self.isChecked()
        inner = self.rect().adjusted(px(3), px(3), -px(3), -px(3))
        if chosen:
            kit.draw_frame(painter, inner, px(6), tokens.selected)
        if self._ringed and self.hasFocus():
            kit.draw_focus(painter, inner, px(6))
        self._draw_mark(painter)
        ink = tokens.text if self.isEnabled() else tokens.muted
        font = self.theme.font(14, 600 if chosen else 400)
        kit.draw_text(painter, self._from(_NUMBER), self.text(), font, ink)
        # What it is called gives way to a number in a wide font: a number cut short is another.
        taken = px(_NUMBER) + QFontMetrics(font).horizontalAdvance(self.text()) + px(8)
        label = self._from(_LABEL, _LABEL_WIDTH)
        label.setLeft(max(label.left(), taken))
        kit.draw_text(painter, label, self.line.label, self.theme.font(13), tokens.muted)
        ends = (*_ABILITIES[1:], 0)
        for left, end, word in zip(_ABILITIES, ends, abilities(self.line), strict=True):
            self._draw_ability(painter, left, end, word)

    def _from(self, left: int, width: int = 0) -> QRect:
        px = self.theme.px
        return QRect(px(left), 0, px(width) if width else self.width() - px(left), self.height())

    def _draw_ability(self, painter: QPainter, left: int, end: int, word: Word) -> None:
        icon, ink, said = word
        font = self.theme.font(13, 500)
        if icon:
            kit.draw_icon(painter, self._from(left, 16), icon, ink, 16)
            left += 20
        room = self._from(left, end - left - 4 if end else 0)
        kit.draw_text(painter, room, said, font, self.theme.tokens.named(ink))

    def _draw_mark(self, painter: QPainter) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        side = px(_MARK)
        box = QRect(px(14), (self.height() - side) // 2, side, side)
        radius = px(5) if self._several else side / 2
        if not self.isChecked():
            border = tokens.outline if self.isEnabled() else tokens.divider
            kit.draw_frame(painter, box, radius, tokens.surface, border, px(1.5))
        elif self._several:
            kit.draw_frame(painter, box, radius, tokens.brand)
            kit.draw_icon(painter, box, "check", "on_brand", 14)
        else:
            kit.draw_frame(painter, box, radius, tokens.surface, tokens.brand, px(2))
            gap = px(5)
            dot = box.adjusted(gap, gap, -gap, -gap)
            kit.draw_frame(painter, dot, dot.width() / 2, tokens.brand)


class NumberList(QScrollArea):
    """As high as three numbers; more can be scrolled to."""

    chosen_changed = Signal()
    """Another number is chosen, or one more."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[LineOnAccount, ...] = ()
        self._rows: list[NumberRow] = []
        self._several = False
        self._group = QButtonGroup(self)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.theme = kit.follow(self)
        self.restyle()

    def show_lines(self, lines: tuple[LineOnAccount, ...], chosen: Collection[str]) -> None:
        """The numbers; chosen: those of ``chosen`` that can be used, else the first that can."""
        self._lines = lines
        usable = [line.number for line in lines if line.usable]
        wanted = [number for number in usable if number in chosen] or usable[:1]
        self._build(wanted, several=len(wanted) > 1)

    def let_several(self, several: bool) -> None:
        """Have one number be chosen, or any number of them."""
        self._build(self.chosen if several else self.chosen[:1], several=several)
        self.chosen_changed.emit()

    @property
    def several(self) -> bool:
        """Whether more than one can be chosen."""
        return self._several

    @property
    def choices(self) -> int:
        """Among how many numbers one can choose."""
        return sum(line.usable for line in self._lines)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen numbers, E.164."""
        return tuple(row.line.number for row in self._rows if row.isChecked())

    def line(self, number: str) -> LineOnAccount | None:
        """What is known of a number."""
        return next((line for line in self._lines if line.number == number), None)

    def reword(self) -> None:
        """Say what each can do in another language."""
        self._build(self.chosen, several=self._several)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        shown = min(len(self._rows), _SEEN)
        self.setFixedHeight(shown * px(_ROW))

    def _build(self, chosen: Collection[str], *, several: bool) -> None:
        self._several = several
        for row in self._rows:
            self._group.removeButton(row)
        # One after the other: in a group of which one has to be on, the last cannot be put out.
        self._group.setExclusive(not several)
        rows = _Rows()
        self._rows = [NumberRow(line, several=several) for line in self._lines]
        for row in self._rows:
            row.setChecked(row.line.number in chosen)
            self._group.addButton(row)
            row.toggled.connect(lambda _: self.chosen_changed.emit())
            rows.add(row)
        rows.finish()
        self.setWidget(rows)
        self.restyle()


class _Rows(QWidget):
    """Numbers below each other, with a line between them."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[NumberRow] = []
        self.theme = kit.follow(self)

    def add(self, row: NumberRow) -> None:
        """One more below."""
        self._rows.append(row)
        self._column.addWidget(row)

    def finish(self) -> None:
        """There is no other."""
        self._column.addStretch(1)

    def restyle(self) -> None:
        """Take on the theme's colours."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for row in self._rows[1:]:
            painter.fillRect(0, row.y(), self.width(), 1, self.theme.tokens.divider)

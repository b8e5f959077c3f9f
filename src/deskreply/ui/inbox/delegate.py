"""Draws a row of the list: avatar, name, pill, last line, unread count, owner."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deskreply.domain.marks import Spans
from deskreply.ui.inbox.items import Item
from deskreply.ui.inbox.model import ITEM
from deskreply.ui.inbox.words import Face, RowWords
from deskreply.ui.kit import (
    badge_size,
    draw_avatar,
    draw_badge,
    draw_focus,
    draw_frame,
    draw_icon,
    draw_pill,
    draw_text,
    follow,
    pill_size,
)

# Design pixels.
ROW_HEIGHT = 76
_SIDE, _GAP, _PAD, _EDGE = 8, 2, 12, 8
_DIVIDER = 1
_AVATAR, _BESIDE = 40, 12
_NAME_Y, _LINE_Y, _LINE_HEIGHT = 24, 50, 24
_BAR = 3, 36
_CALL_HEIGHT, _CALL_HIT = 28, 36
# A name with less room than this gets the avatar's as well.
_LEAST_NAME = 96
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """One row, in the words of ``words`` and the theme that is on. ``ringed``: the row that has the
    keyboard shows it."""

    def __init__(self, words: RowWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.ringed = False
        self.theme = follow(self)

    def restyle(self) -> None:
        """Rows are drawn with the theme of the moment."""
        self.sizeHintChanged.emit(QModelIndex())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.px(ROW_HEIGHT))

    def call_button(self, row: QRect, item: Item) -> QRect:
        """Where a press in a row (its rectangle) calls back; empty where it does not."""
        words = self._words.call(item)
        if not words:
            return QRect()
        px = self.theme.px
        drawn = self._call_rect(self._ground(row), words)
        return drawn.adjusted(0, -(px(_CALL_HIT) - drawn.height()) // 2, px(_EDGE), px(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        face = self._words.face(item)
        ground = self._ground(option.rect)
        self._draw_ground(painter, ground, option.state)
        if item.gone:
            painter.setOpacity(0.65)
        self._draw_row(painter, ground, face)
        painter.setOpacity(1.0)

    # --- parts ---

    def _ground(self, row: QRect) -> QRect:
        px = self.theme.px
        return row.adjusted(px(_SIDE), px(_GAP), _DIVIDER - px(_SIDE), -px(_GAP))

    def _draw_ground(self, painter: QPainter, ground: QRect, state: QStyle.StateFlag) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            draw_frame(painter, ground, px(8), tokens.selected)
            bar = QRect(ground.left(), 0, px(_BAR[0]), px(_BAR[1]))
            bar.moveCenter(ground.center())
            bar.moveLeft(ground.left())
            draw_frame(painter, bar, bar.width() / 2, tokens.brand)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_frame(painter, ground, px(8), tokens.bg)
        if self.ringed and state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, ground, px(8))

    def _draw_row(self, painter: QPainter, ground: QRect, face: Face) -> None:
        px = self.theme.px
        middle = ground.top() + px(_NAME_Y)
        right = ground.right() + 1 - px(_EDGE)
        left = ground.left() + px(_PAD)
        beside = left + px(_AVATAR) + px(_BESIDE)
        top = QRect(left, middle - px(14), right - left, px(28))
        pill_width = self._pill_width(face)
        weight = 700 if face.unread else 500
        font = self.theme.font(14, weight)
        least = px(_LEAST_NAME)
        if face.initials == "#":
            # A number: cut short, it is that of half a town.
            least = QFontMetrics(font).horizontalAdvance(face.title) + px(8)
        if right - pill_width - beside >= least:
            disc = QRect(left, 0, px(_AVATAR), px(_AVATAR))
            disc.moveTop(ground.top() + (ground.height() - disc.height()) // 2)
            draw_avatar(painter, disc, face.initials, face.pill.tone)
            top.setLeft(beside)
        drawn = self._draw_state(painter, top, ground, face)
        name = QRect(top.left(), top.top(), drawn.left() - px(8) - top.left(), top.height())
        self._draw_marked(painter, name, face.title, face.title_marks, font, "text")
        line = QRect(top.left(), ground.top() + px(_LINE_Y) - px(12), top.width(), px(_LINE_HEIGHT))
        self._draw_line(painter, line, face)

    def _pill_width(self, face: Face) -> int:
        if face.call:
            return self._call_rect(QRect(), face.call).width()
        return pill_size(face.pill.icon, face.pill.text).width()

    def _draw_state(self, painter: QPainter, top: QRect, ground: QRect, face: Face) -> QRect:
        if not face.call:
            return draw_pill(painter, top, face.pill.tone, face.pill.icon, face.pill.text)
        box = self._call_rect(ground, face.call)
        px, tokens = self.theme.px, self.theme.tokens
        draw_frame(painter, box, px(8), tokens.surface, tokens.brand, 1.5)
        icon = QRect(box.left() + px(9), box.top(), px(14), box.height())
        draw_icon(painter, icon, "phone-outgoing", "brand", 14)
        text = box.adjusted(px(28), 0, -px(8), 0)
        draw_text(painter, text, face.call, self.theme.font(12, 600), tokens.brand)
        return box

    def _call_rect(self, ground: QRect, words: str) -> QRect:
        px = self.theme.px
        width = QFontMetrics(self.theme.font(12, 600)).horizontalAdvance(words) + px(38)
        box = QRect(0, ground.top() + px(_NAME_Y - _CALL_HEIGHT // 2), width, px(_CALL_HEIGHT))
        box.moveRight(ground.right() - px(_EDGE))
        return box

    def _draw_line(self, painter: QPainter, line: QRect, face: Face) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        ends = line.right() + 1
        if face.unread:
            count = str(face.unread) if face.unread < 100 else "99+"
            draw_badge(painter, line, count)
            ends -= badge_size(count).width() + px(8)
        elif beside := face.when or face.owner:
            font = self.theme.font(12)
            # A long name of a colleague leaves half of the line to what was written.
            width = min(QFontMetrics(font).horizontalAdvance(beside) + 1, line.width() // 2)
            box = QRect(line.right() + 1 - width, line.top(), width, line.height())
            draw_text(painter, box, beside, font, tokens.muted, _RIGHT)
            ends -= width + px(12)
        left = line.left()
        for lead, tone in face.leads:
            font = self.theme.font(13, 500 if tone == "due" else 400)
            width = QFontMetrics(font).horizontalAdvance(lead + " ")
            box = QRect(left, line.top(), min(width, max(ends - left, 0)), line.height())
            draw_text(painter, box, lead, font, tokens.named(tone))
            left += width
        font = self.theme.font(13, 500 if face.unread else 400)
        token = "text" if face.unread else "muted"
        box = QRect(left, line.top(), max(ends - left, 0), line.height())
        self._draw_marked(painter, box, face.line, face.line_marks, font, token)

    def _draw_marked(
        self, painter: QPainter, box: QRect, text: str, spans: Spans, font: QFont, token: str
    ) -> None:
        """One line of text, cut where there is no room, with what was found on a ground."""
        colour = self.theme.tokens.named(token)
        if not spans:
            draw_text(painter, box, text, font, colour)
            return
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        whole = len(shown) if shown == text else max(len(shown) - 1, 0)
        layout = QTextLayout(shown, font)
        layout.setTextOption(_one_line())
        layout.setFormats(
            [self._mark(shown, start, min(end, whole)) for start, end in spans if start < whole]
        )
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(box.width(), 1) * 2)
        layout.endLayout()
        painter.setPen(colour)
        layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2))

    def _mark(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        # Qt counts in UTF-16, where an emoji is two.
        found.start = _units(text[:start])
        found.length = _units(text[start:end])
        look = QTextCharFormat()
        look.setBackground(QColor(self.theme.tokens.bubble_note))
        look.setForeground(QColor(self.theme.tokens.text))
        found.format = look
        return found


def _one_line() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

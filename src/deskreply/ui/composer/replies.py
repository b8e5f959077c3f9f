"""The saved replies above the editor: typing filters, the arrows choose, Enter inserts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deskreply.domain.desk import SavedReply
from deskreply.domain.people import folded
from deskreply.ui.kit import (
    ENTER,
    Divider,
    ElidedLabel,
    KeyCap,
    Label,
    Popup,
    announce,
    draw_frame,
    draw_icon,
    draw_keycap,
    draw_text,
    follow,
)

MOST_ROWS = 6
_ROW, _SIDE, _TITLE, _RADIUS, _EDGE, _FOOT = 40, 16, 152, 6, 4, 56
# Narrower than this, there is room for what is listed alone.
_HINTS_FROM = 440
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the list. ``text``: the reply with its fields filled in. ``reply`` None: the line
    that leads to where they are edited. ``tag``: the language, where it is not the lead's."""

    title: str
    text: str = ""
    tag: str = ""
    reply: SavedReply | None = None


def matching(replies: Sequence[SavedReply], typed: str) -> tuple[SavedReply, ...]:
    """Those with every typed word in title or text, or in the title of the same reply in another
    language; case and accents do not matter."""
    words = folded(typed).split()
    titles: dict[str, str] = {}
    for reply in replies:
        titles[reply.name] = f"{titles.get(reply.name, '')} {reply.title}"
    return tuple(
        reply
        for reply in replies
        if all(word in folded(f"{titles[reply.name]} {reply.body}") for word in words)
    )


class Offers(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (offer.title, offer.text, offer.tag)))
        return offer if role == Qt.ItemDataRole.UserRole else None

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Other lines."""
        if offers != self._offers:
            self.beginResetModel()
            self._offers = offers
            self.endResetModel()


class Lines(QStyledItemDelegate):
    """Draws a reply: its title, as much of its text as there is room, and the key that inserts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's sizes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        inner = rect.adjusted(px(_SIDE), 0, -px(_SIDE - 2), 0)
        if chosen:
            draw_frame(painter, rect, px(_RADIUS), tokens.selected)
            mark = QRect(rect.left(), rect.top() + px(10), px(3), rect.height() - px(20))
            draw_frame(painter, mark, px(3) / 2, tokens.brand)
            cap = draw_keycap(painter, inner, "Enter")
            inner.setRight(cap.left() - px(12))
        if offer.reply is None:
            icon = QRect(inner.left(), inner.top(), px(18), inner.height())
            draw_icon(painter, icon, "pencil", "muted", 16)
            inner.setLeft(icon.right() + px(8))
            draw_text(painter, inner, offer.title, self.theme.font(14, 500), tokens.muted)
            return
        self._draw_reply(painter, inner, offer)

    def _draw_reply(self, painter: QPainter, inner: QRect, offer: Offer) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        title, body, tag = self.theme.font(14, 600), self.theme.font(14), self.theme.font(12, 500)
        if offer.tag:
            width = QFontMetrics(tag).horizontalAdvance(offer.tag) + 2
            place = QRect(inner.right() - width, inner.top(), width, inner.height())
            draw_text(painter, place, offer.tag, tag, tokens.muted)
            inner.setRight(place.left() - px(12))
        column = min(px(_TITLE), inner.width() // 2)
        words = QRect(inner.left(), inner.top(), column - px(8), inner.height())
        draw_text(painter, words, offer.title, title, tokens.text)
        inner.setLeft(inner.left() + column)
        draw_text(painter, inner, " ".join(offer.text.split()), body, tokens.muted)


class RepliesPopup(Popup):
    """Opens above the editor and leaves the keyboard there. ``chosen``: a reply and its text.
    ``manage``: the line that leads to where they are edited."""

    chosen = Signal(object, str)
    manage = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor, takes_focus=False)
        self._editor = editor
        self._model = Offers(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(Lines(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Saved replies"))
        self.list.clicked.connect(self._take)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.nothing = Label(size=13, ink="muted")
        self.nothing.hide()
        self.title = ElidedLabel(size=12, weight=600, ink="muted")
        self._hints: list[QWidget] = []
        self._frame = QHBoxLayout()
        self._frame.addWidget(self.list)
        self.body.addLayout(self._frame)
        self.body.addWidget(self.nothing)
        self.body.addWidget(Divider())
        self._foot = self._footer()
        self.body.addLayout(self._foot)
        self.restyle()

    def show_offers(self, offers: tuple[Offer, ...], title: str, nothing: str = "") -> None:
        """What is offered now; ``nothing``: what is said where no reply is among it."""
        before = self._model.rowCount()
        self._model.show_offers(offers)
        self.title.setText(title)
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))
        if self.isVisible() and before != len(offers):
            self.open_above()

    def open_above(self) -> None:
        """Show it above the editor, as wide as that and as high as there is room."""
        px = self.theme.px
        room = self._editor.mapTo(self._editor.window(), QPoint(0, 0)).y() - px(_FOOT)
        most = min(MOST_ROWS, max(room // px(_ROW), 1))
        rows = min(self._model.rowCount(), most)
        self.list.setFixedHeight(rows * px(_ROW))
        for hint in self._hints:
            hint.setVisible(self._editor.width() >= px(_HINTS_FROM))
        self.body.activate()
        self.open_at(above=True, width=self._editor.width())

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        super().restyle()
        if not hasattr(self, "_foot"):
            return
        px = self.theme.px
        edge = (self.width() - self.frame().width()) // 2 + 1
        self.body.setContentsMargins(edge, edge, edge, edge)
        side = px(_EDGE) - 1
        self._frame.setContentsMargins(side, side, side, side)
        self._foot.setContentsMargins(px(_SIDE) + side, px(6), px(_SIDE) - 1, px(6))
        self._foot.setSpacing(px(4))
        self.nothing.setContentsMargins(px(_SIDE) + side, px(8), px(_SIDE), px(12))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self._editor and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._steer(event):
            return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """The keys that the list takes from the editor."""
        page = max(1, self.list.height() // self.theme.px(_ROW))
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            self._move(step)
        elif event.key() in ENTER and plain:
            if not event.isAutoRepeat():
                self._take(self.list.currentIndex())
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        last = self._model.rowCount() - 1
        at = self.list.currentIndex().row() + step
        # Past an end it goes round, but a page stops there.
        row = (at % (last + 1)) if abs(step) == 1 else min(max(at, 0), last)
        self.list.setCurrentIndex(self._model.index(row))
        said = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        announce(self._editor, str(said))

    def _take(self, index: QModelIndex) -> None:
        offer: Offer | None = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if offer is None:
            return
        self.close_popup()
        if offer.reply is None:
            self.manage.emit()
        else:
            self.chosen.emit(offer.reply, offer.text)

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        choose = Label(self.tr("choose"), size=12, ink="muted")
        choose.setContentsMargins(self.theme.px(2), 0, self.theme.px(12), 0)
        insert = Label(self.tr("Enter inserts, never sends"), size=12, ink="muted")
        self._hints = [KeyCap("↑"), KeyCap("↓"), choose, insert]
        row.addWidget(self.title, 1)
        for hint in self._hints:
            row.addWidget(hint)
        return row

"""The office's saved replies: add, change, remove; each in English and in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from deskreply.domain import templates
from deskreply.domain.desk import SavedReply
from deskreply.engine import savedreplies
from deskreply.engine.ports import Reader, Store
from deskreply.settings import Settings
from deskreply.ui import strings
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import (
    Button,
    Dialog,
    FieldLabel,
    Label,
    LineEdit,
    announce,
    draw_frame,
    draw_text,
    follow,
)

_WIDTH, _LIST, _LINES, _ROW = 760, 220, 76, 36
Pair = dict[str, SavedReply]
Index = QModelIndex | QPersistentModelIndex


def save(
    store: Store, settings: Settings, now: datetime, pair: Sequence[SavedReply], *, author: str
) -> SavedReply:
    """Keep one reply in its languages: those with a text are saved, those without removed. The
    first that was saved. UserError where none has a text, or one does not fit."""
    known = [reply for reply in pair if reply.body.strip()] or list(pair[:1])
    first = savedreplies.save(store, settings, now, known[0], author=author)
    for reply in known[1:]:
        named = replace(reply, name=first.name, position=first.position)
        savedreplies.save(store, settings, now, named, author=author)
    remove(store, settings, now, [reply for reply in pair if reply not in known], author=author)
    return first


def remove(
    store: Store, settings: Settings, now: datetime, pair: Sequence[SavedReply], *, author: str
) -> None:
    """Take a reply off the list in the languages that have it."""
    with store.read() as reader:
        there = [(r.name, r.language) for r in savedreplies.listed(reader, "")]
    for reply in pair:
        if (reply.name, reply.language) in there:
            savedreplies.remove(store, settings, now, reply, author=author)


class Page(QVBoxLayout):
    """Title and text in one language."""

    def __init__(self, language: str, title: str, text: str) -> None:
        super().__init__()
        self.language = language
        self.title = LineEdit()
        self.title.setMaxLength(savedreplies.LONGEST_TITLE)
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        for words, field in ((title, self.title), (text, self.body)):
            field.setAccessibleName(words)
            self.addWidget(FieldLabel(words, field))
            self.addWidget(field)

    def show_reply(self, reply: SavedReply | None) -> None:
        """Put it in, or nothing."""
        self.title.setText(reply.title if reply is not None else "")
        with QSignalBlocker(self.body):
            self.body.setPlainText(reply.body if reply is not None else "")

    def written(self, name: str, position: int, other_title: str) -> SavedReply:
        """What stands here; without a title of its own it has the other language's."""
        title = self.title.text().strip() or other_title
        return SavedReply(name, title, self.language, self.body.toPlainText(), position=position)


class Titles(QStyledItemDelegate):
    """Draws a title; the one that is open stands on the selected ground, with a mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's sizes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_frame(painter, rect, px(6), tokens.selected)
            mark = QRect(rect.left(), rect.top() + px(9), px(3), rect.height() - px(18))
            draw_frame(painter, mark, px(3) / 2, tokens.brand)
        inner = rect.adjusted(px(12), 0, -px(8), 0)
        draw_text(painter, inner, str(index.data()), self.theme.font(14, 500), tokens.text)


class ManageReplies(Dialog):
    """Stays open until it is closed. What is saved is in every list at once."""

    _pages: tuple[Page, ...] = ()

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("ManageReplies", "Saved replies"),
            QCoreApplication.translate(
                "ManageReplies", "Type / at the start of a text to use one."
            ),
            confirm=QCoreApplication.translate("ManageReplies", "Save"),
            cancel=QCoreApplication.translate("ManageReplies", "Close"),
            parent=parent,
        )
        self._bridge = bridge
        self._pairs: dict[str, Pair] = {}
        # What is shown ("": a new one), whether it was changed, and what was left unsaved.
        self._open, self._changed = "", False
        self._left: dict[str, list[SavedReply]] = {}
        self._pages = (
            Page("en", self.tr("Title in English"), self.tr("Text in English")),
            Page("es", self.tr("Title in Spanish"), self.tr("Text in Spanish")),
        )
        self.list = QListWidget()
        self.list.setItemDelegate(Titles(self.list))
        self.list.setAccessibleName(self.tr("Saved replies"))
        self._new = Button(self.tr("New reply"), "plus")
        self._remove = self.add_button(self.tr("Delete"), "trash-2")
        self._said = Label(size=13, ink="muted", wrap=True)
        self._lay_out_body()
        self.list.currentItemChanged.connect(self._show)
        self._new.clicked.connect(self._begin)
        for page in self._pages:
            page.title.textEdited.connect(self._edited)
            page.body.textChanged.connect(self._edited)
        self._remove.clicked.connect(self._remove_this)
        bridge.changed.connect(self._ask)
        self.restyle()
        self._begin()
        self._ask()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        super().restyle()
        if self._pages:
            px = self.theme.px
            self.setFixedWidth(px(_WIDTH))
            self.list.setFixedWidth(px(_LIST))
            tokens = self.theme.tokens
            self.list.setStyleSheet(
                f"QListWidget {{ border: 1px solid {tokens.divider.name()};"
                f" border-radius: {px(8)}px; padding: {px(4)}px; }}"
            )
            for page in self._pages:
                page.setSpacing(px(4))
                page.body.setFixedHeight(px(_LINES))

    def accept(self) -> None:
        """Save, and stay open."""
        doing = self._bridge.do(save, self._written(), author=self._bridge.staff)
        doing.then(self._saved).failed(self._failed)

    def _written(self) -> list[SavedReply]:
        """What stands in the fields, in both languages."""
        position = next((r.position for r in self._pairs.get(self._open, {}).values()), 0)
        titles = [page.title.text().strip() for page in self._pages]
        other = next(filter(None, titles), "")
        return [page.written(self._open, position, other) for page in self._pages]

    # --- the list ---

    def _ask(self) -> None:
        self._bridge.ask("composer.manage", _all, self._take)

    def _take(self, replies: tuple[SavedReply, ...]) -> None:
        pairs: dict[str, Pair] = {}
        for reply in replies:
            pairs.setdefault(reply.name, {})[reply.language] = reply
        if pairs == self._pairs:
            return
        self._pairs = pairs
        self._fill(self._name())

    def _fill(self, chosen: str) -> None:
        """The list anew; what is being written stays."""
        self.list.blockSignals(True)
        self.list.clear()
        for name, pair in self._pairs.items():
            language = strings.language()
            reply = pair.get(language) or next(iter(pair.values()))
            item = QListWidgetItem(reply.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            if name == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._remove.setEnabled(bool(self._name()))

    def _show(self) -> None:
        """Another reply, as it is stored or as it was left here without saving it."""
        if self._changed:
            self._left[self._open] = self._written()
        self._open = name = self._name()
        stored = self._pairs.get(name, {})
        left = self._left.get(name)
        pair = {each.language: each for each in left} if left is not None else stored
        for page in self._pages:
            page.show_reply(pair.get(page.language))
        self._changed = left is not None
        self._remove.setEnabled(bool(stored))
        self._say(self.tr("Not saved yet.") if left is not None else self._help())

    def _edited(self) -> None:
        self._changed = True
        self._say(self._help())

    def _begin(self) -> None:
        """An empty one."""
        self.list.setCurrentRow(-1)
        self._show()
        self._pages[0].title.setFocus()

    # --- changing it ---

    def _remove_this(self) -> None:
        pair = list(self._pairs.get(self._open, {}).values())
        self._left.pop(self._open, None)
        self._changed = False
        self.list.setCurrentRow(-1)
        doing = self._bridge.do(remove, pair, author=self._bridge.staff)
        doing.then(self._removed).failed(self._failed)

    def _removed(self, _: None) -> None:
        self._begin()
        self._say(self.tr("Deleted."))

    def _saved(self, reply: SavedReply) -> None:
        self._say(self.tr("Saved."), "ok")
        self._left.pop(self._open, None)
        self._open, self._changed, self._pairs = reply.name, False, {}
        self._bridge.ask("composer.manage", _all, partial(self._choose, reply.name))

    def _choose(self, name: str, replies: tuple[SavedReply, ...]) -> None:
        self._take(replies)
        self._fill(name)

    def _failed(self, sentence: str) -> None:
        self._say(sentence, "over")

    # --- small things ---

    def _name(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _help(self) -> str:
        fields = ", ".join(f"{{{name}}}" for name in templates.FIELDS)
        return self.tr("Filled in by themselves: {fields}").replace("{fields}", fields)

    def _say(self, words: str, ink: str = "muted") -> None:
        self._said.setText(words)
        self._said.set_ink(ink)
        if ink != "muted":
            announce(self._said, words, assertive=ink == "over")

    def _lay_out_body(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self._new)
        right = QVBoxLayout()
        right.setSpacing(self.theme.px(12))
        for page in self._pages:
            right.addLayout(page)
        right.addWidget(self._said)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(20))
        row.addLayout(left)
        row.addLayout(right, 1)
        self.body.addLayout(row)


def _all(reader: Reader) -> tuple[SavedReply, ...]:
    return savedreplies.listed(reader, "")

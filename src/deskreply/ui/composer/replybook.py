"""The office's saved replies: the list, and what each says in English and in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
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
    FieldLabel,
    Label,
    LineEdit,
    Worded,
    announce,
    draw_frame,
    draw_text,
    follow,
)

_LIST, _LINES, _ROW = 200, 76, 36
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

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.title = LineEdit()
        self.title.setMaxLength(savedreplies.LONGEST_TITLE)
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self._labels = (FieldLabel("", self.title), FieldLabel("", self.body))
        for label, field in zip(self._labels, (self.title, self.body), strict=True):
            self.addWidget(label)
            self.addWidget(field)

    def set_words(self, title: str, text: str) -> None:
        """What the fields are called."""
        fields = (self.title, self.body)
        for label, field, words in zip(self._labels, fields, (title, text), strict=True):
            label.setText(words)
            field.setAccessibleName(words)

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


class ReplyBook(Worded, QWidget):
    """For a dialog or a page: whoever shows it has the buttons that call ``save`` and ``delete``.
    ``deletable``: whether there is anything to delete."""

    deletable = Signal(bool)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._pairs: dict[str, Pair] = {}
        # What is shown ("": a new one), whether it was changed, and what was left unsaved.
        self._open, self._changed = "", False
        self._left: dict[str, list[SavedReply]] = {}
        self._pages = (Page("en"), Page("es"))
        self.list = QListWidget()
        self.list.setItemDelegate(Titles(self.list))
        self._new = Button("", "plus")
        self._said = Label(size=13, ink="muted", wrap=True)
        self._lay_out()
        self.list.currentItemChanged.connect(self._show)
        self._new.clicked.connect(self.begin)
        for page in self._pages:
            page.title.textEdited.connect(self._edited)
            page.body.textChanged.connect(self._edited)
        bridge.changed.connect(self._ask)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()
        self._ask()

    def retranslate(self) -> None:
        english, spanish = self._pages
        english.set_words(self.tr("Title in English"), self.tr("Text in English"))
        spanish.set_words(self.tr("Title in Spanish"), self.tr("Text in Spanish"))
        self.list.setAccessibleName(self.tr("Saved replies"))
        self._new.setText(self.tr("New reply"))
        self._say(self._help())
        self._fill(self._open)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px, tokens = self.theme.px, self.theme.tokens
        self._row.setSpacing(px(20))
        self._right.setSpacing(px(12))
        self.list.setFixedWidth(px(_LIST))
        self.list.setStyleSheet(
            f"QListWidget {{ background: {tokens.surface.name()};"
            f" border: 1px solid {tokens.divider.name()};"
            f" border-radius: {px(8)}px; padding: {px(4)}px; }}"
        )
        for page in self._pages:
            page.setSpacing(px(4))
            page.body.setFixedHeight(px(_LINES))

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
        self._fill(self._open)

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
        self.deletable.emit(bool(self._name()))

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
        self.deletable.emit(bool(stored))
        self._say(self.tr("Not saved yet.") if left is not None else self._help())

    def _edited(self) -> None:
        self._changed = True
        self._say(self._help())

    def begin(self) -> None:
        """An empty one."""
        self.list.setCurrentRow(-1)
        self._show()
        self._pages[0].title.setFocus()

    # --- changing it ---

    def _written(self) -> list[SavedReply]:
        """What stands in the fields, in both languages."""
        position = next((r.position for r in self._pairs.get(self._open, {}).values()), 0)
        titles = [page.title.text().strip() for page in self._pages]
        other = next(filter(None, titles), "")
        return [page.written(self._open, position, other) for page in self._pages]

    def save(self) -> None:
        """Keep what stands in the fields."""
        doing = self._bridge.do(save, self._written(), author=self._bridge.staff)
        doing.then(self._saved).failed(self._failed)

    def delete(self) -> None:
        """Take the open one off the list, in both languages."""
        pair = list(self._pairs.get(self._open, {}).values())
        self._left.pop(self._open, None)
        self._changed = False
        self.list.setCurrentRow(-1)
        doing = self._bridge.do(remove, pair, author=self._bridge.staff)
        doing.then(self._removed).failed(self._failed)

    def _removed(self, _: None) -> None:
        self.begin()
        self._say(self.tr("Deleted."))

    def _saved(self, reply: SavedReply) -> None:
        self._say(self.tr("Saved."), "ok")
        self._left.pop(self._open, None)
        self._open, self._changed, self._pairs = reply.name, False, {}
        self._ask()

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

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self._new)
        self._right = QVBoxLayout()
        for page in self._pages:
            self._right.addLayout(page)
        self._right.addWidget(self._said)
        self._right.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(left)
        self._row.addLayout(self._right, 1)


def _all(reader: Reader) -> tuple[SavedReply, ...]:
    return savedreplies.listed(reader, "")

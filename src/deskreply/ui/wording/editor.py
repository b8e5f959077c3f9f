"""Where a wording is written: its words, the fields in it marked, and chips that put in others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from deskreply.domain import punctuation
from deskreply.domain.templates import FIELD, FIELDS, LONGEST_BODY
from deskreply.ui import kit
from deskreply.ui.theme import Theme

LINES, MOST_LINES = 3, 8
# The most useful first: the chips show as many as there is room for.
_ORDER = (
    *("business", "promise", "first_name", "booking_link", "opens_at"),
    *("agent", "service", "area", "line"),
)


class Fields(QSyntaxHighlighter):
    """Marks what will be filled in, and what looks like it but is no field."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    def highlightBlock(self, text: str) -> None:
        tokens = self._theme.tokens
        for found in FIELD.finditer(text):
            known = found[1] in FIELDS
            marked = QTextCharFormat()
            marked.setForeground(tokens.brand if known else tokens.over)
            marked.setBackground(tokens.selected if known else tokens.over_bg)
            start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in found.span())
            self.setFormat(start, end - start, marked)


class _Words(QPlainTextEdit):
    """Takes words only; Tab goes on to the next control."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text().replace("\0", "")[:LONGEST_BODY])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()


class WordingEditor(kit.Worded, QFrame):
    """``changed``: other words than before, by a person or by ``set_text``. ``lines``: how many it
    has room for at least; it grows with its words."""

    changed = Signal()

    def __init__(self, *, lines: int = LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._values = lines, dict.fromkeys(FIELDS, "")
        self._edit = _Words(self)
        self._row = _Chips(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._edit)
        self._column.addWidget(self._row)
        self.theme = kit.follow(self)
        self._marks = Fields(self._edit.document(), self.theme)
        self._edit.textChanged.connect(self._edited)
        self._edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._edit.focused.connect(self.update)
        self._row.chosen.connect(self.insert_field)
        self.setFocusProxy(self._edit)
        self.restyle()
        self.retranslate()

    def text(self) -> str:
        """What stands there, in plain letters."""
        return punctuation.plain(self._edit.toPlainText()).strip()

    def set_text(self, text: str) -> None:
        """Other words; nothing of the former can be brought back by Ctrl+Z."""
        if text != self._edit.toPlainText():
            self._edit.setPlainText(text)
            self._edit.moveCursor(QTextCursor.MoveOperation.End)
            self._fit()

    def replace_text(self, text: str) -> None:
        """Other words, as if somebody had typed them: Ctrl+Z brings the former back."""
        cursor = self._edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor is, apart from the words around it."""
        cursor = self._edit.textCursor()
        before = self._edit.toPlainText()[: cursor.selectionStart()][-1:]
        gap = " " if before and not before.isspace() and before not in "¿¡(" else ""
        cursor.insertText(f"{gap}{{{name}}}")
        self._edit.setFocus()

    def show_values(self, values: Mapping[str, str]) -> None:
        """What the fields are filled in with: said when the pointer rests on them."""
        self._values = {name: values.get(name, "") for name in FIELDS}
        self._offer()

    def retranslate(self) -> None:
        self._edit.setAccessibleName(self.tr("Automatic text"))
        self._edit.setPlaceholderText(self.tr("What should callers read?"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._column.setContentsMargins(px(6), px(8), px(6), px(4))
        self._column.setSpacing(px(4))
        self._edit.setFont(self.theme.font())
        self._edit.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus {"
            f" background: transparent; border: none; padding: 0 {px(4)}px; }}"
        )
        self._marks.rehighlight()
        self._fit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        near, tokens = self._edit.hasFocus(), self.theme.tokens
        edge = tokens.brand if near else tokens.outline
        radius = self.theme.px(8)
        kit.draw_frame(QPainter(self), self.rect(), radius, tokens.surface, edge, 2 if near else 1)

    def _fit(self) -> None:
        # This layout counts in lines.
        lines = round(self._edit.document().documentLayout().documentSize().height())
        shown = min(max(lines, self._lines), MOST_LINES)
        each = QFontMetrics(self._edit.font()).lineSpacing()
        margin = 2 * int(self._edit.document().documentMargin())
        self._edit.setFixedHeight(shown * each + margin + self.theme.px(4))
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._edit.setVerticalScrollBarPolicy(needed if lines > MOST_LINES else never)

    def _edited(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        used = set(FIELD.findall(self._edit.toPlainText()))
        # What has nothing to be filled in with comes last: such texts wait for staff.
        order = sorted(_ORDER, key=lambda name: not self._values[name])
        self._row.offer([name for name in order if name not in used], self._values)


class _Chips(kit.Worded, QWidget):
    """The fields that one may put in: as many as there is room for, the others in a menu."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._values: Mapping[str, str] = {}
        self._chips = {name: self._chip(name) for name in _ORDER}
        self._more = kit.IconButton("ellipsis", "", parent=self)
        self._more.clicked.connect(self._open)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def offer(self, names: Sequence[str], values: Mapping[str, str]) -> None:
        """Other fields."""
        self._names, self._values = list(names), values
        self.retranslate()
        self._arrange()

    def retranslate(self) -> None:
        self._more.set_words(self.tr("More fields"))
        for name, chip in self._chips.items():
            value = self._values.get(name, "") or self.tr("Nothing to fill in yet")
            chip.setToolTip(value)
            chip.setAccessibleDescription(value)
            put_in = self.tr("Put in {field}")
            chip.setAccessibleName(put_in.replace("{field}", name.replace("_", " ")))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.setFixedHeight(self._more.sizeHint().height())
        self._arrange()

    def resizeEvent(self, event: object) -> None:
        self._arrange()

    def _chip(self, name: str) -> kit.Chip:
        chip = kit.Chip(name, icon="plus", icon_ink="brand", checkable=False, parent=self)
        chip.clicked.connect(partial(self.chosen.emit, name))
        return chip

    def _arrange(self) -> None:
        gap, more = self.theme.px(4), self._more.sizeHint().width()
        at, shown = 0, 0
        for name in self._names:
            width = self._chips[name].sizeHint().width()
            last = name == self._names[-1]
            if at + width + (0 if last else gap + more) > self.width():
                break
            self._chips[name].setGeometry(at, 0, width, self.height())
            at, shown = at + width + gap, shown + 1
        for name, chip in self._chips.items():
            chip.setVisible(name in self._names[:shown])
        self._hidden = self._names[shown:]
        self._more.move(QPoint(at, 0))
        self._more.resize(self._more.sizeHint())
        self._more.setVisible(bool(self._hidden))

    def _open(self) -> None:
        menu = kit.Menu(self)
        for name in self._hidden:
            menu.add(name, partial(self.chosen.emit, name), icon="plus", ink="brand")
        menu.open_below(self._more)

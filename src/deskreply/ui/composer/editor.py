"""What one types into: plain text that grows from one line to six."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from deskreply.domain import guards
from deskreply.engine import drafts
from deskreply.ui.kit import ENTER, follow
from deskreply.ui.theme import Theme

MOST_LINES = 6
_HEIGHT = 44


class Gaps(QSyntaxHighlighter):
    """Marks fields that nobody filled in."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    def highlightBlock(self, text: str) -> None:
        marked = QTextCharFormat()
        marked.setForeground(self._theme.tokens.due)
        marked.setBackground(self._theme.tokens.due_bg)
        for start, end in guards.unfilled(text):
            self.setFormat(_units(text[:start]), _units(text[start:end]), marked)


class Editor(QPlainTextEdit):
    """``submitted``: Enter, once each press. ``undo_asked``: Ctrl+Z where there is nothing typed to
    undo. ``files_dropped``: somebody tried to put a file in."""

    submitted = Signal()
    undo_asked = Signal()
    files_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._is_note = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.theme = follow(self)
        self._gaps = Gaps(self.document(), self.theme)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.restyle()

    # --- text ---

    def set_text(self, text: str) -> None:
        """Another text, the cursor at its end; nothing of the old one can be brought back."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert(self, text: str) -> None:
        """Put ``text`` where the cursor is, as if it had been typed."""
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def line_to_cursor(self) -> str:
        """What stands before the cursor in its line."""
        cursor = self.textCursor()
        written = cursor.block().text().encode("utf-16-le", "surrogatepass")
        before = written[: 2 * cursor.positionInBlock()]
        return before.decode("utf-16-le", "surrogatepass")

    def line_is_empty(self) -> bool:
        """Whether the cursor is in a line without a letter."""
        return not self.textCursor().block().text().strip()

    def replace_before_cursor(self, former: str, text: str) -> None:
        """Put ``text`` in the place of ``former``, which stands right before the cursor, and select
        the first field in it that nobody filled in: typing replaces it."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() - _units(former), QTextCursor.MoveMode.KeepAnchor)
        start = cursor.selectionStart()
        cursor.insertText(text)
        self.setTextCursor(cursor)
        for first, last in guards.unfilled(text)[:1]:
            self._select(start + _units(text[:first]), start + _units(text[:last]))

    def select_gap(self) -> None:
        """Select the first field that nobody filled in: typing replaces it."""
        text = self.toPlainText()
        for first, last in guards.unfilled(text)[:1]:
            self._select(_units(text[:first]), _units(text[:last]))

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    # --- look ---

    def set_note(self, is_note: bool) -> None:
        """Whether what is written is for the team only."""
        if is_note != self._is_note:
            self._is_note = is_note
            self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px, tokens = self.theme.px, self.theme.tokens
        self.setFont(self.theme.font())
        ground, edge = tokens.surface, tokens.outline
        if self._is_note:
            ground, edge = tokens.bubble_note, tokens.due
        sides, ends = px(9), self._ends()
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {ground.name()}; border: 1px solid {edge.name()};"
            f" padding: {ends}px {sides}px; border-radius: {px(8)}px; }}"
            f"QPlainTextEdit:focus {{ border: 2px solid "
            f"{(tokens.due if self._is_note else tokens.brand).name()};"
            f" padding: {ends - 1}px {sides - 1}px; }}"
            f"QPlainTextEdit:disabled {{ background: {tokens.sunken.name()};"
            f" border-color: {tokens.divider.name()}; }}"
        )
        self._gaps.rehighlight()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.height())

    def _ends(self) -> int:
        """Above and below the lines, so that one line makes the height of the design."""
        line = QFontMetrics(self.theme.font()).lineSpacing()
        margin = 1 + int(self.document().documentMargin())
        return max((self.theme.px(_HEIGHT) - line) // 2 - margin, 1)

    def _fit(self) -> None:
        # This layout counts in lines.
        lines = round(self.document().documentLayout().documentSize().height())
        shown = min(max(lines, 1), MOST_LINES)
        each = QFontMetrics(self.font()).lineSpacing()
        one = max(self.theme.px(_HEIGHT), each)
        self.setFixedHeight(one + (shown - 1) * each)
        always = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if lines > MOST_LINES else never)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kept = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER:
            self._enter(kept, again=event.isAutoRepeat())
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, modifiers: Qt.KeyboardModifier, *, again: bool) -> None:
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.insert("\n")
        elif plain and not again and not self._composing:
            self.submitted.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # Enter accepts what is being composed; it must not send a half of it.
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composing = False
        super().focusOutEvent(event)

    # --- what comes in from elsewhere: words only ---

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if any(url.isLocalFile() for url in source.urls()):
            self.files_dropped.emit()
        elif source.hasText():
            words = source.text().replace("\r\n", "\n").replace("\0", "")
            self.insert(words[: drafts.LONGEST])


def _units(text: str) -> int:
    """The length of a text as Qt counts: in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

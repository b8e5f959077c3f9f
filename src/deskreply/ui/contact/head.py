"""Who it is: face, name and number, to be corrected and copied."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from deskreply.ui import links, say
from deskreply.ui.contact.section import SIDE
from deskreply.ui.kit import (
    ElidedLabel,
    IconButton,
    LineEdit,
    Worded,
    announce,
    draw_avatar,
    draw_focus,
    draw_icon,
    draw_text,
    follow,
)
from deskreply.ui.kit.buttons import Pressed

LONGEST_NAME = 80
_FACE, _LINE, _PENCIL = 48, 24, 14
_COPIED_MS = 1500


class Face(QWidget):
    """The disc with initials."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = "#", "waiting"
        self.theme = follow(self)
        self.restyle()

    def show_face(self, text: str, tone: str) -> None:
        """Letters, and the colour of the state that they are in."""
        self._text, self._tone = text, tone
        self.update()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        side = self.theme.px(_FACE)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_avatar(QPainter(self), self.rect(), self._text, self._tone, 16)


class NameButton(Pressed):
    """The name; a pencil behind it while pointer or keyboard are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._ink = "text"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_name(self, name: str, *, ink: str = "text") -> None:
        """Show a name, as it is written."""
        self._ink = ink
        self.setText(name)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(_LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.theme.px
        painter = QPainter(self)
        font = self.theme.font(14, 600)
        room = self.rect()
        if self.underMouse() or self.hasFocus():
            words = QFontMetrics(font).horizontalAdvance(self.text())
            left = min(words + px(6), room.width() - px(_PENCIL))
            box = QRect(left, 0, px(_PENCIL), room.height())
            draw_icon(painter, box, "pencil", "muted", _PENCIL)
            room.setWidth(left - px(2))
        # A pixel of room: widths are rounded.
        room.setWidth(room.width() + 1)
        draw_text(painter, room, self.text(), font, self.theme.tokens.named(self._ink))
        if self.ringed:
            draw_focus(painter, self.rect(), px(4))


class NameEdit(LineEdit):
    """Enter and leaving keep what was typed, Esc does not."""

    kept = Signal(str)
    left = Signal()

    def begin(self, name: str) -> None:
        """Show what is to be corrected."""
        self.setText(name)
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The window losing the focus is no end of typing.
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason
        ):  # fmt: skip
            self.left.emit()


class Head(Worded, QWidget):
    """``named``: a new name was given. ``more``: the button for what is rarely done."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._name, self._typed = "", "", ""
        self.face = Face()
        self.name = NameButton()
        self.edit = NameEdit()
        self.edit.setMaxLength(LONGEST_NAME)
        self.number = ElidedLabel(size=13, ink="muted")
        self.copy = IconButton("copy", "", glyph=16)
        self.more = IconButton("ellipsis", "")
        self._copied = QTimer(self, interval=_COPIED_MS, singleShot=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self.name.clicked.connect(self.begin_edit)
        self.edit.left.connect(self._keep)
        self.copy.clicked.connect(self._copy)
        self._copied.timeout.connect(lambda: self.copy.set_icon("copy", "muted"))
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def show_person(self, number: str, name: str, tone: str, *, meant: str | None = None) -> None:
        """Somebody; typing that has begun goes on (``finish`` ends it). ``meant``: the name to be
        corrected where the one shown is of several."""
        self._number, self._name = number, name
        self._typed = name if meant is None else meant
        self.face.show_face(say.initials(name), tone)
        self.number.setText(say.number(number))
        self._say_name()

    def begin_edit(self) -> None:
        """Let the name be corrected."""
        self._pages.setCurrentIndex(1)
        self.edit.begin(self._typed)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._row.setSpacing(0)
        self._row.setContentsMargins(px(SIDE), px(16), px(SIDE - 8), px(12))
        self._pages_box.setContentsMargins(px(12), 0, 0, 0)
        # Beside the number.
        self._buttons.setContentsMargins(0, px(16), 0, 0)
        self._column.setContentsMargins(0, px(1), 0, 0)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.copy.set_words(self.tr("Copy number"))
        self.more.set_words(self.tr("Contact options"))
        self.edit.setAccessibleName(self.tr("Name"))
        self.edit.setPlaceholderText(self.tr("Name"))
        self._say_name()

    def _say_name(self) -> None:
        shown = links.visible(self._name) or self.tr("Add a name")
        self.name.show_name(shown, ink="text" if self._name else "brand")
        self.name.setAccessibleName(self.tr("Edit name: {name}").format(name=shown))
        self.name.setToolTip(links.visible(self._name))

    def _lay_out(self) -> None:
        words, typing = QWidget(), QWidget()
        self._column = QVBoxLayout(words)
        self._column.setSpacing(0)
        self._column.addWidget(self.name)
        self._column.addWidget(self.number)
        self._column.addStretch(1)
        typed = QVBoxLayout(typing)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.addWidget(self.edit)
        self._pages.addWidget(words)
        self._pages.addWidget(typing)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(0)
        self._buttons.addWidget(self.copy)
        self._buttons.addWidget(self.more)
        self._pages_box = QVBoxLayout()
        self._pages_box.addWidget(self._pages)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._pages_box, 1)
        self._row.addLayout(self._buttons)

    def finish(self) -> None:
        """Keep what was typed: somebody else is shown next."""
        self._keep()

    def _keep(self) -> None:
        if self._pages.currentIndex() == 0:
            return
        typed = " ".join(self.edit.text().split())
        had_focus = self.edit.hasFocus()
        self.edit.blockSignals(True)
        self._pages.setCurrentIndex(0)
        self.edit.blockSignals(False)
        if had_focus:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed and typed != self._typed:
            self.named.emit(typed)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(say.number(self._number))
        self.copy.set_icon("check", "ok")
        self._copied.start()
        announce(self, self.tr("Number copied"))

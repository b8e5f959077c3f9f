"""The row below the editor: what helps to write, how long it is, and Send."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from deskreply.domain import templates
from deskreply.domain.guards import LONGEST_TEXT, MOST_PARTS
from deskreply.ui.kit import Button, IconButton, Label, Menu, Worded, follow
from deskreply.ui.wording import counter

_GAP, _BESIDE = 4, 12


class Tools(Worded, QWidget):
    """Where there is little room, the last tools go behind "…", then Send into a row of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to, self._is_note, self._text = "", False, ""
        self.replies = IconButton("zap", "")
        self.emoji = IconButton("smile", "")
        self.attach = IconButton("paperclip", "")
        self.note = IconButton("sticky-note", "")
        self.later = IconButton("calendar-clock", "")
        self.more = IconButton("ellipsis", "")
        self.counter = Label(size=13, ink="muted")
        self.send = Button("", "send", "primary")
        self.replies.setCheckable(True)
        self.attach.setEnabled(False)
        self._wide = (self.replies, self.emoji, self.attach, self.note, self.later)
        # Behind "…" first: what is needed least.
        self._spare = (self.attach, self.later, self.emoji, self.note)
        self._line = QHBoxLayout()
        for button in (*self._wide, self.more):
            self._line.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(self._line, 0, 0)
        self._grid.addWidget(self.counter, 0, 1, Qt.AlignmentFlag.AlignRight)
        self._two_rows = False
        self._grid.addWidget(self.send, 0, 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more.clicked.connect(self._open_more)
        self.theme = follow(self)
        self.retranslate()
        self.restyle()

    # --- what it says ---

    def retranslate(self) -> None:
        self.replies.set_words(self.tr("Saved replies"), self.tr("Saved replies (/)"))
        self.emoji.set_words(self.tr("Emoji"))
        self.attach.set_words(self.tr("Attach"), self.tr("Pictures cannot be sent yet"))
        self.note.set_words(self.tr("Note"), self.tr("Note for the team (Alt+P)"))
        self.later.set_words(self.tr("Send later"))
        self.more.set_words(self.tr("More"))
        self.send.setAccessibleName(self.tr("Send"))
        self.show_recipient(self._to, is_note=self._is_note)
        self.count(self._text)

    def show_recipient(self, name: str, *, is_note: bool) -> None:
        """Whom the button sends to, "" for nobody; a note is sent to nobody, and not counted."""
        self._to, self._is_note = name, is_note
        self.note.set_lit(is_note)
        self.note.setAccessibleDescription(self.tr("On") if is_note else "")
        self.counter.setVisible(not is_note)
        words = self.tr("Send to {name}").replace("{name}", name) if name else self.tr("Send")
        if self._is_note:
            words = self.tr("Add note")
        self.send.setText(words)
        self.send.setAccessibleDescription(words)
        self.send.set_icon("sticky-note" if self._is_note else "send")
        self._arrange()

    def allow(self, *, writing: bool, texting: bool) -> None:
        """What can be used: ``writing`` anything at all, ``texting`` them."""
        self.emoji.setEnabled(writing)
        self.replies.setEnabled(texting)
        self.later.setEnabled(texting)

    def count(self, text: str) -> None:
        """Say how much of how many texts ``text`` takes, as it would be sent."""
        self._text = text
        length = templates.parts(text)
        words = counter.words(length)
        many = "due" if length.parts > MOST_PARTS else "muted"
        ink = "over" if len(text) > LONGEST_TEXT else many
        self.counter.set_ink(ink)
        self.counter.setToolTip(counter.why(text))
        if words != self.counter.text():
            self.counter.setText(words)
            self._arrange()

    # --- where it stands ---

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._line.setSpacing(px(_GAP))
        self._grid.setHorizontalSpacing(px(_BESIDE))
        self._grid.setVerticalSpacing(px(8))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self.theme.px
        each = self.replies.sizeHint().width() + px(_GAP)
        room = self.width() - px(_BESIDE)
        if not self._is_note:
            room -= self.counter.sizeHint().width() + px(_BESIDE)
        # Two tools and "…" are the least beside the rest.
        two_rows = room - self.send.sizeHint().width() < 3 * each
        fit = (room if two_rows else room - self.send.sizeHint().width()) // each
        missing = max(len(self._wide) - fit, 0)
        hidden = self._spare[: missing + 1] if missing else ()
        for button in self._wide:
            button.setVisible(button not in hidden)
        self.more.setVisible(bool(hidden))
        if two_rows != self._two_rows:
            self._two_rows = two_rows
            self._grid.removeWidget(self.send)
            place = (1, 0, 1, 3) if two_rows else (0, 2, 1, 1)
            self._grid.addWidget(self.send, *place, Qt.AlignmentFlag.AlignRight)

    def _open_more(self) -> None:
        menu = Menu(self)
        for button, icon in zip(
            self._wide, ("zap", "smile", "paperclip", "sticky-note", "calendar-clock"), strict=True
        ):
            if button.isHidden():
                chosen: Callable[[], object] = button.click
                checked = self._is_note if button is self.note else None
                action = menu.add(button.accessibleName(), chosen, icon=icon, checked=checked)
                action.setEnabled(button.isEnabled())
                action.setToolTip(button.toolTip())
        menu.open_below(self.more)

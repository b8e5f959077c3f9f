"""The row below a wording: since when it is so, undo, and save."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deskreply.ui import kit


class Foot(kit.Worded, QWidget):
    """``save``, ``undo`` and ``more`` are pressed by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors, self._changed = 0, False
        self._wording = self._kept = ""
        self._mark = QLabel()
        self._about = kit.ElidedLabel(size=12, ink="muted")
        self._trouble = kit.Label(size=13, weight=500, ink="over", wrap=True)
        self.more = kit.IconButton("ellipsis", "")
        self.undo = kit.Button("")
        self.save = kit.Button("", kind="primary")
        self._row = QHBoxLayout()
        self._row.addWidget(self._mark)
        self._row.addWidget(self._about, 1)
        for button in (self.more, self.undo, self.save):
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._trouble)
        self._column.addLayout(self._row)
        self.theme = kit.follow(self)
        self.refuse("")
        self.restyle()

    def show_state(self, about: str, errors: int, *, changed: bool, undo: bool) -> None:
        """``about``: the wording; ``errors`` that keep it from being saved; ``changed``: whether
        there is something to save; ``undo``: something to take back."""
        self._errors, self._changed, self._wording = errors, changed, about
        self.undo.setEnabled(undo)
        self.retranslate()

    def tell(self, sentence: str) -> None:
        """What was done, until the next change; "" for nothing."""
        self._kept = sentence
        self.refuse("")
        self.retranslate()
        if sentence:
            kit.announce(self, sentence)

    def refuse(self, sentence: str) -> None:
        """Why something was not done; "" takes that back."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            kit.announce(self, sentence, assertive=True)

    def retranslate(self) -> None:
        self._about.setText(self._kept or self._wording)
        self._about.set_ink("ok" if self._kept else "muted")
        icon, ink = ("check", "ok") if self._kept else ("history", "muted")
        self._mark.setPixmap(self.theme.pixmap(icon, ink, 16))
        self.more.set_words(self.tr("More about this wording"))
        self.undo.setText(self.tr("Undo changes"))
        words = self.tr("Save")
        if self._errors:
            words = self.tr("Fix %n problem(s) to save", "", self._errors)
        self.save.setText(words)
        self.save.setEnabled(self._changed and not self._errors)

    def restyle(self) -> None:
        """Take on the theme's sizes and icon."""
        px = self.theme.px
        self._row.setSpacing(px(8))
        self._column.setContentsMargins(0, px(12), 0, 0)
        self._column.setSpacing(px(6))
        self.retranslate()

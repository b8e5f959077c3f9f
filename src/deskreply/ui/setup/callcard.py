"""Whom to call for the live test, and from which phone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from deskreply.domain import numbers
from deskreply.ui import kit, say

_WIDTH = 208


class CallCard(kit.Worded, kit.Card):
    """The office's number in large, and below it the phone one calls from."""

    phone_entered = Signal(str)
    """A phone number (E.164) was entered."""

    def __init__(self) -> None:
        super().__init__(fill="selected", border="", radius=12)
        self._phone = ""
        self._office: tuple[str, ...] = ()
        self._sign = kit.Label()
        self._from, self._how = kit.Label(size=13), kit.Label(wrap=True)
        self._number = kit.Label(size=18, weight=600)
        self._cell, self._only = (
            kit.Label(size=12, weight=600, ink="muted"),
            kit.Label(size=12, ink="muted", wrap=True),
        )
        self.field = kit.LineEdit()
        self._shown = kit.Label()
        self._change = kit.IconButton("pencil", "", glyph=16)
        self._lay_out()
        self.field.editingFinished.connect(self._enter)
        self.field.textEdited.connect(self._typed)
        self._change.clicked.connect(self.edit)
        self.field.installEventFilter(self)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_numbers(self, office: tuple[str, ...], phone: str) -> None:
        """The office's numbers, and the phone (E.164, or "") known so far."""
        self._office = office
        self._number.setText(say.number(office[0]) if office else "")
        self._set(phone)

    def edit(self) -> None:
        """Have another phone entered."""
        self._editing(True)
        self.field.setText(say.number(self._phone) if self._phone else "")
        self.field.selectAll()
        self.field.setFocus()

    @property
    def phone(self) -> str:
        """The phone that is entered, E.164; "" where there is none."""
        return self._phone

    def use(self, phone: str) -> None:
        """Take this phone (E.164)."""
        self._set(phone)
        self.phone_entered.emit(phone)

    def retranslate(self) -> None:
        """Set its words anew."""
        self._from.setText(self.tr("From your cell, call"))
        self._how.setText(self.tr("Let it ring, hang up before anyone answers."))
        self._cell.setText(self.tr("Your cell"))
        self.field.setAccessibleName(self.tr("Your cell"))
        self.field.setPlaceholderText(self.tr("With area code"))
        self._change.set_words(self.tr("Change"))
        self._only.setText(self.tr("Used for this test only"))

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self.setFixedWidth(px(_WIDTH))
        self._column.setContentsMargins(px(24), px(24), px(24), px(20))
        self._column.setSpacing(px(4))
        self._sign.setPixmap(self.theme.pixmap("phone-call", "brand", 24))
        self._sign.setFixedHeight(px(34))
        self._how.setContentsMargins(0, px(6), 0, 0)
        self._row.setSpacing(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter ends the typing of a phone: as Next it would skip the test.
        pressed = event.type() == QEvent.Type.KeyPress and bool(self.field.text().strip())
        if pressed and isinstance(event, QKeyEvent) and event.key() in kit.ENTER:
            self._enter()
            return True
        return super().eventFilter(watched, event)

    # --- the phone ---

    def _typed(self) -> None:
        """A whole number is taken at once: nobody has to press Enter."""
        found = self._entered()
        if found and found != self._phone:
            self._phone = found
            self.phone_entered.emit(found)

    def _enter(self) -> None:
        found = self._entered()
        if found:
            news = found != self._phone
            self._set(found)
            if news:
                self.phone_entered.emit(found)
        elif self.field.text().strip():
            words = self.tr("That is not a phone number. Enter all ten digits.")
            self._only.setText(words)
            self._only.set_ink("over")
            kit.announce(self.field, words, assertive=True)

    def _entered(self) -> str:
        """What was typed, E.164; "" where it is no number, or one of the office's own."""
        found = numbers.normalise(self.field.text()) or ""
        return "" if found in self._office else found

    def _set(self, phone: str) -> None:
        self._phone = phone
        if phone and self.field.hasFocus():
            self._change.setVisible(True)
            self._change.setFocus()
        self._shown.setText(say.number(phone) if phone else "")
        self._only.set_ink("muted")
        self._editing(not phone)
        self.retranslate()

    def _editing(self, on: bool) -> None:
        self.field.setVisible(on)
        self._shown.setVisible(not on)
        self._change.setVisible(not on)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        for widget in (self._sign, self._from, self._number, self._how):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(kit.Divider())
        self._column.addWidget(self._cell)
        self._row = QHBoxLayout()
        self._row.addWidget(self._shown, 1)
        self._row.addWidget(self._change)
        self._column.addLayout(self._row)
        self._column.addWidget(self.field)
        self._column.addWidget(self._only)

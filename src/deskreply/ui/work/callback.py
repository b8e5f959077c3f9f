"""Calling back: the telephone or the clipboard gets the number, then how it went is asked for."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from deskreply.domain.models import Callback, Thread
from deskreply.engine import threads
from deskreply.engine.ports import Reader
from deskreply.ui import links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Button, ElidedLabel, IconButton, Label, announce, follow
from deskreply.ui.kit.draw import draw_frame, draw_shadow
from deskreply.ui.theme import Theme
from deskreply.ui.work import words

CONTACT_CARD = "contact-card"
_WIDTH, _SHADOW, _RADIUS, _TOP, _GAP = 392, 12, 8, 64, 8


class CallCard(QFrame):
    """Stays until it is answered or put away. Does not take the keyboard from what is written."""

    closed = Signal(QObject)

    def __init__(self, bridge: Bridge, number: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self.number = bridge, number
        self._before: QWidget | None = None
        self._busy = False
        self._question = ElidedLabel(self.tr("Did you reach them?"), weight=600)
        self._how = Label(size=13, ink="muted", wrap=True)
        self._trouble = Label(size=13, ink="over", wrap=True)
        self._close = IconButton("x", self.tr("I did not call"))
        self._copy = IconButton("copy", self.tr("Copy the number"))
        self._buttons = [self._answer(how) for how in threads.CALLED]
        self._off = Button(self.tr("Take off the call-back list"), kind="quiet")
        self._column = QVBoxLayout(self)
        self._answers = QHBoxLayout()
        self._lay_out()
        self._close.clicked.connect(self._end)
        self._copy.clicked.connect(self._copied)
        self._off.clicked.connect(self._dismiss)
        self.setAccessibleName(self._question.text())
        self.theme = follow(self)
        self.restyle()
        bridge.ask(f"work.call.{number}", lambda reader: _known(reader, number), self._show_whom)

    def comes_after(self, before: QWidget) -> None:
        """Tab leads from there into this card, and the keyboard back there when it is done."""
        self._before = before
        within = (*self._buttons, self._off, self._copy, self._close)
        for one, next_one in pairwise((before, *within)):
            self.setTabOrder(one, next_one)

    def take_keyboard(self) -> None:
        """To be answered by keyboard now."""
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def give_keyboard_back(self) -> None:
        """To where it was before it came in here."""
        here, before = QApplication.focusWidget(), self._before
        if here is not None and self.isAncestorOf(here) and before and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def dial(self) -> None:
        """Hand the number to the telephone of this PC; without one, to the clipboard. While one
        practises, to nobody."""
        number = say.number(self.number)
        if self._bridge.practice is not None:
            said = self.tr("{number} · practice: nobody is called")
            self._how.setText(said.format(number=number))
        elif QDesktopServices.openUrl(QUrl(f"tel:{self.number}")):
            self._how.setText(self.tr("{number} · handed to your phone app").format(number=number))
        else:
            QGuiApplication.clipboard().setText(number)
            self._how.setText(self.tr("{number} · copied, dial it now").format(number=number))
        announce(self, f"{self._question.text()} {self._how.text()}")

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        edge = px(_SHADOW)
        self._column.setContentsMargins(edge + px(16), edge + px(8), edge + px(16), edge + px(16))
        self._column.setSpacing(px(4))
        self._answers.setSpacing(px(8))
        self.setFixedWidth(px(_WIDTH) + 2 * edge)
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        edge = px(_SHADOW)
        frame = self.rect().adjusted(edge, edge, -edge, -edge)
        draw_shadow(painter, frame, px(_RADIUS), edge)
        draw_frame(painter, frame, px(_RADIUS), tokens.surface, tokens.popup_border)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head, second = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addWidget(self._close)
        second.addWidget(self._how, 1)
        second.addWidget(self._copy)
        for button in self._buttons:
            self._answers.addWidget(button)
        for row in (head, second, self._answers):
            self._column.addLayout(row)
        self._column.addWidget(self._off, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._trouble)
        self._off.hide()
        self._trouble.hide()

    def _answer(self, how: Callback) -> Button:
        button = Button(words.called(how))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._log(how))
        return button

    def _show_whom(self, known: tuple[Thread | None, bool]) -> None:
        thread, listed = known
        name = links.visible(thread.name) if thread is not None else ""
        name = name or say.number(self.number)
        self._question.setText(self.tr("Did you reach {name}?").format(name=name))
        self.setAccessibleName(self._question.text())
        self._off.setVisible(listed)
        self.adjustSize()

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(say.number(self.number))
        number = say.number(self.number)
        self._how.setText(self.tr("{number} · copied, dial it now").format(number=number))

    def _log(self, how: Callback) -> None:
        if not self._busy:
            self._busy = True
            doing = self._bridge.do(threads.call_back, self.number, how)
            doing.then(self._end).failed(self._failed)

    def _dismiss(self) -> None:
        if not self._busy:
            self._busy = True
            doing = self._bridge.do(threads.dismiss_callback, self.number)
            doing.then(self._end).failed(self._failed)

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._trouble.setText(sentence)
        self._trouble.show()
        self.adjustSize()

    def _end(self, _: object = None) -> None:
        self.closed.emit(self)


class CallCards(QObject):
    """The cards of one window, one a number, below each other at the top of the conversation."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: list[CallCard] = []
        self._over = parent
        # Once the window has laid itself out.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._place)
        parent.installEventFilter(self)

    def call(self, bridge: Bridge, number: str) -> CallCard:
        """Dial, and ask how it went; a card that stands there for this number already goes on, and
        has the keyboard then."""
        known = next((each for each in self._cards if each.number == number), None)
        card = known or self._new(bridge, number)
        card.dial()
        card.show()
        self._place()
        if known is not None:
            known.take_keyboard()
        return card

    def _new(self, bridge: Bridge, number: str) -> CallCard:
        card = CallCard(bridge, number, self._over)
        card.closed.connect(self._end)
        card.installEventFilter(self)
        before = QApplication.focusWidget()
        if before is not None:
            card.comes_after(before)
        self._cards.append(card)
        return card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _end(self, card: CallCard) -> None:
        self._cards.remove(card)
        card.give_keyboard_back()
        card.hide()
        card.deleteLater()
        self._place()

    def _place(self) -> None:
        right, top = self._right(), 0
        for card in self._cards:
            px, edge = card.theme.px, card.theme.px(_SHADOW)
            top = top or px(_TOP + _GAP) - edge
            card.move(max(-edge, right - card.width() + edge - px(_GAP)), top)
            card.raise_()
            top += card.height() - 2 * edge + px(_GAP)

    def _right(self) -> int:
        """Where the contact card begins, or the window ends."""
        card = self._over.findChild(QWidget, CONTACT_CARD)
        if card is None or not card.isVisible():
            return self._over.width()
        return card.mapTo(self._over, card.rect().topLeft()).x()


def call_back(bridge: Bridge, theme: Theme, number: str, parent: QWidget) -> CallCard:
    """Call ``number`` back from the window ``parent``: dial, then ask how it went."""
    cards = parent.findChild(CallCards, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return (cards or CallCards(parent)).call(bridge, number)


def _known(reader: Reader, number: str) -> tuple[Thread | None, bool]:
    """Who it is, and whether they are on the call-back list."""
    return reader.thread(number), bool(reader.open_callbacks(number))

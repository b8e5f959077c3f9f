"""The desk: rail, inbox, conversation and contact card beside each other, as far as there is room,
and what one of them asks of another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskreply.ui import work
from deskreply.ui.bridge import Bridge
from deskreply.ui.composer import Composer
from deskreply.ui.contact import ContactCard
from deskreply.ui.conversation import ConversationPane
from deskreply.ui.inbox import InboxPanel
from deskreply.ui.kit import UNDER_TOASTS, Toast, follow
from deskreply.ui.practice import Checklist
from deskreply.ui.rail import Rail
from deskreply.ui.shortcuts import SHORTCUTS, Act, Shortcut
from deskreply.ui.theme import Theme

INBOX_WIDTH, CARD_WIDTH = 360, 280
CARD_FROM = 1240
# While one practises, the checklist has the card's place, and there already.
CHECKLIST_FROM = 1160
ONE_PANE_BELOW = 760


class DeskView(QWidget):
    """Everything of the window that works on an open office."""

    settings = Signal()
    alerts = Signal(QWidget)
    hide_details = Signal()
    help = Signal()
    close_asked = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self._number = ""
        self._card_wanted = self._list_wanted = False
        self._card: ContactCard | None = None
        self._card_of = ""
        self.rail = Rail()
        self.inbox = InboxPanel(bridge, theme)
        self.conversation = ConversationPane(bridge, theme)
        self.composer = Composer(bridge, theme)
        self.composer.setObjectName(UNDER_TOASTS)
        control = bridge.practice
        self._checklist = Checklist(bridge, control, theme, self) if control is not None else None
        self.conversation.set_composer(self.composer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.inbox)
        row.addWidget(self.conversation, 1)
        if self._checklist is not None:
            self._checklist.opened.connect(self.open_thread)
            self.inbox.list_wanted.connect(self._toggle_checklist)
        self._row = row
        self._toast = Toast(self, floor=2)
        self._wire()
        self._shortcuts()
        bridge.trouble.connect(self.tell)
        follow(self)
        self.restyle()
        self.composer.clear()
        self.conversation.clear()

    # --- what is open ---

    @property
    def number(self) -> str:
        """Whose conversation is open, E.164; "" for nobody's."""
        return self._number

    def open_thread(self, number: str, message_id: str = "") -> None:
        """Show a conversation, at one of its texts where that is given."""
        with self._bridge.together():
            if number != self._number:
                self._number = number
                self.composer.show_thread(number)
            self.conversation.show_thread(number, message_id)
            self.inbox.select(number)
            self._arrange()

    def clear(self) -> None:
        """Show nobody's conversation."""
        self._number = ""
        self.composer.clear()
        self.conversation.clear()
        self._arrange()

    def tell(self, sentence: str) -> None:
        """Say one sentence at the bottom of the window for a while."""
        self._toast.show_words(sentence, seconds=8, assertive=True)

    # --- who asks whom ---

    def _wire(self) -> None:
        talk = self.conversation
        self.inbox.opened.connect(self.open_thread)
        talk.call_back.connect(self._call_back)
        talk.snooze.connect(self._snooze)
        talk.done.connect(self._done)
        talk.open_card.connect(self._toggle_card)
        talk.back.connect(self.clear)
        self.composer.wants_call_back.connect(self._call_back)
        talk.taken_back.connect(self.composer.give_back)
        self.composer.reviewing.connect(lambda _: talk.to_newest())
        self.rail.inbox.connect(self.inbox.focus_search)
        self.rail.saved_replies.connect(self.composer.manage_replies)
        self.rail.help.connect(self.help)
        self.rail.settings.connect(self.settings)
        self.rail.alerts.connect(lambda: self.alerts.emit(self.rail.alerts_button))

    def _call_back(self, number: str) -> None:
        work.call_back(self._bridge, self._theme, number, self)

    def _snooze(self, number: str, anchor: QWidget) -> None:
        work.snooze_menu(self._bridge, self._theme, number, anchor)

    def _done(self, number: str, anchor: QWidget) -> None:
        work.done_menu(self._bridge, self._theme, number, anchor)

    def _done_and_next(self) -> None:
        if self.conversation.is_done:
            self.inbox.next_open()
        elif self._number:
            anchor = self.conversation.done_button
            work.done_menu(
                self._bridge, self._theme, self._number, anchor, then=self.inbox.next_open
            )

    # --- keys ---

    def _shortcuts(self) -> None:
        acts: dict[Act, Callable[[], object]] = {
            Act.NEXT: lambda: self.inbox.step(1),
            Act.PREVIOUS: lambda: self.inbox.step(-1),
            Act.NEXT_UNREAD: self.inbox.next_unread,
            Act.FIND: self._find,
            Act.REPLY: self.composer.reply,
            Act.NOTE: self.composer.note,
            Act.ATTACH: self.composer.attach,
            Act.CALL_BACK: self.conversation.call_back_button.click,
            Act.SNOOZE: self.conversation.snooze_button.click,
            Act.DONE: self.conversation.done_button.click,
            Act.DONE_AND_NEXT: self._done_and_next,
            Act.SETTINGS: self.settings.emit,
            Act.HIDE: self.hide_details.emit,
            Act.HELP: self.help.emit,
            Act.CLOSE: self.close_asked.emit,
        }
        for shortcut in SHORTCUTS:
            for nth, keys in enumerate(shortcut.keys, start=1):
                self._bind(shortcut, keys, acts, nth)

    def _bind(
        self, shortcut: Shortcut, keys: str, acts: dict[Act, Callable[[], object]], nth: int
    ) -> None:
        bound = QShortcut(QKeySequence(keys), self)
        if shortcut.act is Act.NTH:
            bound.activated.connect(lambda: self.inbox.open_nth(nth))
        else:
            bound.activated.connect(acts[shortcut.act])

    def _find(self) -> None:
        self.inbox.setVisible(True)
        self.inbox.focus_search()

    # --- room ---

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give each part its room: the card from 1240 wide on, one part alone below 760."""
        px = self._theme.px
        room = self.width() / self._theme.scale
        narrow, wide = room < ONE_PANE_BELOW, room >= CARD_FROM
        if self._checklist is not None:
            wide = room >= CARD_FROM + CARD_WIDTH
        talking = bool(self._number)
        self.inbox.setVisible(not narrow or not talking)
        self.conversation.setVisible(not narrow or talking)
        self.conversation.set_alone(narrow)
        if narrow:
            self.inbox.setMinimumWidth(0)
            self.inbox.setMaximumWidth(self.width())
        else:
            self.inbox.setFixedWidth(px(INBOX_WIDTH))
        self._place_card(wide, talking)
        if self._checklist is not None:
            self._place_checklist(self._checklist, room >= CHECKLIST_FROM)

    def _place_card(self, wide: bool, talking: bool) -> None:
        """Beside the conversation, or over its right side on demand. It is made, and asked for a
        person, only where it is shown."""
        self.conversation.set_card_reachable(not wide and self._checklist is None)
        if not (talking and (wide or self._card_wanted)):
            if self._card is not None:
                self._card.hide()
                self._card.clear()
                self._card_of = ""
            return
        card = self._card = self._card or self._make_card()
        card.setFixedWidth(self._theme.px(CARD_WIDTH))
        beside = self._row.indexOf(card) >= 0
        if wide and not beside:
            self._row.insertWidget(self._row.indexOf(self.conversation) + 1, card)
        elif not wide and beside:
            self._row.removeWidget(card)
        if self._card_of != self._number:
            self._card_of = self._number
            card.show_thread(self._number)
        card.show()
        if not wide:
            card.setGeometry(self.width() - card.width(), 0, card.width(), self.height())
            card.raise_()

    def _place_checklist(self, checklist: Checklist, wide: bool) -> None:
        """Beside the conversation, or over its right side on demand."""
        self.inbox.offer_list(not wide)
        beside = self._row.indexOf(checklist) >= 0
        if wide and not beside:
            self._row.addWidget(checklist)
        elif not wide and beside:
            self._row.removeWidget(checklist)
        width = self._theme.px(CARD_WIDTH)
        checklist.setFixedWidth(width)
        checklist.setVisible(wide or self._list_wanted)
        if not wide:
            checklist.setGeometry(self.width() - width, 0, width, self.height())
            checklist.raise_()

    def _toggle_checklist(self) -> None:
        self._list_wanted = not self._list_wanted
        self._arrange()

    def _make_card(self) -> ContactCard:
        card = ContactCard(self._bridge, self._theme, self)
        card.opened.connect(self.open_thread)
        card.note_wanted.connect(self.composer.note)
        card.installEventFilter(self)
        return card

    def _toggle_card(self) -> None:
        self._card_wanted = not self._card_wanted
        self._arrange()
        if self._card is not None and self._card.isVisible():
            self._card.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the card that lies over the conversation puts it away."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and self._card_wanted:
            self._toggle_card()
            return True
        return super().eventFilter(watched, event)

"""The contact card beside the conversation."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.domain.models import ThreadStatus
from deskreply.domain.people import Contact, Patient
from deskreply.engine import labels, people, threads
from deskreply.engine.people import Change
from deskreply.engine.ports import Reader
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.asked import Asked, ask, meant, tone
from deskreply.ui.contact.fields import Fields
from deskreply.ui.contact.head import Head
from deskreply.ui.contact.history import History
from deskreply.ui.contact.more import More
from deskreply.ui.contact.notes import Notes
from deskreply.ui.contact.persons import Persons
from deskreply.ui.contact.scroll import Scroll
from deskreply.ui.contact.section import SIDE
from deskreply.ui.contact.states import States
from deskreply.ui.contact.stop import Stop
from deskreply.ui.kit import Label, Worded, announce, follow
from deskreply.ui.theme import Theme
from deskreply.ui.work.callback import CONTACT_CARD
from deskreply.ui.work.owner import OwnerField


class ContactCard(Worded, QWidget):
    """``opened``: a conversation is to be shown at one of its entries ("" for its end).
    ``note_wanted``: a note is to be written."""

    opened = Signal(str, str)
    note_wanted = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(CONTACT_CARD)
        self._bridge, self._number = bridge, ""
        self._asked: Asked | None = None
        self._whole, self._chosen = False, 0
        self._head = Head()
        self._trouble = Label(size=13, ink="over", wrap=True)
        self._more = More(bridge, self)
        self._states = States(self._more.act)
        self._persons = Persons()
        self._fields = Fields(OwnerField(bridge))
        self._notes = Notes(bridge)
        self._history = History(bridge)
        self._stop = Stop(bridge)
        self._top = QVBoxLayout()
        self._content = QWidget()
        self._scroll = Scroll(self._content)
        self._lay_out()
        self._wire()
        bridge.changed.connect(self._ask)
        bridge.settings_changed.connect(self._ask)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()
        # Whoever gives the keyboard to the card means its first part.
        self.setFocusProxy(self._head.name)
        self.clear()

    # --- what is shown ---

    def show_thread(self, number: str) -> None:
        """Show who has this number (E.164)."""
        if number != self._number:
            self._head.finish()
            self._number, self._asked = number, None
            self._whole, self._chosen = False, 0
            self._trouble.hide()
            self._fields.tags.end_typing()
            self._scroll.verticalScrollBar().setValue(0)
        self._ask()

    def clear(self) -> None:
        """Show nobody."""
        self._head.finish()
        self._number, self._asked = "", None
        self._scroll.hide()
        self._stop.hide()

    def _ask(self) -> None:
        # A card that nobody sees asks once it is shown.
        if self._number and self.isVisible():
            question = partial(_question, self._bridge, self._number, self._whole)
            self._bridge.ask("contact.card", question, self._show)

    def _show(self, asked: Asked) -> None:
        card = asked.card
        if card.thread.number != self._number:
            return
        self._asked = asked
        thread, who = card.thread, meant(card.contacts, self._chosen)
        several = len(card.contacts) > 1
        self._head.show_person(
            thread.number, thread.name, tone(thread, self._bridge.now()),
            meant=who.name if who and several else None,
        )  # fmt: skip
        self._states.show_states(self._more.states(asked))
        self._persons.show_people(card.contacts, who.id if who else 0, card.other_numbers)
        self._fields.show_card(card, who if several else None)
        self._notes.show_notes(card.notes)
        self._history.show_lines(card.history, card.more)
        self._stop.show_person(thread.number, thread.name or self._more.nameless, card.opted_out_by)
        self._scroll.show()
        self._stop.show()

    def _say(self, sentence: str) -> None:
        """What went wrong, below the name."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, assertive=True)

    # --- what is done ---

    def _named(self, name: str) -> None:
        self._save(Change(name=name))

    def _patient(self, value: str) -> None:
        self._save(Change(patient=Patient(value)))

    def _save(self, change: Change) -> None:
        who = self._meant()
        self._say("")
        doing = self._bridge.do(people.save, self._number, change, person=who.name if who else "")
        doing.failed(self._failed)

    def _meant(self) -> Contact | None:
        return meant(self._asked.card.contacts, self._chosen) if self._asked else None

    def _means(self, contact_id: int) -> None:
        self._chosen = contact_id
        self._ask()

    def _status(self, value: str) -> None:
        self._say("")
        doing = self._bridge.do(threads.set_status, self._number, ThreadStatus(value))
        doing.failed(self._failed)

    def _language(self, value: str) -> None:
        self._say("")
        self._bridge.do(labels.set_language, self._number, value).failed(self._failed)

    def _tag(self, tag: str) -> None:
        self._say("")
        self._bridge.do(labels.tag, self._number, tag).failed(self._failed)

    def _untag(self, tag: str) -> None:
        self._say("")
        self._bridge.do(labels.untag, self._number, tag).failed(self._failed)

    def _failed(self, sentence: str) -> None:
        self._say(sentence)
        # Fields go back to what holds.
        self._ask()

    def _entry(self, entry_id: str) -> None:
        self.opened.emit(self._number, entry_id)

    def _all_of_it(self) -> None:
        self._whole = True
        self._ask()

    def _open_more(self) -> None:
        if self._asked is not None:
            self._more.open(self._asked, self._head.more)

    # --- how it is built ---

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._top.setContentsMargins(px(SIDE), 0, px(SIDE), px(12))
        self._top.setSpacing(px(16))
        self.update()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Contact"))
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.fillRect(0, 0, 1, self.height(), self.theme.tokens.divider)

    def _wire(self) -> None:
        self._head.named.connect(self._named)
        self._head.more.clicked.connect(self._open_more)
        self._persons.meant.connect(self._means)
        self._persons.number_picked.connect(lambda number: self.opened.emit(number, ""))
        fields = self._fields
        fields.status_chosen.connect(self._status)
        fields.language_chosen.connect(self._language)
        fields.patient_chosen.connect(self._patient)
        fields.tags.added.connect(self._tag)
        fields.tags.removed.connect(self._untag)
        self._notes.picked.connect(self._entry)
        self._notes.wanted.connect(self.note_wanted)
        self._history.picked.connect(self._entry)
        self._history.more_wanted.connect(self._all_of_it)
        self._more.edit_wanted.connect(self._head.begin_edit)
        for part in (fields.owner, self._stop, self._more):
            part.failed.connect(self._failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._trouble, self._states, self._persons, self._fields):
            self._top.addWidget(part)
        column.addWidget(self._head)
        column.addLayout(self._top)
        column.addWidget(self._notes)
        column.addWidget(self._history)
        column.addStretch(1)
        self._trouble.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._stop)


def _question(bridge: Bridge, number: str, whole: bool, reader: Reader) -> Asked:
    return ask(reader, bridge.settings(), bridge.now(), number, bridge.desk, whole=whole)

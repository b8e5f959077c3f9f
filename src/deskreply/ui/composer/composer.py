"""The composer below a conversation: what one writes to this lead, or about them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.domain import punctuation
from deskreply.domain.guards import Kind, Purpose, Weight
from deskreply.domain.hours import opening_words
from deskreply.domain.models import Message
from deskreply.ui import strings
from deskreply.ui.bridge import Bridge
from deskreply.ui.composer import facts as asking
from deskreply.ui.composer.bars import GuardBar, StoppedBar, WaitingBar
from deskreply.ui.composer.draftbook import NOTHING, DraftBook, Written
from deskreply.ui.composer.editor import Editor
from deskreply.ui.composer.emoji import EmojiPopup
from deskreply.ui.composer.facts import Facts
from deskreply.ui.composer.manage import ManageReplies
from deskreply.ui.composer.names import Names
from deskreply.ui.composer.outgoing import Outgoing, SentToast
from deskreply.ui.composer.schedule import SchedulePopup
from deskreply.ui.composer.situation import Watch, calendar
from deskreply.ui.composer.slash import Slash
from deskreply.ui.composer.tools import Tools
from deskreply.ui.kit import Worded, announce, follow
from deskreply.ui.theme import Theme

_SIDE, _ABOVE, _BELOW, _GAP = 24, 12, 12, 8
# Once somebody went back to look, they know of these.
_SEEN = (Kind.REPLIED, Kind.WROTE)
Kinds = frozenset[Kind]


class Composer(Worded, QWidget):
    """Writes to one number at a time. Drafts belong to their number and are swapped with it.

    ``sent``: a text to this number is stored. ``wants_call_back``: they cannot be texted, call.
    ``reviewing``: somebody wants to see what is new in this number's conversation.
    """

    sent = Signal(str)
    wants_call_back = Signal(str)
    reviewing = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self._number, self._names = "", Names()
        self._facts: Facts | None = None
        self._watch = Watch(bridge.now())
        self._is_note, self._shown = False, ""
        self._book = DraftBook(bridge, self)
        self._outgoing = Outgoing(bridge, self._book, self)
        self._toast: SentToast | None = None
        self._waiting, self._stopped, self._guard = WaitingBar(), StoppedBar(), GuardBar()
        self._editor, self._tools = Editor(), Tools()
        self._slash = Slash(self._editor, self._tools.replies)
        self._column = QVBoxLayout(self)
        parts = (self._waiting, self._stopped, self._guard, self._editor, self._tools)
        for part in parts:
            self._column.addWidget(part)
        self.setFocusProxy(self._editor)
        self._wire()
        follow(self)
        self.restyle()
        self.retranslate()

    def _wire(self) -> None:
        editor, tools, guard, outgoing = self._editor, self._tools, self._guard, self._outgoing
        editor.textChanged.connect(self._typed)
        editor.submitted.connect(lambda: self._submit(by_key=True))
        editor.undo_asked.connect(self._undo)
        editor.files_dropped.connect(self.attach)
        tools.send.clicked.connect(lambda: self._submit())
        tools.note.clicked.connect(lambda: self.reply() if self._is_note else self.note())
        tools.emoji.clicked.connect(self._open_emoji)
        tools.later.clicked.connect(lambda: self._open_schedule())
        self._slash.manage.connect(self.manage_replies)
        guard.review.connect(self._review)
        guard.later.connect(lambda: self._open_schedule())
        guard.anyway.connect(self._go_on)
        self._stopped.call.connect(lambda: self.wants_call_back.emit(self._number))
        self._waiting.cancel.connect(outgoing.take_back)
        outgoing.stored.connect(self._stored)
        outgoing.noted.connect(self._noted)
        outgoing.given_back.connect(self._given_back)
        self._bridge.changed.connect(self._ask)
        self._bridge.settings_changed.connect(self._settings_changed)

    # --- for the window ---

    def show_thread(self, number: str) -> None:
        """Write to this number (E.164) from now on. The draft of the one before is saved."""
        if number != self._number:
            self._turn_to(number)
            self._ask()

    def clear(self) -> None:
        """Write to nobody."""
        self._turn_to("")

    def reply(self) -> None:
        """Go on with a text to the lead."""
        self._set_note(is_note=False)
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def note(self) -> None:
        """Go on with a note for the team."""
        self._set_note(is_note=True)
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def attach(self) -> None:
        """Say that pictures cannot be sent yet."""
        if self._number:
            self._guard.remark(self.tr("Pictures cannot be sent yet."), "paperclip")

    def manage_replies(self) -> None:
        """Add, change and remove saved replies."""
        ManageReplies(self._bridge, self.window()).open()

    def give_back(self, number: str, text: str) -> None:
        """A text to this number was taken back elsewhere in the window: it is a draft again."""
        if self._toast is not None:
            self._toast.drop(number)
        self._outgoing.give_back(number, text)

    def flush(self) -> None:
        """Have every draft saved now."""
        self._book.flush()

    # --- what is shown ---

    def retranslate(self) -> None:
        self._editor.setAccessibleName(self.tr("Message"))
        self._show_state()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self._theme.px
        self._column.setContentsMargins(px(_SIDE), px(_ABOVE), px(_SIDE), px(_BELOW))
        self._column.setSpacing(px(_GAP))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.fillRect(self.rect(), tokens.bubble_note if self._is_note else tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, tokens.divider)

    def hideEvent(self, event: QHideEvent) -> None:
        self._book.flush()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_toast()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._settle_toast()

    def _settle_toast(self) -> None:
        if self._toast is not None:
            self._toast.settle()

    def _show_state(self) -> None:
        """Everything that depends on whose conversation this is, and on what is known of it."""
        editor, tools, known = self._editor, self._tools, self._facts
        name = self._names.of(self._number)
        stopped = known.stopped_by if known is not None and not self._is_note else ""
        can = bool(self._number) and not stopped
        words = self.tr("Text {name}…")
        if self._is_note:
            words = self.tr("Note about {name}… only your team sees this")
        said = words.replace("{name}", name) if name else ""
        editor.setPlaceholderText(said)
        editor.setAccessibleDescription(said)
        editor.set_note(self._is_note)
        editor.setEnabled(can)
        tools.show_recipient(name, is_note=self._is_note)
        tools.allow(writing=can, texting=can and known is not None and not self._is_note)
        tools.note.setEnabled(bool(self._number))
        self._slash.show_facts(known if can and not self._is_note else None)
        self._allow_sending()
        self._stopped.show_stopped(stopped, name)
        waiting = known.waiting if known is not None else ()
        soonest = waiting[0].scheduled_for if waiting else None
        self._waiting.show_waiting(waiting, self._when(soonest) if soonest is not None else "")
        self.update()

    def _allow_sending(self) -> None:
        ready = self._facts is not None and self._editor.isEnabled()
        self._tools.send.setEnabled(ready and bool(self._shown.strip()))

    def _when(self, at: datetime) -> str:
        return opening_words(at, self._bridge.zone, self._bridge.now(), strings.language())

    # --- what is known ---

    def _ask(self) -> None:
        if self._number:
            bridge, number = self._bridge, self._number
            question = partial(
                asking.ask, settings=bridge.settings(), now=bridge.now(), number=number,
                staff=bridge.staff, zone=bridge.zone,
            )  # fmt: skip
            bridge.ask("composer", question, partial(self._know, self._book.mark(number)))

    def _know(self, mark: int, known: Facts) -> None:
        if known.number != self._number:
            return
        self._watch.see(self._facts, known, self._bridge.now())
        changed = self._book.learn(known.number, known.draft, mark)
        self._facts = known
        self._names.learn(known.number, known.name)
        self._load() if changed else self._show_state()

    def _settings_changed(self) -> None:
        if self._book.change_staff():
            self._load()
        self._ask()

    # --- drafts ---

    def _turn_to(self, number: str) -> None:
        self._book.flush()
        self._slash.close()
        self._guard.hide()
        self._number, self._facts = number, None
        self._watch = Watch(self._bridge.now())
        self._load()

    def _load(self) -> None:
        """Put the draft into the editor."""
        draft = self._book.of(self._number) if self._number else NOTHING
        self._is_note = draft.is_note
        self._shown = draft.text
        if self._editor.toPlainText() != draft.text:
            self._editor.set_text(draft.text)
        self._tools.count(punctuation.plain(draft.text))
        self._show_state()

    def _typed(self) -> None:
        text = self._editor.toPlainText()
        if text == self._shown or not self._number:
            return
        self._shown = text
        self._book.put(self._number, Written(text, self._is_note))
        if not text.strip():
            self._watch.began_as_note = False
        self._guard.hide()
        self._tools.count(punctuation.plain(text))
        self._allow_sending()

    def _set_note(self, *, is_note: bool) -> None:
        if is_note == self._is_note or not self._number:
            return
        self._is_note = is_note
        self._watch.began_as_note = not is_note and bool(self._shown.strip())
        self._book.put(self._number, Written(self._shown, is_note))
        self._guard.hide()
        self._show_state()

    # --- sending ---

    def _submit(self, accepted: Kinds = frozenset(), *, by_key: bool = False) -> None:
        """Send, or add the note, unless something speaks against it. ``accepted``: what staff has
        just been told and wants all the same."""
        if not self._tools.send.isEnabled():
            return
        text = self._text()
        purpose = Purpose.NOTE if self._is_note else Purpose.NOW
        if not self._checked(text, purpose, accepted, by_key=by_key):
            return
        if self._is_note:
            self._outgoing.note(self._number, text)
        else:
            self._outgoing.send(self._number, text)
        self._load()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self) -> str:
        """What is written, as it is sent."""
        return punctuation.plain(self._shown).strip()

    def _checked(
        self, text: str, purpose: Purpose, accepted: Kinds, *, by_key: bool = False
    ) -> bool:
        """Whether nothing speaks against it; else it is said."""
        if self._facts is None:
            return False
        found = self._watch.concerns(
            self._bridge, self._facts, self._names.of(self._number), text, purpose, by_key=by_key
        )
        left = [c for c in found if c.weight is not Weight.ASK or c.kind not in accepted]
        if not left:
            self._guard.hide()
            return True
        self._guard.show_concerns(left, purpose)
        if left[0].kind is Kind.UNFILLED:
            self._editor.select_gap()
        return False

    def _review(self) -> None:
        """Back to writing; what was new in the conversation has been seen by then."""
        seen = tuple(c for c in self._guard.concerns if c.kind in _SEEN)
        self._watch.decide(seen)
        self._guard.hide()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if seen:
            self.reviewing.emit(self._number)

    def _go_on(self) -> None:
        """It is wanted as it is."""
        concerns, purpose = self._guard.concerns, self._guard.purpose
        self._watch.decide(concerns)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        accepted = frozenset(concern.kind for concern in concerns)
        if purpose is Purpose.LATER:
            self._open_schedule(accepted)
        else:
            self._submit(accepted)

    def _open_schedule(self, accepted: Kinds = frozenset()) -> None:
        known, bridge, text = self._facts, self._bridge, self._text()
        # However this was asked for, the keyboard goes back there.
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if known is None or not text:
            words = self.tr("Write the text first, then choose when it goes.")
            self._guard.remark(words, "calendar-clock")
            return
        if not self._checked(text, Purpose.LATER, accepted):
            return
        name = self._names.of(known.number)
        popup = SchedulePopup(
            self._tools.later, bridge, known.number, name, calendar(bridge, known)
        )
        popup.chosen.connect(partial(self._schedule, known.number))
        popup.open()

    def _schedule(self, number: str, at: datetime, anyway: bool) -> None:
        text = self._text()
        if number == self._number and text:
            self._outgoing.send(number, text, at=at, anyway=anyway)
            self._load()

    # --- what came of it ---

    def _stored(self, message: Message) -> None:
        seconds = round(self._bridge.settings().desk_undo_seconds)
        name = self._names.of(message.number)
        if message.scheduled_for is not None:
            words = self.tr("Goes to {name} {when}").replace(
                "{when}", self._when(message.scheduled_for)
            )
            announce(self, words.replace("{name}", name))
        elif seconds > 0:
            self._offer_undo(message, self.tr("Sent to {name}").replace("{name}", name), seconds)
        self.sent.emit(message.number)

    def _offer_undo(self, message: Message, words: str, seconds: int) -> None:
        if self._toast is None:
            self._toast = SentToast(self)
            self._toast.wanted.connect(self._outgoing.take_back)
        self._toast.offer(message, words, seconds)

    def _undo(self) -> None:
        if self._toast is not None:
            self._toast.undo()

    def _noted(self, number: str) -> None:
        announce(self, self.tr("Note added"))

    def _given_back(self, number: str, sentence: str) -> None:
        """A text is in its draft again: ``sentence`` says why, "" where somebody wanted it so."""
        if number == self._number:
            self._load()
            if sentence:
                self._guard.show_trouble(sentence)
            else:
                self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = self.tr("Your text to {name} is a draft again.").replace(
            "{name}", self._names.of(number)
        )
        self._bridge.trouble.emit(f"{sentence} {words}".strip())

    def _open_emoji(self) -> None:
        popup = EmojiPopup(self._tools.emoji)
        popup.picked.connect(self._insert)
        popup.open()

    def _insert(self, sign: str) -> None:
        self._editor.insert(sign)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

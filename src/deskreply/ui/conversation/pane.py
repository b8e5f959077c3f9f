"""One conversation: its head, its banners, its entries, and below them the composer's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPlainTextEdit,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from deskreply.domain.models import Message, MessageKind
from deskreply.domain.timeline import Entry
from deskreply.engine import threads
from deskreply.ui import links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.conversation.assemble import Assembler
from deskreply.ui.conversation.banners import Banners
from deskreply.ui.conversation.caughtup import CaughtUp
from deskreply.ui.conversation.deeds import Deeds
from deskreply.ui.conversation.feed import Feed
from deskreply.ui.conversation.header import Header
from deskreply.ui.conversation.questions import More
from deskreply.ui.conversation.reading import Reading
from deskreply.ui.conversation.rows import Row
from deskreply.ui.conversation.scene import scene_of
from deskreply.ui.conversation.stage import Stage
from deskreply.ui.conversation.standing import Remedy, StandingWords
from deskreply.ui.kit import Worded, announce, follow
from deskreply.ui.theme import Theme

# A conversation that takes longer to open leaves the former one's place empty meanwhile.
LATE_MS = 80
# At first as many rows are shown as fill the pane where all are as low as this, in design pixels;
# and so many above the one that matters.
LOWEST, ABOVE = 36, 8
# A conversation that was just opened is shown first; only then more of it is looked for.
FRESH_MS = 200
# So many are measured at once while others are made ready to be shown.
AT_ONCE = 6


class ConversationPane(Worded, QWidget):
    """Shows one conversation, or how the inbox stands while none is open.

    ``call_back``, ``snooze``, ``done``, ``open_card``, ``tracker`` and ``back`` ask the window for
    something; the widget is where a menu belongs. ``taken_back``: this text to this number was
    taken back.
    """

    call_back = Signal(str)
    snooze = Signal(str, QWidget)
    done = Signal(str, QWidget)
    open_card = Signal()
    tracker = Signal()
    back = Signal()
    taken_back = Signal(str, str)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self._reading = Reading(bridge, self)
        self._assembler = Assembler(self)
        self._standing_words = StandingWords(self)
        self._deeds = Deeds(bridge, self)
        self._composer: QWidget | None = None
        self._scene = scene_of(bridge)
        self._lit = self._new = ""
        self._ready: tuple[list[Row], Callable[[], None]] | None = None
        self._header = Header()
        self._banners = Banners()
        self._stage = Stage(theme)
        self._caught_up = CaughtUp(bridge, theme)
        self._late = QTimer(self, interval=LATE_MS, singleShot=True)
        self._warming = QTimer(self, interval=0)
        self._fresh = QTimer(self, interval=FRESH_MS, singleShot=True)
        self._pages = QStackedLayout(self)
        self._column = QVBoxLayout()
        self._lay_out()
        self._wire()
        follow(self)

    # --- what the window asks ---

    @property
    def call_back_button(self) -> QAbstractButton:
        """The button ``Call back``."""
        return self._header.call_back_button

    @property
    def snooze_button(self) -> QAbstractButton:
        """The button ``Snooze``."""
        return self._header.snooze_button

    @property
    def done_button(self) -> QAbstractButton:
        """The button ``Done``."""
        return self._header.done_button

    @property
    def is_done(self) -> bool:
        """Whether the open conversation is known to be done."""
        standing = self._reading.standing
        return standing is not None and standing.thread.done_at is not None

    def set_composer(self, composer: QWidget) -> None:
        """What stands below the entries."""
        self._composer = composer
        self._column.addWidget(composer)

    def set_alone(self, alone: bool) -> None:
        """Whether it is the only pane: then there is a way back to the list."""
        self._header.set_alone(alone)

    def set_card_reachable(self, reachable: bool) -> None:
        """Whether the contact card has to be asked for."""
        self._header.set_card_reachable(reachable)

    def show_thread(self, number: str, message_id: str = "") -> None:
        """Open a conversation at its end or at what is new; around one of its entries where that
        is given. One that is open already stays as it is."""
        if number == self._reading.number and not message_id:
            return
        if number != self._reading.number:
            self._late.start()
        self._lit = message_id
        self._reading.open(number, message_id)
        if self._pages.currentIndex() == 0:
            self._empty_meanwhile()
            self._pages.setCurrentIndex(1)

    def clear(self) -> None:
        """Show nobody's conversation."""
        self._late.stop()
        self._reading.close()
        self._stage.open_rows([])
        self._pages.setCurrentIndex(0)

    def to_newest(self) -> None:
        """Bring the newest entry into sight."""
        feed = self._reading.feed
        if feed is not None and feed.newer:
            self._lit = ""
            self._reading.open(self._reading.number)
        else:
            self._stage.timeline.to_end()

    # --- what is read ---

    def _opened(self) -> None:
        self._late.stop()
        self._fresh.start()
        feed, standing = self._reading.feed, self._reading.standing
        if feed is None or standing is None:
            return
        self._new = feed.first_unread(standing.thread.unread)
        rows = self._rows(feed)
        found = next((row.key for row in rows if row.lit), "")
        self._mark_ends(feed)
        at = found or ("new" if self._new else "")
        first = min((n for n, row in enumerate(rows) if row.key == at), default=len(rows))
        fitting = self._stage.height() // self._theme.px(LOWEST) + 1
        shown = max(0, min(first - ABOVE, len(rows) - fitting))
        self._stage.open_rows(rows[shown:], at)
        self._show_standing()
        self._make_ready(rows[:shown], self._show_again)

    def _renewed(self, arrived: list[Entry]) -> None:
        """Something may have changed: show it without moving what is in sight."""
        feed = self._reading.feed
        if feed is None:
            return
        ours = [e.message for e in arrived if e.message and self._by_me(e.message)]
        came = [e for e in arrived if e.message not in ours]
        if came and not self._new and not self.window().isActiveWindow():
            self._new = came[0].key
        if any(message.kind is MessageKind.STAFF for message in ours):
            self._new = ""
        self._mark_ends(feed)
        follow = not self._typing()
        self._stage.show_rows(self._rows(feed), arrived=len(came), follow=follow)
        if ours:
            self.to_newest()
        self._show_standing()
        self._announce(came)

    def _found(self, feed: Feed, more: More) -> None:
        """There is more: measure it before it is shown, so that scrolling goes on smoothly."""
        rows = self._assembler.entry_rows(more.stretch.entries, self._scene, self._bridge.now())
        self._make_ready(rows, lambda: self._reading.extend(feed, more))

    def _make_ready(self, rows: list[Row], then: Callable[[], None]) -> None:
        """Measure rows bit by bit."""
        self._ready = rows, then
        if not self._fresh.isActive():
            self._warming.start()

    def _warm(self) -> None:
        if self._ready is None:
            self._warming.stop()
            return
        rows, then = self._ready
        self._stage.timeline.warm(rows[-AT_ONCE:])
        del rows[-AT_ONCE:]
        if not rows:
            self._ready = None
            self._warming.stop()
            then()

    def _settled(self) -> None:
        """What was opened stands there: see to what may be scrolled to."""
        if self._ready is not None:
            self._warming.start()
        self._stage.timeline.look_ahead()

    def _look_beyond(self, *, older: bool) -> None:
        if not self._fresh.isActive():
            self._reading.more(older=older)

    def _extended(self) -> None:
        feed = self._reading.feed
        if feed is not None:
            self._mark_ends(feed)
            self._stage.show_rows(self._rows(feed))

    def _rows(self, feed: Feed) -> list[Row]:
        self._scene = replace(
            scene_of(self._bridge),
            open=dict(self._reading.open_calls),
            again=self._reading.again,
            lit=self._lit,
        )
        return self._assembler.rows(feed.entries, self._scene, self._bridge.now(), new=self._new)

    def _mark_ends(self, feed: Feed) -> None:
        self._stage.timeline.older, self._stage.timeline.newer = feed.older, feed.newer

    def _show_again(self) -> None:
        """The same entries in other words, or with other reasons open."""
        feed = self._reading.feed
        if feed is not None:
            self._stage.show_rows(self._rows(feed), follow=False)

    # --- how it stands ---

    def _show_standing(self) -> None:
        standing, bridge = self._reading.standing, self._bridge
        if standing is None:
            return
        self._header.show_standing(standing, bridge.staff)
        lines = self._standing_words.lines(
            standing, bridge.settings(), scene_of(bridge), bridge.now()
        )
        self._banners.show_lines(standing.thread.number, lines)
        if standing.thread.unread and self.window().isActiveWindow() and self.isVisible():
            bridge.do(threads.mark_read, standing.thread.number)

    def _announce(self, came: Sequence[Entry]) -> None:
        """Say what came in to who does not see it."""
        standing = self._reading.standing
        texts = [e.message for e in came if e.message and e.message.kind is MessageKind.LEAD]
        if standing is not None and texts:
            name = links.visible(standing.thread.name) or say.number(standing.thread.number)
            words = self.tr("New text from {name}: {text}").replace("{name}", name)
            announce(self, words.replace("{text}", links.readable(texts[-1].body)))

    def _ticked(self) -> None:
        """Clocks on the screen go on."""
        if self._reading.standing is not None:
            self._show_standing()
            midnight = scene_of(self._bridge).today != self._scene.today
            if midnight or any(row.take_back for row in self._stage.timeline.rows):
                self._renewed([])

    def _by_me(self, message: Message) -> bool:
        ours = message.kind in (MessageKind.STAFF, MessageKind.NOTE)
        return ours and message.author == self._bridge.staff

    def _typing(self) -> bool:
        """Whether somebody is in the middle of writing something."""
        at = QApplication.focusWidget()
        if self._composer is None or at is None or not self._composer.isAncestorOf(at):
            return False
        return isinstance(at, QPlainTextEdit | QTextEdit) and not at.document().isEmpty()

    def _empty_meanwhile(self) -> None:
        """Show nothing of the former conversation in the place of one that is not there yet."""
        self._header.show_number(self._reading.number)
        self._banners.show_lines(self._reading.number, [])
        self._stage.open_rows([])

    # --- what is done ---

    def _toggle(self, row: Row) -> None:
        self._reading.toggle(row.about)
        self._show_again()
        self._stage.timeline.bring_into_sight(row.key)

    def _took_back(self, message: Message) -> None:
        self.taken_back.emit(message.number, message.body)

    def _shown(self) -> str:
        """Whose conversation it is that can be seen; "" where it is still being opened."""
        standing = self._reading.standing
        return standing.thread.number if standing is not None else ""

    def _ask_call(self) -> None:
        if number := self._shown():
            self.call_back.emit(number)

    def _ask_snooze(self, anchor: QWidget) -> None:
        if number := self._shown():
            self.snooze.emit(number, anchor)

    def _ask_done(self, anchor: QWidget) -> None:
        if number := self._shown():
            self.done.emit(number, anchor)

    def _claim(self) -> None:
        if number := self._shown():
            self._bridge.do(threads.claim, number)

    def _remedy(self, remedy: Remedy) -> None:
        if number := self._shown():
            self._deeds.remedy(number, remedy)

    # --- Qt ---

    def restyle(self) -> None:
        """Take on the theme's colours."""
        self.update()

    def retranslate(self) -> None:
        self._assembler.forget()
        if self._reading.feed is not None:
            self._show_again()
            self._show_standing()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._show_standing()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.tokens.bg)

    def _lay_out(self) -> None:
        thread = QWidget()
        thread.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._column.addWidget(self._banners)
        self._column.addWidget(self._stage, 1)
        self._pages.addWidget(self._caught_up)
        self._pages.addWidget(thread)
        self.setFocusProxy(self._stage)

    def _wire(self) -> None:
        reading, header, deeds, stage = self._reading, self._header, self._deeds, self._stage
        reading.opened.connect(self._opened)
        reading.renewed.connect(self._renewed)
        reading.found.connect(self._found)
        reading.extended.connect(self._extended)
        header.call_back.connect(self._ask_call)
        header.snooze.connect(self._ask_snooze)
        header.done.connect(self._ask_done)
        header.claim.connect(self._claim)
        header.back.connect(self.back)
        header.open_card.connect(self.open_card)
        self._banners.chosen.connect(self._remedy)
        deeds.why.connect(self._toggle)
        deeds.call.connect(self._ask_call)
        deeds.tracker.connect(self.tracker)
        deeds.taken_back.connect(self._took_back)
        stage.pressed.connect(deeds.press)
        stage.newest_wanted.connect(self.to_newest)
        stage.timeline.act_wanted.connect(deeds.act)
        stage.timeline.menu_wanted.connect(deeds.menu)
        stage.timeline.older_wanted.connect(lambda: self._look_beyond(older=True))
        stage.timeline.newer_wanted.connect(lambda: self._look_beyond(older=False))
        self._fresh.timeout.connect(self._settled)
        stage.timeline.moved.connect(self._moved)
        self._late.timeout.connect(self._empty_meanwhile)
        self._warming.timeout.connect(self._warm)
        self._bridge.ticked.connect(self._ticked)
        self._bridge.settings_changed.connect(self.retranslate)

    def _moved(self) -> None:
        self._reading.at_end = self._stage.timeline.at_end

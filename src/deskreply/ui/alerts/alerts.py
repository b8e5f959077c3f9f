"""Tells the desk what cannot wait for somebody to look: new texts, answers that are due, texts that
did not arrive, and what is wrong with DeskReply itself.

The notices are rows (see ``engine/noticebook``), so it does not matter which process told them. An
alert never takes the keyboard and never changes what stands open; it goes when what it says is no
longer so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.domain import alerting
from deskreply.domain.alerting import DISMISSED, MANY, OPENED, REPLIED, Level, Subject
from deskreply.domain.desk import StoredNotice
from deskreply.domain.models import Thread
from deskreply.engine import noticebook, threads
from deskreply.engine.noticebook import News
from deskreply.settings import Settings
from deskreply.ui import links, say
from deskreply.ui.alerts import samples, sounds
from deskreply.ui.alerts.chain import Balloon, Chain
from deskreply.ui.alerts.face import CLAIMED, SNOOZE_MINUTES, SNOOZED, face
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.theme import Theme

if TYPE_CHECKING:
    from deskreply.ui.alerts.quick import QuickReply

# More than so many that came within so many seconds are one.
MOST_AT_ONCE = 3
BURST_SECONDS = 15.0
QUIET_SECONDS = 4.0
LONGEST_WAIT_MS = 3_600_000


@dataclass(slots=True)
class Live:
    """An alert that is on the screen, as far as is known. ``since``: monotonic seconds."""

    about: Subject
    at: datetime
    since: float


class Alerts(QObject):
    """``open_thread``: somebody wants to see a conversation; ``open_window``: whatever there is.
    ``reading``: whose conversation stands open in ``window``, E.164 or ""."""

    open_thread = Signal(str)
    open_window = Signal()
    pause_changed = Signal()
    told = Signal(bool)
    """Whether an alert could be shown, by whatever means."""

    def __init__(
        self, theme: Theme, machine: Machine, window: QWidget,
        reading: Callable[[], str] = lambda: "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._machine, self._window = theme, machine, window
        self._reading = reading
        self._began = time.monotonic()
        self._bridge: Bridge | None = None
        self._quick: QuickReply | None = None
        self._after: int | None = None
        self._private = False
        self._live: dict[str, Live] = {}
        self._threads: dict[str, Thread] = {}
        self._waiting = 0
        self._sounded = -QUIET_SECONDS
        self._chain = Chain(machine.notifications, self)
        self._chain.acted.connect(self._act)
        self._pause_ends = QTimer(self, singleShot=True)
        self._pause_ends.timeout.connect(self._settings_changed)
        self._was_paused = False

    # --- the office comes and goes ---

    def attach(self, bridge: Bridge) -> None:
        """Tell what this office has to tell, from now on and since the app was started."""
        self.detach()
        self._bridge = bridge
        bridge.changed.connect(self._look)
        bridge.settings_changed.connect(self._settings_changed)
        self._settings_changed()
        now = bridge.now()
        started = now - timedelta(seconds=time.monotonic() - self._began)
        bridge.ask("alerts.begin", partial(noticebook.before, moment=started, now=now), self._begin)

    def detach(self) -> None:
        """The office is about to be closed."""
        if self._bridge is None:
            return
        self._bridge.changed.disconnect(self._look)
        self._bridge.settings_changed.disconnect(self._settings_changed)
        if self._quick is not None:
            self._quick.deleteLater()
        self._bridge, self._quick, self._after = None, None, None
        # What was told until now is not told again by the next one.
        self._began = time.monotonic()
        self._withdraw_all()

    def close(self) -> None:
        """Take all off the screen, and show none any more."""
        self.detach()
        self._chain.close()

    # --- what others want ---

    def set_balloon(self, balloon: Balloon | None) -> None:
        """The tray's: title, body and key; whether it was shown. A click on one comes back to
        ``balloon_clicked``."""
        self._chain.set_balloon(balloon)

    @Slot(str)
    def balloon_clicked(self, key: str) -> None:
        """Somebody clicked the balloon with this key."""
        self._act(key, OPENED, "")
        self._chain.withdraw(key)

    def set_private(self, private: bool) -> None:
        """Whether the screen is hidden or locked: then no alert says who it is about."""
        if private == self._private:
            return
        self._private = private
        if private:
            keep = [live.about for live in self._live.values() if self._stays(live.about)]
            self._withdraw_all()
            for about in keep:
                self._show(about)

    @property
    def paused_until(self) -> datetime | None:
        """Until when alerts are paused (UTC), None where they are not."""
        if self._bridge is None:
            return None
        until = self._settings().alerts_paused_until
        found = datetime.fromisoformat(until) if until else None
        return found if found is not None and found > self._bridge.now() else None

    def pause(self, until: datetime | None) -> None:
        """Show none until then (UTC); None: show them again, with what came meanwhile."""
        if self._bridge is not None:
            words = until.astimezone(UTC).isoformat(timespec="seconds") if until else ""
            self._bridge.save_setting("alerts.paused_until", words)

    def test(self, kind: str = "new-text", then: Callable[[str], None] | None = None) -> None:
        """Show a made-up one of a kind (``alerting.KINDS``) with its sound, paused or not. ``then``
        gets "" or the sentence that says why it could not be shown."""
        language = self._settings().screen_language
        about = samples.subject(kind, language, datetime.now(UTC))
        self._live[about.key] = Live(about, about.at, time.monotonic())
        shown = face(about, self._level(), language, waiting=1, now=about.at)
        self._chain.show(shown, partial(self._tested, then))
        self._sound(urgent=about.urgent)

    def _tested(self, then: Callable[[str], None] | None, shown: bool) -> None:
        if then is not None:
            then("" if shown else self.tr("This PC has no screen to show an alert on."))

    # --- what there is to tell ---

    def _begin(self, after: int) -> None:
        self._after = after
        self._look()

    @Slot()
    def _look(self) -> None:
        bridge = self._bridge
        if bridge is None or self._after is None or self.paused_until is not None:
            return
        shown = {number for live in self._live.values() for number in live.about.numbers or {""}}
        question = partial(
            noticebook.news, after=self._after, shown=shown, now=bridge.now(),
            staff=bridge.staff,
        )  # fmt: skip
        bridge.ask("alerts", question, self._heard)

    def _heard(self, news: News) -> None:
        bridge = self._bridge
        if bridge is None or self._after is None or self.paused_until is not None:
            return
        now = bridge.now()
        self._threads = news.threads
        if news.counts is not None:
            self._waiting = news.counts.to_answer
        self._after = news.notices[-1].id if news.notices else min(self._after, news.newest)
        seen = self._reading() if self._is_looked_at() else ""
        nobody_waits = news.counts is not None and not self._waiting
        self._withdraw_settled(seen, now, nobody_waits=nobody_waits)
        told = [
            each
            for each in news.notices
            if self._is_wanted(each, news.threads.get(each.number), now)
            and not (seen and each.number == seen)
            and alerting.stands(each, news.threads.get(each.number), now)
        ]
        self._tell([self._subject(group, news) for group in alerting.by_thread(told)])
        if len(news.notices) == noticebook.AT_ONCE:
            self._look()

    def _is_wanted(self, notice: StoredNotice, thread: Thread | None, now: datetime) -> bool:
        settings, bridge = self._settings(), self._bridge
        # Without other desks, whoever claimed it works at this one.
        if bridge is not None and bridge.shared:
            staff, minutes = bridge.staff, settings.claim_minutes
            if alerting.is_anothers(notice, thread, staff, minutes, now):
                return False
        switch = {
            "new-text": settings.alerts_new_text,
            "missed-call": settings.alerts_missed_call,
            "text-failed": settings.alerts_failed,
            "text-unconfirmed": settings.alerts_failed,
            # What is wrong at another desk is told there.
            "health": bridge is not None and notice.desk == bridge.desk,
        }
        return switch.get(notice.kind, True) and alerting.is_news(notice, now)

    def _subject(self, group: Sequence[StoredNotice], news: News) -> Subject:
        first = group[0]
        thread, text = news.threads.get(first.number), news.texts.get(first.message_id)
        name = thread.name if thread is not None and thread.name else say.number(first.number)
        body = text.body if text is not None else ""
        return alerting.subject(group, thread, body, links.visible(name))

    def _tell(self, subjects: list[Subject]) -> None:
        if not subjects:
            return
        mine = [about for about in subjects if about.number]
        late = self._just_shown({about.key for about in mine})
        if sum(len(about.parts) or 1 for about in (*late, *mine)) > MOST_AT_ONCE:
            for about in late:
                self._withdraw(about.key)
            subjects = [each for each in subjects if not each.number]
            subjects.append(alerting.merged([*late, *mine]))
        for about in subjects:
            self._show(about)
        self._sound(urgent=any(about.urgent for about in subjects))
        if self._settings().alerts_flash and any(about.pressing for about in subjects):
            QApplication.alert(self._window)

    def _just_shown(self, but: set[str]) -> list[Subject]:
        since = time.monotonic() - BURST_SECONDS
        return [
            live.about
            for key, live in self._live.items()
            if live.since > since and key not in but and (live.about.number or key == MANY)
        ]

    def _show(self, about: Subject) -> None:
        bridge = self._bridge
        if bridge is None:
            return
        now = bridge.now()
        self._live[about.key] = Live(about, now, time.monotonic())
        self._chain.show(
            face(
                about, self._level(), self._settings().screen_language, waiting=self._waiting,
                now=now, thread=self._threads.get(about.number), private=self._private,
                stays=self._stays(about),
            ),
            self.told.emit,
        )  # fmt: skip

    def _stays(self, about: Subject) -> bool:
        return about.pressing and self._settings().alerts_sticky

    # --- what is no longer so ---

    def _withdraw_settled(self, seen: str, now: datetime, *, nobody_waits: bool) -> None:
        for key, live in list(self._live.items()):
            parts = live.about.parts or (live.about,)
            stands = any(
                part.number != seen and alerting.stands(part, self._threads.get(part.number), now)
                for part in parts
                if part.number
            )
            settled = not stands if live.about.numbers else key == "promise" and nobody_waits
            if settled:
                self._withdraw(key)

    def _withdraw(self, key: str) -> None:
        self._live.pop(key, None)
        self._chain.withdraw(key)

    def _withdraw_all(self) -> None:
        for key in list(self._live):
            self._withdraw(key)

    @Slot()
    def _settings_changed(self) -> None:
        bridge, until = self._bridge, self.paused_until
        self._pause_ends.stop()
        if bridge is not None and until is not None:
            left = int((until - bridge.now()) / timedelta(milliseconds=1)) + 1
            self._pause_ends.start(max(1, min(left, LONGEST_WAIT_MS)))
        paused = until is not None
        if paused != self._was_paused:
            self._was_paused = paused
            if paused:
                self._withdraw_all()
            self.pause_changed.emit()
        self._look()

    # --- what is done with one ---

    @Slot(str, str, str)
    def _act(self, key: str, what: str, words: str) -> None:
        live = self._live.pop(key, None)
        if live is None or what == DISMISSED:
            return
        number, bridge = live.about.number, self._bridge
        if what == OPENED or not number or bridge is None:
            self.open_thread.emit(number) if number else self.open_window.emit()
        elif what == REPLIED:
            self._reply(bridge).send(number, words, live.at)
        elif what == CLAIMED:
            doing = bridge.do(threads.claim, number, author=bridge.staff)
            doing.failed(partial(self._refused, number))
        elif what == SNOOZED:
            until = bridge.now() + timedelta(minutes=SNOOZE_MINUTES)
            bridge.do(threads.snooze, number, until, author=bridge.staff)

    def _reply(self, bridge: Bridge) -> QuickReply:
        """Made when the first reply comes: it brings the composer's rules with it."""
        from deskreply.ui.alerts.quick import QuickReply

        if self._quick is None:
            self._quick = QuickReply(bridge, self)
            self._quick.to_look_at.connect(self.open_thread)
        return self._quick

    def _refused(self, number: str, sentence: str) -> None:
        """Whoever has it is seen there."""
        self.open_thread.emit(number)
        if self._bridge is not None:
            self._bridge.trouble.emit(sentence)

    # --- helpers ---

    def _settings(self) -> Settings:
        return self._bridge.settings() if self._bridge is not None else Settings()

    def _level(self) -> Level:
        return Level.NOTHING if self._private else Level(self._settings().alerts_show)

    def _is_looked_at(self) -> bool:
        window = self._window
        shown = window.isVisible() and not window.isMinimized() and not self._private
        return shown and window.isActiveWindow()

    def _sound(self, *, urgent: bool) -> None:
        name = self._settings().alerts_sound
        now = time.monotonic()
        if name == "none" or (now - self._sounded < QUIET_SECONDS and not urgent):
            return
        self._sounded = now
        sounds.play(self._machine.play, name, loud=urgent)

"""The one way between the window and everything else.

Questions and actions go to threads of their own, answers come back as signals: nothing in the
window waits for a disk or a network. What changed is told by rows: the database counts its units
of work, and a new count means that what is shown should be asked for again, whoever wrote it: the
engine in this process, an agent, another desk. Events of an engine in this process only make that
look come at once.
"""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from deskreply.domain.errors import DatabaseDamaged, UserError
from deskreply.domain.events import Event
from deskreply.domain.models import Message
from deskreply.engine.ports import Reader, Store
from deskreply.engine.work import Changed
from deskreply.settings import Settings
from deskreply.settings.kinds import Json
from deskreply.ui import troubles
from deskreply.ui.backend import Backend, PracticeControl
from deskreply.ui.jobs import Asked, Doing, Job, Worker

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

READERS = 2
LOOK_MS = 400
LOOK_HIDDEN_MS = 5000
LOOK_AWAY_MS = 800
CHANGED_MS = 150
TICK_MS = 1000
TICK_HIDDEN_MS = 5000
HEALTH_EVERY = 5
VERSION = "version"


class Bridge(QObject):
    """See the module. Lives in the window's thread; ``close`` ends its threads."""

    changed = Signal()
    """Something was committed: ask again for what you show. At most once in 150 ms."""
    noticed = Signal(object)
    """A domain.events.Event of the engine in this process."""
    health = Signal(object)
    """A domain.health.Health, when it changed."""
    settings_changed = Signal()
    trouble = Signal(str)
    """One sentence to show to the person."""
    damaged = Signal(object)
    """The DatabaseDamaged that a question or an action met: nothing more can be done here."""
    ticked = Signal()
    """Once a second while a window is visible: for clocks on the screen."""
    _answered = Signal(object)
    _heard = Signal(object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._tickets: dict[str, int] = {}
        self._together: list[Asked] | None = None
        self._version: str | None = None
        self._told: str | None = None
        self._open = 0
        self._again = False
        self._ticks = 0
        self._seen: set[str] = set()
        self._visible = True
        self._settings = backend.settings()
        self._questions: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._actions: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._answered.connect(self._answer)
        self._heard.connect(self._hear)
        self._looking = self._timer(self.look, LOOK_MS)
        self._ticking = self._timer(self._tick, TICK_MS)
        self._soon = self._timer(self._settle, CHANGED_MS, single=True)
        self._threads = [
            *(Worker(f"read-{n}", self._questions, self._emit) for n in range(READERS)),
            Worker("write", self._actions, self._emit),
        ]

    def start(self) -> None:
        """Begin to look and to answer."""
        for thread in self._threads:
            thread.start()
        self._backend.subscribe(self._listen)
        self._looking.start()
        self._ticking.start()
        self.look()
        self.look_at_health()

    def close(self, seconds: float = 5.0) -> bool:
        """Finish what was to be written, within ``seconds``. True where all of it was."""
        self._looking.stop()
        self._ticking.stop()
        self._soon.stop()
        self._tickets.clear()
        for _ in range(READERS):
            self._questions.put(None)
        self._actions.put(None)
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    # --- what is known without asking ---

    def now(self) -> datetime:
        """UTC, corrected by the provider's clock."""
        return self._backend.now()

    def settings(self) -> Settings:
        """Those in force."""
        return self._backend.settings()

    @property
    def zone(self) -> str:
        """The office's time zone."""
        return self._backend.zone()

    @property
    def staff(self) -> str:
        """Who works here, "" where nobody said."""
        return self._backend.settings().staff

    @property
    def desk(self) -> str:
        """This desk's name among those that share a database."""
        return self._backend.desk

    @property
    def engine_here(self) -> bool:
        """Whether polling and sending ends with this process."""
        return self._backend.engine_here

    @property
    def shared(self) -> bool:
        """Whether other desks may work on the same data."""
        return self._backend.shared

    @property
    def practice(self) -> PracticeControl | None:
        """The practice line's controls, None where this is no practice."""
        return self._backend.practice

    @property
    def busy(self) -> bool:
        """Whether something is still to be answered, or to be told."""
        return self._open > 0 or self._again

    # --- questions and actions ---

    def ask(self, about: str, question: Callable[[Reader], T], then: Callable[[T], None]) -> None:
        """Ask the store in another thread; ``then`` gets the answer in this one. A newer question
        about the same thing takes the place of an older, whose answer is dropped."""
        ticket = self._tickets[about] = self._tickets.get(about, 0) + 1
        asked = Asked(question, then, lambda: self._tickets.get(about) == ticket)
        if self._together is None:
            self._ask_all([asked])
        else:
            self._together.append(asked)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is asked in this block is answered from one moment, and told in one turn of the
        window's loop: it is drawn once. One that fails does not keep the others back."""
        self._together = asked = list[Asked]()
        try:
            yield
        finally:
            self._together = None
            if asked:
                self._ask_all(asked)

    def _ask_all(self, asked: Sequence[Asked]) -> None:
        def run() -> Callable[[], None]:
            with self._backend.store.read() as reader:
                answers = [
                    self._guarded(partial(each.answered, reader), self.trouble.emit)
                    for each in asked
                    if each.current()
                ]

            def tell() -> None:
                for answer in answers:
                    answer()

            return tell

        def wanted() -> bool:
            return any(each.current() for each in asked)

        self._put(self._questions, Job(partial(self._guarded, run, self.trouble.emit), wanted))

    def do(
        self,
        action: Callable[Concatenate[Store, Settings, datetime, P], T],
        *given: P.args,
        **named: P.kwargs,
    ) -> Doing[T]:
        """``action(store, settings, now, …)`` in the writing thread, in order. What comes after it
        is said with ``then`` and ``failed`` of what this returns."""
        doing = Doing[T](self.trouble.emit)

        def run() -> Callable[[], None]:
            backend = self._backend
            result = action(backend.store, backend.settings(), backend.now(), *given, **named)
            self._tell_engine(result)
            return lambda: self._done(doing, result)

        self._put(self._actions, Job(partial(self._guarded, run, doing.fail)))
        return doing

    def save_setting(self, key: str, value: Json) -> Doing[None]:
        """Keep one setting; ``settings_changed`` follows."""

        def save(store: Store, settings: Settings, now: datetime) -> None:
            self._backend.save_setting(key, value)

        return self.do(save)

    def set_visible(self, visible: bool, window: str = "desk") -> None:
        """Whether anybody can see this window of ours: what nobody sees in any is looked at less
        often. Alerts go on; an engine that hears everything here tells at once what to look at."""
        (self._seen.add if visible else self._seen.discard)(window)
        self._visible = bool(self._seen)
        hidden = LOOK_HIDDEN_MS if self.engine_here and not self.shared else LOOK_AWAY_MS
        self._looking.setInterval(LOOK_MS if self._visible else hidden)
        self._ticking.setInterval(TICK_MS if self._visible else TICK_HIDDEN_MS)
        if visible:
            self.look()

    # --- the way back ---

    def _guarded(
        self, run: Callable[[], Callable[[], None]], failed: Callable[[str], None]
    ) -> Callable[[], None]:
        """What ``run`` gives back; where it fails, a sentence in the language of the screen, which
        only the window's thread knows."""
        try:
            return run()
        except UserError as error:
            # What was called holds objects of the window, which must not be destroyed here.
            trouble = error.with_traceback(None)
            if isinstance(trouble, DatabaseDamaged):
                self.damaged.emit(trouble)
            return lambda: failed(troubles.sentence(trouble))
        except Exception:
            log.exception("the window asked for something that failed")
            return lambda: failed(
                self.tr("Something in DeskReply failed. Nothing was lost; try again.")
            )

    def _put(self, jobs: queue.SimpleQueue[Job | None], job: Job) -> None:
        self._open += 1
        jobs.put(job)

    def _emit(self, answer: list[Callable[[], None] | None]) -> None:
        # A window that is going away takes no answers any more.
        with suppress(RuntimeError):
            self._answered.emit(answer)

    @Slot(object)
    def _answer(self, answer: list[Callable[[], None] | None]) -> None:
        self._open -= 1
        tell = answer.pop()
        if tell is not None:
            tell()

    def _tell_engine(self, result: object) -> None:
        """The engine of this process hears of it at once; another one finds the rows."""
        if isinstance(result, Changed):
            self._backend.publish(result.events)
        elif isinstance(result, Message):
            queued = Event("text-queued", result.at, result.number, {"message": result.id})
            self._backend.publish([queued])
            self._backend.wake("send")

    def _done(self, doing: Doing[T], result: T) -> None:
        self._refreshed()
        doing.finish(result)
        self.look()

    # --- looking ---

    def _timer(self, then: Callable[[], None], ms: int, *, single: bool = False) -> QTimer:
        timer = QTimer(self, interval=ms, singleShot=single)
        timer.timeout.connect(then)
        return timer

    @Slot()
    def look(self) -> None:
        """Whether anything was committed since the last look."""
        self.ask("bridge.version", lambda reader: reader.state(VERSION), self._versioned)

    def _versioned(self, version: str | None) -> None:
        if version != self._version:
            self._version = version
            self._again = self._soon.isActive()
            if not self._again:
                self._soon.start()
                self.changed.emit()

    @Slot()
    def _settle(self) -> None:
        if self._again:
            self._again = False
            self._soon.start()
            self.changed.emit()

    def _listen(self, event: Event) -> None:
        """Called in whatever thread of the engine; it may live on when the window has gone."""
        with suppress(RuntimeError):
            self._heard.emit(event)

    @Slot(object)
    def _hear(self, event: Event) -> None:
        if event.name == "health":
            self.look_at_health()
        self.noticed.emit(event)
        self.look()

    @Slot()
    def _tick(self) -> None:
        self.refresh()
        self._ticks += 1
        if self._visible:
            self.ticked.emit()
        if not self._visible or self._ticks % HEALTH_EVERY == 0:
            self.look_at_health()

    def refresh(self) -> None:
        """Look whether the settings were changed elsewhere; ``settings_changed`` follows."""
        if self.engine_here:
            # The engine has re-read their file itself.
            self._refreshed()
            return
        self._put(self._questions, Job(partial(self._guarded, self._refreshing, self.trouble.emit)))

    def _refreshing(self) -> Callable[[], None]:
        self._backend.refresh()
        return self._refreshed

    def _refreshed(self) -> None:
        settings = self._backend.settings()
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit()

    def look_at_health(self, *, anew: bool = False) -> None:
        """Ask how texting does; ``anew``: tell it even where nothing changed."""
        if anew:
            self._told = None

        def run() -> Callable[[], None]:
            found = self._backend.look()
            return lambda: self._healthy(found)

        self._put(self._questions, Job(partial(self._guarded, run, self.trouble.emit)))

    def _healthy(self, found: Any) -> None:
        told = f"{found.state} {found.words} {found.connected}"
        if told != self._told:
            self._told = told
            self.health.emit(found)

"""A whole office under one injected clock: real engine, real encrypted database, real HTTP to a
practice line on loopback. Time stands still but for ``run``."""

from __future__ import annotations

import contextlib
import random
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from deskreply import settings as config
from deskreply.domain import history
from deskreply.domain.events import Event, Notice
from deskreply.domain.history import Finding
from deskreply.domain.models import Call, LineProfile, Message, OutboxItem, Thread
from deskreply.engine import verify
from deskreply.engine.bus import Bus
from deskreply.engine.context import Context
from deskreply.engine.engine import Engine
from deskreply.engine.noticebook import NoticeBook
from deskreply.engine.ports import Store
from deskreply.engine.providerport import Provider
from deskreply.practice import ManualClock, PracticeLine, PracticeServer
from deskreply.provider import TwilioProvider
from deskreply.settings import Settings
from deskreply.store import open_store

OFFICE = "+12125550190"
SECOND = "+12125550191"
CALLER = "+12125550123"
# A Tuesday, 11 in the morning in New York.
NOON = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
OFFICE_SETTINGS = Settings(
    business="Bright Smile Dental",
    staff="Dana",
    timezone="America/New_York",
    lines=(LineProfile(OFFICE), LineProfile(SECOND)),
)


@dataclass
class Office:
    """The desk, its caller's side (``line``) and the world's clock."""

    folder: Path
    clock: ManualClock = field(default_factory=lambda: ManualClock(NOON))
    settings: Settings = OFFICE_SETTINGS
    events: list[Event] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    tells: bool = True
    # The desk whose notices are kept as rows, "" where none are.
    keeps_notices_of: str = ""

    def __post_init__(self) -> None:
        self.line = PracticeLine((OFFICE, SECOND), clock=self.clock)
        self.server = PracticeServer(self.line)
        self.key, _ = _new_database()
        self.store: Store
        self.engine: Engine

    # --- the PC ---

    def boot(self, provider: Provider | None = None) -> None:
        """Start the engine as a new process would: everything it knows comes from the database."""
        database = self.folder / "deskreply.db"
        key, fresh = _new_database()
        if self.key == key and not database.exists():
            database.touch(mode=0o600)
            database.write_bytes(fresh)
        self.store = open_store(database, self.key)
        ctx = Context(
            store=self.store,
            provider=provider or self.provider(),
            clock=self.clock,
            bus=Bus(),
            settings=lambda: self.settings,
            office_zone=lambda: self.settings.timezone,
            random=random.Random(7),
            owner=f"home:{secrets.token_hex(3)}",
        )
        self.engine = Engine(ctx, self)
        ctx.bus.subscribe(self.events.append)
        ctx.wake = self._wake
        self._due = dict.fromkeys(self.engine.duties, self.clock.monotonic())
        self.engine.take_over()

    def crash(self) -> None:
        """The process is gone at once; only what was committed is left."""
        self.engine.ctx.provider.drop_connections()
        self.store.close()

    def provider(self, patience: float = 0.3) -> TwilioProvider:
        return TwilioProvider(
            self.line.account_sid,
            self.line.account_sid,
            self.line.auth_token,
            self.server.url,
            read_timeout=patience,
        )

    def notify(self, notice: Notice) -> bool:
        self.notices.append(notice)
        if self.keeps_notices_of:
            NoticeBook(self.store, self.engine.ctx.now, self.keeps_notices_of).notify(notice)
        return self.tells

    def change(self, **values: Any) -> None:
        """Settings by their keys, dots written as ``__``: ``quiet__enabled=False``."""
        for name, value in values.items():
            self.settings = config.set_value(self.settings, name.replace("__", "."), value)

    def profile(self, **values: Any) -> None:
        """Change how the first line is set up."""
        first, *rest = self.settings.lines
        self.settings = replace(self.settings, lines=(replace(first, **values), *rest))

    # --- time ---

    def run(self, seconds: float, *others: Office) -> None:
        """Let time pass; every duty, of the desks beside this one too, runs when it is due, one
        after the other."""
        desks = (self, *others)
        until = self.clock.monotonic() + seconds
        while True:
            for desk in desks:
                desk._run_due()
            soonest = min(at for desk in desks for at in desk._due.values())
            now = self.clock.monotonic()
            if soonest >= until:
                self.clock.advance(max(0.0, until - now))
                break
            self.clock.advance(max(0.0, soonest - now))
        for desk in desks:
            desk._run_due()

    def sleep(self, seconds: float) -> None:
        """The PC sleeps: time passes, nothing runs; on waking the engine notices the gap."""
        self.clock.advance(seconds)
        self.engine.woke(seconds)
        self._due = dict.fromkeys(self.engine.duties, self.clock.monotonic())

    def skip(self, seconds: float) -> None:
        """Time passes on a PC that is awake, in one step: for hours in which nothing happens."""
        self.clock.advance(seconds)
        self._due = dict.fromkeys(self.engine.duties, self.clock.monotonic())
        self.run(5)

    def _run_due(self) -> None:
        for _ in range(200):
            now = self.clock.monotonic()
            due = [name for name, at in self._due.items() if at <= now + 1e-9]
            if not due:
                return
            for name in due:
                # Far away while it runs: only waking it again meanwhile brings it back at once.
                self._due[name] = float("inf")
                wait = self.engine.duties[name]()
                self._due[name] = min(self._due[name], now + max(wait, 0.01))
        raise AssertionError(f"duties do not come to rest: {due}")

    def _wake(self, name: str) -> None:
        self._due[name] = self.clock.monotonic()

    # --- callers ---

    def missed(self, caller: str = CALLER, rings: float = 10.0) -> str:
        """Somebody calls, it rings on a staff phone, nobody answers, they hang up."""
        sid = self.line.ring(caller)
        self.line.leg(sid)
        self.run(rings)
        self.line.hang_up(sid, unanswered="no-answer")
        return sid

    # --- what can be seen ---

    def call(self, sid: str) -> Call:
        with self.store.read() as reader:
            call = reader.call(sid)
        assert call is not None, "the call was never stored"
        return call

    def thread(self, number: str = CALLER) -> Thread:
        with self.store.read() as reader:
            thread = reader.thread(number)
        assert thread is not None, "there is no thread"
        return thread

    def messages(self, number: str = CALLER) -> list[Message]:
        with self.store.read() as reader:
            return list(reader.thread_messages(number))

    def outbox(self) -> list[OutboxItem]:
        with self.store.read() as reader:
            return list(reader.open_outbox())

    def texts(self, number: str = CALLER) -> list[str]:
        """What the provider took from us for a number: the truth about who was texted."""
        return [message.body for message in self.line.texts_out(number)]

    def judged(self) -> list[Finding]:
        """What ``deskreply verify`` would say of every call."""
        self.line.faults.clear()
        log = verify.read_log(self.provider(patience=10), NOON - timedelta(days=1))
        with self.store.read() as reader:
            book = verify.read_book(reader, log, self.settings)
        return history.judge(log, book, self.clock.now())

    def heard(self, name: str) -> int:
        """How many events of a name there were."""
        return sum(event.name == name for event in self.events)

    def later(self, **span: float) -> datetime:
        return self.clock.now() + timedelta(**span)


@cache
def _new_database() -> tuple[str, bytes]:
    """A key, and a database as a new office has it. Each gets a copy: to make one takes longer than
    many a test."""
    key = secrets.token_hex(32)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "new.db"
        open_store(made, key).close()
        return key, made.read_bytes()


@contextlib.contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    """An office that is open for business, its engine started."""
    office = Office(folder)
    with office.server:
        office.boot()
        try:
            yield office
        finally:
            office.crash()

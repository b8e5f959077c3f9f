"""The sending end of a desk: the real outbox over the real encrypted database, and a provider at
the end of a wire that answers what the test says. No HTTP, no poller: for what happens to one text.
"""

from __future__ import annotations

import itertools
import random
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from deskreply import settings as config
from deskreply.domain.errors import ProviderError, TimedOut
from deskreply.domain.events import Event
from deskreply.domain.models import (
    Call,
    CallRow,
    Message,
    MessageRow,
    OutboxItem,
    OutboxState,
    Outcome,
)
from deskreply.domain.people import Lookup
from deskreply.engine import conversations, textback
from deskreply.engine.bus import Bus
from deskreply.engine.context import Context
from deskreply.engine.gate import Gate
from deskreply.engine.outbox import Sender
from deskreply.engine.ports import Store, Transaction
from deskreply.engine.providerport import Accepted, MaybeSent, Provider, SendResult
from deskreply.engine.readiness import LOGS
from deskreply.engine.reconcile import Reconciler
from deskreply.practice import ManualClock
from deskreply.settings import Settings
from deskreply.store import open_store
from tests.support.office import CALLER, NOON, OFFICE, OFFICE_SETTINGS

KEY = "0f" * 32


@dataclass
class Wire:
    """A provider account. ``answers``: what it says to the next posts, "yes" when none are left.
    ``log``: its message log. ``trouble``: raised by the next looks at the log. ``meanwhile``: what
    happens in the world while a request is on its way, by the request's name."""

    clock: ManualClock
    account: str = "AC1"
    answers: deque[SendResult] = field(default_factory=deque)
    posted: list[tuple[str, str, str]] = field(default_factory=list)
    log: list[MessageRow] = field(default_factory=list)
    looked: list[tuple[str, datetime]] = field(default_factory=list)
    trouble: deque[ProviderError] = field(default_factory=deque)
    meanwhile: dict[str, Callable[[], object]] = field(default_factory=dict)
    line_types: dict[str, str] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=itertools.count)

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        self.posted.append((sender, to, body))
        self._on_its_way("send")
        if self.answers:
            return self.answers.popleft()
        return Accepted(self.row(to, body))

    def messages_to(self, number: str, since: datetime) -> tuple[MessageRow, ...]:
        self.looked.append((number, since))
        self._on_its_way("messages_to")
        if self.trouble:
            raise self.trouble.popleft()
        return tuple(row for row in self.log if row.recipient == number)

    def lookup(self, number: str, *, line_type: bool, caller_name: bool) -> Lookup:
        assert line_type
        assert not caller_name
        return Lookup(number, self.clock.now(), self.line_types[number])

    def row(self, to: str, body: str, *, status: str = "queued", **values: Any) -> MessageRow:
        """A text of the office in the log, as of now."""
        given: dict[str, Any] = {
            "id": f"SM{next(self._ids):04}",
            "direction": "outbound-api",
            "status": status,
            "sender": OFFICE,
            "recipient": to,
            "body": body,
            "created_at": self.clock.now(),
        }
        return MessageRow(**given | values)

    def shows(self, to: str, body: str, **values: Any) -> MessageRow:
        """From now on the log shows this text."""
        self.log.append(self.row(to, body, **values))
        return self.log[-1]

    def _on_its_way(self, what: str) -> None:
        if what in self.meanwhile:
            self.meanwhile.pop(what)()


class Disk:
    """The database, with something that happens before the next writes (``before``) or right after
    a claim was committed (``claimed``)."""

    def __init__(self, inner: Store) -> None:
        self._inner = inner
        self.before: deque[Callable[[], object]] = deque()
        self.claimed: Callable[[], object] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        if self.before:
            self.before.popleft()()
        with self._inner.write() as tx:
            yield tx
        if self.claimed is not None and self._claims():
            happens, self.claimed = self.claimed, None
            happens()

    def _claims(self) -> bool:
        with self._inner.read() as reader:
            return any(item.state is OutboxState.CLAIMED for item in reader.unsettled())


class SettableClock(ManualClock):
    """Somebody may set it, as they may any PC's."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self._set_by = timedelta()

    def now(self) -> datetime:
        return super().now() + self._set_by

    def set_by(self, seconds: float) -> None:
        self._set_by += timedelta(seconds=seconds)


@dataclass
class Desk:
    """A desk whose engine is its sender and its reconciler. ``woken``: the duties they woke.
    ``gaps``: what happens when they ask whether the PC slept, in order."""

    folder: Path
    clock: SettableClock = field(default_factory=lambda: SettableClock(NOON))
    settings: Settings = OFFICE_SETTINGS
    events: list[Event] = field(default_factory=list)
    woken: list[str] = field(default_factory=list)
    gaps: deque[Callable[[], object]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.wire = Wire(self.clock)
        self.disk = Disk(open_store(self.folder / "deskreply.db", KEY))
        self.store = cast(Store, self.disk)
        self.ctx = Context(
            store=self.store,
            provider=cast(Provider, self.wire),
            clock=self.clock,
            bus=Bus(),
            settings=lambda: self.settings,
            office_zone=lambda: self.settings.timezone,
            random=random.Random(7),
            owner="home:1",
            wake=self.woken.append,
            notice_gap=self._look_for_a_gap,
        )
        self.ctx.bus.subscribe(self.events.append)
        self.read_logs()
        self.gate = Gate(self.ctx)
        self.sender = Sender(self.ctx, self.gate)
        self.reconciler = Reconciler(self.ctx, self.gate)

    def read_logs(self) -> None:
        """Both logs were read just now: texts may leave."""
        for log in LOGS:
            self.ctx.readiness.done(log, self.ctx.readiness.begin())

    def change(self, **values: Any) -> None:
        """Settings by their keys, dots written as ``__``."""
        for name, value in values.items():
            self.settings = config.set_value(self.settings, name.replace("__", "."), value)

    def reply(self, number: str = CALLER, text: str = "We can see you at 3.") -> Message:
        """Staff writes. Nothing leaves before the sender runs."""
        return conversations.send(self.store, self.settings, self.clock.now(), number, text)

    def missed(self, number: str = CALLER) -> str:
        """A call ended just now, was missed, and is decided about; returns its id."""
        now = self.clock.now()
        with self.store.write() as tx:
            row = CallRow(
                f"CA{number[1:]}{now:%H%M%S}", "inbound", "completed", number, OFFICE,
                created_at=now - timedelta(seconds=20), started_at=now - timedelta(seconds=20),
                ended_at=now, duration=20,
            )  # fmt: skip
            call = Call(row, OFFICE, number, Outcome.MISSED, "no-answer", seen_at=now)
            tx.save_call(call)
            events = textback.decide(tx, self.ctx, [call])
        self.ctx.publish(events)
        return row.id

    def due(self, number: str = CALLER) -> str:
        """A missed call whose text is due now."""
        call_id = self.missed(number)
        self.clock.advance(self.settings.delay_seconds)
        return call_id

    def doubt(self, number: str = CALLER, *, automatic: bool = True) -> str:
        """A text is posted now and no answer comes; returns the id of its call. What was noted so
        far is forgotten."""
        call_id = self.due(number) if automatic else self.reply(number).id
        self.wire.answers.append(MaybeSent(TimedOut()))
        self.sender.run()
        assert self.item(number).state is OutboxState.UNKNOWN
        for noted in (self.wire.looked, self.events, self.woken):
            noted.clear()
        return call_id

    def looks_at(self, *seconds: float) -> None:
        """Reconcile at these times only, in seconds since the post."""
        claimed_at = self.item().claimed_at
        assert claimed_at is not None
        for moment in seconds:
            self.clock.advance(moment - (self.clock.now() - claimed_at).total_seconds())
            self.reconciler.run()

    def searches(self, seconds: float, *, every: float = 1.0) -> list[float]:
        """Reconcile every so many seconds; when the log was searched, in seconds from now."""
        begun = self.clock.monotonic()
        times: list[float] = []
        while self.clock.monotonic() - begun < seconds:
            before = len(self.wire.looked)
            self.reconciler.run()
            times += [self.clock.monotonic() - begun] * (len(self.wire.looked) - before)
            self.clock.advance(every)
        return times

    def _look_for_a_gap(self) -> None:
        if self.gaps:
            self.gaps.popleft()()

    # --- what can be seen ---

    def posted_to(self) -> list[str]:
        return [to for _, to, _ in self.wire.posted]

    def item(self, number: str = CALLER) -> OutboxItem:
        """The one open item of a number."""
        [item] = [i for i in self.open() if i.number == number]
        return item

    def open(self) -> list[OutboxItem]:
        with self.store.read() as reader:
            return list(reader.open_outbox())

    def states(self) -> list[OutboxState]:
        return [item.state for item in self.open()]

    def alter(self, item: OutboxItem, **values: Any) -> None:
        """Change an outbox row behind the engine's back, as another process may."""
        with self.store.write() as tx:
            tx.save_outbox(replace(item, **values))

    def messages(self, number: str = CALLER) -> list[Message]:
        with self.store.read() as reader:
            return list(reader.thread_messages(number))

    def call(self, call_id: str) -> Call:
        with self.store.read() as reader:
            call = reader.call(call_id)
        assert call is not None
        return call

    def state(self, name: str) -> str:
        with self.store.read() as reader:
            return reader.state(name) or ""

    def heard(self) -> list[str]:
        return [event.name for event in self.events]

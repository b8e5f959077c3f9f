"""What the engine needs from the world. The store, the provider and the system implement these.

All times are aware UTC, all numbers E.164, all intervals seconds unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from deskreply.domain.events import Event, Notice
from deskreply.domain.models import (
    AccountInfo,
    Call,
    CallRow,
    DecisionRecord,
    Message,
    MessageRow,
    NumberInfo,
    OutboxItem,
    Recording,
    Thread,
)

Row = TypeVar("Row")


class Clock(Protocol):
    """The PC's clocks. ``monotonic`` may stand still while the PC sleeps."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


# --- provider -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a log. ``next`` is an opaque token for the next page, "" at the end.

    ``provider_now`` is the provider's own time (its Date header), None where it gave none.
    """

    rows: tuple[Row, ...]
    next: str = ""
    provider_now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took the text."""

    row: MessageRow


@dataclass(frozen=True, slots=True)
class Declined:
    """The provider turned the text down for good: it was not sent. ``code`` is its error code."""

    code: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """Certainly not sent, and worth another try. ``error`` is the ProviderError that says why."""

    error: Exception


@dataclass(frozen=True, slots=True)
class MaybeSent:
    """It cannot be known whether the text went. ``error`` is the ProviderError that says why."""

    error: Exception


SendResult = Accepted | Declined | NotSent | MaybeSent


class Provider(Protocol):
    """One provider account. Every method may raise a ProviderError, except ``send``.

    Safe to call from several threads at once. No method retries by itself.
    """

    @property
    def account(self) -> str: ...

    def calls(self, since: datetime, *, token: str = "", size: int = 50) -> Page[CallRow]:
        """One page of roots and legs as listed; ``token`` from a page's ``next``."""

    def call(self, call_id: str) -> CallRow: ...

    def recordings(self, call_id: str) -> tuple[Recording, ...]: ...

    def messages(self, since: datetime, *, token: str = "", size: int = 50) -> Page[MessageRow]:
        """One page of texts in both directions."""

    def messages_to(self, number: str, since: datetime) -> tuple[MessageRow, ...]:
        """Texts to one number created at or after ``since``, a bounded number of pages, complete or
        an error: an empty answer means that the log shows none."""

    def message(self, provider_id: str) -> MessageRow: ...

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        """Post one text, once."""

    def fetch_account(self) -> AccountInfo: ...

    def numbers(self) -> tuple[NumberInfo, ...]: ...

    def drop_connections(self) -> None:
        """Close pooled connections (after a sleep, or to stop)."""


# --- store --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TextHistory:
    """What automatic texts a number got. Failed and canceled ones do not count."""

    last_at: datetime | None
    count: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A thread or a message that matches a search. ``message_id`` is "" for a name or number."""

    number: str
    message_id: str
    text: str
    at: datetime


class Reader(Protocol):
    """Questions to the store, all answered from one consistent snapshot."""

    # calls
    def call(self, call_id: str) -> Call | None: ...

    def calls(self, ids: Collection[str]) -> dict[str, Call]:
        """The root calls among ``ids``."""

    def legs(self, root_ids: Collection[str]) -> dict[str, tuple[CallRow, ...]]:
        """The legs of each root; a root without legs has no entry."""

    def rows(self, ids: Collection[str]) -> dict[str, CallRow]:
        """The stored rows, roots and legs, among ``ids``."""

    def open_calls(self) -> tuple[Call, ...]:
        """Roots that are not settled (``check_at`` set), oldest first."""

    def calls_from(self, caller: str, since: datetime) -> tuple[Call, ...]:
        """Roots from one caller that started (or were created) at or after ``since``, by time."""

    def calls_to(self, number: str, since: datetime) -> tuple[CallRow, ...]:
        """Outbound roots and legs that rang ``number`` (raw ``to``), at or after ``since``."""

    def undecided_review(self, limit: int) -> tuple[Call, ...]:
        """Roots whose decision is ``review``, newest first."""

    def all_calls(self) -> Iterator[Call]:
        """Every root, oldest first."""

    def live_calls(self, line: str, since: datetime) -> tuple[Call, ...]:
        """Roots on a line that are not over (their row is not final), begun at or after since."""

    def decisions(self, call_id: str) -> tuple[DecisionRecord, ...]:
        """The chain of decisions about a call, oldest first."""

    # messages
    def message(self, message_id: str) -> Message | None: ...

    def messages_by_provider_id(self, ids: Collection[str]) -> dict[str, Message]: ...

    def thread_messages(self, number: str) -> tuple[Message, ...]:
        """All texts and notes of a thread, oldest first."""

    def thread_calls(self, number: str) -> tuple[Call, ...]:
        """All root calls from a number, oldest first."""

    def auto_texts_to(self, number: str, since: datetime, *, but: str = "") -> TextHistory:
        """Automatic texts to a number whose ``at`` is at or after ``since``: queued, sending, sent,
        delivered and unconfirmed ones; not the message with the id ``but``."""

    def auto_texts(self, since: datetime) -> int:
        """How many automatic texts the office sent (state sending, sent, delivered, unconfirmed)
        at or after ``since``."""

    def last_staff_text(self, number: str) -> datetime | None:
        """When staff last wrote this number (queued, sending, sent, delivered, unconfirmed)."""

    def to_follow(self, now: datetime, limit: int) -> tuple[Message, ...]:
        """Messages whose ``follow_at`` is due, soonest first."""

    # outbox
    def outbox(self, item_id: int) -> OutboxItem | None: ...

    def outbox_for_message(self, message_id: str) -> OutboxItem | None: ...

    def due(self, now: datetime, limit: int) -> tuple[OutboxItem, ...]:
        """Waiting items with ``due_at`` <= now whose number has no claimed item and no unknown item
        with the same body, soonest first."""

    def unsettled(self) -> tuple[OutboxItem, ...]:
        """Items in state claimed, unknown or unconfirmed, oldest first."""

    def open_outbox(self) -> tuple[OutboxItem, ...]:
        """Every item that is not done, oldest first."""

    def next_due_at(self) -> datetime | None:
        """The soonest ``due_at`` of a waiting item."""

    # threads and people
    def thread(self, number: str) -> Thread | None: ...

    def threads(self, which: str, now: datetime, staff: str = "") -> tuple[Thread, ...]:
        """Threads of one filter (the contract's words), ordered by ``last_at``, oldest first."""

    def opted_out_at(self, number: str) -> datetime | None: ...

    def undeliverable_at(self, number: str) -> datetime | None:
        """When a text to this number last failed for good (landline, unreachable)."""

    def blocked(self, number: str) -> bool: ...

    def search(self, text: str, limit: int) -> tuple[SearchHit, ...]:
        """Threads by name or number and messages by words, newest first."""

    def state(self, key: str) -> str | None:
        """A small value the engine keeps for itself, such as the time of the last good poll."""


class Transaction(Reader, Protocol):
    """One unit of work: all of it is committed, or none."""

    def save_row(self, row: CallRow) -> None:
        """Insert or update the provider's part of a call or leg, leaving what was decided."""

    def save_call(self, call: Call) -> None:
        """Insert or update a root with all that is known and decided about it."""

    def add_decision(self, record: DecisionRecord) -> None: ...

    def add_message(self, message: Message) -> bool:
        """False, and nothing changed, where its provider id is already stored."""

    def save_message(self, message: Message) -> None: ...

    def add_outbox(self, item: OutboxItem) -> bool:
        """Insert (``id`` is ignored). False, and nothing changed, where its key exists already."""

    def save_outbox(self, item: OutboxItem) -> None: ...

    def claim(self, item_id: int, owner: str, at: datetime) -> OutboxItem | None:
        """Claim a waiting item, with a new epoch; None where it is not waiting any more."""

    def holds(self, item: OutboxItem) -> bool:
        """Whether owner and epoch of a claimed item are still those in the database."""

    def save_thread(self, thread: Thread) -> None: ...

    def opt_out(self, number: str, at: datetime, source: str, word: str = "") -> None: ...

    def opt_in(self, number: str, at: datetime, word: str = "") -> None: ...

    def mark_undeliverable(self, number: str, at: datetime, code: int) -> None: ...

    def block(self, number: str, at: datetime, reason: str) -> None: ...

    def set_state(self, key: str, value: str) -> None: ...


class Store(Protocol):
    """The office's data. Safe to use from several threads."""

    def read(self) -> AbstractContextManager[Reader]: ...

    def write(self) -> AbstractContextManager[Transaction]:
        """A unit of work; takes the write lock at once. Commits at the end of the block, rolls back
        on an exception."""

    def backup(self, target: Path) -> None:
        """Write a checked, encrypted copy to a file that does not exist. May raise UserError."""

    def close(self) -> None: ...


# --- system -------------------------------------------------------------------------------------


class Notifier(Protocol):
    """Tells a person. Never raises; returns whether it was handed over."""

    def notify(self, notice: Notice) -> bool: ...


Subscriber = Callable[[Event], None]

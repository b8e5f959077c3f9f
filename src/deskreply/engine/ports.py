"""What the engine needs from the world. The store and the system implement these; the provider's
part is in ``providerport``.

All times are aware UTC, all numbers E.164, all intervals seconds unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from deskreply.domain.callbacks import CallbackEntry, Withheld
from deskreply.domain.events import Event, Notice
from deskreply.domain.figures import MissedCall, SentText
from deskreply.domain.followup import Followup
from deskreply.domain.models import (
    Call,
    Callback,
    CallRow,
    DecisionRecord,
    Message,
    OutboxItem,
    Outcome,
    Thread,
    ThreadFlag,
)
from deskreply.domain.people import AuditRecord, Contact, Erased, Lookup
from deskreply.domain.wordings import SlotChoice, WordingVersion
from deskreply.engine.deskports import DeskReader, DeskWriter


class Clock(Protocol):
    """The PC's clocks. ``monotonic`` may stand still while the PC sleeps."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


# --- store --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TextHistory:
    """What automatic texts a number got. Failed and canceled ones do not count."""

    last_at: datetime | None
    count: int


@dataclass(frozen=True, slots=True)
class KnownCall:
    """A call of a number: when it began, its id, what became of it."""

    at: datetime
    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one number that bears on texting it; see ``Reader.known``.

    ``calls``: theirs. ``rung``: when our calls and legs rang them, and the provider's status of
    each. ``forwarded``: one of these was a leg of a call to one of our lines. ``done_at``,
    ``called_at`` and ``flag`` are of their thread.
    """

    blocked: bool = False
    opted_out_at: datetime | None = None
    undeliverable_at: datetime | None = None
    lookup: Lookup | None = None
    texts: TextHistory = TextHistory(None, 0)
    staff_text_at: datetime | None = None
    calls: tuple[KnownCall, ...] = ()
    rung: tuple[tuple[datetime, str], ...] = ()
    forwarded: bool = False
    done_at: datetime | None = None
    called_at: datetime | None = None
    flag: ThreadFlag = ThreadFlag.NONE


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A thread or a message that matches a search. ``message_id`` is "" for a name or number."""

    number: str
    message_id: str
    text: str
    at: datetime


class Reader(DeskReader, Protocol):
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

    def live_calls(self, line: str, since: datetime, at: datetime) -> tuple[Call, ...]:
        """Roots on a line that began from ``since`` to ``at`` and were not over at ``at``."""

    def decisions(self, call_id: str) -> tuple[DecisionRecord, ...]:
        """The chain of decisions about a call, oldest first."""

    def known(
        self,
        numbers: Collection[str],
        *,
        since: datetime,
        calls_since: datetime,
        but: Collection[str] = (),
    ) -> dict[str, Known]:
        """What bears on texting each of the numbers; every one has an entry. ``since``: how far
        back texts and calls of ours count; ``calls_since``: calls of theirs. ``but``: ids of
        messages that do not count."""

    def missed_callers(self, since: datetime) -> tuple[str, ...]:
        """The different numbers whose calls at or after ``since`` were missed."""

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
        """When staff last wrote this number (queued, sending, sent, delivered, unconfirmed); a text
        that waits for the time staff set does not count."""

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

    def stages_due(self, until: datetime, limit: int) -> tuple[Thread, ...]:
        """Threads whose next stage begins at or before ``until``, soonest first."""

    def threads_with(self, numbers: Collection[str]) -> dict[str, Thread]:
        """The conversations among some hundreds of numbers."""

    def opted_out_at(self, number: str) -> datetime | None: ...

    def undeliverable_at(self, number: str) -> datetime | None:
        """When a text to this number last failed for good (landline, unreachable)."""

    def opted_out_by(self, number: str) -> str:
        """Who opted a number out: ``word`` (they did), ``provider``, ``staff``; "" for nobody."""

    def blocked(self, number: str) -> bool: ...

    def block_reason(self, number: str) -> str | None:
        """Why a number is on the block list, maybe ""; None where it is not."""

    def recent_messages(self, number: str, since: datetime) -> tuple[Message, ...]:
        """The texts and notes of a thread at or after ``since``, oldest first."""

    def contacts_for(self, number: str) -> tuple[Contact, ...]:
        """Everybody who can be reached under a number, in the order they became known."""

    def contacts_with(self, numbers: Collection[str]) -> dict[str, tuple[Contact, ...]]:
        """The same for some hundreds of numbers; unknown ones have no entry."""

    def contacts(self) -> Iterator[Contact]:
        """Everybody, by name."""

    def lookup(self, number: str) -> Lookup | None:
        """What the provider last said about a number, however long ago."""

    def erased(self, ids: Collection[str]) -> frozenset[str]:
        """Those of some provider ids that were erased here, and must not come back."""

    # the work at the desk
    def audit(self, number: str = "", limit: int | None = None) -> tuple[AuditRecord, ...]:
        """Who did what, oldest first; ``number``: only with this one's thread; ``limit``: only the
        latest so many."""

    def callbacks(
        self, limit: int | None = None, *, oldest: bool = False
    ) -> tuple[CallbackEntry, ...]:
        """Whom to call back, one entry a caller, by their latest missed call, oldest first;
        ``limit``: only the latest so many, or (``oldest``) those that wait longest."""

    def open_callbacks(self, number: str) -> tuple[Call, ...]:
        """The missed calls of a number that wait to be called back, oldest first."""

    def ended_callbacks(self, number: str, how: Callback, since: datetime) -> tuple[Call, ...]:
        """Calls of a number whose entry on the list ended like this at or after ``since``."""

    def withheld(self, since: datetime) -> Withheld:
        """How many missed callers hid their number since then, and the latest time."""

    def followups(self, call_id: str) -> tuple[Followup, ...]:
        """The follow-ups to the text for a call, in their order."""

    def waiting_followups(self, number: str) -> tuple[Followup, ...]:
        """The follow-ups to a number that wait for their time."""

    def due_followups(self, now: datetime, limit: int) -> tuple[Followup, ...]:
        """Waiting follow-ups with ``due_at`` <= now, soonest first."""

    def waiting_items(self, number: str) -> tuple[OutboxItem, ...]:
        """The outbox items of a number that have not been claimed, oldest first."""

    def latest_text(self, number: str) -> Message | None:
        """The newest text of a thread that was said or is about to be, in either direction."""

    def last_lead_text(self, number: str) -> datetime | None:
        """When a text last came in from a number."""

    def stale_claims(self, before: datetime, limit: int) -> tuple[Thread, ...]:
        """Threads somebody claimed before then while a clock runs, the soonest deadline first."""

    # figures
    def missed_calls(
        self, since: datetime, until: datetime, line: str = ""
    ) -> tuple[MissedCall, ...]:
        """Missed calls that began in this time, by time; of one line (E.164) where it is given."""

    def sent_texts(self, since: datetime, until: datetime, line: str = "") -> tuple[SentText, ...]:
        """Automatic texts of this time that were handed over, by time; failed ones among them."""

    # wordings
    def wordings(self) -> tuple[WordingVersion, ...]:
        """Every version of the office's own wordings, oldest first."""

    def slot_choices(self) -> tuple[SlotChoice, ...]:
        """What was chosen for slots, the latest choice of each."""

    def search(self, text: str, limit: int) -> tuple[SearchHit, ...]:
        """Threads by name or number and messages by words, newest first."""

    def state(self, key: str) -> str | None:
        """A small value the engine keeps for itself, such as the time of the last good poll."""


class Transaction(Reader, DeskWriter, Protocol):
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

    def unblock(self, number: str) -> bool:
        """Take a number off the block list. False where it was not on it."""

    def save_contact(self, contact: Contact) -> Contact:
        """Insert (``id`` 0) or update a person with all their numbers; what is stored, with its id.
        LookupError for an id that there is not."""

    def save_contacts(self, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
        """The same for some hundreds at once, in the order given."""

    def remove_contact(self, contact_id: int) -> None:
        """Forget a person, with their numbers."""

    def save_lookup(self, lookup: Lookup) -> None: ...

    def erase(self, number: str, at: datetime) -> Erased:
        """Delete the texts, notes, calls, follow-ups, contacts, look-ups, drafts and tags of a
        number; opt-out, block and undeliverable stay. The provider's ids of it are in ``erased``
        from then on."""

    def add_audit(self, record: AuditRecord) -> None:
        """Append to the audit trail."""

    def add_followup(self, followup: Followup) -> bool:
        """Insert (``id`` is ignored). False, and nothing changed, where the call has its nth."""

    def save_followup(self, followup: Followup) -> None:
        """Update a follow-up, found by its ``id``. LookupError if there is none."""

    def add_wording(self, version: WordingVersion) -> None:
        """Append a version, which has to be a new one of its name, language and line."""

    def save_slot(self, choice: SlotChoice) -> None:
        """What a slot uses on a line from now on."""

    def set_state(self, key: str, value: str) -> None: ...


class Store(Protocol):
    """The office's data. Safe to use from several threads."""

    def read(self) -> AbstractContextManager[Reader]: ...

    def write(self) -> AbstractContextManager[Transaction]:
        """A unit of work; takes the write lock at once. Commits at the end of the block, rolls back
        on an exception."""

    def backup(self, target: Path, stopping: Callable[[], bool] = ...) -> None:
        """Write a checked, encrypted copy to a file that does not exist. UserError, and
        EnvironmentTrouble, among others where ``stopping`` says so, which is asked often."""

    def scrub(self) -> None:
        """Make sure that what was deleted can no longer be read from the files. Others may have to
        wait meanwhile."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup. ``kind``: hourly, daily or before-upgrade-FROM-TO. ``at``: when it was made, to
    the second. ``name``: its file's, without the folder."""

    name: str
    kind: str
    at: datetime


class Shelf(Protocol):
    """Where the backups of a local database are kept. Methods may raise EnvironmentTrouble."""

    def kept(self) -> Sequence[Kept]:
        """The backups there are, newest first."""

    def version(self, kept: Kept | None = None) -> str:
        """A word for what the database holds (or a backup held): it changes with every change but
        to the engine's own notes. "" where it cannot be told."""

    def make(
        self, kind: str, at: datetime, *, full: bool, stopping: Callable[[], bool]
    ) -> Kept | None:
        """Make one and check it (``full``: all that can be checked); None where ``stopping`` said
        so, which is asked often. DatabaseDamaged where it is the database that is not whole."""

    def prune(self, kind: str, keep: int) -> None:
        """Remove all but the newest ``keep`` of a kind."""


# --- system -------------------------------------------------------------------------------------


class Notifier(Protocol):
    """Tells a person. Never raises; returns whether it was handed over."""

    def notify(self, notice: Notice) -> bool: ...


Subscriber = Callable[[Event], None]

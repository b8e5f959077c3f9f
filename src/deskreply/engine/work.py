"""A change of one conversation by one person: in one unit of work, with a record of who did it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.domain.events import Event
from deskreply.domain.models import Callback, Message, MessageKind, MessageState, Thread
from deskreply.domain.people import AuditRecord
from deskreply.domain.signs import Sign
from deskreply.engine import callbacks, signs
from deskreply.engine.ports import Store, Transaction
from deskreply.settings import Settings


@dataclass(frozen=True, slots=True)
class Changed:
    """The thread as it is now, the events to publish, and what the person should be told, "" for
    nothing. ``entry``: the entry of the thread that was made, if one was. ``before``: the thread as
    it was, see ``takeback``."""

    thread: Thread
    events: tuple[Event, ...] = ()
    warning: str = ""
    entry: Message | None = None
    before: Thread | None = None


@dataclass(slots=True)
class Work:
    """A change of one thread by one person, in a unit of work."""

    tx: Transaction
    settings: Settings
    now: datetime
    thread: Thread
    who: str
    before: Thread
    events: list[Event] = field(default_factory=list)

    def log(self, what: str, detail: str = "") -> None:
        """Into the audit trail, and out as an event."""
        self.tx.add_audit(AuditRecord(self.now, self.who, what, self.thread.number, detail))
        self.events.append(Event("thread-changed", self.now, self.thread.number, {"what": what}))

    def sign(self, sign: Sign) -> None:
        """What this says to texts that are planned for them."""
        number = self.thread.number
        self.events += signs.shown(self.tx, self.settings, number, sign, self.now)

    def off_the_list(self, how: Callback) -> int:
        """Take them off the call-back list."""
        return callbacks.end(self.tx, self.thread.number, how, self.now, by=self.who)

    def write(self, text: str) -> Message:
        """An entry that only the team sees."""
        entry = Message(
            id=uuid.uuid4().hex, number=self.thread.number, line=self.thread.line,
            kind=MessageKind.NOTE, body=text, at=self.now, state=MessageState.DELIVERED,
            author=self.who,
        )  # fmt: skip
        self.tx.add_message(entry)
        return entry

    def changed(self, *, warning: str = "", entry: Message | None = None) -> Changed:
        return Changed(self.thread, tuple(self.events), warning, entry, self.before)


@contextmanager
def work_on(
    store: Store, settings: Settings, now: datetime, number: str, author: str
) -> Iterator[Work]:
    """One unit of work on a number's thread, saved at its end."""
    # A short code is a number too: it may have written to us.
    to = numbers.normalise(number) or number.strip()
    with store.write() as tx:
        thread = tx.thread(to)
        if thread is None:
            raise UserError(
                f"There is no conversation with {to!r}.",
                es=f"No hay ninguna conversación con {to!r}.",
                command="See: deskreply threads",
            )
        work = Work(tx, settings, now, thread, author or settings.staff, before=thread)
        yield work
        tx.save_thread(work.thread)

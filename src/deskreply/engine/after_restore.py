"""After a backup took the database's place, the provider's logs say what it does not know.

No text leaves before that. Calls and inbound texts are taken in as always; here, our own texts are:
a text in the log that the database does not know means that this person was texted already.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain import numbers
from deskreply.domain.events import Event
from deskreply.domain.models import (
    Call,
    Message,
    MessageKind,
    MessageRow,
    MessageState,
    OutboxItem,
    OutboxState,
    Outcome,
    Thread,
)
from deskreply.engine import restored, settle
from deskreply.engine.context import Context
from deskreply.engine.facts import began
from deskreply.engine.guard import alone
from deskreply.engine.ports import Transaction
from deskreply.engine.restored import Restored

# What was posted right before may show up in the log only now, and not at once.
QUARANTINE_SECONDS = 120.0
# A call is settled once it was read twice alike.
CALL_READS = 2
LONGEST_AWAY = timedelta(days=21)
OVERLAP = timedelta(hours=2)


class AfterRestore:
    """Holds all texts from the start of an engine on a restored database until both logs were read
    for what it misses. The pollers tell what they read."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._pending: Restored | None = None
        self._begun = 0.0
        self._calls_read = 0
        self._found = 0

    def begin(self) -> None:
        """Look whether this database was restored and not caught up since."""
        with self._ctx.store.read() as reader:
            found = restored.last(reader)
        if found is None or found.done_at is not None:
            return
        self._pending, self._begun = found, self._ctx.clock.monotonic()
        self._hold()
        age = round((found.at - found.backup_at).total_seconds() / 60)
        self._ctx.publish(
            [
                self._ctx.event(
                    "restored", file=found.file, why=found.why, minutes_ago=age,
                    backup_at=found.backup_at.isoformat(timespec="seconds"),
                )
            ]
        )  # fmt: skip

    def calls_read(self) -> None:
        """The call log was read to its end and taken in."""
        self._calls_read += 1

    def texts_read(self, rows: Sequence[MessageRow], started: float) -> None:
        """The message log was read to its end, beginning at ``started`` (monotonic), and what came
        in was taken in."""
        if self._pending is None:
            return
        if self._calls_read >= CALL_READS:
            for row in sorted(rows, key=self._at):
                with alone("taking one text of ours out of the log"):
                    self._take(row)
            if started - self._begun >= QUARANTINE_SECONDS:
                self._finish(self._pending)
                return
        self._hold()

    def _hold(self) -> None:
        """Both logs have to be read, beginning from now."""
        if self._pending is not None:
            since = self._pending.since - OVERLAP
            since = max(since, self._ctx.now() - LONGEST_AWAY)
            self._ctx.readiness.require_fresh_reads("restored", since=since, staff_too=True)

    def _finish(self, pending: Restored) -> None:
        now = self._ctx.now()
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            for item in tx.open_outbox():
                # From before what we read of the log: nobody knows whether it went.
                unseen = pending.since < now - LONGEST_AWAY
                if unseen and item.kind is MessageKind.STAFF and item.state is OutboxState.WAITING:
                    events += settle.unconfirmed(tx, self._ctx, item)
            restored.note(tx, replace(pending, done_at=now))
        self._pending = None
        events.append(self._ctx.event("restore-reconciled", found=self._found))
        self._ctx.publish(events)

    def _at(self, row: MessageRow) -> datetime:
        return row.created_at or row.sent_at or self._ctx.now()

    # --- one text of ours ---

    def _take(self, row: MessageRow) -> None:
        number = numbers.normalise(row.recipient)
        line = numbers.normalise(row.sender)
        if not row.from_account or number is None or line not in self._ctx.settings().watched:
            return
        with self._ctx.store.write() as tx:
            if tx.messages_by_provider_id([row.id]) or tx.erased([row.id]):
                return
            item = self._item(tx, number, line, row)
            if item is not None:
                events = settle.found(tx, self._ctx, item, row)
            else:
                events = self._of_staff(tx, number, line, row)
        self._found += 1
        self._ctx.publish(events)

    def _item(self, tx: Transaction, number: str, line: str, row: MessageRow) -> OutboxItem | None:
        found = _meant(tx, number, self._at(row), row)
        return found or self._of_a_call(tx, number, line, row)

    def _of_a_call(
        self, tx: Transaction, number: str, line: str, row: MessageRow
    ) -> OutboxItem | None:
        """The outbox row that an automatic text must have had, made anew; None where the text was
        none. With it no second text can ever be meant for that call."""
        at = self._at(row)
        call = self._unanswered(tx, number, at)
        if call is None:
            return None
        message = Message(
            id=uuid.uuid4().hex, number=number, line=line, kind=MessageKind.AUTO, body=row.body,
            at=at, state=MessageState.SENDING, call_id=call.id,
            promise_minutes=self._ctx.settings().promise_minutes,
        )  # fmt: skip
        item = OutboxItem(
            id=0, account=self._ctx.provider.account, key=_key(call),
            message_id=message.id, kind=MessageKind.AUTO, number=number,
            state=OutboxState.UNKNOWN, due_at=at, created_at=at, call_id=call.id,
        )  # fmt: skip
        if not tx.add_outbox(item):
            return None
        tx.save_thread(tx.thread(number) or Thread(number, line))
        tx.add_message(message)
        tx.save_call(replace(call, message_id=message.id))
        return tx.outbox_for_message(message.id)

    def _unanswered(self, tx: Transaction, number: str, at: datetime) -> Call | None:
        """The missed call that a text at this time was for: the latest before it, unless they were
        in touch already, for then it was a person who wrote."""
        settings = self._ctx.settings()
        held_longest = timedelta(hours=settings.held_hours)
        earlier = [c for c in tx.calls_from(number, at - held_longest) if began(c)[0] <= at]
        if not earlier:
            return None
        call = max(earlier, key=began)
        missed = call.outcome in {Outcome.MISSED, Outcome.UNKNOWN} and call.message_id is None
        cooldown = timedelta(hours=settings.cooldown_hours)
        conversation = timedelta(hours=settings.conversation_hours)
        wrote = tx.last_staff_text(number)
        in_touch = wrote is not None and wrote >= at - conversation
        texted = tx.auto_texts_to(number, at - cooldown).count > 0
        return call if missed and not in_touch and not texted else None

    def _of_staff(self, tx: Transaction, number: str, line: str, row: MessageRow) -> list[Event]:
        """Somebody at the desk wrote this; who, only the lost database knew."""
        at = self._at(row)
        message = Message(
            id=uuid.uuid4().hex, number=number, line=line, kind=MessageKind.STAFF, body=row.body,
            at=at, state=MessageState.SENT, provider_id=row.id, sent_at=at,
        )  # fmt: skip
        tx.save_thread(tx.thread(number) or Thread(number, line))
        tx.add_message(message)
        settle.sent_in_thread(tx, self._ctx, message, at)
        return settle.advance(tx, self._ctx, message, row)


def _meant(tx: Transaction, number: str, at: datetime, row: MessageRow) -> OutboxItem | None:
    """The text that the database still holds as to be sent, and that has gone. An automatic one
    gets its words only as it leaves: those of the log are put in."""
    for item in tx.open_outbox():
        message = tx.message(item.message_id) if item.number == number else None
        if message is None:
            continue
        if item.kind is MessageKind.AUTO and _may_have_gone(tx, item, at):
            tx.save_message(replace(message, body=row.body, at=at))
            return item
        same = message.body.strip() == row.body.strip()
        if (
            item.kind is MessageKind.STAFF
            and same
            and item.created_at - settle.CLOCK_TOLERANCE <= at
        ):
            return item
    return None


def _may_have_gone(tx: Transaction, item: OutboxItem, at: datetime) -> bool:
    """Whether an automatic text may have left at this time: after its call, and when it was due,
    unless it has only now been decided about that call (again)."""
    call = tx.call(item.call_id or "")
    if call is None or began(call)[0] > at:
        return False
    return item.due_at <= at or item.key == _key(call)


def _key(call: Call) -> str:
    return f"textback:{call.id}"

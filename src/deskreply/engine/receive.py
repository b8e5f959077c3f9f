"""Texts that come in: into threads, once each; STOP and START take effect; the reply clock starts.

The same listing shows what became of our own texts, and finds those of which no answer came.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain import numbers, promise
from deskreply.domain.errors import UserError
from deskreply.domain.events import Event
from deskreply.domain.models import (
    Message,
    MessageKind,
    MessageRow,
    MessageState,
    Thread,
)
from deskreply.domain.signs import Sign
from deskreply.engine import clocks, people, settle, sharing, signs
from deskreply.engine.context import Context
from deskreply.engine.guard import alone
from deskreply.engine.heed import heed
from deskreply.engine.ports import Reader, Transaction

log = logging.getLogger(__name__)

_NEVER_LEFT = frozenset({MessageState.FAILED, MessageState.CANCELED})

# A text still "receiving" may lack its words; after this long it is taken as it is.
RECEIVING_PATIENCE = timedelta(seconds=60)
# Texts older than this at the very first start were somebody's before us: shown, not alarmed.
FIRST_START_MEMORY = timedelta(minutes=30)


class Receiver:
    """Takes rows of the message log."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def news(self, rows: Sequence[MessageRow]) -> int:
        """How many of these rows say something that is not stored yet."""
        with self._ctx.store.read() as reader:
            return len(self._new_inbound(reader, rows)) + len(settle.progress(reader, rows))

    def take(self, rows: Sequence[MessageRow]) -> None:
        """Store new inbound texts, note progress of ours, settle those that the log shows."""
        with self._ctx.store.read() as reader:
            busy = (
                self._new_inbound(reader, rows)
                or settle.progress(reader, rows)
                or settle.matches(reader, rows)
            )
        if not busy:
            return
        try:
            self._take(rows)
        except UserError:
            raise
        except Exception:
            # One text that we cannot handle must not keep all others from being seen.
            log.error("a read of the message log failed as a whole; taking it text by text")
            for row in rows:
                with alone("taking one text"):
                    self._take([row])

    def _take(self, rows: Sequence[MessageRow]) -> None:
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            for row in self._new_inbound(tx, rows):
                events += self._receive(tx, row)
            for message, row in settle.progress(tx, rows):
                events += settle.advance(tx, self._ctx, message, row)
            for item, row in settle.matches(tx, rows):
                events += settle.found(tx, self._ctx, item, row)
            sharing.learn(tx, self._ctx, rows)
        self._ctx.publish(events)

    def _new_inbound(self, reader: Reader, rows: Sequence[MessageRow]) -> list[MessageRow]:
        """Rows for our lines that are not stored, oldest first, each once."""
        watched = set(self._ctx.settings().watched)
        inbound = {
            row.id: row
            for row in rows
            if row.inbound and row.sender and numbers.normalise(row.recipient) in watched
            and not self._still_coming(row)
        }  # fmt: skip
        known = reader.messages_by_provider_id(list(inbound)) if inbound else {}
        new = inbound.keys() - known.keys()
        erased = reader.erased(new)
        fresh = [row for row in inbound.values() if row.id in new and row.id not in erased]
        return sorted(fresh, key=lambda row: (self._at(row), row.id))

    def _still_coming(self, row: MessageRow) -> bool:
        young = row.created_at is not None and self._ctx.now() - row.created_at < RECEIVING_PATIENCE
        return row.status == "receiving" and young

    def _at(self, row: MessageRow) -> datetime:
        return row.created_at or row.sent_at or self._ctx.now()

    def _receive(self, tx: Transaction, row: MessageRow) -> list[Event]:
        ctx = self._ctx
        number = numbers.normalise(row.sender) or (row.sender or "")
        line = numbers.normalise(row.recipient) or ""
        thread = people.introduce(tx, tx.thread(number) or Thread(number, line))
        at = _after(self._at(row), thread.last_at)
        tx.save_thread(thread)
        message = Message(
            id=uuid.uuid4().hex,
            number=number,
            line=line,
            kind=MessageKind.LEAD,
            body=row.body,
            at=at,
            state=MessageState.RECEIVED,
            provider_id=row.id,
            media_count=row.media_count,
        )
        if not tx.add_message(message):
            return []
        events = signs.shown(tx, ctx.settings(), number, Sign.REPLIED, ctx.now(), at=at)
        heard = heed(tx, ctx, thread, message)
        events += heard.events
        opted_out = tx.opted_out_at(number)
        old_news = at < first_start(tx, ctx) - FIRST_START_MEMORY
        thread = replace(
            tx.thread(number) or thread,
            line=line,
            unread=thread.unread + (0 if old_news else 1),
            opted_out_at=opted_out,
            done_at=None if not old_news else thread.done_at,
            snoozed_until=None,
            flag=heard.flag,
        )
        if thread.last_at is None or at >= thread.last_at:
            thread = replace(
                thread, last_at=at, last_text=row.body[:200], last_kind=MessageKind.LEAD
            )
        if opted_out is not None:
            # Nobody may text them any more: no clock can be kept by texting.
            thread = promise.without_clocks(thread)
        elif not old_news and not _answered(tx, number, at):
            thread = clocks.asked(ctx, thread, at)
        urgent = heard.urgent and not old_news
        tx.save_thread(replace(thread, urgent=thread.urgent or urgent))
        events.append(
            ctx.event(
                "reply-received", number, message=message.id, media=row.media_count, urgent=urgent,
                flag=heard.flag.value if heard.raised else "", loop=heard.loop,
            )
        )  # fmt: skip
        return events


def _answered(reader: Reader, number: str, at: datetime) -> bool:
    """Whether staff has written since they could see what came in at ``at``. A text may wait to
    leave: what counts is when it was written, to the second, since the provider tells no more."""
    last = reader.last_staff_text(number)
    if last is None or last <= at:
        return False
    for message in reader.recent_messages(number, at):
        if message.kind is MessageKind.STAFF and message.state not in _NEVER_LEFT:
            item = reader.outbox_for_message(message.id)
            waited = item is not None and message.scheduled_for is None
            written = item.created_at if item is not None and waited else message.at
            if written.replace(microsecond=0) > at:
                return True
    return False


def _after(at: datetime, last_at: datetime | None) -> datetime:
    """The provider tells whole seconds, we know ours exactly: within one second of the last entry,
    what is seen later came later."""
    same_second = last_at is not None and at == last_at.replace(microsecond=0)
    return last_at if same_second and last_at is not None else at


def first_start(tx: Transaction, ctx: Context) -> datetime:
    """When this home first listened; noted the first time it is asked."""
    noted = tx.state("first-start")
    if noted is None:
        noted = ctx.now().isoformat()
        tx.set_state("first-start", noted)
    return datetime.fromisoformat(noted)

"""Finds out what became of texts of which no answer came, from the provider's own log.

Found: sent. Two clean listings, the second at least 120 s after the post began and 60 s after the
first: unconfirmed, staff decides, or (by setting) it is sent again once the log has been clean for
ten minutes. An unconfirmed text is still looked for, for a day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain.errors import ProviderError
from deskreply.domain.events import Event
from deskreply.domain.models import (
    MessageKind,
    MessageRow,
    MessageState,
    OutboxItem,
    OutboxState,
)
from deskreply.engine import settle
from deskreply.engine.context import Context
from deskreply.engine.gate import Gate
from deskreply.engine.guard import alone
from deskreply.engine.ports import Transaction

# A post is over within this time, whatever happens: a claim this old has no owner at work.
ORPHANED = timedelta(seconds=60)
COUNTS_AFTER = timedelta(seconds=60)
APART = timedelta(seconds=60)
DECIDED_AFTER = timedelta(seconds=120)
RESEND_AFTER = timedelta(minutes=10)
UNCONFIRMED_EVERY = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(minutes=14)
VAIN_TRIES = 5
FORGET_AFTER = timedelta(hours=24)
IDLE_SECONDS = 5.0


class Reconciler:
    """Looks at rows in state unknown, at claims whose owner is gone, and at unconfirmed ones."""

    def __init__(self, ctx: Context, gate: Gate) -> None:
        self._ctx = ctx
        self._gate = gate
        self._looked: dict[int, datetime] = {}
        self._vain: dict[int, int] = {}
        # Looked for in vain before we were ready, so that it did not count.
        self._too_soon: set[int] = set()

    def adopt_orphans(self, *, all_of: str = "") -> None:
        """Turn claims without a living owner into unknown ones. ``all_of``: the start of the owner
        names that are known to be dead, because this process holds their home's lock."""
        with self._ctx.store.read() as reader:
            if not any(self._orphaned(item, all_of) for item in reader.unsettled()):
                return
        with self._ctx.store.write() as tx:
            for item in tx.unsettled():
                if self._orphaned(item, all_of):
                    tx.save_outbox(replace(item, state=OutboxState.UNKNOWN))

    def _orphaned(self, item: OutboxItem, all_of: str) -> bool:
        if item.state is not OutboxState.CLAIMED or item.owner == self._ctx.owner:
            return False
        if all_of and item.owner.startswith(all_of):
            return True
        return self._age(item, self._ctx.now()) > ORPHANED

    def run(self) -> float:
        """Look for every text whose turn it is. Returns the seconds until the next look."""
        self.adopt_orphans()
        with self._ctx.store.read() as reader:
            items = [i for i in reader.unsettled() if i.state in settle.MAYBE]
        self._looked = {i.id: self._looked[i.id] for i in items if i.id in self._looked}
        self._too_soon &= self._looked.keys()
        for item in items:
            if self._ctx.stopping.is_set():
                break
            if not self._turn(item):
                continue
            waiting = self._gate.wait("reconcile")
            if waiting > 0:
                return waiting
            self._looked[item.id] = self._ctx.now()
            self._too_soon.discard(item.id)
            self._ctx.progress()
            try:
                with alone("reconciling one text"):
                    self._look(item)
            except ProviderError as error:
                self._in_vain(item)
                return self._gate.failed("reconcile", error)
            self._vain.pop(item.id, None)
            self._gate.ok("reconcile")
        return 1.0 if any(i.state is OutboxState.UNKNOWN for i in items) else IDLE_SECONDS

    def _turn(self, item: OutboxItem) -> bool:
        now = self._ctx.now()
        age = self._age(item, now)
        looked = self._looked.get(item.id)
        if item.state is OutboxState.UNCONFIRMED:
            return age < FORGET_AFTER and (looked is None or now - looked >= UNCONFIRMED_EVERY)
        if looked is None or (item.id in self._too_soon and self._ctx.readiness.ready()):
            return age >= timedelta(seconds=1)
        if age < timedelta(seconds=30):
            pause = timedelta(seconds=5)
        elif age < DECIDED_AFTER + APART or item.id in self._vain:
            pause = timedelta(seconds=15)
        else:
            pause = APART
        return now - looked >= pause

    def _age(self, item: OutboxItem, now: datetime) -> timedelta:
        return now - (item.claimed_at or item.created_at)

    def _look(self, item: OutboxItem) -> None:
        ctx = self._ctx
        since = (item.claimed_at or item.created_at) - settle.CLOCK_TOLERANCE
        # As of before the listing: the PC may sleep while the answer is on its way.
        ticket, now = ctx.readiness.begin(), ctx.now()
        rows = ctx.provider.messages_to(item.number, since)
        ctx.notice_gap()
        # Not where it slept or its clock was set meanwhile: much hangs on how long ago the post is.
        counts = ctx.readiness.ready() and ctx.readiness.begin() == ticket
        events: list[Event] = []
        with ctx.store.write() as tx:
            fresh = tx.outbox(item.id)
            if fresh is not None and fresh.state in settle.MAYBE:
                row = _match(tx, fresh, rows)
                if row is not None:
                    events = settle.found(tx, ctx, fresh, row)
                elif fresh.state is OutboxState.UNKNOWN and counts:
                    events = self._clean(tx, fresh, now)
                elif fresh.state is OutboxState.UNKNOWN:
                    self._too_soon.add(item.id)
        ctx.publish(events)

    def _in_vain(self, item: OutboxItem) -> None:
        """The log could not be read. After many tries staff is asked: nothing is stuck unseen."""
        self._vain[item.id] = self._vain.get(item.id, 0) + 1
        long_ago = self._age(item, self._ctx.now()) > GIVE_UP_AFTER
        if not long_ago or self._vain[item.id] < VAIN_TRIES:
            return
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            fresh = tx.outbox(item.id)
            if fresh is not None and fresh.state is OutboxState.UNKNOWN:
                events = settle.unconfirmed(tx, self._ctx, fresh)
        self._ctx.publish(events)

    def _clean(self, tx: Transaction, item: OutboxItem, now: datetime) -> list[Event]:
        """The log does not show it, this time."""
        age = self._age(item, now)
        if age < COUNTS_AFTER:
            return []  # the log may lag behind by up to a minute: too early to count
        if item.clean_at is not None and item.clean_at > now:
            # The clock was wrong then.
            item = replace(item, clean_reads=0, clean_at=None)
        apart = item.clean_at is None or now - item.clean_at >= APART
        if apart:
            item = replace(item, clean_reads=item.clean_reads + 1, clean_at=now)
            tx.save_outbox(item)
        if item.clean_reads < 2 or age < DECIDED_AFTER:
            return []
        resend = self._ctx.settings().unconfirmed == "resend" and item.kind is MessageKind.AUTO
        if not resend:
            return settle.unconfirmed(tx, self._ctx, item)
        if age < RESEND_AFTER:
            return []
        return self._resend(tx, item)

    def _resend(self, tx: Transaction, item: OutboxItem) -> list[Event]:
        message = tx.message(item.message_id)
        if message is None:
            return []
        tx.save_message(replace(message, state=MessageState.QUEUED))
        tx.save_outbox(
            replace(item, state=OutboxState.WAITING, owner="", clean_reads=0, clean_at=None)
        )
        self._ctx.wake("send")
        return [self._ctx.event("text-resend", item.number, message=item.message_id)]


def _match(tx: Transaction, item: OutboxItem, rows: tuple[MessageRow, ...]) -> MessageRow | None:
    message = tx.message(item.message_id)
    known = tx.messages_by_provider_id([row.id for row in rows])
    free = (row for row in rows if row.id not in known)
    return next((r for r in free if message and settle.same_text(item, message, r)), None)

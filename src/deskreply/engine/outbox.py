"""Sends what is due, each text at most once.

The intent was committed before. Here: run the rules again, look once whether somebody else texted
the caller, commit a claim, post once, settle. An answer that cannot be known leaves the row
unknown; from then on only reconciling touches it.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deskreply.domain import errortable
from deskreply.domain.decide import Ruling
from deskreply.domain.errors import AccountClosed, BadCredentials, NotPermitted, ProviderError
from deskreply.domain.errortable import Action, NextStep
from deskreply.domain.events import Event, Value
from deskreply.domain.models import (
    Decision,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
)
from deskreply.engine import automatic, settle, stafftext, textback
from deskreply.engine.context import Context
from deskreply.engine.facts import TROUBLE
from deskreply.engine.gate import Gate
from deskreply.engine.guard import alone
from deskreply.engine.lookups import Lookups
from deskreply.engine.ports import Transaction
from deskreply.engine.providerport import Accepted, Declined, MaybeSent, NotSent, SendResult

log = logging.getLogger(__name__)

# A claim that has not started its post by then is released: the PC may have slept in between.
CLAIM_SECONDS = 2.0
# Normally one post is in flight; one that takes longer than this no longer holds up the others.
SLOW_SECONDS = 1.5
MOST_AT_ONCE = 4
DUE_AT_ONCE = 50
WHILE_HELD = 1000
STUCK_MOST_SECONDS = 30.0
# Where it was the network or the provider: what waits has to leave soon after they are back.
REFUSED_MOST_SECONDS = 4.0
IDLE_SECONDS = 1.0
SENDER_HOLD = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class _Stuck:
    """An item that could not be sent ``tries`` times; not before ``until`` (monotonic)."""

    tries: int
    until: float


class Sender:
    """Takes due rows of the outbox. ``run`` may be called from several threads at once."""

    def __init__(self, ctx: Context, gate: Gate) -> None:
        self._ctx = ctx
        self._gate = gate
        self._lock = threading.Lock()
        self._busy: dict[int, float] = {}
        self._unsaved: list[tuple[OutboxItem, SendResult]] = []
        self._stuck: dict[int, _Stuck] = {}
        self._lookups = Lookups(ctx)

    def run(self) -> float:
        """Send everything that is due. Returns the seconds until there may be more."""
        self._settle_unsaved()
        while not self._ctx.stopping.is_set():
            waiting = max(self._gate.wait("send"), self._gate.wait("look"))
            if waiting > 0:
                return min(waiting, IDLE_SECONDS)
            self._ctx.notice_gap()
            self._ctx.progress()
            item, seconds = self._next()
            if item is None:
                return seconds
            # Until it went well, it has to let others pass: also where we fail on it.
            self._let_others_pass(item)
            try:
                with alone("sending one text"):
                    self._send(item)
            finally:
                with self._lock:
                    self._busy.pop(item.id, None)
        return IDLE_SECONDS

    @property
    def held_up(self) -> bool:
        """Whether all that is in flight is slow, so that another thread should help."""
        now = self._ctx.clock.monotonic()
        with self._lock:
            busy = list(self._busy.values())
        return 0 < len(busy) < MOST_AT_ONCE and all(now - at > SLOW_SECONDS for at in busy)

    def _next(self) -> tuple[OutboxItem | None, float]:
        """The item to work on now, or None and the seconds until there may be one."""
        moment, now = self._ctx.clock.monotonic(), self._ctx.now()
        with self._lock:
            ready = self._ctx.readiness
            crowded = len(self._busy) >= MOST_AT_ONCE
            if crowded or any(moment - at <= SLOW_SECONDS for at in self._busy.values()):
                return None, IDLE_SECONDS
            with self._ctx.store.read() as reader:
                soonest = reader.next_due_at()
                if soonest is None or soonest > now:
                    left = (soonest - now).total_seconds() if soonest else IDLE_SECONDS
                    return None, min(IDLE_SECONDS, max(0.02, left))
                # A row of texts that have to wait must not hide those that may leave.
                most = DUE_AT_ONCE if ready.ready() else WHILE_HELD
                due = reader.due(now, most + len(self._stuck))
                busy_numbers = {
                    other.number for i in self._busy if (other := reader.outbox(i)) is not None
                }
            waiting = {item.id for item in due} | self._busy.keys()
            self._stuck = {i: stuck for i, stuck in self._stuck.items() if i in waiting}
            for item in due:
                if not ready.may_leave(item.kind):
                    continue
                stuck = self._stuck.get(item.id)
                if stuck is not None and stuck.until > moment:
                    continue
                if item.number not in busy_numbers:
                    self._busy[item.id] = moment
                    return item, 0.0
        return None, IDLE_SECONDS

    # --- one text ---

    def _send(self, item: OutboxItem) -> None:
        if item.kind is MessageKind.AUTO and not self._may_leave(item):
            return
        if not self._ready_for(item):
            return
        started = self._ctx.clock.monotonic()
        began_at = self._ctx.clock.now()
        claimed = self._claim(item)
        if claimed is None:
            return
        item, message = claimed
        late = self._ctx.clock.monotonic() - started > CLAIM_SECONDS
        slept = abs((self._ctx.clock.now() - began_at).total_seconds()) > CLAIM_SECONDS
        if late or slept or not self._ready_for(item):
            self._release(item)
            return
        result = self._ctx.provider.send(sender=message.line, to=item.number, body=message.body)
        self._finish(item, result)

    def _may_leave(self, item: OutboxItem) -> bool:
        """The rules of this moment, and one look whether somebody else has texted the caller."""
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            if tx.outbox(item.id) is None:
                return False  # erased a moment ago
            message, events = automatic.recheck(tx, self._ctx, item)
            since = automatic.since(tx, item)
        self._ctx.publish(events)
        if message is None or since is None:
            return False
        # What it says is weighed when the rules run once more, at the claim.
        self._lookups.ask(item.number)
        try:
            rows = self._ctx.provider.messages_to(item.number, since)
        except ProviderError as error:
            self._refused(item, "look", error)
            return False
        self._gate.ok("look")
        with self._ctx.store.write() as tx:
            known = tx.messages_by_provider_id([row.id for row in rows])
            foreign = [row for row in rows if not row.inbound and row.id not in known]
            if not foreign:
                return True
            mine = next((row for row in foreign if settle.same_text(item, message, row)), None)
            if mine is not None:
                events = settle.found(tx, self._ctx, item, mine)
            else:
                events = automatic.texted_elsewhere(tx, self._ctx, item, message)
        self._ctx.publish(events)
        return False

    def _claim(self, item: OutboxItem) -> tuple[OutboxItem, Message] | None:
        """Commit to sending: the row is ours, and the message says ``sending`` with its words."""
        events: list[Event] = []
        result = None
        with self._ctx.store.write() as tx:
            fresh = tx.outbox(item.id)
            if fresh is None or fresh.state is not OutboxState.WAITING:
                return None
            message: Message | None
            if fresh.kind is MessageKind.AUTO:
                message, events = automatic.recheck(tx, self._ctx, fresh)
            else:
                message, events = stafftext.recheck(tx, self._ctx, fresh)
            if message is not None:
                claimed = tx.claim(fresh.id, self._ctx.owner, self._ctx.now())
                if claimed is not None:
                    message = replace(message, state=MessageState.SENDING)
                    tx.save_message(message)
                    result = claimed, message
        self._ctx.publish(events)
        return result

    def _ready_for(self, item: OutboxItem) -> bool:
        """Whether what we know is of this wakening: the PC may have slept a moment ago."""
        self._ctx.notice_gap()
        return self._ctx.readiness.may_leave(item.kind)

    def _let_others_pass(self, item: OutboxItem) -> None:
        """It stays due, but what keeps failing must not stand in the way of the rest."""
        with self._lock:
            tries = self._stuck[item.id].tries + 1 if item.id in self._stuck else 1
            seconds = min(2.0 ** (tries - 1), STUCK_MOST_SECONDS)
            self._stuck[item.id] = _Stuck(tries, self._ctx.clock.monotonic() + seconds)

    def _refused(self, item: OutboxItem, kind: str, error: ProviderError) -> None:
        """Nothing of ours failed: when to ask again is for the gate to say."""
        self._gate.failed(kind, error)
        soon = self._ctx.clock.monotonic() + REFUSED_MOST_SECONDS
        with self._lock:
            stuck = self._stuck.get(item.id)
            if stuck is not None:
                self._stuck[item.id] = replace(stuck, until=min(stuck.until, soon))

    def _release(self, item: OutboxItem) -> None:
        with self._ctx.store.write() as tx:
            if tx.holds(item):
                # Its due time stays: how late it is decides whether it may still go.
                _back_in_line(tx, item, item.due_at)

    # --- settling ---

    def _finish(self, item: OutboxItem, result: SendResult) -> None:
        """Write down what became of the post. Should the disk fail, it is kept and tried again;
        should the process die first, reconciling finds the text in the provider's log."""
        try:
            with self._ctx.store.write() as tx:
                events = self._settle(tx, item, result)
        except Exception as error:
            log.error("a sent text could not be written down yet: %s", type(error).__name__)
            with self._lock:
                self._unsaved.append((item, result))
            return
        self._ctx.publish(events)
        if isinstance(result, MaybeSent):
            self._ctx.wake("reconcile")
        if isinstance(result, Accepted | Declined):
            self._gate.ok("send")
            self._stuck.pop(item.id, None)
        elif isinstance(result.error, ProviderError):
            self._refused(item, "send", result.error)

    def _settle_unsaved(self) -> None:
        with self._lock:
            unsaved, self._unsaved = self._unsaved, []
        for item, result in unsaved:
            self._finish(item, result)

    def _settle(self, tx: Transaction, item: OutboxItem, result: SendResult) -> list[Event]:
        ctx = self._ctx
        if not tx.holds(item):
            return []  # reconciled meanwhile: the row is not ours any more
        if isinstance(result, Accepted):
            return settle.sent(tx, ctx, item, result.row)
        if isinstance(result, Declined):
            return self._declined(tx, item, result.code)
        if isinstance(result, NotSent):
            if isinstance(result.error, BadCredentials | NotPermitted | AccountClosed):
                tx.set_state(settle.REFUSED, type(result.error).__name__)
            _back_in_line(tx, item, item.due_at)
            return []
        tx.save_outbox(replace(item, state=OutboxState.UNKNOWN))
        return [ctx.event("text-unknown", item.number, message=item.message_id)]

    def _declined(self, tx: Transaction, item: OutboxItem, code: int) -> list[Event]:
        rule = errortable.rule_for(code)
        now = self._ctx.now()
        item = replace(item, attempts=item.attempts + 1)
        automatic = item.kind is MessageKind.AUTO
        step = errortable.next_step(
            rule, automatic=automatic, accepted=False, attempts=item.attempts
        )
        if step is NextStep.RECONCILE:
            tx.save_outbox(replace(item, state=OutboxState.UNKNOWN))
            return [self._ctx.event("text-unknown", item.number, message=item.message_id)]
        if step is NextStep.RETRY:
            _back_in_line(tx, item, errortable.retry_at(rule, now) or now)
            return []
        if rule.action is Action.STOP_SENDING:
            tx.set_state(TROUBLE, f"{code} {now.isoformat()}")
        if step is NextStep.HOLD:
            return self._hold(tx, item, code, now + SENDER_HOLD)
        return settle.failed(tx, self._ctx, item, code)

    def _hold(self, tx: Transaction, item: OutboxItem, code: int, until: datetime) -> list[Event]:
        call = tx.call(item.call_id or "")
        _back_in_line(tx, replace(item, held_for="sender"), until)
        events: list[Event] = []
        if call is not None:
            facts: dict[str, Value] = {"trouble": str(code)}
            ruling = Ruling(Decision.HELD, "sender", until, facts)
            events = textback.record(tx, self._ctx, call, ruling)
        return [*events, self._ctx.event("sender-blocked", code=code)]


def _back_in_line(tx: Transaction, item: OutboxItem, due_at: datetime) -> None:
    """It certainly did not go: it waits again, with its due time and its state put back."""
    message = tx.message(item.message_id)
    if message is not None:
        tx.save_message(replace(message, state=MessageState.QUEUED))
    tx.save_outbox(
        replace(item, state=OutboxState.WAITING, due_at=due_at, owner="", claimed_at=None)
    )

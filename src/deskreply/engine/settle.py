"""Settling: from what the provider answered or its log shows to message, outbox, call and thread.

Every function works inside the caller's transaction and returns the events to publish after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain import delivery, errortable, promise
from deskreply.domain.decide import Ruling
from deskreply.domain.errortable import Action
from deskreply.domain.events import Event
from deskreply.domain.models import (
    Call,
    Callback,
    Decision,
    Message,
    MessageKind,
    MessageRow,
    MessageState,
    OutboxItem,
    OutboxState,
    Thread,
)
from deskreply.domain.signs import Sign
from deskreply.engine import callbacks, clocks, followups, signs, textback
from deskreply.engine.context import Context
from deskreply.engine.facts import TROUBLE
from deskreply.engine.ports import Reader, Transaction

# The provider's clock and ours may differ by this much when its log is searched for our text.
CLOCK_TOLERANCE = timedelta(seconds=30)
# A state: in what way the provider refused the key for sending, "" where it did not.
REFUSED = "sender.refused"
MAYBE = frozenset({OutboxState.UNKNOWN, OutboxState.UNCONFIRMED})


# --- reading the log ---


def progress(reader: Reader, rows: Sequence[MessageRow]) -> list[tuple[Message, MessageRow]]:
    """Our texts whose state moves on by these rows."""
    ours = {row.id: row for row in rows if not row.inbound}
    known = reader.messages_by_provider_id(list(ours)) if ours else {}
    return [
        (message, ours[provider_id])
        for provider_id, message in known.items()
        if delivery.advance(message.state, ours[provider_id].status) is not message.state
    ]


def matches(reader: Reader, rows: Sequence[MessageRow]) -> list[tuple[OutboxItem, MessageRow]]:
    """Texts of ours that were maybe sent and that these rows show, each row used once."""
    waiting = [item for item in reader.unsettled() if item.state in MAYBE]
    if not waiting:
        return []
    outbound = [row for row in rows if not row.inbound]
    known = reader.messages_by_provider_id([row.id for row in outbound])
    free = [row for row in outbound if row.id not in known]
    found = []
    for item in waiting:
        message = reader.message(item.message_id)
        row = next((r for r in free if message and same_text(item, message, r)), None)
        if row is not None:
            free.remove(row)
            found.append((item, row))
    return found


def same_text(item: OutboxItem, message: Message, row: MessageRow) -> bool:
    """Whether a row is this text: direction, recipient, words, and not before its claim."""
    if row.inbound or row.recipient != item.number or row.body.strip() != message.body.strip():
        return False
    if item.claimed_at is None or row.created_at is None:
        return False
    return row.created_at >= item.claimed_at - CLOCK_TOLERANCE


# --- writing it down ---


def sent(tx: Transaction, ctx: Context, item: OutboxItem, row: MessageRow) -> list[Event]:
    """The provider took the text."""
    message = tx.message(item.message_id)
    if message is None:
        return []
    now = ctx.now()
    at = row.created_at or now
    message = replace(
        message,
        state=MessageState.SENT,
        provider_id=row.id,
        sent_at=at,
        at=max(message.at, at),
        explanation="",
        error_code=0,
        follow_at=delivery.next_follow(at, now),
    )
    tx.save_message(message)
    tx.save_outbox(replace(item, state=OutboxState.DONE))
    tx.set_state(TROUBLE, "")
    tx.set_state(REFUSED, "")
    events = [ctx.event("text-sent", item.number, message=message.id, kind=message.kind.value)]
    planned = message.scheduled_for is not None
    sent_in_thread(tx, ctx, message, at, written=None if planned else item.created_at)
    if item.call_id:
        call = tx.call(item.call_id)
        if call is not None:
            tx.save_call(replace(call, texted_at=at))
            events += _decided(tx, ctx, item.call_id, Decision.TEXTED, call.outcome_reason)
    by = message.author if message.kind is MessageKind.STAFF else ""
    callbacks.end(tx, message.number, Callback.TEXTED, now, by=by, until=at)
    events += followups.left(tx, ctx, item, at)
    if delivery.advance(MessageState.SENT, row.status) is not MessageState.SENT:
        events += advance(tx, ctx, message, row)
    return events


def sent_in_thread(
    tx: Transaction, ctx: Context, message: Message, at: datetime, written: datetime | None = None
) -> None:
    """One of our texts left ``at`` some time. ``written``: when staff wrote it, where that is when
    they had seen what it answers: what came in while it waited to leave is not answered by it."""
    thread = tx.thread(message.number) or Thread(message.number, message.line)
    if message.kind is not MessageKind.AUTO:
        seen = message.at if written is None else written.replace(microsecond=0)
        thread = clocks.answered(tx, ctx, thread, seen)
    if thread.last_at is None or message.at >= thread.last_at:
        thread = replace(
            thread, last_at=message.at, last_text=message.body[:200], last_kind=message.kind,
            last_author=message.author,
        )  # fmt: skip
    if message.kind is MessageKind.AUTO:
        thread = clocks.promised(tx, ctx, thread, message, at)
    else:
        thread = replace(thread, status=textback.contacted(thread.status))
    tx.save_thread(replace(thread, failed=False))


def failed(
    tx: Transaction, ctx: Context, item: OutboxItem, code: int, at: datetime | None = None
) -> list[Event]:
    """The provider turned the text down for good."""
    message = tx.message(item.message_id)
    if message is None:
        return []
    tx.save_outbox(replace(item, state=OutboxState.DONE))
    return _fail(tx, ctx, message, code)


def advance(tx: Transaction, ctx: Context, message: Message, row: MessageRow) -> list[Event]:
    """The log says that one of our texts got further, or failed."""
    state = delivery.advance(message.state, row.status)
    if state is message.state:
        return []
    if state is MessageState.FAILED:
        return _fail(tx, ctx, message, row.error_code or 0)
    now = ctx.now()
    follow = None if delivery.is_final(state) else delivery.next_follow(message.at, now)
    tx.save_message(replace(message, state=state, follow_at=follow))
    return [ctx.event(f"text-{state}", message.number, message=message.id, kind=message.kind.value)]


def found(tx: Transaction, ctx: Context, item: OutboxItem, row: MessageRow) -> list[Event]:
    """The log shows a text of which we had no answer."""
    return [
        *sent(tx, ctx, item, row),
        ctx.event("text-found", item.number, message=item.message_id),
    ]


def unconfirmed(tx: Transaction, ctx: Context, item: OutboxItem) -> list[Event]:
    """The log does not show it: staff decides, once, with one click."""
    message = tx.message(item.message_id)
    if message is None:
        return []
    sentence = errortable.sentence("unconfirmed", ctx.settings().language)
    tx.save_outbox(replace(item, state=OutboxState.UNCONFIRMED))
    tx.save_message(replace(message, state=MessageState.UNCONFIRMED, explanation=sentence))
    thread = tx.thread(message.number)
    if thread is not None:
        tx.save_thread(replace(thread, failed=True))
    events = [ctx.event("text-unconfirmed", message.number, message=message.id)]
    if item.call_id:
        events += _decided(tx, ctx, item.call_id, Decision.REVIEW, "unconfirmed")
    return events


def _fail(tx: Transaction, ctx: Context, message: Message, code: int) -> list[Event]:
    rule = errortable.rule_for(code)
    now = ctx.now()
    sentence = rule.sentence(ctx.settings().language)
    tx.save_message(
        replace(
            message, state=MessageState.FAILED, error_code=code, explanation=sentence,
            follow_at=None,
        )
    )  # fmt: skip
    if rule.action is Action.OPTED_OUT:
        tx.opt_out(message.number, now, "provider", str(code))
    if rule.action is Action.CALL_BACK:
        tx.mark_undeliverable(message.number, now, code)
    if rule.action is Action.STOP_SENDING:
        tx.set_state(TROUBLE, f"{code} {now.isoformat()}")
    thread = tx.thread(message.number)
    if thread is not None:
        out = tx.opted_out_at(message.number)
        thread = thread if out is None else promise.without_clocks(thread)
        tx.save_thread(replace(thread, failed=True, opted_out_at=out))
    events = [
        ctx.event(
            "text-failed", message.number, message=message.id, kind=message.kind.value, code=code
        )
    ]
    if message.kind is MessageKind.STAFF:
        callbacks.not_delivered(tx, message.number, message.author, message.sent_at or now)
    why = Sign.OPTED_OUT if rule.action is Action.OPTED_OUT else "undeliverable"
    events += signs.end_followups(tx, ctx.settings(), message.number, why, now)
    if message.call_id:
        events += _decided(tx, ctx, message.call_id, Decision.FAILED, rule.reason, code)
    return events


def _decided(
    tx: Transaction, ctx: Context, call_id: str, decision: Decision, reason: str, code: int = 0
) -> list[Event]:
    call: Call | None = tx.call(call_id)
    if call is None:
        return []
    return textback.record(
        tx, ctx, call, Ruling(decision, reason, None, {"code": code} if code else {})
    )

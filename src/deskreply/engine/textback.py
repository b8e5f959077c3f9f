"""One missed call, one automatic text: what is decided, what is written down, what it says."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from deskreply.domain import templates
from deskreply.domain.decide import Facts, Ruling
from deskreply.domain.decide import decide as rule
from deskreply.domain.events import Event
from deskreply.domain.explain import explain
from deskreply.domain.models import (
    Call,
    Decision,
    DecisionRecord,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Outcome,
    Thread,
    ThreadStatus,
)
from deskreply.engine import callbacks, people, sharing, wording
from deskreply.engine.context import Context
from deskreply.engine.facts import LIVE_MEMORY, Case, began, gather, gather_many, rule_settings
from deskreply.engine.ports import Reader, Transaction
from deskreply.engine.wording import Occasion, Wording

# A text is meant for hours at most (held over a night), so earlier calls need no longer look back.
MEANT_AT_MOST = timedelta(days=4)
OUT = frozenset({Decision.TEXTED, Decision.FAILED})
MEANT = frozenset({Decision.PENDING, Decision.HELD})


def decide(tx: Transaction, ctx: Context, calls: Sequence[Call]) -> list[Event]:
    """Decide about settled calls, as stored, and write it all down. A text that went out stays as
    it is. In two rounds, as a caller's calls bear on each other: first each takes back what was
    meant for earlier ones, then all are decided by what is known after that."""
    calls = [c for c in calls if c.outcome is not Outcome.IGNORED and c.decision not in OUT]
    events: list[Event] = []
    for call in calls:
        if call.caller:
            events += _supersede(tx, ctx, call)
            events += callbacks.called(tx, ctx.settings(), call, ctx.now())
    latest = tx.calls([call.id for call in calls])
    cases = [Case(latest[c.id], *meant(tx, latest[c.id])) for c in calls if c.id in latest]
    # On its way, or maybe: only its owner or reconciling may settle it.
    cases = [c for c in cases if c.item is None or c.item.state is OutboxState.WAITING]
    for case, facts in zip(cases, gather_many(tx, ctx, cases), strict=True):
        events += _decide(tx, ctx, case, facts)
    return events


def _decide(tx: Transaction, ctx: Context, case: Case, facts: Facts) -> list[Event]:
    call, item, message = case.call, case.item, case.message
    ruling = rule(facts, rule_settings(ctx, call.line or ""))
    _show_in_thread(tx, ctx, call)
    if item is not None and message is not None and call.decision in MEANT:
        return apply_recheck(tx, ctx, call, item, message, ruling)
    if ruling.decision in MEANT:
        return _intend(tx, ctx, call, facts, ruling)
    return record(tx, ctx, call, ruling)


def meant(reader: Reader, call: Call) -> tuple[OutboxItem | None, Message | None]:
    """The text that is meant for this call, if there is one."""
    if call.message_id is None:
        return None, None
    return reader.outbox_for_message(call.message_id), reader.message(call.message_id)


def recheck(tx: Transaction, ctx: Context, item: OutboxItem) -> tuple[Message | None, list[Event]]:
    """Run all rules again for a text that is due. Returns the message to send with the wording of
    this moment, or None where it is not to be sent now, which is written down."""
    message = tx.message(item.message_id)
    call = tx.call(item.call_id or "")
    if message is None or call is None or message.state is not MessageState.QUEUED:
        tx.save_outbox(replace(item, state=OutboxState.DONE))
        return None, []
    facts = gather(tx, ctx, call, item=item, message=message)
    ruling = rule(facts, rule_settings(ctx, call.line or ""))
    if ruling.decision is not Decision.PENDING:
        return None, apply_recheck(tx, ctx, call, item, message, ruling)
    said = _word(tx, ctx, call, facts)
    if isinstance(said, Ruling):
        return None, apply_recheck(tx, ctx, call, item, message, said)
    message = replace(
        message, body=said.body, template=said.template,
        promise_minutes=said.promise_minutes,
    )  # fmt: skip
    return message, []


def apply_recheck(
    tx: Transaction,
    ctx: Context,
    call: Call,
    item: OutboxItem,
    message: Message,
    ruling: Ruling,
) -> list[Event]:
    """Write down what the rules say now about a text that was meant and is still here."""
    if ruling.decision is Decision.PENDING:
        if call.decision is Decision.PENDING:
            return []
        return record(tx, ctx, call, ruling)
    if ruling.decision is Decision.HELD:
        due = ruling.due_at or item.due_at
        tx.save_outbox(replace(item, due_at=due, held_for=ruling.reason))
        if call.decision is Decision.HELD and call.reason == ruling.reason:
            return []
        return record(tx, ctx, call, ruling)
    return cancel(tx, ctx, call, item, message, ruling)


def cancel(
    tx: Transaction, ctx: Context, call: Call, item: OutboxItem, message: Message, ruling: Ruling
) -> list[Event]:
    """Take back a text that has not left, for good: no other is ever meant for this call."""
    tx.save_outbox(replace(item, state=OutboxState.DONE))
    tx.save_message(
        replace(message, state=MessageState.CANCELED, explanation=_sentence(ctx, ruling))
    )
    return [*record(tx, ctx, call, ruling), *never_went(tx, ctx, item)]


def never_went(tx: Transaction, ctx: Context, item: OutboxItem) -> list[Event]:
    """An automatic text was taken back. Calls that were not texted because it was about to go, or
    may have gone, are decided anew: whatever took it back, one of theirs may have to go instead."""
    lately = tx.calls_from(item.number, item.created_at - LIVE_MEMORY)
    relied = [
        call
        for call in lately
        if call.reason == "cooldown" and call.id != item.call_id
        and call.decided_at is not None and call.decided_at >= item.created_at
    ]  # fmt: skip
    return decide(tx, ctx, relied) if relied else []


def record(tx: Transaction, ctx: Context, call: Call, ruling: Ruling) -> list[Event]:
    """Store a decision with its reason, explanation and facts, now and in the chain."""
    sentence = _sentence(ctx, ruling)
    now = ctx.now()
    if (call.decision, call.reason) == (ruling.decision, ruling.reason) and call.decided_at:
        return []
    decided = replace(
        call, decision=ruling.decision, reason=ruling.reason, explanation=sentence, decided_at=now
    )
    tx.save_call(callbacks.ruled(decided, ruling, now))
    tx.add_decision(
        DecisionRecord(call.id, now, ruling.decision, ruling.reason, sentence, dict(ruling.facts))
    )
    said = {"call": call.id, "decision": ruling.decision.value, "reason": ruling.reason}
    because = ruling.facts.get("because")
    more = {"because": because} if because else {}
    return [ctx.event("decided", call.caller or "", **said, **more)]


def contacted(status: ThreadStatus) -> ThreadStatus:
    """A person wrote: a new lead is a contacted one, whatever else was said of it stays."""
    return ThreadStatus.CONTACTED if status is ThreadStatus.NEW else status


def _intend(tx: Transaction, ctx: Context, call: Call, facts: Facts, ruling: Ruling) -> list[Event]:
    """Write down the intent to text: message, outbox row and decision, in this transaction."""
    if call.caller is None or call.line is None:
        raise ValueError("a call without caller or line is never texted")
    now = ctx.now()
    said = _word(tx, ctx, call, facts)
    if isinstance(said, Ruling):
        return record(tx, ctx, call, said)
    message = Message(
        id=uuid.uuid4().hex,
        number=call.caller,
        line=call.line,
        kind=MessageKind.AUTO,
        body=said.body,
        at=now,
        state=MessageState.QUEUED,
        call_id=call.id,
        template=said.template,
        promise_minutes=said.promise_minutes,
    )
    key = f"textback:{call.id}"
    item = OutboxItem(
        id=0, account=ctx.provider.account, key=key, message_id=message.id, kind=MessageKind.AUTO,
        number=call.caller, state=OutboxState.WAITING, created_at=now,
        due_at=(ruling.due_at or now) + sharing.yields(tx, now),
        held_for=ruling.reason if ruling.decision is Decision.HELD else "", call_id=call.id,
    )  # fmt: skip
    tx.add_message(message)
    if not tx.add_outbox(item):
        raise RuntimeError("the call already has a text that it does not know of")
    return record(tx, ctx, replace(call, message_id=message.id), ruling)


def _word(tx: Transaction, ctx: Context, call: Call, facts: Facts) -> Wording | Ruling:
    """The wording, or, as a brace never goes out, the ruling that staff decides about this call."""
    occasion = Occasion(ctx.now(), call.caller or "", call.line or "", call.id, facts.all_busy)
    try:
        return wording.compose(tx, ctx.settings(), ctx.office_zone(), occasion)
    except templates.UnfilledField as error:
        return Ruling(Decision.REVIEW, "wording", None, {"field": str(error.name)})


def _supersede(tx: Transaction, ctx: Context, call: Call) -> list[Event]:
    """They called again: texts meant for earlier calls of theirs are taken back, this one decides.

    Without this, each of the two calls would be skipped in favour of the other.
    """
    events: list[Event] = []
    mine = began(call)
    for earlier in tx.calls_from(call.caller or "", mine[0] - MEANT_AT_MOST):
        if earlier.decision not in MEANT or began(earlier) >= mine:
            continue
        item, message = meant(tx, earlier)
        if item is None or message is None or item.state is not OutboxState.WAITING:
            continue
        if call.outcome is Outcome.ANSWERED:
            ruling = Ruling(Decision.SKIPPED, "answered", None, {"because": "later-call"})
        else:
            ruling = Ruling(Decision.SKIPPED, "in-touch", None, {"because": "called-again"})
        events += cancel(tx, ctx, earlier, item, message, ruling)
    return events


def _show_in_thread(tx: Transaction, ctx: Context, call: Call) -> None:
    """A missed caller stands in the inbox, texted or not; a thread that was done opens again."""
    if call.caller is None or call.line is None or call.decided_at is not None:
        return
    if call.outcome not in {Outcome.MISSED, Outcome.UNKNOWN}:
        return
    thread = tx.thread(call.caller) or Thread(call.caller, call.line)
    at = call.row.ended_at or began(call)[0]
    if thread.last_at is None or at >= thread.last_at:
        thread = replace(thread, last_at=at, last_text="", last_kind=MessageKind.CALL)
    if thread.done_at is not None and at > thread.done_at:
        thread = replace(thread, done_at=None)
    tx.save_thread(people.introduce(tx, thread, said=call.row.caller_name or ""))


def _sentence(ctx: Context, ruling: Ruling) -> str:
    return explain(ruling.decision, ruling.reason, ruling.facts, ctx.settings().language)

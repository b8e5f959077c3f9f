"""One missed call, one automatic text: what is decided, what is written down, what it says."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deskreply.domain import hours, promise, templates
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
from deskreply.engine.context import Context
from deskreply.engine.facts import began, gather, office_open, rule_settings
from deskreply.engine.ports import Reader, Transaction

# A text is meant for hours at most (held over a night), so earlier calls need no longer look back.
MEANT_AT_MOST = timedelta(days=4)
OUT = frozenset({Decision.TEXTED, Decision.FAILED})
MEANT = frozenset({Decision.PENDING, Decision.HELD})


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text will say. ``template`` is slot and language, such as ``open.en``."""

    body: str
    template: str


def decide(tx: Transaction, ctx: Context, call: Call) -> list[Event]:
    """Decide about a settled call and write it all down. A text that went out stays as it is."""
    if call.outcome is Outcome.IGNORED or call.decision in OUT:
        return []
    events: list[Event] = []
    if call.caller:
        events += _supersede(tx, ctx, call)
    item, message = meant(tx, call)
    if item is not None and item.state is not OutboxState.WAITING:
        return events  # on its way, or maybe: only its owner or reconciling may settle it
    facts = gather(tx, ctx, call, item=item, message=message)
    ruling = rule(facts, rule_settings(ctx))
    _show_in_thread(tx, ctx, call)
    if item is not None and message is not None and call.decision in MEANT:
        return events + apply_recheck(tx, ctx, call, item, message, ruling)
    if ruling.decision in MEANT:
        return events + _intend(tx, ctx, call, facts, ruling)
    return events + record(tx, ctx, call, ruling)


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
    ruling = rule(facts, rule_settings(ctx))
    if ruling.decision is not Decision.PENDING:
        return None, apply_recheck(tx, ctx, call, item, message, ruling)
    said = _word(tx, ctx, call, facts)
    if isinstance(said, Ruling):
        return None, apply_recheck(tx, ctx, call, item, message, said)
    message = replace(
        message, body=said.body, template=said.template,
        promise_minutes=ctx.settings().promise_minutes,
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
    """Take back a text that has not left. The call may be decided anew should it change again."""
    tx.save_outbox(replace(item, state=OutboxState.DONE))
    tx.save_message(
        replace(message, state=MessageState.CANCELED, explanation=_sentence(ctx, ruling))
    )
    return record(tx, ctx, call, ruling)


def record(tx: Transaction, ctx: Context, call: Call, ruling: Ruling) -> list[Event]:
    """Store a decision with its reason, explanation and facts, now and in the chain."""
    sentence = _sentence(ctx, ruling)
    now = ctx.now()
    if (call.decision, call.reason) == (ruling.decision, ruling.reason) and call.decided_at:
        return []
    tx.save_call(
        replace(
            call, decision=ruling.decision, reason=ruling.reason, explanation=sentence,
            decided_at=now,
        )
    )  # fmt: skip
    tx.add_decision(
        DecisionRecord(call.id, now, ruling.decision, ruling.reason, sentence, dict(ruling.facts))
    )
    return [
        ctx.event(
            "decided", call.caller or "", call=call.id, decision=ruling.decision.value,
            reason=ruling.reason,
        )
    ]  # fmt: skip


def wording(ctx: Context, facts: Facts, language: str) -> Wording:
    """The text for this moment. Raises templates.UnfilledField where a field has no value."""
    settings = ctx.settings()
    zone = ctx.office_zone()
    week = hours.parse_hours(settings.hours)
    is_open = office_open(ctx, facts.now)
    slot = "open" if is_open else "after-hours"
    opening = hours.next_opening(week, zone, facts.now)
    opens = hours.opening_words(opening, zone, facts.now, language) if opening else ""
    promised = templates.promise_words(settings.promise_minutes, language)
    fields = {
        "business": settings.business,
        "agent": settings.staff,
        "line": settings.line(facts.call.line or "").label,
        "booking_link": settings.booking_link,
        "promise": promised if is_open else opens,
        "opens_at": opens,
    }
    body = templates.render(settings.wording(slot, language), fields)
    return Wording(body, f"{slot}.{language}")


def promise_due(ctx: Context, sent_at: datetime, minutes: int) -> datetime:
    """When the promise of an automatic text runs out."""
    week = hours.parse_hours(ctx.settings().hours)
    return promise.promise_due(sent_at, minutes, week, ctx.office_zone())


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
        promise_minutes=ctx.settings().promise_minutes,
    )
    key = f"textback:{call.id}"
    item = OutboxItem(
        id=0, account=ctx.provider.account, key=key, message_id=message.id, kind=MessageKind.AUTO,
        number=call.caller, state=OutboxState.WAITING, due_at=ruling.due_at or now, created_at=now,
        held_for=ruling.reason if ruling.decision is Decision.HELD else "", call_id=call.id,
    )  # fmt: skip
    if not _revive(tx, call, item, message):
        tx.add_message(message)
        if not tx.add_outbox(item):
            raise RuntimeError("the call already has a text that it does not know of")
        call = replace(call, message_id=message.id)
    return record(tx, ctx, call, ruling)


def _word(tx: Transaction, ctx: Context, call: Call, facts: Facts) -> Wording | Ruling:
    """The wording, or, as a brace never goes out, the ruling that staff decides about this call."""
    try:
        return wording(ctx, facts, _thread_language(tx, ctx, call))
    except templates.UnfilledField as error:
        return Ruling(Decision.REVIEW, "wording", None, {"field": str(error.name)})


def _revive(tx: Transaction, call: Call, item: OutboxItem, message: Message) -> bool:
    """Reuse the one outbox row of a call whose text was taken back before it ever left."""
    old, said = meant(tx, call)
    if old is None or said is None:
        return False
    if said.state is not MessageState.CANCELED or old.claimed_at is not None:
        raise RuntimeError("only a text that never left may be meant again")
    tx.save_message(replace(message, id=said.id))
    tx.save_outbox(replace(item, id=old.id, message_id=said.id, epoch=old.epoch))
    return True


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
    tx.save_thread(replace(thread, name=thread.name or (call.row.caller_name or "")))


def _thread_language(tx: Transaction, ctx: Context, call: Call) -> str:
    """The caller's language where it is known, else the office's."""
    thread = tx.thread(call.caller or "")
    known = thread.language if thread is not None else ""
    return known if known in {"en", "es"} else ctx.settings().language


def _sentence(ctx: Context, ruling: Ruling) -> str:
    return explain(ruling.decision, ruling.reason, ruling.facts, ctx.settings().language)

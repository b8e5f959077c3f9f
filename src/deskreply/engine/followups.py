"""Follow-ups: gentle nudges to callers who got the automatic text and did not reply.

A row is planned when that text left. When its time has come everything is checked again; what may
go becomes a message and an outbox row, in one transaction, and leaves like any automatic text.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain import numbers, templates
from deskreply.domain.decide import RuleSettings
from deskreply.domain.events import Event
from deskreply.domain.followup import (
    Followup,
    FollowupFacts,
    FollowupRules,
    FollowupRuling,
    FollowupState,
    Turn,
    decide,
    parse_key,
)
from deskreply.domain.models import (
    Call,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Outcome,
    Thread,
    ThreadFlag,
)
from deskreply.domain.signs import Sign, not_sent
from deskreply.engine import officehours, signs, textback, wording
from deskreply.engine.context import Context
from deskreply.engine.facts import began, rule_settings, sender_trouble, staff_touch
from deskreply.engine.guard import alone
from deskreply.engine.ports import Reader, Transaction
from deskreply.engine.wording import Occasion, Wording

AT_ONCE = 20
IDLE_SECONDS = 30.0
NOT_READY_SECONDS = 2.0
MONTH = timedelta(days=30)
_TOUCHES = {"wrote": Sign.STAFF_WROTE, "called": Sign.STAFF_CALLED, "done": Sign.DONE}


class Followups:
    """The duty that turns due follow-ups into texts."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def run(self) -> float:
        """Give every due one its turn. Returns the seconds until the next look."""
        # What came in while the PC slept has to be known first.
        if not self._ctx.readiness.ready():
            return NOT_READY_SECONDS
        with self._ctx.store.read() as reader:
            due = reader.due_followups(self._ctx.now(), AT_ONCE)
        for followup in due:
            if self._ctx.stopping.is_set():
                break
            with alone("one follow-up"):
                self._turn(followup)
        return 0.2 if len(due) == AT_ONCE else IDLE_SECONDS

    def _turn(self, followup: Followup) -> None:
        ctx = self._ctx
        with ctx.store.write() as tx:
            fresh = _named(tx, followup.call_id, followup.nth)
            if fresh is None or fresh.state is not FollowupState.WAITING:
                return
            events = _take_turn(tx, ctx, fresh)
        ctx.publish(events)
        ctx.wake("send")


def left(tx: Transaction, ctx: Context, item: OutboxItem, sent_at: datetime) -> list[Event]:
    """An automatic text left: plan the next nudge, if the office wants any."""
    settings = ctx.settings()
    if item.kind is not MessageKind.AUTO or not settings.followup_enabled:
        return []
    call_id, nth = parse_key(item.key) or (item.call_id or "", 0)
    if not call_id or nth >= settings.followup_most:
        return []
    due = sent_at + timedelta(hours=settings.followup_hours)
    planned = Followup(0, call_id, nth + 1, item.number, FollowupState.WAITING, due)
    if not tx.add_followup(planned):
        return []
    return [ctx.event("followup-planned", item.number, call=call_id, nth=nth + 1)]


def recheck(tx: Transaction, ctx: Context, item: OutboxItem) -> tuple[Message | None, list[Event]]:
    """Check everything again for a follow-up that is about to leave. Returns the message to send
    with the wording of this moment, or None where it does not go now, which is written down."""
    message = tx.message(item.message_id)
    followup = signs.of_item(tx, item)
    if message is None or followup is None or message.state is not MessageState.QUEUED:
        tx.save_outbox(replace(item, state=OutboxState.DONE))
        return None, []
    ruling = _weigh(tx, ctx, followup, item.due_at, message.id)
    if ruling.turn is Turn.HOLD:
        until = ruling.until or item.due_at
        tx.save_outbox(replace(item, due_at=until, held_for=ruling.reason))
        return None, []
    if ruling.turn is Turn.CANCEL:
        return None, _cancel(tx, ctx, followup, item, ruling.reason)
    said = _said(tx, ctx, followup)
    if ruling.turn is Turn.GO and said is not None:
        return replace(message, body=said.body, template=said.template), []
    tx.save_outbox(replace(item, state=OutboxState.DONE))
    return None, _for_staff(tx, ctx, followup, message, ruling.reason or "wording")


def since(tx: Transaction, item: OutboxItem) -> datetime | None:
    """From when on the provider's log may show that somebody else texted them instead."""
    followup = signs.of_item(tx, item)
    call = tx.call(followup.call_id) if followup is not None else None
    return None if call is None else call.texted_at or began(call)[0]


def texted_elsewhere(tx: Transaction, ctx: Context, item: OutboxItem) -> list[Event]:
    """Somebody or something else texted them."""
    followup = signs.of_item(tx, item)
    return [] if followup is None else _cancel(tx, ctx, followup, item, "texted-elsewhere")


def _cancel(
    tx: Transaction, ctx: Context, followup: Followup, item: OutboxItem, reason: str
) -> list[Event]:
    canceled = signs.cancel_followup(tx, ctx.settings(), followup, item, reason, ctx.now())
    return [canceled, *textback.never_went(tx, ctx, item)]


def _take_turn(tx: Transaction, ctx: Context, followup: Followup) -> list[Event]:
    ruling = _weigh(tx, ctx, followup, followup.due_at)
    if ruling.turn is Turn.HOLD:
        tx.save_followup(replace(followup, due_at=ruling.until or followup.due_at))
        return []
    if ruling.turn is Turn.CANCEL:
        settings, now = ctx.settings(), ctx.now()
        return [signs.cancel_followup(tx, settings, followup, None, ruling.reason, now)]
    call = tx.call(followup.call_id)
    said = _said(tx, ctx, followup)
    message = _message(ctx, followup, call, said)
    _add(tx, message)
    if ruling.turn is Turn.FOR_STAFF or said is None:
        return _for_staff(tx, ctx, followup, message, ruling.reason or "wording")
    return _mean(tx, ctx, followup, message)


def _mean(tx: Transaction, ctx: Context, followup: Followup, message: Message) -> list[Event]:
    now = ctx.now()
    # No call id: whatever becomes of a nudge, the decision about the call stays.
    item = OutboxItem(
        id=0, account=ctx.provider.account, key=followup.key, message_id=message.id,
        kind=MessageKind.AUTO, number=followup.number, state=OutboxState.WAITING, due_at=now,
        created_at=now,
    )  # fmt: skip
    if not tx.add_outbox(item):
        raise RuntimeError("a follow-up that waits has an outbox row already")
    tx.save_followup(replace(followup, state=FollowupState.MEANT, message_id=message.id))
    return []


def _for_staff(
    tx: Transaction, ctx: Context, followup: Followup, message: Message, reason: str
) -> list[Event]:
    """It does not go by itself any more: it stands in the thread as failed, and staff is told."""
    sentence = not_sent(reason, ctx.settings().language)
    tx.save_message(replace(message, state=MessageState.FAILED, explanation=sentence))
    done = replace(followup, state=FollowupState.FOR_STAFF, reason=reason, message_id=message.id)
    tx.save_followup(done)
    thread = tx.thread(followup.number) or Thread(followup.number, message.line)
    tx.save_thread(replace(thread, failed=True))
    return [
        ctx.event(
            "followup-for-staff", followup.number, message=message.id, call=followup.call_id,
            nth=followup.nth, reason=reason,
        )
    ]  # fmt: skip


def _message(ctx: Context, followup: Followup, call: Call | None, said: Wording | None) -> Message:
    return Message(
        id=uuid.uuid4().hex,
        number=followup.number,
        line=(call.line if call is not None else None) or ctx.settings().watched[0],
        kind=MessageKind.AUTO,
        body=said.body if said is not None else "",
        at=ctx.now(),
        state=MessageState.QUEUED,
        template=said.template if said is not None else "",
    )


def _add(tx: Transaction, message: Message) -> None:
    if tx.thread(message.number) is None:
        tx.save_thread(Thread(message.number, message.line))
    tx.add_message(message)


def _said(tx: Transaction, ctx: Context, followup: Followup) -> Wording | None:
    """Its words; None where a field of them has no value."""
    call = tx.call(followup.call_id)
    line = (call.line if call is not None else None) or ""
    occasion = Occasion(ctx.now(), followup.number, line, followup.call_id)
    try:
        return wording.compose(tx, ctx.settings(), ctx.office_zone(), occasion, slot="follow-up")
    except templates.UnfilledField:
        return None


def _named(reader: Reader, call_id: str, nth: int) -> Followup | None:
    return next((each for each in reader.followups(call_id) if each.nth == nth), None)


# --- what it rests on ---


def _weigh(
    reader: Reader, ctx: Context, followup: Followup, due_at: datetime, message_id: str = ""
) -> FollowupRuling:
    call = reader.call(followup.call_id)
    if call is None or call.texted_at is None:
        return FollowupRuling(Turn.CANCEL, "too-old")
    now, number = ctx.now(), followup.number
    rules = rule_settings(ctx, call.line or "")
    texts = reader.auto_texts_to(number, now - MONTH, but=message_id)
    facts = FollowupFacts(
        now=now,
        due_at=due_at,
        texted_at=call.texted_at,
        against=_never(reader, rules, number, now)
        or _since(reader, followup, call.texted_at, message_id),
        last_auto=texts.last_at,
        auto_count=texts.count,
        full=_full(reader, rules, now),
        sender_trouble=bool(sender_trouble(reader, now)),
        zones=numbers.zones(number) or (ctx.office_zone(),),
    )
    return decide(facts, _rules(ctx, rules, call.line or ""))


def _rules(ctx: Context, rules: RuleSettings, line: str) -> FollowupRules:
    settings = ctx.settings()
    quiet = (rules.quiet_start, rules.quiet_end) if rules.quiet_enabled else None
    return FollowupRules(
        enabled=settings.followup_enabled and settings.enabled,
        calendar=officehours.calendar(settings, ctx.office_zone(), line),
        quiet=quiet,
        cooldown=timedelta(hours=rules.cooldown_hours),
        cap_month=rules.cap_month,
    )


def _full(reader: Reader, rules: RuleSettings, now: datetime) -> bool:
    """Whether the office has sent as many automatic texts as it may."""
    lately = reader.auto_texts(now - timedelta(minutes=10))
    return lately >= rules.cap_10_minutes or (
        reader.auto_texts(now - timedelta(days=1)) >= rules.cap_day
    )


def _never(reader: Reader, rules: RuleSettings, number: str, now: datetime) -> str:
    """The reason word for why this number is not texted at all at present; "" for nothing."""
    if reader.opted_out_at(number) is not None:
        return Sign.OPTED_OUT
    if reader.blocked(number):
        return Sign.BLOCKED
    failed_at = reader.undeliverable_at(number)
    if failed_at is not None and now - failed_at < timedelta(days=rules.undeliverable_days):
        return "undeliverable"
    thread = reader.thread(number)
    return "flagged" if thread is not None and thread.flag is not ThreadFlag.NONE else ""


def _since(reader: Reader, followup: Followup, texted_at: datetime, message_id: str) -> str:
    """The reason word of what happened since the text to their call left; "" for nothing."""
    number = followup.number
    thread = reader.thread(number)
    if thread is not None and thread.status.over and (thread.status_at or texted_at) >= texted_at:
        return Sign.SETTLED
    wrote_at = reader.last_lead_text(number)
    if wrote_at is not None and wrote_at >= texted_at:
        return Sign.REPLIED
    for later in reader.calls_from(number, texted_at):
        if later.id != followup.call_id and later.outcome is not Outcome.IGNORED:
            answered = later.outcome is Outcome.ANSWERED
            return Sign.ANSWERED if answered else Sign.CALLED_AGAIN
    touched_at, how = staff_touch(reader, number, texted_at)
    if touched_at is not None:
        return _TOUCHES.get(how, Sign.STAFF_CALLED)
    # One to the call and one for each follow-up before this one; any other is not of this chain.
    known = reader.auto_texts_to(number, texted_at, but=message_id).count
    return "texted-elsewhere" if known > followup.nth else ""

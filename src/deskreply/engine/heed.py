"""What an inbound text asks besides an answer: to stop, to start again, to look at it at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from deskreply.domain import loops, optout
from deskreply.domain.events import Event
from deskreply.domain.models import Message, MessageKind, Thread, ThreadFlag
from deskreply.domain.optout import Intent
from deskreply.domain.urgent import is_urgent
from deskreply.engine import automatic
from deskreply.engine.context import Context
from deskreply.engine.ports import Reader, Transaction

STARTS = frozenset({Intent.START, Intent.YES})


@dataclass(frozen=True, slots=True)
class Heard:
    """``flag``: what the thread is to bear now. ``raised``: that is new, so staff is told.
    ``loop``: one more of a machine's texts that staff was told of."""

    events: list[Event] = field(default_factory=list)
    flag: ThreadFlag = ThreadFlag.NONE
    raised: bool = False
    urgent: bool = False
    loop: bool = False


def heed(tx: Transaction, ctx: Context, thread: Thread, message: Message) -> Heard:
    """Act on a text that was just stored. STOP suppresses at once, START lifts it; in any order of
    rows the latest counts."""
    intent = optout.intent(message.body)
    events: list[Event] = []
    flag = thread.flag
    if intent is Intent.STOP:
        events = _stop(tx, ctx, message)
    elif intent in STARTS:
        events = _start(tx, ctx, message, intent)
        if (intent is Intent.START or events) and flag is ThreadFlag.MAYBE_OPTED_OUT:
            flag = ThreadFlag.NONE
    elif intent is Intent.MAYBE_STOP and not _restarted_after(tx, message):
        flag = ThreadFlag.MAYBE_OPTED_OUT
    recent = tx.recent_messages(message.number, message.at - loops.WINDOW)
    loop = loops.is_loop(recent, message)
    if loop and flag is ThreadFlag.NONE:
        flag = ThreadFlag.AUTO_RESPONDER
    raised = flag is not ThreadFlag.NONE and flag is not thread.flag
    if raised:
        events.append(ctx.event("flagged", message.number, reason=flag.value))
    return Heard(
        events=events,
        flag=flag,
        raised=raised,
        urgent=is_urgent(message.body, ctx.settings().urgent_words),
        loop=loop and not raised,
    )


def _stop(tx: Transaction, ctx: Context, message: Message) -> list[Event]:
    if _restarted_after(tx, message):
        return []
    known = tx.opted_out_at(message.number)
    tx.opt_out(message.number, message.at, "word", message.body.strip()[:40])
    if known is not None:
        return []
    return [
        ctx.event("opted-out", message.number, source="word"),
        *_take_back(tx, ctx, message.number),
    ]


def _start(tx: Transaction, ctx: Context, message: Message, intent: Intent) -> list[Event]:
    since, by = tx.opted_out_at(message.number), tx.opted_out_by(message.number)
    if since is None or message.at < since or (intent is Intent.YES and by == "staff"):
        return []
    tx.opt_in(message.number, message.at, message.body.strip()[:40])
    return [ctx.event("opted-in", message.number)]


def _restarted_after(reader: Reader, message: Message) -> bool:
    return any(
        later.kind is MessageKind.LEAD
        and later.at > message.at
        and optout.intent(later.body) in STARTS
        for later in reader.recent_messages(message.number, message.at)
    )


def _take_back(tx: Transaction, ctx: Context, number: str) -> list[Event]:
    """Automatic texts that have not left go through the rules at once: the desk sees why."""
    events: list[Event] = []
    for item in tx.waiting_items(number):
        if item.kind is MessageKind.AUTO:
            events += automatic.recheck(tx, ctx, item)[1]
    return events

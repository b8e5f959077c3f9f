"""The two kinds of automatic texts, told apart by the keys of their outbox rows: the text for a
missed call, and a follow-up to it."""

from __future__ import annotations

from datetime import datetime

from deskreply.domain.decide import Ruling
from deskreply.domain.events import Event
from deskreply.domain.followup import parse_key
from deskreply.domain.models import Decision, Message, OutboxItem
from deskreply.engine import followups, sharing, textback
from deskreply.engine.context import Context
from deskreply.engine.facts import began
from deskreply.engine.ports import Transaction


def recheck(tx: Transaction, ctx: Context, item: OutboxItem) -> tuple[Message | None, list[Event]]:
    """Run all rules again for a text that is due. Returns the message to send with the wording of
    this moment, or None where it is not to be sent now, which is written down."""
    if parse_key(item.key):
        return followups.recheck(tx, ctx, item)
    return textback.recheck(tx, ctx, item)


def since(tx: Transaction, item: OutboxItem) -> datetime | None:
    """From when on the provider's log may show that somebody else texted them instead."""
    if parse_key(item.key):
        return followups.since(tx, item)
    call = tx.call(item.call_id or "")
    return None if call is None else began(call)[0]


def texted_elsewhere(
    tx: Transaction, ctx: Context, item: OutboxItem, message: Message
) -> list[Event]:
    """The provider's log shows a text by somebody or something else: ours does not go."""
    sharing.still_shared(tx, ctx)
    if parse_key(item.key):
        return followups.texted_elsewhere(tx, ctx, item)
    call = tx.call(item.call_id or "")
    if call is None:
        return []
    ruling = Ruling(Decision.SKIPPED, "in-touch", None, {"because": "texted-elsewhere"})
    return textback.cancel(tx, ctx, call, item, message, ruling)

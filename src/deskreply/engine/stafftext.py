"""The last look at a text of staff before it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain import errortable, numbers
from deskreply.domain.events import Event
from deskreply.domain.hours import quiet_until
from deskreply.domain.models import Message, MessageState, OutboxItem, OutboxState
from deskreply.domain.signs import not_sent
from deskreply.engine import settle
from deskreply.engine.context import Context
from deskreply.engine.ports import Transaction
from deskreply.settings import Settings


def recheck(tx: Transaction, ctx: Context, item: OutboxItem) -> tuple[Message | None, list[Event]]:
    """A staff text goes out as it was written, except to somebody who said STOP meanwhile. One that
    was scheduled goes at its time, or not by itself at all."""
    message = tx.message(item.message_id)
    if message is None or message.state is not MessageState.QUEUED:
        tx.save_outbox(replace(item, state=OutboxState.DONE))
        return None, []
    if tx.opted_out_at(item.number) is not None:
        return None, settle.failed(tx, ctx, item, errortable.OPTED_OUT)
    if message.scheduled_for is None:
        return message, []
    now = ctx.now()
    if _outdated(ctx.settings(), item.number, message.scheduled_for, now):
        return None, _for_staff(tx, ctx, item, message)
    # From now on it counts as said, and stands in the thread where it was said.
    return replace(message, at=max(message.at, now)), []


def quiet(settings: Settings, number: str, at: datetime) -> datetime | None:
    """The end of the quiet hours (UTC) that a moment falls into for a number; None outside them."""
    if not settings.quiet_enabled:
        return None
    zones = numbers.zones(number) or ((settings.timezone,) if settings.timezone else ())
    return quiet_until(settings.quiet_start, settings.quiet_end, zones, at)


def _outdated(settings: Settings, number: str, wanted: datetime, now: datetime) -> bool:
    if now - wanted > timedelta(minutes=settings.schedule_late_minutes):
        return True
    # Who scheduled it into the night meant it so; who did not is not taken there by a delay.
    return quiet(settings, number, now) is not None and quiet(settings, number, wanted) is None


def _for_staff(tx: Transaction, ctx: Context, item: OutboxItem, message: Message) -> list[Event]:
    sentence = not_sent("too-late", ctx.settings().language)
    tx.save_outbox(replace(item, state=OutboxState.DONE))
    tx.save_message(replace(message, state=MessageState.FAILED, explanation=sentence))
    thread = tx.thread(item.number)
    if thread is not None:
        tx.save_thread(replace(thread, failed=True))
    return [ctx.event("scheduled-outdated", item.number, message=message.id)]

"""What a sign of life does to texts that are planned for a caller: they are taken back at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from deskreply.domain.events import Event, Value
from deskreply.domain.followup import Followup, FollowupState, parse_key
from deskreply.domain.models import MessageKind, MessageState, OutboxItem, OutboxState
from deskreply.domain.signs import FROM_CALLER, Sign, not_sent
from deskreply.engine.ports import Reader, Transaction
from deskreply.settings import Settings


def shown(
    tx: Transaction,
    settings: Settings,
    number: str,
    sign: Sign,
    now: datetime,
    *,
    at: datetime | None = None,
) -> list[Event]:
    """Something happened between the office and a caller, ``at`` some time (now where it is None):
    follow-ups end, and where the caller spoke also what staff had scheduled."""
    at = now if at is None else at
    events = end_followups(tx, settings, number, sign.value, now, at=at)
    if sign in FROM_CALLER and settings.schedule_cancel:
        events += end_scheduled(tx, settings, number, sign.value, now, at=at)
    return events


def end_followups(
    tx: Transaction,
    settings: Settings,
    number: str,
    reason: str,
    now: datetime,
    *,
    at: datetime | None = None,
) -> list[Event]:
    """Cancel the follow-ups to a number that have not left; ``at``: only those to texts that had
    gone by then."""
    events = []
    items = {item.key: item for item in tx.waiting_items(number) if parse_key(item.key)}
    meant = [found for item in items.values() if (found := of_item(tx, item)) is not None]
    for followup in (*tx.waiting_followups(number), *meant):
        call = tx.call(followup.call_id)
        texted_at = call.texted_at if call is not None else None
        if at is None or texted_at is None or texted_at <= at:
            item = items.get(followup.key)
            events.append(cancel_followup(tx, settings, followup, item, reason, now))
    return events


def cancel_followup(
    tx: Transaction,
    settings: Settings,
    followup: Followup,
    item: OutboxItem | None,
    reason: str,
    now: datetime,
) -> Event:
    """Write down that a follow-up does not go, with its text if there is one already."""
    tx.save_followup(replace(followup, state=FollowupState.CANCELED, reason=reason))
    if item is not None:
        _cancel_text(tx, settings, item, reason)
    data: dict[str, Value] = {"call": followup.call_id, "nth": followup.nth, "reason": reason}
    return Event("followup-canceled", now, followup.number, data)


def end_scheduled(
    tx: Transaction,
    settings: Settings,
    number: str,
    reason: str,
    now: datetime,
    *,
    at: datetime | None = None,
) -> list[Event]:
    """Take back the staff texts that wait for a later time; ``at``: only those written by then."""
    events = []
    for item in tx.waiting_items(number):
        message = tx.message(item.message_id)
        if message is None or message.scheduled_for is None:
            continue
        if item.kind is MessageKind.STAFF and (at is None or item.created_at <= at):
            _cancel_text(tx, settings, item, reason)
            data: dict[str, Value] = {"message": message.id, "reason": reason}
            events.append(Event("scheduled-canceled", now, number, data))
    return events


def of_item(reader: Reader, item: OutboxItem) -> Followup | None:
    """The follow-up that an outbox row sends; None where it sends something else."""
    parsed = parse_key(item.key)
    if parsed is None:
        return None
    call_id, nth = parsed
    return next((each for each in reader.followups(call_id) if each.nth == nth), None)


def _cancel_text(tx: Transaction, settings: Settings, item: OutboxItem, reason: str) -> None:
    tx.save_outbox(replace(item, state=OutboxState.DONE))
    message = tx.message(item.message_id)
    if message is not None:
        sentence = not_sent(reason, settings.language)
        tx.save_message(replace(message, state=MessageState.CANCELED, explanation=sentence))

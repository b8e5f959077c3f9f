"""What staff just did to a conversation, undone: for a slip of the hand."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

from deskreply.domain.errors import UserError
from deskreply.domain.events import Event, Value
from deskreply.domain.followup import FollowupState
from deskreply.domain.models import Callback, Thread
from deskreply.domain.people import AuditRecord
from deskreply.engine.ports import Store, Transaction
from deskreply.engine.threads import Changed
from deskreply.settings import Settings


def take_back(
    store: Store, settings: Settings, now: datetime, change: Changed, *, author: str = ""
) -> Changed:
    """The conversation as it was before ``change``: its clocks, its status, its place on the
    call-back list, the follow-ups that wait for their time. Texts that the change took back stay
    so. UserError where somebody has gone on with it since."""
    before, after = change.before, change.thread
    with store.write() as tx:
        thread = tx.thread(after.number)
        if before is None or thread is None or not _untouched(thread, before, after):
            raise UserError(
                "Somebody has gone on with this conversation meanwhile, so it stays as it is.",
                es="Mientras tanto alguien siguió con esta conversación, así que queda como está.",
            )
        thread = replace(
            thread, **{name: getattr(before, name) for name in _altered(before, after)}
        )
        tx.save_thread(thread)
        if before.done_at is None and after.done_at is not None:
            _on_the_list_again(tx, after.number, after.done_at)
        planned = _planned_again(tx, change, now)
        who = author or settings.staff
        tx.add_audit(AuditRecord(now, who, "taken-back", thread.number, _what(change)))
    event = Event("thread-changed", now, thread.number, {"what": "taken-back"})
    return Changed(thread, (event, *planned), before=after)


def _what(change: Changed) -> str:
    """What was done, as the audit trail calls it."""
    told = [event for event in change.events if event.name == "thread-changed"]
    return str(told[-1].data["what"]) if told else ""


def _altered(before: Thread, after: Thread) -> list[str]:
    names = (field.name for field in fields(Thread))
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _untouched(thread: Thread, before: Thread, after: Thread) -> bool:
    """Whether what the change altered is still as it left it."""
    return all(getattr(thread, name) == getattr(after, name) for name in _altered(before, after))


def _on_the_list_again(tx: Transaction, number: str, done_at: datetime) -> None:
    for call in tx.ended_callbacks(number, Callback.DISMISSED, done_at):
        if call.callback_at == done_at:
            tx.save_call(replace(call, callback=Callback.OPEN, callback_at=None, callback_by=""))


def _planned_again(tx: Transaction, change: Changed, now: datetime) -> list[Event]:
    """The follow-ups that the change canceled. When they are due, everything is checked again."""
    events = []
    for told in change.events:
        if told.name != "followup-canceled":
            continue
        call_id, nth = str(told.data["call"]), told.data["nth"]
        found = next((each for each in tx.followups(call_id) if each.nth == nth), None)
        canceled = found is not None and found.state is FollowupState.CANCELED
        if found is None or not canceled or found.message_id is not None:
            continue
        tx.save_followup(replace(found, state=FollowupState.WAITING, reason=""))
        data: dict[str, Value] = {"call": call_id, "nth": found.nth}
        events.append(Event("followup-planned", now, found.number, data))
    return events

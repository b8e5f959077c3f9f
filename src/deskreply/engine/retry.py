"""A text that did not arrive, or of which nobody knows: written again, or settled by staff."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from deskreply.domain import promise
from deskreply.domain.errors import UserError
from deskreply.domain.events import Event
from deskreply.domain.explain import explain
from deskreply.domain.models import (
    Callback,
    Decision,
    DecisionRecord,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Thread,
)
from deskreply.domain.people import AuditRecord
from deskreply.domain.words import Words
from deskreply.engine import callbacks, clocks, conversations, officehours, textback
from deskreply.engine.ports import Reader, Store, Transaction
from deskreply.engine.work import Changed
from deskreply.settings import Settings

_IDS = uuid.UUID("6f0f4a0e-2f0b-4d57-9d0c-1c0f6f3f7a55")
_WENT = Words("The team says that it went.", "El equipo dice que sí salió.")
_DID_NOT = Words(
    "The team says that it did not go. It was written again.",
    "El equipo dice que no salió. Se escribió de nuevo.",
)


def retry(
    store: Store,
    settings: Settings,
    now: datetime,
    message_id: str,
    *,
    author: str = "",
    hold_seconds: float = 0.0,
) -> Message:
    """Write a failed staff or automatic text again, as a staff text; the failed one stays in the
    conversation. Returns the new one.

    UserError where there is no such text, it did not fail, it was written again already (unless
    that was taken back), or they must not be texted.
    """
    with store.write() as tx:
        message = tx.message(message_id)
        if message is None or message.kind not in conversations.OURS:
            raise UserError(
                "There is no such text to write again.",
                es="No existe tal mensaje para escribirlo de nuevo.",
            )
        if message.state is MessageState.UNCONFIRMED:
            raise UserError(
                "It is not known whether this text went. Say that first.",
                es="No se sabe si este mensaje salió. Indíquelo primero.",
            )
        if message.state is not MessageState.FAILED:
            raise UserError(
                "This text did not fail, so it is not written again.",
                es="Este mensaje no falló, así que no se escribe de nuevo.",
            )
        return _again(tx, settings, now, message, author or settings.staff, hold_seconds)


def decide(
    store: Store,
    settings: Settings,
    now: datetime,
    message_id: str,
    sent: bool,
    *,
    author: str = "",
    hold_seconds: float = 0.0,
) -> Changed | Message:
    """Staff says whether a text went of which nobody knows (state unconfirmed). ``sent``: it counts
    as sent. Otherwise it is written again as a staff text, which is returned.

    UserError where it is known already.
    """
    who = author or settings.staff
    with store.write() as tx:
        message = tx.message(message_id)
        item = tx.outbox_for_message(message_id)
        if message is None or message.state is not MessageState.UNCONFIRMED or item is None:
            raise UserError(
                "It is known by now what became of this text.",
                es="Ya se sabe qué pasó con este mensaje.",
            )
        tx.save_outbox(replace(item, state=OutboxState.DONE))
        what = "said-sent" if sent else "said-not-sent"
        tx.add_audit(AuditRecord(now, who, what, message.number, message.id))
        if sent:
            thread = _went(tx, settings, now, message, item)
            event = Event("thread-changed", now, message.number, {"what": what})
            return Changed(thread, (event,))
        sentence = _DID_NOT.say(settings.language)
        tx.save_message(replace(message, state=MessageState.FAILED, explanation=sentence))
        return _again(tx, settings, now, message, who, hold_seconds)


def written_again(reader: Reader, message_id: str) -> Message | None:
    """The text that a failed one was written again as, unless that was taken back."""
    return _next(reader, message_id)[1]


def _next(reader: Reader, message_id: str) -> tuple[str, Message | None]:
    """The id that a text gets when it is written again, and what has that id already. It follows
    from the failed one's, so that the database itself holds no two."""
    nth = 0
    while True:
        again = uuid.uuid5(_IDS, f"{message_id}:{nth}").hex
        found = reader.message(again)
        if found is None or found.state is not MessageState.CANCELED:
            return again, found
        nth += 1


def _again(
    tx: Transaction, settings: Settings, now: datetime, failed: Message, who: str, hold: float
) -> Message:
    again, found = _next(tx, failed.id)
    if found is not None:
        raise UserError(
            "This text has been written again already.",
            es="Este mensaje ya se escribió de nuevo.",
        )
    message = Message(
        id=again, number=failed.number, line="", kind=MessageKind.STAFF, body=failed.body, at=now,
        state=MessageState.QUEUED, author=who,
    )  # fmt: skip
    message = conversations.queue(tx, settings, now, message, hold_seconds=hold)
    thread = tx.thread(message.number)
    if thread is not None:
        tx.save_thread(replace(thread, failed=False))
    return message


def _went(
    tx: Transaction, settings: Settings, now: datetime, message: Message, item: OutboxItem
) -> Thread:
    """Everything that follows from a text having been sent when we tried to."""
    at = item.claimed_at or message.at
    sentence = _WENT.say(settings.language)
    tx.save_message(
        replace(message, state=MessageState.SENT, explanation=sentence, sent_at=at, error_code=0)
    )
    thread = tx.thread(message.number) or Thread(message.number, message.line)
    if message.kind is MessageKind.AUTO:
        zone = settings.timezone or "UTC"
        office = officehours.calendar(settings, zone, message.line)
        thread = clocks.promised_in(tx, office, thread, message, at)
        _texted(tx, settings, now, item, at)
    else:
        answered = thread.last_kind is not MessageKind.LEAD or (thread.last_at or at) <= at
        thread = promise.without_clocks(thread) if answered else thread
        thread = replace(thread, status=textback.contacted(thread.status))
    thread = replace(thread, failed=False)
    tx.save_thread(thread)
    by = message.author if message.kind is MessageKind.STAFF else ""
    callbacks.end(tx, message.number, Callback.TEXTED, now, by=by, until=at)
    return thread


def _texted(
    tx: Transaction, settings: Settings, now: datetime, item: OutboxItem, at: datetime
) -> None:
    """The call that an automatic text was for."""
    call = tx.call(item.call_id or "")
    if call is None:
        return
    sentence = explain(Decision.TEXTED, call.outcome_reason, {}, settings.language)
    made = DecisionRecord(
        call.id, now, Decision.TEXTED, call.outcome_reason, sentence, {"because": "staff-says"}
    )
    tx.add_decision(made)
    tx.save_call(
        replace(
            call, decision=made.decision, reason=made.reason, explanation=sentence, texted_at=at,
            decided_at=now,
        )
    )  # fmt: skip

"""What staff does with a thread. Every front end (window, notification, command) calls these."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.domain.models import (
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Thread,
)
from deskreply.engine.ports import Store
from deskreply.settings import Settings

LONGEST = 1600


def send(
    store: Store, settings: Settings, now: datetime, number: str, text: str, *, author: str = ""
) -> Message:
    """Store a staff reply to be sent; a running engine, in whatever process, sends it within a
    second. Works without the provider.

    ``number`` in any usual form. Returns once it is safely stored, in state queued. Raises
    UserError where it cannot go: no text, too long, no such number, they opted out, no line.
    """
    to = numbers.normalise(number)
    if to is None:
        raise UserError(f"{number!r} is not a phone number. Give one such as +12125550123.")
    if not text.strip():
        raise UserError("The text is empty. Write something to send.")
    if len(text) > LONGEST:
        raise UserError(
            f"The text has {len(text)} characters; {LONGEST} are the most. Shorten it or send two."
        )
    if to in settings.watched:
        raise UserError("That is the office's own number. Give the lead's number.")
    message = Message(
        id=uuid.uuid4().hex, number=to, line="", kind=MessageKind.STAFF, body=text, at=now,
        state=MessageState.QUEUED, author=author or settings.staff,
    )  # fmt: skip
    with store.write() as tx:
        if tx.opted_out_at(to) is not None:
            raise UserError(
                "They replied STOP, so they must not be texted. Call them instead; "
                "texting works again once they text START."
            )
        thread = tx.thread(to)
        line = thread.line if thread is not None and thread.line else ""
        if line not in settings.watched:
            line = settings.watched[0] if settings.watched else ""
        if not line:
            raise UserError("No office number is set up. Run: deskreply setup")
        message = replace(message, line=line)
        thread = thread or Thread(to, line)
        tx.save_thread(
            replace(
                thread, unread=0, done_at=None, owner=thread.owner or message.author,
                last_at=max(now, thread.last_at or now), last_text=text[:200],
                last_kind=MessageKind.STAFF,
            )
        )  # fmt: skip
        tx.add_message(message)
        tx.add_outbox(
            OutboxItem(
                id=0, account="", key=f"staff:{message.id}",
                message_id=message.id, kind=MessageKind.STAFF, number=to,
                state=OutboxState.WAITING, due_at=now, created_at=now,
            )
        )  # fmt: skip
    return message

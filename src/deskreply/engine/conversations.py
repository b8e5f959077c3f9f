"""What staff writes: texts sent now or later, and taken back. Every front end (window,
notification, command) calls these; ``threads`` has what else is done with a conversation."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.domain.hours import opening_words
from deskreply.domain.models import (
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Thread,
)
from deskreply.domain.people import AuditRecord
from deskreply.domain.signs import Sign, not_sent
from deskreply.engine import signs, stafftext
from deskreply.engine.ports import Store, Transaction
from deskreply.settings import Settings

LONGEST = 1600
FURTHEST = timedelta(days=366)
OURS = frozenset({MessageKind.AUTO, MessageKind.STAFF})
UNSAID = frozenset({MessageState.QUEUED, MessageState.CANCELED})


def send(
    store: Store,
    settings: Settings,
    now: datetime,
    number: str,
    text: str,
    *,
    author: str = "",
    at: datetime | None = None,
    anyway: bool = False,
    hold_seconds: float = 0.0,
) -> Message:
    """Store a staff reply to be sent; a running engine, in whatever process, sends it within a
    second. Works without the provider.

    ``number`` in any usual form. ``at`` (UTC): not before; until then it is no reply yet, and does
    not count as one. ``anyway``: also where ``at`` lies in the caller's quiet hours.
    ``hold_seconds``: how long it can be taken back before it leaves. Returns once it is safely
    stored, in state queued. Raises UserError where it cannot go: no text, too long, no such number,
    they opted out, no line, no such time.
    """
    to = _recipient(settings, number)
    _check_text(text)
    if at is not None:
        _check_time(settings, to, at, now, anyway=anyway)
    message = Message(
        id=uuid.uuid4().hex, number=to, line="", kind=MessageKind.STAFF, body=text, at=now,
        state=MessageState.QUEUED, author=author or settings.staff, scheduled_for=at,
    )  # fmt: skip
    with store.write() as tx:
        return queue(tx, settings, now, message, hold_seconds=hold_seconds)


def queue(
    tx: Transaction, settings: Settings, now: datetime, message: Message, *, hold_seconds: float
) -> Message:
    """Store a staff text to be sent, as ``send`` does, in a unit of work that is open. Returns it
    with the line it goes out by."""
    to, at = message.number, message.scheduled_for
    if tx.opted_out_at(to) is not None:
        raise UserError(
            "They replied STOP, so they must not be texted. Call them instead; "
            "texting works again once they text START.",
            es="Respondió STOP: no se le debe escribir. Mejor llámele; se podrá escribirle de "
            "nuevo cuando envíe START.",
        )
    thread = tx.thread(to)
    message = replace(message, line=_line(settings, thread))
    thread = thread or Thread(to, message.line)
    tx.save_thread(thread if at is not None else _replied(thread, message))
    tx.add_message(message)
    tx.add_outbox(
        OutboxItem(
            id=0, account="", key=f"staff:{message.id}", message_id=message.id,
            kind=MessageKind.STAFF, number=to, state=OutboxState.WAITING,
            due_at=at or now + timedelta(seconds=hold_seconds), created_at=now,
        )
    )  # fmt: skip
    if at is None:
        signs.shown(tx, settings, to, Sign.STAFF_WROTE, now)
    what = "sent" if at is None else "scheduled"
    tx.add_audit(AuditRecord(now, message.author, what, to, message.id))
    return message


def cancel(
    store: Store, settings: Settings, now: datetime, message_id: str, *, author: str = ""
) -> Message:
    """Take a staff text back that has not left: one that was scheduled, or just now sent. Raises
    UserError where there is none, or it has left."""
    with store.write() as tx:
        message = tx.message(message_id.strip())
        if message is None or message.kind is not MessageKind.STAFF:
            raise UserError(
                f"There is no text of yours with the id {message_id!r}.",
                es=f"No hay ningún mensaje suyo con el id {message_id!r}.",
                command="See those that wait with: deskreply outbox",
            )
        item = tx.outbox_for_message(message.id)
        waits = message.state is MessageState.QUEUED
        if item is None or item.state is not OutboxState.WAITING or not waits:
            raise UserError(
                "This text does not wait any more, so it cannot be taken back.",
                es="Este mensaje ya no está en espera, así que no se puede retirar.",
            )
        sentence = not_sent("taken-back", settings.language)
        message = replace(message, state=MessageState.CANCELED, explanation=sentence)
        tx.save_message(message)
        tx.save_outbox(replace(item, state=OutboxState.DONE))
        thread = tx.thread(message.number)
        if thread is not None and message.scheduled_for is None:
            tx.save_thread(_as_before(tx, thread))
        who = author or settings.staff
        tx.add_audit(AuditRecord(now, who, "canceled", message.number, message.id))
    return message


def worked_on(thread: Thread, who: str, now: datetime) -> Thread:
    """The thread after somebody worked on it: theirs, where it was nobody's."""
    mine = not thread.owner or (thread.owner == who and thread.claimed_at is not None)
    return replace(thread, owner=who, claimed_at=now) if mine and who else thread


def _replied(thread: Thread, message: Message) -> Thread:
    return replace(
        worked_on(thread, message.author, message.at), unread=0, done_at=None, done_reason="",
        last_at=max(message.at, thread.last_at or message.at), last_text=message.body[:200],
        last_kind=MessageKind.STAFF, last_author=message.author,
    )  # fmt: skip


def _as_before(tx: Transaction, thread: Thread) -> Thread:
    """The thread's last entry without a text that was taken back."""
    text, call = tx.latest_text(thread.number), next(iter(tx.latest_calls(thread.number, 1)), None)
    called_at = (call.row.ended_at or call.seen_at) if call is not None else None
    thread = replace(thread, failed=thread.failed or _not_delivered(tx, thread))
    if text is not None and (called_at is None or text.at >= called_at):
        return replace(
            thread, last_at=text.at, last_text=text.body[:200], last_kind=text.kind,
            last_author=text.author,
        )  # fmt: skip
    return replace(thread, last_at=called_at, last_text="", last_kind=MessageKind.CALL)


def _not_delivered(tx: Transaction, thread: Thread) -> bool:
    """Whether our last text did not arrive, or nobody knows, and nobody has called them since."""
    lately = [entry.message for entry in tx.entries_before(thread.number, None, 50)]
    ours = [m for m in lately if m is not None and m.kind in OURS and m.state not in UNSAID]
    last = ours[-1] if ours else None
    if last is None or last.state not in {MessageState.FAILED, MessageState.UNCONFIRMED}:
        return False
    return thread.called_at is None or thread.called_at < last.at


def _recipient(settings: Settings, number: str) -> str:
    to = numbers.normalise(number)
    if to is None:
        # It is not repeated: number and text may have been given the wrong way round.
        raise UserError(
            "That is not a phone number. Give one such as +12125550123, then the text.",
            es="Eso no es un número de teléfono. Escriba uno como +12125550123 y luego el mensaje.",
        )
    if to in settings.watched:
        raise UserError(
            "That is the office's own number. Give the lead's number.",
            es="Ese es el número del propio consultorio. Escriba el de quien llamó.",
        )
    return to


def _line(settings: Settings, thread: Thread | None) -> str:
    if thread is not None and thread.line in settings.watched:
        return thread.line
    if not settings.watched:
        raise UserError(
            "No office number is set up.",
            es="No hay ningún número del consultorio configurado.",
            command="Run: deskreply setup",
        )
    return settings.watched[0]


def _check_text(text: str) -> None:
    if not text.strip():
        raise UserError(
            "The text is empty. Write something to send.",
            es="El mensaje está vacío. Escriba algo para enviar.",
        )
    if len(text) > LONGEST:
        raise UserError(
            f"The text has {len(text)} characters; {LONGEST} are the most. Shorten it or send two.",
            es=f"El mensaje tiene {len(text)} caracteres; el máximo es {LONGEST}. Acórtelo o envíe "
            "dos.",
        )


def _check_time(settings: Settings, to: str, at: datetime, now: datetime, *, anyway: bool) -> None:
    if at <= now:
        raise UserError(
            "That time has passed. Give a later one, or leave it out to send now.",
            es="Esa hora ya pasó. Indique una posterior, o ninguna para enviar ahora.",
        )
    if at - now > FURTHEST:
        raise UserError(
            "That is more than a year ahead. Give a time within a year.",
            es="Falta más de un año para eso. Indique una fecha dentro de un año.",
        )
    until = stafftext.quiet(settings, to, at)
    if until is not None and not anyway:
        zone = settings.timezone or "UTC"
        words, words_es = (opening_words(until, zone, now, each) for each in ("en", "es"))
        raise UserError(
            f"It is night for them then. The next good time is {words} at the office.",
            es=f"A esa hora es de noche para esa persona. El próximo buen momento, según la hora "
            f"del consultorio, es {words_es}.",
            command=f"That is {until:%Y-%m-%dT%H:%MZ}; --anyway sends it all the same.",
        )

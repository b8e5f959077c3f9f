"""Whom staff allows to be texted: the block list, do-not-text, and flags that hold texts.

Every front end calls these. Each takes a number in any usual form, writes who did it into the audit
trail, and returns the number (E.164). UserError where there is no such number or nothing to do.
Texts that wait are decided anew at once by a running engine.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from deskreply.domain import numbers, promise
from deskreply.domain.errors import UserError
from deskreply.domain.models import MessageKind, ThreadFlag
from deskreply.domain.people import AuditRecord
from deskreply.domain.signs import Sign
from deskreply.engine import signs
from deskreply.engine.ports import Store, Transaction
from deskreply.settings import Settings

LONGEST_REASON = 200


def block(
    store: Store, settings: Settings, now: datetime, number: str, reason: str = "", *,
    author: str = "",
) -> str:  # fmt: skip
    """Never text this number automatically again; blocking it once more renews why."""
    who = _number(settings, number)
    reason = " ".join(reason.split())
    if len(reason) > LONGEST_REASON:
        raise UserError(
            f"The reason is too long: {LONGEST_REASON} characters are the most.",
            es=f"El motivo es demasiado largo: el máximo es de {LONGEST_REASON} caracteres.",
        )
    with store.write() as tx:
        tx.block(who, now, reason)
        signs.shown(tx, settings, who, Sign.BLOCKED, now)
        _decide_anew(tx, who, now)
        _note(tx, settings, now, "blocked", who, author, reason)
    return who


def unblock(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> str:
    """Take a number off the block list."""
    who = _number(settings, number)
    with store.write() as tx:
        if not tx.unblock(who):
            raise UserError(
                f"{who} is not blocked, so there is nothing to lift.",
                es=f"{who} no está bloqueado; no hay nada que quitar.",
            )
        _note(tx, settings, now, "unblocked", who, author)
    return who


def do_not_text(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> str:
    """They said by other means that they want no texts, or staff wants none sent."""
    who = _number(settings, number)
    with store.write() as tx:
        tx.opt_out(who, now, "staff")
        thread = tx.thread(who)
        if thread is not None:
            tx.save_thread(
                replace(
                    promise.without_clocks(thread), opted_out_at=tx.opted_out_at(who),
                    flag=ThreadFlag.NONE,
                )
            )  # fmt: skip
        signs.shown(tx, settings, who, Sign.OPTED_OUT, now)
        _decide_anew(tx, who, now)
        _note(tx, settings, now, "do-not-text", who, author)
    return who


def allow_text(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> str:
    """Lift what staff set. What the people said themselves only they can lift."""
    who = _number(settings, number)
    with store.write() as tx:
        by = tx.opted_out_by(who)
        if not by:
            raise UserError(
                f"{who} may be texted already, so there is nothing to lift.",
                es=f"A {who} ya se le puede escribir; no hay nada que quitar.",
            )
        if by != "staff":
            raise UserError(
                f"{who} asked for no more texts: only they can lift that, by texting START. "
                "You can still call them.",
                es=f"{who} pidió no recibir más mensajes: solo esa persona puede cambiarlo, "
                "enviando START. Aún puede llamarle.",
            )
        tx.opt_in(who, now, "staff")
        thread = tx.thread(who)
        if thread is not None:
            tx.save_thread(replace(thread, opted_out_at=None))
        _note(tx, settings, now, "text-allowed", who, author)
    return who


def clear_flag(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> str:
    """Staff has looked and there is no reason to hold texts."""
    who = _number(settings, number)
    with store.write() as tx:
        thread = tx.thread(who)
        if thread is None or thread.flag is ThreadFlag.NONE:
            raise UserError(
                f"Nothing is held for {who}, so there is nothing to clear.",
                es=f"No hay nada retenido para {who}; no hay nada que liberar.",
            )
        tx.save_thread(replace(thread, flag=ThreadFlag.NONE))
        _decide_anew(tx, who, now, held_for=thread.flag.value)
        _note(tx, settings, now, "flag-cleared", who, author, thread.flag.value)
    return who


def _number(settings: Settings, number: str) -> str:
    found = numbers.normalise(number)
    if found is None and numbers.is_short_or_service(number):
        found = "".join(char for char in number if char.isdigit())
    if found is None:
        raise numbers.refused(number)
    if found in settings.watched:
        raise UserError(
            "That is the office's own number. Give the caller's number.",
            es="Ese es el número del propio consultorio. Escriba el de quien llamó.",
        )
    return found


def _decide_anew(tx: Transaction, number: str, now: datetime, held_for: str = "") -> None:
    """Have the rules run again for automatic texts that wait; ``held_for``: only those held so."""
    for item in tx.waiting_items(number):
        if item.kind is MessageKind.AUTO and item.held_for == (held_for or item.held_for):
            tx.save_outbox(replace(item, due_at=min(now, item.due_at)))


def _note(
    tx: Transaction, settings: Settings, now: datetime, what: str, number: str, author: str,
    detail: str = "",
) -> None:  # fmt: skip
    tx.add_audit(AuditRecord(now, author or settings.staff, what, number, detail))

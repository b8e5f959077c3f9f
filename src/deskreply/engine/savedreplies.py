"""Saved replies: the starting set, the office's own over it, and their fields filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from deskreply.domain import people, templates
from deskreply.domain.desk import SavedReply
from deskreply.domain.errors import UserError
from deskreply.domain.models import Thread
from deskreply.domain.people import AuditRecord, Contact, folded
from deskreply.domain.reply_set import STARTING_SET
from deskreply.engine import officehours, wording
from deskreply.engine.ports import Reader, Store, Transaction
from deskreply.settings import Settings

__all__ = ["SavedReply", "filled", "listed", "remove", "save", "values"]

LANGUAGES = ("en", "es")
LONGEST_TITLE = 40


def listed(reader: Reader, language: str) -> tuple[SavedReply, ...]:
    """The replies in a language (en, es; "": both) in their order: the starting set, with the
    office's own instead of those of the same name, and after them."""
    known = {(reply.name, reply.language): reply for reply in STARTING_SET}
    known |= {(reply.name, reply.language): reply for reply in reader.saved_replies()}
    found = [reply for reply in known.values() if reply.body and language in ("", reply.language)]
    return tuple(sorted(found, key=lambda reply: (reply.position, reply.name, reply.language)))


def save(
    store: Store, settings: Settings, now: datetime, reply: SavedReply, *, author: str = ""
) -> SavedReply:
    """Keep a reply as the office's own. Without a name it is a new one, named after its title."""
    title = " ".join(reply.title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise UserError(
            f"The title has 1 to {LONGEST_TITLE} characters.",
            es=f"El título tiene de 1 a {LONGEST_TITLE} caracteres.",
        )
    if not reply.body.strip():
        raise UserError(
            "The reply is empty. Write what it is to say.",
            es="La respuesta está vacía. Escriba lo que debe decir.",
        )
    if len(reply.body) > templates.LONGEST_BODY:
        raise UserError(
            f"The reply is too long: {templates.LONGEST_BODY} characters are the most.",
            es="La respuesta es demasiado larga: el máximo es de "
            f"{templates.LONGEST_BODY} caracteres.",
        )
    if reply.language not in LANGUAGES:
        raise UserError(
            f"The language is one of: {', '.join(LANGUAGES)}.",
            es=f"El idioma es uno de estos: {', '.join(LANGUAGES)}.",
        )
    who = author or settings.staff
    with store.write() as tx:
        name, position = reply.name, reply.position
        if not name:
            name, position = _new_name(tx, title, reply.language), _last_position(tx) + 1
        stored = replace(
            reply, name=name, title=title, body=reply.body.strip(), own=True, position=position,
            at=now, author=who,
        )  # fmt: skip
        tx.save_reply(stored)
        tx.add_audit(AuditRecord(now, who, "reply-saved", detail=f"{name}.{reply.language}"))
    return stored


def remove(
    store: Store, settings: Settings, now: datetime, reply: SavedReply, *, author: str = ""
) -> None:
    """Take a reply off the list in its language, also one of the starting set. UserError where it
    is not on it."""
    who, key = author or settings.staff, (reply.name, reply.language)
    with store.write() as tx:
        if key not in [(each.name, each.language) for each in listed(tx, reply.language)]:
            raise UserError(
                "This saved reply is not there any more.",
                es="Esta respuesta guardada ya no existe.",
            )
        tx.remove_reply(*key)
        if key in [(each.name, each.language) for each in STARTING_SET]:
            tx.save_reply(replace(reply, body="", at=now, author=who))
        tx.add_audit(AuditRecord(now, who, "reply-removed", detail=".".join(key)))


def filled(reply_body: str, values: Mapping[str, str]) -> str:
    """The reply with its fields filled in. What has no value, and what is no field, stays in its
    braces, so that it can be seen and asked for."""

    def fill(match: re.Match[str]) -> str:
        value = " ".join(templates.BRACE.sub("", values.get(match[1], "")).split())
        return value if value and match[1] in templates.FIELDS else match[0]

    return templates.FIELD.sub(fill, reply_body)


def values(
    settings: Settings,
    now: datetime,
    staff: str,
    thread: Thread | None,
    known: Sequence[Contact],
    languages: Iterable[str],
    *,
    zone: str,
) -> dict[str, dict[str, str]]:
    """What there is for each field in a reply, by the reply's language (en, es); "" where there is
    nothing. ``known``: who is on the thread's number. ``zone``: the office's."""
    line = thread.line if thread is not None else ""
    calendar = officehours.calendar(settings, zone, line)
    slot = "open" if calendar.is_open(now) else "after-hours"
    person = {"agent": staff or settings.staff, "first_name": people.first_name(known)}
    return {
        each: {
            **wording.office_values(settings, calendar, now, line, each),
            **person,
            "promise": wording.promise(calendar, now, slot, settings.promise_minutes, each),
        }
        for each in languages
    }


def _new_name(tx: Transaction, title: str, language: str) -> str:
    taken = {reply.name for reply in (*STARTING_SET, *tx.saved_replies())}
    plain = "-".join(folded(title).split()) or "reply"
    names = (plain if n == 1 else f"{plain}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _last_position(tx: Transaction) -> int:
    return max(reply.position for reply in (*STARTING_SET, *tx.saved_replies()))

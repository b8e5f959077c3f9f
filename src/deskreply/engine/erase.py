"""Forgets a person: all that is kept of a number, except that it must not be texted."""

from __future__ import annotations

from datetime import datetime

from deskreply.domain import numbers
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.models import OutboxState
from deskreply.domain.people import AuditRecord, Erased
from deskreply.domain.words import Words
from deskreply.engine import people
from deskreply.engine.ports import Store
from deskreply.settings import Settings

ON_ITS_WAY = Words(
    "A text to them may be on its way right now. Try again in a few minutes; if it stays so, "
    "decide first what became of it.",
    "Puede que un mensaje a esa persona esté saliendo ahora. Intente de nuevo en unos minutos; si "
    "sigue así, decida primero qué pasó con él.",
)


def check(settings: Settings, number: str) -> str:
    """The number, E.164. UserError where it is none, or the office's own."""
    found = numbers.normalise(number)
    if found is None:
        raise numbers.refused(number)
    if found in (*settings.watched, *settings.staff_phones):
        raise UserError(
            "That is the office's own number, with everybody's calls. Give a lead's.",
            es="Ese es el número del propio consultorio, con las llamadas de todos. Escriba el de "
            "quien llamó.",
        )
    return found


def erase(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> Erased:
    """Take out texts, notes, calls, name, contacts and look-ups of a number, for good; what waits
    to be sent to it is taken back. Opt-out, block and undeliverable stay.

    UserError for no such number; EnvironmentTrouble, and nothing happened, while a text may be on
    its way. The bytes are gone from the files as well.
    """
    to = check(settings, number)
    with store.write() as tx:
        flying = {OutboxState.CLAIMED, OutboxState.UNKNOWN}
        if any(item.number == to and item.state in flying for item in tx.unsettled()):
            raise EnvironmentTrouble.of(ON_ITS_WAY, command="See: deskreply outbox")
        erased = tx.erase(to, now)
        people.rename(tx, erased.other_numbers)
        detail = f"texts={erased.texts} calls={erased.calls} contacts={erased.contacts}"
        tx.add_audit(AuditRecord(now, author or settings.staff, "erased", to, detail))
    store.scrub()
    return erased

"""Who works at this office: names for what is done, and PINs that open a locked screen.

Every change and every try of a PIN leaves a record in the audit trail. Names are found in any case;
the name of whoever was removed stays with what they did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from deskreply.domain import team
from deskreply.domain.errors import UserError
from deskreply.domain.people import AuditRecord, folded
from deskreply.domain.team import Member
from deskreply.domain.words import Words
from deskreply.engine.deskports import Hasher
from deskreply.engine.ports import Reader, Store, Transaction
from deskreply.settings import Settings

__all__ = [
    "Attempt", "Member", "Recovery", "add", "check", "lock", "members", "recover", "remove",
    "rename", "set_pin", "unlock",
]  # fmt: skip

Recovery = Callable[[str], bool]
"""Whether what was typed is this home's recovery code. Raises UserError where it has none."""

NO_SUCH = Words(
    "{name} is not on the team. Look at the list of people again.",
    "{name} no está en el equipo. Mire de nuevo la lista de personas.",
)
NOBODY = Words(
    "Nobody is not on the team. Look at the list of people again.",
    "Falta el nombre. Mire de nuevo la lista de personas.",
)
TAKEN = Words(
    "Somebody on the team is called {name} already. Add an initial or a last name.",
    "En el equipo ya hay alguien que se llama {name}. Agregue una inicial o un apellido.",
)
NO_NAME = Words(
    "A name has 1 to {most} characters, with a letter or digit among them.",
    "Un nombre tiene de 1 a {most} caracteres, entre ellos una letra o un dígito.",
).format(most=team.LONGEST_NAME)
PIN_FORM = Words(
    "A PIN has {least} to {most} digits.", "Un PIN tiene de {least} a {most} dígitos."
).format(least=team.SHORTEST_PIN, most=team.LONGEST_PIN)
PIN_EASY = Words(
    "This PIN is too easy to guess. Choose one that does not count or repeat.",
    "Este PIN es fácil de adivinar. Elija uno sin secuencias ni repeticiones.",
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A PIN was tried. ``wait_seconds``: before then no further one is looked at."""

    right: bool
    wait_seconds: int = 0


def members(reader: Reader) -> tuple[Member, ...]:
    """Who works here now, by name."""
    return reader.members()


def add(store: Store, settings: Settings, now: datetime, name: str, *, author: str = "") -> Member:
    """Take somebody into the team, without a PIN."""
    member = Member(_name(name))
    with store.write() as tx:
        known = team.found(tx.members(), member.name)
        if known is not None:
            raise UserError.of(TAKEN.format(name=known.name))
        tx.save_member(member)
        _log(tx, settings, now, "staff-added", member.name, author)
    return member


def rename(
    store: Store, settings: Settings, now: datetime, name: str, new: str, *, author: str = ""
) -> Member:
    """Give somebody another name. Their conversations and drafts come along; what they did stays
    under the old one."""
    plain = _name(new)
    with store.write() as tx:
        member, other = _member(tx, name), team.found(tx.members(), plain)
        if other is not None and other.name != member.name:
            raise UserError.of(TAKEN.format(name=other.name))
        renamed = replace(member, name=plain)
        tx.rename_member(member.name, plain)
        _log(tx, settings, now, "staff-renamed", f"{member.name} > {plain}", author)
    return renamed


def remove(store: Store, settings: Settings, now: datetime, name: str, *, author: str = "") -> None:
    """Take somebody off the team; their PIN opens nothing from now on."""
    with store.write() as tx:
        member = _member(tx, name)
        tx.remove_member(member.name)
        _log(tx, settings, now, "staff-removed", member.name, author)


def set_pin(
    store: Store,
    settings: Settings,
    now: datetime,
    name: str,
    pin: str,
    hasher: Hasher,
    *,
    present: str = "",
    author: str = "",
) -> Attempt:
    """Give somebody a PIN; "" takes it away. ``present``: the one they have, where they have one:
    what is returned says whether it was right, and only then is it changed. UserError where the new
    one will not do."""
    _refuse(pin)
    with store.read() as reader:
        has_pin = _member(reader, name).has_pin
    tried = Attempt(True)
    if has_pin:
        tried = check(store, settings, now, name, present, hasher, author=author)
    if tried.right:
        what = "pin-set" if pin else "pin-removed"
        _keep_pin(store, settings, now, name, pin, hasher, what, author)
    return tried


def recover(
    store: Store,
    settings: Settings,
    now: datetime,
    name: str,
    pin: str,
    hasher: Hasher,
    code: str,
    recovery: Recovery,
) -> bool:
    """Give somebody who forgot theirs a new PIN. False, and nothing changed, where ``code`` is not
    the recovery code of this home. UserError where the PIN will not do."""
    _refuse(pin)
    if not recovery(code):
        return False
    _keep_pin(store, settings, now, name, pin, hasher, "pin-recovered", name)
    return True


def check(
    store: Store,
    settings: Settings,
    now: datetime,
    name: str,
    pin: str,
    hasher: Hasher,
    *,
    author: str = "",
) -> Attempt:
    """Whether this is somebody's PIN. It counts as wrong before it is looked at, so that neither a
    second desk nor a crash gives anybody one try more."""
    with store.write() as tx:
        member = _member(tx, name)
        waiting = team.seconds_to_wait(member, now)
        if waiting:
            return Attempt(False, waiting)
        wrong = member.wrong + 1
        tx.save_member(replace(member, wrong=wrong, wait_until=now + team.wait(wrong)))
    right = member.has_pin and hasher.matches(pin, member.pin)
    with store.write() as tx:
        counted = _member(tx, name)
        if right:
            tx.save_member(replace(counted, wrong=0, wait_until=None))
        else:
            _log(tx, settings, now, "wrong-pin", member.name, author)
    return Attempt(right, 0 if right else team.seconds_to_wait(counted, now))


def unlock(
    store: Store, settings: Settings, now: datetime, name: str, pin: str, hasher: Hasher
) -> Attempt:
    """Open the screen as somebody: ``check``, with a record where it was right."""
    tried = check(store, settings, now, name, pin, hasher, author=name)
    if tried.right:
        with store.write() as tx:
            _log(tx, settings, now, "unlocked", "", name)
    return tried


def lock(store: Store, settings: Settings, now: datetime, why: str) -> None:
    """The screen was locked. ``why`` is a stable word: hand, idle, session, sleep, start."""
    with store.write() as tx:
        _log(tx, settings, now, "locked", why, "")


def _keep_pin(
    store: Store,
    settings: Settings,
    now: datetime,
    name: str,
    pin: str,
    hasher: Hasher,
    what: str,
    author: str,
) -> None:
    hashed = hasher.hash(pin) if pin else ""
    with store.write() as tx:
        member = _member(tx, name)
        tx.save_member(Member(member.name, hashed))
        _log(tx, settings, now, what, member.name, author)


def _member(reader: Reader, name: str) -> Member:
    found = team.found(reader.members(), name)
    if found is None:
        raise UserError.of(NO_SUCH.format(name=name.strip()) if name.strip() else NOBODY)
    return found


def _name(typed: str) -> str:
    plain = " ".join(typed.split())
    if not folded(plain) or len(plain) > team.LONGEST_NAME:
        raise UserError.of(NO_NAME)
    return plain


def _refuse(pin: str) -> None:
    if pin and not team.pin_fits(pin):
        raise UserError.of(PIN_FORM)
    if pin and team.pin_is_easy(pin):
        raise UserError.of(PIN_EASY)


def _log(
    tx: Transaction, settings: Settings, now: datetime, what: str, detail: str, author: str
) -> None:
    tx.add_audit(AuditRecord(now, author or settings.staff, what, detail=detail))

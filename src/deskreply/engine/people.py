"""Who the office knows: people are added, corrected, imported; their conversations bear their
names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deskreply.domain import contacts_file, numbers, people
from deskreply.domain.contacts_file import Person
from deskreply.domain.errors import UserError
from deskreply.domain.models import Thread
from deskreply.domain.people import AuditRecord, Contact, Patient
from deskreply.domain.words import Words
from deskreply.engine.ports import Reader, Store, Transaction
from deskreply.settings import Settings

# Written in steps: polling and sending must not wait for a whole practice to be imported.
STEP = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do: people added, changed, and known just so before."""

    added: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What staff says of a person; None: left as it is."""

    name: str | None = None
    language: str | None = None
    patient: Patient | None = None

    def of(self, contact: Contact) -> Contact:
        """The contact with what was said."""
        return replace(
            contact,
            name=contact.name if self.name is None else contacts_file.spoken_name(self.name),
            language=contact.language if self.language is None else self.language,
            patient=contact.patient if self.patient is None else self.patient,
        )


def introduce(reader: Reader, thread: Thread, *, said: str = "") -> Thread:
    """The thread with the name and the language of who has the number. ``said``: the name that the
    provider gives with a call, which counts only where nobody is known."""
    return _named(
        thread, reader.contacts_for(thread.number), thread.name or people.caller_name(said)
    )


def save(
    store: Store, settings: Settings, now: datetime, number: str, change: Change, *,
    person: str = "", author: str = "",
) -> Contact:  # fmt: skip
    """Add the person who has a number, or correct what is known of them.

    ``person``: their name, where several have the number. UserError for no such number or person,
    and where nothing is said.
    """
    if change == Change():
        raise UserError(
            "Say what to change.",
            es="Indique qué cambiar.",
            command="Give --name, --language or --patient.",
        )
    to = _number(number)
    with store.write() as tx:
        known = tx.contacts_for(to)
        found = _one(known, person) if known else Contact(0, "", numbers=((to, ""),))
        contact = tx.save_contact(replace(change.of(found), source="staff", at=now))
        rename(tx, [each for each, _ in contact.numbers])
        tx.add_audit(AuditRecord(now, author or settings.staff, "contact-saved", to))
    return contact


def remove(
    store: Store, settings: Settings, now: datetime, number: str, *, person: str = "",
    author: str = "",
) -> Contact:  # fmt: skip
    """Forget a person with all their numbers; what was said and called stays (``erase`` takes that
    out). Returns whom. UserError where nobody has the number, or several without ``person``."""
    to = _number(number)
    with store.write() as tx:
        contact = _one(tx.contacts_for(to), person)
        tx.remove_contact(contact.id)
        rename(tx, [each for each, _ in contact.numbers])
        tx.add_audit(AuditRecord(now, author or settings.staff, "contact-removed", to))
    return contact


def add_number(
    store: Store, settings: Settings, now: datetime, number: str, contact_id: int, *,
    label: str = "", author: str = "",
) -> Contact:  # fmt: skip
    """A number belongs to somebody who is known already; whoever stood there for it without a name
    is taken to be them. UserError for no such number or person."""
    to = _number(number)
    with store.write() as tx:
        person = tx.contact(contact_id)
        if person is None:
            raise UserError(
                "This person is not among the contacts any more. Choose another.",
                es="Esta persona ya no está entre los contactos. Elija otra.",
            )
        for nameless in tx.contacts_for(to):
            if nameless.id != person.id and not nameless.name and len(nameless.numbers) == 1:
                tx.remove_contact(nameless.id)
                person = replace(
                    person, language=person.language or nameless.language,
                    patient=person.patient or nameless.patient,
                )  # fmt: skip
        theirs = {to: label} | dict(person.numbers)
        person = tx.save_contact(replace(person, at=now, numbers=tuple(theirs.items())))
        rename(tx, list(theirs))
        tx.add_audit(AuditRecord(now, author or settings.staff, "number-added", to))
    return person


def found(reader: Reader, typed: str, limit: int = 20) -> tuple[Contact, ...]:
    """Who has these words in their name, or these digits in a number, by name."""
    return reader.contacts_like(typed, limit)


def known(store: Store, number: str) -> tuple[Contact, ...]:
    """Everybody who has a number. UserError where nobody has, or it is none."""
    to = _number(number)
    with store.read() as reader:
        found = reader.contacts_for(to)
    if not found:
        raise UserError.of(_NOBODY, command=_SEE_WHO)
    return found


def everybody(reader: Reader, wanted: str = "") -> Iterator[Contact]:
    """Everybody by name; ``wanted``: only those with these words in their name, or these digits in
    a number."""
    for contact in reader.contacts():
        if not wanted.strip() or people.matches(contact, wanted):
            yield contact


def take_in(
    store: Store,
    settings: Settings,
    now: datetime,
    found: Sequence[Person],
    *,
    dry: bool = False,
    author: str = "",
) -> Imported:
    """Add the people of a file, and bring up to date those who are known. ``dry``: only count."""
    counted: dict[str, int] = {"added": 0, "changed": 0, "same": 0}
    for start in range(0, len(found), STEP):
        some = found[start : start + STEP]
        theirs = {number for person in some for number, _ in person.numbers}
        if dry:
            with store.read() as reader:
                _compare(reader.contacts_with(theirs), some, now, counted)
            continue
        with store.write() as tx:
            saved = tx.save_contacts(_compare(tx.contacts_with(theirs), some, now, counted))
            rename(tx, {number for contact in saved for number, _ in contact.numbers})
    if not dry:
        detail = " ".join(f"{what}={count}" for what, count in counted.items())
        with store.write() as tx:
            tx.add_audit(
                AuditRecord(now, author or settings.staff, "contacts-imported", detail=detail)
            )
    return Imported(**counted)


_NOBODY = Words("Nobody is known under that number.", "No se conoce a nadie con ese número.")
_SEE_WHO = "See who is: deskreply contacts list"


def _compare(
    by_number: Mapping[str, tuple[Contact, ...]],
    found: Sequence[Person],
    now: datetime,
    counted: dict[str, int],
) -> list[Contact]:
    """The contacts to store for some of a file's people."""
    latest = {contact.id: contact for those in by_number.values() for contact in those}
    new: list[Contact] = []
    changed: set[int] = set()
    for person in found:
        ids = dict.fromkeys(
            contact.id for number, _ in person.numbers for contact in by_number.get(number, ())
        )
        contact = contacts_file.known_as(person, [latest[i] for i in ids])
        if contact is None:
            new.append(contacts_file.added(person, now))
            counted["added"] += 1
            continue
        after = contacts_file.updated(contact, person, now)
        counted["same" if after is contact else "changed"] += 1
        if after is not contact:
            latest[contact.id] = after
            changed.add(contact.id)
    return [*new, *(latest[i] for i in sorted(changed))]


def rename(tx: Transaction, changed: Collection[str]) -> None:
    """Conversations bear the names that their numbers have now."""
    threads = tx.threads_with(changed)
    by_number = tx.contacts_with(list(threads))
    for number, thread in threads.items():
        known = by_number.get(number, ())
        said = "" if people.display_name(known) else _said(tx, number)
        tx.save_thread(_named(thread, known, said))


def _said(reader: Reader, number: str) -> str:
    """The name that the provider has for a number: looked up, or given with the latest call."""
    found = reader.lookup(number)
    said = people.caller_name(found.caller_name) if found is not None else ""
    if said:
        return said
    given = (call.row.caller_name or "" for call in reversed(reader.thread_calls(number)))
    return next(filter(None, map(people.caller_name, given)), "")


def _named(thread: Thread, known: Sequence[Contact], otherwise: str) -> Thread:
    spoken = people.language(known)
    return replace(
        thread,
        name=people.display_name(known) or otherwise,
        language=thread.language if thread.language_set else spoken or thread.language,
    )


def _number(typed: str) -> str:
    found = numbers.normalise(typed)
    if found is None:
        raise numbers.refused(typed)
    return found


def _one(known: Sequence[Contact], person: str) -> Contact:
    """The only one, or the one of that name."""
    if not known:
        raise UserError.of(_NOBODY, command=_SEE_WHO)
    wanted = people.folded(person)
    those = [each for each in known if not wanted or people.folded(each.name) == wanted]
    if len(those) == 1:
        return those[0]
    names, names_es = (
        ", ".join(sorted(each.name or nameless for each in known))
        for nameless in ("(no name)", "(sin nombre)")
    )
    if person:
        raise UserError(
            f"Nobody of that name has that number. It belongs to: {names}",
            es=f"Nadie con ese nombre tiene ese número. Es de: {names_es}",
        )
    raise UserError(
        "Several people have that number.",
        es="Varias personas tienen ese número.",
        command=f"Say whom you mean with --person: {names}",
    )

"""People of a file beside those the office knows already: an import again doubles nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from deskreply.domain.contacts_file.rows import Person
from deskreply.domain.people import Contact, folded

Said = TypeVar("Said", bound=str)


def known_as(person: Person, known: Iterable[Contact]) -> Contact | None:
    """The one of those who share a number with ``person`` who is the same: by the name they bear,
    or the name that an earlier file gave them and staff has corrected since."""
    return next((c for c in known if person.key in (c.imported_as, folded(c.name))), None)


def added(person: Person, at: datetime) -> Contact:
    """A contact made of a file's person."""
    return Contact(
        0, person.name, person.language, person.patient, "import", at, person.key, person.numbers
    )


def updated(contact: Contact, person: Person, at: datetime) -> Contact:
    """The contact (its numbers sorted, as they are stored) with what the file says, itself where
    that is nothing new. What staff has said stays, what the file leaves out too; a number once
    known is never lost."""
    staff = contact.source == "staff"
    numbers = dict(contact.numbers)
    for number, label in person.numbers:
        numbers[number] = numbers.get(number) or label
    changed = replace(
        contact,
        name=contact.name if staff and contact.name else person.name,
        language=_newer(contact.language, person.language, keep=staff),
        patient=_newer(contact.patient, person.patient, keep=staff),
        imported_as=contact.imported_as or person.key,
        numbers=tuple(sorted(numbers.items())),
    )
    return contact if changed == contact else replace(changed, at=at)


def _newer(old: Said, new: Said, *, keep: bool) -> Said:
    return (old or new) if keep else (new or old)

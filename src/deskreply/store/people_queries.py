"""Questions about the people the office knows, and about what is known of a number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select

from deskreply.domain import people
from deskreply.domain.people import Contact, Lookup
from deskreply.store import schema
from deskreply.store.records import CONTACT_COLUMNS, to_contact

_PEOPLE = schema.contacts.c
_NUMBERS = schema.contact_numbers.c
_LOOKUPS = schema.lookups.c
_ALL = select(*CONTACT_COLUMNS)
_STEP = 500
# Letters that may bear an accent, and how many more people are looked at for the sake of those.
_ACCENTED = re.compile("[aeiouyncszlg]")
_SPARE = 5

# By one of their numbers, with all of them: a row for each. Asked for every missed call; building
# it anew would take longer than running it.
_ASKED = schema.contact_numbers.alias("asked")
_REACHED = (
    select(*CONTACT_COLUMNS, _NUMBERS.number, _NUMBERS.label)
    .select_from(_ASKED)
    .join(schema.contacts, _PEOPLE.id == _ASKED.c.contact_id)
    .join(schema.contact_numbers, _NUMBERS.contact_id == _PEOPLE.id)
    .where(_ASKED.c.number == bindparam("wanted"))
    .order_by(_PEOPLE.id, _NUMBERS.number)
)
_LOOKED_UP = select(*_LOOKUPS).where(_LOOKUPS.number == bindparam("wanted"))


class PeopleQueries:
    """The people's part of ``SqlReader``."""

    _connection: Connection

    def contacts_for(self, number: str) -> tuple[Contact, ...]:
        """Everybody who can be reached under a number, in the order they became known."""
        numbers: dict[int, list[tuple[str, str]]] = defaultdict(list)
        found: dict[int, Sequence[Any]] = {}
        for row in self._connection.execute(_REACHED, {"wanted": number}):
            found[row[0]] = row[:-2]
            numbers[row[0]].append((row[-2], row[-1]))
        return tuple(to_contact(row, tuple(numbers[i])) for i, row in found.items())

    def contacts_with(self, numbers: Collection[str]) -> dict[str, tuple[Contact, ...]]:
        """The same for some hundreds of numbers; unknown ones have no entry."""
        if not numbers:
            return {}
        query = select(_NUMBERS.number, _NUMBERS.contact_id)
        ids: dict[str, list[int]] = defaultdict(list)
        for number, contact_id in self._connection.execute(
            query.where(_NUMBERS.number.in_(list(numbers)))
        ):
            ids[number].append(contact_id)
        if not ids:
            return {}
        everybody = {i for those in ids.values() for i in those}
        rows = self._connection.execute(_ALL.where(_PEOPLE.id.in_(everybody))).all()
        found = {contact.id: contact for contact in self._people(rows)}
        return {number: tuple(found[i] for i in sorted(those)) for number, those in ids.items()}

    def contacts(self) -> Iterator[Contact]:
        """Everybody, by name, read in steps: the list may be long."""
        query = _ALL.order_by(_PEOPLE.name, _PEOPLE.id).limit(_STEP)
        rows = self._connection.execute(query).all()
        while rows:
            yield from self._people(rows)
            if len(rows) < _STEP:
                return
            last_id, last_name = rows[-1][:2]
            same = and_(_PEOPLE.name == last_name, _PEOPLE.id > last_id)
            later = query.where(_PEOPLE.name >= last_name, or_(_PEOPLE.name > last_name, same))
            rows = self._connection.execute(later).all()

    def contact(self, contact_id: int) -> Contact | None:
        """One person, with all their numbers."""
        rows = self._connection.execute(_ALL.where(_PEOPLE.id == contact_id)).all()
        return next(iter(self._people(rows)), None)

    def contacts_like(self, wanted: str, limit: int) -> tuple[Contact, ...]:
        """People with these words in their name, or these digits in a number; by name."""
        near = _near(wanted)
        if not near:
            return ()
        query = _ALL.where(or_(*near)).order_by(_PEOPLE.name, _PEOPLE.id).limit(_SPARE * limit)
        rows = self._connection.execute(query).all()
        found = [person for person in self._people(rows) if people.matches(person, wanted)]
        return tuple(found[:limit])

    def lookup(self, number: str) -> Lookup | None:
        """What the provider last said about a number, however long ago."""
        row = self._connection.execute(_LOOKED_UP, {"wanted": number}).first()
        return None if row is None else Lookup(*row)

    def erased(self, ids: Collection[str]) -> frozenset[str]:
        """Those of some provider ids that were erased here, and must not come back."""
        if not ids:
            return frozenset()
        query = select(schema.erased.c.id).where(schema.erased.c.id.in_(list(ids)))
        return frozenset(self._connection.execute(query).scalars())

    def _people(self, rows: Sequence[Sequence[Any]]) -> list[Contact]:
        """Contacts from ``CONTACT_COLUMNS``, with their numbers."""
        ids = [row[0] for row in rows]
        query = select(_NUMBERS.contact_id, _NUMBERS.number, _NUMBERS.label)
        query = query.where(_NUMBERS.contact_id.in_(ids)).order_by(_NUMBERS.number)
        numbers: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for contact_id, number, label in self._connection.execute(query):
            numbers[contact_id].append((number, label))
        return [to_contact(row, tuple(numbers[row[0]])) for row in rows]


def _near(wanted: str) -> list[ColumnElement[bool]]:
    """Conditions that everybody meets who matches, and few others: a letter that may bear an accent
    is any letter here."""
    found: list[ColumnElement[bool]] = []
    words = people.folded(wanted).split()
    if words:
        found.append(and_(*(_PEOPLE.name.ilike(f"%{_ACCENTED.sub('_', w)}%") for w in words)))
    digits = "".join(char for char in wanted if char.isascii() and char.isdigit())
    if len(digits) > 2:
        having = select(_NUMBERS.contact_id).where(_NUMBERS.number.like(f"%{digits}%"))
        found.append(_PEOPLE.id.in_(having))
    return found

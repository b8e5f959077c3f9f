"""Writes down who the office knows, and takes out what is to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, insert, update

from deskreply.domain.people import Contact
from deskreply.store import schema
from deskreply.store.people_queries import PeopleQueries
from deskreply.store.records import contact_values

_PEOPLE = schema.contacts.c
_NUMBERS = schema.contact_numbers.c


class PeopleWrites(PeopleQueries):
    """The people's part of ``SqlTransaction``."""

    def save_contact(self, contact: Contact) -> Contact:
        """Insert (``id`` 0) or update a person with all their numbers; what is stored, with its id.
        LookupError for an id that there is not."""
        return self.save_contacts([contact])[0]

    def save_contacts(self, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
        """The same for some hundreds at once, in the order given."""
        new = [contact for contact in contacts if not contact.id]
        ids = iter(self._insert(new))
        stored = [contact if contact.id else replace(contact, id=next(ids)) for contact in contacts]
        for contact in contacts:
            if contact.id:
                self._change(contact)
        links = [
            {"contact_id": contact.id, "number": number, "label": label}
            for contact in stored
            for number, label in dict(contact.numbers).items()
        ]
        if links:
            self._connection.execute(insert(schema.contact_numbers), links)
        return tuple(stored)

    def remove_contact(self, contact_id: int) -> None:
        """Forget a person, with their numbers."""
        self._connection.execute(delete(schema.contacts).where(_PEOPLE.id == contact_id))

    def _insert(self, contacts: Sequence[Contact]) -> Sequence[int]:
        if not contacts:
            return ()
        query = insert(schema.contacts).returning(_PEOPLE.id, sort_by_parameter_order=True)
        rows = self._connection.execute(query, [contact_values(contact) for contact in contacts])
        return rows.scalars().all()

    def _change(self, contact: Contact) -> None:
        """Write the person's own columns, and take out the numbers, which are written anew."""
        query = update(schema.contacts).where(_PEOPLE.id == contact.id)
        if not self._connection.execute(query.values(contact_values(contact))).rowcount:
            raise LookupError(f"no contact {contact.id}")
        gone = delete(schema.contact_numbers).where(_NUMBERS.contact_id == contact.id)
        self._connection.execute(gone)

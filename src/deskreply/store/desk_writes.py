"""Writes down who did what at the desk, and what is planned."""

from __future__ import annotations

from sqlalchemy import insert, update

from deskreply.domain.followup import Followup
from deskreply.domain.people import AuditRecord
from deskreply.store import schema
from deskreply.store.desk_queries import DeskQueries
from deskreply.store.flavour import Flavour
from deskreply.store.records import audit_values, followup_values

_FOLLOWUPS = schema.followups.c


class DeskWrites(DeskQueries):
    """The desk's part of ``SqlTransaction``."""

    _flavour: Flavour

    def add_audit(self, record: AuditRecord) -> None:
        """Append to the audit trail."""
        self._connection.execute(insert(schema.audit), audit_values(record))

    def add_followup(self, followup: Followup) -> bool:
        """Insert (``id`` is ignored). False, and nothing changed, where the call has its nth."""
        unique = [_FOLLOWUPS.call_id, _FOLLOWUPS.nth]
        query = self._flavour.insert_new(schema.followups, unique)
        query = query.values(followup_values(followup)).returning(_FOLLOWUPS.id)
        return self._connection.execute(query).first() is not None

    def save_followup(self, followup: Followup) -> None:
        """Update a follow-up, found by its ``id``. LookupError if there is none."""
        query = update(schema.followups).where(_FOLLOWUPS.id == followup.id)
        if not self._connection.execute(query.values(followup_values(followup))).rowcount:
            raise LookupError(f"no follow-up {followup.id}")

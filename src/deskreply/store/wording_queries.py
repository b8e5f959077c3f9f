"""The wordings' part of the store: versions that are only added to, and what the slots use."""

from __future__ import annotations

from sqlalchemy import Connection, and_, insert, select, update

from deskreply.domain.wordings import SlotChoice, WordingVersion
from deskreply.store import schema

_WORDINGS = schema.wordings.c
_SLOTS = schema.slots.c
_VERSION = ("name", "language", "version", "body", "line", "promise_minutes", "at", "author")
_CHOICE = ("slot", "name", "line", "rival", "since", "author")


class WordingQueries:
    """The wordings' part of ``SqlReader``."""

    _connection: Connection

    def wordings(self) -> tuple[WordingVersion, ...]:
        """Every version of the office's own wordings, oldest first."""
        query = select(*(_WORDINGS[name] for name in _VERSION)).order_by(_WORDINGS.seq)
        return tuple(WordingVersion(*row) for row in self._connection.execute(query))

    def slot_choices(self) -> tuple[SlotChoice, ...]:
        """What was chosen for slots, the latest choice of each."""
        query = select(*(_SLOTS[name] for name in _CHOICE)).order_by(_SLOTS.slot, _SLOTS.line)
        return tuple(SlotChoice(*row) for row in self._connection.execute(query))


class WordingWrites:
    """The wordings' part of ``SqlTransaction``."""

    _connection: Connection

    def add_wording(self, version: WordingVersion) -> None:
        """Append a version, which has to be a new one of its name, language and line."""
        values = {name: getattr(version, name) for name in _VERSION}
        self._connection.execute(insert(schema.wordings), values)

    def save_slot(self, choice: SlotChoice) -> None:
        """What a slot uses on a line from now on."""
        values = {name: getattr(choice, name) for name in _CHOICE}
        same = and_(_SLOTS.slot == choice.slot, _SLOTS.line == choice.line)
        if not self._connection.execute(select(_SLOTS.slot).where(same)).first():
            self._connection.execute(insert(schema.slots), values)
            return
        self._connection.execute(update(schema.slots).where(same).values(values))

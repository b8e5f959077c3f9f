"""What the provider knows about a number, asked for money and therefore seldom.

Asked before an automatic text leaves, where a setting wants it. An answer that does not come holds
nothing up: the text goes without it.
"""

from __future__ import annotations

from dataclasses import replace

from deskreply.domain.errors import ProviderError
from deskreply.domain.people import Lookup
from deskreply.engine import people
from deskreply.engine.context import Context
from deskreply.engine.facts import LOOKUP_MEMORY

# After one that failed, the texts of the next minutes do not wait for another.
PAUSE_SECONDS = 300.0


class Lookups:
    """Asks, and remembers. Safe to use from several threads."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._not_before = 0.0

    def ask(self, number: str) -> None:
        """See that what the settings want to be known of a number is stored, if it can be known."""
        line_type, name, old = self._wanted(number)
        if not line_type and not name:
            return
        if self._ctx.clock.monotonic() < self._not_before:
            return
        try:
            found = self._ctx.provider.lookup(number, line_type=line_type, caller_name=name)
        except ProviderError as error:
            self._not_before = self._ctx.clock.monotonic() + PAUSE_SECONDS
            failed = self._ctx.event("lookup-failed", error=type(error).__name__, code=error.code)
            self._ctx.publish([failed])
            return
        self._keep(found, old)

    def _wanted(self, number: str) -> tuple[bool, bool, Lookup | None]:
        """Whether the line type and the name have to be asked for, and what is known already."""
        settings = self._ctx.settings()
        if not settings.lookup_line_type and not settings.lookup_caller_name:
            return False, False, None
        with self._ctx.store.read() as reader:
            old = reader.lookup(number)
            nameless = not any(person.name for person in reader.contacts_for(number))
        if old is not None and self._ctx.now() - old.at >= LOOKUP_MEMORY:
            old = None
        line_type = settings.lookup_line_type and (old is None or not old.line_type)
        return line_type, settings.lookup_caller_name and nameless and old is None, old

    def _keep(self, found: Lookup, old: Lookup | None) -> None:
        """Store it; what was not asked for again stays, with the age of the older answer."""
        kept = replace(found, at=self._ctx.now())
        if old is not None:
            kept = replace(kept, at=old.at, caller_name=found.caller_name or old.caller_name)
        with self._ctx.store.write() as tx:
            tx.save_lookup(kept)
            people.rename(tx, [found.number])

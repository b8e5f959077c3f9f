"""The moment of sending, as the guards look at it."""

from __future__ import annotations

from datetime import datetime

from deskreply.domain import guards
from deskreply.domain.calendar import Calendar
from deskreply.domain.guards import Concern, Purpose, Said, Situation
from deskreply.engine import officehours, stafftext
from deskreply.ui.bridge import Bridge
from deskreply.ui.composer.facts import Facts


class Watch:
    """What happened around one conversation since it came up here, and what staff has decided
    about it since."""

    def __init__(self, opened_at: datetime) -> None:
        self.opened_at = opened_at
        self.began_as_note = False
        self._wrote: Said | None = None
        self._decided: set[str] = set()

    def see(self, before: Facts | None, known: Facts, now: datetime) -> None:
        """Note when a text of theirs first stood on the screen."""
        if before is not None and known.wrote is not None and known.wrote != before.wrote:
            self._wrote = Said(known.wrote.id, now)

    def decide(self, concerns: tuple[Concern, ...]) -> None:
        """Staff has seen these: what does not change by the text is not asked again."""
        self._decided.update(concern.key for concern in concerns if concern.key)

    def concerns(
        self, bridge: Bridge, facts: Facts, name: str, text: str, purpose: Purpose, *, by_key: bool
    ) -> tuple[Concern, ...]:
        """What speaks against sending ``text`` now."""
        now = bridge.now()
        office = calendar(bridge, facts)
        closed = not office.is_open(now)
        thread = facts.thread
        return guards.concerns(
            Situation(
                text=text,
                now=now,
                name=name,
                purpose=purpose,
                by_key=by_key,
                began_as_note=self.began_as_note,
                opened_at=self.opened_at,
                replied=facts.replied,
                wrote=self._wrote,
                last_at=thread.last_at if thread is not None else None,
                quiet_until=stafftext.quiet(bridge.settings(), facts.number, now),
                opens_at=office.next_opening(now) if closed else None,
                zone=bridge.zone,
            ),
            self._decided,
        )


def calendar(bridge: Bridge, facts: Facts) -> Calendar:
    """The hours of the line that this conversation goes through."""
    line = facts.thread.line if facts.thread is not None else ""
    return officehours.calendar(bridge.settings(), bridge.zone, line)

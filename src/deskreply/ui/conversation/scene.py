"""What the words of a conversation depend on, besides its entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deskreply.engine.why import Step
from deskreply.ui import say, strings
from deskreply.ui.bridge import Bridge


@dataclass(frozen=True, slots=True)
class Scene:
    """``staff``: who reads it. ``today``: the date at the office. ``cooldown_hours``: in which time
    a caller gets one automatic text. ``open``: the calls whose reasons are shown, by their ids,
    with all that is known of them; nothing while that is looked up. ``again``: ids of failed texts
    that were written again. ``lit``: the id of the message or call that a search led to."""

    zone: str
    language: str
    staff: str
    today: date
    cooldown_hours: float = 24
    open: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    again: frozenset[str] = frozenset()
    lit: str = ""

    def clock(self, at: datetime) -> str:
        """The time of day there."""
        return say.clock(at, self.zone, self.language)

    def when(self, at: datetime, now: datetime) -> str:
        """Day and time of day."""
        return say.when(at, self.zone, now, self.language)

    def date(self, at: datetime) -> date:
        """The date there."""
        return at.astimezone(ZoneInfo(self.zone)).date()


def scene_of(bridge: Bridge) -> Scene:
    """As it is now at this desk."""
    settings, zone = bridge.settings(), bridge.zone
    return Scene(
        zone=zone,
        language=strings.language(),
        staff=settings.staff,
        today=bridge.now().astimezone(ZoneInfo(zone)).date(),
        cooldown_hours=settings.cooldown_hours,
    )

"""What every use case shares: the ports, the settings of the moment, and the right time."""

from __future__ import annotations

import statistics
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from deskreply.domain.events import Event, Value
from deskreply.engine.bus import Bus
from deskreply.engine.ports import Clock, Store
from deskreply.engine.providerport import Provider
from deskreply.engine.readiness import Readiness
from deskreply.settings import Settings

# The Date header counts whole seconds and travels; a smaller difference means nothing.
SKEW_NOISE_SECONDS = 2.0
SKEW_WARNING_SECONDS = 30.0


class Random(Protocol):
    """The one method of random.Random that jitter needs."""

    def uniform(self, a: float, b: float) -> float: ...


class Skew:
    """How far the PC's clock is from the provider's, from the Date headers of good answers."""

    def __init__(self) -> None:
        self._seen: deque[float] = deque(maxlen=5)

    def observe(self, provider_now: datetime | None, now: datetime) -> None:
        if provider_now is not None:
            # A Date header is cut to the second: on average the provider is half a second further.
            self._seen.append((provider_now - now).total_seconds() + 0.5)

    def forget(self) -> None:
        """Drop what was seen: the PC's clock was set, or it slept."""
        self._seen.clear()

    @property
    def seconds(self) -> float:
        """Seconds the provider's clock is ahead; 0 where the difference is within the noise."""
        middle = statistics.median(self._seen) if self._seen else 0.0
        return middle if abs(middle) > SKEW_NOISE_SECONDS else 0.0


@dataclass(slots=True)
class Context:
    """The ports and the settings. ``stopping``: finish what is in flight, begin nothing more.
    ``settings`` is asked anew each time: it may change any moment.

    ``office_zone`` is the office's time zone name, never empty. ``owner`` names this process among
    all that may claim an outbox row.

    ``notice_gap`` looks whether the PC slept or its clock was set since somebody last looked, and
    acts on it; to be called where stale knowledge would do harm. ``progress``: a duty got further.
    ``free_bytes``: what is left on the disk of the home, None where nobody knows.
    """

    store: Store
    provider: Provider
    clock: Clock
    bus: Bus
    settings: Callable[[], Settings]
    office_zone: Callable[[], str]
    random: Random
    owner: str
    skew: Skew = field(default_factory=Skew)
    stopping: threading.Event = field(default_factory=threading.Event)
    readiness: Readiness = field(default_factory=Readiness)
    wake: Callable[[str], None] = lambda duty: None
    notice_gap: Callable[[], None] = lambda: None
    progress: Callable[[], None] = lambda: None
    free_bytes: Callable[[], int | None] = lambda: None

    @property
    def desk(self) -> str:
        """This desk's name among those that may share a database: of ``owner`` what does not change
        with the process."""
        return self.owner.partition("@")[0]

    def now(self) -> datetime:
        """The time, UTC, corrected by the provider's clock where the PC's is wrong."""
        return self.clock.now() + timedelta(seconds=self.skew.seconds)

    def event(self, name: str, number: str = "", **data: Value) -> Event:
        return Event(name, self.now(), number, data)

    def publish(self, events: Iterable[Event]) -> None:
        self.bus.publish(events)

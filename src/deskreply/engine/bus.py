"""Tells whoever listens what was committed. A listener that fails never stops the engine."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable

from deskreply.domain.events import Event
from deskreply.engine.ports import Subscriber

log = logging.getLogger(__name__)


class Bus:
    """Calls every subscriber in the publishing thread. What a subscriber publishes itself comes
    after the event it heard, for everybody."""

    def __init__(self) -> None:
        self._subscribers: list[Subscriber] = []
        self._here = threading.local()

    def subscribe(self, subscriber: Subscriber) -> None:
        self._subscribers.append(subscriber)

    def publish(self, events: Iterable[Event]) -> None:
        waiting: deque[Event] | None = getattr(self._here, "waiting", None)
        if waiting is not None:
            waiting.extend(events)
            return
        self._here.waiting = waiting = deque(events)
        try:
            while waiting:
                self._tell(waiting.popleft())
        finally:
            self._here.waiting = None

    def _tell(self, event: Event) -> None:
        for subscriber in tuple(self._subscribers):
            try:
                subscriber(event)
            except (Exception, SystemExit):
                log.exception("a listener failed on %s", event.name)

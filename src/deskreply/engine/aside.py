"""A listener that may take its time, or never return, without holding up the engine."""

from __future__ import annotations

import logging
import queue
import threading
import time

from deskreply.domain.events import Event
from deskreply.engine.ports import Subscriber

log = logging.getLogger(__name__)

MOST_WAITING = 10_000


class Aside:
    """Subscribes in place of a slow listener: calls it in a thread of its own, in order. Where too
    many events wait, the newest are dropped: an event is a hint, the rows are the truth."""

    def __init__(self, listener: Subscriber, *, most: int = MOST_WAITING) -> None:
        self._listener = listener
        self._waiting: queue.Queue[Event | None] = queue.Queue(most)
        self._lost = 0
        self._thread = threading.Thread(target=self._tell, name="deskreply-aside", daemon=True)
        self._thread.start()

    def __call__(self, event: Event) -> None:
        try:
            self._waiting.put_nowait(event)
        except queue.Full:
            self._lost += 1

    def close(self, seconds: float) -> bool:
        """Tell what waits, for at most so many seconds. True where all of it was told."""
        until = time.monotonic() + seconds
        try:
            self._waiting.put(None, timeout=seconds)
        except queue.Full:
            return False
        self._thread.join(max(0.0, until - time.monotonic()))
        return not self._thread.is_alive()

    def _tell(self) -> None:
        while (event := self._waiting.get()) is not None:
            try:
                self._listener(event)
            except (Exception, SystemExit):
                log.exception("a listener failed on %s", event.name)
            if self._lost and self._waiting.empty():
                log.warning("%d events were not told: nobody took them", self._lost)
                self._lost = 0

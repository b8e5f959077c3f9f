"""The headless front end: the engine, and one JSON object a line on stdout for every event.

Numbers are hashed and message bodies absent, so that any log shipper may take the lines.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TextIO

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.events import Event
from deskreply.engine.aside import Aside
from deskreply.engine.engine import Engine

# SIGTERM to exit is promised within 5 s; what is in flight gets nearly all of it.
STOP_SECONDS = 3.6
LAST_WORDS_SECONDS = 0.4


class EventLines:
    """Writes events as JSON Lines. A reader that went away never stops the engine."""

    def __init__(self, out: TextIO, hashed: Callable[[str], str]) -> None:
        self._out = out
        self._hashed = hashed
        self._lock = threading.Lock()
        self._open = True

    def write(self, event: Event) -> None:
        """One line: ``at`` (UTC, ``Z``), ``event``, ``number`` (hashed) and the event's data."""
        line: dict[str, object] = {"at": stamp(event.at), "event": event.name}
        if event.number:
            line["number"] = self._hashed(event.number)
        line.update(event.data)
        with self._lock:
            if not self._open:
                return
            try:
                self._out.write(json.dumps(line, ensure_ascii=False) + "\n")
                self._out.flush()
            except (OSError, ValueError):
                self._open = False


class GaveUp(EnvironmentTrouble):
    """The engine cannot go on, and threads of it may hang: the process should end at once."""


def stamp(at: datetime) -> str:
    """ISO 8601 in UTC with ``Z``, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def run(
    engine: Engine,
    hashed: Callable[[str], str],
    stopped: threading.Event,
    *,
    out: TextIO | None = None,
) -> bool:
    """Run until ``stopped`` is set. True where everything in flight was finished in time. Raises
    GaveUp where the engine cannot go on."""
    # Whoever reads the lines may stop reading: that must not hold up texts.
    lines = Aside(EventLines(out or sys.stdout, hashed).write)
    engine.ctx.bus.subscribe(lines)
    engine.start()
    watched = len(engine.ctx.settings().watched)
    engine.ctx.publish([engine.ctx.event("started", lines=watched)])
    trouble = _until(stopped, engine)
    engine.ctx.publish([engine.ctx.event("stopping")])
    finished = engine.stop(STOP_SECONDS)
    engine.ctx.publish([engine.ctx.event("stopped", finished=finished)])
    told = lines.close(LAST_WORDS_SECONDS)
    if trouble is not None:
        raise GaveUp(str(trouble), es=trouble.es) from trouble
    return finished and told


def _until(stopped: threading.Event, engine: Engine) -> EnvironmentTrouble | None:
    """Look after the engine until it is told to stop; why it cannot go on, where it cannot."""
    try:
        # A bare wait() cannot be interrupted by Ctrl+C on Windows.
        while not stopped.wait(1.0):
            engine.tend()
    except EnvironmentTrouble as error:
        return error
    return None

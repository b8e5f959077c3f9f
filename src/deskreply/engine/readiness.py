"""Whether what we know is fresh enough for a text to leave.

For whoever finds that the world may have moved on unseen (the start, a wake, a restored backup):

    ctx.readiness.require_fresh_reads("woke")
    ctx.readiness.require_fresh_reads("restored", since=backup_time, staff_too=True)

From that moment on no automatic text leaves (with ``staff_too``: no text at all) until both logs
were read to their end, by reads that began later. ``since`` (UTC): read at least that far back;
without it as far as the poller knows itself (26 hours, or since the last good poll that stands in
the database: after a restore that is the one of the backup). Calling it again only ever asks for
more. Nothing is stored: a new process begins with ``started`` required, so whoever needs more than
that after a crash keeps a row and asks again before the engine starts.

    ctx.readiness.ready()            both logs were read since
    ctx.readiness.may_leave(kind)    whether a text of this kind may leave now

The pollers tell what they read: ``wanted`` (does this log have to be read to its end?), ``begin``
before the first page, ``done`` after all of it was stored.
"""

from __future__ import annotations

import threading
from datetime import datetime

from deskreply.domain.models import MessageKind

LOGS = ("calls", "messages")


class Readiness:
    """Safe to use from several threads. A new one wants both logs read: ``started``."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reason = "started"
        self._since: datetime | None = None
        self._staff_too = False
        # Each requirement has a number; a read counts for those that stood when it began.
        self._required = 1
        self._read = dict.fromkeys(LOGS, 0)

    def require_fresh_reads(
        self, reason: str, *, since: datetime | None = None, staff_too: bool = False
    ) -> None:
        """Hold automatic texts (``staff_too``: all) until both logs were read, beginning now.
        ``reason`` is a stable word for events."""
        with self._lock:
            if self._is_ready():
                self._since, self._staff_too = None, False
            if since is not None:
                self._since = since if self._since is None else min(since, self._since)
            self._staff_too = self._staff_too or staff_too
            self._reason = reason
            self._required += 1

    def ready(self) -> bool:
        """Whether both logs were read since that was last required."""
        with self._lock:
            return self._is_ready()

    def may_leave(self, kind: MessageKind) -> bool:
        """Whether a text of this kind may leave. A person decided on a staff text just now, so
        it only waits where it may have gone already: after a restore."""
        with self._lock:
            return self._is_ready() or (kind is MessageKind.STAFF and not self._staff_too)

    @property
    def reason(self) -> str:
        """Why reads are, or were last, required."""
        with self._lock:
            return self._reason

    def since(self) -> datetime | None:
        """How far back the reads have to reach (UTC), None where nobody said."""
        with self._lock:
            return None if self._is_ready() else self._since

    # --- for the pollers ---

    def wanted(self, log: str) -> bool:
        """Whether this log has to be read to its end."""
        with self._lock:
            return self._read[log] < self._required

    def begin(self) -> int:
        """A ticket for a read that begins now."""
        with self._lock:
            return self._required

    def done(self, log: str, ticket: int) -> bool:
        """This log was read to its end and stored. True where that made us ready."""
        with self._lock:
            before = self._is_ready()
            self._read[log] = max(self._read[log], ticket)
            return self._is_ready() and not before

    def _is_ready(self) -> bool:
        return all(read >= self._required for read in self._read.values())

"""One request on the wire: whether it had left, and the means to end it from elsewhere."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

DEADLINE = "The provider did not finish its answer in time."
DROPPED = "The connection was dropped on purpose."


class Attempt:
    """One request, from the first look-up to the last byte of its answer.

    ``sent``: a byte of the request may have left. ``ended``: why we ended it ourselves, else "".
    """

    def __init__(self, *, reads_only: bool) -> None:
        self.reads_only = reads_only
        self.sent = False
        self.ended = ""
        self._lock = threading.Lock()
        self._leash: socket.socket | None = None
        self._over = False

    def hold(self, sock: socket.socket) -> None:
        """Remember the socket in use. A second handle to it is kept, since the first one changes
        hands: TLS takes it over, and the HTTP library closes it while the body is still read."""
        with self._lock:
            if self._over or self._leash is not None:
                return
            self._leash = socket.fromfd(sock.fileno(), sock.family, sock.type)
            if self.ended:
                self._cut()

    @property
    def held(self) -> bool:
        return self._leash is not None

    def let_go(self) -> None:
        """Forget the socket: it did not connect, another may follow."""
        with self._lock:
            if self._leash is not None:
                self._leash.close()
                self._leash = None

    def end(self, why: str) -> None:
        """Make the request fail now, whatever it waits for. Safe from any thread, at any time."""
        with self._lock:
            if not self._over and not self.ended:
                self.ended = why
                self._cut()

    def finish(self) -> None:
        """Nothing is ended any more."""
        with self._lock:
            self._over = True
        self.let_go()

    def _cut(self) -> None:
        if self._leash is not None:
            with contextlib.suppress(OSError):
                self._leash.shutdown(socket.SHUT_RDWR)


class InFlight:
    """The requests of one provider client that are under way, in all threads."""

    def __init__(self, total_timeout: float) -> None:
        self._total = total_timeout
        self._lock = threading.Lock()
        self._attempts: set[Attempt] = set()

    @contextlib.contextmanager
    def attempt(self, *, reads_only: bool, seconds: float | None = None) -> Iterator[Attempt]:
        """One request of this thread, ended after the total time (or sooner, after ``seconds``):
        the time limit on a socket is one per read, so that a server could hold us for ever with a
        byte now and then."""
        attempt = Attempt(reads_only=reads_only)
        total = self._total if seconds is None else min(seconds, self._total)
        watch = threading.Timer(total, attempt.end, (DEADLINE,))
        watch.daemon = True
        with self._lock:
            self._attempts.add(attempt)
        _here.attempt = attempt
        watch.start()
        try:
            yield attempt
        finally:
            watch.cancel()
            attempt.finish()
            _here.attempt = None
            with self._lock:
                self._attempts.discard(attempt)

    def end_reads(self) -> None:
        """End every request that changes nothing. A text on its way is left to finish."""
        with self._lock:
            attempts = [a for a in self._attempts if a.reads_only]
        for attempt in attempts:
            attempt.end(DROPPED)


class _Here(threading.local):
    attempt: Attempt | None = None


_here = _Here()


def current() -> Attempt | None:
    """The request that this thread is making."""
    return _here.attempt

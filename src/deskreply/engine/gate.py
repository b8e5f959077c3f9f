"""When to ask the provider again after trouble.

429 and 5xx slow everything down together. A connection that fails or hangs, a permission that is
missing, a key that is refused slow their own kind only, the last two down to a probe now and then.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from datetime import datetime

from deskreply.domain.errors import (
    AccountClosed,
    BadCredentials,
    NotPermitted,
    ProviderError,
    ProviderTrouble,
    Throttled,
)
from deskreply.domain.health import Finding, Level, Word
from deskreply.engine.context import Context

COMMON_MOST_SECONDS = 30.0
# A request that is one too many costs the provider nothing, and it says by itself if it minds.
THROTTLED_MOST_SECONDS = 4.0
RETRY_AFTER_MOST_SECONDS = 900.0
# With the time a request may hang, the first good poll is there 5 s after the network is back.
OWN_MOST_SECONDS = 2.5
DEAD_PROBE_SECONDS = 20.0


class Gate:
    """Safe to use from several threads. ``kind`` is calls, messages, send, look, …"""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._lock = threading.Lock()
        self._common_until = 0.0
        self._common_failures = 0
        self._until: dict[str, float] = defaultdict(float)
        self._failures: dict[str, int] = defaultdict(int)
        self._refused: dict[str, int] = defaultdict(int)
        self._trouble: dict[str, tuple[str, datetime]] = {}
        self._dead_since: datetime | None = None

    def wait(self, kind: str) -> float:
        """Seconds until this kind may ask again; 0 for now."""
        with self._lock:
            until = max(self._common_until, self._until[kind])
        return max(0.0, until - self._ctx.clock.monotonic())

    def ok(self, kind: str) -> None:
        """A good answer."""
        events = []
        with self._lock:
            self._failures[kind] = 0
            self._until[kind] = 0.0
            self._common_failures = 0
            self._refused.pop(kind, None)
            if self._trouble.pop(kind, None) is not None:
                events.append(self._ctx.event("provider-recovered", request=kind))
            if self._dead_since is not None and not self._refused:
                self._dead_since = None
                events.append(self._ctx.event("credentials-accepted"))
        self._ctx.publish(events)

    def failed(self, kind: str, error: ProviderError) -> float:
        """Note a failure; returns the seconds until this kind may ask again."""
        events = []
        word = type(error).__name__
        with self._lock:
            self._back_off(kind, error)
            if max(self._refused.values(), default=0) >= 2 and self._dead_since is None:
                self._dead_since = self._ctx.now()
                events.append(self._ctx.event("credentials-dead", error=word, code=error.code))
            if self._trouble.get(kind, ("",))[0] != word:
                self._trouble[kind] = word, self._ctx.now()
                name = "not-permitted" if isinstance(error, NotPermitted) else "provider-trouble"
                events.append(self._ctx.event(name, request=kind, error=word, code=error.code))
        self._ctx.publish(events)
        return self.wait(kind)

    def _back_off(self, kind: str, error: ProviderError) -> None:
        now = self._ctx.clock.monotonic()
        jitter = self._ctx.random.uniform(1.0, 1.25)
        if isinstance(error, Throttled | ProviderTrouble):
            if now >= self._common_until:
                # Else it was on its way already as we began to wait: no further attempt.
                self._common_failures += 1
            most = THROTTLED_MOST_SECONDS if isinstance(error, Throttled) else COMMON_MOST_SECONDS
            delay = min(2.0 ** (self._common_failures - 1), most) * jitter
            if error.retry_after is not None:
                delay = min(max(error.retry_after, 0.5), RETRY_AFTER_MOST_SECONDS)
            self._common_until = max(self._common_until, now + delay)
        elif isinstance(error, BadCredentials | AccountClosed):
            # One refusal may be a slip of the provider's; two in a row are an answer.
            self._refused[kind] += 1
            delay = DEAD_PROBE_SECONDS if self._refused[kind] >= 2 else 1.0
            self._until[kind] = now + delay * jitter
        elif isinstance(error, NotPermitted):
            # The key is good for other things: only this kind has to wait for a better one.
            self._until[kind] = now + DEAD_PROBE_SECONDS * jitter
        else:
            self._failures[kind] += 1
            delay = min(float(self._failures[kind]), OWN_MOST_SECONDS) * jitter
            self._until[kind] = now + delay

    def reset(self) -> None:
        """Ask again at once: the PC woke up, or the key was changed."""
        with self._lock:
            self._common_until = 0.0
            self._until.clear()
            self._failures.clear()

    def findings(self) -> tuple[Finding, ...]:
        """What only a person can put right: a dead key, a permission that is missing."""
        with self._lock:
            dead = self._dead_since
            barred = {
                kind: since for kind, (word, since) in self._trouble.items()
                if word == NotPermitted.__name__ and kind != "send"
            }  # fmt: skip
        found = []
        if dead is not None:
            found.append(Finding(Word.CREDENTIALS_DEAD, Level.BAD, dead))
        if barred:
            since, about = min(barred.values()), " ".join(sorted(barred))
            found.append(Finding(Word.NOT_PERMITTED, Level.BAD, since, about))
        return tuple(found)

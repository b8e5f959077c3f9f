"""Faults of the provider and of the way to it, switched on and off while it runs."""

from __future__ import annotations

import itertools
import random
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

ENDPOINTS = (
    "account", "numbers", "calls", "call", "call-post", "call-update", "recordings", "events",
    "messages", "message", "post", "media", "media-item", "media-bytes", "lookup",
    "services", "service-numbers", "campaigns", "verifications",
)  # fmt: skip
"""Names for the endpoints: `calls` and `messages` are the lists, `post` sends a text."""


class FaultKind(StrEnum):
    """What goes wrong. `seconds`, `status`, … are fields of Fault."""

    LOSE_ANSWER = "lose-answer"
    """The request is processed, then the connection closes without an answer."""
    RESET = "reset"
    """The connection is reset before the request is processed."""
    RATE_LIMIT = "rate-limit"
    """429; with `retry_after` (seconds) in its header if that is set."""
    SERVER_ERROR = "server-error"
    """`status` (500) instead of processing."""
    ERROR_AFTER = "error-after"
    """The request is processed, but the answer is `status` (500)."""
    STALL = "stall"
    """The request is processed, the answer held back for `seconds`."""
    CUT_JSON = "cut-json"
    """Half the body under the full length, then the connection closes."""
    CUT_JSON_CLEAN = "cut-json-clean"
    """Half the body under its own, true length."""
    CAPTIVE_PORTAL = "captive-portal"
    """A sign-in page in HTML with status 200, from somebody else: nothing is processed."""
    CLOCK_SKEW = "clock-skew"
    """The `Date` header is off by `seconds`."""
    LIST_LAG = "list-lag"
    """Rows show in lists only `seconds` after they were stored."""
    FETCH_LAG = "fetch-lag"
    """Rows can be fetched by SID only `seconds` after they were stored."""
    REORDER = "reorder"
    """The rows of a page come in any order."""
    DUPLICATE_ROWS = "duplicate-rows"
    """Each further page begins with the last row of the page before."""
    UNKNOWN_STATUS = "unknown-status"
    """Rows (or the one row `sid`) carry a status nobody has heard of."""
    UNKNOWN_FIELDS = "unknown-fields"
    """Rows (or the one row `sid`) carry fields nobody has heard of."""
    MISSING_FROM = "missing-from"
    """Calls (or the one call `sid`) come without their `from`."""
    DEAD_CREDENTIALS = "dead-credentials"
    """401, 20003: the credentials are no longer taken."""
    SUSPENDED = "suspended"
    """403, 10001: the account is suspended."""
    REJECT = "reject"
    """The request is refused with `code` (and `status`, 400)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault to switch on.

    `endpoint`: one of ENDPOINTS, or `*` for all. `count`: it strikes so many answers and is gone;
    None: until cleared. `probability`: 0 to 1, of striking at a request it fits.
    """

    kind: FaultKind
    endpoint: str = "*"
    count: int | None = None
    probability: float = 1.0
    seconds: float = 0.0
    status: int | None = None
    code: int = 20001
    retry_after: float | None = None
    sid: str | None = None

    def __post_init__(self) -> None:
        if self.endpoint != "*" and self.endpoint not in ENDPOINTS:
            raise ValueError(f"endpoint must be * or one of {', '.join(ENDPOINTS)}")
        if not 0.0 <= self.probability <= 1.0:
            raise ValueError("probability must be between 0 and 1")
        if self.count is not None and self.count < 1:
            raise ValueError("count must be at least 1")


class Faults:
    """The faults that are on. Thread-safe; the dice are seeded, so a run can be repeated."""

    def __init__(self, seed: int = 0) -> None:
        self._lock = threading.Lock()
        self._dice = random.Random(seed)  # noqa: S311 - chance for tests, not for secrets
        self._ids = itertools.count(1)
        self._on: dict[int, Fault] = {}
        self._left: dict[int, int] = {}

    def add(self, fault: Fault) -> int:
        """Switch a fault on; the answer is the number to clear it by."""
        with self._lock:
            number = next(self._ids)
            self._on[number] = fault
            if fault.count is not None:
                self._left[number] = fault.count
            return number

    def clear(self, which: int | FaultKind | None = None) -> None:
        """Switch off one fault by its number, all of a kind, or all."""
        with self._lock:
            for number, fault in list(self._on.items()):
                if which is None or which == number or which is fault.kind:
                    self._drop(number)

    @contextmanager
    def on(self, fault: Fault) -> Iterator[None]:
        """Have the fault on for the length of a `with` block."""
        number = self.add(fault)
        try:
            yield
        finally:
            self.clear(number)

    def active(self) -> dict[int, tuple[Fault, int | None]]:
        """The faults that are on, by number, with how often each will still strike (or None)."""
        with self._lock:
            return {n: (fault, self._left.get(n)) for n, fault in self._on.items()}

    def take(self, endpoint: str, kinds: Collection[FaultKind]) -> Fault | None:
        """The first fault of these kinds that strikes this request now, counted as struck."""
        with self._lock:
            for number, fault in self._on.items():
                if fault.kind not in kinds or fault.endpoint not in ("*", endpoint):
                    continue
                if fault.probability < 1.0 and self._dice.random() >= fault.probability:
                    continue
                self._count_down(number)
                return fault
        return None

    def shuffled(self, count: int) -> list[int]:
        """The numbers 0 to `count` - 1 in any order but the given one, where there is another."""
        with self._lock:
            order = list(range(count))
            self._dice.shuffle(order)
            if order == sorted(order):
                order.reverse()
            return order

    def _count_down(self, number: int) -> None:
        if number in self._left:
            self._left[number] -= 1
            if self._left[number] == 0:
                self._drop(number)

    def _drop(self, number: int) -> None:
        self._on.pop(number, None)
        self._left.pop(number, None)

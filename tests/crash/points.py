"""Crash points: every step of the way has a name at which the process can be killed.

The points lie at the ports: before and after each request to the provider and before and after each
commit. What happens between two of them is only in memory, so killing anywhere in between is the
same as killing at the next one. Production code knows nothing of this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, cast

from deskreply.engine.ports import Store, Transaction
from deskreply.engine.providerport import Provider

REQUESTS = frozenset({"calls", "call", "recordings", "messages", "messages_to", "message", "send"})
# The first of these that a unit of work called names it.
WORK = (
    "claim", "add_outbox", "save_outbox", "add_message", "save_message", "save_call", "save_row",
    "save_thread", "set_state",
)  # fmt: skip


class Killed(BaseException):
    """The process is gone: no handler of ours may catch it."""


class Point(NamedTuple):
    """The ``nth`` time that a step is passed."""

    step: str
    nth: int

    def __str__(self) -> str:
        return f"{self.step} #{self.nth}"


def telling(passed: list[Point]) -> list[Point]:
    """The points but for the looks at the logs that found nothing new: those next to a commit, and
    the requests about one text."""

    def kept(i: int) -> bool:
        near = passed[max(0, i - 2) : i + 3]
        about_a_text = passed[i].step.rpartition(" ")[2] in {"send", "message", "messages_to"}
        return about_a_text or any("committing" in point.step for point in near)

    return [point for i, point in enumerate(passed) if kept(i)]


class Tripwire:
    """Remembers the points that were passed, in order, and kills at one of them."""

    def __init__(self, kill_at: Point | None = None) -> None:
        self._kill_at = kill_at
        self._count: Counter[str] = Counter()
        self.passed: list[Point] = []
        self.sprung = False

    def step(self, name: str) -> None:
        """Pass a point, or die at it."""
        self._count[name] += 1
        point = Point(name, self._count[name])
        self.passed.append(point)
        if point == self._kill_at:
            self.sprung = True
            raise Killed(str(point))


class _Watched:
    """Passes everything on to what it stands before; tells of the calls it is asked about."""

    def __init__(self, inner: object, around: Callable[[str, Callable[..., Any]], Any]) -> None:
        self._inner = inner
        self._around = around

    def __getattr__(self, name: str) -> Any:
        return self._around(name, getattr(self._inner, name))


def provider(inner: Provider, wire: Tripwire) -> Provider:
    """The provider with a point before and after every request."""

    def around(name: str, what: Any) -> Any:
        if name not in REQUESTS:
            return what

        def asked(*given: Any, **named: Any) -> Any:
            wire.step(f"before asking for {name}")
            answer = what(*given, **named)
            wire.step(f"after asking for {name}")
            return answer

        return asked

    return cast(Provider, _Watched(inner, around))


def store(inner: Store, wire: Tripwire) -> Store:
    """The store with a point before and after every commit, named by what is committed."""

    @contextmanager
    def write() -> Iterator[Transaction]:
        done: set[str] = set()

        def around(name: str, what: Any) -> Any:
            if name in WORK:
                done.add(name)
            return what

        with inner.write() as tx:
            yield cast(Transaction, _Watched(tx, around))
            named = next((name for name in WORK if name in done), "")
            if named:
                wire.step(f"before committing {named}")
        if named:
            wire.step(f"after committing {named}")

    return cast(Store, _Watched(inner, lambda name, what: write if name == "write" else what))

"""What the bridge gives to its threads, and how the answers find their way back."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from deskreply.engine.ports import Reader

T = TypeVar("T")


class Doing(Generic[T]):
    """An action on its way. Its answer comes in a later turn of the window's loop, so that ``then``
    and ``failed`` said right away are never too late. Neither is called for an object that is
    gone by then."""

    def __init__(self, trouble: Callable[[str], None]) -> None:
        self._then: Callable[[T], None] | None = None
        self._failed: Callable[[str], None] = trouble

    def then(self, then: Callable[[T], None]) -> Doing[T]:
        """What to do with the result."""
        self._then = then
        return self

    def failed(self, failed: Callable[[str], None]) -> Doing[T]:
        """Who gets the sentence that says what went wrong, instead of ``Bridge.trouble``."""
        self._failed = failed
        return self

    def finish(self, result: T) -> None:
        """It is done."""
        if self._then is not None and alive(self._then):
            self._then(result)

    def fail(self, sentence: str) -> None:
        """It could not be done."""
        if alive(self._failed):
            self._failed(sentence)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done in another thread. ``wanted``: asked right before."""

    run: Callable[[], Callable[[], None]]
    wanted: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the store. ``current``: whether no newer one took its place."""

    question: Callable[[Reader], Any]
    then: Callable[[Any], None]
    current: Callable[[], bool]

    def answered(self, reader: Reader) -> Callable[[], None]:
        """Look it up; what this returns tells it."""
        found = self.question(reader)
        return lambda: self.then(found) if self.current() and alive(self.then) else None


class Worker(threading.Thread):
    """Does jobs in their order; ``tell`` gets what each returns, in a list of its own, for the
    window's thread to take out and call."""

    def __init__(self, name: str, jobs: queue.SimpleQueue[Job | None], tell: Callable[..., None]):
        super().__init__(name=f"deskreply-{name}", daemon=True)
        self._jobs = jobs
        self._tell = tell

    def run(self) -> None:
        while (job := self._jobs.get()) is not None:
            # Whoever waits for the answer must not be held, and so perhaps destroyed, here: the
            # window's thread takes it out.
            answer = [job.run() if job.wanted() else None]
            del job
            self._tell(answer)


def alive(then: Callable[..., object]) -> bool:
    """Whether the object that is to be told still exists: windows close while answers travel."""
    while isinstance(then, partial):
        then = then.func
    receiver = getattr(then, "__self__", None)
    return not isinstance(receiver, QObject) or isValid(receiver)

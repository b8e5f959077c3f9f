"""Work that has nothing to do with the office's rows (the keyring, a sign-in entry, the provider's
first answer), done in a thread beside the window's."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from deskreply.domain.errors import ProviderError, UserError
from deskreply.ui.jobs import alive
from deskreply.ui.troubles import sentence

log = logging.getLogger(__name__)

T = TypeVar("T")


class Background(QObject):
    """Does one thing after another; what comes of each is told in the window's thread, unless
    whoever wanted it is gone by then."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._told.connect(self._tell)
        self._open = 0
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether something is still to be done or told."""
        return self._open > 0

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        """``work`` in the other thread, then one of the others in this one; ``failed`` gets one
        sentence for a person."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._work, name="deskreply-background", daemon=True
            )
            self._thread.start()
        self._open += 1
        self._jobs.put(partial(self._do, work, then, failed))

    def close(self, seconds: float = 2.0) -> bool:
        """Take nothing more. True where all of it was done."""
        if self._thread is None:
            return True
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job

    def _do(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        try:
            found = work()
            answer = partial(_said, then, found)
        except (UserError, ProviderError) as error:
            answer = partial(_failed, failed, error.with_traceback(None))
        except Exception:
            log.exception("something in the background failed")
            answer = partial(_said, failed, "")
        # A window that is going away takes no answers any more.
        with suppress(RuntimeError):
            self._told.emit(answer)

    @Slot(object)
    def _tell(self, answer: Callable[[], None]) -> None:
        self._open -= 1
        answer()


def nothing(_: object) -> None:
    """For ``run``: nobody waits for that."""


def _said(to: Callable[[T], None], what: T) -> None:
    if alive(to):
        to(what)


def _failed(to: Callable[[str], None], error: UserError | ProviderError) -> None:
    _said(to, sentence(error))

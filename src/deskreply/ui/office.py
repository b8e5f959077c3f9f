"""The thread in which the office is opened and looked after, beside the window's own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from deskreply.domain.errors import DatabaseDamaged, NoCredentials, UserError
from deskreply.ui.backend import Backend
from deskreply.ui.troubles import sentence

log = logging.getLogger(__name__)

LET_GO_SECONDS = 10.0


class Host(Protocol):
    """What whoever serves the office (see ``Serve``) can ask of the window and tell it."""

    @property
    def stopped(self) -> threading.Event:
        """Set where the app is to end: then return."""

    @property
    def damage(self) -> DatabaseDamaged | None:
        """What the window found wrong with the database, None where nothing."""

    def ready(self, backend: Backend) -> None:
        """The office is open: the window may work on it."""

    def let_go(self) -> None:
        """Wait until the window works on it no longer: it is about to be closed."""


Serve = Callable[[Host], None]
"""Opens the office, tells the host, looks after it until told to stop. Raises UserError or
EnvironmentTrouble where that cannot be done."""


class OfficeThread(QObject):
    """Runs a ``Serve`` in a thread of its own, implements its ``Host``."""

    opened = Signal(object)
    """A Backend to work on."""
    closing = Signal()
    """The backend is about to go: let go of it, then call ``released``."""
    failed = Signal(str)
    """It could not be opened, or cannot go on. One sentence. The thread has ended."""
    ended = Signal()
    _broke = Signal(object)

    def __init__(self, serve: Serve, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serve = serve
        self._free = threading.Event()
        self._thread: threading.Thread | None = None
        self.stopped = threading.Event()
        self.damage: DatabaseDamaged | None = None
        self.keyless = False
        """It failed for want of the phone provider's key."""
        self._broke.connect(self._say)

    def start(self) -> None:
        """Begin, or begin again after a failure."""
        self.damage = None
        self._thread = threading.Thread(target=self._run, name="deskreply-office", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end; ``ended`` follows."""
        self.stopped.set()

    def join(self, seconds: float) -> bool:
        """Wait for its end. True where it came."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def damaged(self, error: DatabaseDamaged) -> None:
        """The window found the database damaged: it has to be opened anew."""
        self.damage = error

    def released(self) -> None:
        """The window works on the backend no longer."""
        self._free.set()

    # --- called in the office's thread ---

    def ready(self, backend: Backend) -> None:
        self._free.clear()
        self.opened.emit(backend)

    def let_go(self) -> None:
        self.damage = None
        self.closing.emit()
        self._free.wait(LET_GO_SECONDS)

    def _run(self) -> None:
        try:
            self._serve(self)
        except UserError as error:
            self._broke.emit(error.with_traceback(None))
        except Exception:
            log.exception("the office could not be kept open")
            self._broke.emit(None)
        finally:
            self.ended.emit()

    @Slot(object)
    def _say(self, error: UserError | None) -> None:
        self.keyless = isinstance(error, NoCredentials)
        self.failed.emit("" if error is None else sentence(error))

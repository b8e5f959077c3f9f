"""One app with a screen for each home: a second start raises the first. Who is the first is settled
by a lock (``lock.WindowLock``); here the second says "show" and the first hears it."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

log = logging.getLogger(__name__)

SHOW = b"show"
LONGEST = 16
PATIENCE_SECONDS = 0.5
BETWEEN_TRIES = 0.1


class Ear:
    """Listens at a home's address until the app ends. Only this user can speak there, and only one
    word is heard."""

    def __init__(self, address: str, heard: Callable[[], None]) -> None:
        self._heard = heard
        self._closed = False
        self._listener: Listener | None = None
        try:
            self._listener = listener = _listen(address)
        except OSError as error:
            log.warning("a second start cannot be heard: %s", error.strerror)
            return
        threading.Thread(
            target=self._work, args=(listener,), name="deskreply-ear", daemon=True
        ).start()

    def close(self) -> None:
        """Hear no more."""
        self._closed = True
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.close()

    def _work(self, listener: Listener) -> None:
        while not self._closed:
            try:
                with listener.accept() as caller:
                    self._listen_to(caller)
            except OSError:
                # A caller that went away, or said what is no message.
                log.debug("a caller was not understood", exc_info=True)
                time.sleep(BETWEEN_TRIES)

    def _listen_to(self, caller: Connection) -> None:
        with contextlib.suppress(EOFError):
            if caller.poll(PATIENCE_SECONDS) and caller.recv_bytes(LONGEST) == SHOW:
                if not self._closed:
                    self._heard()
                caller.send_bytes(SHOW)


def ask_to_show(address: str, seconds: float) -> bool:
    """Ask the app that has the lock to show itself, for so long: it may only just be starting.
    False where it does not answer."""
    _let_it_come_forward()
    until = time.monotonic() + seconds
    while (answered := _asked(address, until)) is None and time.monotonic() < until:
        time.sleep(BETWEEN_TRIES)
    return bool(answered)


def _listen(address: str) -> Listener:
    if os.name != "posix":
        return Listener(rf"\\.\pipe\{address}", "AF_PIPE")
    # Whoever has the lock may take away what a dead one left.
    Path(address).unlink(missing_ok=True)
    before = os.umask(0o177)
    try:
        return Listener(address, "AF_UNIX", backlog=16)
    finally:
        os.umask(before)


def _asked(address: str, until: float) -> bool | None:
    """Whether it answered in time; None where nobody listens yet."""
    place = address if os.name == "posix" else rf"\\.\pipe\{address}"
    try:
        mouth = Client(place)
    except OSError:
        return None
    with mouth, contextlib.suppress(OSError, EOFError):
        mouth.send_bytes(SHOW)
        # On one connection to the end: those that hang would fill the other's queue.
        return mouth.poll(max(0.0, until - time.monotonic())) and mouth.recv_bytes(LONGEST) == SHOW
    return False


def _let_it_come_forward() -> None:
    """Windows lets only the program in front hand on the right to come to the front."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

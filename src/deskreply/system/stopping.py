"""SIGTERM and SIGINT: the process ends at once, or as soon as what is in flight is finished."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
from collections.abc import Iterator


class Stop:
    """What those signals do: they set ``asked``. While ``at_once`` holds they end the process right
    away instead, with exit code 0: for times in which nothing is in flight, such as the opening of
    a large database."""

    def __init__(self, *, at_once: bool) -> None:
        self.at_once = at_once
        self.asked = threading.Event()

    def listen(self, ear: socket.socket) -> None:
        """Act on signals until the other end is closed."""
        while ear.recv(1):
            if self.at_once:
                os._exit(0)
            self.asked.set()


@contextlib.contextmanager
def stop_signal(*, at_once: bool = False) -> Iterator[Stop]:
    """In the main thread: heed those signals for the length of the block."""
    stop = Stop(at_once=at_once)
    # A handler of Python's runs only once the main thread is back from whatever it called, which
    # may be a check of a whole database. Whoever listens to the wakeup hears of a signal at once.
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    listener = threading.Thread(target=stop.listen, args=(ear,), name="deskreply-stop", daemon=True)
    listener.start()
    wakeup = signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
    names = (signal.SIGINT, signal.SIGTERM)
    before = {name: signal.signal(name, lambda *_: None) for name in names}
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
        signal.set_wakeup_fd(wakeup)
        mouth.close()
        listener.join()
        ear.close()

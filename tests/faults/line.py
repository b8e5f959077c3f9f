"""A practice line in a process of its own, and a wire to it that also tells what it is asked."""

from __future__ import annotations

import contextlib
import operator
import os
import select
import signal
import time
from collections.abc import Mapping, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from deskreply.domain.history import Log
from deskreply.practice import Fault, FaultKind, PracticeLine, PracticeServer
from deskreply.practice.model import Message
from tests.faults.process import Broken, fork
from tests.faults.world import LineClock, World
from tests.support.history import log_of

LINE = "+12125550190"
SECOND = "+12125550191"

# What the line tells of, by the byte it tells it with.
CALLS, MESSAGES, LOOK, POSTING, POSTED, STATUS = b"c", b"m", b"l", b"b", b"p", b"s"
_OF_ENDPOINT = {"calls": CALLS, "messages": MESSAGES, "post": POSTED, "message": STATUS}


class TellingLine(PracticeLine):
    """Tells at once what it is asked: whoever listens knows when to strike."""

    def __init__(self, world: World, seed: int, tell: int) -> None:
        super().__init__((LINE, SECOND), clock=LineClock(world), seed=seed)
        self._tell = tell

    def _say(self, word: bytes) -> None:
        # Nobody has to listen.
        with contextlib.suppress(BlockingIOError):
            os.write(self._tell, word)

    def send_text(
        self, from_: str, to: str, body: str, media_urls: Sequence[str] = (), service: str = ""
    ) -> Message:
        """See TextDesk."""
        self._say(POSTING)
        return super().send_text(from_, to, body, media_urls, service)

    def log_request(
        self,
        method: str,
        path: str,
        endpoint: str,
        *,
        query: Mapping[str, str],
        form: Mapping[str, str],
        status: int,
        seconds: float,
        faults: tuple[str, ...],
    ) -> None:
        """See PracticeLine."""
        word = LOOK if endpoint == "messages" and "To" in query else _OF_ENDPOINT.get(endpoint)
        if word is not None:
            self._say(word)
        super().log_request(
            method, path, endpoint, query=query, form=form, status=status, seconds=seconds,
            faults=faults,
        )  # fmt: skip


class RemoteLine:
    """The wire. A context manager: the line ends with the block."""

    def __init__(self, world: World, seed: int, log: Path) -> None:
        self._wire, theirs = Pipe()
        self._news, tell = os.pipe()
        os.set_blocking(self._news, False)
        os.set_blocking(tell, False)

        def serve() -> int:
            self._wire.close()
            os.close(self._news)
            return _serve(TellingLine(world, seed, tell), theirs)

        self._child = fork(serve, log)
        theirs.close()
        os.close(tell)
        self.url, self.account, self.token = self._receive()

    def __enter__(self) -> RemoteLine:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        self._wire.close()
        os.close(self._news)

    # --- what happens on it ---

    def ring(self, caller: str, to: str = LINE) -> str:
        """See CallDesk."""
        return str(self._ask("ring", caller, to))

    def leg(self, call: str) -> str:
        """See CallDesk."""
        return str(self._ask("leg", call))

    def answer(self, leg: str) -> None:
        """See CallDesk."""
        self._ask("answer", leg)

    def hang_up(self, call: str) -> None:
        """See CallDesk; phones that still ring end unanswered."""
        self._ask("hang_up", call, unanswered="no-answer")

    def finished_call(self, caller: str, outcome: str, to: str = LINE) -> str:
        """See CallDesk."""
        return str(self._ask("finished_call", caller, to, outcome=outcome))

    def text_in(self, caller: str, body: str) -> None:
        """See TextDesk."""
        self._ask("text_in", caller, body)

    def add_fault(self, fault: Fault) -> None:
        """See Faults."""
        self._ask("faults.add", fault)

    def clear_faults(self, kind: FaultKind | None = None) -> None:
        """See Faults."""
        self._ask("faults.clear", kind)

    def log(self) -> Log:
        """All that truly happened, whatever the lists show."""
        found = self._ask("log")
        if not isinstance(found, Log):
            raise Broken("the line told something else than its log")
        return found

    # --- what it is asked ---

    def wait_for(self, word: bytes, seconds: float) -> bool:
        """Wait until the line is asked that; False where it was not in time."""
        self.forget()
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._news], [], [], left)[0] and word in os.read(self._news, 4096):
                return True
        return False

    def forget(self) -> None:
        """What was asked until now is no news."""
        while select.select([self._news], [], [], 0)[0]:
            if not os.read(self._news, 65536):
                raise Broken("the practice line is gone")

    def _ask(self, name: str, *args: object, **named: object) -> object:
        self._wire.send((name, args, named))
        answer = self._receive()
        if isinstance(answer, Exception):
            raise Broken(f"the line refused {name}: {answer!r}")
        return answer

    def _receive(self) -> Any:
        if not self._wire.poll(30):
            raise Broken("the practice line does not answer")
        return self._wire.recv()


def _serve(line: TellingLine, wire: Connection) -> int:
    with PracticeServer(line) as server:
        wire.send((server.url, line.account_sid, line.auth_token))
        while True:
            try:
                name, args, named = wire.recv()
            except EOFError:
                return 0
            try:
                if name == "log":
                    wire.send(log_of(line))
                else:
                    wire.send(operator.attrgetter(name)(line)(*args, **named))
            except Exception as error:
                wire.send(error)

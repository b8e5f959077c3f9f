"""A loopback server that does exactly what a test wants, down to the single byte."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in. ``connection`` counts from 1."""

    method: str
    target: str
    headers: dict[str, str]
    body: str
    connection: int

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return {k: v[-1] for k, v in parse_qs(urlsplit(self.target).query).items()}

    @property
    def form(self) -> dict[str, str]:
        return {k: v[-1] for k, v in parse_qs(self.body, keep_blank_values=True).items()}


@dataclass(slots=True)
class Wire:
    """The server's end of one connection."""

    sock: socket.socket
    over: threading.Event
    open: bool = True

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def close(self) -> None:
        """An orderly end."""
        self.open = False

    def reset(self) -> None:
        """A rude end."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()
        self.open = False

    def stall(self) -> None:
        """Say nothing until the test is over or the client has gone."""
        with contextlib.suppress(OSError):
            self.sock.settimeout(WAIT)
            self.sock.recv(1)
        self.open = False

    def drip(self, data: bytes, every: float) -> None:
        """A byte now and then."""
        for byte in data:
            self.send(bytes([byte]))
            if self.over.wait(every):
                break


Script = Callable[[Asked, Wire], None]


def answer(
    body: object, status: int = 200, headers: dict[str, str] | None = None, kind: str | None = None
) -> Script:
    """A whole HTTP answer; ``body`` as JSON, or as it is where it is text or bytes."""
    if isinstance(body, bytes):
        data = body
    elif isinstance(body, str):
        data = body.encode()
    else:
        data = json.dumps(body).encode()
    lines = {
        "Content-Type": kind or ("application/json" if not isinstance(body, str) else "text/html"),
        "Content-Length": str(len(data)),
        "Date": formatdate(usegmt=True),
        **(headers or {}),
    }

    def script(_: Asked, wire: Wire) -> None:
        wire.send(head(status, lines) + data)

    return script


def head(status: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{k}: {v}" for k, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def raw(data: bytes) -> Script:
    """These bytes, then the end of the connection."""

    def script(_: Asked, wire: Wire) -> None:
        wire.send(data)
        wire.close()

    return script


def reset(_: Asked, wire: Wire) -> None:
    wire.reset()


def close(_: Asked, wire: Wire) -> None:
    wire.close()


def stall(_: Asked, wire: Wire) -> None:
    wire.stall()


@dataclass(slots=True)
class Server:
    """Answers each request with ``script``, keeps what was asked."""

    script: Script
    tls: ssl.SSLContext | None = None
    greet: Callable[[Wire], None] | None = None
    asked: list[Asked] = field(default_factory=list)
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _over: threading.Event = field(default_factory=threading.Event)
    _socks: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)
    _listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def connections(self) -> int:
        return len(self._socks)

    def __enter__(self) -> Server:
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._over.set()
        for sock in (self._listener, *self._socks):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        for thread in self._threads:
            thread.join(WAIT)

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self._socks.append(sock)
            number = len(self._socks)
            self._start(lambda sock=sock, number=number: self._serve(sock, number))  # type: ignore[misc]

    def _serve(self, sock: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError, ValueError):
            if self.greet is not None:
                wire = Wire(sock, self._over)
                self.greet(wire)
                if not wire.open:
                    sock.close()
                    return
            if self.tls is not None:
                sock = self._socks[number - 1] = self.tls.wrap_socket(sock, server_side=True)
            wire = Wire(sock, self._over)
            for request in _requests(sock, number):
                self.asked.append(request)
                self.arrived.release()
                self.script(request, wire)
                if not wire.open or request.headers.get("connection") == "close":
                    break
        sock.close()


def _requests(sock: socket.socket, number: int) -> Iterator[Asked]:
    with sock.makefile("rb") as stream:
        while line := stream.readline():
            method, target, _ = line.decode("latin-1").split(" ", 2)
            headers = {}
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.decode("latin-1").partition(":")
                headers[name.lower()] = value.strip()
            body = stream.read(int(headers.get("content-length", "0")))
            yield Asked(method, target, headers, body.decode(), number)

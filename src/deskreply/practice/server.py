"""The practice line over real HTTP, on loopback only."""

from __future__ import annotations

import logging
import os
import socket
import socketserver
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from urllib.parse import urlsplit

from deskreply.practice.control import Control
from deskreply.practice.errors import Refused
from deskreply.practice.exchange import Exchange, Outcome, http_date
from deskreply.practice.line import PracticeLine
from deskreply.practice.web import Answer, Request, json_answer

HOST = "127.0.0.1"
MAX_BODY = 20_000_000
"""The longest request body taken, in bytes: a text in with its attachments."""

_NO_LINGER = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
_CONTROL = "/practice"

_log = logging.getLogger(__name__)


class PracticeServer:
    """Serves a PracticeLine at `url`; a context manager, or start and stop.

    `line`: the line to serve, by default a new one. `port`: 0 takes a free one, and a stopped
    server comes back on the same. Stopping closes every connection and keeps the line's state,
    so an outage of the provider is `stop()` and then `start()`.
    """

    def __init__(self, line: PracticeLine | None = None, *, port: int = 0) -> None:
        self.line = line or PracticeLine()
        self._port = port
        self._control = Control(self.line)
        self._tcp: _TcpServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port on loopback; 0 before the first start if none was asked for."""
        return self._port

    @property
    def url(self) -> str:
        """The base of every request, without a slash at its end."""
        return f"http://{HOST}:{self._port}"

    def start(self) -> PracticeServer:
        """Begin to serve. Raises OSError if the port is taken. Does nothing while it serves."""
        if self._tcp is None:
            self._tcp = _TcpServer(self._port, self.line, self._control)
            self._port = int(self._tcp.server_address[1])
            self._thread = threading.Thread(
                target=self._tcp.accept_until_closed, name="practice-server", daemon=True
            )
            self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving and playing scripts, and close every connection."""
        tcp, thread = self._tcp, self._thread
        self._tcp = self._thread = None
        self._control.stop_scripts()
        if tcp is not None and thread is not None:
            tcp.close_down(thread)

    def __enter__(self) -> PracticeServer:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class _TcpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    # On Windows the option would let two processes share the port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, line: PracticeLine, control: Control) -> None:
        self.exchange = Exchange(line)
        self.line = line
        self.control = control
        self.closing = threading.Event()
        self._open: set[socket.socket] = set()
        self._abrupt: set[socket.socket] = set()
        self._open_lock = threading.Lock()
        super().__init__((HOST, port), _Handler)

    def accept_until_closed(self) -> None:
        """Accept in a blocking call, so that an idle server never wakes up."""
        while True:
            try:
                connection, address = self.get_request()
            except OSError:
                if self.closing.wait(0.05):
                    return
                continue
            if self.closing.is_set():
                connection.close()
                return
            with self._open_lock:
                self._open.add(connection)
            self.process_request(connection, address)

    def close_down(self, thread: threading.Thread) -> None:
        """Wake the accepting thread with a last connection, then close all."""
        self.closing.set()
        try:
            socket.create_connection((HOST, self.server_address[1]), timeout=1).close()
        except OSError:
            _log.debug("the practice server had stopped listening")
        thread.join(2)
        self.server_close()
        with self._open_lock:
            connections = list(self._open)
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the client was faster

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Close a connection; without the polite goodbye if it is to look reset."""
        if isinstance(request, socket.socket):
            with self._open_lock:
                self._open.discard(request)
                abrupt = request in self._abrupt
                self._abrupt.discard(request)
            if abrupt:
                request.close()
                return
        super().shutdown_request(request)

    def reset_on_close(self, connection: socket.socket) -> None:
        """Have the connection end in a reset instead of an orderly close."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        with self._open_lock:
            self._abrupt.add(connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is normal here; anything else is a bug worth a log line."""
        _log.debug("connection from %s ended early", client_address, exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Buffered, so that headers and body leave in one packet.
    wbufsize = -1
    server: _TcpServer

    def _serve(self) -> None:
        started = time.monotonic()
        request = self._read()
        if request is None:
            return
        if request.path == _CONTROL or request.path.startswith(_CONTROL + "/"):
            self._reply(self.server.control.answer(request), None)
            return
        outcome = self._exchange(request)
        if outcome.hold > 0 and self.server.closing.wait(outcome.hold):
            self.close_connection = True
            return
        # Noted before the answer leaves: a client that has its answer finds its request in the log.
        self._note(request, outcome, time.monotonic() - started)
        if outcome.drop is not None:
            self._drop(outcome.drop)
        else:
            self._reply(outcome.answer, outcome.announced)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve

    def _exchange(self, request: Request) -> Outcome:
        try:
            return self.server.exchange.run(request)
        except Exception:
            _log.exception("the practice line could not answer %s", request.path)
            error = Refused(20500)
            return Outcome("", json_answer(error.status, error.body()))

    def _read(self) -> Request | None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            self._reply(Answer(413 if length.isdecimal() else 411), None)
            return None
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(self.command, self.path, headers, self.rfile.read(int(length)))

    def _reply(self, answer: Answer, announced: int | None) -> None:
        self.send_response_only(answer.status)
        headers = {"Date": http_date(self.server.line.now()), **answer.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.content_type)
        length = len(answer.body) if announced is None else announced
        self.send_header("Content-Length", str(length))
        if announced is not None:
            self.close_connection = True
        self.end_headers()
        self.wfile.write(answer.body)

    def _drop(self, how: str) -> None:
        self.close_connection = True
        if how == "reset":
            self.server.reset_on_close(self.connection)

    def _note(self, request: Request, outcome: Outcome, seconds: float) -> None:
        self.server.line.log_request(
            request.method,
            urlsplit(request.target).path,
            outcome.endpoint,
            query=request.query(),
            form=request.form() if request.method == "POST" else {},
            status=0 if outcome.drop else outcome.answer.status,
            seconds=seconds,
            faults=outcome.faults,
        )

    def log_message(self, format: str, *args: object) -> None:
        """Requests are in the line's log, not on stderr."""

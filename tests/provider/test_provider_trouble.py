"""What the network does to a request, and what must be known of it afterwards."""

from __future__ import annotations

import gc
import gzip
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskreply.domain.errors import (
    NotTheProvider,
    ProviderError,
    ProviderTrouble,
    TimedOut,
    Unreachable,
)
from deskreply.engine.providerport import Accepted, MaybeSent, NotSent, SendResult
from deskreply.provider import TwilioProvider
from tests.provider.server import (
    Asked,
    Script,
    Server,
    Wire,
    answer,
    close,
    head,
    raw,
    reset,
    stall,
)

Serve = Callable[[Script], Server]
Make = Callable[..., TwilioProvider]

SINCE = datetime(2026, 1, 5, tzinfo=UTC)
CUT = head(200, {"Content-Type": "application/json", "Content-Length": "500"}) + b'{"calls": ['
CHUNKED = head(200, {"Content-Type": "application/json", "Transfer-Encoding": "chunked"})
GIGANTIC = b'{"calls": "' + b"x" * (33 * 1024 * 1024) + b'"}'
BOMB_SIZE = 40 * 1024 * 1024


def post(client: TwilioProvider) -> SendResult:
    return client.send(sender="+12125550199", to="+12125550123", body="hello")


def error_of(result: SendResult) -> Exception:
    assert isinstance(result, NotSent | MaybeSent)
    return result.error


def gzip_bomb() -> bytes:
    return gzip.compress(b" " * BOMB_SIZE)


def tls_greeting(_: Asked, wire: Wire) -> None:
    wire.send(b"\x15\x03\x01\x00\x02\x02\x0a")
    wire.close()


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (reset, TimedOut),
        (close, TimedOut),
        (raw(b"HTT"), TimedOut),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Ty"), TimedOut),
        (raw(CUT), TimedOut),
        (raw(CHUNKED + b'5\r\n{"cal'), TimedOut),
        (raw(b'HTTP/1.0 200 OK\r\n\r\n{"calls": [{"sid": "CA'), TimedOut),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), NotTheProvider),
        (raw(b"HTTP/1.1 " + b"x" * 70_000), NotTheProvider),
        (tls_greeting, NotTheProvider),
        (answer("<html>Please sign in"), NotTheProvider),
        (answer("plain words", kind="text/plain"), NotTheProvider),
        (answer([]), NotTheProvider),
        (answer({"calls": {}}), NotTheProvider),
        (answer({"message": "hello"}), NotTheProvider),
        (answer("", 302, {"Location": "http://127.0.0.1:9/"}), NotTheProvider),
        (answer("", 307, {"Location": "https://example.com/"}), NotTheProvider),
        (answer(b"not gzip", headers={"Content-Encoding": "gzip"}), NotTheProvider),
        (answer(GIGANTIC), NotTheProvider),
        (answer(gzip_bomb(), headers={"Content-Encoding": "gzip"}), NotTheProvider),
        (answer("<html>oops", 502), ProviderTrouble),
        (answer(b"", 500), ProviderTrouble),
    ],
)
def test_a_read(serve: Serve, provider: Make, script: Script, kind: type[ProviderError]) -> None:
    server = serve(script)
    with pytest.raises(kind) as told:
        provider(server).calls(SINCE)
    assert len(server.asked) == 1
    assert "127.0.0.1" not in str(told.value)
    assert told.value.__suppress_context__ or told.value.__context__ is None


@pytest.mark.parametrize(
    "script",
    [
        reset,
        close,
        raw(b"HTT"),
        raw(CUT),
        raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
        answer("<html>Please sign in"),
        answer({"status": "queued"}, 201),
        answer(b'{"sid": "SM', 201),
        answer(b"", 201),
        answer(b"", 204),
        answer([], 201),
        answer({"code": 20500}, 500),
        answer({"code": 20503}, 503, {"Retry-After": "1"}),
        answer("<html>Bad gateway", 502),
        answer(b"", 408),
        answer(GIGANTIC, 201),
    ],
)
def test_a_text_that_may_have_gone(serve: Serve, provider: Make, script: Script) -> None:
    server = serve(script)
    assert isinstance(post(provider(server)), MaybeSent)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "script",
    [
        answer({"code": 20003}, 401),
        answer({"code": 70051}, 401),
        answer({"code": 10001}, 403),
        answer({"code": 20429}, 429),
        answer("", 307, {"Location": "http://127.0.0.1:9/"}),
    ],
)
def test_a_text_that_did_not_go(serve: Serve, provider: Make, script: Script) -> None:
    server = serve(script)
    assert isinstance(post(provider(server)), NotSent)
    assert len(server.asked) == 1


def test_silence_is_a_read_time_out(serve: Serve, provider: Make) -> None:
    client = provider(serve(stall), read_timeout=0.1)
    with pytest.raises(TimedOut, match="too long"):
        client.calls(SINCE)
    assert isinstance(post(client), MaybeSent)


@pytest.mark.parametrize("start", [b"", CUT, CHUNKED + b"ff\r\n"])
def test_a_drip_ends_after_the_total_time(serve: Serve, provider: Make, start: bytes) -> None:
    def script(_: Asked, wire: Wire) -> None:
        wire.send(start)
        wire.drip(b"HTTP/1.1 200 OK\r\nX-Padding: " + b"x" * 1000, 0.02)

    client = provider(serve(script), total_timeout=0.3)
    began = time.monotonic()
    with pytest.raises(TimedOut, match="did not finish"):
        client.calls(SINCE)
    assert isinstance(post(client), MaybeSent)
    assert time.monotonic() - began < 10


def test_an_answer_that_ends_with_its_connection_drips_too(serve: Serve, provider: Make) -> None:
    def script(_: Asked, wire: Wire) -> None:
        wire.send(b'HTTP/1.0 200 OK\r\n\r\n{"sid": "SM1"}')
        wire.drip(b" " * 1000, 0.02)

    assert isinstance(post(provider(serve(script), total_timeout=0.3)), MaybeSent)


def closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_refused(provider: Make) -> None:
    client = provider(closed_port())
    with pytest.raises(Unreachable, match="refuses"):
        client.calls(SINCE)
    assert isinstance(post(client), NotSent)


def test_a_name_that_does_not_exist(provider: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    client = provider("https://provider.invalid")
    with pytest.raises(Unreachable, match="looked up"):
        client.calls(SINCE)
    assert isinstance(error_of(post(client)), Unreachable)


def test_a_name_that_cannot_be_one(provider: Make) -> None:
    with pytest.raises(Unreachable):
        provider("https://" + "x" * 64 + ".example.com").calls(SINCE)


def test_an_address_that_does_not_respond(provider: Make) -> None:
    # A full backlog makes the next connection wait, as a firewall that drops packets would.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        port = listener.getsockname()[1]
        waiting = []
        try:
            for _ in range(8):
                sock = socket.socket()
                sock.setblocking(False)
                sock.connect_ex(("127.0.0.1", port))
                waiting.append(sock)
            client = provider(f"http://127.0.0.1:{port}", connect_timeout=0.2)
            with pytest.raises(Unreachable, match="does not respond"):
                client.calls(SINCE)
            assert isinstance(post(client), NotSent)
        finally:
            for sock in waiting:
                sock.close()


def test_the_second_address_of_a_name_is_tried(
    serve: Serve, provider: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(answer({"calls": []}))
    dead = int(closed_port().rpartition(":")[2])
    real = socket.getaddrinfo

    def two(host: str, port: int, *rest: int) -> list[object]:
        return [*real(host, dead, *rest), *real(host, port, *rest)]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    assert provider(server).calls(SINCE).rows == ()


# --- TLS ---


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody trusts, with its key."""
    folder = tmp_path_factory.mktemp("tls")
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    more = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout key -out cert"
    try:
        subprocess.run([*make.split(), *more.split()], cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("needs the openssl program")
    both = folder / "both.pem"
    both.write_text((folder / "key").read_text() + (folder / "cert").read_text())
    return both


@pytest.fixture
def context(certificate: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate)
    return made


def test_an_untrusted_certificate(provider: Make, context: ssl.SSLContext) -> None:
    with Server(answer({"calls": []}), tls=context) as server:
        client = provider(server)
        with pytest.raises(Unreachable, match="not trusted"):
            client.calls(SINCE)
        assert isinstance(post(client), NotSent)
        assert server.asked == []


def test_a_trusted_certificate(
    provider: Make, context: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with Server(answer({"calls": [], "sid": "SM1"}), tls=context) as server:
        client = provider(server)
        client.calls(SINCE)
        client.calls(SINCE)
        assert server.connections == 1
        assert isinstance(post(client), Accepted)


@pytest.mark.parametrize("script", [reset, close, raw(CUT), stall])
def test_broken_off_inside_tls(
    provider: Make,
    context: ssl.SSLContext,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: Script,
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with Server(script, tls=context) as server:
        client = provider(server, total_timeout=0.3)
        with pytest.raises(TimedOut):
            client.calls(SINCE)
        assert isinstance(post(client), MaybeSent)


# A socket that is reset before TLS starts is left to the garbage collector by ssl itself.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("greet", [Wire.reset, Wire.close, Wire.stall])
def test_broken_off_before_tls(provider: Make, greet: Callable[[Wire], None]) -> None:
    with Server(answer({}), greet=greet) as server:
        client = provider(server.url.replace("http", "https"), total_timeout=0.3)
        with pytest.raises(Unreachable):
            client.calls(SINCE)
        assert isinstance(post(client), NotSent)
    gc.collect()


def test_a_drip_before_tls_ends_after_the_total_time(provider: Make) -> None:
    # The start of a long TLS record, a byte now and then.
    record = b"\x16\x03\x03\x40\x00" + b"\x02" * 2000
    with Server(answer({}), greet=lambda wire: wire.drip(record, 0.02)) as server:
        client = provider(server.url.replace("http", "https"), total_timeout=0.3)
        began = time.monotonic()
        assert isinstance(post(client), NotSent)
        assert time.monotonic() - began < 10


def test_plain_http_where_tls_is_due(serve: Serve, provider: Make) -> None:
    server = serve(answer({}))
    with pytest.raises(Unreachable):
        provider(server.url.replace("http", "https")).calls(SINCE)


def test_a_proxy_that_says_no(provider: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sent to a proxy to open the way is not yet the text."""

    def greet(wire: Wire) -> None:
        wire.sock.recv(4096)
        wire.send(b"HTTP/1.1 407 Sign in first\r\n\r\n")
        wire.close()

    with Server(answer({}), greet=greet) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = provider("https://provider.example.com")
        assert isinstance(error_of(post(client)), Unreachable)
        assert proxy.connections == 1


# --- stopping ---


def in_thread(work: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    results: list[object] = []

    def run() -> None:
        try:
            results.append(work())
        except ProviderError as error:
            results.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, results


def test_dropping_connections_ends_reads_at_once(serve: Serve, provider: Make) -> None:
    server = serve(stall)
    client = provider(server, read_timeout=20.0, total_timeout=30.0)
    thread, results = in_thread(lambda: client.calls(SINCE))
    assert server.arrived.acquire(timeout=5)
    began = time.monotonic()
    client.drop_connections()
    thread.join(5)
    assert time.monotonic() - began < 5
    assert isinstance(results[0], TimedOut)


def test_dropping_connections_leaves_a_text_to_finish(serve: Serve, provider: Make) -> None:
    dropped = threading.Event()

    def script(asked: Asked, wire: Wire) -> None:
        assert dropped.wait(5)
        answer({"sid": "SM1"}, 201)(asked, wire)

    server = serve(script)
    client = provider(server)
    thread, results = in_thread(lambda: post(client))
    assert server.arrived.acquire(timeout=5)
    client.drop_connections()
    dropped.set()
    thread.join(5)
    assert isinstance(results[0], Accepted)


def test_a_kept_connection_that_was_closed_is_not_used_for_a_text(
    serve: Serve, provider: Make
) -> None:
    def script(asked: Asked, wire: Wire) -> None:
        answer({"calls": [], "sid": "SM1"})(asked, wire)
        wire.close()

    client = provider(serve(script))
    client.calls(SINCE)
    assert isinstance(post(client), Accepted)

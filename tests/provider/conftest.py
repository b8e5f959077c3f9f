from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from deskreply.provider import TwilioProvider
from tests.provider.server import Script, Server

ACCOUNT = "AC" + "0" * 32


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine that runs the tests has set must not matter."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def serve() -> Iterator[Callable[[Script], Server]]:
    """Start a server with a script."""
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(Server(script))


@pytest.fixture
def provider() -> Iterator[Callable[..., TwilioProvider]]:
    """A client of a server, with short time limits."""
    made: list[TwilioProvider] = []

    def make(server: Server | str, **limits: float) -> TwilioProvider:
        url = server if isinstance(server, str) else server.url
        limits = {"connect_timeout": 2.0, "read_timeout": 2.0, "total_timeout": 5.0, **limits}
        made.append(TwilioProvider(ACCOUNT, ACCOUNT, "a-token-of-no-use", url, **limits))
        return made[-1]

    yield make
    for one in made:
        one.drop_connections()

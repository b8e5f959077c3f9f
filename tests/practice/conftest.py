"""A practice line under a manual clock, served on loopback, every answer held to the spec."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from openapi_core import OpenAPI

from deskreply.practice import AccountNumber, ManualClock, PracticeLine, PracticeServer
from tests.practice.client import Client

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def spec() -> OpenAPI:
    given = os.environ.get("DESKREPLY_PROVIDER_SPEC")
    path = Path(given) if given else PROJECT / "../shared/provider-spec/twilio.json"
    if not path.is_file():
        pytest.skip(
            f"the provider's OpenAPI description is not at {path}; set DESKREPLY_PROVIDER_SPEC"
        )
    return OpenAPI.from_dict(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def line(clock: ManualClock) -> PracticeLine:
    line = PracticeLine(clock=clock)
    line.put_number(AccountNumber("+12125550192", clock.now(), sms=False, mms=False))
    line.put_number(AccountNumber("+12125550193", clock.now(), trunk_sid="TK" + "c" * 32))
    line.put_number(AccountNumber("+12125550194", clock.now(), answer_on_bridge=True))
    line.put_number(AccountNumber("+12125550195", clock.now(), registered=False))
    return line


@pytest.fixture
def server(line: PracticeLine) -> Iterator[PracticeServer]:
    with PracticeServer(line) as server:
        yield server


@pytest.fixture
def api(server: PracticeServer, spec: OpenAPI) -> Iterator[Client]:
    client = Client(server, spec)
    yield client
    client.close()


@pytest.fixture
def raw(server: PracticeServer) -> Iterator[Client]:
    """A client that does not hold the answers to the spec: for faults and the control API."""
    client = Client(server)
    yield client
    client.close()

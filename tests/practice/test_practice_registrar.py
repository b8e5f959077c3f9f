"""What the practice line says of registrations, and how the provider's client reads it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from deskreply.domain.errors import NotFound
from deskreply.domain.registration import Registration, RegistrationState
from deskreply.engine import account
from deskreply.practice import AccountNumber, Fault, FaultKind, PracticeServer
from deskreply.practice.registrar import Standing
from deskreply.provider import TwilioProvider
from tests.practice.client import Client

LOCAL, OTHER, TOLL_FREE = "+12125550190", "+12125550194", "+18445550142"
STATES: Sequence[tuple[Standing, RegistrationState]] = (
    ("approved", RegistrationState.APPROVED),
    ("in-review", RegistrationState.IN_REVIEW),
    ("rejected", RegistrationState.REJECTED),
    ("not-registered", RegistrationState.NOT_REGISTERED),
)


@pytest.fixture
def provider(server: PracticeServer) -> TwilioProvider:
    line = server.line
    line.put_number(AccountNumber(TOLL_FREE, line.now()))
    return TwilioProvider(line.account_sid, line.account_sid, line.auth_token, server.url)


@pytest.mark.parametrize(("standing", "state"), STATES)
def test_how_far_a_number_is(
    server: PracticeServer,
    provider: TwilioProvider,
    standing: Standing,
    state: RegistrationState,
) -> None:
    reason = "The sample texts do not name the office." if standing == "rejected" else ""
    for number in (LOCAL, TOLL_FREE):
        server.line.register(number, standing, reason)
    found = account.look(provider)
    for number, toll_free in ((LOCAL, False), (TOLL_FREE, True)):
        line = found.line(number)
        assert line is not None
        assert line.registration == Registration(state, toll_free, reason)
    others = found.line(OTHER)
    assert others is not None
    assert others.registration.state is RegistrationState.APPROVED


def test_a_number_that_cannot_text_is_not_asked_about(
    server: PracticeServer, provider: TwilioProvider
) -> None:
    line = account.look(provider).line("+12125550192")
    assert line is not None
    assert not line.can_text
    assert line.registration.state is RegistrationState.UNKNOWN


@pytest.mark.parametrize("code", [20404, 20003, 70051, 20500])
def test_what_may_not_be_read_is_unknown_and_no_error(
    server: PracticeServer, provider: TwilioProvider, code: int
) -> None:
    status = {20404: 404, 20003: 401, 70051: 403, 20500: 500}[code]
    fault = Fault(FaultKind.REJECT, endpoint="services", code=code, status=status)
    with server.line.faults.on(fault):
        line = account.look(provider).line(LOCAL)
    assert line is not None
    assert line.registration.state is RegistrationState.UNKNOWN
    assert line.can_call
    assert line.can_text


def test_the_client_itself_says_that_there_is_no_such_thing(
    server: PracticeServer, provider: TwilioProvider
) -> None:
    fault = Fault(FaultKind.REJECT, endpoint="services", code=20404, status=404)
    with server.line.faults.on(fault), pytest.raises(NotFound):
        provider.registrations(provider.numbers())


def test_many_numbers_on_several_pages(
    server: PracticeServer, provider: TwilioProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskreply.provider.registering._PAGE", 4)
    last = "+12125550170"
    for digit in range(10):
        server.line.put_number(AccountNumber(f"+1212555016{digit}", server.line.now()))
    server.line.put_number(AccountNumber(last, server.line.now()))
    line = account.look(provider).line(last)
    assert line is not None
    assert line.registration.state is RegistrationState.APPROVED
    assert len(server.line.requests("services")) > 3


def test_more_services_than_can_be_looked_through(
    server: PracticeServer, provider: TwilioProvider
) -> None:
    """Nobody may be told that a number is not registered because we gave up looking."""
    for digit in range(30):
        server.line.put_number(AccountNumber(f"+121255501{digit:02}", server.line.now()))
    line = account.look(provider).line("+12125550129")
    assert line is not None
    assert line.registration.state is RegistrationState.UNKNOWN


def test_registrations_are_made_over_the_control_api(raw: Client, server: PracticeServer) -> None:
    raw.control("registrations", {"number": LOCAL, "standing": "in-review"})
    number = server.line.number(LOCAL)
    assert server.line.filing(number).standing == "in-review"
    assert not number.registered, "carriers turn texts away until it is approved"
    with pytest.raises(ValueError, match="standing must be one of"):
        server.line.register(LOCAL, "fine")  # type: ignore[arg-type]


def test_a_canadian_number_may_do_without(server: PracticeServer, provider: TwilioProvider) -> None:
    toronto = "+14165550142"
    server.line.put_number(AccountNumber(toronto, server.line.now(), registered=False))
    line = account.look(provider).line(toronto)
    assert line is not None
    assert line.registration.state is RegistrationState.UNKNOWN
    assert not line.registration.blocks

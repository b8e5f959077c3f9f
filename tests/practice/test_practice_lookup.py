"""The practice line's look-up of numbers."""

from __future__ import annotations

import pytest

from deskreply.domain.errors import ProviderError, ProviderTrouble
from deskreply.practice import Fault, FaultKind, PracticeServer
from deskreply.provider import TwilioProvider
from tests.practice.client import Client

PHONE = "+14155550123"


@pytest.fixture
def provider(server: PracticeServer) -> TwilioProvider:
    line = server.line
    return TwilioProvider(line.account_sid, line.account_sid, line.auth_token, server.url)


def test_what_is_listed_is_found_and_only_what_is_asked_for(
    server: PracticeServer, provider: TwilioProvider
) -> None:
    server.line.list_phone(PHONE, "landline", "A CALLER")
    both = provider.lookup(PHONE, line_type=True, caller_name=True)
    assert (both.line_type, both.caller_name) == ("landline", "A CALLER")
    name = provider.lookup(PHONE, line_type=False, caller_name=True)
    assert (name.line_type, name.caller_name) == ("", "A CALLER")
    kind = provider.lookup(PHONE, line_type=True, caller_name=False)
    assert (kind.line_type, kind.caller_name) == ("landline", "")
    other = provider.lookup("+14155550199", line_type=True, caller_name=True)
    assert (other.line_type, other.caller_name) == ("mobile", "")
    assert len(server.line.requests("lookup")) == 4


def test_listings_are_made_over_the_control_api(raw: Client, server: PracticeServer) -> None:
    raw.control("listings", {"number": PHONE, "line_type": "nonFixedVoip"})
    assert server.line.look_up(PHONE, "line_type_intelligence")["valid"] is True
    assert server.line.listings[PHONE].line_type == "nonFixedVoip"
    with pytest.raises(ValueError, match="line_type must be one of"):
        server.line.list_phone(PHONE, "carrier pigeon")


def test_faults_strike_it_and_strangers_are_refused(
    server: PracticeServer, provider: TwilioProvider
) -> None:
    with (
        server.line.faults.on(Fault(FaultKind.SERVER_ERROR, endpoint="lookup")),
        pytest.raises(ProviderTrouble),
    ):
        provider.lookup(PHONE, line_type=True, caller_name=False)
    stranger = TwilioProvider("AC0", "AC0", "x", server.url)
    with pytest.raises(ProviderError):
        stranger.lookup(PHONE, line_type=True, caller_name=False)

"""How a line is set up, guessed at setup."""

from __future__ import annotations

import pytest

from deskreply.domain.lineprofile import profile_for
from deskreply.domain.models import LineKind, NumberInfo
from tests.domain.build import OFFICE, leg, root


def number(voice_url: str = "", trunk_id: str = "") -> NumberInfo:
    return NumberInfo(
        OFFICE, can_call=True, can_text=True, voice_url=voice_url, trunk_id=trunk_id, label="Main"
    )


def test_a_number_on_a_trunk_is_a_trunk_line() -> None:
    assert profile_for(number(trunk_id="TK1"), [(root(), (leg(),))], True).kind is LineKind.TRUNK


def test_a_line_whose_calls_came_over_a_trunk_is_a_trunk_line() -> None:
    recent = [(root(direction="trunking-originating"), ())]
    assert profile_for(number(), recent, False).kind is LineKind.TRUNK


def test_a_line_whose_calls_rang_phones_forwards_whatever_its_address_says() -> None:
    recent = [(root(), ()), (root(), (leg(),))]
    line = number("https://flex-api.example/studio")
    assert profile_for(line, recent, True).kind is LineKind.FORWARDING


def test_a_line_with_voicemail_and_no_phones_is_a_voicemail_line() -> None:
    assert profile_for(number(), [(root(), ())], True).kind is LineKind.VOICEMAIL


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://twimlets.com/voicemail?Email=a@office.example", LineKind.VOICEMAIL),
        ("http://twimlets.com/forward?PhoneNumber=212-555-0177", LineKind.FORWARDING),
        (
            "http://twimlets.com/forward?PhoneNumber=1&FailUrl=http://twimlets.com/voicemail",
            LineKind.FORWARDING,
        ),
        ("https://twimlets.com/simulring?x=1", LineKind.FORWARDING),
        ("https://office.example/enqueue", LineKind.QUEUE),
        ("https://office.example/Conference/room", LineKind.QUEUE),
        ("https://webhooks.provider.example/v1/Accounts/AC1/Flows/FW1", LineKind.QUEUE),
        ("https://office.example/voice?next=voicemail", LineKind.VOICEMAIL),
        ("https://office.example/voice", LineKind.FORWARDING),
        ("https://[broken", LineKind.FORWARDING),
        ("", LineKind.FORWARDING),
    ],
)
def test_a_line_without_calls_is_judged_by_its_address(url: str, kind: LineKind) -> None:
    profile = profile_for(number(url), [], False)
    assert (profile.kind, profile.number, profile.label) == (kind, OFFICE, "Main")

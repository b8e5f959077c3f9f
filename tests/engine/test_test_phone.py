"""The phone that the live test of the first run is made with."""

from __future__ import annotations

import pytest

from deskreply.domain.models import Decision
from deskreply.practice.calls import STAFF_PHONE
from tests.support.office import CALLER, Office

OTHER = "+12125550137"


@pytest.fixture
def on_hold(office: Office) -> Office:
    """Nobody is texted until it was tried."""
    office.change(textback__enabled=False, setup__phone=CALLER)
    return office


def test_only_the_test_phone_is_texted_while_auto_text_is_on_hold(on_hold: Office) -> None:
    tried, other = on_hold.missed(), on_hold.missed(OTHER)
    on_hold.run(30)
    assert len(on_hold.texts()) == 1
    assert on_hold.texts(OTHER) == []
    assert on_hold.call(tried).decision is Decision.TEXTED
    assert on_hold.call(other).reason == "disabled"


def test_it_can_be_tried_again_at_once(on_hold: Office) -> None:
    for _ in range(4):
        on_hold.missed()
        on_hold.run(30)
    assert len(on_hold.texts()) == 4


@pytest.mark.parametrize("listed", [True, False])
def test_the_owner_may_try_it_from_the_phone_that_calls_are_forwarded_to(
    on_hold: Office, listed: bool
) -> None:
    on_hold.change(setup__phone=STAFF_PHONE)
    if listed:
        on_hold.change(office__staff_phones=STAFF_PHONE)
    on_hold.missed(OTHER)
    on_hold.run(30)
    on_hold.missed(STAFF_PHONE)
    on_hold.run(30)
    assert len(on_hold.texts(STAFF_PHONE)) == 1


def test_nobody_is_special_once_the_test_is_over(on_hold: Office) -> None:
    on_hold.change(setup__phone="")
    on_hold.missed()
    on_hold.run(30)
    assert on_hold.texts() == []

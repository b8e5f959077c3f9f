"""What staff reads about a number's registration."""

from __future__ import annotations

from itertools import product

import pytest

from deskreply.domain.registration import Registration, RegistrationState

ALL = [Registration(s, t) for s, t in product(RegistrationState, (False, True))]


@pytest.mark.parametrize("registration", ALL, ids=str)
def test_every_state_says_what_it_is_and_what_to_do_in_both_languages(
    registration: Registration,
) -> None:
    for say in (registration.what, registration.sentence, registration.advice):
        english, spanish = say("en"), say("es")
        assert english.endswith(".")
        assert spanish.endswith(".")
        assert english != spanish
    assert registration.link.startswith("https://")


def test_only_what_is_known_to_be_in_the_way_blocks() -> None:
    blocking = {r.state for r in ALL if r.blocks}
    assert blocking == set(RegistrationState) - {
        RegistrationState.APPROVED, RegistrationState.UNKNOWN,
    }  # fmt: skip

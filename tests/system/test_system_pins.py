"""What is kept of a PIN."""

from __future__ import annotations

import pytest

from deskreply.system.pins import PinHasher


def test_a_pin_is_known_by_what_is_kept_of_it() -> None:
    hasher = PinHasher()
    kept = hasher.hash("4821")
    assert kept.startswith("$argon2id$")
    assert kept != hasher.hash("4821")
    assert hasher.matches("4821", kept)
    assert not hasher.matches("4822", kept)
    assert not hasher.matches("", kept)


@pytest.mark.parametrize("kept", ["", "4821", "$argon2id$v=19$m=1,t=1,p=1$x$y"])
def test_what_was_made_of_no_pin_fits_none(kept: str) -> None:
    assert not PinHasher().matches("4821", kept)

"""What is missing in a wording is put in with one press."""

from __future__ import annotations

import pytest

from deskreply.domain.lint import check
from deskreply.domain.mending import MENDABLE, mended
from deskreply.domain.starting_set import STARTERS
from deskreply.domain.wordings import LANGUAGES


def words_of(body: str, language: str, slot: str) -> list[str]:
    return [problem.word for problem in check(body, language, slot=slot)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slot", ["open", "after-hours", "follow-up"])
@pytest.mark.parametrize(
    "body",
    [
        "Hello",
        "We will be with you.",
        "Sorry we missed your call! We will reply {promise}.",
        "Hola, gracias. Reply STOP to opt out.",
        "Hi from {business}! Emergency? Call 911. Reply STOP to opt out.",
    ],
)
def test_all_that_is_missing_can_be_put_in(body: str, slot: str, language: str) -> None:
    for word in words_of(body, language, slot):
        if word in MENDABLE:
            body = mended(body, word, language, slot)
            assert word not in words_of(body, language, slot)
    assert words_of(body, language, slot) == []
    assert "  " not in body


def test_the_opt_out_stays_at_the_end_and_the_greeting_in_front() -> None:
    body = "Hi, this is {business}. Call us back, please. Reply STOP to opt out."
    for word in ("no-acknowledgment", "no-question", "no-window"):
        body = mended(body, word)
    assert body == (
        "Hi, this is {business}. Sorry we missed your call! Call us back, please. How can we help? "
        "We'll reply {promise}. Reply STOP to opt out."
    )


def test_what_nobody_can_mend_stays_as_it_was() -> None:
    assert mended("Your treatment is over.", "health") == "Your treatment is over."


def test_nothing_is_put_in_twice() -> None:
    """A wording that is right has nothing to mend, in its slot and language."""
    for starter in STARTERS:
        for language in LANGUAGES:
            body = starter.version(language).body
            assert not set(words_of(body, language, starter.slot)) & MENDABLE

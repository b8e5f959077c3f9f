"""Which wording a caller gets."""

from __future__ import annotations

import itertools

import pytest

from deskreply.domain.experiments import assigned
from deskreply.domain.starting_set import STANDARD
from deskreply.domain.wordbook import Book, slots_for
from deskreply.domain.wordings import SLOTS, SlotChoice, WordingVersion, parse_ref, ref

LINE = "+12125550100"
SECOND = "+12125550101"


def own(
    name: str, body: str, language: str = "en", line: str = "", number: int = 1
) -> WordingVersion:
    return WordingVersion(name, language, number, body, line)


def pick(book: Book, *slots: str, language: str = "en", line: str = LINE, call: str = "CA1") -> str:
    slot, version = book.pick(slots, language, line, call)
    return f"{slot}: {version.body if version.version else version.name}"


@pytest.mark.parametrize(
    ("case", "slots"),
    [
        ({}, ("open",)),
        ({"booking": True}, ("booking", "open")),
        ({"existing": True, "booking": True}, ("existing", "booking", "open")),
        ({"all_busy": True, "existing": True}, ("all-busy", "existing", "open")),
        ({"closed": True, "all_busy": True, "booking": True}, ("after-hours",)),
        ({"closed": True, "closed_day": True}, ("holiday", "after-hours")),
        ({"closed_day": True}, ("open",)),
    ],
)
def test_the_most_telling_slot_comes_first(case: dict[str, bool], slots: tuple[str, ...]) -> None:
    asked = dict.fromkeys(("closed", "closed_day", "all_busy", "existing", "booking"), False)
    assert slots_for(**asked | case) == slots


def test_every_case_ends_in_a_slot_that_is_never_empty() -> None:
    for closed, day, busy, known, link in itertools.product((False, True), repeat=5):
        slots = slots_for(
            closed=closed, closed_day=day, all_busy=busy, existing=known, booking=link
        )
        assert slots[-1] == ("after-hours" if closed else "open")


@pytest.mark.parametrize("slot", SLOTS)
def test_from_the_start_every_slot_says_what_it_is_for(slot: str) -> None:
    assert pick(Book({}, {}), slot) == f"{slot}: {STANDARD[slot]}"


def test_the_newest_version_is_sent() -> None:
    book = Book.of([own("within-the-hour", "Old"), own("within-the-hour", "New", number=2)], [])
    assert pick(book, "open") == "open: New"
    assert pick(book, "open", language="es") == "open: within-the-hour"


def test_a_lines_own_wording_and_choice_come_first() -> None:
    book = Book.of(
        [own("mine", "All"), own("mine", "Here", line=LINE)],
        [SlotChoice("open", "mine", LINE), SlotChoice("open", "warm")],
    )
    assert pick(book, "open") == "open: Here"
    assert pick(book, "open", line=SECOND) == "open: warm"


def test_a_slot_that_does_without_falls_to_the_next() -> None:
    book = Book.of([], [SlotChoice("booking", "")])
    assert pick(book, "booking", "open") == "open: within-the-hour"


def test_a_language_that_nobody_wrote_falls_back_to_the_start() -> None:
    book = Book.of([own("mine", "Mine")], [SlotChoice("open", "mine")])
    assert pick(book, "open", language="es") == "open: within-the-hour"


def test_of_two_compared_wordings_half_of_the_calls_get_each_for_ever() -> None:
    pair = SlotChoice("open", "within-the-hour", rival="within-30-minutes")
    book = Book.of([], [pair])
    calls = [f"CA{n}" for n in range(400)]
    given = [pick(book, "open", call=call) for call in calls]
    assert given == [pick(book, "open", call=call) for call in calls]
    share = given.count("open: within-30-minutes") / len(calls)
    assert 0.4 < share < 0.6
    other = [assigned(call, "within-the-hour", "warm") == "warm" for call in calls]
    same = sum(a == ("30" in b) for a, b in zip(other, given, strict=True))
    assert 0.4 < same / len(calls) < 0.6, "another pair divides the calls anew"


def test_a_wording_in_one_language_is_compared_in_that_language() -> None:
    pair = SlotChoice("open", "warm", rival="mine")
    book = Book.of([own("mine", "Mine")], [pair])
    calls = [f"CA{n}" for n in range(60)]
    spanish = {pick(book, "open", language="es", call=call) for call in calls}
    assert spanish == {"open: warm"}
    assert len({pick(book, "open", call=call) for call in calls}) == 2


def test_a_text_says_what_it_was_made_from() -> None:
    made_from = ref("after-hours", "own-after-hours", "es", 3)
    assert made_from == "after-hours/own-after-hours.es@3"
    assert parse_ref(made_from) == ("after-hours", "own-after-hours", "es", 3)
    assert parse_ref("open.en") == ("open", "", "en", 0)
    assert parse_ref("") is None
    assert parse_ref("open/a.fr@1") is None

"""How the office stands, for the tray."""

from __future__ import annotations

from deskreply.engine.standing import Standing, standing
from tests.support.office import CALLER, NOON, OFFICE, Office

OTHERS = ("+12125550124", "+12125550125")


def stands(office: Office) -> Standing:
    with office.store.read() as reader:
        return standing(reader, office.clock.now(), staff="Dana")


def test_a_quiet_office(office: Office) -> None:
    office.run(6)
    found = stands(office)
    assert (found.counts.to_answer, found.urgent, found.last_text_at) == (0, (), None)


def test_the_two_most_urgent_are_told_and_all_are_counted(office: Office) -> None:
    for number in (CALLER, *OTHERS):
        office.line.text_in(number, "Hello?", OFFICE)
        office.run(30)
    found = stands(office)
    assert found.counts.to_answer == 3
    assert [thread.number for thread in found.urgent] == [CALLER, OTHERS[0]]


def test_the_last_automatic_text_is_told_for_a_day(office: Office) -> None:
    office.missed(CALLER)
    office.run(20)
    at = stands(office).last_text_at
    assert at is not None
    assert 0 < (at - NOON).total_seconds() < 20
    office.skip(24 * 3600)
    assert stands(office).last_text_at is None

"""Two desks with databases of their own on one number: each would text every caller."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskreply.domain.models import Decision
from deskreply.practice import Fault, FaultKind
from tests.support.office import CALLER, OFFICE, Office

DAY = 86_400.0
# What was posted shows in the log a moment later, so that two who look at once both see nothing.
LAG = Fault(FaultKind.LIST_LAG, "messages", seconds=1.5)


@pytest.fixture
def other(office: Office, tmp_path: Path) -> Iterator[Office]:
    """A second desk beside the first."""
    folder = tmp_path / "other"
    folder.mkdir()
    desk = Office(folder, clock=office.clock)
    desk.line, desk.server = office.line, office.server
    desk.boot()
    desk.run(5, office)
    office.line.faults.add(LAG)
    yield desk
    desk.crash()


def calls(office: Office, other: Office, number: str) -> list[str]:
    """Somebody calls and is missed; the texts they got."""
    sid = office.line.ring(number)
    office.run(10, other)
    office.line.hang_up(sid)
    office.run(25, other)
    return office.texts(number)


def test_after_one_text_too_many_one_of_them_leaves_the_other_the_time(
    office: Office, other: Office
) -> None:
    assert len(calls(office, other, CALLER)) == 2
    for number in ("+12125550124", "+14155550123", "+13055550123"):
        assert len(calls(office, other, number)) == 1


def test_who_gave_way_still_texts_where_the_other_is_gone(office: Office, other: Office) -> None:
    calls(office, other, CALLER)
    for desk, number in ((office, "+14155550123"), (other, "+14155550124")):
        sid = desk.missed(number)
        desk.run(20)
        assert len(desk.texts(number)) == 1
        assert desk.call(sid).decision is Decision.TEXTED


def test_that_lasts_for_as_long_as_both_are_there(office: Office, other: Office) -> None:
    calls(office, other, CALLER)
    for number in ("+14155550123", "+13055550123"):
        office.skip(20 * DAY)
        other.skip(1)
        assert len(calls(office, other, number)) == 1


def test_a_desk_that_was_alone_for_a_month_is_as_quick_as_before(
    office: Office, other: Office
) -> None:
    calls(office, other, CALLER)
    second = other if quick(office, "+14155550123") else office
    assert not quick(second, "+14155550124")
    second.skip(31 * DAY)
    assert quick(second, "+13055550123")


def quick(desk: Office, number: str) -> bool:
    """Whether a missed caller is texted as soon as the office wants it."""
    before = len(desk.texts(number))
    desk.missed(number)
    desk.run(desk.settings.delay_seconds + 2)
    return len(desk.texts(number)) > before


def test_what_staff_sends_from_elsewhere_slows_nothing_down(office: Office) -> None:
    office.line.send_text(OFFICE, CALLER, "A reminder of your visit tomorrow at nine.")
    office.run(90)
    assert quick(office, CALLER)
    office.line.send_text(OFFICE, CALLER, "Right after ours, from the provider's console.")
    office.run(30)
    assert quick(office, "+14155550123")

"""Who works at the office: names, PINs, and what the audit trail says of them."""

from __future__ import annotations

import pytest

from deskreply.domain.errors import UserError
from deskreply.engine import staff, threads
from deskreply.engine.staff import Attempt
from tests.support.office import CALLER, Office
from tests.support.pins import QuickHasher

HASHER = QuickHasher()


def add(office: Office, *names: str) -> None:
    for name in names:
        staff.add(office.store, office.settings, office.clock.now(), name)


def set_pin(office: Office, name: str, pin: str, present: str = "") -> Attempt:
    now = office.clock.now()
    return staff.set_pin(office.store, office.settings, now, name, pin, HASHER, present=present)


def tried(office: Office, name: str, pin: str) -> Attempt:
    return staff.unlock(office.store, office.settings, office.clock.now(), name, pin, HASHER)


def names(office: Office) -> list[str]:
    with office.store.read() as reader:
        return [member.name for member in staff.members(reader)]


def trail(office: Office) -> list[tuple[str, str, str]]:
    with office.store.read() as reader:
        return [(record.who, record.what, record.detail) for record in reader.audit()]


def test_people_come_and_go(office: Office) -> None:
    add(office, "Dana", "  Luis   Pérez ")
    assert names(office) == ["Dana", "Luis Pérez"]
    staff.remove(office.store, office.settings, office.clock.now(), "luis perez")
    assert names(office) == ["Dana"]
    assert trail(office) == [
        ("Dana", "staff-added", "Dana"),
        ("Dana", "staff-added", "Luis Pérez"),
        ("Dana", "staff-removed", "Luis Pérez"),
    ]


@pytest.mark.parametrize("name", ["", "  ", "!!", "x" * 61])
def test_what_is_no_name(office: Office, name: str) -> None:
    with pytest.raises(UserError, match="A name has 1 to 60 characters"):
        add(office, name)


def test_two_people_have_two_names(office: Office) -> None:
    add(office, "José", "Dana")
    with pytest.raises(UserError, match="called José already"):
        add(office, "jose")
    with pytest.raises(UserError, match="called José already"):
        staff.rename(office.store, office.settings, office.clock.now(), "Dana", "JOSE")
    assert names(office) == ["Dana", "José"]


def test_a_new_name_for_the_same_person(office: Office) -> None:
    office.missed()
    office.run(20)
    add(office, "Dana")
    set_pin(office, "Dana", "4821")
    now = office.clock.now()
    threads.claim(office.store, office.settings, now, CALLER, author="Dana")
    staff.rename(office.store, office.settings, now, "dana", "Dana R.")
    assert names(office) == ["Dana R."]
    assert office.thread().owner == "Dana R."
    assert tried(office, "Dana R.", "4821").right
    staff.rename(office.store, office.settings, now, "Dana R.", "dana r")
    assert names(office) == ["dana r"]


@pytest.mark.parametrize(
    ("pin", "why"),
    [("12", "4 to 8 digits"), ("12ab", "4 to 8 digits"), ("1234", "easy"), ("0000", "easy")],
)
def test_pins_that_will_not_do(office: Office, pin: str, why: str) -> None:
    add(office, "Dana")
    with pytest.raises(UserError, match=why):
        set_pin(office, "Dana", pin)
    assert not tried(office, "Dana", pin).right


def test_a_pin_opens_and_another_does_not(office: Office) -> None:
    add(office, "Dana")
    set_pin(office, "Dana", "4821")
    assert tried(office, "Dana", "4812") == Attempt(False, 0)
    assert tried(office, "dana", "4821") == Attempt(True, 0)
    assert trail(office)[1:] == [
        ("Dana", "pin-set", "Dana"),
        ("Dana", "wrong-pin", "Dana"),
        ("dana", "unlocked", ""),
    ]


def test_no_pin_opens_nothing(office: Office) -> None:
    add(office, "Dana")
    assert not tried(office, "Dana", "").right
    with pytest.raises(UserError, match="not on the team"):
        tried(office, "Nobody here", "4821")


def test_wrong_pins_make_one_wait_longer_and_longer(office: Office) -> None:
    add(office, "Dana")
    set_pin(office, "Dana", "4821")
    assert [tried(office, "Dana", "9999").wait_seconds for _ in range(3)] == [0, 0, 30]
    # Not even the right one is looked at meanwhile, also after a restart.
    assert tried(office, "Dana", "4821") == Attempt(False, 30)
    office.crash()
    office.boot()
    office.clock.advance(29)
    assert tried(office, "Dana", "4821") == Attempt(False, 1)
    office.clock.advance(1)
    assert tried(office, "Dana", "9999") == Attempt(False, 60)
    office.clock.advance(60)
    assert tried(office, "Dana", "4821") == Attempt(True, 0)
    # What went wrong before is forgotten.
    assert tried(office, "Dana", "9999") == Attempt(False, 0)


def test_a_pin_counts_as_wrong_before_it_is_looked_at(office: Office) -> None:
    add(office, "Dana")
    set_pin(office, "Dana", "4821")

    class PowerCut(QuickHasher):
        def matches(self, pin: str, hashed: str) -> bool:
            raise KeyboardInterrupt

    now = office.clock.now()
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            staff.check(office.store, office.settings, now, "Dana", "1", PowerCut())
    assert tried(office, "Dana", "4821") == Attempt(False, 30)


def test_a_pin_is_changed_with_the_one_before(office: Office) -> None:
    add(office, "Dana")
    set_pin(office, "Dana", "4821")
    assert not set_pin(office, "Dana", "7390", "4822").right
    assert not set_pin(office, "Dana", "").right
    assert tried(office, "Dana", "4821").right
    assert set_pin(office, "Dana", "7390", "4821").right
    assert tried(office, "Dana", "7390").right
    set_pin(office, "Dana", "", "7390")
    assert not tried(office, "Dana", "7390").right


def test_guessing_by_changing_makes_one_wait_too(office: Office) -> None:
    add(office, "Dana")
    set_pin(office, "Dana", "4821")
    waits = [set_pin(office, "Dana", "7390", "0001").wait_seconds for _ in range(4)]
    assert waits == [0, 0, 30, 30]
    assert set_pin(office, "Dana", "7390", "4821") == Attempt(False, 30)


def test_a_forgotten_pin_is_replaced_with_the_recovery_code(office: Office) -> None:
    add(office, "Dana")
    set_pin(office, "Dana", "4821")
    for _ in range(3):
        tried(office, "Dana", "9999")

    def recover(code: str) -> bool:
        now = office.clock.now()
        return staff.recover(
            office.store, office.settings, now, "Dana", "7390", HASHER, code, "CODE".__eq__
        )

    assert not recover("COD")
    assert not tried(office, "Dana", "7390").right
    assert recover("CODE")
    assert tried(office, "Dana", "7390") == Attempt(True, 0)
    assert ("Dana", "pin-recovered", "Dana") in trail(office)


def test_a_pin_is_not_kept_as_it_is(office: Office) -> None:
    add(office, "Dana")
    set_pin(office, "Dana", "4821")
    with office.store.read() as reader:
        (member,) = staff.members(reader)
    assert member.has_pin
    assert "4821" not in member.pin
    assert member.pin not in repr(member)
    assert all("4821" not in part for record in trail(office) for part in record)

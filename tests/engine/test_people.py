"""Who the office knows: imported once or twice, corrected, and shown on their conversations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskreply.domain import contacts_file
from deskreply.domain.errors import UserError
from deskreply.domain.people import Contact, Patient
from deskreply.engine import people
from deskreply.engine.people import Change, Imported
from deskreply.practice import Fault, FaultKind
from tests.support.office import CALLER, Office

OTHER = "+17185550123"


def take_in(office: Office, text: str, *, dry: bool = False) -> Imported:
    table = contacts_file.read_file(text)
    found, _ = contacts_file.people(table, contacts_file.guess(table))
    now = office.clock.now()
    return people.take_in(office.store, office.settings, now, found, dry=dry)


def save(office: Office, number: str, change: Change, person: str = "") -> Contact:
    now = office.clock.now()
    return people.save(office.store, office.settings, now, number, change, person=person)


def known(office: Office, number: str = CALLER) -> list[tuple[str, str, str]]:
    """Name, language and status of everybody on a number."""
    with office.store.read() as reader:
        return [(c.name, c.language, c.patient.value) for c in reader.contacts_for(number)]


FILE = "Name,Mobile,Home,Language\nAna Lopez,2125550123,7185550123,es\n"


def test_importing_again_doubles_nobody(office: Office) -> None:
    assert take_in(office, FILE) == Imported(added=1)
    assert take_in(office, FILE) == Imported(same=1)
    more = "Name,Mobile,Work,Status\nANA LÓPEZ,2125550123,6465550123,active\n"
    assert take_in(office, more) == Imported(changed=1)
    assert known(office) == [("ANA LÓPEZ", "es", "existing")]
    (ana,) = people.known(office.store, OTHER)
    assert [number for number, _ in ana.numbers] == [CALLER, "+16465550123", OTHER]


def test_a_dry_run_counts_and_stores_nothing(office: Office) -> None:
    assert take_in(office, FILE, dry=True) == Imported(added=1)
    assert known(office) == []


def test_what_staff_has_corrected_survives_an_import(office: Office) -> None:
    take_in(office, FILE)
    save(office, CALLER, Change(name="Anita Lopez", language="en"))
    again = "Name,Mobile,Language,Status\nAna Lopez,2125550123,es,active\n"
    assert take_in(office, again) == Imported(changed=1)
    assert known(office) == [("Anita Lopez", "en", "existing")]


def test_a_family_shares_a_number(office: Office) -> None:
    take_in(office, "Name,Phone,Language\nAna Lopez,2125550123,es\nLuis Lopez,2125550123,en\n")
    assert [name for name, *_ in known(office)] == ["Ana Lopez", "Luis Lopez"]
    with pytest.raises(UserError, match="Several people") as refused:
        save(office, CALLER, Change(patient=Patient.NEW))
    assert refused.value.command.endswith("--person: Ana Lopez, Luis Lopez")
    save(office, CALLER, Change(patient=Patient.NEW), person="luis lopez")
    assert known(office) == [("Ana Lopez", "es", ""), ("Luis Lopez", "en", "new")]
    with pytest.raises(UserError, match="Nobody of that name"):
        save(office, CALLER, Change(name="X"), person="Zoe")


def test_a_missed_call_shows_the_name_and_takes_their_language(office: Office) -> None:
    take_in(office, FILE)
    office.missed()
    office.run(20)
    assert (office.thread().name, office.thread().language) == ("Ana Lopez", "es")
    assert "Responda" in office.texts()[0] or "¿" in office.texts()[0]


def test_a_text_out_of_the_blue_shows_the_name(office: Office) -> None:
    take_in(office, FILE)
    office.line.text_in(CALLER, "Hi")
    office.run(10)
    assert office.thread().name == "Ana Lopez"


def test_names_follow_what_becomes_known(office: Office) -> None:
    sid = office.line.ring(CALLER, caller_name="LOPEZ ANA")
    office.line.leg(sid)
    office.run(8)
    office.line.hang_up(sid, unanswered="no-answer")
    office.run(20)
    assert office.thread().name == "Lopez Ana"
    take_in(office, FILE)
    assert office.thread().name == "Ana Lopez"
    save(office, CALLER, Change(name="Lopez, Anita"))
    assert office.thread().name == "Anita Lopez"
    now = office.clock.now()
    people.remove(office.store, office.settings, now, CALLER)
    assert office.thread().name == "Lopez Ana"


def test_a_person_is_added_by_hand_with_a_status_alone(office: Office) -> None:
    save(office, "(212) 555-0123", Change(patient=Patient.EXISTING))
    assert known(office) == [("", "", "existing")]
    for number, change in (("12", Change(name="X")), (CALLER, Change())):
        with pytest.raises(UserError):
            save(office, number, change)


def test_who_changed_what_is_in_the_trail_without_their_names(office: Office) -> None:
    take_in(office, FILE)
    save(office, CALLER, Change(name="Anita"))
    people.remove(office.store, office.settings, office.clock.now(), CALLER)
    with office.store.read() as reader:
        trail = reader.audit()
    assert [(r.who, r.what, r.number) for r in trail] == [
        ("Dana", "contacts-imported", ""),
        ("Dana", "contact-saved", CALLER),
        ("Dana", "contact-removed", CALLER),
    ]
    assert not any("Ana" in r.detail or "Anita" in r.detail for r in trail)


def test_looking_for_people(office: Office) -> None:
    take_in(office, "Name,Phone\nZoe Perez,6465550100\nAna López,2125550123\n")
    with office.store.read() as reader:
        assert [c.name for c in people.everybody(reader)] == ["Ana López", "Zoe Perez"]
        assert [c.name for c in people.everybody(reader, "lopez")] == ["Ana López"]
        assert [c.name for c in people.everybody(reader, "646 555")] == ["Zoe Perez"]


# --- what the provider knows ---


def lookups(office: Office) -> int:
    return len(office.line.requests("lookup"))


def test_nothing_is_looked_up_unless_it_is_wanted(office: Office) -> None:
    office.missed()
    office.run(20)
    assert len(office.texts()) == 1
    assert lookups(office) == 0


def test_a_landline_is_not_texted_but_called_back(office: Office) -> None:
    office.change(lookup__line_type=True)
    office.line.list_phone(CALLER, "landline")
    sid = office.missed()
    office.run(30)
    assert office.texts() == []
    assert office.call(sid).reason == "not-textable"
    assert lookups(office) == 1


def test_an_answer_is_remembered_for_180_days(office: Office) -> None:
    office.change(lookup__line_type=True, lookup__caller_name=True, textback__cooldown_hours=0)
    office.change(conversation__hours=0)
    for _ in range(2):
        office.missed()
        office.run(30)
    assert len(office.texts()) == 2
    assert lookups(office) == 1
    (asked,) = office.line.requests("lookup")
    assert asked.query == {"Fields": "line_type_intelligence,caller_name"}
    with office.store.write() as tx:
        found = tx.lookup(CALLER)
        assert found is not None
        assert found.line_type == "mobile"
        tx.save_lookup(replace(found, at=office.later(days=-181)))
    office.run(60)
    office.missed()
    office.run(30)
    assert lookups(office) == 2


def test_the_name_of_an_unknown_caller_is_asked_for_and_shown(office: Office) -> None:
    office.change(lookup__caller_name=True)
    office.line.list_phone(CALLER, "mobile", "LOPEZ ANA")
    office.missed()
    office.run(30)
    assert office.thread().name == "Lopez Ana"
    assert len(office.texts()) == 1


def test_the_name_of_somebody_known_costs_nothing(office: Office) -> None:
    office.change(lookup__caller_name=True)
    take_in(office, FILE)
    office.missed()
    office.run(30)
    assert lookups(office) == 0
    assert office.thread().name == "Ana Lopez"


@pytest.mark.parametrize("kind", ["server-error", "stall", "captive-portal", "dead-credentials"])
def test_a_lookup_that_fails_holds_no_text_up(office: Office, kind: str) -> None:
    office.change(lookup__line_type=True)
    office.line.faults.add(Fault(FaultKind(kind), endpoint="lookup", seconds=9))
    office.missed()
    office.run(12)
    assert len(office.texts()) == 1
    office.missed("+12125550177")
    office.run(12)
    assert len(office.texts("+12125550177")) == 1
    # The second text did not wait for another that fails.
    assert office.heard("lookup-failed") == 1
    assert office.heard("credentials-dead") == 0

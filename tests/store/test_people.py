"""Who the office knows: kept with all their numbers, found by any of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskreply.domain.people import Contact, Lookup, Patient
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import NOW, NUMBER, at

OTHER = "+12125550124"
ANA = Contact(
    0,
    "Ana Lopez",
    "es",
    Patient.EXISTING,
    "import",
    NOW,
    "ana lopez",
    ((NUMBER, "mobile"), (OTHER, "home")),
)


def save(store: SqlStore, *contacts: Contact) -> list[Contact]:
    with store.write() as tx:
        return [tx.save_contact(contact) for contact in contacts]


def found(store: SqlStore, number: str) -> tuple[Contact, ...]:
    with store.read() as reader:
        return reader.contacts_for(number)


def test_a_person_comes_back_as_they_were_saved_by_each_of_their_numbers(store: SqlStore) -> None:
    (ana,) = save(store, ANA)
    assert ana == replace(ANA, id=ana.id)
    assert found(store, NUMBER) == found(store, OTHER) == (ana,)
    assert found(store, "+12125550199") == ()


def test_several_people_on_one_number_come_in_the_order_they_became_known(store: SqlStore) -> None:
    zoe, ben = save(store, replace(ANA, name="Zoe"), replace(ANA, name="Ben"))
    assert found(store, NUMBER) == (zoe, ben)


def test_saving_again_changes_the_person_and_takes_out_a_number_they_gave_up(
    store: SqlStore,
) -> None:
    (ana,) = save(store, ANA)
    later = replace(ana, name="Ana L.", language="", at=at(5), numbers=((OTHER, "mobile"),))
    save(store, later)
    assert found(store, NUMBER) == ()
    assert found(store, OTHER) == (later,)


def test_many_are_saved_in_one_go_each_with_their_own_numbers(store: SqlStore) -> None:
    people = [Contact(0, f"P{i}", at=NOW, numbers=((f"+1212555{i:04}", ""),)) for i in range(1200)]
    with store.write() as tx:
        stored = tx.save_contacts(people)
    assert [person.name for person in stored] == [person.name for person in people]
    assert found(store, "+12125550777") == (stored[777],)
    with store.read() as reader:
        assert sorted(p.id for p in reader.contacts()) == [p.id for p in stored]
        names = [person.name for person in reader.contacts()]
    assert names == sorted(names)


def test_a_removed_person_is_gone_with_their_numbers(store: SqlStore) -> None:
    ana, ben = save(store, ANA, replace(ANA, name="Ben"))
    with store.write() as tx:
        tx.remove_contact(ana.id)
    assert found(store, NUMBER) == (ben,)


def test_a_person_who_is_not_stored_cannot_be_changed(store: SqlStore) -> None:
    with pytest.raises(LookupError):
        save(store, replace(ANA, id=77))


def test_the_latest_lookup_of_a_number_counts(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_lookup(Lookup(NUMBER, NOW, "landline", "LOPEZ ANA"))
        tx.save_lookup(Lookup(NUMBER, at(60), "mobile"))
    with store.read() as reader:
        assert reader.lookup(NUMBER) == Lookup(NUMBER, at(60), "mobile", "")
        assert reader.lookup(OTHER) is None

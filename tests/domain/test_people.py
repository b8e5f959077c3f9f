"""What a conversation and a text call the people of a number."""

from __future__ import annotations

import pytest

from deskreply.domain import people
from deskreply.domain.people import Contact, Patient


def those(*names: str) -> list[Contact]:
    return [Contact(i, name) for i, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["Ana Lopez"], "Ana Lopez"),
        (["Ana Lopez", "Luis Lopez"], "Ana / Luis Lopez"),
        (["Ana Lopez", "Luis Perez"], "Ana Lopez / Luis Perez"),
        (["Ana", "Ana"], "Ana"),
        (["Ana", "Luis"], "Ana / Luis"),
        (["", "Ana Lopez"], "Ana Lopez"),
        (["A B", "C D", "E F", "G H", "I J"], "A B, C D +3"),
    ],
)
def test_a_conversation_bears_the_names_of_all(names: list[str], shown: str) -> None:
    assert people.display_name(those(*names)) == shown


@pytest.mark.parametrize(
    ("names", "called"),
    [
        (["Ana Lopez"], "Ana"),
        (["ANA LOPEZ"], "Ana"),
        (["Dr. Ana Lopez"], "Ana"),
        (["Sra. María del Carmen"], "María"),
        (["O'Neil Smith"], "O'Neil"),
        (["J. Smith"], ""),
        (["Ana2 Lopez"], ""),
        ([""], ""),
        ([], ""),
        (["Ana Lopez", "Luis Lopez"], ""),
    ],
)
def test_a_text_calls_them_by_a_first_name_only_where_it_is_sure(
    names: list[str], called: str
) -> None:
    assert people.first_name(those(*names)) == called


def test_a_language_counts_where_all_agree_and_one_existing_patient_is_enough() -> None:
    ana = Contact(1, "Ana", "es", Patient.EXISTING)
    luis = Contact(2, "Luis", "", Patient.NEW)
    zoe = Contact(3, "Zoe", "en")
    assert people.language([ana, luis]) == "es"
    assert people.language([ana, zoe]) == ""
    assert people.language([]) == ""
    assert people.patient([luis, ana]) is Patient.EXISTING
    assert people.patient([luis, zoe]) is Patient.NEW
    assert people.patient([zoe]) is Patient.UNKNOWN


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("LOPEZ ANA", "Lopez Ana"),
        ("Bright Smile", "Bright Smile"),
        ("WIRELESS CALLER", ""),
        ("CELL PHONE   NY", ""),
        ("Unknown", ""),
        ("+12125550123", ""),
        ("", ""),
    ],
)
def test_a_network_name_that_names_nobody_is_not_shown(said: str, shown: str) -> None:
    assert people.caller_name(said) == shown


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("lopez", True), ("LÓPEZ ana", True), ("555-0123", True), ("55", False), ("perez", False)],
)
def test_people_are_found_by_their_words_and_digits(wanted: str, found: bool) -> None:
    ana = Contact(1, "Ana López", numbers=(("+12125550123", "mobile"),))
    assert people.matches(ana, wanted) is found

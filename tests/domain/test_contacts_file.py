"""Files of contacts as practice programs and phones really write them."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskreply.domain import contacts_file, numbers
from deskreply.domain.contacts_file import Person, Problem, Why
from deskreply.domain.errors import UserError
from deskreply.domain.people import Patient

ANA = ("Ana Lopez", ("+12125550123",))


def taken(data: bytes | str, words: str = "") -> tuple[list[Person], list[Problem]]:
    """People and problems of a file; ``words``: which column holds what, else guessed."""
    table = contacts_file.read_file(data)
    columns = contacts_file.chosen(table, words) if words else contacts_file.guess(table)
    people, problems = contacts_file.people(table, contacts_file.require(columns))
    return list(people), list(problems)


def who(data: bytes | str, words: str = "") -> list[tuple[str, tuple[str, ...]]]:
    """Names and numbers only."""
    return [(p.name, tuple(n for n, _ in p.numbers)) for p in taken(data, words)[0]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    rows = [["Nombre", "Apellidos", "Teléfono", "Idioma"],
            ["José", "Núñez", "(212) 555-0123", "Español"]]  # fmt: skip
    text = "\r\n".join(delimiter.join(row) for row in rows)
    people, problems = taken(text.encode(encoding))
    assert people == [
        Person("José Núñez", "es", Patient.UNKNOWN, (("+12125550123", ""),)),
    ]
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "First Name,Last Name,Mobile\nAna,Lopez,2125550123",
        "Patient Name,Cell Phone\n\"Lopez, Ana\",212-555-0123",
        "Last Name;First Name;Home Phone\nLopez;Ana;+1 212 555 0123",
        "Name,Surname,Telephone\nAna,Lopez,1 (212) 555-0123",
        "Nombre completo,Celular\nAna Lopez,212.555.0123",
        "Apellidos,Nombre,Móvil\nLopez,Ana,212 555 0123",
        "Ana Lopez,2125550123",
        "2125550123;Ana Lopez",
        "sep=;\nName;Phone\nAna Lopez;2125550123",
        "Patient ID,Patient,Birth Date,Zip,Phone 1 - Type,Phone 1 - Value\n"
        "1002345,Ana Lopez,1980-01-02,10001,Mobile,tel:+1-212-555-0123",
        "Name,Emergency Contact Phone,Pharmacy Phone,Fax,Mobile\n"
        "Ana Lopez,2125550150,2125550151,2125550152,2125550123",
        'Name,Phone\n"Ana\nLopez",2125550123',
        "Name,Phone\nAna Lopez,\"=\"\"2125550123\"\"\"",
        "Name,Phone\nAna Lopez,2125550123.0",
        "Name,Phone\nAna Lopez,212/555-0123",
        "Name,Phone\nAna Lopez,c: 212-555-0123 (mom)",
        "Name,Phone\nAna Lopez,(212) 555-0123 x45",
    ],
)  # fmt: skip
def test_the_columns_are_found_whatever_they_are_called(text: str) -> None:
    assert who(text) == [ANA]


def test_a_person_may_say_which_column_holds_what() -> None:
    text = "A,B,C\nAna Lopez,2125550123,2125550199"
    assert who(text, "name=A,number=3") == [("Ana Lopez", ("+12125550199",))]
    for words in ("name=D,number=B", "age=A,number=B", "number", "name=A", "number=B"):
        with pytest.raises(UserError):
            who(text, words)


def test_what_a_column_is_called_tells_the_kind_of_its_number() -> None:
    text = "Name,Cell,Home,Work\nAna Lopez,2125550123,7185550123,6465550123\n"
    (ana,) = taken(text)[0]
    assert ana.numbers == (
        ("+12125550123", "mobile"), ("+17185550123", "home"), ("+16465550123", "work"),
    )  # fmt: skip


def test_several_numbers_in_one_cell_and_one_in_a_foreign_format() -> None:
    text = "Name;Phone\nAna;212-555-0123 / 718-555-0123\nLuis;0034 600 123 456\n"
    assert who(text) == [
        ("Ana", ("+12125550123", "+17185550123")), ("Luis", ("+34600123456",)),
    ]  # fmt: skip


def test_bad_rows_are_told_by_their_line_and_good_ones_kept() -> None:
    text = (
        "Name,Mobile,Home\nAna,2125550123,\n,2125550124,\nBo,,\nCy,555-0199,\n"
        "Di,2125550125,12\nEd,2.12556E+09,\nFy,0000000000,\nGo,212,555,0126\n\nHy,2125550127,7185550127\n"
    )
    people, problems = taken(text)
    assert [p.name for p in people] == ["Ana", "Di", "Hy"]
    assert [(p.line, p.why, p.column, p.kept) for p in problems] == [
        (3, Why.NO_NAME, "", False),
        (4, Why.NO_NUMBER, "", False),
        (5, Why.BAD_NUMBER, "Mobile", False),
        (6, Why.BAD_NUMBER, "Home", True),
        (7, Why.BAD_NUMBER, "Mobile", False),
        (8, Why.BAD_NUMBER, "Mobile", False),
        (9, Why.TOO_MANY_CELLS, "", False),
    ]


@pytest.mark.parametrize("rest", [1, 5, 100])
def test_a_quotation_mark_that_is_never_closed_costs_one_row(rest: int) -> None:
    text = 'Name,Phone\nAna,2125550123\n"Bo,2125550124\n'
    text += "".join(f"P{i},212555{1000 + i}\n" for i in range(rest))
    people, problems = taken(text)
    assert len(people) == 1 + rest
    assert [(p.line, p.why) for p in problems] == [(3, Why.UNREADABLE)]


def test_status_and_language_in_both_languages() -> None:
    text = "Name,Phone,Preferred Language,Patient Status\n" + "".join(
        f"P{i},212555{1000 + i},{language},{status}\n"
        for i, (language, status) in enumerate(
            [("English", "Active"), ("Spanish", "New Patient"), ("Español", "activo"),
             ("es-MX", "Prospect"), ("French", "?")]
        )
    )  # fmt: skip
    assert [(p.language, p.patient) for p in taken(text)[0]] == [
        ("en", Patient.EXISTING), ("es", Patient.NEW), ("es", Patient.EXISTING),
        ("es", Patient.NEW), ("", Patient.UNKNOWN),
    ]  # fmt: skip
    asked = "Name,Phone,New patient\nA,2125550123,yes\nB,2125550124,no\n"
    assert [p.patient for p in taken(asked)[0]] == [Patient.NEW, Patient.EXISTING]


def test_what_the_file_leaves_open_can_be_said_for_all_of_it() -> None:
    table = contacts_file.read_file("Name,Phone,Status\nAna,2125550123,new\nBo,2125550124,\n")
    columns = contacts_file.guess(table)
    people, _ = contacts_file.people(table, columns, patient=Patient.EXISTING)
    assert [p.patient for p in people] == [Patient.NEW, Patient.EXISTING]


def test_one_person_in_two_rows_is_one_and_a_family_on_one_number_is_two() -> None:
    text = (
        "Name,Phone,Language\nAna Lopez,2125550123,\n\"LOPEZ, ANA\",2125550123 / 7185550123,es\n"
        "Luis Lopez,2125550123,\nAna Lopez,6465550100,\n"
    )  # fmt: skip
    people, _ = taken(text)
    assert [(p.name, len(p.numbers), p.language) for p in people] == [
        ("Ana Lopez", 2, "es"), ("Luis Lopez", 1, ""), ("Ana Lopez", 1, ""),
    ]  # fmt: skip


CARDS = {
    "3.0, folded, grouped": "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lopez;Ana;;;\r\nFN:Ana\r\n  Lopez\r\n"
    "item1.TEL;type=pref;type=CELL:(212) 555-\r\n 0123\r\nitem1.X-ABLabel:me\r\nEND:VCARD\r\n",
    "4.0": 'BEGIN:VCARD\nVERSION:4.0\nFN:Ana Lopez\nTEL;VALUE=uri;TYPE="voice,cell":'
    "tel:+1-212-555-0123;ext=5\nEND:VCARD\n",
    "no FN": "BEGIN:VCARD\nVERSION:3.0\nN:Lopez;Ana;;;\nTEL;TYPE=cell:2125550123\nEND:VCARD\n",
    "a broken photo": "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lopez\nPHOTO;ENCODING=b:!!!\n"
    "TEL;TYPE=cell:2125550123\nrubbish\nEND:VCARD\n",
    "never closed": "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lopez\nTEL;TYPE=cell:2125550123\n",
}  # fmt: skip


@pytest.mark.parametrize("card", CARDS)
def test_cards_of_all_versions(card: str) -> None:
    people, problems = taken(CARDS[card])
    assert people == [Person("Ana Lopez", "", Patient.UNKNOWN, (("+12125550123", "mobile"),))]
    assert problems == []


@pytest.mark.parametrize(
    "name",
    [
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;Jos=C3=A9;;;",
        "N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:N=FA=F1ez;Jos=E9",
        "N;CHARSET=nobody-knows;ENCODING=QUOTED-PRINTABLE:N=C3=BA=\n=C3=B1ez;Jos=C3=A9;;;",
        "FN;QUOTED-PRINTABLE;CHARSET=UTF-8:Jos=C3=A9 N=C3=BA=C3=B1ez",
    ],
)
def test_cards_of_old_phones_in_quoted_printable(name: str) -> None:
    text = f"BEGIN:VCARD\nVERSION:2.1\n{name}\nTEL;CELL:2125550123\nEND:VCARD\n"
    assert who(text) == [("José Núñez", ("+12125550123",))]


def test_a_card_with_three_numbers_and_a_fax_among_many_cards() -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:P{i}\nTEL;TYPE=CELL:212555{n}\nTEL;TYPE=HOME:718555{n}\n"
        "TEL;TYPE=WORK:646555{n}\nTEL;TYPE=FAX:2125559999\nEND:VCARD\n"
    )
    found = who("".join(card.format(i=i, n=1000 + i) for i in range(30)))
    assert len(found) == 30
    assert found[0] == ("P0", ("+12125551000", "+17185551000", "+16465551000"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in that file"),
        (b" \r\n\r\n", "nothing in that file"),
        (b"Name,Phone\n", "nothing in that file"),
        (b"PK\x03\x04\x14\x00", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 8, "not a text file"),
        (b"\x00" * 500, "not a text file"),
        (b"Name\nAna\nBo\n", "telephone numbers"),
        (b"2125550123\n2125550124\n", "names"),
    ],
)
def test_what_is_no_list_of_contacts_is_said_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says):
        taken(data)


def test_a_problem_is_told_in_both_languages_and_repeats_nothing_of_the_row() -> None:
    _, problems = taken("Name,Mobile\nAna Lopez,my secret\nBo,2125550123\n")
    for language in ("en", "es"):
        said = contacts_file.sentence(problems[0], language)
        assert "Mobile" in said
        assert "secret" not in said
        assert "Ana" not in said


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_no_file_makes_it_raise_anything_but_a_sentence(data: bytes | str) -> None:
    try:
        people, _ = taken(data)
    except UserError:
        return
    assert all(numbers.is_e164(number) for person in people for number, _ in person.numbers)


@settings(max_examples=150, deadline=None)
@given(st.integers(200, 999), st.integers(200, 999), st.integers(0, 9999))
def test_a_number_written_as_at_home_is_read_as_the_library_would(a: int, b: int, c: int) -> None:
    for form in ("({}) {}-{:04}", "{}{}{:04}", "{}.{}.{:04}", "{}-{}-{:04}", "{} {} {:04}"):
        written = form.format(a, b, c)
        parsed = phonenumbers.parse(written, "US")
        wanted = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        assert numbers.normalise(written) == wanted

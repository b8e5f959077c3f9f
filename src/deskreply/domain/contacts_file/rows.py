"""The rows of a file of contacts made into people; what had to be left out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from deskreply.domain.contacts_file import values
from deskreply.domain.contacts_file.columns import Columns, Field
from deskreply.domain.contacts_file.table import Row, Table
from deskreply.domain.people import Patient, folded

MOST_NUMBERS = 20
_LABELS = (
    ("mobile", ("mobile", "cell", "cellphone", "cellular", "celular", "movil", "wireless", "sms")),
    ("home", ("home", "casa", "residence")),
    ("work", ("work", "office", "business", "trabajo", "oficina")),
)


class Why(StrEnum):
    """What is wrong with a row. Stable words."""

    UNREADABLE = "unreadable"
    TOO_MANY_CELLS = "too-many-cells"
    NO_NAME = "no-name"
    NO_NUMBER = "no-number"
    BAD_NUMBER = "bad-number"


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was left out, or (``kept``) taken without one of its numbers. ``column``: which
    one it is about, "" for the whole row. What stands in the row is not repeated."""

    line: int
    why: Why
    column: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a file. ``numbers``: pairs of number (E.164) and label."""

    name: str
    language: str
    patient: Patient
    numbers: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """The name for comparing."""
        return folded(self.name)


def people(
    table: Table, columns: Columns, *, region: str = "US", patient: Patient = Patient.UNKNOWN
) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """The people, each once, and what is wrong, by line. ``patient``: what those are of whom the
    file does not say it."""
    reader = _Reader(table, columns, region, patient)
    problems = [Problem(line, Why.UNREADABLE) for line in table.broken]
    found: list[Person] = []
    for row in table.rows:
        person = reader.person(row, problems)
        if person is not None:
            found.append(person)
    return merged(found), tuple(sorted(problems, key=lambda problem: problem.line))


def merged(found: Sequence[Person]) -> tuple[Person, ...]:
    """Those of one name who share a number are one person, with what each row says."""
    kept: list[Person] = []
    places: dict[tuple[str, str], int] = {}
    for person in found:
        name = person.key
        same = (places.get((name, number)) for number, _ in person.numbers)
        place = next((i for i in same if i is not None), len(kept))
        if place == len(kept):
            kept.append(person)
        else:
            kept[place] = _both(kept[place], person)
        for number, _ in person.numbers:
            places[name, number] = place
    return tuple(kept)


def _both(one: Person, other: Person) -> Person:
    return replace(
        one,
        language=one.language or other.language,
        patient=one.patient or other.patient,
        numbers=tuple((dict(other.numbers) | dict(one.numbers)).items()),
    )


class _Reader:
    """Reads the rows of one table with its columns."""

    def __init__(self, table: Table, columns: Columns, region: str, patient: Patient) -> None:
        self._columns = table.columns
        self._region = region
        self._patient = patient
        self._number = [(i, table.columns[i], _label(table.columns[i])) for i in
                        columns.of(Field.NUMBER)]  # fmt: skip
        self._name, self._first, self._last, self._language, self._status = (
            next(iter(columns.of(field)), None)
            for field in (Field.NAME, Field.FIRST, Field.LAST, Field.LANGUAGE, Field.PATIENT)
        )

    def person(self, row: Row, problems: list[Problem]) -> Person | None:
        """The person of a row, None where it has to be left out, which ``problems`` gets."""
        if any(row.cells[len(self._columns) :]):
            # Something that is not quoted moved them: they may be next to the wrong name.
            problems.append(Problem(row.line, Why.TOO_MANY_CELLS))
            return None
        name = self._full_name(row.cells)
        numbers, bad = self._numbers(row.cells)
        if not name or not numbers:
            why = Why.NO_NAME if not name else Why.BAD_NUMBER if bad else Why.NO_NUMBER
            problems.append(Problem(row.line, why, bad[0] if why is Why.BAD_NUMBER else ""))
            return None
        problems += [Problem(row.line, Why.BAD_NUMBER, column, kept=True) for column in bad]
        language = values.language(_cell(row.cells, self._language))
        status = _cell(row.cells, self._status)
        column = self._columns[self._status] if self._status is not None else ""
        patient = values.patient(status, column) if status else Patient.UNKNOWN
        return Person(name, language, patient or self._patient, tuple(numbers.items()))

    def _full_name(self, cells: Sequence[str]) -> str:
        first, last = _cell(cells, self._first), _cell(cells, self._last)
        if first or last:
            return values.full_name(first, last)
        return values.name(_cell(cells, self._name))

    def _numbers(self, cells: Sequence[str]) -> tuple[dict[str, str], list[str]]:
        """The numbers of a row with their labels, and the columns that hold something else."""
        numbers: dict[str, str] = {}
        bad: list[str] = []
        for place, column, label in self._number:
            for written in values.several(_cell(cells, place))[:MOST_NUMBERS]:
                number = values.number(written, self._region)
                if number is not None:
                    numbers.setdefault(number, label)
                elif any(char.isalnum() for char in written):
                    bad.append(column)
        return numbers, bad


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _label(column: str) -> str:
    words = set(folded(column).split())
    return next((label for label, names in _LABELS if words & set(names)), "")

"""Which column of a file of contacts holds what: guessed from its name, else from its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deskreply.domain.contacts_file import values
from deskreply.domain.contacts_file.table import Table
from deskreply.domain.errors import UserError
from deskreply.domain.people import folded

_SAMPLE = 200


class Field(StrEnum):
    """What a column may hold of a person."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    NUMBER = "number"
    LANGUAGE = "language"
    PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column (by its place, from 0) holds; the others are not read."""

    fields: tuple[tuple[int, Field], ...] = ()

    def of(self, field: Field) -> tuple[int, ...]:
        """The places of the columns that hold ``field``."""
        return tuple(place for place, held in self.fields if held is field)


# Names of columns, folded, in English and Spanish, as practice programs and phones write them.
# Somebody else's number, and what only speaks of a number, is not read.
_NOT_THEIRS = re.compile(
    r"\b(fax|pager|emergency|emergencia|pharmacy|farmacia|insurance|seguro|aseguradora|employer"
    r"|empleador|referr\w*|referid\w*|doctor|dentist|dentista|provider|proveedor|guarantor"
    r"|responsable|responsible|guardian|spouse|type|tipo|label|etiqueta|ext|extension|carrier"
    r"|consent|consentimiento|preference|preferencia|count|id|date|fecha|time|email|correo"
    r"|address|direccion|balance|notes?|notas?|birth\w*|nacimiento|company|empresa|practice"
    r"|plan|group|grupo|code|codigo|middle|segundo nombre|nick\w*|preferred name|prefix|suffix"
    r"|phonetic|maiden|title|titulo|account|cuenta|chart|record|ssn|license|policy|poliza|member"
    r"|zip|postal|city|ciudad)\b"
)
_NAMES: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.LANGUAGE, re.compile(r"\b(language|lang|idioma|lengua|lenguaje)\b")),
    (Field.FIRST, re.compile(
        r"\b(first( name)?|given( name)?|fname|firstname|forename|primer nombre|nombre de pila"
        r"|nombres)\b"
    )),
    (Field.LAST, re.compile(
        r"\b(last( name)?|surname|family name|lname|lastname|apellidos?)\b"
    )),
    (Field.NUMBER, re.compile(
        r"\b(mobile|cell|cellular|cellphone|phone|telephone|tel|telephone|home|work|wireless|sms"
        r"|number|telefonos?|celular|movil|numero|casa|trabajo)\b"
    )),
    (Field.PATIENT, re.compile(
        r"^(patient )?status$|^(new|existing|active|nuevo|existente|activo)( patient| paciente)?$"
        r"|^patient type$|^(estado|estatus|tipo)( de(l)? paciente)?$|^paciente (nuevo|existente)$"
    )),
    (Field.NAME, re.compile(
        r"\b(name|full name|patient|contact|client|nombre|paciente|contacto|cliente)\b"
    )),
)  # fmt: skip
# A "Language preference" or a "Patient type" is one, whatever its other words say.
_SURE = frozenset({Field.LANGUAGE, Field.PATIENT})
_LIKELY = 0.2
_SURELY = 0.5


def guess(table: Table) -> Columns:
    """What the columns seem to hold: by their names, else (or where no number was found so) by
    what stands in them."""
    named = {i: field for i, name in enumerate(table.columns) if (field := _named(name))}
    sample = [row.cells for row in table.rows[:_SAMPLE]]
    looks: Mapping[Field, Callable[[str], bool]] = {
        Field.NUMBER: values.has_number,
        Field.PATIENT: lambda cell: bool(values.patient(cell, "")),
        Field.LANGUAGE: lambda cell: bool(values.language(cell)),
    }
    numbered = {
        i: field
        for i, field in named.items()
        if field not in looks or _share(sample, i, looks[field]) > _LIKELY
    }
    if Field.NUMBER not in numbered.values():
        numbered |= _by_cells(table, sample, taken=numbered)
    return Columns(tuple(sorted(_one_name(numbered).items())))


def chosen(table: Table, words: str) -> Columns:
    """What a person said: ``name=Patient,number=Mobile,number=3``, columns by name or place from 1.

    UserError where a field or a column is unknown, or there is neither a name nor a number.
    """
    fields: dict[int, Field] = {}
    for word in filter(None, (part.strip() for part in words.split(","))):
        what, equals, column = word.partition("=")
        known = [field.value for field in Field]
        if not equals or what.strip().lower() not in known:
            raise UserError(
                f"{word!r} does not say which column holds what. Say field=Column, where the "
                f"fields are: {', '.join(known)}",
                es=f"{word!r} no dice qué contiene cada columna. Escriba campo=Columna; los campos "
                f"son: {', '.join(known)}",
            )
        fields[_place(table, column.strip())] = Field(what.strip().lower())
    return Columns(tuple(sorted(fields.items())))


def require(columns: Columns) -> Columns:
    """Itself. UserError where people could not be made with it."""
    if not columns.of(Field.NUMBER):
        raise UserError(
            "No column of that file looks like telephone numbers.",
            es="Ninguna columna de ese archivo parece tener números de teléfono.",
            command="Say which one holds them: --map name=Column,number=Column",
        )
    if not any(columns.of(field) for field in (Field.NAME, Field.FIRST, Field.LAST)):
        raise UserError(
            "No column of that file looks like names.",
            es="Ninguna columna de ese archivo parece tener nombres.",
            command="Say which one holds them: --map name=Column,number=Column",
        )
    return columns


def names_a_column(cell: str) -> bool:
    """Whether a cell of the first row says what a column holds."""
    return len(cell) <= 40 and _named(cell) is not None


def _named(name: str) -> Field | None:
    plain = folded(name)
    if _NOT_THEIRS.search(plain) and _field(plain) not in _SURE:
        return None
    return _field(plain)


def _field(plain: str) -> Field | None:
    return next((field for field, pattern in _NAMES if pattern.search(plain)), None)


def _one_name(fields: Mapping[int, Field]) -> dict[int, Field]:
    """First and last names say more than a full one; one of language and of status will do."""
    kept: dict[int, Field] = {}
    held = set(fields.values())
    for place, field in fields.items():
        if field is Field.NAME and Field.FIRST in held and Field.LAST in held:
            continue
        if field is Field.NAME and Field.LAST in held and Field.FIRST not in held:
            # "Nombre" beside "Apellidos", "Name" beside "Surname".
            field = Field.FIRST
        if field is not Field.NUMBER and field in kept.values():
            continue
        kept[place] = field
    return kept


def _by_cells(
    table: Table, sample: Sequence[Sequence[str]], taken: Mapping[int, Field]
) -> dict[int, Field]:
    """Columns whose name does not say so: numbers by their look, the wordiest as the name."""
    found: dict[int, Field] = {}
    for i, name in enumerate(table.columns):
        if i in taken or (_NOT_THEIRS.search(folded(name)) and not name.startswith("Column ")):
            continue
        if _share(sample, i, values.has_number) > _SURELY:
            found[i] = Field.NUMBER
        elif _share(sample, i, lambda cell: bool(values.language(cell))) > _SURELY:
            found[i] = Field.LANGUAGE
    if not {Field.NAME, Field.FIRST, Field.LAST} & set(taken.values()):
        words = [i for i in range(len(table.columns)) if i not in found and i not in taken]
        best = max(words, key=lambda i: _share(sample, i, _is_wordy), default=None)
        if best is not None and _share(sample, best, _is_wordy) > _SURELY:
            found[best] = Field.NAME
    return found


def _is_wordy(cell: str) -> bool:
    return sum(char.isalpha() for char in cell) > len(cell) / 2 and "@" not in cell


def _share(sample: Iterable[Sequence[str]], place: int, fits: Callable[[str], bool]) -> float:
    """Which part of a column's cells that are not empty ``fits``."""
    cells = [cells[place] for cells in sample if place < len(cells) and cells[place]]
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _place(table: Table, wanted: str) -> int:
    """The place of a column, by its name or its number from 1."""
    plain = folded(wanted)
    for i, name in enumerate(table.columns):
        if name == wanted or folded(name) == plain:
            return i
    if wanted.isdecimal() and 0 < int(wanted) <= len(table.columns):
        return int(wanted) - 1
    columns = ", ".join(table.columns)
    raise UserError(
        f"There is no column {wanted!r}. The columns are: {columns}",
        es=f"No existe la columna {wanted!r}. Las columnas son: {columns}",
    )

"""What stands in the cells of a file of contacts, understood: names, numbers, languages, status."""

from __future__ import annotations

import re

from deskreply.domain import numbers
from deskreply.domain.contacts_file.table import looks_like_number
from deskreply.domain.people import Patient, folded

LONGEST_NAME = 120

_EXTENSION = re.compile(
    r"[ ,;]*(?:x|ext\.?|extension|extensión|#)[ .:]*[0-9]{1,6}\s*$", re.IGNORECASE
)
_AROUND = re.compile(r"^[^0-9+(]+|[^0-9]+$")
# Several in one cell. A slash within one number is not followed by ten digits.
_SEVERAL = re.compile(r"\s*[;,|\n]\s*|\s+(?:or|and|o|y)\s+|\s*/\s*(?=(?:[^0-9]*[0-9]){10})")
_WEST = re.compile(r"\+1([2-9][0-9]{2})([2-9][0-9]{6})")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "dds", "dmd", "phd", "rn", "esq"})

_ENGLISH = frozenset({"en", "eng", "english", "ingles", "us", "en us", "en gb"})
_SPANISH = frozenset(
    {"es", "spa", "esp", "sp", "spanish", "espanol", "castellano", "es us", "es mx"}
)
_EXISTING = frozenset({
    "existing", "existing patient", "active", "active patient", "established", "current",
    "current patient", "patient", "recall", "inactive", "inactive patient", "returning", "former",
    "activo", "activa", "existente", "actual", "paciente", "inactivo", "inactiva", "establecido",
})  # fmt: skip
_NEW = frozenset({
    "new", "new patient", "prospect", "prospective", "prospective patient", "lead", "non patient",
    "nonpatient", "nuevo", "nueva", "paciente nuevo", "nuevo paciente", "prospecto", "potencial",
})  # fmt: skip
_YES = frozenset({"yes", "y", "true", "t", "1", "x", "si", "s", "verdadero"})
_NO = frozenset({"no", "n", "false", "f", "0", "falso"})


def language(cell: str) -> str:
    """en, es, or "" for any other."""
    plain = folded(cell)
    if plain in _ENGLISH:
        return "en"
    return "es" if plain in _SPANISH else ""


def patient(cell: str, column: str) -> Patient:
    """What a status says; yes and no are answers to the name of their column."""
    plain = folded(cell)
    if plain in _EXISTING:
        return Patient.EXISTING
    if plain in _NEW:
        return Patient.NEW
    asks_new = bool({"new", "nuevo", "nueva"} & set(folded(column).split()))
    if plain in _YES:
        return Patient.NEW if asks_new else Patient.EXISTING
    if plain in _NO:
        return Patient.EXISTING if asks_new else Patient.NEW
    return Patient.UNKNOWN


def name(cell: str) -> str:
    """A name as it is spoken: ``Lopez, Ana`` is Ana Lopez. Cut to 120 characters."""
    words = " ".join("".join(char if char.isprintable() else " " for char in cell).split())
    last, comma, rest = (part.strip() for part in words.partition(","))
    if comma and folded(rest) not in _SUFFIXES:
        first, _, suffix = (part.strip() for part in rest.partition(","))
        words = " ".join(part for part in (first, last, suffix) if part)
    return words[:LONGEST_NAME].strip(" ,")


def full_name(first: str, last: str) -> str:
    """Both together; only the first where it says the last as well."""
    if not last or folded(last) in folded(first):
        return name(first)
    return name(f"{first} {last}")


def several(cell: str) -> list[str]:
    """The numbers that stand in one cell, as they are written."""
    if looks_like_number(cell):
        return [cell]
    return [part for part in _SEVERAL.split(cell) if part]


def number(written: str, region: str) -> str | None:
    """The E.164 number, None where it is none that anybody could have (``000-0000``, an area code
    is missing, a spreadsheet has rounded it). ``region``: how numbers without a country are read.
    """
    text = written.removesuffix(".0").replace("/", "-")
    if not looks_like_number(text):
        text = _AROUND.sub("", _EXTENSION.sub("", text))
    if text.startswith("00"):
        text = f"+{text[2:]}"
    found = numbers.normalise(text, region)
    if found is None:
        return None
    if found.startswith("+1"):
        # By its form: the tables of area codes are always a little old.
        parts = _WEST.fullmatch(found)
        return found if parts and len(set(found[2:])) > 1 else None
    return found if numbers.is_valid(found) else None


def has_number(cell: str, region: str = "US") -> bool:
    """Whether there is a telephone number in a cell."""
    return any(number(written, region) for written in several(cell))

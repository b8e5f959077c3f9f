"""Who the office knows, what is known of a number, and who did what at the desk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MOST_NAMES = 3
_TITLES = frozenset(
    {"dr", "dra", "mr", "mrs", "ms", "miss", "mx", "sr", "sra", "srta", "don", "dona", "prof"}
)

_WORD = re.compile(r"[^\W_]+")
_NOBODY = re.compile(
    r"\b(wireless|cell(ular)?|toll ?free) (caller|phone|call)\b|\b(unknown|unavailable|anonymous"
    r"|private|restricted|out of area|no caller id|not provided|spam)\b",
    re.IGNORECASE,
)


class Patient(StrEnum):
    """Whether a contact has been here before; "" where nobody said. Persisted."""

    UNKNOWN = ""
    NEW = "new"
    EXISTING = "existing"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person the office knows. ``id`` 0 for one that is not stored yet. ``language``: en, es or
    "" where unknown. ``source``: import, staff or lookup. ``imported_as``: the name that imported
    files give them, folded, so that they are found again after staff has corrected it. ``numbers``:
    pairs of number (E.164) and label, such as ("+12125550123", "mobile")."""

    id: int
    name: str
    language: str = ""
    patient: Patient = Patient.UNKNOWN
    source: str = "staff"
    at: datetime | None = None
    imported_as: str = ""
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the provider knows about a number. ``line_type``: its own word, "" where unknown."""

    number: str
    at: datetime
    line_type: str = ""
    caller_name: str = ""


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was taken out of a person. ``other_numbers``: those that the same people have, whose
    conversations are still there."""

    texts: int = 0
    calls: int = 0
    contacts: int = 0
    other_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """Who did what at the desk. ``what`` is a stable word; ``detail`` holds no lead's words."""

    at: datetime
    who: str
    what: str
    number: str = ""
    detail: str = ""


def display_name(people: Sequence[Contact]) -> str:
    """The name a conversation bears: ``Ana Lopez``, of a family ``Ana / Luis Lopez``, of many
    ``Ana Lopez, Luis Perez +3``; "" where nobody has a name."""
    names = list(dict.fromkeys(person.name for person in people if person.name))
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])} +{len(names) - MOST_NAMES + 1}"
    family = {name.rpartition(" ")[2] for name in names}
    if len(names) > 1 and len(family) == 1 and all(" " in name for name in names):
        firsts = " / ".join(name.rpartition(" ")[0] for name in names)
        return f"{firsts} {family.pop()}"
    return " / ".join(names)


def first_name(people: Sequence[Contact]) -> str:
    """What a text may call them: "" where it could be anybody of several, or only an initial."""
    if len(people) != 1:
        return ""
    words = [word for word in people[0].name.split() if folded(word) not in _TITLES]
    first = words[0].strip(".,") if words else ""
    if len(first) < 2 or not all(char.isalpha() or char in "'’-" for char in first):
        return ""
    return first.title() if first.isupper() else first


def language(people: Sequence[Contact]) -> str:
    """en or es, where all who have the number and said so agree; else ""."""
    known = {person.language for person in people if person.language}
    return known.pop() if len(known) == 1 else ""


def patient(people: Sequence[Contact]) -> Patient:
    """Existing where anybody who has the number is; new where somebody is and nobody existing."""
    known = {person.patient for person in people}
    return next((p for p in (Patient.EXISTING, Patient.NEW) if p in known), Patient.UNKNOWN)


def caller_name(said: str) -> str:
    """A name as the telephone network gives it, fit to be shown; "" for what names nobody."""
    plain = " ".join(said.split())
    if not any(char.isalpha() for char in plain) or _NOBODY.search(plain):
        return ""
    return plain.title() if plain.isupper() else plain


def folded(text: str) -> str:
    """``text`` for comparing: without case, accents and punctuation, one space between words."""
    plain = text.casefold()
    if not plain.isascii():
        marked = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in marked if not unicodedata.combining(char))
    return " ".join(_WORD.findall(plain))


def matches(contact: Contact, wanted: str) -> bool:
    """Whether every word of ``wanted`` is in the name, or its digits are in one of the numbers."""
    digits = "".join(char for char in wanted if char.isdigit())
    if len(digits) > 2 and any(digits in number for number, _ in contact.numbers):
        return True
    words, name = folded(wanted).split(), folded(contact.name)
    return bool(words) and all(word in name for word in words)

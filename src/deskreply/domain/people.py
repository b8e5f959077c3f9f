"""Who the office knows, what is known of a number, and who did what at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Patient(StrEnum):
    """Whether a contact has been here before; "" where nobody said. Persisted."""

    UNKNOWN = ""
    NEW = "new"
    EXISTING = "existing"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person the office knows. ``id`` 0 for one that is not stored yet. ``language``: en, es or
    "" where unknown. ``source``: import, staff or lookup. ``numbers``: pairs of number (E.164) and
    label, such as ("+12125550123", "mobile")."""

    id: int
    name: str
    language: str = ""
    patient: Patient = Patient.UNKNOWN
    source: str = "staff"
    at: datetime | None = None
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the provider knows about a number. ``line_type``: its own word, "" where unknown."""

    number: str
    at: datetime
    line_type: str = ""
    caller_name: str = ""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """Who did what at the desk. ``what`` is a stable word; ``detail`` holds no lead's words."""

    at: datetime
    who: str
    what: str
    number: str = ""
    detail: str = ""

"""Days on which an office is closed, or open in spite of a holiday, as staff writes them down.

An entry is a date ``2026-11-27``, a range ``2026-12-24..2027-01-02``, or the same in every year:
``12-24``, ``12-24..01-01``. "to" will do for the dots. A name may follow:
``2026-11-27 Day after Thanksgiving``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from deskreply.domain.errors import Unfit

LONGEST_NAME = 60
MOST_ENTRIES = 400
_ENTRY = re.compile(
    r"""(?P<from>(?:\d{4}-)?\d{1,2}-\d{1,2})
        (?:(?:\s*\.\.\.?\s*|\s+(?:to|until|through|thru|al?|hasta|-|–)\s+)(?P<to>(?:\d{4}-)?\d{1,2}-\d{1,2}))?
        (?:\s+(?P<name>(?!.*\d{1,2}-\d)\D.*))?""",
    re.VERBOSE | re.IGNORECASE,
)
# Every day of a leap year exists in it.
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Some days with a name, "" where nobody gave one. ``yearly``: in every year, whatever the year
    of ``first`` and ``last``; then ``last`` may lie before ``first``, over New Year."""

    first: date
    last: date
    yearly: bool = False
    name: str = ""

    def covers(self, day: date) -> bool:
        """Whether a local date is one of these days."""
        if not self.yearly:
            return self.first <= day <= self.last
        of_year = day.month, day.day
        first, last = (self.first.month, self.first.day), (self.last.month, self.last.day)
        if first <= last:
            return first <= of_year <= last
        return of_year >= first or of_year <= last


def parse_entry(text: str) -> DayEntry:
    """Read one entry. Raises ValueError with a sentence that says what is wrong."""
    match = _ENTRY.fullmatch(text.strip())
    if match is None:
        raise Unfit(
            f'"{text.strip()[:40]}" is not a date.', es=f'"{text.strip()[:40]}" no es una fecha.'
        )
    given = [match["from"], match["to"] or match["from"]]
    yearly = [part.count("-") == 1 for part in given]
    if yearly[0] is not yearly[1]:
        raise Unfit(
            f'"{given[0]}..{given[1]}" has a year on one side only.',
            es=f'"{given[0]}..{given[1]}" tiene año en un solo lado.',
        )
    first, last = _date(given[0]), _date(given[1])
    if last < first and not yearly[0]:
        raise Unfit(
            f"{given[0]}..{given[1]} ends before it begins.",
            es=f"{given[0]}..{given[1]} termina antes de empezar.",
        )
    name = " ".join((match["name"] or "").split())
    if len(name) > LONGEST_NAME:
        raise Unfit(
            f"A closed day's name has at most {LONGEST_NAME} characters.",
            es=f"El nombre de un día cerrado tiene {LONGEST_NAME} caracteres como máximo.",
        )
    return DayEntry(first, last, yearly[0], name)


def format_entry(entry: DayEntry) -> str:
    """The entry in the form that ``parse_entry`` reads back to an equal one."""
    form = "%m-%d" if entry.yearly else "%Y-%m-%d"
    days = entry.first.strftime(form)
    if entry.last != entry.first:
        days = f"{days}..{entry.last.strftime(form)}"
    return f"{days} {entry.name}".strip()


def is_date(text: str) -> bool:
    """Whether an entry begins like a date: anything else is a holiday's name."""
    return text.strip()[:1].isdigit()


def split_entries(text: str) -> list[str]:
    """The entries of a list on one line or several: apart by semicolons, else by commas."""
    apart = r"[;\n]" if re.search(r"[;\n]", text) else ","
    return [part.strip() for part in re.split(apart, text) if part.strip()]


def _date(text: str) -> date:
    year, month, day = (int(part) for part in f"{_LEAP_YEAR}-{text}".split("-")[-3:])
    try:
        return date(year, month, day)
    except ValueError:
        raise Unfit(f"There is no day {text}.", es=f"No existe el día {text}.") from None

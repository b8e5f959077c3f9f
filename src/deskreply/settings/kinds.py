"""Kinds of values: how each is read, from JSON or from words on a command line, and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from deskreply.domain import closeddays, holidaynames, hours, numbers
from deskreply.domain.models import Scope

Json = Any  # what json.loads gives: checked by each kind before it becomes a typed value


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is read (from JSON or from words on a command line) and written.

    ``parse`` raises ValueError; ``fits`` says in words what would fit. ``limits``, ``whole``: of a
    number. ``longest``: of a text, in characters.
    """

    fits: str
    parse: Callable[[Json], Any]
    dump: Callable[[Any], Json] = lambda value: value
    limits: tuple[float, float] | None = None
    whole: bool = False
    longest: int = 0


def _bool(raw: Json) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower()
    if word in {"true", "yes", "on", "1"}:
        return True
    if word in {"false", "no", "off", "0"}:
        return False
    raise ValueError


def number(low: float, high: float, *, whole: bool) -> Kind:
    def parse(raw: Json) -> float:
        if isinstance(raw, bool):
            raise ValueError
        value = float(raw)
        if not low <= value <= high or (whole and value != int(value)):
            raise ValueError
        return int(value) if value == int(value) else value

    fits = f"a {'whole ' if whole else ''}number from {low:g} to {high:g}"
    return Kind(fits, parse, limits=(low, high), whole=whole)


def choice(options: type[Scope] | tuple[str, ...], *, empty: str = "") -> Kind:
    """One of some words. ``empty``: what "" stands for, where it may be left empty."""
    words = [str(o) for o in options]

    def parse(raw: Json) -> str:
        word = str(raw).strip().lower()
        if word not in words and (word or not empty):
            raise ValueError
        return word

    fits = "one of: " + ", ".join(words)
    return Kind(f"{fits}; empty: {empty}" if empty else fits, parse, str)


def text(longest: int) -> Kind:
    def parse(raw: Json) -> str:
        if not isinstance(raw, str) or len(raw) > longest:
            raise ValueError
        return " ".join(raw.split())

    return Kind(f"a text of at most {longest} characters", parse, longest=longest)


def _time(raw: Json) -> time:
    if isinstance(raw, time):
        return raw
    hour, _, minute = str(raw).strip().partition(":")
    return time(int(hour), int(minute or "0"))


def _zone(raw: Json) -> str:
    name = str(raw).strip()
    try:
        if name:
            ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError from error
    return name


def _hours(raw: Json) -> str:
    text = str(raw).strip()
    return hours.format_hours(hours.parse_hours(text)) if text else ""


def _link(raw: Json) -> str:
    text = str(raw).strip()
    if text and (
        not text.startswith("https://") or len(text) > 300 or " " in text or len(text) < 12
    ):
        raise ValueError
    return text


def _numbers(raw: Json) -> tuple[str, ...]:
    items = raw if isinstance(raw, list | tuple) else str(raw).replace(";", ",").split(",")
    found = []
    for item in items:
        if not str(item).strip():
            continue
        number = numbers.normalise(str(item))
        if number is None:
            raise ValueError
        found.append(number)
    return tuple(dict.fromkeys(found))


def _phone(raw: Json) -> str:
    found = numbers.normalise(str(raw)) if str(raw).strip() else ""
    if found is None:
        raise ValueError
    return found


def _moment(raw: Json) -> str:
    """ISO 8601 in UTC with ``Z``, to the second."""
    if not str(raw).strip():
        return ""
    at = datetime.fromisoformat(str(raw).strip())
    if at.tzinfo is None:
        raise ValueError
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _words(raw: Json) -> tuple[str, ...]:
    items = raw if isinstance(raw, list | tuple) else str(raw).replace(";", ",").split(",")
    words = (" ".join(str(item).split()) for item in items)
    found = tuple(dict.fromkeys(word for word in words if word))
    if any(len(word) > 60 for word in found) or len(found) > 500:
        raise ValueError
    return found


def _regions(raw: Json) -> tuple[str, ...]:
    items = raw if isinstance(raw, list | tuple) else str(raw).replace(";", ",").split(",")
    codes = tuple(str(i).strip().upper() for i in items if str(i).strip())
    if not codes or any(len(c) != 2 or not c.isalpha() for c in codes):
        raise ValueError
    return codes


def _state(raw: Json) -> str:
    code = str(raw).strip().upper()
    if code and code not in holidaynames.STATES:
        raise ValueError
    return code


def _days(raw: Json, *, names_too: bool = False) -> tuple[str, ...]:
    """Entries of ``closeddays``, tidied. ``names_too``: a holiday's name will do as well."""
    given = raw if isinstance(raw, list | tuple) else closeddays.split_entries(str(raw))
    entries = tuple(dict.fromkeys(" ".join(str(entry).split()) for entry in given))
    if len(entries) > closeddays.MOST_ENTRIES:
        raise ValueError(f"More than {closeddays.MOST_ENTRIES} are not taken.")
    for entry in entries:
        if closeddays.is_date(entry) or not names_too:
            closeddays.parse_entry(entry)
        elif not entry or len(entry) > closeddays.LONGEST_NAME * 2:
            raise ValueError
    return entries


BOOL = Kind("true or false", _bool)
TIME = Kind("a time of day such as 21:00", _time, lambda t: t.strftime("%H:%M"))
ZONE = Kind("a time zone such as America/New_York", _zone)
HOURS = Kind('office hours such as "mon-fri 08:00-17:00"', _hours)
LINK = Kind("a link that starts with https://", _link)
PHONE = Kind("a phone number such as +12125550123", _phone)
MOMENT = Kind("a moment such as 2026-03-05T17:00:00Z", _moment)
NUMBERS = Kind("phone numbers such as +12125550123, separated by commas", _numbers, list)
WORDS = Kind("words or phrases separated by commas, each of at most 60 characters", _words, list)
REGIONS = Kind("two-letter regions such as US,PR,CA", _regions, list)
LANGUAGE = choice(("en", "es"))
DESK_LANGUAGE = choice(("en", "es"), empty="as office.language says")
STATE = Kind(
    "the two letters of a state or territory, one of: " + ", ".join(holidaynames.STATES), _state
)
CLOSED_DAYS = Kind(
    "days such as 2026-11-27, 2026-12-24..2027-01-02 or, every year, 12-24; a name may follow each",
    _days,
    list,
)
OPEN_DAYS = Kind(
    "days such as 2026-11-27 or, every year, 12-24, and names of holidays such as Columbus Day",
    lambda raw: _days(raw, names_too=True),
    list,
)
# Their ValueErrors say what is wrong.
EXPLAINING = (HOURS, CLOSED_DAYS, OPEN_DAYS)


def key(name: str, kind: Kind, default: T, help_: str) -> T:
    """Declare one setting. Typed as its value, so that ``settings.x`` is checked."""
    made: T = field(default=default, metadata={"key": name, "kind": kind, "help": help_})
    return made

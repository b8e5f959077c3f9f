"""Kinds of values: how each is read, from JSON or from words on a command line, and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from deskreply.domain import hours, numbers, templates
from deskreply.domain.models import Scope

Json = Any  # what json.loads gives: checked by each kind before it becomes a typed value


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is read (from JSON or from words on a command line) and written.

    ``parse`` raises ValueError; ``fits`` says in words what would fit.
    """

    fits: str
    parse: Callable[[Json], Any]
    dump: Callable[[Any], Json] = lambda value: value


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

    return Kind(f"a {'whole ' if whole else ''}number from {low:g} to {high:g}", parse)


def choice(options: type[Scope] | tuple[str, ...]) -> Kind:
    words = [str(o) for o in options]

    def parse(raw: Json) -> str:
        word = str(raw).strip().lower()
        if word not in words:
            raise ValueError
        return word

    return Kind("one of: " + ", ".join(words), parse, str)


def text(longest: int) -> Kind:
    def parse(raw: Json) -> str:
        if not isinstance(raw, str) or len(raw) > longest:
            raise ValueError
        return " ".join(raw.split())

    return Kind(f"a text of at most {longest} characters", parse)


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


def _regions(raw: Json) -> tuple[str, ...]:
    items = raw if isinstance(raw, list | tuple) else str(raw).replace(";", ",").split(",")
    codes = tuple(str(i).strip().upper() for i in items if str(i).strip())
    if not codes or any(len(c) != 2 or not c.isalpha() for c in codes):
        raise ValueError
    return codes


def _template(raw: Json) -> str:
    text = str(raw).strip()
    worst = [p for p in templates.check(text) if p.severity == "error"] if text else []
    if worst:
        raise ValueError(worst[0].sentence)
    return text


BOOL = Kind("true or false", _bool)
TIME = Kind("a time of day such as 21:00", _time, lambda t: t.strftime("%H:%M"))
ZONE = Kind("a time zone such as America/New_York", _zone)
HOURS = Kind('office hours such as "mon-fri 08:00-17:00"', _hours)
LINK = Kind("a link that starts with https://", _link)
NUMBERS = Kind("phone numbers such as +12125550123, separated by commas", _numbers, list)
REGIONS = Kind("two-letter regions such as US,PR,CA", _regions, list)
TEMPLATE = Kind("a text that names {business} and uses only known fields", _template)
LANGUAGE = choice(("en", "es"))


def key(name: str, kind: Kind, default: T, help_: str) -> T:
    """Declare one setting. Typed as its value, so that ``settings.x`` is checked."""
    made: T = field(default=default, metadata={"key": name, "kind": kind, "help": help_})
    return made

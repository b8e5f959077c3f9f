"""Kinds of values: how each is read, from JSON or from words on a command line, and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from deskreply.domain import closeddays, holidaynames, hours, numbers
from deskreply.domain.errors import Unfit, UserError
from deskreply.domain.models import Scope
from deskreply.domain.words import Words

Json = Any  # what json.loads gives: checked by each kind before it becomes a typed value


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is read (from JSON or from words on a command line) and written.

    ``parse`` raises ValueError, Unfit where there is more to say; ``fits`` says in words what would
    fit. ``limits``, ``whole``: of a number. ``longest``: of a text, in characters.
    """

    fits: Words
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

    fits = Words(
        f"a {'whole ' if whole else ''}number from {low:g} to {high:g}",
        f"un número {'entero ' if whole else ''}de {low:g} a {high:g}",
    )
    return Kind(fits, parse, limits=(low, high), whole=whole)


def choice(options: type[Scope] | tuple[str, ...], *, empty: Words | None = None) -> Kind:
    """One of some words. ``empty``: what "" stands for, where it may be left empty."""
    words = [str(o) for o in options]

    def parse(raw: Json) -> str:
        word = str(raw).strip().lower()
        if word not in words and (word or not empty):
            raise ValueError
        return word

    known = ", ".join(words)
    fits = Words(f"one of: {known}", f"uno de estos: {known}")
    if empty is not None:
        fits = Words(f"{fits.en}; empty: {empty.en}", f"{fits.es}; vacío: {empty.es}")
    return Kind(fits, parse, str)


def text(longest: int) -> Kind:
    def parse(raw: Json) -> str:
        if not isinstance(raw, str) or len(raw) > longest:
            raise ValueError
        return " ".join(raw.split())

    fits = Words(
        f"a text of at most {longest} characters", f"un texto de {longest} caracteres como máximo"
    )
    return Kind(fits, parse, longest=longest)


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


def _addresses(raw: Json) -> tuple[str, ...]:
    items = raw if isinstance(raw, list) else str(raw).split(",")
    return tuple(str(item).strip() for item in items if str(item).strip())


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
        most = closeddays.MOST_ENTRIES
        raise Unfit(f"More than {most} are not taken.", es=f"No se admiten más de {most}.")
    for entry in entries:
        if closeddays.is_date(entry) or not names_too:
            closeddays.parse_entry(entry)
        elif not entry or len(entry) > closeddays.LONGEST_NAME * 2:
            raise ValueError
    return entries


BOOL = Kind(Words("true or false", "true o false"), _bool)
TIME = Kind(
    Words("a time of day such as 21:00", "una hora como 21:00"),
    _time,
    lambda t: t.strftime("%H:%M"),
)
ZONE = Kind(
    Words("a time zone such as America/New_York", "una zona horaria como America/New_York"), _zone
)
HOURS = Kind(
    Words(
        'office hours such as "mon-fri 08:00-17:00"',
        'un horario como "lun-vie 08:00-17:00"',
    ),
    _hours,
)
LINK = Kind(Words("a link that starts with https://", "un enlace que empieza con https://"), _link)
PHONE = Kind(
    Words("a phone number such as +12125550123", "un número de teléfono como +12125550123"), _phone
)
MOMENT = Kind(
    Words("a moment such as 2026-03-05T17:00:00Z", "un momento como 2026-03-05T17:00:00Z"), _moment
)
NUMBERS = Kind(
    Words(
        "phone numbers such as +12125550123, separated by commas",
        "números de teléfono como +12125550123, separados por comas",
    ),
    _numbers,
    list,
)
WORDS = Kind(
    Words(
        "words or phrases separated by commas, each of at most 60 characters",
        "palabras o frases separadas por comas, cada una de 60 caracteres como máximo",
    ),
    _words,
    list,
)
REGIONS = Kind(
    Words("two-letter regions such as US,PR,CA", "regiones de dos letras, como US,PR,CA"),
    _regions,
    list,
)
ADDRESSES = Kind(
    Words(
        "addresses of answering machines, separated by commas",
        "direcciones de contestadores, separadas por comas",
    ),
    _addresses,
    list,
)
LANGUAGE = choice(("en", "es"))
DESK_LANGUAGE = choice(
    ("en", "es"), empty=Words("as office.language says", "como diga office.language")
)
STATE = Kind(
    Words(
        "the two letters of a state or territory, one of: {states}",
        "las dos letras de un estado o territorio, una de estas: {states}",
    ).format(states=", ".join(holidaynames.STATES)),
    _state,
)
CLOSED_DAYS = Kind(
    Words(
        "days such as 2026-11-27, 2026-12-24..2027-01-02 or, every year, 12-24; a name may follow "
        "each",
        "días como 2026-11-27, 2026-12-24..2027-01-02 o, cada año, 12-24; a cada uno le puede "
        "seguir un nombre",
    ),
    _days,
    list,
)
OPEN_DAYS = Kind(
    Words(
        "days such as 2026-11-27 or, every year, 12-24, and names of holidays such as Columbus Day",
        "días como 2026-11-27 o, cada año, 12-24, y nombres de feriados como Columbus Day",
    ),
    lambda raw: _days(raw, names_too=True),
    list,
)


def parse(name: str, kind: Kind, raw: Json) -> Any:
    """The value of a key. Raises UserError that names what would fit."""
    try:
        return kind.parse(raw)
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        because, because_es = "", ""
        if isinstance(error, Unfit):
            because, because_es = f" ({str(error).rstrip('.')})", f" ({error.es.rstrip('.')})"
        raise UserError(
            f"{name} does not fit{because}: it takes {kind.fits.en}.",
            es=f"{name} no sirve{because_es}: admite {kind.fits.es}.",
        ) from None


def key(name: str, kind: Kind, default: T, help_: str) -> T:
    """Declare one setting. Typed as its value, so that ``settings.x`` is checked."""
    made: T = field(default=default, metadata={"key": name, "kind": kind, "help": help_})
    return made

"""Times, lengths of time, numbers and names in the words staff reads, in English and Spanish.

Pure functions. Instants are UTC, zones IANA names (``domain/wallclock``), ``language`` "en" or "es"
(any other is English).
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_SPANISH = "es"
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    _SPANISH: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
}
_WEEKDAYS = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    _SPANISH: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
}
# By what is said: English, Spanish.
_WORDS = {
    "today": ("Today", "Hoy"),
    "yesterday": ("Yesterday", "Ayer"),
    "tomorrow": ("Tomorrow", "Mañana"),
    "left": ("{span} left", "quedan {span}"),
    "one left": ("{span} left", "queda {span}"),
    "over": ("{span} over", "{span} de retraso"),
    "due now": ("due now", "vence ahora"),
    "day": ("1 day", "1 día"),
    "days": ("{count} days", "{count} días"),
}


def clock(at: datetime, zone: str, language: str) -> str:
    """The time of day there: "10:42 AM", in Spanish "10:42" on a clock of 24 hours."""
    there = at.astimezone(ZoneInfo(zone))
    if language == _SPANISH:
        return f"{there:%H:%M}"
    return f"{there.hour % 12 or 12}:{there:%M} {'AM' if there.hour < 12 else 'PM'}"


def day(at: datetime, zone: str, now: datetime, language: str) -> str:
    """The day there: "Today", "Yesterday", "Tomorrow", "Mon, Mar 2", with its year if another."""
    there, here = _dates(at, now, zone)
    weekday = _of(_WEEKDAYS, language)[there.weekday()]
    return _near(there, here, language) or f"{weekday}, {_date(there, here, language)}"


def short_day(at: datetime, zone: str, now: datetime, language: str) -> str:
    """The same without the weekday, for narrow places: "Today", "Yesterday", "Mar 2"."""
    there, here = _dates(at, now, zone)
    return _near(there, here, language) or _date(there, here, language)


def date_words(day: date, today: date, language: str) -> str:
    """A date of a calendar: "Mar 2", with its year if it is another one."""
    return _date(day, today, language)


def when(at: datetime, zone: str, now: datetime, language: str) -> str:
    """Day and time of day: "Today 10:42 AM", "Mon, Mar 2 10:42 AM"."""
    return f"{day(at, zone, now, language)} {clock(at, zone, language)}"


def duration(seconds: float, language: str) -> str:
    """A length of time: "24 s", "41 min", "1 h 20 min", "2 days". Rounded down; never below 0."""
    whole = max(int(seconds), 0)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min"
    if whole < _DAY:
        hours, minutes = whole // _HOUR, whole % _HOUR // _MINUTE
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    days = whole // _DAY
    return _say("day" if days == 1 else "days", language).format(count=days)


def until(deadline: datetime, now: datetime, language: str) -> str:
    """What is left of a promise, minutes rounded up, or how long it has been over, rounded down:
    "41 min left", "1 h 20 min left", "due now" in the first minute, "4 min over", "2 days over"."""
    seconds = (deadline - now).total_seconds()
    if seconds > 0:
        return _left(-int(-seconds // _MINUTE), language)
    return _over(int(-seconds // _MINUTE), language)


@lru_cache(maxsize=4_096)
def number(e164: str) -> str:
    """A number as it is written: "(212) 555-0123" at home, "+44 20 7946 0958" abroad; what is no
    E.164 number as it came."""
    digits = e164[2:]
    if e164.startswith("+1") and len(digits) == 10 and digits.isascii() and digits.isdigit():
        return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"
    import phonenumbers

    try:
        parsed = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def initials(name: str) -> str:
    """Up to two letters for a disc: "ML" for Maria Lopez; "#" where there is no name."""
    # "ß" in capitals is two letters.
    letters = [word[0].upper()[0] for word in name.split() if word[0].isalpha()]
    return "".join(letters[:1] + letters[1:][-1:]) or "#"


def _left(minutes: int, language: str) -> str:
    span = duration(minutes * _MINUTE, language)
    # "queda 1 min", "queda 1 h", "queda 1 día", but "quedan 1 h 20 min".
    words = "one left" if span.startswith("1 ") and span.count(" ") == 1 else "left"
    return _say(words, language).format(span=span)


def _over(minutes: int, language: str) -> str:
    if minutes < 1:
        return _say("due now", language)
    return _say("over", language).format(span=duration(minutes * _MINUTE, language))


def _dates(at: datetime, now: datetime, zone: str) -> tuple[date, date]:
    return at.astimezone(ZoneInfo(zone)).date(), now.astimezone(ZoneInfo(zone)).date()


def _near(there: date, here: date, language: str) -> str:
    word = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((there - here).days)
    return _say(word, language) if word else ""


def _date(there: date, here: date, language: str) -> str:
    month = _of(_MONTHS, language)[there.month - 1]
    if language == _SPANISH:
        said = f"{there.day} {month}"
        return said if there.year == here.year else f"{said} {there.year}"
    said = f"{month} {there.day}"
    return said if there.year == here.year else f"{said}, {there.year}"


def _of(words: dict[str, list[str]], language: str) -> list[str]:
    return words.get(language, words["en"])


def _say(what: str, language: str) -> str:
    english, spanish = _WORDS[what]
    return spanish if language == _SPANISH else english


def brief(at: datetime, zone: str, now: datetime, language: str) -> str:
    """For narrow places: the time where it is of today, else the day."""
    there = ZoneInfo(zone)
    if at.astimezone(there).date() == now.astimezone(there).date():
        return clock(at, zone, language)
    return short_day(at, zone, now, language)


def near(at: datetime, zone: str, now: datetime, language: str) -> str:
    """The same for hours so near that which half of the day it is goes without saying."""
    return brief(at, zone, now, language).removesuffix(" AM").removesuffix(" PM")

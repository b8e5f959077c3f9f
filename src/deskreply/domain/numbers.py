"""Telephone numbers: what a caller ID says, and what it can't.

The number library costs tens of milliseconds to import and its zone table more, so both are
imported where they are first needed, and an ordinary North American number never needs the first.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from deskreply.domain.errors import UserError

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# Carriers spell a withheld caller's word on a keypad: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN,
# UNAVAILABLE, and "no caller ID". Some of them look like valid numbers once normalised.
_KEYPAD_WORDS = frozenset(
    {"266696687", "7378742833", "2562533", "8656696", "86282452253", "464"},
)
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_NORTH_AMERICAN = re.compile(r"\+1[2-9][0-9]{9}")
# As it is written at home, where nothing else can be meant by it.
_AT_HOME = re.compile(r"\(?([2-9][0-9]{2})\)?[ .-]?([2-9][0-9]{2})[ .-]?([0-9]{4})")
# A tilde or a star is refused on purpose: "*67…" is a dialling instruction, not a number.
_DIALLED = re.compile(r"\+?[0-9()\[\] .\-]+")
_LONGEST_INPUT = 64
_SHORTEST_NUMBER = 7
# A burst of calls asks the same of the same numbers again and again.
_REMEMBERED = 16384

# The zones of the fifty states. A number whose area code is in no table gets every zone of +1, from
# Guam to Newfoundland; what belongs to other countries is dropped.
_STATE_ZONES = frozenset(
    {
        "America/Adak",
        "America/Anchorage",
        "America/Boise",
        "America/Chicago",
        "America/Denver",
        "America/Juneau",
        "America/Los_Angeles",
        "America/New_York",
        "America/North_Dakota/Center",
        "America/Phoenix",
        "Pacific/Honolulu",
    },
)

# Area codes laid over older ones that lie in two zones: their phones are from the same towns.
_LAID_OVER = {"364": "270", "448": "850", "729": "423", "930": "812"}
_TOWN_LENGTHS = range(5, 10)


class NumberKind(StrEnum):
    """What sort of number the numbering plan says it is. In North America mobile and fixed numbers
    cannot be told apart without a lookup."""

    FIXED = "fixed"
    MOBILE = "mobile"
    FIXED_OR_MOBILE = "fixed-or-mobile"
    TOLL_FREE = "toll-free"
    PREMIUM = "premium"
    SHARED_COST = "shared-cost"
    VOIP = "voip"
    PERSONAL = "personal"
    PAGER = "pager"
    COMPANY = "company"
    VOICEMAIL = "voicemail"
    UNKNOWN = "unknown"


UNTEXTABLE_KINDS = frozenset(
    {
        NumberKind.PREMIUM,
        NumberKind.TOLL_FREE,
        NumberKind.PERSONAL,
        NumberKind.PAGER,
        NumberKind.VOICEMAIL,
        NumberKind.UNKNOWN,
    },
)


def _clean(raw: str | None) -> str:
    """``raw`` without invisible and direction characters, with plain digits, plus and dashes."""
    if not raw:
        return ""
    if raw.isascii() and raw.isprintable():
        return raw.strip()
    folded = unicodedata.normalize("NFKC", raw)
    kept: list[str] = []
    for char in folded:
        category = unicodedata.category(char)
        if category in {"Cf", "Cc", "Mn"}:
            # A pasted line break separates as a space does; other controls are noise.
            kept.append(" " if char.isspace() else "")
        elif category == "Nd":
            kept.append(str(unicodedata.decimal(char)))
        elif category == "Pd" or char == "\u2212":
            kept.append("-")
        else:
            kept.append(char)
    return "".join(kept).strip()


def _digits(text: str) -> str:
    if _E164.fullmatch(text):
        return text[1:]
    return "".join(char for char in text if "0" <= char <= "9")


def is_withheld(raw: str | None) -> bool:
    """Whether the caller ID names nobody: empty, a word, an address, or a word spelt on a keypad.

    ``raw`` is what the provider gave. To be asked before anything normalises it: +17378742833
    spells RESTRICTED and is also a possible Austin number.
    """
    text = _clean(raw)
    digits = _digits(text)
    if not digits or "@" in text or any(map(str.isalpha, text)):
        return True
    return digits in _KEYPAD_WORDS or (digits[0] == "1" and digits[1:] in _KEYPAD_WORDS)


def is_e164(raw: str | None) -> bool:
    """Whether ``raw`` has the form of an E.164 number, valid or not."""
    return _E164.fullmatch(_clean(raw)) is not None


def normalise(raw: str | None, region: str = "US") -> str | None:
    """The E.164 number that ``raw`` writes, or None where it writes none.

    Takes caller IDs and what people type, such as ``(212) 555-0123``; numbers without a country
    code are read as in ``region`` (two letters). Letters are refused. The result is possible by its
    length, but not necessarily valid: see ``is_valid``.
    """
    text = _clean(raw)
    if _NORTH_AMERICAN.fullmatch(text):
        return text
    at_home = _AT_HOME.fullmatch(text) if region == "US" else None
    if at_home:
        return "+1" + "".join(at_home.groups())
    if len(text) > _LONGEST_INPUT or not _DIALLED.fullmatch(text):
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def refused(typed: str) -> UserError:
    """What to raise for something typed that ``normalise`` makes nothing of."""
    return UserError(
        f"{typed!r} is not a phone number. Give one such as +12125550123.",
        es=f"{typed!r} no es un número de teléfono. Escriba uno como +12125550123.",
    )


def _parse(e164: str) -> PhoneNumber | None:
    import phonenumbers

    if not is_e164(e164):
        return None
    text = _clean(e164)
    if _NORTH_AMERICAN.fullmatch(text):
        return phonenumbers.PhoneNumber(country_code=1, national_number=int(text[2:]))
    try:
        return phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return None


class _Plan(NamedTuple):
    """What the numbering plan says about one number."""

    region: str | None
    valid: bool
    kind: NumberKind
    zones: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def _plan(e164: str) -> _Plan:
    import phonenumbers
    from phonenumbers import timezone

    number = _parse(e164)
    if number is None:
        return _Plan(None, valid=False, kind=NumberKind.UNKNOWN, zones=())
    types = phonenumbers.PhoneNumberType
    kinds = {
        types.FIXED_LINE: NumberKind.FIXED,
        types.MOBILE: NumberKind.MOBILE,
        types.FIXED_LINE_OR_MOBILE: NumberKind.FIXED_OR_MOBILE,
        types.TOLL_FREE: NumberKind.TOLL_FREE,
        types.PREMIUM_RATE: NumberKind.PREMIUM,
        types.SHARED_COST: NumberKind.SHARED_COST,
        types.VOIP: NumberKind.VOIP,
        types.PERSONAL_NUMBER: NumberKind.PERSONAL,
        types.PAGER: NumberKind.PAGER,
        types.UAN: NumberKind.COMPANY,
        types.VOICEMAIL: NumberKind.VOICEMAIL,
    }
    where, what = phonenumbers.region_code_for_number(number), phonenumbers.number_type(number)
    if phonenumbers.is_number_type_geographical(what, number.country_code or 0):
        # Asked for any number it would work out the kind once more.
        zones = timezone.time_zones_for_geographical_number(number)
    else:
        zones = timezone.time_zones_for_number(number)
    names = set(zones) - {timezone.UNKNOWN_TIMEZONE}
    if len(names) == 1 and where == "US":
        names |= _area_zones(e164)
    if len(names) > 1 and where == "US":
        names = (names & _STATE_ZONES) or names
    return _Plan(
        where,
        # What no pattern of its region matches is no number there.
        where is not None and what != types.UNKNOWN,
        kinds.get(what, NumberKind.UNKNOWN),
        tuple(sorted(names)),
    )


def _area_zones(e164: str) -> frozenset[str]:
    """The zones of all towns of a North American number's area code, where its own exchange is in
    no table: the table then names one of them, and a mobile phone may be from any."""
    from phonenumbers.tzdata import TIMEZONE_DATA

    digits = _digits(_clean(e164))
    if any(digits[:length] in TIMEZONE_DATA for length in _TOWN_LENGTHS):
        return frozenset()
    area = digits[1:4]
    return _zones_by_area().get(_LAID_OVER.get(area, area), frozenset())


@lru_cache(maxsize=1)
def _zones_by_area() -> dict[str, frozenset[str]]:
    from phonenumbers.tzdata import TIMEZONE_DATA

    found: dict[str, set[str]] = {}
    for prefix, zones in TIMEZONE_DATA.items():
        if prefix.startswith("1") and len(prefix) > 3:
            found.setdefault(prefix[1:4], set()).update(zones)
    return {area: frozenset(names) for area, names in found.items()}


def region(e164: str) -> str | None:
    """The two-letter region a number belongs to (``PR`` for +1787…), or None where unknown."""
    return _plan(e164).region


def is_valid(e164: str) -> bool:
    """Whether the numbering plan has such a number."""
    return _plan(e164).valid


def kind(e164: str) -> NumberKind:
    """What sort of number this is; ``unknown`` for anything invalid."""
    return _plan(e164).kind


def is_short_or_service(raw: str | None) -> bool:
    """Whether ``raw`` is a service number (911, 211, 988), a short code, or too short to be a
    subscriber's number, with or without +1 before it."""
    text = _clean(raw)
    if _NORTH_AMERICAN.fullmatch(text):
        return False
    digits = _digits(text)
    if not digits or any(char.isalpha() for char in text):
        return False
    # No subscriber's number begins with 1 in North America, so a leading 1 is the country's.
    rest = digits[1:] if digits[0] == "1" else digits
    return len(rest) < _SHORTEST_NUMBER


def zones(e164: str) -> tuple[str, ...]:
    """Every time zone (IANA name) that the number's owner may plausibly be in, sorted.

    Empty where nothing is known: take the office's own zone then.
    """
    return _plan(e164).zones


def masked(e164: str | None) -> str:
    """The number with all but its last four digits hidden, for screens others may see."""
    digits = _digits(_clean(e164))
    if not digits:
        return ""
    if len(digits) <= _SHORTEST_NUMBER:
        return "•••"
    hidden = "+1 ••• •••" if digits[0] == "1" else "+•••"
    return f"{hidden} {digits[-4:]}"

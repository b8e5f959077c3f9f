"""The provider's JSON, read tolerantly into the domain's rows.

Every field may be missing, null, empty, of another type or unknown. A row without an id cannot be
used: it is dropped and counted, never guessed. Nothing read here is ever logged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from deskreply.domain.models import AccountInfo, CallRow, MessageRow, NumberInfo, Recording
from deskreply.domain.people import Lookup

Row = TypeVar("Row")
Json = Mapping[str, object]

_MONTHS = {
    name: index
    for index, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
# Half a surrogate pair cannot be written as UTF-8, and no database takes a NUL in a text.
_UNSAFE = {code: "\ufffd" for code in (0, *range(0xD800, 0xE000))}


def safe_text(value: str) -> str:
    """``value`` with what cannot be stored or sent replaced by U+FFFD."""
    if value.isascii() and "\0" not in value:
        return value
    return value.translate(_UNSAFE)


def text(value: object) -> str:
    """A field as text, "" where there is nothing usable. Numbers become their digits."""
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def word(value: object) -> str | None:
    """A field as a trimmed word, None where it is missing or empty."""
    return text(value).strip() or None


def whole(value: object) -> int:
    """A count or a duration; "", null, garbage and negative numbers all read as 0."""
    try:
        return max(int(text(value).strip() or "0"), 0)
    except ValueError:
        return 0


def moment(value: object) -> datetime | None:
    """A time as RFC 2822 or ISO 8601, in UTC; None for anything else. Without a zone: UTC."""
    if not isinstance(value, str) or not value:
        return None
    try:
        return _usual(value) or _other(value.strip())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _usual(value: str) -> datetime | None:
    """``Thu, 01 Jan 2026 00:00:00 +0000``, ten times as fast as the general parser."""
    if len(value) != 31 or value[25:] != " +0000" or value[3] != "," or value[16] != " ":
        return None
    month = _MONTHS.get(value[8:11])
    digits = (value[12:16], value[5:7], value[17:19], value[20:22], value[23:25])
    if month is None or not all(part.isdigit() for part in digits):
        return None
    year, day, hour, minute, second = map(int, digits)
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def _other(value: str) -> datetime:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        at = parsedate_to_datetime(value)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def call(row: Json) -> CallRow | None:
    """One call or leg; None without an id."""
    sid = word(row.get("sid"))
    if sid is None:
        return None
    return CallRow(
        id=sid,
        direction=word(row.get("direction")) or "",
        status=word(row.get("status")) or "",
        caller_raw=word(row.get("from")),
        called_raw=word(row.get("to")),
        parent_id=word(row.get("parent_call_sid")),
        created_at=moment(row.get("date_created")),
        updated_at=moment(row.get("date_updated")),
        started_at=moment(row.get("start_time")),
        ended_at=moment(row.get("end_time")),
        duration=whole(row.get("duration")),
        answered_by=word(row.get("answered_by")),
        caller_name=word(row.get("caller_name")),
    )


def message(row: Json) -> MessageRow | None:
    """One text, its body as long as it came; None without an id."""
    sid = word(row.get("sid"))
    if sid is None:
        return None
    return MessageRow(
        id=sid,
        direction=word(row.get("direction")) or "",
        status=word(row.get("status")) or "",
        sender=word(row.get("from")),
        recipient=word(row.get("to")),
        body=text(row.get("body")),
        created_at=moment(row.get("date_created")),
        sent_at=moment(row.get("date_sent")),
        updated_at=moment(row.get("date_updated")),
        error_code=whole(row.get("error_code")) or None,
        media_count=whole(row.get("num_media")),
    )


def recording(row: Json) -> Recording | None:
    """One recording; None without an id. Its duration is -1 at the provider while it runs."""
    sid = word(row.get("sid"))
    if sid is None:
        return None
    return Recording(
        id=sid, source=word(row.get("source")) or "", duration=whole(row.get("duration"))
    )


def number(row: Json) -> NumberInfo | None:
    """One number of the account; None without the number itself."""
    digits = word(row.get("phone_number"))
    if digits is None:
        return None
    return NumberInfo(
        number=digits,
        can_call=_able(row.get("capabilities"), "voice"),
        can_text=_able(row.get("capabilities"), "sms"),
        voice_url=word(row.get("voice_url")) or "",
        trunk_id=word(row.get("trunk_sid")) or "",
        label=word(row.get("friendly_name")) or "",
        id=word(row.get("sid")) or "",
    )


def _able(capabilities: object, name: str) -> bool:
    """A capability. Unsaid means yes: only a clear no may keep a number from being used."""
    if not isinstance(capabilities, Mapping):
        return True
    for key, value in capabilities.items():
        if isinstance(key, str) and key.lower() == name:
            return value.strip().lower() == "true" if isinstance(value, str) else bool(value)
    return True


def account(row: Json) -> AccountInfo | None:
    """The account; None without an id."""
    sid = word(row.get("sid"))
    if sid is None:
        return None
    return AccountInfo(
        id=sid,
        name=word(row.get("friendly_name")) or "",
        status=(word(row.get("status")) or "active").lower(),
        kind=word(row.get("type")) or "Full",
    )


def lookup(row: Json, asked: str, at: datetime, *, line_type: bool) -> Lookup:
    """What is said of a number. ``line_type``: it was asked for; then it is "unknown" where the
    provider does not know."""
    line, name = row.get("line_type_intelligence"), row.get("caller_name")
    said = word(line.get("type")) if isinstance(line, Mapping) else None
    called = word(name.get("caller_name")) if isinstance(name, Mapping) else None
    return Lookup(asked, at, said or ("unknown" if line_type else ""), called or "")


def rows(items: Iterable[object], parse: Callable[[Json], Row | None]) -> tuple[list[Row], int]:
    """The usable rows in the order given, and how many had to be dropped."""
    good: list[Row] = []
    dropped = 0
    for item in items:
        row = parse(item) if isinstance(item, dict) else None
        if row is None:
            dropped += 1
        else:
            good.append(row)
    return good, dropped

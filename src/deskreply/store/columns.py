"""How values lie in the database: the same on SQLite and PostgreSQL, and in an order that sorts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import BigInteger, CheckConstraint, Dialect, Integer, Text, TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Choice = TypeVar("Choice", bound=StrEnum)

# SQLite takes only the exact word INTEGER for a key that is the row's own id.
ROW_ID = BigInteger().with_variant(Integer, "sqlite")


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as whole microseconds since 1970 UTC.

    An integer compares the same everywhere and is exact; text would have to be padded by everybody
    who writes it, and PostgreSQL's own type would give SQLite another order. A naive time is a bug
    and raises ValueError.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Microseconds for an aware time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone can't be stored")
        return (value - EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """An aware UTC time for microseconds."""
        return None if value is None else EPOCH + timedelta(microseconds=value)


def storable(text: str) -> str:
    """``text`` without what a database cannot hold: NUL, and halves of surrogate pairs.

    Both can come out of a provider's JSON; one odd text must not stop the poll for ever.
    """
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class Words(TypeDecorator[str]):
    """Text of any length; see ``storable`` for what is left out of it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Plain ``str`` that the driver takes."""
        return None if value is None else storable(value)


class OneOf(TypeDecorator[Choice]):
    """A string enum, kept as its value. The column's CHECK comes from ``one_of``."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[Choice]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: Choice | None, dialect: Dialect) -> str | None:
        """The value as plain ``str``; drivers differ in what they make of an enum."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Choice | None:
        """The enum's member; ValueError for a word that it does not have."""
        return None if value is None else self.choices(value)


def one_of(name: str, column: str, words: tuple[str, ...]) -> CheckConstraint:
    """A CHECK named ``name``: ``column`` holds one of ``words``."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=name)

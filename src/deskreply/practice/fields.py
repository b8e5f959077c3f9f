"""Reading the fields of a control request, strictly."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime


class BadField(ValueError):
    """A field is missing or of the wrong kind; the message says which and what would do."""


class Fields:
    """The fields of a JSON object. Readers raise BadField; a default makes a field optional."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    @classmethod
    def parse(cls, body: bytes) -> Fields:
        """Read a body: a JSON object, or nothing for no fields."""
        try:
            value: object = json.loads(body) if body else {}
        except ValueError:
            raise BadField("the body is not JSON") from None
        return cls(_as_object(value, "the body"))

    def text(self, name: str, default: str | None = None) -> str:
        """Text."""
        value = self._values.get(name, default)
        if not isinstance(value, str):
            raise BadField(f"{name} must be text")
        return value

    def maybe_text(self, name: str) -> str | None:
        """Text, or None where it is missing or null."""
        return None if self._values.get(name) is None else self.text(name)

    def word(self, name: str, words: Sequence[object], default: str | None = None) -> str:
        """One of `words`."""
        value = self.text(name, default)
        if value not in words:
            raise BadField(f"{name} must be one of {', '.join(map(str, words))}")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """A number."""
        value = self._values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BadField(f"{name} must be a number")
        return float(value)

    def maybe_number(self, name: str) -> float | None:
        """A number, or None where it is missing or null."""
        return None if self._values.get(name) is None else self.number(name)

    def maybe_whole(self, name: str) -> int | None:
        """A whole number, or None where it is missing or null."""
        value = self._values.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise BadField(f"{name} must be a whole number")
        return value

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise BadField(f"{name} must be true or false")
        return value

    def maybe_time(self, name: str) -> datetime | None:
        """An ISO 8601 time with its zone, as UTC; None where it is missing or null."""
        text = self.maybe_text(name)
        if text is None:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise BadField(f"{name} must be a time like 2026-03-02T15:00:00Z") from None
        if moment.tzinfo is None:
            raise BadField(f"{name} must name its zone, for example with Z")
        return moment.astimezone(UTC)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where it is missing."""
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            raise BadField(f"{name} must be a list of texts")
        return tuple(str(value) for value in values)

    def objects(self, name: str) -> tuple[Fields, ...]:
        """A list of objects; empty where it is missing."""
        return tuple(Fields(_as_object(value, name)) for value in self._list(name))

    def _list(self, name: str) -> list[object]:
        value = self._values.get(name, [])
        if not isinstance(value, list):
            raise BadField(f"{name} must be a list")
        return value


def _as_object(value: object, name: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadField(f"{name} must be a JSON object")
    return value

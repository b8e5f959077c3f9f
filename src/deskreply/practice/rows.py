"""An ordered log of rows: by SID at once, newest first page by page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from typing import Generic, Protocol, TypeVar


class Row(Protocol):
    """What a row must have to stand in a log."""

    @property
    def sid(self) -> str:
        """Its id."""

    @property
    def date_created(self) -> datetime:
        """When it was created, UTC: its place in the log."""


R = TypeVar("R", bound=Row)


class RowLog(Generic[R]):
    """Rows kept in order of creation. Not locked: the ledger's lock guards it."""

    def __init__(self) -> None:
        self._rows: dict[str, R] = {}
        self._keys: list[tuple[datetime, int]] = []
        self._sids: list[str] = []
        self._key_of: dict[str, tuple[datetime, int]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, row: R) -> None:
        """Add a row, or replace the one with its SID; a row never changes its place."""
        if row.sid not in self._rows:
            key = (row.date_created, len(self._rows))
            at = len(self._keys)
            # Nearly every row is the newest: only imported history needs the search.
            if self._keys and key < self._keys[-1]:
                at = bisect_left(self._keys, key)
            self._keys.insert(at, key)
            self._sids.insert(at, row.sid)
            self._key_of[row.sid] = key
        self._rows[row.sid] = row

    def get(self, sid: str) -> R | None:
        """The row with that SID, or None."""
        return self._rows.get(sid)

    def oldest_first(self) -> Iterator[R]:
        """All rows, oldest first."""
        return (self._rows[sid] for sid in self._sids)

    def newest_first(self, after: str | None = None) -> Iterator[R]:
        """Rows from the newest on, or those older than the row `after`.

        Raises KeyError for an unknown `after`.
        """
        end = len(self._sids) if after is None else bisect_left(self._keys, self._key_of[after])
        return (self._rows[self._sids[i]] for i in range(end - 1, -1, -1))

    def newer_than(self, sid: str) -> Iterator[R]:
        """Rows newer than that one, nearest first. Raises KeyError for an unknown `sid`."""
        start = bisect_left(self._keys, self._key_of[sid]) + 1
        return (self._rows[self._sids[i]] for i in range(start, len(self._sids)))

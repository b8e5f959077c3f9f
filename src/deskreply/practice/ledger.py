"""What a practice line holds: numbers, logs, history, and the one lock over them."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from typing import Literal, TypeAlias

from deskreply.practice.clock import Clock, Timeline
from deskreply.practice.errors import UnknownRow
from deskreply.practice.model import (
    AccountNumber,
    Call,
    Detail,
    HistoryEntry,
    Media,
    Message,
    Recording,
)
from deskreply.practice.phones import is_phone_number
from deskreply.practice.rows import RowLog

AccountStatus: TypeAlias = Literal["active", "suspended", "closed"]
HISTORY_LIMIT = 100_000
"""How many of the newest history entries are kept."""


class Ledger:
    """The state, its lock, and the condition notified at every change.

    `changed` guards everything here. It may be held by the caller of any public method, so
    several steps can be made to look like one.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.changed = threading.Condition(threading.RLock())
        self.timeline = Timeline(clock, self.changed)
        self.created = clock.now()
        self.account_status: AccountStatus = "active"
        self.calls_log: RowLog[Call] = RowLog()
        self.messages_log: RowLog[Message] = RowLog()
        self._numbers: dict[str, AccountNumber] = {}
        self._legs: dict[str, list[str]] = {}
        self._recordings: dict[str, list[Recording]] = {}
        self._media: dict[str, list[Media]] = {}
        self._history: deque[HistoryEntry] = deque(maxlen=HISTORY_LIMIT)
        self._happened = 0

    def now(self) -> datetime:
        """The line's time of day, UTC."""
        return self.clock.now()

    def record(self, kind: str, sid: str | None = None, **details: Detail) -> None:
        """Write a history entry and tell everybody who waits. See HistoryEntry for kinds."""
        with self.changed:
            self._happened += 1
            entry = HistoryEntry(self._happened, self.now(), kind, sid, details)
            self._history.append(entry)
            self.changed.notify_all()

    def history(self, since: int = 0, kind: str | None = None) -> tuple[HistoryEntry, ...]:
        """Entries with a number above `since`, oldest first; `kind` narrows by its beginning."""
        with self.changed:
            newer = min(len(self._history), max(0, self._happened - since))
            # From the end: who asks for news must not pay for the whole past.
            entries = list(islice(reversed(self._history), newer))
        return tuple(e for e in reversed(entries) if kind is None or e.kind.startswith(kind))

    def wait_for(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Block until `condition()` holds or `timeout` (real seconds) is over; says which.

        It is looked at after every change, under the lock.
        """
        with self.changed:
            return self.changed.wait_for(condition, timeout)

    # Numbers

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers on the account, E.164, in the order they were added."""
        with self.changed:
            return tuple(self._numbers)

    def account_numbers(self) -> tuple[AccountNumber, ...]:
        """The numbers on the account with all they can do."""
        with self.changed:
            return tuple(self._numbers.values())

    def number(self, number: str) -> AccountNumber:
        """That number of the account. Raises UnknownRow."""
        with self.changed:
            if number not in self._numbers:
                raise UnknownRow(f"{number} is not on the account")
            return self._numbers[number]

    def put_number(self, number: AccountNumber) -> None:
        """Add a number, or replace the one of the same digits. Raises ValueError if not E.164."""
        if not is_phone_number(number.number):
            raise ValueError(f"{number.number} is no phone number in E.164 form")
        with self.changed:
            self._numbers[number.number] = number
            self.record("number", number.sid, number=number.number)

    def _own_number(self, number: str | None) -> AccountNumber:
        return self.number(self.numbers[0] if number is None else number)

    # Rows

    def call(self, sid: str) -> Call:
        """That call or leg. Raises UnknownRow."""
        with self.changed:
            call = self.calls_log.get(sid)
        if call is None:
            raise UnknownRow(f"no call {sid}")
        return call

    def calls(self) -> tuple[Call, ...]:
        """All calls and legs, oldest first."""
        with self.changed:
            return tuple(self.calls_log.oldest_first())

    def legs(self, sid: str) -> tuple[Call, ...]:
        """The legs of a call, in the order they were dialled."""
        with self.changed:
            return tuple(self.call(leg) for leg in self._legs.get(sid, ()))

    def recordings(self, call_sid: str) -> tuple[Recording, ...]:
        """The recordings of a call, oldest first."""
        with self.changed:
            return tuple(self._recordings.get(call_sid, ()))

    def message(self, sid: str) -> Message:
        """That text. Raises UnknownRow."""
        with self.changed:
            message = self.messages_log.get(sid)
        if message is None:
            raise UnknownRow(f"no text {sid}")
        return message

    def media(self, message_sid: str) -> tuple[Media, ...]:
        """The attachments of a text."""
        with self.changed:
            return tuple(self._media.get(message_sid, ()))

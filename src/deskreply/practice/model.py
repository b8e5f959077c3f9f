"""The practice line's rows: numbers, calls, recordings, texts, media and what happened to them.

Every row is frozen; a change stores a new row. A reader therefore holds a consistent snapshot
without copying, whatever other threads do next. All times are aware datetimes in UTC, all
durations seconds, all phone numbers E.164 unless a field says otherwise.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

CallStatus: TypeAlias = Literal[
    "queued", "ringing", "in-progress", "completed", "busy", "failed", "no-answer", "canceled"
]
Direction: TypeAlias = Literal["inbound", "outbound-api", "outbound-dial", "trunking-originating"]
TextStatus: TypeAlias = Literal[
    "queued", "sending", "sent", "delivered", "undelivered", "failed", "receiving", "received"
]
TextDirection: TypeAlias = Literal["inbound", "outbound-api", "outbound-reply"]
Detail: TypeAlias = str | int | float | bool | None

Outcome: TypeAlias = Literal[
    "answered", "no-answer", "busy", "failed", "abandoned", "voicemail", "machine",
    "early", "rejected", "queue",
]  # fmt: skip
"""How a call from outside can end.

`answered`: a person took it. `no-answer busy failed`: the leg's status. `abandoned`: the caller
hung up while phones rang. `voicemail`: nobody answered and the caller left a recording.
`machine`: an answering machine took the leg. `early`: hung up before the number's flow ran.
`rejected`: the flow refused it. `queue`: taken by a flow that dials nobody.
"""

FINAL_CALL_STATUSES = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
API_VERSION = "2010-04-01"


def new_sid(prefix: str) -> str:
    """A fresh 34-character id of the provider's form, for example `CA` and 32 hex digits."""
    return prefix + secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class AccountNumber:
    """A number on the account.

    `answer_on_bridge`: the caller keeps hearing ringing until a phone is picked up, so the call
    is not `in-progress` before that. `registered`: carriers know the sender; texts from a number
    that is not registered are taken and then come back undelivered (30034).
    """

    number: str
    date_created: datetime
    friendly_name: str = ""
    sid: str = field(default_factory=lambda: new_sid("PN"))
    voice: bool = True
    sms: bool = True
    mms: bool = True
    voice_url: str = ""
    trunk_sid: str | None = None
    registered: bool = True
    answer_on_bridge: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One row of the call log: a call, or a leg of one (`parent_sid` set).

    `from_` and `to` are E.164, `sip:…` or `client:…`; `from_` may be a word or empty for a
    withheld caller. `answered_at`: when a person, a machine or the number's flow took it.
    """

    sid: str
    date_created: datetime
    stored_at: datetime
    date_updated: datetime
    from_: str
    to: str
    direction: Direction
    status: CallStatus
    parent_sid: str | None = None
    number_sid: str | None = None
    trunk_sid: str | None = None
    start_time: datetime | None = None
    answered_at: datetime | None = None
    end_time: datetime | None = None
    answered_by: str | None = None
    caller_name: str | None = None
    forwarded_from: str | None = None

    @property
    def final(self) -> bool:
        """Whether the call is over."""
        return self.status in FINAL_CALL_STATUSES

    @property
    def duration(self) -> int | None:
        """Whole seconds of a call that is over, 0 if nothing took it; None while it lives."""
        if self.end_time is None:
            return None
        if self.answered_at is None or self.status != "completed":
            return 0
        return max(0, round((self.end_time - self.answered_at).total_seconds()))


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording of a call; `source` is `RecordVerb` for voicemail, `DialVerb` for a talk."""

    sid: str
    call_sid: str
    date_created: datetime
    seconds: int
    source: Literal["RecordVerb", "DialVerb"]


@dataclass(frozen=True, slots=True)
class Media:
    """An attachment: its bytes and their type, for example `image/jpeg`."""

    sid: str
    message_sid: str
    date_created: datetime
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One row of the message log. `date_sent` is None until it has left."""

    sid: str
    date_created: datetime
    stored_at: datetime
    date_updated: datetime
    from_: str
    to: str
    body: str
    direction: TextDirection
    status: TextStatus
    num_segments: int = 1
    num_media: int = 0
    date_sent: datetime | None = None
    error_code: int | None = None

    @property
    def outbound(self) -> bool:
        """Whether it went from the account to somebody else."""
        return self.direction != "inbound"

    @property
    def peer(self) -> str:
        """The number outside the account."""
        return self.to if self.outbound else self.from_


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened: entry `number` (1, 2, …), when, what, to which row.

    Kinds: `call.STATUS`, `leg.STATUS`, `recording`, `text.in`, `text.STATUS`, `text.rejected`,
    `opt-out`, `opt-in`, `number`, `account.STATUS`, `speed`, `script.start`, `script.end`.
    """

    number: int
    at: datetime
    kind: str
    sid: str | None
    details: Mapping[str, Detail]

"""What the provider's log and the office's database hold about each call, laid side by side.

Nothing here asks the rules of texting: whether somebody answered is read from the log once more, as
simply as can be, so that a mistake of the rules shows as a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from deskreply.domain import numbers
from deskreply.domain.models import (
    Call,
    CallRow,
    LineProfile,
    Message,
    MessageKind,
    MessageRow,
    OutboxItem,
)
from deskreply.domain.rows import merge

Thing = TypeVar("Thing")

TEXTBACK = "textback:"
# The provider's clock and the office's may differ by this much.
CLOCKS_APART = timedelta(seconds=30)
# An opt-out is known this long after it was written, at the latest.
HEARD_WITHIN = timedelta(minutes=2)
# Those that the provider itself obeys: nobody who wrote one may be texted, whatever we made of it.
STOP_WORDS = frozenset(
    {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"}
)
START_WORDS = frozenset({"START", "YES", "UNSTOP"})
_NOT_CALLERS = ("client:", "sip:", "sips:", "sim:")
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Log:
    """The provider's two logs as far as they were read; a row may stand in them more than once."""

    calls: tuple[CallRow, ...] = ()
    messages: tuple[MessageRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What the database says. ``calls`` by the provider's id, ``texts`` by our message id,
    ``outbox`` by the id of its message, ``opted_out`` by number: since when, ``handled`` by number:
    when staff last noted that they had called them back or were done with them. ``lines``: the
    watched numbers. ``since``: when this office first listened. ``max_age``: older calls go to
    staff."""

    calls: Mapping[str, Call] = field(default_factory=dict)
    texts: Mapping[str, Message] = field(default_factory=dict)
    outbox: Mapping[str, OutboxItem] = field(default_factory=dict)
    opted_out: Mapping[str, datetime] = field(default_factory=dict)
    handled: Mapping[str, datetime] = field(default_factory=dict)
    lines: Mapping[str, LineProfile] = field(default_factory=dict)
    since: datetime | None = None
    max_age: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Case:
    """One watched root call. ``own``: the texts in the log that are the text of this call.
    ``strangers``: texts to the caller between this call and their next that no row of ours knows.
    ``texts``: the messages meant for this call, usually one."""

    root: CallRow
    legs: tuple[CallRow, ...]
    caller: str | None
    profile: LineProfile
    entry: Call | None
    texts: tuple[Message, ...]
    items: tuple[OutboxItem, ...]
    own: tuple[MessageRow, ...]
    strangers: tuple[MessageRow, ...]

    @property
    def began(self) -> datetime:
        """When it began, as well as the log tells."""
        return _first(self.root.started_at, self.root.created_at, self.root.ended_at) or _EARLIEST

    @property
    def ended(self) -> datetime:
        """When it ended, as well as the log tells."""
        after = self.began + timedelta(seconds=self.root.duration)
        return _first(self.root.ended_at, self.root.updated_at) or after

    @property
    def answered(self) -> bool:
        """Whether the log shows that a person took the call."""
        if self.root.direction != "inbound" and not self.legs:
            return self.root.status == "completed" and self.root.duration > 0
        return any(self._talked(leg) for leg in self.legs)

    def _talked(self, leg: CallRow) -> bool:
        profile = self.profile
        machine = (leg.answered_by or "").startswith(("machine", "fax"))
        if leg.status != "completed" or machine or leg.called_raw in profile.not_staff:
            return False
        if profile.screening_seconds:
            near = abs(_end(leg) - self.ended) <= timedelta(seconds=3)
            return near and leg.duration >= profile.screening_seconds
        return leg.duration >= profile.min_talk_seconds


class Evidence:
    """All cases of a log, and what else it holds about a caller."""

    def __init__(self, log: Log, book: Book) -> None:
        self.book = book
        self.calls = _merged(log.calls)
        self.messages = sorted({row.id: row for row in log.messages}.values(), key=_created)
        self._texts_of = _by_call(book)
        ours = _recognised(self.messages, book)
        self._rows_of: dict[str, list[MessageRow]] = {}
        for row in self.messages:
            if row.id in ours:
                self._rows_of.setdefault(ours[row.id], []).append(row)
        strangers = [r for r in self.messages if r.from_account and r.id not in ours]
        self._roots = self._watched_roots()
        self._roots_of = _grouped(self._roots, lambda root: caller_of(root[0]))
        self._strangers = self._given_to_calls(strangers)
        inbound = (row for row in self.messages if row.inbound)
        outbound = (row for row in self.messages if not row.inbound)
        self._inbound = _grouped(inbound, lambda row: numbers.normalise(row.sender))
        self._outbound = _grouped(outbound, lambda row: row.recipient)
        self._rung = _grouped(self.calls, lambda row: row.called_raw)
        self._texts = _grouped(book.texts.values(), lambda text: text.number)

    def cases(self) -> list[Case]:
        """Every watched root call of the log, oldest first."""
        legs: dict[str, list[CallRow]] = {}
        for row in self.calls:
            if row.parent_id:
                legs.setdefault(row.parent_id, []).append(row)
        return [self._case(root, line, tuple(legs.get(root.id, ()))) for root, line in self._roots]

    def inbound(self, number: str) -> list[MessageRow]:
        """Texts that a number wrote, oldest first."""
        return self._inbound.get(number, [])

    def outbound(self, number: str) -> list[MessageRow]:
        """Texts that a number got from the account, by whatever program, oldest first."""
        return self._outbound.get(number, [])

    def rung(self, number: str) -> list[CallRow]:
        """Calls and legs to a number, oldest first."""
        return self._rung.get(number, [])

    def texts(self, number: str) -> list[Message]:
        """What the database has of texts to a number."""
        return self._texts.get(number, [])

    def stopped(self, number: str, at: datetime) -> bool:
        """Whether a number had long said STOP at a moment, and not taken it back since."""
        stopped = False
        for row in self.inbound(number):
            word = row.body.strip().upper()
            if word in STOP_WORDS and _created(row) + HEARD_WITHIN < at:
                stopped = True
            elif word in START_WORDS and _created(row) <= at:
                stopped = False
        told = self.book.opted_out.get(number)
        return stopped or (told is not None and told + HEARD_WITHIN < at)

    def _watched_roots(self) -> list[tuple[CallRow, str]]:
        found = []
        for row in self.calls:
            line = numbers.normalise(_address(row.called_raw)) or ""
            caller = (row.caller_raw or "").strip().lower()
            coming = row.direction in {"inbound", "trunking-originating"}
            watched = coming and not row.parent_id and line in self.book.lines
            if watched and not caller.startswith(_NOT_CALLERS):
                found.append((row, line))
        return found

    def _given_to_calls(self, rows: Iterable[MessageRow]) -> dict[str, list[MessageRow]]:
        """Texts that nobody knows, each to the last call of that caller before it."""
        given: dict[str, list[MessageRow]] = {}
        for row in rows:
            theirs = self._roots_of.get(row.recipient or "", [])
            before = [root for root, _ in theirs if _start(root) <= _created(row)]
            if before:
                given.setdefault(before[-1].id, []).append(row)
        return given

    def _case(self, root: CallRow, line: str, legs: tuple[CallRow, ...]) -> Case:
        texts = self._texts_of.get(root.id, ())
        return Case(
            root=root,
            legs=legs,
            caller=caller_of(root),
            profile=self.book.lines[line],
            entry=self.book.calls.get(root.id),
            texts=texts,
            items=tuple(self.book.outbox[t.id] for t in texts if t.id in self.book.outbox),
            own=tuple(row for text in texts for row in self._rows_of.get(text.id, ())),
            strangers=tuple(self._strangers.get(root.id, ())),
        )


def caller_of(row: CallRow) -> str | None:
    """The caller's number, None where it is withheld or none."""
    return None if numbers.is_withheld(row.caller_raw) else numbers.normalise(row.caller_raw)


def maybe_this(item: OutboxItem, message: Message, row: MessageRow) -> bool:
    """Whether a row of the log may be this text, of which no answer came."""
    if item.claimed_at is None or row.recipient != message.number:
        return False
    same = row.body.strip() == message.body.strip()
    return same and _created(row) >= item.claimed_at - CLOCKS_APART


def _by_call(book: Book) -> dict[str, tuple[Message, ...]]:
    """The automatic texts of each call. Follow-ups are no answers to a call."""
    found: dict[str, tuple[Message, ...]] = {}
    for message in book.texts.values():
        item = book.outbox.get(message.id)
        textback = item is None or item.key.startswith(TEXTBACK)
        if message.kind is MessageKind.AUTO and message.call_id and textback:
            found[message.call_id] = (*found.get(message.call_id, ()), message)
    return found


def _recognised(rows: list[MessageRow], book: Book) -> dict[str, str]:
    """Which row of the log is which message: by its id, else, where the answer to a post is still
    missing, by number, words and time. Row id to message id."""
    known = {m.provider_id: m.id for m in book.texts.values() if m.provider_id}
    ours = {row.id: known[row.id] for row in rows if row.id in known}
    for message in sorted(book.texts.values(), key=lambda text: (text.at, text.id)):
        item = book.outbox.get(message.id)
        if item is None or item.state == "done" or message.provider_id:
            continue
        free = (r for r in rows if r.id not in ours and r.from_account)
        row = next((r for r in free if maybe_this(item, message, r)), None)
        if row is not None:
            ours[row.id] = message.id
    return ours


def _grouped(things: Iterable[Thing], key: Callable[[Thing], str | None]) -> dict[str, list[Thing]]:
    """Those of one key together, in their order; without a key nowhere."""
    groups: dict[str, list[Thing]] = {}
    for thing in things:
        name = key(thing)
        if name is not None:
            groups.setdefault(name, []).append(thing)
    return groups


def _merged(rows: Iterable[CallRow]) -> list[CallRow]:
    """Each call once, oldest first."""
    known: dict[str, CallRow] = {}
    for row in rows:
        known[row.id] = merge(known.get(row.id), row)
    return sorted(known.values(), key=lambda row: (_start(row), row.id))


def _address(called: str | None) -> str:
    """The number in what was called: a trunk is reached under sip:+12125550123@the-trunk."""
    text = called or ""
    return text.split(":", 1)[1].split("@", 1)[0] if text.lower().startswith("sip") else text


def _created(row: MessageRow) -> datetime:
    return _first(row.created_at, row.sent_at, row.updated_at) or _EARLIEST


def _start(row: CallRow) -> datetime:
    return _first(row.started_at, row.created_at, row.ended_at) or _EARLIEST


def _end(row: CallRow) -> datetime:
    return _first(row.ended_at, row.updated_at) or _start(row) + timedelta(seconds=row.duration)


def _first(*times: datetime | None) -> datetime | None:
    return next((at for at in times if at is not None), None)

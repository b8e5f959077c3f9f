"""The values that the whole program speaks in.

All times are timezone-aware UTC. Numbers are E.164 (``+12125550123``) unless a name says ``raw``.
String enums are persisted and printed: their values are public (see the command-line contract)
and never change meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a call. Persisted."""

    ONGOING = "ongoing"
    ANSWERED = "answered"
    MISSED = "missed"
    UNKNOWN = "unknown"
    IGNORED = "ignored"


class Decision(StrEnum):
    """What is done about a call. Persisted."""

    NONE = "none"
    PENDING = "pending"
    TEXTED = "texted"
    HELD = "held"
    SKIPPED = "skipped"
    REVIEW = "review"
    FAILED = "failed"


class MessageKind(StrEnum):
    """Who wrote an entry of a thread. Persisted, except ``call``, which is read from the calls."""

    AUTO = "auto"
    STAFF = "staff"
    LEAD = "lead"
    NOTE = "note"
    CALL = "call"


class MessageState(StrEnum):
    """Where a text stands. Persisted. Moves forward only, see ``delivery.advance``."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"
    CANCELED = "canceled"
    RECEIVED = "received"


class OutboxState(StrEnum):
    """Where an outbox row stands. Persisted.

    ``waiting``: to be sent when due. ``claimed``: its owner may be posting it right now.
    ``unknown``: maybe sent, only reconciling may touch it. ``unconfirmed``: the provider's log does
    not show it, staff decides. ``done``: settled, nothing more to do.
    """

    WAITING = "waiting"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"
    UNCONFIRMED = "unconfirmed"
    DONE = "done"


class ThreadStatus(StrEnum):
    """How far the office got with a lead. Persisted."""

    NEW = "new"
    CONTACTED = "contacted"
    BOOKED = "booked"
    NOT_A_FIT = "not-a-fit"
    WRONG_NUMBER = "wrong-number"

    @property
    def over(self) -> bool:
        """Whether nothing more is to come of this lead: booked, not a fit or a wrong number."""
        return self not in {ThreadStatus.NEW, ThreadStatus.CONTACTED}


class Stage(StrEnum):
    """How far a clock has run, as shares of what was promised: from the start, from 50, 75, 92 and
    100 % on. "" where no clock runs. Persisted."""

    NONE = ""
    STARTED = "started"
    HALF = "half"
    SOON = "soon"
    URGENT = "urgent"
    OVER = "over"


class ThreadFlag(StrEnum):
    """Why automatic texts to a number are held until staff has looked. Persisted."""

    NONE = ""
    MAYBE_OPTED_OUT = "maybe-opted-out"
    AUTO_RESPONDER = "auto-responder"


class Callback(StrEnum):
    """Where a missed call stands on the call-back list; "" where it was never on it. Persisted.

    ``texted``: staff wrote to them; ``answered``: a later call of theirs was answered;
    ``dismissed``: staff took it off the list.
    """

    NONE = ""
    OPEN = "open"
    REACHED = "reached"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"
    TEXTED = "texted"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


class LineKind(StrEnum):
    """How a watched number is set up at the provider. Persisted in the settings."""

    FORWARDING = "forwarding"
    VOICEMAIL = "voicemail"
    QUEUE = "queue"
    TRUNK = "trunk"


class Scope(StrEnum):
    """When missed calls are texted. Persisted in the settings."""

    ALWAYS = "always"
    AFTER_HOURS = "after-hours"
    OPEN_HOURS = "open-hours"
    BUSY = "busy"


FINAL_CALL_STATUSES = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
LIVE_CALL_STATUSES = frozenset({"queued", "ringing", "in-progress"})


@dataclass(frozen=True, slots=True)
class CallRow:
    """One row of the provider's call log: a root call, or a leg where ``parent_id`` is set.

    ``duration`` is in whole seconds; the provider's "", null and "0" all read as 0.
    ``caller_raw`` and ``called_raw`` are as the provider gave them, or None where it gave nothing.
    """

    id: str
    direction: str
    status: str
    caller_raw: str | None = None
    called_raw: str | None = None
    parent_id: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    duration: int = 0
    answered_by: str | None = None
    caller_name: str | None = None

    @property
    def final(self) -> bool:
        """Whether the provider says that this call or leg is over. An unknown status is not."""
        return self.status in FINAL_CALL_STATUSES


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that hangs on a call. ``source`` is the provider's word, such as RecordVerb."""

    id: str
    source: str
    duration: int = 0


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One row of the provider's message log. ``status`` is the provider's own word."""

    id: str
    direction: str
    status: str
    sender: str | None = None
    recipient: str | None = None
    body: str = ""
    created_at: datetime | None = None
    sent_at: datetime | None = None
    updated_at: datetime | None = None
    error_code: int | None = None
    media_count: int = 0

    @property
    def inbound(self) -> bool:
        """Whether somebody sent this text to us."""
        return self.direction == "inbound"

    @property
    def from_account(self) -> bool:
        """Whether a program or a person sent this with the account: not what came in, nor the
        provider's own answers to STOP and HELP."""
        return not self.inbound and self.direction != "outbound-reply"


@dataclass(frozen=True, slots=True)
class LineProfile:
    """How one watched number behaves; worked out at setup, kept in the settings.

    ``min_talk_seconds``: a completed leg shorter than this was no conversation.
    ``screening_seconds``: 0, or the least length of a leg on a line where staff press 1 to accept.
    ``rejects_spam``: the flow turns callers away without ringing anybody.
    ``not_staff``: leg targets that are machines (an answering machine's number, a ``sip:`` one).
    ``phones``: how many calls the office can talk on at once; 0 where unknown. ``hours``: the
    line's own office hours as text, ``scope``: a Scope's value; "" for both: the office's.
    """

    number: str
    kind: LineKind = LineKind.FORWARDING
    label: str = ""
    min_talk_seconds: int = 0
    screening_seconds: int = 0
    rejects_spam: bool = False
    not_staff: tuple[str, ...] = ()
    phones: int = 0
    hours: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class NumberInfo:
    """A number on the provider account, as setup and doctor need to know it. ``id``: the
    provider's."""

    number: str
    can_call: bool
    can_text: bool
    voice_url: str = ""
    trunk_id: str = ""
    label: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """The provider account. ``status`` is active, suspended or closed; ``kind`` Trial or Full."""

    id: str
    name: str
    status: str
    kind: str = "Full"


@dataclass(frozen=True, slots=True)
class Call:
    """A root call as the office knows it: the provider's row, and what was decided about it.

    ``caller`` is None for withheld callers. ``reads``: how many times in a row root and legs were
    read with the same ``fingerprint``, the last two times at ``first_read_at`` and later.
    ``check_at``: when to look again; None once settled. ``voicemail``: True or False once the
    recordings were looked at, None before. ``callback``: where it stands on the call-back list,
    ended at ``callback_at`` by ``callback_by``.
    """

    row: CallRow
    line: str | None
    caller: str | None
    outcome: Outcome = Outcome.ONGOING
    outcome_reason: str = ""
    decision: Decision = Decision.NONE
    reason: str = ""
    explanation: str = ""
    message_id: str | None = None
    texted_at: datetime | None = None
    decided_at: datetime | None = None
    seen_at: datetime | None = None
    fingerprint: str = ""
    reads: int = 0
    check_at: datetime | None = None
    voicemail: bool | None = None
    callback: Callback = Callback.NONE
    callback_at: datetime | None = None
    callback_by: str = ""

    @property
    def id(self) -> str:
        """The provider's id of the call."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a thread that is a text or a note.

    ``at`` orders the thread: when a text came in, or when ours was written or (once out) sent.
    ``error_code`` is the provider's, 0 where there is none; ``explanation`` the sentence for staff.
    ``follow_at``: when to ask the provider for its state again; None once final. ``template``: what
    an automatic text was made from, see ``wordings.ref``. ``scheduled_for``: when staff
    wants it sent; None for at once.
    """

    id: str
    number: str
    line: str
    kind: MessageKind
    body: str
    at: datetime
    state: MessageState
    provider_id: str | None = None
    error_code: int = 0
    explanation: str = ""
    author: str = ""
    call_id: str | None = None
    media_count: int = 0
    template: str = ""
    promise_minutes: int = 0
    sent_at: datetime | None = None
    follow_at: datetime | None = None
    scheduled_for: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """The intent to send one text. ``account`` and ``key`` together are unique in the database;
    the key is ``textback:<call id>``, ``followup:<call id>:<nth>`` or ``staff:<message id>``.

    ``due_at``: not before. ``owner``/``epoch``/``claimed_at`` name the one process that may post
    it. ``clean_reads``: listings of the provider that did not show it since ``claimed_at``, the
    last at ``clean_at``. ``held_for``: the reason of a hold, "" otherwise.
    """

    id: int
    account: str
    key: str
    message_id: str
    kind: MessageKind
    number: str
    state: OutboxState
    due_at: datetime
    created_at: datetime
    attempts: int = 0
    owner: str = ""
    epoch: int = 0
    claimed_at: datetime | None = None
    clean_reads: int = 0
    clean_at: datetime | None = None
    held_for: str = ""
    call_id: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """One number's conversation. ``due_at`` is the sooner of the promise and the reply clock.

    ``stage``: how far that clock had run when the desk was last told; the next stage begins at
    ``stage_due_at``. ``urgent``: their words say that it cannot wait. ``status_at``: since when
    ``status`` holds. ``claimed_at``: when ``owner`` took it or last worked on it, None where it was
    given to them for good. ``called_at``: when staff last logged a call back. ``language_set``:
    staff chose the language, so contacts do not change it. ``last_author``: who of the office wrote
    the last entry, where ``last_kind`` is staff.
    """

    number: str
    line: str
    name: str = ""
    status: ThreadStatus = ThreadStatus.NEW
    unread: int = 0
    owner: str = ""
    promise_due_at: datetime | None = None
    reply_due_at: datetime | None = None
    last_at: datetime | None = None
    last_text: str = ""
    last_kind: MessageKind = MessageKind.CALL
    snoozed_until: datetime | None = None
    done_at: datetime | None = None
    failed: bool = False
    language: str = ""
    opted_out_at: datetime | None = None
    promise_started_at: datetime | None = None
    reply_started_at: datetime | None = None
    stage: Stage = Stage.NONE
    stage_due_at: datetime | None = None
    urgent: bool = False
    flag: ThreadFlag = ThreadFlag.NONE
    status_at: datetime | None = None
    done_reason: str = ""
    claimed_at: datetime | None = None
    called_at: datetime | None = None
    language_set: bool = False
    last_author: str = ""

    @property
    def due_at(self) -> datetime | None:
        """The deadline that counts, UTC, or None where nobody waits for us."""
        clocks = [c for c in (self.promise_due_at, self.reply_due_at) if c is not None]
        return min(clocks, default=None)


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One step of the chain of decisions about a call, kept for ``why`` and as evidence."""

    call_id: str
    at: datetime
    decision: Decision
    reason: str
    explanation: str
    facts: dict[str, str | int | float | bool | None] = field(default_factory=dict)

"""How far the live test of the first run is: somebody calls the office from their own phone, hangs
up, gets the text and answers it. All of it is read from rows, whoever wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deskreply.domain import errortable, explain
from deskreply.domain.classify import root_end
from deskreply.domain.health import Health, Word
from deskreply.domain.models import Call, Decision, Message, MessageKind, MessageState, Outcome
from deskreply.engine.ports import Reader

# The provider's times are whole seconds.
GRAIN = timedelta(seconds=2)
# As long as one of these holds, no call is heard, or no text leaves.
_STOPPING = (
    Word.DATABASE, Word.CREDENTIALS_DEAD, Word.NOT_PERMITTED, Word.SENDER_REFUSED,
    Word.NOT_RUNNING, Word.NOT_POLLING,
)  # fmt: skip


class Cause(StrEnum):
    """What the test waits for, or what is in its way."""

    STOPPED = "stopped"
    """Our own engine: ``detail`` says what is wrong and what to do."""
    NOT_CALLED = "not-called"
    """No call at all has arrived since the test began."""
    WITHHELD = "withheld"
    """Somebody called and hid their number."""
    OTHER_PHONE = "other-phone"
    """Somebody called from another phone, ``other``."""
    OTHER_NUMBER = "other-number"
    """The phone called a number that is not watched, ``other``."""
    RINGING = "ringing"
    """It rings, or somebody talks."""
    SETTLING = "settling"
    """The call is over; whether somebody answered is not sure yet."""
    ANSWERED = "answered"
    """A person took the call, or a voicemail that counts as one."""
    CANNOT_TELL = "cannot-tell"
    """The provider's log does not show whether somebody answered."""
    NOT_TEXTED = "not-texted"
    """A rule said no: ``detail`` says which."""
    SENDING = "sending"
    """The text is on its way to the provider."""
    FAILED = "failed"
    """It was not delivered: ``detail`` says why and what to do."""
    UNCONFIRMED = "unconfirmed"
    """Whether it went cannot be known."""
    NO_RECEIPT = "no-receipt"
    """It went, and the carrier has not said that it arrived."""
    NO_REPLY = "no-reply"
    """It arrived, and nobody has answered it."""
    PASSED = "passed"
    """All of it worked."""


@dataclass(frozen=True, slots=True)
class LiveTest:
    """What has happened, all times UTC. ``rang``: seconds until they hung up. ``waited``: seconds
    from the hang-up to the text. ``delivered``: the carrier said so, or an answer came.
    ``unregistered``: the approval tracker has more to say about it."""

    cause: Cause
    detail: str = ""
    other: str = ""
    unregistered: bool = False
    heard_at: datetime | None = None
    rang: int = 0
    sent_at: datetime | None = None
    waited: int = 0
    delivered: bool = False
    replied_at: datetime | None = None

    @property
    def passed(self) -> bool:
        """Whether texting works: the text arrived."""
        return self.delivered


def standing(
    reader: Reader, phone: str, since: datetime, health: Health, language: str
) -> LiveTest:
    """How far the test is that began at ``since`` with this phone (E.164). The latest call counts,
    so it can be tried again. ``language``: of ``detail``."""
    calls = reader.calls_from(phone, since - GRAIN)
    ours = [call for call in calls if call.outcome is not Outcome.IGNORED]
    if not ours:
        return _unheard(reader, calls, phone, since, health, language)
    call = ours[-1]
    if call.outcome is not Outcome.MISSED:
        return _not_missed(reader, call, health, language)
    began = call.row.started_at or call.row.created_at or since
    ended = root_end(call.row) or began
    heard = LiveTest(Cause.SETTLING, heard_at=began, rang=_seconds(began, ended))
    message = reader.message(call.message_id) if call.message_id else None
    if message is None or message.state in (MessageState.QUEUED, MessageState.CANCELED):
        return _untexted(reader, heard, call, health, language)
    return _texted(reader, heard, message, ended, language)


def _unheard(
    reader: Reader,
    calls: Sequence[Call],
    phone: str,
    since: datetime,
    health: Health,
    language: str,
) -> LiveTest:
    others = [number for number in reader.missed_callers(since - GRAIN) if number != phone]
    if stopped := _stopped(health, language):
        return LiveTest(Cause.STOPPED, stopped)
    if calls:
        return LiveTest(Cause.OTHER_NUMBER, other=calls[-1].row.called_raw or "")
    if reader.withheld(since - GRAIN).count:
        return LiveTest(Cause.WITHHELD)
    if others:
        return LiveTest(Cause.OTHER_PHONE, other=others[-1])
    return LiveTest(Cause.NOT_CALLED)


def _not_missed(reader: Reader, call: Call, health: Health, language: str) -> LiveTest:
    if call.outcome is Outcome.ANSWERED:
        return LiveTest(Cause.ANSWERED)
    if call.outcome is Outcome.UNKNOWN:
        return LiveTest(Cause.CANNOT_TELL, _why(reader, call, language))
    if stopped := _stopped(health, language):
        return LiveTest(Cause.STOPPED, stopped)
    return LiveTest(Cause.SETTLING if call.row.final else Cause.RINGING)


def _untexted(
    reader: Reader, heard: LiveTest, call: Call, health: Health, language: str
) -> LiveTest:
    if call.decision is Decision.PENDING:
        stopped = _stopped(health, language)
        return replace(heard, cause=Cause.STOPPED if stopped else Cause.SENDING, detail=stopped)
    if call.decision is Decision.NONE:
        return heard
    why = _why(reader, call, language)
    held_sender = call.reason == "sender"
    return replace(heard, cause=Cause.NOT_TEXTED, detail=why, unregistered=held_sender)


def _texted(
    reader: Reader, heard: LiveTest, message: Message, ended: datetime, language: str
) -> LiveTest:
    """The text has left, or was tried to."""
    if message.sent_at is not None:
        waited = _seconds(ended, message.sent_at)
        heard = replace(heard, sent_at=message.sent_at, waited=waited)
    if message.state is MessageState.FAILED:
        rule = errortable.rule_for(message.error_code)
        detail = f"{rule.sentence(language)} {rule.advise(language)}".strip()
        unregistered = errortable.unregistered(message.error_code)
        return replace(heard, cause=Cause.FAILED, detail=detail, unregistered=unregistered)
    if message.state is MessageState.UNCONFIRMED:
        return replace(heard, cause=Cause.UNCONFIRMED)
    if message.sent_at is None:
        return replace(heard, cause=Cause.SENDING)
    sent = replace(heard, replied_at=_reply(reader, message, message.sent_at))
    if sent.replied_at is not None:
        return replace(sent, cause=Cause.PASSED, delivered=True)
    if message.state is MessageState.DELIVERED:
        return replace(sent, cause=Cause.NO_REPLY, delivered=True)
    return replace(sent, cause=Cause.NO_RECEIPT)


def _reply(reader: Reader, message: Message, sent_at: datetime) -> datetime | None:
    entries = reader.recent_messages(message.number, sent_at - GRAIN)
    return next((m.at for m in entries if m.kind is MessageKind.LEAD), None)


def _stopped(health: Health, language: str) -> str:
    found = next((f for f in map(health.find, _STOPPING) if f is not None), None)
    return "" if found is None else f"{found.sentence(language)} {found.advice(language)}"


def _why(reader: Reader, call: Call, language: str) -> str:
    records = reader.decisions(call.id)
    facts = records[-1].facts if records else {}
    return explain.explain(call.decision, call.reason, facts, language)


def _seconds(since: datetime, until: datetime) -> int:
    return max(0, round((until - since).total_seconds()))

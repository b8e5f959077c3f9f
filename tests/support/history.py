"""The truth of a practice line, and the judgement of what an office made of it."""

from __future__ import annotations

from datetime import datetime

from deskreply.domain.history import Finding, Log, judge
from deskreply.domain.models import CallRow, MessageRow
from deskreply.engine.ports import Store
from deskreply.engine.verify import read_book
from deskreply.practice import Call, Message, PracticeLine
from deskreply.settings import Settings


def log_of(line: PracticeLine) -> Log:
    """Everything that happened on a line, whatever its lists show at the moment."""
    return Log(tuple(map(call_row, line.calls())), tuple(map(message_row, line.texts())))


def judged(store: Store, line: PracticeLine, settings: Settings, now: datetime) -> list[Finding]:
    """What is to be said of every call to this office."""
    log = log_of(line)
    with store.read() as reader:
        return judge(log, read_book(reader, log, settings), now)


def failures(store: Store, line: PracticeLine, settings: Settings, now: datetime) -> list[Finding]:
    """What must not be: an empty list is good."""
    return [finding for finding in judged(store, line, settings, now) if finding.failed]


def call_row(call: Call) -> CallRow:
    """A call of the line as a row of the provider's log."""
    return CallRow(
        id=call.sid,
        direction=call.direction,
        status=call.status,
        caller_raw=call.from_,
        called_raw=call.to,
        parent_id=call.parent_sid,
        created_at=call.date_created,
        updated_at=call.date_updated,
        started_at=call.start_time,
        ended_at=call.end_time,
        duration=call.duration or 0,
        answered_by=call.answered_by,
        caller_name=call.caller_name,
    )


def message_row(message: Message) -> MessageRow:
    """A text of the line as a row of the provider's log."""
    return MessageRow(
        id=message.sid,
        direction=message.direction,
        status=message.status,
        sender=message.from_,
        recipient=message.to,
        body=message.body,
        created_at=message.date_created,
        sent_at=message.date_sent,
        updated_at=message.date_updated,
        error_code=message.error_code,
        media_count=message.num_media,
    )

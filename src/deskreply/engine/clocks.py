"""The promise and the reply clock of a thread: what starts them and what stops them.

Every function returns the changed thread; saving it is the caller's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from deskreply.domain import promise
from deskreply.domain.calendar import Calendar
from deskreply.domain.models import Message, MessageKind, Thread
from deskreply.domain.wordings import CLOSED_SLOTS, parse_ref
from deskreply.engine.context import Context
from deskreply.engine.officehours import calendar
from deskreply.engine.ports import Reader


def promised(
    reader: Reader, ctx: Context, thread: Thread, message: Message, sent_at: datetime
) -> Thread:
    """See ``promised_in``."""
    return promised_in(reader, _office(ctx, message.line), thread, message, sent_at)


def promised_in(
    reader: Reader, office: Calendar, thread: Thread, message: Message, sent_at: datetime
) -> Thread:
    """An automatic text left at ``sent_at``: the office owes what that very text promised. A
    follow-up promises nothing."""
    ref = parse_ref(message.template)
    slot = ref.slot if ref is not None else ""
    if slot == "follow-up" or message.promise_minutes <= 0:
        return thread
    # That it left may become known late: a person may have settled it meanwhile.
    wrote = reader.last_staff_text(thread.number)
    if thread.opted_out_at is not None or any(
        at is not None and at >= sent_at for at in (wrote, thread.done_at)
    ):
        return thread
    return promise.with_promise(
        thread, sent_at, message.promise_minutes, office, next_opening=slot in CLOSED_SLOTS
    )


def asked(ctx: Context, thread: Thread, at: datetime) -> Thread:
    """A text came in, to be answered in the time that the setting says."""
    minutes = ctx.settings().promise_minutes
    return promise.with_reply(thread, at, minutes, _office(ctx, thread.line))


def answered(reader: Reader, ctx: Context, thread: Thread, at: datetime) -> Thread:
    """A person wrote at ``at``: nothing that was asked before waits any longer; the first text that
    came in since does."""
    rested = promise.without_clocks(thread)
    if thread.last_kind is not MessageKind.LEAD or thread.last_at is None or thread.last_at <= at:
        return rested
    since = [
        message.at
        for message in reader.thread_messages(thread.number)
        if message.kind is MessageKind.LEAD and message.at > at
    ]
    if thread.reply_due_at is None or not since:
        return rested
    return asked(ctx, replace(rested, urgent=thread.urgent), since[0])


def _office(ctx: Context, line: str) -> Calendar:
    return calendar(ctx.settings(), ctx.office_zone(), line)

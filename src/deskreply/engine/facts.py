"""Gathers from the store what a decision about a missed call rests on."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskreply.domain import hours, numbers
from deskreply.domain.decide import Facts, RuleSettings
from deskreply.domain.models import Call, CallRow, Message, OutboxItem, Outcome, Scope
from deskreply.engine.context import Context
from deskreply.engine.ports import Reader

# A call that never rang anybody is no call back.
NO_TOUCH = frozenset({"failed", "canceled"})
TARGET_MEMORY = timedelta(days=30)
# A state: "<code> <time>" of what the provider had against our number, "" where nothing.
TROUBLE = "sender.trouble"
LIVE_MEMORY = timedelta(hours=6)
SENDER_MEMORY = timedelta(minutes=14)


def rule_settings(ctx: Context) -> RuleSettings:
    """The settings that the rules of texting read."""
    s = ctx.settings()
    return RuleSettings(
        enabled=s.enabled,
        scope=Scope(s.scope),
        delay_seconds=s.delay_seconds,
        cooldown_hours=s.cooldown_hours,
        max_age_minutes=s.max_age_minutes,
        regions=s.regions,
        quiet_enabled=s.quiet_enabled,
        quiet_start=s.quiet_start,
        quiet_end=s.quiet_end,
        cap_10_minutes=s.cap_10_minutes,
        cap_day=s.cap_day,
        language=s.language,
    )


def began(call: Call) -> tuple[datetime, str]:
    """Orders the calls of one caller: when it began, then its id."""
    row = call.row
    when = row.started_at or row.created_at or row.ended_at or call.seen_at
    if when is None:
        raise ValueError("a stored call was seen at some time")
    return when, row.id


def gather(
    reader: Reader,
    ctx: Context,
    call: Call,
    *,
    item: OutboxItem | None = None,
    message: Message | None = None,
) -> Facts:
    """The facts of this moment. ``item`` and ``message``: the text already meant for this call."""
    now = ctx.now()
    settings = ctx.settings()
    caller = call.caller or ""
    started = began(call)[0]
    touches = reader.calls_to(caller, now - TARGET_MEMORY) if caller else ()
    staff_targets = _staff_targets(reader, touches)
    touch_at, touch_how = _touch(reader, caller, started, touches, staff_targets)
    texts = (
        reader.auto_texts_to(caller, now - timedelta(days=30), but=message.id if message else "")
        if caller
        else None
    )
    thread = reader.thread(caller) if caller else None
    return Facts(
        now=now,
        call=call,
        own_numbers=frozenset({*settings.watched, *settings.staff_phones, *staff_targets}),
        blocked=bool(caller) and reader.blocked(caller),
        opted_out_at=reader.opted_out_at(caller) if caller else None,
        undeliverable_at=reader.undeliverable_at(caller) if caller else None,
        later_call=_later(reader, call, caller),
        staff_touch_at=touch_at,
        staff_touch_how=touch_how,
        last_auto_at=texts.last_at if texts else None,
        auto_count=texts.count if texts else 0,
        conversation_staff_at=reader.last_staff_text(caller) if caller else None,
        thread_done=thread is not None and thread.done_at is not None,
        office_open=office_open(ctx, started),
        all_busy=item is not None or _all_busy(reader, ctx, call, now),
        texts_10_minutes=reader.auto_texts(now - timedelta(minutes=10)),
        texts_day=reader.auto_texts(now - timedelta(days=1)),
        sender_trouble=_sender_trouble(reader, now),
        caller_zones=numbers.zones(caller) or (ctx.office_zone(),),
        due_at=item.due_at if item else None,
        held_before=bool(item and item.held_for),
        office_zone=ctx.office_zone(),
    )


def office_open(ctx: Context, at: datetime) -> bool:
    """Whether the office is open at a moment; always, where no hours are set."""
    return hours.is_open(hours.parse_hours(ctx.settings().hours), ctx.office_zone(), at)


def _sender_trouble(reader: Reader, now: datetime) -> str:
    """The code with which the provider turned our number away lately, or "". After a while one text
    is let go to see whether it works again."""
    code, _, at = (reader.state(TROUBLE) or "").partition(" ")
    if not at or abs(now - datetime.fromisoformat(at)) >= SENDER_MEMORY:
        return ""
    return code


def _later(reader: Reader, call: Call, caller: str) -> Call | None:
    """The most telling later call of the same caller: an answered one, else a live, else any."""
    if not caller:
        return None
    mine = began(call)
    later = [
        other
        for other in reader.calls_from(caller, mine[0])
        if began(other) > mine and other.outcome is not Outcome.IGNORED
    ]
    order = {Outcome.ANSWERED: 0, Outcome.ONGOING: 1}
    return min(later, key=lambda other: order.get(other.outcome, 2), default=None)


def _staff_targets(reader: Reader, touches: tuple[CallRow, ...]) -> frozenset[str]:
    """The caller's number, where a watched line forwarded to it: then it is a staff phone."""
    parents = {row.parent_id: row for row in touches if row.parent_id}
    if not parents:
        return frozenset()
    roots = reader.calls(list(parents))
    return frozenset(
        number
        for parent, row in parents.items()
        if parent in roots and roots[parent].line
        and (number := numbers.normalise(row.called_raw)) is not None
    )  # fmt: skip


def _touch(
    reader: Reader,
    caller: str,
    since: datetime,
    touches: tuple[CallRow, ...],
    staff_targets: frozenset[str],
) -> tuple[datetime | None, str]:
    """When and how staff got in touch with the caller at or after ``since``."""
    if not caller:
        return None, ""
    found: list[tuple[datetime, str]] = []
    wrote = reader.last_staff_text(caller)
    if wrote is not None and wrote >= since:
        found.append((wrote, "wrote"))
    if caller not in staff_targets:
        for row in touches:
            at = row.started_at or row.created_at
            if at is not None and at >= since and row.status not in NO_TOUCH:
                found.append((at, "called"))
    return max(found) if found else (None, "")


def _all_busy(reader: Reader, ctx: Context, call: Call, now: datetime) -> bool:
    """Every staff leg was busy, or as many calls are live as the line has phones."""
    if call.outcome_reason == "busy":
        return True
    line = call.line or ""
    phones = ctx.settings().line(line).phones
    return bool(phones) and len(reader.live_calls(line, now - LIVE_MEMORY)) >= phones

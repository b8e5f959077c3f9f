"""Gathers from the store what a decision about a missed call rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskreply.domain import numbers
from deskreply.domain.decide import Facts, RuleSettings
from deskreply.domain.models import Call, Message, OutboxItem, Outcome, Scope
from deskreply.domain.people import Lookup
from deskreply.engine.context import Context
from deskreply.engine.officehours import calendar
from deskreply.engine.ports import Known, KnownCall, Reader

# A call that never rang anybody is no call back.
NO_TOUCH = frozenset({"failed", "canceled"})
# How far back texts to a caller and calls to them bear on another text.
MEMORY = timedelta(days=30)
LOOKUP_MEMORY = timedelta(days=180)
TEN_MINUTES = timedelta(minutes=10)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NOTHING = Known()
# A state: "<code> <time>" of what the provider had against our number, "" where nothing.
TROUBLE = "sender.trouble"
LIVE_MEMORY = timedelta(hours=6)
SENDER_MEMORY = timedelta(minutes=14)


def rule_settings(ctx: Context, line: str) -> RuleSettings:
    """The settings that the rules of texting read for calls to a line (E.164)."""
    s = ctx.settings()
    return RuleSettings(
        enabled=s.enabled,
        scope=Scope(s.line(line).scope or s.scope),
        delay_seconds=s.delay_seconds,
        cooldown_hours=s.cooldown_hours,
        max_age_minutes=s.max_age_minutes,
        regions=s.regions,
        quiet_enabled=s.quiet_enabled,
        quiet_start=s.quiet_start,
        quiet_end=s.quiet_end,
        cap_10_minutes=s.cap_10_minutes,
        cap_day=s.cap_day,
        cap_month=s.cap_month,
        callers_per_hour=s.callers_per_hour,
        conversation_hours=s.conversation_hours,
        undeliverable_days=s.undeliverable_days,
        held_hours=s.held_hours,
        language=s.language,
        test_phone=s.setup_phone,
    )


def began(call: Call) -> tuple[datetime, str]:
    """Orders the calls of one caller: when it began, then its id."""
    row = call.row
    when = row.started_at or row.created_at or row.ended_at or row.updated_at or call.seen_at
    if when is None:
        raise ValueError("a stored call was seen at some time")
    return when, row.id


@dataclass(frozen=True, slots=True)
class Case:
    """A call to decide about, and the text already meant for it."""

    call: Call
    item: OutboxItem | None = None
    message: Message | None = None


def gather(
    reader: Reader,
    ctx: Context,
    call: Call,
    *,
    item: OutboxItem | None = None,
    message: Message | None = None,
) -> Facts:
    """The facts of this moment. ``item`` and ``message``: the text already meant for this call."""
    return gather_many(reader, ctx, [Case(call, item, message)])[0]


def gather_many(reader: Reader, ctx: Context, cases: Sequence[Case]) -> list[Facts]:
    """The facts of this moment about each call, in order: as many questions to the store as for
    one. A caller's calls bear on each other by what is stored of them."""
    if not cases:
        return []
    now = ctx.now()
    callers = {case.call.caller for case in cases if case.call.caller}
    known = reader.known(
        callers,
        since=now - MEMORY,
        calls_since=min(began(case.call)[0] for case in cases),
        but=[case.message.id for case in cases if case.message is not None],
    )
    office = _Office(reader, ctx, now)
    return [office.facts(case, known.get(case.call.caller or "", NOTHING)) for case in cases]


class _Office:
    """What holds for the whole office at a moment, asked for once however many calls there are."""

    def __init__(self, reader: Reader, ctx: Context, now: datetime) -> None:
        self._reader = reader
        self._ctx = ctx
        self._now = now
        settings = ctx.settings()
        self._settings = settings
        self._zone = ctx.office_zone()
        self._own = frozenset({*settings.watched, *settings.staff_phones})
        self._texts = [reader.auto_texts(now - span) for span in (TEN_MINUTES, DAY)]
        self._trouble = sender_trouble(reader, now)
        self._like = Counter(map(_likeness, reader.missed_callers(now - HOUR)))

    def facts(self, case: Case, known: Known) -> Facts:
        """The facts about one call of a number of which this is known."""
        call, item, caller = case.call, case.item, case.call.caller or ""
        started = began(call)
        touch_at, touch_how = _touch(known, started[0])
        return Facts(
            now=self._now,
            call=call,
            own_numbers=self._own_numbers(caller, known),
            blocked=known.blocked,
            opted_out_at=known.opted_out_at,
            undeliverable_at=known.undeliverable_at,
            line_type=self._line_type(known.lookup),
            later_call=_later(known.calls, started),
            staff_touch_at=touch_at,
            staff_touch_how=touch_how,
            last_auto_at=known.texts.last_at,
            auto_count=known.texts.count,
            conversation_staff_at=known.staff_text_at,
            thread_done=known.done_at is not None,
            flag=known.flag,
            like_callers=self._like[_likeness(caller)] if caller else 0,
            office_open=office_open(self._ctx, started[0], call.line or ""),
            all_busy=_all_busy(self._reader, self._ctx, call, started[0]),
            texts_10_minutes=self._texts[0],
            texts_day=self._texts[1],
            sender_trouble=self._trouble,
            caller_zones=numbers.zones(caller) or (self._zone,),
            due_at=item.due_at if item else None,
            held_before=bool(item and item.held_for),
            office_zone=self._zone,
        )

    def _own_numbers(self, caller: str, known: Known) -> frozenset[str]:
        """Those that are never texted back, among them phones that calls are forwarded to; but
        whoever tries the texting out may do it from their own."""
        if caller and caller == self._settings.setup_phone:
            return frozenset(self._settings.watched)
        return self._own | {caller} if known.forwarded else self._own

    def _line_type(self, lookup: Lookup | None) -> str:
        switched_on = self._settings.lookup_line_type
        if lookup is None or not switched_on or self._now - lookup.at >= LOOKUP_MEMORY:
            return ""
        return lookup.line_type


def _likeness(number: str) -> str:
    """All but the last four digits: what the numbers of a pumping fraud share."""
    return number[:-4]


def office_open(ctx: Context, at: datetime, line: str) -> bool:
    """Whether the office is open for a line at a moment; always, where no hours are set."""
    return calendar(ctx.settings(), ctx.office_zone(), line).is_open(at)


def sender_trouble(reader: Reader, now: datetime) -> str:
    """The code with which the provider turned our number away lately, or "". After a while one text
    is let go to see whether it works again."""
    code, _, at = (reader.state(TROUBLE) or "").partition(" ")
    if not at or abs(now - datetime.fromisoformat(at)) >= SENDER_MEMORY:
        return ""
    return code


def _later(calls: Sequence[KnownCall], mine: tuple[datetime, str]) -> Outcome | None:
    """What became of the most telling later call: an answered one, else a live, else any."""
    later = [c.outcome for c in calls if (c.at, c.id) > mine and c.outcome is not Outcome.IGNORED]
    order = {Outcome.ANSWERED: 0, Outcome.ONGOING: 1}
    return min(later, key=lambda outcome: order.get(outcome, 2), default=None)


def staff_touch(reader: Reader, number: str, since: datetime) -> tuple[datetime | None, str]:
    """When and how staff last got in touch with a number at or after ``since``: ``wrote``,
    ``called``, or ``done`` where they closed the conversation; None and "" where they did not."""
    found = reader.known([number], since=since - MEMORY, calls_since=since)
    return _touch(found[number], since)


def _touch(known: Known, since: datetime) -> tuple[datetime | None, str]:
    """When and how staff got in touch with a number at or after ``since``."""
    # Our calls to a phone that calls are forwarded to are no calls back.
    rung = () if known.forwarded else known.rung
    found = [(at, "called") for at, status in rung if status not in NO_TOUCH]
    for at, how in (
        (known.staff_text_at, "wrote"), (known.called_at, "called"), (known.done_at, "done")
    ):  # fmt: skip
        if at is not None:
            found.append((at, how))
    return max((touch for touch in found if touch[0] >= since), default=(None, ""))


def _all_busy(reader: Reader, ctx: Context, call: Call, at: datetime) -> bool:
    """Every staff leg was busy, or there were as many other calls as the line has phones, when the
    call came in: that stays so, however much later it is asked."""
    if call.outcome_reason == "busy":
        return True
    line = call.line or ""
    phones = ctx.settings().line(line).phones
    if not phones:
        return False
    live = reader.live_calls(line, at - LIVE_MEMORY, at)
    return sum(other.id != call.id for other in live) >= phones

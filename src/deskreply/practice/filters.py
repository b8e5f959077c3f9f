"""The list filters of calls and texts: numbers, status, times."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from deskreply.practice.errors import Refused
from deskreply.practice.model import Call, Message

_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")
_DAY = timedelta(days=1)

Within = Callable[[datetime | None], bool]


def call_filter(query: Mapping[str, str], *, coarse: bool) -> Callable[[Call], bool]:
    """What a call must be to fit `query`. `coarse`: times compare by the day. Raises Refused."""
    to, from_ = query.get("To"), query.get("From")
    parent, status = query.get("ParentCallSid"), query.get("Status")
    started = time_filter(query, "StartTime", coarse=coarse)
    ended = time_filter(query, "EndTime", coarse=coarse)

    def fits(call: Call) -> bool:
        return (
            (not to or call.to == to)
            and (not from_ or call.from_ == from_)
            and (not parent or call.parent_sid == parent)
            and (not status or call.status == status)
            and (started is None or started(call.start_time or call.date_created))
            and (ended is None or ended(call.end_time))
        )

    return fits


def message_filter(query: Mapping[str, str], *, coarse: bool) -> Callable[[Message], bool]:
    """What a text must be to fit `query`; one not sent yet counts as sent when it was created."""
    to, from_ = query.get("To"), query.get("From")
    sent = time_filter(query, "DateSent", coarse=coarse)

    def fits(message: Message) -> bool:
        return (
            (not to or message.to == to)
            and (not from_ or message.from_ == from_)
            and (sent is None or sent(message.date_sent or message.date_created))
        )

    return fits


def time_filter(query: Mapping[str, str], name: str, *, coarse: bool) -> Within | None:
    """The bounds `name`, `name<` and `name>` as one check; None if there are none.

    A plain bound is a whole day. `<` and `>` include their bound, as the provider's do. A row
    without the time fits no bound.
    """
    low: datetime | None = None
    high: datetime | None = None
    if text := query.get(name):
        low = _moment(name, text, coarse=True)
        high = low + _DAY
    if text := query.get(f"{name}>"):
        low = _moment(name, text, coarse=coarse)
    if text := query.get(f"{name}<"):
        high = _moment(name, text, coarse=coarse)
        high += _DAY if coarse or "T" not in text else timedelta(seconds=1)
    if low is None and high is None:
        return None

    def within(moment: datetime | None) -> bool:
        if moment is None:
            return False
        return (low is None or moment >= low) and (high is None or moment < high)

    return within


def _moment(name: str, text: str, *, coarse: bool) -> datetime:
    if _TIME.fullmatch(text) is None:
        raise Refused(20001, f"{name} must be a date or a time like 2026-03-02T15:00:00Z")
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise Refused(20001, f"{name} is no date") from None
    return moment.replace(hour=0, minute=0, second=0) if coarse else moment

"""Where a text stands, from the provider's words; it only ever moves forward."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskreply.domain.models import MessageState

FOLLOW_FOR = timedelta(hours=24)
_SOONEST = timedelta(seconds=2)
_RAREST = timedelta(minutes=10)

_RANK = {
    MessageState.QUEUED: 0,
    MessageState.SENDING: 1,
    MessageState.UNCONFIRMED: 2,
    MessageState.SENT: 3,
    MessageState.DELIVERED: 4,
    MessageState.FAILED: 4,
    MessageState.CANCELED: 4,
    MessageState.RECEIVED: 4,
}
_FINAL = 4
# Once the provider has a text under whatever word, it has left us: that is "sent".
_STATES = {
    "accepted": MessageState.SENT,
    "scheduled": MessageState.SENT,
    "queued": MessageState.SENT,
    "sending": MessageState.SENT,
    "sent": MessageState.SENT,
    "partially_delivered": MessageState.SENT,
    "delivered": MessageState.DELIVERED,
    "read": MessageState.DELIVERED,
    "undelivered": MessageState.FAILED,
    "failed": MessageState.FAILED,
    "canceled": MessageState.CANCELED,
}


def advance(current: MessageState, provider_status: str) -> MessageState:
    """The state of one of our texts after the provider said ``provider_status`` about it.

    Never moves back, and final states stay: what is delivered can't fail any more. An unconfirmed
    text moves on when the provider turns out to have it. Unknown words, and the words for inbound
    texts (``receiving``, ``received``), change nothing.
    """
    said = _STATES.get(provider_status)
    if said is None or _RANK[said] <= _RANK[current]:
        return current
    return said


def is_final(state: MessageState) -> bool:
    """Whether nothing more will be heard about a text. Unconfirmed ones may yet be found."""
    return _RANK[state] == _FINAL


def next_follow(sent_at: datetime, now: datetime) -> datetime | None:
    """When to ask the provider again how a text is doing: after 2 s at first, then at growing
    intervals up to 10 minutes, the last time 24 h after it was sent, then None."""
    age = now - sent_at
    if age >= FOLLOW_FOR:
        return None
    return min(now + min(max(age / 2, _SOONEST), _RAREST), sent_at + FOLLOW_FOR)

"""How a watched number is set up, guessed at setup from what the provider tells about it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from deskreply.domain.classify import TRUNK_INBOUND
from deskreply.domain.models import CallRow, LineKind, LineProfile, NumberInfo

# In this order: what calls end up in counts more than what they pass through.
_WORDS = (
    (LineKind.VOICEMAIL, ("voicemail",)),
    (
        LineKind.QUEUE,
        ("queue", "enqueue", "conference", "flex", "studio", "/flows/", "taskrouter", "dialogflow"),
    ),
    (LineKind.FORWARDING, ("dial", "forward", "simulring", "twimlets")),
)

RecentCall = tuple[CallRow, tuple[CallRow, ...]]


def profile_for(
    number: NumberInfo, recent: Sequence[RecentCall], voicemail_seen: bool
) -> LineProfile:
    """The profile of one line; staff can change it afterwards.

    ``recent``: root calls of the line, each with its legs. ``voicemail_seen``: whether voicemail
    recordings hang on any of them. What calls did counts more than what the set-up looks like, and
    where nothing is known the line is taken to forward: on such a line an unanswered call is
    missed, whatever else turns out to be true.
    """
    return LineProfile(
        number=number.number,
        kind=_kind(number, recent, voicemail_seen),
        label=number.label,
    )


def _kind(number: NumberInfo, recent: Sequence[RecentCall], voicemail_seen: bool) -> LineKind:
    if number.trunk_id:
        return LineKind.TRUNK
    if any(legs for _, legs in recent):
        return LineKind.FORWARDING
    if recent and all(root.direction == TRUNK_INBOUND for root, _ in recent):
        return LineKind.TRUNK
    if voicemail_seen:
        return LineKind.VOICEMAIL
    return _kind_by_url(number.voice_url) or LineKind.FORWARDING


def _kind_by_url(url: str) -> LineKind | None:
    try:
        parts = urlsplit(url.strip().lower())
    except ValueError:
        return None
    # The address first: a forwarding address names where failed calls go among its parameters.
    for text in (f"{parts.netloc}{parts.path}", parts.query):
        for kind, words in _WORDS:
            if any(word in text for word in words):
                return kind
    return None

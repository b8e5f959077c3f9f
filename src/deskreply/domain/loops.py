"""Is a machine answering our texts? Two machines would go on for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from deskreply.domain.models import Message, MessageKind

WINDOW = timedelta(minutes=2)
TEXTS = 3
INSTANT = timedelta(seconds=3)


def is_loop(recent: Sequence[Message], newest: Message) -> bool:
    """Whether at least three texts came in within two minutes up to ``newest`` that are identical
    to it, or that came within moments of one of ours. ``recent``: the thread's texts of that time,
    in any order. Pictures without words are not identical to each other."""
    since = newest.at - WINDOW
    texts = [m for m in recent if since <= m.at <= newest.at]
    theirs = [m for m in texts if m.kind is MessageKind.LEAD]
    ours = [m.sent_at for m in texts if m.sent_at is not None and m.kind is not MessageKind.LEAD]
    same = _words(newest)
    found = [
        text
        for text in theirs
        if (same and _words(text) == same)
        or any(timedelta() <= text.at - sent_at <= INSTANT for sent_at in ours)
    ]
    return len(found) >= TEXTS


def _words(text: Message) -> str:
    return " ".join(text.body.split()).casefold()

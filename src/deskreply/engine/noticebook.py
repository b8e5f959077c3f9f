"""Keeps what the desk is told as rows, so that every window on them shows it: that of the process
whose engine told it, one beside an agent, those of other desks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from deskreply.domain.desk import StoredNotice
from deskreply.domain.events import Notice
from deskreply.domain.inbox import InboxCounts
from deskreply.domain.models import Message, Thread
from deskreply.engine.ports import Reader, Store

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=7)
AT_ONCE = 200


class NoticeBook:
    """Implements ``ports.Notifier``. ``desk``: this desk's name among those that share the rows."""

    def __init__(self, store: Store, now: Callable[[], datetime], desk: str) -> None:
        self._store, self._now, self._desk = store, now, desk

    def notify(self, notice: Notice) -> bool:
        """Keep it; False where that was not possible, which costs the alert and nothing else."""
        now = self._now()
        stored = StoredNotice(
            id=0, at=now, desk=self._desk, kind=notice.kind, title=notice.title,
            number=notice.number, message_id=notice.message_id, stage=notice.stage,
            threads=notice.threads,
        )  # fmt: skip
        try:
            with self._store.write() as tx:
                tx.prune_notices(now - KEPT_FOR)
                tx.add_notice(stored)
        except Exception:
            log.exception("a notice could not be kept")
            return False
        return True


@dataclass(frozen=True, slots=True)
class News:
    """What alerts need to know as of one moment.

    ``newest``: the id of the last notice there is. ``notices``: the new ones, oldest first.
    ``threads`` and ``texts``: what these and those asked about are about, by number and by id;
    nothing for what is gone. ``counts``: of the inbox, None where nobody wants them.
    """

    newest: int = 0
    notices: tuple[StoredNotice, ...] = ()
    threads: dict[str, Thread] = field(default_factory=dict)
    texts: dict[str, Message] = field(default_factory=dict)
    counts: InboxCounts | None = None


def newest(reader: Reader) -> int:
    """The id of the last notice; 0 where there is none."""
    return reader.newest_notice()


def since(reader: Reader, after: int, limit: int = AT_ONCE) -> tuple[StoredNotice, ...]:
    """The first notices with a higher id than ``after``, oldest first."""
    return reader.notices_after(after, limit)


def recent(reader: Reader, limit: int) -> tuple[StoredNotice, ...]:
    """The last notices, newest first."""
    return reader.latest_notices(limit)


def before(reader: Reader, moment: datetime, now: datetime) -> int:
    """The id of the last notice from before a moment (UTC); 0 where there is none. One from after
    ``now`` was told by a clock that was wrong, some time before."""
    known = recent(reader, AT_ONCE)
    return max((each.id for each in known if each.at < moment or each.at > now), default=0)


def news(reader: Reader, after: int, shown: Collection[str], now: datetime, staff: str) -> News:
    """What there is to alert about since the notice ``after``, and how the threads of the numbers
    ``shown`` stand by now ("": all of them together, so that they are counted)."""
    last = newest(reader)
    found = since(reader, after)
    numbers = {*shown, *(each.number for each in found)} - {""}
    ids = {each.message_id for each in found} - {""}
    return News(
        last,
        found,
        {number: thread for number in numbers if (thread := reader.thread(number))},
        {each: text for each in ids if (text := reader.message(each))},
        reader.inbox_counts(now, staff) if found or "" in shown else None,
    )

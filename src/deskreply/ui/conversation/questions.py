"""What the pane asks the store: one answer from one moment for all that it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from deskreply.domain.inbox import Filter, Sort
from deskreply.domain.models import MessageState, Thread
from deskreply.domain.timeline import Entry, Place, Stretch
from deskreply.engine import inbox, presence, retry, timeline, why
from deskreply.engine.ports import Reader
from deskreply.engine.why import Step
from deskreply.settings import Settings


@dataclass(frozen=True, slots=True)
class Standing:
    """How a conversation stands. ``opted_out_by``: as in ``Reader.opted_out_by``. ``blocked``: it
    is on the block list. ``viewers``: who looks at it at other desks."""

    thread: Thread
    opted_out_by: str = ""
    blocked: bool = False
    viewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is to show. ``arrived``: entries later than any known before. ``again``: ids of
    failed texts that were written again. ``steps``: the reasons of open calls, by their ids."""

    standing: Standing
    stretch: Stretch
    arrived: tuple[Entry, ...] = ()
    again: frozenset[str] = frozenset()
    steps: dict[str, tuple[Step, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and when (UTC)."""

    settings: Settings
    desk: str
    now: datetime

    def opened(self, reader: Reader, number: str, message_id: str) -> Answer:
        """A conversation from its end, or around one of its entries."""
        if message_id:
            stretch = timeline.around(reader, number, message_id)
        else:
            stretch = timeline.latest(reader, number)
        newest = timeline.latest(reader, number, 1).entries if stretch.newer else ()
        return Answer(
            self._standing(reader, number), stretch, newest, _again(reader, stretch.entries)
        )

    def renewed(
        self, reader: Reader, number: str, since: Place | None, newest: Place | None,
        open_calls: Collection[str],
    ) -> Answer:  # fmt: skip
        """The same from ``since`` on, and what came after ``newest``."""
        if since is None:
            stretch = timeline.latest(reader, number)
        else:
            stretch = timeline.since(reader, number, since)
        arrived = stretch.entries
        if newest is not None:
            arrived = timeline.newer(reader, number, newest).entries
        return Answer(
            self._standing(reader, number),
            stretch,
            arrived,
            _again(reader, stretch.entries),
            {call: self._steps(reader, call) for call in open_calls},
        )

    def _standing(self, reader: Reader, number: str) -> Standing:
        return Standing(
            thread=reader.thread(number) or Thread(number, ""),
            opted_out_by=reader.opted_out_by(number),
            blocked=reader.blocked(number),
            viewers=presence.viewers(reader, number, self.now, but_desk=self.desk),
        )

    def _steps(self, reader: Reader, call_id: str) -> tuple[Step, ...]:
        call = reader.call(call_id)
        return tuple(why.of_call(reader, self.settings, call)) if call is not None else ()


@dataclass(frozen=True, slots=True)
class More:
    """What comes right before (``older``) or after a place. ``again``: as in ``Answer``."""

    place: Place
    older: bool
    stretch: Stretch
    again: frozenset[str]


def more(reader: Reader, number: str, place: Place, older: bool) -> More:
    """Look beyond one of the ends of what is at hand."""
    look = timeline.older if older else timeline.newer
    stretch = look(reader, number, place)
    return More(place, older, stretch, _again(reader, stretch.entries))


@dataclass(frozen=True, slots=True)
class Caught:
    """How the whole inbox stands: how many to answer and to call back, and who has to be answered
    next."""

    to_answer: int
    to_call_back: int
    next: Thread | None


def caught_up(reader: Reader, settings: Settings, now: datetime, staff: str) -> Caught:
    """Whether all is answered."""
    page = inbox.page(reader, settings, now, Filter.TO_ANSWER, Sort.DEADLINE, staff=staff, limit=1)
    due = page.rows[0].thread if page.rows and page.rows[0].thread.due_at else None
    return Caught(page.counts.to_answer, page.counts.callbacks, due)


def _again(reader: Reader, entries: Iterable[Entry]) -> frozenset[str]:
    failed = (e.message.id for e in entries if e.message and e.message.state is MessageState.FAILED)
    return frozenset(each for each in failed if retry.written_again(reader, each) is not None)

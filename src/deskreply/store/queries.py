"""The reading side of the store: ``SqlReader``."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Integer, bindparam, select, text

from deskreply.domain.models import Thread
from deskreply.engine.ports import SearchHit
from deskreply.store import schema
from deskreply.store.call_queries import CallQueries
from deskreply.store.desk_queries import DeskQueries
from deskreply.store.filters import BY_LAST, conditions
from deskreply.store.flavour import Flavour
from deskreply.store.hand_queries import HandQueries
from deskreply.store.inbox_queries import InboxQueries
from deskreply.store.insights_queries import InsightsQueries
from deskreply.store.known_queries import KnownQueries
from deskreply.store.people_queries import PeopleQueries
from deskreply.store.records import THREAD_COLUMNS, to_thread
from deskreply.store.text_queries import TextQueries
from deskreply.store.timeline_queries import TimelineQueries
from deskreply.store.wording_queries import WordingQueries

_THREADS = schema.threads.c

# Asked every few seconds: building these anew would take longer than running them.
_STAGES = (
    select(*THREAD_COLUMNS)
    .where(text(schema.IS_STAGE_DUE), _THREADS.stage_due_at <= bindparam("until"))
    .order_by(_THREADS.stage_due_at, _THREADS.id)
    .limit(bindparam("most", type_=Integer))
)
_STATE = select(schema.state.c.value).where(schema.state.c.key == bindparam("wanted"))


class SqlReader(
    CallQueries,
    TextQueries,
    PeopleQueries,
    DeskQueries,
    InboxQueries,
    TimelineQueries,
    HandQueries,
    WordingQueries,
    InsightsQueries,
    KnownQueries,
):
    """Implements ``ports.Reader`` on one connection that is inside a transaction.

    For the thread that opened it, until its block ends.
    """

    def __init__(self, connection: Connection, flavour: Flavour) -> None:
        self._connection = connection
        self._flavour = flavour

    def thread(self, number: str) -> Thread | None:
        """One number's conversation."""
        query = select(*THREAD_COLUMNS).where(_THREADS.number == number)
        row = self._connection.execute(query).first()
        return None if row is None else to_thread(row)

    def threads(self, which: str, now: datetime, staff: str = "") -> tuple[Thread, ...]:
        """Threads of one filter (see ``filters``), by ``last_at``, oldest first; those without one
        come first. ValueError for a filter that there is not."""
        query = select(*THREAD_COLUMNS).where(*conditions(which, now, staff))
        query = query.order_by(BY_LAST, _THREADS.id)
        return tuple(map(to_thread, self._connection.execute(query)))

    def threads_with(self, numbers: Collection[str]) -> dict[str, Thread]:
        """The conversations among some hundreds of numbers."""
        if not numbers:
            return {}
        query = select(*THREAD_COLUMNS).where(_THREADS.number.in_(list(numbers)))
        return {thread.number: thread for thread in map(to_thread, self._connection.execute(query))}

    def stages_due(self, until: datetime, limit: int) -> tuple[Thread, ...]:
        """Threads whose next stage begins at or before ``until``, soonest first."""
        rows = self._connection.execute(_STAGES, {"until": until, "most": limit})
        return tuple(map(to_thread, rows))

    def opted_out_at(self, number: str) -> datetime | None:
        """Since when this number is opted out; None if it is not."""
        opt_outs = schema.opt_outs.c
        query = select(opt_outs.at).where(text(schema.IS_ACTIVE), opt_outs.number == number)
        return self._connection.execute(query).scalar()

    def opted_out_by(self, number: str) -> str:
        """Who opted a number out: word, provider or staff; "" for nobody."""
        opt_outs = schema.opt_outs.c
        query = select(opt_outs.source).where(text(schema.IS_ACTIVE), opt_outs.number == number)
        return self._connection.execute(query).scalar() or ""

    def undeliverable_at(self, number: str) -> datetime | None:
        """When a text to this number last failed for good (landline, unreachable)."""
        table = schema.undeliverable.c
        return self._connection.execute(select(table.at).where(table.number == number)).scalar()

    def blocked(self, number: str) -> bool:
        """Whether the office blocked this number."""
        return self.block_reason(number) is not None

    def block_reason(self, number: str) -> str | None:
        """Why a number is on the block list, maybe ""; None where it is not."""
        query = select(schema.blocks.c.reason).where(schema.blocks.c.number == number)
        return self._connection.execute(query).scalar()

    def search(self, text: str, limit: int) -> tuple[SearchHit, ...]:
        """Threads by name or number and messages by words, newest first, at most ``limit``.

        All words must occur, the last may be unfinished. No text raises.
        """
        return self._flavour.search(self._connection, text, limit) if limit > 0 else ()

    def state(self, key: str) -> str | None:
        """A small value the engine keeps for itself."""
        return self._connection.execute(_STATE, {"wanted": key}).scalar()

"""Tells the desk, while the office is open, how far the time for an answer has run.

When a thread's next stage begins is a row, so a restart or a sleep loses nothing: what was passed
meanwhile is one alert, for the stage that the thread is in now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain import alerts, promise
from deskreply.domain.calendar import Calendar
from deskreply.domain.events import Event
from deskreply.domain.models import Stage, Thread
from deskreply.engine.context import Context
from deskreply.engine.officehours import calendar
from deskreply.engine.ports import Transaction

EVERY_SECONDS = 2.0
AT_ONCE = 200
# For so long after a start or a sleep the logs and the right time are waited for: they may show
# that an answer went out meanwhile. The network may be down for longer than a promise.
PATIENCE_SECONDS = 30.0
FAR = timedelta(days=3650)


class Escalation:
    """A duty of the engine. ``look_again``: hours may have changed, so that every stage that is
    still to come may begin at another time."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._all = True
        self._unready_since: float | None = None

    def look_again(self) -> None:
        """Work out anew when stages begin, at the next run."""
        self._all = True

    def run(self) -> float:
        """Tell what is due. Returns the seconds until it should be called again."""
        if not self._ctx.settings().escalation_enabled or not self._is_time_known():
            return EVERY_SECONDS
        now = self._ctx.now()
        until = now + FAR if self._all else now
        with self._ctx.store.read() as reader:
            due = reader.stages_due(until, AT_ONCE)
        self._all = False
        if not due:
            return EVERY_SECONDS
        reached: list[Thread] = []
        with self._ctx.store.write() as tx:
            # Again under the lock: staff may have answered, another desk may have told.
            for thread in tx.stages_due(until, AT_ONCE):
                reached += self._advance(tx, thread, now)
        self._ctx.publish([*map(self._event, reached), *self._alerts(reached, now)])
        return EVERY_SECONDS if len(due) < AT_ONCE else 0.0

    def _is_time_known(self) -> bool:
        if self._ctx.readiness.ready():
            self._unready_since = None
            return True
        moment = self._ctx.clock.monotonic()
        if self._unready_since is None:
            self._unready_since = moment
        return moment - self._unready_since >= PATIENCE_SECONDS

    def _advance(self, tx: Transaction, thread: Thread, now: datetime) -> list[Thread]:
        """Store how far a thread's clock is; the thread, where that has to be told."""
        office = self._office(thread)
        stage = promise.stage_at(thread, office, now)
        if promise.ORDER.index(stage) <= promise.ORDER.index(thread.stage):
            tx.save_thread(promise.with_next_stage(thread, office))
            return []
        opening = None if office.is_open(now) else office.next_opening(now)
        if opening is not None:
            tx.save_thread(replace(thread, stage_due_at=opening))
            return []
        thread = promise.with_next_stage(replace(thread, stage=stage), office)
        tx.save_thread(thread)
        return [thread]

    def _event(self, thread: Thread) -> Event:
        due = thread.due_at
        return self._ctx.event(
            "promise-stage", thread.number, stage=thread.stage.value, clock=promise.clock(thread),
            due_at=_stamp(due) if due is not None else None, owner=thread.owner or None,
        )  # fmt: skip

    def _alerts(self, reached: Iterable[Thread], now: datetime) -> list[Event]:
        """One event for the threads of each stage, however many: a burst is one piece of news."""
        by_stage: dict[Stage, list[Thread]] = {}
        for thread in reached:
            if thread.stage in alerts.TOLD and not self._is_fresh(thread):
                by_stage.setdefault(thread.stage, []).append(thread)
        events = []
        for stage, threads in by_stage.items():
            first = min(threads, key=lambda t: promise.started_at(t) or now)
            waited = now - (promise.started_at(first) or now)
            events.append(
                self._ctx.event(
                    "promise-alert",
                    first.number if len(threads) == 1 else "",
                    stage=stage.value,
                    threads=len(threads),
                    waited_minutes=int(waited / timedelta(minutes=1)),
                )
            )
        return events

    def _is_fresh(self, thread: Thread) -> bool:
        """Whether it only just began, while the desk was there: the call rang and the text was told
        a moment ago. What began while the office was closed is told when it opens."""
        start = promise.started_at(thread)
        began = thread.stage is Stage.STARTED
        return began and start is not None and self._office(thread).is_open(start)

    def _office(self, thread: Thread) -> Calendar:
        return calendar(self._ctx.settings(), self._ctx.office_zone(), thread.line)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")

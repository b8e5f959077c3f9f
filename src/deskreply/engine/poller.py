"""Reads the provider's two logs, a bounded number of pages at a time.

A normal poll reads from the newest page on until a page brings nothing new and every call that is
not settled was seen. A sweep reads all of the last 26 hours, or since the last good poll: rows may
show up late and anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from deskreply.domain.errors import ProviderError
from deskreply.domain.models import CallRow, MessageRow
from deskreply.engine.context import SKEW_WARNING_SECONDS, Context
from deskreply.engine.gate import Gate
from deskreply.engine.intake import Intake
from deskreply.engine.ports import Page
from deskreply.engine.receive import Receiver

Row = TypeVar("Row", CallRow, MessageRow)

# The time filters may work by whole UTC days: 26 hours always reach over midnight.
WINDOW = timedelta(hours=26)
# After a closed weekend or a holiday the logs are read from where they were left.
LONGEST_AWAY = timedelta(days=21)
AWAY_OVERLAP = timedelta(hours=2)
PAGE = 50
SWEEP_PAGE = 1000
MOST_PAGES = 40
SWEEP_SECONDS = 60.0
# However short the provider's pages, what is younger than this is read each time: rows come late
# and out of order.
FRESH = timedelta(minutes=10)
# With a text about to leave, a new call of the same caller must be seen in time to cancel it.
PENDING_AHEAD = timedelta(seconds=15)
LEAST_WAIT = 0.2


def read_pages(
    fetch: Callable[[str], Page[Row]],
    enough: Callable[[Sequence[Row]], bool],
    take: Callable[[Page[Row]], None],
) -> bool:
    """Read page after page until ``enough`` of a page, the end, a loop, or the most pages.

    Returns whether it ended well: False where the most pages were reached with more to come.
    """
    token = ""
    seen = {""}
    for _ in range(MOST_PAGES):
        page = fetch(token)
        take(page)
        token = page.next
        if token in seen or enough(page.rows):
            return True
        seen.add(token)
    return False


class _Poller:
    """What both polls share: the gate, the sweep clock, the record of the last good poll."""

    kind = ""

    def __init__(self, ctx: Context, gate: Gate) -> None:
        self.ctx = ctx
        self.gate = gate
        self._swept_at: float | None = None
        self._noted_at: datetime | None = None

    def sweep_next(self) -> None:
        """Make the next poll a full one: the PC slept, or the line was down."""
        self._swept_at = None

    def run(self) -> float:
        """One poll. Returns the seconds until the next."""
        waiting = self.gate.wait(self.kind)
        if waiting > 0:
            return waiting
        sweep = (
            self._swept_at is None or self.ctx.clock.monotonic() - self._swept_at >= SWEEP_SECONDS
        )
        started = self.ctx.clock.monotonic()
        try:
            self.poll(sweep)
        except ProviderError as error:
            # After trouble, what was missed may stand on any page.
            self.sweep_next()
            return max(self.gate.failed(self.kind, error), LEAST_WAIT)
        if sweep:
            self._swept_at = started
        self.gate.ok(self.kind)
        self._note()
        return self.interval()

    def poll(self, sweep: bool) -> None:
        raise NotImplementedError

    def interval(self) -> float:
        raise NotImplementedError

    def jitter(self, seconds: float) -> float:
        return seconds * self.ctx.random.uniform(0.9, 1.1)

    def since(self, sweep: bool) -> datetime:
        """From when on to read: 26 hours back, or from the last good poll where that is longer."""
        now = self.ctx.now()
        usual = now - WINDOW
        if not sweep:
            return usual
        with self.ctx.store.read() as reader:
            polled = reader.state(f"polled.{self.kind}")
        if polled is None:
            return usual
        left_off = datetime.fromisoformat(polled) - AWAY_OVERLAP
        return max(min(usual, left_off), now - LONGEST_AWAY)

    def past_fresh(self, times: Sequence[datetime | None]) -> bool:
        """Whether a page reaches past all that is fresh. A short page of fresh rows does not, nor
        does one in a log that is listed with the oldest first."""
        known = [at for at in times if at is not None]
        if len(times) >= PAGE or not known:
            return True
        if known[0] < known[-1]:
            return False
        return min(known) < self.ctx.now() - FRESH

    def heard(self, provider_now: datetime | None) -> None:
        """Learn the provider's time from a good answer; say so once when the PC's is wrong."""
        before = abs(self.ctx.skew.seconds) > SKEW_WARNING_SECONDS
        self.ctx.skew.observe(provider_now, self.ctx.clock.now())
        after = abs(self.ctx.skew.seconds) > SKEW_WARNING_SECONDS
        if after != before:
            name = "clock-wrong" if after else "clock-right"
            seconds = round(self.ctx.skew.seconds)
            self.ctx.publish([self.ctx.event(name, seconds_behind=seconds)])

    def _note(self) -> None:
        """Keep the time of the last good poll, not more often than every ten seconds: doctor reads
        it, and an idle desk should not write to the disk all the time."""
        now = self.ctx.clock.now()
        if self._noted_at is None or abs((now - self._noted_at).total_seconds()) >= 10:
            with self.ctx.store.write() as tx:
                tx.set_state(f"polled.{self.kind}", now.isoformat())
                tx.set_state("clock.skew", f"{self.ctx.skew.seconds:.0f}")
            self._noted_at = now


class CallPoller(_Poller):
    """Reads the call log."""

    kind = "calls"

    def __init__(self, ctx: Context, gate: Gate, intake: Intake) -> None:
        super().__init__(ctx, gate)
        self._intake = intake

    def poll(self, sweep: bool) -> None:
        since = self.since(sweep)
        size = SWEEP_PAGE if sweep else PAGE
        rows: list[CallRow] = []
        with self.ctx.store.read() as reader:
            unseen = {call.id for call in reader.open_calls()}

        def take(page: Page[CallRow]) -> None:
            self.heard(page.provider_now)
            rows.extend(row for row in page.rows if _recent(row, since))
            unseen.difference_update(row.id for row in page.rows)

        def enough(page: Sequence[CallRow]) -> bool:
            return (
                not sweep
                and not unseen
                and self.past_fresh([row.started_at or row.created_at for row in page])
                and not self._intake.news(page)
            )

        try:
            ended = read_pages(
                lambda token: self.ctx.provider.calls(since, token=token, size=size), enough, take
            )
        except ProviderError:
            self._intake.take(rows, complete=False)
            raise
        self._intake.take(rows, complete=True)
        if not ended:
            self.ctx.publish([self.ctx.event("log-too-long", request="calls", rows=len(rows))])
        if self._intake.wanted_recordings or self._intake.wanted_calls:
            self.ctx.wake("details")

    def interval(self) -> float:
        """Live cadence while a call is live or a text about to leave; in between, no later than the
        next call settles; else idle."""
        settings = self.ctx.settings()
        now = self.ctx.now()
        with self.ctx.store.read() as reader:
            open_calls = reader.open_calls()
            due = reader.next_due_at()
        seconds = self.jitter(settings.calls_seconds)
        if any(not call.row.final for call in open_calls):
            seconds = min(seconds, self.jitter(settings.live_seconds))
        if due is not None and due - now < PENDING_AHEAD:
            seconds = min(seconds, self.jitter(settings.live_seconds))
        for call in open_calls:
            if call.row.final and call.check_at is not None:
                left = (call.check_at - now).total_seconds()
                seconds = min(seconds, max(left + 0.02, LEAST_WAIT))
        return seconds


class MessagePoller(_Poller):
    """Reads the message log: texts that came in, and what became of ours."""

    kind = "messages"

    def __init__(self, ctx: Context, gate: Gate, receiver: Receiver) -> None:
        super().__init__(ctx, gate)
        self._receiver = receiver

    def poll(self, sweep: bool) -> None:
        since = self.since(sweep)
        size = SWEEP_PAGE if sweep else PAGE
        rows: list[MessageRow] = []

        def take(page: Page[MessageRow]) -> None:
            self.heard(page.provider_now)
            rows.extend(
                row for row in page.rows if row.created_at is None or row.created_at >= since
            )

        def enough(page: Sequence[MessageRow]) -> bool:
            return (
                not sweep
                and self.past_fresh([row.created_at for row in page])
                and not self._receiver.news(page)
            )

        try:
            ended = read_pages(
                lambda token: self.ctx.provider.messages(since, token=token, size=size),
                enough,
                take,
            )
        finally:
            # Each text stands by itself: what was read before trouble came is good.
            self._receiver.take(rows)
        if not ended:
            self.ctx.publish([self.ctx.event("log-too-long", request="messages", rows=len(rows))])

    def interval(self) -> float:
        return self.jitter(self.ctx.settings().messages_seconds)


def _recent(row: CallRow, since: datetime) -> bool:
    began = row.started_at or row.created_at
    return began is None or began >= since

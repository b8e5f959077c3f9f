"""Reads the provider's two logs, a bounded number of pages at a time.

A normal poll reads from the newest page on until a page brings nothing new and every call that is
not settled was seen. A sweep reads all of the last 26 hours, or since the last good poll: rows may
show up late and anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from deskreply.domain.errors import ProviderError
from deskreply.domain.models import CallRow, MessageRow
from deskreply.engine.after_restore import AfterRestore
from deskreply.engine.context import SKEW_WARNING_SECONDS, Context
from deskreply.engine.gate import Gate
from deskreply.engine.intake import Intake
from deskreply.engine.providerport import Page
from deskreply.engine.receive import Receiver

Row = TypeVar("Row", CallRow, MessageRow)

# The time filters may work by whole UTC days: 26 hours always reach over midnight.
WINDOW = timedelta(hours=26)
# After a closed weekend or a holiday the logs are read from where they were left.
LONGEST_AWAY = timedelta(days=21)
AWAY_OVERLAP = timedelta(hours=2)
PAGE = 50
SWEEP_PAGE = 1000
# Bounds against a log without end. The provider may give pages as small as it likes, so what is
# counted are rows; pages only bound what lists nothing.
MOST_ROWS = 20_000
MOST_PAGES = 2_000
SWEEP_SECONDS = 60.0
# However short the provider's pages, what is younger than this is read each time: rows come late
# and out of order.
FRESH = timedelta(minutes=10)
# With a text about to leave, a new call of the same caller must be seen in time to cancel it.
PENDING_AHEAD = timedelta(seconds=15)
LEAST_WAIT = 0.2
NOTE_SECONDS = 20


class Overtaken(Exception):
    """This read hung and another took its place: what it brings is of yesterday."""


class _Poller(Generic[Row]):
    """What both polls share: the gate, paging, the sweep clock, the note of the last good poll."""

    kind = ""

    def __init__(self, ctx: Context, gate: Gate) -> None:
        self.ctx = ctx
        self.gate = gate
        self._swept_at: float | None = None
        self._noted_at: datetime | None = None
        # The monotonic time of the last good poll.
        self.good_at: float | None = None
        self._current: object = None
        self._here = threading.local()
        self._last_page: tuple[Row, ...] | None = None
        self._unlisted: set[str] = set()

    def sweep_next(self) -> None:
        """Make the next poll a full one: the PC slept, or the line was down."""
        self._swept_at = None
        self._noted_at = None

    def run(self) -> float:
        """One poll. Returns the seconds until the next."""
        waiting = self.gate.wait(self.kind)
        if waiting > 0:
            return waiting
        # Should this run hang and go on after another took over, it is told by this.
        self._here.run = self._current = object()
        ready = self.ctx.readiness
        sweep = (
            self._swept_at is None
            or self.ctx.clock.monotonic() - self._swept_at >= SWEEP_SECONDS
            or ready.wanted(self.kind)
        )
        started = self.ctx.clock.monotonic()
        ticket = ready.begin()
        try:
            self.poll(sweep)
        except Overtaken:
            return self.interval()
        except Exception as error:
            # What was missed, or read and not kept, may stand on any page.
            self.sweep_next()
            self._last_page = None
            if not isinstance(error, ProviderError):
                raise
            return max(self.gate.failed(self.kind, error), LEAST_WAIT)
        if sweep:
            self._swept_at = started
            if ready.done(self.kind, ticket):
                self.ctx.publish([self.ctx.event("caught-up", reason=ready.reason)])
                self.ctx.wake("send")
        self.gate.ok(self.kind)
        self.good_at = self.ctx.clock.monotonic()
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
        # By the hour, so that the same question gets the same answer while nothing happens.
        now = self.ctx.now().replace(minute=0, second=0, microsecond=0)
        usual = now - WINDOW
        if not sweep:
            return usual
        since = [usual]
        with self.ctx.store.read() as reader:
            polled = reader.state(f"polled.{self.kind}")
        if polled is not None:
            left_off = datetime.fromisoformat(polled) - AWAY_OVERLAP
            since.append(max(left_off, now - LONGEST_AWAY))
        asked = self.ctx.readiness.since()
        if asked is not None:
            since.append(asked)
        return min(since)

    def read(self, sweep: bool, rows: list[Row], unseen: set[str]) -> bool:
        """Read page after page into ``rows`` until that is enough, the end, a loop, or the most
        pages. ``unseen``: ids to look for. False where the log is as it was at the last poll: an
        idle desk should cost next to nothing."""
        since = self.since(sweep)
        unseen = unseen if sweep else unseen - self._unlisted
        token, seen = "", {""}
        for number in range(MOST_PAGES):
            page = self.page(since, token, SWEEP_PAGE if sweep else PAGE)
            if self._here.run is not self._current:
                raise Overtaken
            self.ctx.progress()
            self._heard(page.provider_now)
            times = [self.time(row) for row in page.rows]
            rows += [r for r, at in zip(page.rows, times, strict=True) if at is None or at >= since]
            unseen = unseen.difference(row.id for row in page.rows)
            done = not sweep and not unseen and self._past_fresh(times)
            if number == 0:
                same, self._last_page = page.rows == self._last_page, page.rows
                if done and same:
                    return False
            if page.next in seen or (done and not self.news(page.rows)):
                break
            if len(rows) >= MOST_ROWS:
                self._too_long(rows)
                break
            token = page.next
            seen.add(token)
        else:
            self._too_long(rows)
        # What the whole log does not show is not looked for again before the next sweep.
        self._unlisted = set(unseen)
        return True

    def _too_long(self, rows: list[Row]) -> None:
        self.ctx.publish([self.ctx.event("log-too-long", request=self.kind, rows=len(rows))])

    def page(self, since: datetime, token: str, size: int) -> Page[Row]:
        """Ask the provider for one page."""
        raise NotImplementedError

    def time(self, row: Row) -> datetime | None:
        """When it began or was created."""
        raise NotImplementedError

    def news(self, rows: Sequence[Row]) -> int:
        """How many of these rows say something that is not stored yet."""
        raise NotImplementedError

    def _past_fresh(self, times: Sequence[datetime | None]) -> bool:
        """Whether a page reaches past all that is fresh. A short page of fresh rows does not, nor
        does one in a log that is listed with the oldest first."""
        known = [at for at in times if at is not None]
        if len(times) >= PAGE or not known:
            return True
        if known[0] < known[-1]:
            return False
        return min(known) < self.ctx.now() - FRESH

    def _heard(self, provider_now: datetime | None) -> None:
        """Learn the provider's time from a good answer; say so once when the PC's is wrong."""
        before = abs(self.ctx.skew.seconds) > SKEW_WARNING_SECONDS
        self.ctx.skew.observe(provider_now, self.ctx.clock.now())
        after = abs(self.ctx.skew.seconds) > SKEW_WARNING_SECONDS
        if after != before:
            name = "clock-wrong" if after else "clock-right"
            seconds = round(self.ctx.skew.seconds)
            self.ctx.publish([self.ctx.event(name, seconds_behind=seconds)])

    def _note(self) -> None:
        """Keep the time of the last good poll, not more often than every 20 seconds: doctor reads
        it, and an idle desk should not write to the disk all the time."""
        now = self.ctx.now()
        if self._noted_at is None or abs((now - self._noted_at).total_seconds()) >= NOTE_SECONDS:
            with self.ctx.store.write() as tx:
                tx.set_state(f"polled.{self.kind}", now.isoformat())
                tx.set_state("clock.skew", f"{self.ctx.skew.seconds:.0f}")
            self._noted_at = now


class CallPoller(_Poller[CallRow]):
    """Reads the call log."""

    kind = "calls"

    def __init__(self, ctx: Context, gate: Gate, intake: Intake, after: AfterRestore) -> None:
        super().__init__(ctx, gate)
        self._intake = intake
        self._after = after

    def poll(self, sweep: bool) -> None:
        rows: list[CallRow] = []
        with self.ctx.store.read() as reader:
            unsettled = {call.id for call in reader.open_calls()}
        try:
            changed = self.read(sweep, rows, unsettled)
        except ProviderError:
            self._intake.take(rows, complete=False)
            raise
        if changed or unsettled:
            self._intake.take(rows, complete=True)
        if sweep:
            self._after.calls_read()
        if self._intake.wanted_recordings or self._intake.wanted_calls:
            self.ctx.wake("details")

    def page(self, since: datetime, token: str, size: int) -> Page[CallRow]:
        return self.ctx.provider.calls(since, token=token, size=size)

    def time(self, row: CallRow) -> datetime | None:
        return row.started_at or row.created_at

    def news(self, rows: Sequence[CallRow]) -> int:
        return self._intake.news(rows)

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


class MessagePoller(_Poller[MessageRow]):
    """Reads the message log: texts that came in, and what became of ours."""

    kind = "messages"

    def __init__(self, ctx: Context, gate: Gate, receiver: Receiver, after: AfterRestore) -> None:
        super().__init__(ctx, gate)
        self._receiver = receiver
        self._after = after

    def poll(self, sweep: bool) -> None:
        rows: list[MessageRow] = []
        changed = True
        started = self.ctx.clock.monotonic()
        try:
            changed = self.read(sweep, rows, set())
        finally:
            # Each text stands by itself: what was read before trouble came is good.
            if changed:
                self._receiver.take(rows)
        if sweep:
            self._after.texts_read(rows, started)

    def page(self, since: datetime, token: str, size: int) -> Page[MessageRow]:
        return self.ctx.provider.messages(since, token=token, size=size)

    def time(self, row: MessageRow) -> datetime | None:
        return row.created_at

    def news(self, rows: Sequence[MessageRow]) -> int:
        return self._receiver.news(rows)

    def interval(self) -> float:
        return self.jitter(self.ctx.settings().messages_seconds)

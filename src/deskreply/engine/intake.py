"""From rows of the provider's call log to a decision: one transaction a read.

Rows may come late, twice, re-ordered, or without their legs; what is stored only moves forward.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from deskreply.domain import classify, numbers
from deskreply.domain.classify import Role
from deskreply.domain.errors import UserError
from deskreply.domain.events import Event
from deskreply.domain.models import Call, CallRow, Decision, Outcome
from deskreply.engine import callbacks, textback
from deskreply.engine.context import Context
from deskreply.engine.facts import began
from deskreply.engine.guard import alone
from deskreply.engine.ports import Reader, Transaction

log = logging.getLogger(__name__)


class Intake:
    """Takes what a poll read. ``wanted_recordings`` and ``wanted_calls`` are what classifying asks
    to be looked up; whoever fetches them hands them to ``recorded`` and ``take``."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.wanted_recordings: set[str] = set()
        self.wanted_calls: set[str] = set()

    def news(self, rows: Sequence[CallRow]) -> int:
        """How many of these rows say something that is not stored yet."""
        with self._ctx.store.read() as reader:
            return len(_changes(reader, rows))

    def take(self, rows: Sequence[CallRow], *, complete: bool = True) -> int:
        """Store what is new, classify every call concerned, decide. Returns how many rows were new.

        ``complete``: all that the log holds of these calls was read, so it counts as one of the two
        identical reads that settle a call.
        """
        with self._ctx.store.read() as reader:
            changed = len(_changes(reader, rows))
            if not changed and not reader.open_calls():
                return 0
        try:
            self._take(rows, complete=complete)
        except UserError:
            raise
        except Exception:
            # One call that we cannot handle must not keep all others from being texted.
            log.error("a read of the call log failed as a whole; taking it call by call")
            self._take_one_by_one(rows, complete=complete)
        return changed

    def _take(
        self, rows: Sequence[CallRow], *, complete: bool, only: Collection[str] | None = None
    ) -> None:
        """One transaction. ``only``: the ids of the roots to consider, None for all concerned."""
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            changed = _changes(tx, rows)
            for row in changed.values():
                tx.save_row(row)
            for row in changed.values():
                events += callbacks.staff_called(tx, self._ctx.settings(), row, self._ctx.now())
            read = {row.parent_id or row.id for row in rows} if complete else set()
            touched = {row.parent_id or row.id for row in changed.values()}
            self._consider(tx, touched, read, events, only=only)
        self._publish(events)

    def _take_one_by_one(self, rows: Sequence[CallRow], *, complete: bool) -> None:
        calls: dict[str, list[CallRow]] = {}
        for row in rows:
            calls.setdefault(row.parent_id or row.id, []).append(row)
        with self._ctx.store.read() as reader:
            for call in reader.open_calls():
                calls.setdefault(call.id, [])
        for call_id, its_rows in calls.items():
            with alone("taking one call"):
                self._take(its_rows, complete=complete, only={call_id})

    def _publish(self, events: list[Event]) -> None:
        self._ctx.publish(events)
        if any(event.data.get("decision") == Decision.PENDING for event in events):
            self._ctx.wake("send")

    def look_again(self) -> None:
        """Classify the calls that are not settled once more: time passed, or settings changed."""
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            self._consider(tx, (), (), events)
        self._publish(events)

    def recorded(self, call_id: str, voicemail: bool) -> None:
        """What the recordings of a call said: whether the caller left a voicemail."""
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            call = tx.call(call_id)
            if call is None:
                return
            tx.save_call(replace(call, voicemail=voicemail))
            self._consider(tx, {call_id}, (), events)
        self._publish(events)

    # --- one call ---

    def _consider(
        self,
        tx: Transaction,
        touched: Collection[str],
        read: Collection[str],
        events: list[Event],
        *,
        only: Collection[str] | None = None,
    ) -> None:
        now = self._ctx.now()
        calls = {call.id: call for call in tx.open_calls() if only is None or call.id in only}
        calls.update(tx.calls([i for i in touched if i not in calls]))
        legs = tx.legs(list(calls))
        settled: list[Call] = []
        for call in sorted(calls.values(), key=began):
            before = call.outcome
            known = self._classify(call, legs.get(call.id, ()), call.id in read, now)
            if known != call:
                tx.save_call(known)
            fresh = call.seen_at is None
            if fresh and known.outcome is not Outcome.IGNORED:
                events.append(self._ctx.event("call-seen", known.caller or "", call=call.id))
            if known.outcome is not before or (fresh and known.check_at is None):
                settled.append(known)
                name, why = f"call-{known.outcome}", known.outcome_reason
                caller = known.caller or ""
                events.append(self._ctx.event(name, caller, call=call.id, reason=why))
        # Decide only after every outcome of this read is stored: one caller's calls bear on each
        # other, and the order in which they were listed must not matter.
        latest = tx.calls([call.id for call in settled])
        decided = [latest[c.id] for c in settled if c.id in latest and not latest[c.id].check_at]
        if decided:
            events.extend(textback.decide(tx, self._ctx, decided))

    def _classify(
        self, call: Call, legs: tuple[CallRow, ...], was_read: bool, now: datetime
    ) -> Call:
        settings = self._ctx.settings()
        row = call.row
        role = classify.role(row, settings.watched)
        called = classify.line_of(row, settings.watched)
        withheld = numbers.is_withheld(row.caller_raw)
        call = replace(
            call,
            line=called if role is Role.ROOT else None,
            caller=None if withheld else numbers.normalise(row.caller_raw),
            seen_at=call.seen_at or now,
        )
        if role is not Role.ROOT:
            return replace(
                call, outcome=Outcome.IGNORED, outcome_reason="ignored", reason="ignored",
                check_at=None,
            )  # fmt: skip
        print_ = classify.fingerprint(row, legs)
        if was_read:
            reads = call.reads + 1 if print_ == call.fingerprint else 1
        else:
            reads = call.reads if print_ == call.fingerprint else 0
        verdict = classify.classify(
            row,
            legs,
            profile=settings.line(called or ""),
            reads=reads,
            now=now,
            settle_seconds=settings.settle_seconds,
            voicemail=call.voicemail,
            seen_at=call.seen_at,
        )
        if verdict.wants_recordings and call.voicemail is None:
            self.wanted_recordings.add(call.id)
        due = call.check_at is None or call.check_at <= now
        if verdict.wants_refetch and due:
            self.wanted_calls.update({call.id, *(leg.id for leg in legs if not leg.final)})
        return replace(
            call,
            outcome=verdict.outcome,
            outcome_reason=verdict.reason,
            fingerprint=print_,
            # Two identical reads are all that is ever asked for: counting on would only write.
            reads=min(reads, 2),
            check_at=verdict.check_at,
        )


def _changes(reader: Reader, rows: Iterable[CallRow]) -> dict[str, CallRow]:
    """The rows to store, merged with what is known, of those that say something new."""
    rows = tuple(rows)
    known = reader.rows([row.id for row in rows])
    changed: dict[str, CallRow] = {}
    for row in rows:
        old = changed.get(row.id) or known.get(row.id)
        merged = classify.merge(old, row)
        if merged != old:
            changed[row.id] = merged
    # The provider goes on listing what was erased here.
    new = [row for row in changed.values() if row.id not in known]
    erased = reader.erased({i for row in new for i in (row.id, row.parent_id) if i})
    return {
        row.id: row for row in changed.values() if not erased & {row.id, row.parent_id or row.id}
    }

"""Looks things up one by one: what became of a text, what recordings and late legs say."""

from __future__ import annotations

from dataclasses import replace

from deskreply.domain import delivery
from deskreply.domain.errors import NotFound, ProviderError, Refused
from deskreply.domain.events import Event
from deskreply.domain.models import Message, MessageRow
from deskreply.engine import settle
from deskreply.engine.context import Context
from deskreply.engine.gate import Gate
from deskreply.engine.guard import alone
from deskreply.engine.intake import Intake

AT_ONCE = 20
IDLE_SECONDS = 5.0


class Follower:
    """Asks for the state of our texts until it is final, at most a day."""

    def __init__(self, ctx: Context, gate: Gate) -> None:
        self._ctx = ctx
        self._gate = gate

    def run(self) -> float:
        with self._ctx.store.read() as reader:
            due = reader.to_follow(self._ctx.now(), AT_ONCE)
        for message in due:
            if self._ctx.stopping.is_set():
                break
            waiting = self._gate.wait("follow")
            if waiting > 0:
                return waiting
            try:
                self._ctx.progress()
                row = self._ctx.provider.message(message.provider_id or "")
            except (NotFound, Refused):
                row = None  # not to be found (yet): ask again later
            except ProviderError as error:
                return self._gate.failed("follow", error)
            self._gate.ok("follow")
            with alone("following one text"):
                self._note(message, row)
        return 0.2 if len(due) == AT_ONCE else IDLE_SECONDS

    def _note(self, message: Message, row: MessageRow | None) -> None:
        events: list[Event] = []
        with self._ctx.store.write() as tx:
            fresh = tx.message(message.id)
            if fresh is None or fresh.follow_at is None:
                return
            later = delivery.next_follow(fresh.sent_at or fresh.at, self._ctx.now())
            fresh = replace(fresh, follow_at=later)
            tx.save_message(fresh)
            if row is not None:
                events = settle.advance(tx, self._ctx, fresh, row)
        self._ctx.publish(events)


class Details:
    """Fetches the recordings and the single calls that classifying asked for."""

    def __init__(self, ctx: Context, gate: Gate, intake: Intake) -> None:
        self._ctx = ctx
        self._gate = gate
        self._intake = intake

    def run(self) -> float:
        intake = self._intake
        while (intake.wanted_recordings or intake.wanted_calls) and not self._ctx.stopping.is_set():
            waiting = self._gate.wait("details")
            if waiting > 0:
                return waiting
            try:
                self._ctx.progress()
                if intake.wanted_recordings:
                    self._recordings(intake.wanted_recordings.pop())
                else:
                    self._call(intake.wanted_calls.pop())
            except (NotFound, Refused):
                continue
            except ProviderError as error:
                # Classifying asks again as long as it needs the answer.
                return self._gate.failed("details", error)
            self._gate.ok("details")
        return IDLE_SECONDS

    def _recordings(self, call_id: str) -> None:
        found = self._ctx.provider.recordings(call_id)
        voicemail = any(recording.source == "RecordVerb" for recording in found)
        self._intake.recorded(call_id, voicemail)

    def _call(self, call_id: str) -> None:
        row = self._ctx.provider.call(call_id)
        # A root fetched by its id counts as a read; a leg alone says nothing of its root.
        self._intake.take([row], complete=row.parent_id is None)

"""Gathers the signs of health: inside the engine's process, and for others from the rows it keeps.

What the signs mean is said once, in ``domain.health``.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from deskreply.domain.errors import DiskFull
from deskreply.domain.health import Finding, Health, Level, Signs, Word, assess
from deskreply.domain.models import OutboxState
from deskreply.engine import backups, settle
from deskreply.engine.context import Context
from deskreply.engine.facts import TROUBLE
from deskreply.engine.gate import Gate
from deskreply.engine.ports import Reader
from deskreply.engine.readiness import LOGS
from deskreply.engine.supervisor import Supervisor
from deskreply.settings import Settings

log = logging.getLogger(__name__)

# A state: what only the engine's process can see, for doctor. JSON, see ``_noted``.
NOTED = "engine.health"
LOOK_SECONDS = 5.0
# Reconciling a text of which no answer came takes up to this long before staff is asked.
DOUBT = timedelta(minutes=16)
AWAKE_NOISE = timedelta(seconds=5)


def stored(
    reader: Reader, settings: Settings, now: datetime, *, running: bool, free_bytes: int | None
) -> Signs:
    """The signs as another process finds them in the rows that the engine keeps. ``now``: UTC, this
    PC's. ``running``: whether an engine owns the home."""
    skew = float(reader.state("clock.skew") or 0)
    # Polls are noted in the provider's time, from which this PC's may differ.
    now += timedelta(seconds=skew)
    polled = {log: reader.state(f"polled.{log}") for log in LOGS}
    awake_at, told = _read_note(reader.state(NOTED)) if running else (None, ())
    sender, may_send = sender_trouble(reader)
    return Signs(
        now=now,
        running=running,
        awake_at=awake_at,
        polled={log: datetime.fromisoformat(at) if at else None for log, at in polled.items()},
        every=every(settings),
        due_since=oldest_due(reader, now),
        skew_seconds=skew,
        sender=sender,
        key_may_send=may_send,
        free_bytes=free_bytes,
        backed_up=not reader.state(backups.FAILED),
        told=told,
    )


class Polled(Protocol):
    """What polls a log. ``good_at``: when that last went well (monotonic), None for never."""

    good_at: float | None


class HealthWatch:
    """Looks every few seconds, says when something changed, and keeps it for other processes.
    ``polled``: what polls each log."""

    def __init__(
        self, ctx: Context, gate: Gate, supervisor: Supervisor, polled: Mapping[str, Polled]
    ) -> None:
        self._ctx = ctx
        self._gate = gate
        self._supervisor = supervisor
        self._polled = polled
        self._lock = threading.Lock()
        self._awake = ctx.clock.monotonic()
        self._looked_at: float | None = None
        self._told: str | None = None
        self._noted: tuple[datetime, tuple[Finding, ...]] | None = None
        self._database_since: datetime | None = None

    def woke(self) -> None:
        """The PC slept: what did not happen meanwhile is not held against anybody."""
        self._awake = self._ctx.clock.monotonic()
        self._looked_at = None

    def tick(self) -> None:
        """Look, if it is time to."""
        now = self._ctx.clock.monotonic()
        if self._looked_at is None or now - self._looked_at >= LOOK_SECONDS:
            self._looked_at = now
            self.look()

    def look(self) -> Health:
        """How things are now. Publishes ``health`` where that changed, and the first time."""
        self._ctx.notice_gap()
        with self._lock:
            signs = self._signs()
            health = assess(signs)
            told = f"{health.state} {health.words}"
            news, self._told = told != self._told, told
            self._note(signs)
        if news:
            state, words = health.state.value, health.words
            self._ctx.publish([self._ctx.event("health", state=state, words=words)])
        return health

    def _signs(self) -> Signs:
        ctx = self._ctx
        now, moment = ctx.now(), ctx.clock.monotonic()

        def at(steady: float | None) -> datetime | None:
            return None if steady is None else now - timedelta(seconds=moment - steady)

        due_since = sender = None
        may_send = database = backed_up = True
        free = ctx.free_bytes()
        try:
            with ctx.store.read() as reader:
                due_since = oldest_due(reader, now)
                sender, may_send = sender_trouble(reader)
                backed_up = not reader.state(backups.FAILED)
        except DiskFull:
            free = 0
        except Exception as error:
            log.warning("the database could not be asked: %s", type(error).__name__)
            database = False
        self._database_since = None if database else self._database_since or now
        return Signs(
            now=now,
            running=True,
            awake_at=at(self._awake),
            polled={kind: at(poller.good_at) for kind, poller in self._polled.items()},
            every=every(ctx.settings()),
            due_since=due_since,
            skew_seconds=ctx.skew.seconds,
            sender=sender,
            key_may_send=may_send,
            database_since=self._database_since,
            free_bytes=free,
            backed_up=backed_up,
            told=(*self._gate.findings(), *self._supervisor.findings()),
        )

    def _note(self, signs: Signs) -> None:
        """Keep what other processes cannot see for themselves; written only where it changed."""
        awake = signs.awake_at or signs.now
        if self._noted is not None:
            noted_awake, noted = self._noted
            if noted == signs.told and abs(awake - noted_awake) < AWAKE_NOISE:
                return
        if signs.database_since is not None:
            return
        try:
            with self._ctx.store.write() as tx:
                tx.set_state(NOTED, _write_note(awake, signs.told))
        except Exception as error:
            log.warning("health could not be noted: %s", type(error).__name__)
            return
        self._noted = awake, signs.told


def oldest_due(reader: Reader, now: datetime) -> datetime | None:
    """Since when the oldest text should have left that has not, None where all is well."""
    waiting = reader.next_due_at()
    late = [waiting] if waiting is not None and waiting <= now else []
    for item in reader.unsettled():
        began = item.claimed_at or item.created_at
        doubtful = item.state is OutboxState.UNKNOWN and now - began > DOUBT
        if item.state is OutboxState.CLAIMED or doubtful:
            late.append(began)
    return min(late, default=None)


def sender_trouble(reader: Reader) -> tuple[tuple[int, datetime] | None, bool]:
    """With what code the provider turned our number away and when; whether the key may send."""
    code, _, at = (reader.state(TROUBLE) or "").partition(" ")
    blocked = (int(code) if code.isdigit() else 0, datetime.fromisoformat(at)) if at else None
    return blocked, not reader.state(settle.REFUSED)


def every(settings: Settings) -> dict[str, float]:
    """Seconds between two polls of each log."""
    return {"calls": settings.calls_seconds, "messages": settings.messages_seconds}


def _write_note(awake: datetime, findings: tuple[Finding, ...]) -> str:
    told = [
        [f.word.value, f.level.value, f.since.isoformat() if f.since else "", f.about, f.code]
        for f in findings
    ]
    return json.dumps({"awake": awake.isoformat(), "findings": told})


def _read_note(note: str | None) -> tuple[datetime | None, tuple[Finding, ...]]:
    """What another version wrote may have words that we do not know: then it says nothing."""
    try:
        told = json.loads(note or "")
        findings = tuple(
            Finding(Word(word), Level(level), _time(since), str(about), int(code))
            for word, level, since, about, code in told["findings"]
        )
        return _time(told["awake"]), findings
    except (ValueError, KeyError, TypeError):
        return None, ()


def _time(value: str) -> datetime | None:
    return datetime.fromisoformat(value) if value else None

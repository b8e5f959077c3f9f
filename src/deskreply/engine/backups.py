"""Backups of a local database, every hour and every day, each opened and checked.

An hour in which nothing changed makes none. Once a week the copy is checked in full, which finds
what is wrong in the database itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble
from deskreply.engine.context import Context
from deskreply.engine.ports import Kept, Reader, Shelf

HOURLY = "hourly"
DAILY = "daily"
KEEP = {HOURLY: 24, DAILY: 30}
EVERY = {HOURLY: timedelta(hours=1), DAILY: timedelta(days=1)}
FULL_CHECK_EVERY = timedelta(days=7)
# States: when the last full check was, and why the last backup failed, "" where it did not.
CHECKED = "backup.checked"
FAILED = "backup.failed"
_FAILED_ES = "backup.failed.es"
# After the start the disk has other things to do.
FIRST_SECONDS = 60.0
LOOK_SECONDS = 60.0
AGAIN_SECONDS = 600.0


def failure(reader: Reader, language: str) -> str:
    """Why the last backup failed, "" where it did not."""
    failed = reader.state(FAILED) or ""
    return (reader.state(_FAILED_ES) or failed) if failed and language == "es" else failed


class Backups:
    """The duty ``backup``."""

    def __init__(self, ctx: Context, shelf: Shelf) -> None:
        self._ctx = ctx
        self._shelf = shelf
        self._first_at = ctx.clock.monotonic() + FIRST_SECONDS
        self._nothing_new: dict[str, datetime] = {}

    def run(self) -> float:
        """Make the backup that is due. Returns the seconds until the next look."""
        left = self._first_at - self._ctx.clock.monotonic()
        if left > 0:
            return left
        kind = self._due()
        if kind is None:
            return LOOK_SECONDS
        try:
            self._make(kind)
        except DatabaseDamaged:
            raise
        except EnvironmentTrouble as trouble:
            self._tell(str(trouble), trouble.said("es"))
            return AGAIN_SECONDS
        self._tell("", "")
        return LOOK_SECONDS

    def _due(self) -> str | None:
        """The kind of backup that is due and would hold something new, or is to be checked in
        full."""
        now = self._ctx.now()
        kept = self._shelf.kept()
        for kind, counts in ((DAILY, (DAILY,)), (HOURLY, (DAILY, HOURLY))):
            last = next((k for k in kept if k.kind in counts), None)
            times = [last.at if last else None, self._nothing_new.get(kind)]
            if all(at is None or abs(now - at) >= EVERY[kind] for at in times):
                if last is None or self._is_news(last):
                    return kind
                self._nothing_new[kind] = now
        return HOURLY if self._full_check_due(now) else None

    def _is_news(self, last: Kept) -> bool:
        version = self._shelf.version()
        return not version or version != self._shelf.version(last)

    def _full_check_due(self, now: datetime) -> bool:
        with self._ctx.store.read() as reader:
            checked = reader.state(CHECKED)
        return checked is None or abs(now - datetime.fromisoformat(checked)) >= FULL_CHECK_EVERY

    def _make(self, kind: str) -> None:
        now = self._ctx.now()
        full = self._full_check_due(now)
        made = self._shelf.make(kind, now, full=full, stopping=self._stopping)
        if made is None:
            return
        for each, keep in KEEP.items():
            self._shelf.prune(each, keep)
        if full:
            with self._ctx.store.write() as tx:
                tx.set_state(CHECKED, now.isoformat())
        self._ctx.publish([self._ctx.event("backup-made", kind=kind, file=made.name)])

    def _stopping(self) -> bool:
        self._ctx.progress()
        return self._ctx.stopping.is_set()

    def _tell(self, trouble: str, es: str) -> None:
        """Say once what is wrong, and once that it is over; for ``doctor``, keep it."""
        with self._ctx.store.read() as reader:
            before = reader.state(FAILED) or ""
        if before == trouble:
            return
        with self._ctx.store.write() as tx:
            tx.set_state(FAILED, trouble)
            tx.set_state(_FAILED_ES, es)
        if trouble:
            told = self._ctx.event("backup-failed", detail=trouble)
            self._ctx.publish([replace(told, es=es)])
        else:
            self._ctx.publish([self._ctx.event("trouble-over", about="backup")])

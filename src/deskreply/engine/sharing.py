"""Another desk, with a database of its own, may text the same callers from our number.

Each looks at the provider's log before it sends; both due at the same second, both look too soon.
The log then shows both the same two texts, so that they agree whose came second: that one's texts
leave a little later from then on, and its look sees the other's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from deskreply.domain import numbers
from deskreply.domain.models import MessageKind, MessageRow
from deskreply.engine.context import Context
from deskreply.engine.ports import Reader, Transaction

STEP = timedelta(seconds=4)
MOST = timedelta(seconds=12)
TOGETHER = timedelta(seconds=60)
REMEMBERED = timedelta(days=30)
# A state: "<seconds> <time>", how much later our texts leave, and when that was last called for.
_YIELDS = "sharing.yields"


def yields(reader: Reader, now: datetime) -> timedelta:
    """How much later our automatic texts leave than they might; mostly not at all."""
    later, since = _noted(reader)
    return later if now - since <= REMEMBERED else timedelta()


def learn(tx: Transaction, ctx: Context, rows: Iterable[MessageRow]) -> None:
    """Look in rows of the message log for a caller whom somebody texted right before we did."""
    watched = ctx.settings().watched
    sent = [row for row in rows if row.from_account]
    out = {row.id: row for row in sent if numbers.normalise(row.sender) in watched}
    known = tx.messages_by_provider_id(list(out)) if out else {}
    _, since = _noted(tx)
    if any(_beaten(tx, row, since) for row in out.values() if row.id not in known):
        _note(tx, ctx, min(yields(tx, ctx.now()) + STEP, MOST))


def still_shared(tx: Transaction, ctx: Context) -> None:
    """Somebody else texted a caller before us, which is what we leave them the time for."""
    if later := yields(tx, ctx.now()):
        _note(tx, ctx, later)


def _beaten(reader: Reader, row: MessageRow, since: datetime) -> bool:
    """Whether a text that is not ours went right before ours, after ``since``."""
    at, number = row.created_at, numbers.normalise(row.recipient)
    if at is None or number is None or at <= since:
        return False
    return any(
        ours.kind is MessageKind.AUTO and ours.provider_id and ours.sent_at
        and (at, row.id) < (ours.sent_at, ours.provider_id) and ours.sent_at - at <= TOGETHER
        for ours in reader.recent_messages(number, at)
    )  # fmt: skip


def _noted(reader: Reader) -> tuple[timedelta, datetime]:
    seconds, _, at = (reader.state(_YIELDS) or "").partition(" ")
    if not at:
        return timedelta(), datetime.min.replace(tzinfo=UTC)
    return timedelta(seconds=float(seconds)), datetime.fromisoformat(at)


def _note(tx: Transaction, ctx: Context, later: timedelta) -> None:
    tx.set_state(_YIELDS, f"{later.total_seconds():.0f} {ctx.now().isoformat()}")

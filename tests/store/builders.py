"""Values for the store's tests: each maker gives a valid one, to be varied by keyword."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from deskreply.domain.models import (
    Call,
    CallRow,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Thread,
)

NOW = datetime(2026, 3, 14, 15, 9, 26, 535897, tzinfo=UTC)
KEY = "0f" * 32
NUMBER = "+12125550123"
LINE = "+12125559999"


def at(seconds: float) -> datetime:
    """So many seconds after NOW."""
    return NOW + timedelta(seconds=seconds)


def row(row_id: str = "CA1", **values: Any) -> CallRow:
    """A finished inbound root at NOW."""
    given: dict[str, Any] = {
        "direction": "inbound",
        "status": "completed",
        "caller_raw": NUMBER,
        "called_raw": LINE,
        "created_at": NOW,
        "started_at": NOW,
    }
    return CallRow(row_id, **given | values)


def call(row_id: str = "CA1", *, row_values: dict[str, Any] | None = None, **values: Any) -> Call:
    """A root call of NUMBER on LINE."""
    given: dict[str, Any] = {"line": LINE, "caller": NUMBER, "seen_at": NOW}
    return Call(row(row_id, **row_values or {}), **given | values)


def thread(number: str = NUMBER, **values: Any) -> Thread:
    """A thread on LINE."""
    return Thread(number, LINE, **{"last_at": NOW} | values)


def message(message_id: str = "m1", **values: Any) -> Message:
    """A text that came in at NOW."""
    given: dict[str, Any] = {
        "number": NUMBER,
        "line": LINE,
        "kind": MessageKind.LEAD,
        "body": "Hello",
        "at": NOW,
        "state": MessageState.RECEIVED,
    }
    return Message(message_id, **given | values)


def item(key: str = "staff:m1", **values: Any) -> OutboxItem:
    """A waiting item for message m1, due at NOW."""
    given: dict[str, Any] = {
        "id": 0,
        "account": "AC1",
        "message_id": "m1",
        "kind": MessageKind.STAFF,
        "number": NUMBER,
        "state": OutboxState.WAITING,
        "due_at": NOW,
        "created_at": NOW,
    }
    return OutboxItem(key=key, **given | values)

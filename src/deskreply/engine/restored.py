"""After a backup was put in place of the database: what it does not know is read from the
provider's logs before any text leaves."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from deskreply.engine.ports import Reader, Transaction

STATE = "restored"
DAMAGED = "damaged"
ASKED_FOR = "asked-for"


@dataclass(frozen=True, slots=True)
class Restored:
    """That the database was put back from a backup; all times UTC.

    ``at``: when. ``backup_at``: when the backup was made. ``since``: from when on the provider's
    logs may hold what it does not know. ``why``: ``damaged`` or ``asked-for``. ``file``: the
    backup's name without its folder. ``done_at``: when the logs had been read, None before.
    """

    at: datetime
    backup_at: datetime
    since: datetime
    why: str
    file: str
    done_at: datetime | None = None

    def text(self) -> str:
        """How it is kept in the database."""
        return json.dumps(
            {
                name: value.isoformat() if isinstance(value, datetime) else value
                for name, value in asdict(self).items()
            }
        )

    @classmethod
    def of(cls, text: str) -> Restored:
        """The opposite of ``text``."""
        kept: dict[str, Any] = json.loads(text)
        for name in ("at", "backup_at", "since", "done_at"):
            kept[name] = kept[name] and datetime.fromisoformat(kept[name])
        return cls(**kept)


def last(reader: Reader) -> Restored | None:
    """The last time that this database was put back, None where it never was."""
    text = reader.state(STATE)
    return Restored.of(text) if text else None


def note(tx: Transaction, restored: Restored) -> None:
    """Keep it."""
    tx.set_state(STATE, restored.text())

"""What the last app with a screen found on it, for the check-up, which has no screen."""

from __future__ import annotations

from datetime import datetime

from deskreply.engine.ports import Reader, Store
from deskreply.settings import Settings

TRAY, ALERTS = "screen.tray", "screen.alerts"
_YES, _NO = "yes", "no"


def note(store: Store, settings: Settings, now: datetime, key: str, works: bool) -> None:
    """Whether the tray took the icon (``TRAY``), or an alert could be shown (``ALERTS``)."""
    told = _YES if works else _NO
    with store.read() as reader:
        known = reader.state(key) == told
    if not known:
        with store.write() as tx:
            tx.set_state(key, told)


def works(reader: Reader, key: str) -> bool | None:
    """The same; None where no app with a screen has run yet."""
    told = reader.state(key)
    return None if told is None else told == _YES

"""What the steps of the first run stand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from deskreply.ui.background import Background
from deskreply.ui.machine import Machine
from deskreply.ui.setup.port import SetupPort
from deskreply.ui.theme import Theme


class AlertTest(Protocol):
    """Shows an alert to see whether it can be seen."""

    def test(self, kind: str, then: Callable[[str], None] | None) -> None:
        """Show one; ``then`` gets "" or the sentence that says why it could not be shown."""
        ...


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class SetupAround:
    """``now``: UTC, for what is shown as of this moment."""

    port: SetupPort
    theme: Theme
    background: Background
    alerts: AlertTest
    machine: Machine
    now: Callable[[], datetime] = _now

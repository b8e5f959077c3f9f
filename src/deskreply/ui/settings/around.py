"""What the pages of the settings stand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from deskreply.ui.background import Background
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.theme import Theme

if TYPE_CHECKING:
    from deskreply.ui.settings.vault import Vault
    from deskreply.ui.setup.port import SetupPort


class Alerting(Protocol):
    """What can be asked of the alerts."""

    def test(self, kind: str = "new-text", then: Callable[[str], None] | None = None) -> None:
        """Show one of a kind; ``then`` gets "" or the sentence that says why it cannot be shown."""

    def pause(self, until: datetime | None) -> None:
        """Show none until then (UTC); None: show them again."""


class Hiding(Protocol):
    """What can be asked of the screen's privacy."""

    def hide(self) -> None:
        """Make patient details unreadable now."""


@dataclass(frozen=True, slots=True)
class Around:
    """One open office and the computer it is shown on. What may block (``port``, ``machine``,
    ``vault``) is called through ``background``."""

    bridge: Bridge
    theme: Theme
    machine: Machine
    background: Background
    port: SetupPort
    vault: Vault
    alerts: Alerting
    privacy: Hiding

"""What the computer offers the app beside its screen: built by ``bootstrap``, for the window's
parts know nothing of the operating system.

What is here may take its time: call it through ``background.Background``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from deskreply.domain.alerting import Toast
from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.pc import AutostartState, Awake
from deskreply.engine.deskports import Hasher
from deskreply.engine.staff import Recovery

if TYPE_CHECKING:
    from deskreply.engine.checkup import Check

__all__ = ["Autostart", "AutostartState", "Awake", "Machine", "Notifications"]


class Autostart(Protocol):
    """The system's list of what starts at sign-in. Both raise EnvironmentTrouble."""

    def state(self) -> AutostartState: ...

    def set(self, on: bool) -> None: ...


class Notifications(Protocol):
    """The desktop's own notifications. None of this waits; what is handed in to be called is called
    in another thread."""

    @property
    def can_stay(self) -> bool:
        """Whether one can be made to stay until somebody acts."""

    def show(
        self, toast: Toast, told: Callable[[bool], None], heard: Callable[[str, str, str], None]
    ) -> None:
        """Show one, in the place of the one of its key. ``told``: whether the desktop took it.
        ``heard`` gets its key, what was done with it and the words of a reply."""

    def withdraw(self, key: str) -> None:
        """Take one off the screen."""

    def close(self) -> None:
        """Take all off the screen, and show none any more."""


def _not_told() -> float | None:
    """A PC that does not tell how long nobody has touched it."""
    return None


class _NoPins:
    """A PC that keeps no PINs."""

    def hash(self, pin: str) -> str:
        raise EnvironmentTrouble(
            "PINs cannot be kept on this computer.", es="En esta PC no se pueden guardar PIN."
        )

    def matches(self, pin: str, hashed: str) -> bool:
        return False


def _no_code(typed: str) -> bool:
    """A home without a recovery code."""
    return False


def _no_sound(path: Path) -> bool:
    """A PC that cannot play any."""
    return False


@dataclass(frozen=True, slots=True)
class Machine:
    """``home`` and ``logs``: folders a person may be shown. ``keep_awake``: call it again each
    minute, see ``Awake``. ``checkup``: as ``deskreply doctor``. ``open_practice`` starts the app
    once more, on the practice line; ``open_office`` starts it, or raises the one that runs;
    ``restart`` starts it as soon as this one has ended. All three raise EnvironmentTrouble.
    ``notifications``: None where there are none. ``play`` begins to play a WAV file at once and
    says whether this PC can. ``idle``: seconds since the last key or mouse in any program, None
    where the PC does not tell; quick. ``hasher``: for PINs. ``is_recovery_code``: see
    ``engine.staff.Recovery``."""

    home: Path
    logs: Path
    autostart: Autostart
    keep_awake: Callable[[bool], Awake]
    checkup: Callable[[], list[Check]]
    open_practice: Callable[[], None]
    open_office: Callable[[], None]
    restart: Callable[[], None]
    notifications: Notifications | None = None
    play: Callable[[Path], bool] = _no_sound
    idle: Callable[[], float | None] = _not_told
    hasher: Hasher = field(default_factory=_NoPins)
    is_recovery_code: Recovery = _no_code

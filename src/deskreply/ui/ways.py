"""What the app with a screen is given to work with, and the look that its settings ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from deskreply.ui import strings, theme
from deskreply.ui.theme import Theme

if TYPE_CHECKING:
    from deskreply.settings import Settings
    from deskreply.ui.machine import Machine
    from deskreply.ui.office import Serve
    from deskreply.ui.settings.vault import Vault
    from deskreply.ui.setup.port import SetupPort


@dataclass(frozen=True, slots=True)
class Own:
    """An office's own: how it is set up, and where its data is safe."""

    setup: SetupPort
    vault: Vault


@dataclass(frozen=True, slots=True)
class Ways:
    """What the app can open. ``serve``: the office, or the practice line. ``own``: what the first
    run and the settings work on; None for practice, which has neither. ``settings``: those in
    force, at once. ``listen``: calls back, in a thread of its own, when a second start asks this
    one to show itself; returns how to end that. ``machine``: what this computer offers, put
    together when it is first asked for, which is after the icon is there."""

    settings: Callable[[], Settings]
    serve: Serve
    own: Callable[[], Own] | None
    machine: Callable[[], Machine]
    listen: Callable[[Callable[[], None]], Callable[[], None]]


def dress(app: QApplication, look: Theme, settings: Settings) -> None:
    """Put on the look and the language that the settings say."""
    look.set_mode(cast(theme.Mode, settings.desk_theme))
    look.set_scale(settings.desk_scale / 100)
    strings.install(app, settings.screen_language)

"""The sounds of alerts. Those for what cannot wait are louder, and longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from deskreply.ui.theme import assets

NAMES = ("soft", "bright", "bell")


def play(player: Callable[[Path], bool], name: str, *, loud: bool = False) -> None:
    """Begin to play one of ``NAMES``; a plain beep where this PC can play none."""
    file = assets.folder("sounds") / f"{name}{'-loud' if loud else ''}.wav"
    if not player(file):
        QApplication.beep()

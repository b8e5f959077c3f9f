"""What the icon will stand on, as far as the system says."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSettings

from deskreply.ui.theme import Theme
from deskreply.ui.tray.shapes import Taskbar

_PERSONALIZE = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"


def taskbar(theme: Theme, platform: str = sys.platform) -> Taskbar:
    """The menu bar of a Mac colours icons itself. Windows has a theme of its own for the taskbar.
    Elsewhere nobody tells a panel's colour: it is taken to go with everything else."""
    if platform == "darwin":
        return Taskbar(mask=True)
    if platform == "win32":
        said = QSettings(_PERSONALIZE, QSettings.Format.NativeFormat)
        return Taskbar(dark=not said.value("SystemUsesLightTheme", 0, int))
    return Taskbar(dark=theme.dark)

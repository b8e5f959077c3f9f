"""The settings: everything about the office and this desk that a person may want to change."""

from deskreply.ui.settings.around import Around
from deskreply.ui.settings.window import SettingsWindow

__all__ = ["Around", "SettingsWindow"]

"""What every widget shares: following the theme, and saying its words again in another language."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence

from deskreply.ui import theme
from deskreply.ui.theme import Theme

# The key has two names: above Shift, and on the number pad.
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Restyled(Protocol):
    """A QObject that can put on its colours, fonts and sizes again."""

    def restyle(self) -> None: ...


def follow(widget: Restyled) -> Theme:
    """The theme that is on. The widget's ``restyle`` is called whenever it changes; the first time
    the widget calls it itself, at the end of its ``__init__``."""
    on = theme.current()
    on.changed.connect(widget.restyle)
    return on


class Worded:
    """Mixin, before the Qt class: ``retranslate`` is called when the language changes.

    The widget calls it itself the first time, at the end of its ``__init__``.
    """

    def retranslate(self) -> None:
        """Set every word of this widget anew."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]


def on_keyboard(keys: str) -> str:
    """A shortcut as it stands on the keys: "Ctrl+K", on a Mac "⌘K"."""
    # Qt's translations write "Ctrl" out, which no keyboard does.
    forms = QKeySequence.SequenceFormat
    form = forms.NativeText if sys.platform == "darwin" else forms.PortableText
    return QKeySequence(keys).toString(form)


def announce(source: QObject, words: str, *, assertive: bool = False) -> None:
    """Have a screen reader say ``words``: when it pauses, or at once where ``assertive``."""
    event = QAccessibleAnnouncementEvent(source, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    QAccessible.updateAccessibility(event)

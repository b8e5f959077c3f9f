"""Everything that the keyboard does in the window, in the order in which help lists it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Shortcuts"


class Act(StrEnum):
    """What can be asked of the window by keys."""

    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_UNREAD = "next-unread"
    FIND = "find"
    REPLY = "reply"
    NOTE = "note"
    DONE = "done"
    DONE_AND_NEXT = "done-and-next"
    SNOOZE = "snooze"
    CALL_BACK = "call-back"
    ATTACH = "attach"
    SETTINGS = "settings"
    HIDE = "hide"
    NTH = "nth"
    HELP = "help"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """``keys``: as Qt writes them, any of them; the first is the one that is told. ``words``: what
    it does, a string to be translated."""

    act: Act
    keys: tuple[str, ...]
    words: object

    def said(self) -> str:
        """What it does, in the language of the desk."""
        return QCoreApplication.translate(_CONTEXT, str(self.words))


SHORTCUTS = (
    Shortcut(Act.NEXT, ("Alt+Down",), QT_TRANSLATE_NOOP("Shortcuts", "Next conversation")),
    Shortcut(Act.PREVIOUS, ("Alt+Up",), QT_TRANSLATE_NOOP("Shortcuts", "Previous conversation")),
    Shortcut(
        Act.NEXT_UNREAD,
        ("Alt+Shift+Down",),
        QT_TRANSLATE_NOOP("Shortcuts", "Next unread conversation"),
    ),
    Shortcut(
        Act.NTH,
        tuple(f"Ctrl+{n}" for n in range(1, 10)),
        QT_TRANSLATE_NOOP("Shortcuts", "First to ninth conversation"),
    ),
    Shortcut(Act.FIND, ("Ctrl+K", "Ctrl+F"), QT_TRANSLATE_NOOP("Shortcuts", "Find")),
    Shortcut(Act.REPLY, ("Alt+L",), QT_TRANSLATE_NOOP("Shortcuts", "Write a reply")),
    Shortcut(Act.NOTE, ("Alt+P",), QT_TRANSLATE_NOOP("Shortcuts", "Write a note")),
    Shortcut(Act.ATTACH, ("Ctrl+U",), QT_TRANSLATE_NOOP("Shortcuts", "Attach a picture")),
    Shortcut(Act.CALL_BACK, ("Alt+C",), QT_TRANSLATE_NOOP("Shortcuts", "Call back")),
    Shortcut(Act.SNOOZE, ("Alt+M",), QT_TRANSLATE_NOOP("Shortcuts", "Snooze")),
    Shortcut(Act.DONE, ("Alt+E",), QT_TRANSLATE_NOOP("Shortcuts", "Done")),
    Shortcut(
        Act.DONE_AND_NEXT, ("Ctrl+Shift+E",), QT_TRANSLATE_NOOP("Shortcuts", "Done, and the next")
    ),
    Shortcut(
        Act.HIDE, ("Ctrl+Shift+H",), QT_TRANSLATE_NOOP("Shortcuts", "Hide patient details, or show")
    ),
    Shortcut(Act.SETTINGS, ("Ctrl+,",), QT_TRANSLATE_NOOP("Shortcuts", "Settings")),
    Shortcut(Act.HELP, ("Ctrl+/", "F1"), QT_TRANSLATE_NOOP("Shortcuts", "This list")),
    Shortcut(Act.CLOSE, ("Ctrl+W",), QT_TRANSLATE_NOOP("Shortcuts", "Hide the window")),
)

# These are the composer's own; listed so that help has everything.
WRITING = (
    ("Enter", QT_TRANSLATE_NOOP("Shortcuts", "Send")),
    ("Shift+Enter", QT_TRANSLATE_NOOP("Shortcuts", "New line")),
    ("/", QT_TRANSLATE_NOOP("Shortcuts", "Saved replies, at the start of a text")),
    ("Esc", QT_TRANSLATE_NOOP("Shortcuts", "Close what opened last")),
)


def writing() -> list[tuple[str, str]]:
    """The keys of the composer with what they do."""
    return [(keys, QCoreApplication.translate(_CONTEXT, str(words))) for keys, words in WRITING]

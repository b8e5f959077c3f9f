"""What the practice column says of steps and callers."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskreply.ui.backend import PracticeCaller
from deskreply.ui.practice.asked import Standing, Step

_CALLERS = {
    "spanish-booking": ("languages", QT_TRANSLATE_NOOP("Practice", "Spanish booking")),
    "insurance-question": ("shield-check", QT_TRANSLATE_NOOP("Practice", "Insurance question")),
    "angry": ("triangle-alert", QT_TRANSLATE_NOOP("Practice", "Angry caller")),
    "landline": ("phone", QT_TRANSLATE_NOOP("Practice", "Landline")),
    "stop": ("ban", QT_TRANSLATE_NOOP("Practice", "Says STOP")),
    "wrong-number": ("circle-question-mark", QT_TRANSLATE_NOOP("Practice", "Wrong number")),
}
_STANDING = {
    Standing.CALLING: QT_TRANSLATE_NOOP("Practice", "now"),
    Standing.TEXTED: QT_TRANSLATE_NOOP("Practice", "texted"),
    Standing.NEW: QT_TRANSLATE_NOOP("Practice", "new"),
    Standing.READ: QT_TRANSLATE_NOOP("Practice", "to answer"),
    Standing.ANSWERED: QT_TRANSLATE_NOOP("Practice", "answered"),
    Standing.FAILED: QT_TRANSLATE_NOOP("Practice", "failed"),
    Standing.STOPPED: QT_TRANSLATE_NOOP("Practice", "stopped"),
    Standing.DONE: QT_TRANSLATE_NOOP("Practice", "done"),
}
# What to do, how, and what to say once it is done.
_STEPS = {
    Step.ANSWER: (
        QT_TRANSLATE_NOOP("Practice", "Answer a caller"),
        QT_TRANSLATE_NOOP("Practice", "Write, then press Enter"),
        QT_TRANSLATE_NOOP("Practice", "You texted {whom}"),
    ),
    Step.REPLY: (
        QT_TRANSLATE_NOOP("Practice", "Use a saved reply"),
        QT_TRANSLATE_NOOP("Practice", "Type / and press Enter"),
        QT_TRANSLATE_NOOP("Practice", "You used “{whom}”"),
    ),
    Step.SNOOZE: (
        QT_TRANSLATE_NOOP("Practice", "Snooze one"),
        QT_TRANSLATE_NOOP("Practice", "Until they reply"),
        QT_TRANSLATE_NOOP("Practice", "You snoozed {whom}"),
    ),
    Step.CALL_BACK: (
        QT_TRANSLATE_NOOP("Practice", "Call someone back"),
        QT_TRANSLATE_NOOP("Practice", "The landline caller"),
        QT_TRANSLATE_NOOP("Practice", "You called {whom}"),
    ),
    Step.DONE: (
        QT_TRANSLATE_NOOP("Practice", "Mark one Done"),
        QT_TRANSLATE_NOOP("Practice", "Booked, or not a fit"),
        QT_TRANSLATE_NOOP("Practice", "{whom} is done"),
    ),
}
_SHORT = 100


def caller(name: str) -> str:
    """What kind of caller a script is."""
    known = _CALLERS.get(name)
    return _said(known[1]) if known is not None else name


def icon(name: str) -> str:
    """The icon beside it."""
    known = _CALLERS.get(name)
    return known[0] if known is not None else "phone-incoming"


def title(step: Step) -> str:
    """What to do."""
    return _said(_STEPS[step][0])


def hint(step: Step) -> str:
    """How it is done."""
    return _said(_STEPS[step][1])


def outcome(step: Step, whom: str) -> str:
    """That it is done; ``whom``: with whom, or with which saved reply."""
    return _said(_STEPS[step][2]).replace("{whom}", whom)


def state(of: PracticeCaller, standing: Standing) -> str:
    """How it stands with a caller, or when they call."""
    if of.seconds is not None:
        return coming(of.seconds)
    if of.called:
        return _said(_STANDING[standing])
    return _said(QT_TRANSLATE_NOOP("Practice", "later"))


def coming(seconds: float) -> str:
    """ "in 12 s", "in 3 min"."""
    if seconds < _SHORT:
        said = QCoreApplication.translate("Practice", "in {count} s")
        return said.replace("{count}", str(round(seconds)))
    said = QCoreApplication.translate("Practice", "in {count} min")
    return said.replace("{count}", str(round(seconds / 60)))


def _said(words: object) -> str:
    return QCoreApplication.translate("Practice", str(words))

"""What statuses, outcomes and pauses are called, and times as this desk says them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskreply.domain.models import Callback, ThreadStatus
from deskreply.domain.snooze import Pause
from deskreply.ui import say
from deskreply.ui.bridge import Bridge

_CONTEXT = "Work"

_STATUSES = {
    ThreadStatus.NEW: QT_TRANSLATE_NOOP("Work", "New"),
    ThreadStatus.CONTACTED: QT_TRANSLATE_NOOP("Work", "Contacted"),
    ThreadStatus.BOOKED: QT_TRANSLATE_NOOP("Work", "Booked"),
    ThreadStatus.NOT_A_FIT: QT_TRANSLATE_NOOP("Work", "Not a fit"),
    ThreadStatus.WRONG_NUMBER: QT_TRANSLATE_NOOP("Work", "Wrong number"),
}
# Icon and colour that go with the word.
STATUS_ICONS = {
    ThreadStatus.NEW: ("circle", "muted"),
    ThreadStatus.CONTACTED: ("circle-check", "muted"),
    ThreadStatus.BOOKED: ("calendar-check", "ok"),
    ThreadStatus.NOT_A_FIT: ("circle-x", "muted"),
    ThreadStatus.WRONG_NUMBER: ("phone-off", "muted"),
}
_PAUSES = {
    Pause.QUARTER: QT_TRANSLATE_NOOP("Work", "15 minutes"),
    Pause.HOUR: QT_TRANSLATE_NOOP("Work", "1 hour"),
    Pause.AFTER_LUNCH: QT_TRANSLATE_NOOP("Work", "After lunch"),
    Pause.TOMORROW: QT_TRANSLATE_NOOP("Work", "Tomorrow at opening"),
    Pause.NEXT_OPENING: QT_TRANSLATE_NOOP("Work", "At the next opening"),
}
_CALLED = {
    Callback.REACHED: QT_TRANSLATE_NOOP("Work", "Reached"),
    Callback.VOICEMAIL: QT_TRANSLATE_NOOP("Work", "Voicemail"),
    Callback.NO_ANSWER: QT_TRANSLATE_NOOP("Work", "No answer"),
}


def status(which: ThreadStatus) -> str:
    """How far the office got: "Booked"."""
    return QCoreApplication.translate(_CONTEXT, str(_STATUSES[which]))


def pause(which: Pause) -> str:
    """For how long something is put aside: "After lunch"."""
    return QCoreApplication.translate(_CONTEXT, str(_PAUSES[which]))


def called(how: Callback) -> str:
    """How a call back went: "Voicemail"."""
    return QCoreApplication.translate(_CONTEXT, str(_CALLED[how]))


def language(bridge: Bridge) -> str:
    """What the desk speaks: "en", "es"."""
    settings = bridge.settings()
    return settings.screen_language


def when(bridge: Bridge, at: datetime) -> str:
    """When something is, as seen from now: "Today 1:30 PM"."""
    return say.when(at, bridge.zone, bridge.now(), language(bridge))


def time_within(bridge: Bridge, at: datetime) -> str:
    """The same, of today only the time: "1:30 PM"."""
    zone = ZoneInfo(bridge.zone)
    if at.astimezone(zone).date() == bridge.now().astimezone(zone).date():
        return say.clock(at, bridge.zone, language(bridge))
    return when_within(bridge, at)


def when_within(bridge: Bridge, at: datetime) -> str:
    """The same within a sentence: "today 1:30 PM", "Mon, Mar 2 1:30 PM"."""
    said = when(bridge, at)
    # Days that have a name of their own are written with a capital in English.
    named = "," in said.split()[0]
    return said if named else said[:1].lower() + said[1:]

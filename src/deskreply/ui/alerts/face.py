"""How one alert is shown: its words, what can be done with it, and for our own card its looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from deskreply.domain import alerting, inbox
from deskreply.domain.alerting import OPENED, Level, Subject, Toast
from deskreply.domain.inbox import PillKind
from deskreply.domain.models import Thread
from deskreply.ui import links, say

CLAIMED, SNOOZED = "claim", "snooze"
SNOOZE_MINUTES = 15
_PILLS = {
    PillKind.OVER: ("over", "alarm-clock"),
    PillKind.DUE: ("due", "clock"),
    PillKind.LEFT: ("waiting", "clock"),
}
ICONS = {
    "urgent-text": "triangle-alert",
    "text-failed": "triangle-alert",
    "text-unconfirmed": "circle-question-mark",
    "missed-call": "phone-missed",
    "promise": "alarm-clock",
    "health": "info",
}


@dataclass(frozen=True, slots=True)
class Face:
    """``initials`` "" stands for an icon in their place. ``pill``: tone, icon, words; None for
    none. ``hidden``: who it is about is not said. ``name``: to whom a reply goes."""

    toast: Toast
    icon: str
    initials: str = ""
    pill: tuple[str, str, str] | None = None
    hidden: bool = False
    name: str = ""
    snooze: bool = False


def face(
    about: Subject,
    level: Level,
    language: str,
    *,
    waiting: int,
    now: datetime,
    thread: Thread | None = None,
    private: bool = False,
    stays: bool = False,
) -> Face:
    """``private``: nobody who is known is at the screen, so that nothing can be done but open."""
    said = alerting.words(about, level, language, waiting=waiting, now=now)
    hidden = level is Level.NOTHING and about.kind != "health"
    alone = bool(about.number) and not private
    reply = alone and level is Level.FULL and about.kind in alerting.TEXTS
    toast = Toast(
        key=about.key,
        title=links.visible(said.title),
        body=links.readable(said.body),
        urgent=about.urgent,
        stays=stays,
        buttons=_buttons(claim=alone and not hidden),
        reply=_reply() if reply else None,
    )
    return Face(
        toast,
        ICONS.get(about.kind, "message-square-text"),
        say.initials(about.name) if about.number and not hidden else "",
        _pill(thread, now, language) if thread is not None and _shows_pill(about, level) else None,
        hidden,
        links.visible(about.name),
        snooze=alone,
    )


def _shows_pill(about: Subject, level: Level) -> bool:
    """A promise says in words when it is due."""
    return level is not Level.NOTHING and about.kind != "promise"


def _buttons(*, claim: bool) -> tuple[tuple[str, str], ...]:
    opens = (OPENED, QCoreApplication.translate("Alerts", "Open"))
    mine = (CLAIMED, QCoreApplication.translate("Alerts", "I've got it"))
    return (opens, mine) if claim else (opens,)


def _reply() -> tuple[str, str]:
    return (
        QCoreApplication.translate("Alerts", "Reply"),
        QCoreApplication.translate("Alerts", "Send"),
    )


def _pill(thread: Thread, now: datetime, language: str) -> tuple[str, str, str] | None:
    looks = _PILLS.get(inbox.pill(thread, now).kind)
    if looks is None or thread.due_at is None:
        return None
    return (*looks, say.until(thread.due_at, now, language))

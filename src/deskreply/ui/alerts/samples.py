"""Made-up alerts, to see whether they reach somebody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from deskreply.domain import alerts
from deskreply.domain.alerting import Subject
from deskreply.domain.models import Stage
from deskreply.ui import say


def subject(kind: str, language: str, now: datetime) -> Subject:
    """One of a kind. It is about nobody: nothing can be done with it but open the window."""
    name = QCoreApplication.translate("Alerts", "Maria Lopez (test)")
    text = QCoreApplication.translate("Alerts", "Hello, do you have time for a cleaning tomorrow?")
    # By this PC's clock.
    due = say.clock((now + timedelta(minutes=15)).astimezone().replace(tzinfo=UTC), "UTC", language)
    waited = timedelta(minutes=45)
    promise = alerts.title(Stage.SOON, language, name=name, count=1, due=due, waited=waited)
    sentences = {
        "text-failed": QCoreApplication.translate("Alerts", "Not delivered"),
        "text-unconfirmed": QCoreApplication.translate("Alerts", "Did it go? Please decide."),
        "missed-call": QCoreApplication.translate("Alerts", "Missed call"),
        "flagged": QCoreApplication.translate("Alerts", "Please read what they wrote."),
        "promise": promise,
        "health": QCoreApplication.translate("Alerts", "This is how a trouble would be told."),
    }
    return Subject(
        key=f"test:{kind}",
        kind=kind,
        at=now,
        sentence=sentences.get(kind, ""),
        name=name,
        text=text,
        stage=Stage.SOON if kind == "promise" else Stage.NONE,
        due_at=now + timedelta(minutes=41),
    )

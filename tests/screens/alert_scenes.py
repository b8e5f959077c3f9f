"""Alerts for a picture: our own cards at each privacy level, and what the bell opens."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from deskreply.domain.alerting import Level, Subject
from deskreply.domain.events import Notice
from deskreply.domain.models import Stage as Share
from deskreply.domain.models import Thread
from deskreply.ui import strings, theme
from deskreply.ui.alerts import Alerts
from deskreply.ui.alerts.card import AlertCard
from deskreply.ui.alerts.face import Face, face
from deskreply.ui.alerts.recent import RecentAlerts
from deskreply.ui.rail import Rail
from tests.screens.practice import MARIA, PRIYA
from tests.screens.scenes import Scene, Stage
from tests.ui.alarms import told_by
from tests.ui.settings_support import machine

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
NAME, SAYS = "Maria Lopez", "Hola, necesito una limpieza. ¿Hay cita mañana por la mañana?"
THREAD = Thread(
    MARIA, "+12125550190", name=NAME, unread=1, reply_started_at=NOW - timedelta(minutes=19),
    reply_due_at=NOW + timedelta(minutes=41),
)  # fmt: skip
TEXT = Subject(MARIA, "new-text", NOW, number=MARIA, name=NAME, text=SAYS, due_at=THREAD.due_at)
LATE = {
    "en": "Overdue: Maria Lopez has been waiting for 2 hours",
    "es": "Con retraso: Maria Lopez espera desde hace 2 horas",
}
TROUBLE = {
    "en": "The phone provider refuses the key. Missed callers are not texted. Enter a new key.",
    "es": "El proveedor rechaza la clave. No se escribe a nadie. Ingrese una clave nueva.",
}


def faces(language: str) -> tuple[Face, ...]:
    """One of each."""
    late = Subject(MARIA, "promise", NOW, LATE[language], MARIA, NAME, stage=Share.OVER)
    trouble = Subject("health", "health", NOW, TROUBLE[language])

    def shown(about: Subject, level: Level, thread: Thread | None = THREAD) -> Face:
        return face(about, level, language, waiting=1, now=NOW, thread=thread)

    return (
        shown(TEXT, Level.FULL), shown(TEXT, Level.NOTHING), shown(TEXT, Level.NAME),
        shown(late, Level.NAME), shown(trouble, Level.NAME, None),
    )  # fmt: skip


class Board(QWidget):
    """Cards in two columns on somebody else's screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = [_drawn(each) for each in faces(strings.language())]
        self.resize(parent.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().tokens.divider)
        tops, half = [24, 24], self.width() // 2
        for at, card in enumerate(self._cards):
            column = at % 2
            painter.drawPixmap(QPoint(24 + column * half, tops[column]), card)
            tops[column] += card.height() + 8


def _drawn(shown: Face) -> QPixmap:
    card = AlertCard(shown)
    drawn = QPixmap(card.size())
    drawn.fill(Qt.GlobalColor.transparent)
    card.ensurePolished()
    card.render(drawn, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    card.deleteLater()
    return drawn


def cards(stage: Stage) -> None:
    """Covers the window with them."""
    Board(stage.window).show()


def bell(*, paused: bool) -> Callable[[Stage], None]:
    """What the bell opens."""

    def play(stage: Stage) -> None:
        book = told_by(stage.desk, stage.bridge.desk)
        for notice in (
            Notice("health", "No backup could be made. The disk is full."),
            Notice("text-failed", "Not delivered to Priya Nair", number=PRIYA),
            Notice("promise", "Answer Priya Nair soon, due today at 12:00 PM", number=PRIYA),
            Notice("urgent-text", "This may be urgent: new text from (555) 010-0142"),
            Notice("new-text", f"New text from {NAME}", number=MARIA),
        ):
            book.notify(notice)
        alerts = Alerts(theme.current(), machine(Path(tempfile.gettempdir())), stage.window)
        alerts.attach(stage.bridge)
        stage.desk.settle()
        alerts.pause(stage.bridge.now() + timedelta(minutes=15) if paused else None)
        stage.desk.settle()
        rail = stage.window.findChild(Rail)
        assert isinstance(rail, Rail)
        popup = RecentAlerts(stage.bridge, alerts, rail.alerts_button)
        popup.open()
        stage.desk.settle()
        alerts.detach()

    return play


ALERTS = (
    Scene("alert-cards", cards, size=(840, 680)),
    Scene("alert-cards-es", cards, size=(840, 680), language="es"),
    Scene("alert-cards-150", cards, size=(1240, 980), scale=1.5),
    Scene("alert-bell", bell(paused=False)),
    Scene("alert-bell-paused", bell(paused=True)),
)

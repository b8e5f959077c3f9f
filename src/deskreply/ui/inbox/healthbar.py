"""The line at the bottom of the inbox: whether missed callers are being texted."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskreply.domain.health import Health, Level
from deskreply.engine.standing import last_text_at
from deskreply.ui import say
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import ElidedLabel, Label, Worded, follow
from deskreply.ui.remedies import short

_HEIGHT = 48


class HealthBar(Worded, QWidget):
    """Auto-text on or off, whether the provider is reached, and the last automatic text."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._health: Health | None = None
        self._last_at: datetime | None = None
        self._icon = Label()
        self._state = Label(size=13, weight=600)
        self._aside = ElidedLabel(size=12, ink="muted")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._state)
        self._row.addStretch(1)
        self._row.addWidget(self._aside)
        bridge.health.connect(self._show_health)
        bridge.settings_changed.connect(self.retranslate)
        bridge.changed.connect(self._ask)
        self.theme = follow(self)
        self.restyle()
        self._ask()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._row.setContentsMargins(px(20), 1, px(16) - 1, 0)
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(_HEIGHT))
        self.retranslate()

    def retranslate(self) -> None:
        bad = self._health is not None and self._health.state is Level.BAD
        if bad:
            icon, tone, state = "triangle-alert", "over", self.tr("Auto-text needs help")
        elif self._bridge.practice is not None:
            icon, tone, state = "graduation-cap", "practice", self.tr("Practice line")
        elif self._bridge.settings().enabled:
            icon, tone, state = "zap", "ok", self.tr("Auto-text is ON")
        else:
            icon, tone, state = "pause", "due", self.tr("Auto-text is OFF")
        aside = self._said()
        self._icon.setPixmap(self.theme.pixmap(icon, tone, 18))
        self._state.setText(state)
        self._state.set_ink(tone)
        self._aside.setText(aside)
        self._state.setAccessibleName(self.tr("Health"))
        self._state.setAccessibleDescription(f"{state}. {aside}" if aside else state)

    def sizeHint(self) -> QSize:
        return QSize(0, self.theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self.theme.tokens.divider)

    def _show_health(self, health: Health) -> None:
        self._health = health
        self.retranslate()

    def _ask(self) -> None:
        latest = partial(last_text_at, now=self._bridge.now())
        self._bridge.ask("inbox.last-text", latest, self._show_last)

    def _show_last(self, at: datetime | None) -> None:
        if at != self._last_at:
            self._last_at = at
            self.retranslate()

    def _said(self) -> str:
        if self._health is None:
            return ""
        if self._health.findings:
            return short(self._health.findings[0].word)
        if self._bridge.practice is not None:
            return self.tr("Nothing leaves this PC")
        if not self._health.connected:
            return self.tr("Connecting…")
        if self._last_at is None:
            return self.tr("Connected")
        return self.tr("Connected · last text {time}").replace("{time}", self._time(self._last_at))

    def _time(self, at: datetime) -> str:
        bridge = self._bridge
        language = bridge.settings().screen_language
        return say.near(at, bridge.zone, bridge.now(), language)

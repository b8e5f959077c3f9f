"""Keeps the tray's icon true: it asks the rows, and hears how texting does."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from deskreply.domain import inbox
from deskreply.domain.health import Health, Level
from deskreply.domain.inbox import PillKind
from deskreply.domain.models import Thread
from deskreply.engine.standing import Standing, standing
from deskreply.ui import links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.remedies import short
from deskreply.ui.tray.state import TrayState, UrgentRow
from deskreply.ui.tray.tray import Tray

# Deadlines pass and pauses end without anything being written.
ANEW_MS = 20_000
_INK = {PillKind.OVER: "over", PillKind.FAILED: "over", PillKind.DUE: "due"}
_ICON = {PillKind.OVER: "alarm-clock", PillKind.FAILED: "triangle-alert"}


class TrayDesk(QObject):
    """Between offices the icon says that one is being opened, or why it cannot be."""

    def __init__(self, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray
        self._bridge: Bridge | None = None
        self._standing: Standing | None = None
        self._health = Health()
        self._hidden = self._locked = False
        self._trouble = ""
        self._anew = QTimer(self, interval=ANEW_MS)
        self._anew.timeout.connect(self._ask)
        tray.menu_opening.connect(self._ask)
        tray.menu_opening.connect(self._say)

    def attach(self, bridge: Bridge) -> None:
        """An office is open."""
        self._bridge, self._trouble = bridge, ""
        bridge.changed.connect(self._ask)
        bridge.settings_changed.connect(self._ask)
        bridge.health.connect(self._heard)
        self._anew.start()
        self._ask()
        bridge.look_at_health(anew=True)

    def detach(self) -> None:
        """It is about to be closed."""
        self._anew.stop()
        if self._bridge is not None:
            self._bridge.changed.disconnect(self._ask)
            self._bridge.settings_changed.disconnect(self._ask)
            self._bridge.health.disconnect(self._heard)
        self._bridge = self._standing = None
        self._health = Health()
        self._say()

    def failed(self, sentence: str) -> None:
        """It cannot be opened, or cannot go on: nobody is texted."""
        self._trouble = sentence or self.tr("DeskReply cannot open your office")
        self._say()

    def set_hidden(self, hidden: bool, *, locked: bool = False) -> None:
        """Whether patient details are hidden, and whether only a PIN shows them again."""
        self._hidden, self._locked = hidden, locked
        self._say()

    @Slot()
    def _ask(self) -> None:
        if self._bridge is None:
            return
        now, staff = self._bridge.now(), self._bridge.staff
        self._bridge.ask("tray", lambda reader: standing(reader, now, staff=staff), self._answered)

    def _answered(self, found: Standing) -> None:
        self._standing = found
        self._say()

    @Slot(object)
    def _heard(self, health: Health) -> None:
        self._health = health
        self._say()

    @Slot()
    def _say(self) -> None:
        bridge, found = self._bridge, self._standing
        if bridge is None or found is None:
            self._tray.set_state(
                TrayState(offline=bool(self._trouble), connected=self._trouble, hidden=self._hidden)
            )
            return
        settings, paused_until = bridge.settings(), self._paused_until(bridge)
        self._tray.set_state(
            TrayState(
                answer=found.counts.to_answer,
                overdue=found.counts.overdue,
                urgent=tuple(map(partial(self._row, bridge), found.urgent)),
                paused=paused_until is not None,
                paused_words=self._until(bridge, paused_until) if paused_until else "",
                offline=self._health.state is Level.BAD,
                practice=bridge.practice is not None,
                hidden=self._hidden,
                locked=self._locked,
                enabled=settings.enabled,
                connected=self._connected(bridge, found),
                opening=False,
                quit_stops=bridge.engine_here,
            )
        )

    # --- words ---

    def _connected(self, bridge: Bridge, found: Standing) -> str:
        if self._health.findings:
            return short(self._health.findings[0].word)
        if bridge.practice is not None:
            return self.tr("Practice: nothing is sent")
        if not self._health.connected:
            return self.tr("Connecting…")
        if found.last_text_at is None:
            return self.tr("Connected")
        last = self.tr("Connected · last text {time}")
        return last.replace("{time}", self._clock(bridge, found.last_text_at))

    def _row(self, bridge: Bridge, thread: Thread) -> UrgentRow:
        now, language = bridge.now(), bridge.settings().screen_language
        kind = inbox.pill(thread, now).kind
        if kind is PillKind.FAILED or thread.due_at is None:
            how = self.tr("Not delivered")
        else:
            how = say.until(thread.due_at, now, language)
        return UrgentRow(
            number=thread.number,
            who=links.visible(thread.name) or say.number(thread.number),
            how=how,
            icon=_ICON.get(kind, "clock"),
            ink=_INK.get(kind, "waiting"),
        )

    def _until(self, bridge: Bridge, at: datetime) -> str:
        return self.tr("until {time}").replace("{time}", self._clock(bridge, at))

    def _clock(self, bridge: Bridge, at: datetime) -> str:
        return say.near(at, bridge.zone, bridge.now(), bridge.settings().screen_language)

    def _paused_until(self, bridge: Bridge) -> datetime | None:
        """Until when alerts are paused, None where they are not."""
        said = bridge.settings().alerts_paused_until
        until = datetime.fromisoformat(said) if said else None
        return until if until is not None and until > bridge.now() else None

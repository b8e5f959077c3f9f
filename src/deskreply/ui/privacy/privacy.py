"""When patient details are hidden, when a PIN is asked for, and who opens it again.

Details are hidden by hand, when nobody is at the PC, and while the PC is locked or sleeps. Where
somebody on the team has a PIN, the screen also locks: when nobody was there for longer, when the PC
locks or sleeps, and at the start. Only the screen is concerned: the engine knows nothing of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.domain import team
from deskreply.domain.team import Member
from deskreply.engine import staff
from deskreply.engine.staff import Attempt
from deskreply.settings import Settings
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.privacy.cover import Cover
from deskreply.ui.privacy.session import Session
from deskreply.ui.privacy.watching import watch

# How often it is looked whether somebody is back, where anything could be seen then; where nothing
# could; and how long it is not looked at most.
LOOK_MS, LOOK_CLOSED_MS, LOOK_MOST_MS = 1_000, 5_000, 30_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel, QEvent.Type.TouchBegin,
    }
)  # fmt: skip
_SWALLOWED = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})
_TOGGLE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Why(StrEnum):
    """What hides the details. The screen lock is none of these."""

    HAND = "hand"
    IDLE = "idle"
    SESSION = "session"


class Privacy(QObject):
    """Hides what is in ``window`` and in the windows that belong to it.

    It outlives the office: ``attach`` before its desk is shown, ``detach`` after it is gone.
    ``clock``: seconds, monotonic.
    """

    changed = Signal()
    """``hidden`` or ``locked`` is another now."""

    def __init__(
        self,
        window: QWidget,
        machine: Machine,
        *,
        clock: Callable[[], float] = time.monotonic,
        session: Session | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._machine, self._clock = window, machine, clock
        self._bridge: Bridge | None = None
        self._settings = Settings()
        self._team: tuple[Member, ...] | None = None
        self._whys: set[Why] = set()
        self._locked = False
        self._told = (False, False)
        self._touched = clock()
        self._pointer = QPointF()
        self._cover = Cover(window)
        self._cover.show_asked.connect(self.show)
        self._cover.lock_asked.connect(self.lock)
        self._cover.tried.connect(self._try)
        self._cover.recovering.connect(self._recover)
        self._session = session or watch(window)
        self._session.locked.connect(partial(self._gone, "session"))
        self._session.sleeping.connect(partial(self._gone, "sleep"))
        self._session.unlocked.connect(self._back)
        self._session.awake.connect(self._back)
        self._looking = QTimer(self, interval=LOOK_MS, singleShot=True)
        self._looking.timeout.connect(self._look_and_wait)
        self._looking.start()
        cast(QApplication, QApplication.instance()).installEventFilter(self)

    # --- what is so ---

    @property
    def hidden(self) -> bool:
        """Whether nothing of a patient is to be read: alerts show no names either then."""
        return bool(self._whys) or self._locked

    @property
    def locked(self) -> bool:
        """Whether only a PIN shows it again."""
        return self._locked

    # --- what can be asked ---

    @Slot()
    def hide(self) -> None:
        """Hide the details now."""
        self._because(Why.HAND)

    @Slot()
    def show(self) -> None:
        """Show them again, unless a PIN is needed for that."""
        if not self._locked:
            self._whys.clear()
            self._touched = self._clock()
            self._settle()

    @Slot()
    def toggle(self) -> None:
        """Hide them, or show them again."""
        if self.hidden:
            self.show()
        else:
            self.hide()

    @Slot()
    def lock(self) -> None:
        """Ask for a PIN now. Where nobody on the team has one, only hide."""
        self._lock("hand")

    def attach(self, bridge: Bridge) -> None:
        """Work with this office."""
        self._bridge = bridge
        self._settings = bridge.settings()
        bridge.changed.connect(self._ask)
        bridge.settings_changed.connect(self._heed_settings)
        self._ask()
        self._settle()

    def detach(self) -> None:
        """The office is gone, and with it all there was to hide; what was locked stays so."""
        self._bridge = None
        self._settle()

    def close(self) -> None:
        """Look and hear no more."""
        self._looking.stop()
        self._session.close()
        cast(QApplication, QApplication.instance()).removeEventFilter(self)

    # --- looking ---

    @Slot()
    def look(self) -> None:
        """Whether nobody has been here for so long that something is to be hidden or locked; or
        whether somebody is here again."""
        idle = self._idle_seconds()
        hide, lock = self._settings.privacy_hide_minutes, self._settings.privacy_lock_minutes
        if hide and idle >= hide * 60:
            self._because(Why.IDLE)
        elif Why.IDLE in self._whys:
            self._whys.discard(Why.IDLE)
            self._settle()
        if lock and idle >= lock * 60 and self._keyholders() and not self._locked:
            self._lock("idle")

    @Slot()
    def _look_and_wait(self) -> None:
        self.look()
        self._looking.start(self._wait_ms())

    def _wait_ms(self) -> int:
        """Until the earliest moment at which something has to be done: each look costs a little."""
        if Why.IDLE in self._whys:
            return LOOK_MS if self._window.isVisible() else LOOK_CLOSED_MS
        minutes = self._settings.privacy_hide_minutes, self._settings.privacy_lock_minutes
        idle = self._idle_seconds()
        left = [round((each * 60 - idle) * 1000) for each in minutes if each * 60 > idle]
        return max(LOOK_MS, min([LOOK_MOST_MS, *left]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            return self._touch(event)
        shown = kind == QEvent.Type.Show and self.hidden
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, self._opened)
        return False

    @Slot()
    def _opened(self) -> None:
        """Somebody may be back; else what opens only now is hidden as well."""
        self.look()
        if self._cover.on:
            self._cover.take_others()

    def _idle_seconds(self) -> float:
        """Since the last key or mouse: at this PC, or, where it does not tell, in this app."""
        own, at_all = self._clock() - self._touched, self._machine.idle()
        return own if at_all is None else min(own, at_all)

    def _touch(self, event: QEvent) -> bool:
        """Somebody is here. What only ends being hidden does nothing else."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            # A window that changes under the pointer is told of it as well.
            at = event.globalPosition()
            if at == self._pointer:
                return False
            self._pointer = at
        self._touched = self._clock()
        if isinstance(event, QKeyEvent) and self._is_toggle(event):
            self.toggle()
            return True
        if Why.IDLE in self._whys and not self._locked:
            self._whys.discard(Why.IDLE)
            self._settle()
            return not self.hidden and event.type() in _SWALLOWED
        return False

    def _is_toggle(self, event: QKeyEvent) -> bool:
        wanted = event.key() == Qt.Key.Key_H and event.modifiers() == _TOGGLE
        return wanted and not event.isAutoRepeat() and self._bridge is not None

    # --- the session ---

    def _gone(self, why: str) -> None:
        if self._settings.privacy_on_lock:
            self._because(Why.SESSION)
            if self._settings.privacy_lock_minutes and self._keyholders():
                self._lock(why)

    def _back(self) -> None:
        self._touched = self._clock()
        self._whys.discard(Why.SESSION)
        self._settle()

    # --- hiding and locking ---

    def _because(self, why: Why) -> None:
        if why not in self._whys:
            self._whys.add(why)
            self._settle()

    def _lock(self, why: str) -> None:
        if not self._keyholders():
            self.hide()
        elif not self._locked:
            self._locked = True
            if self._bridge is not None:
                self._bridge.do(staff.lock, why)
            self._settle()

    def _unlock(self) -> None:
        self._locked = False
        self.show()

    def _settle(self) -> None:
        """Bring the screen in line with what is so, and tell it."""
        wanted = self.hidden and self._bridge is not None
        if wanted and self._locked:
            self._cover.lock(self._keyholders(), self._settings.staff, self._waits)
        elif wanted:
            only_idle = self._whys == {Why.IDLE}
            self._cover.hide(idle=only_idle, can_lock=bool(self._keyholders()))
        else:
            self._cover.lift()
        now = (self.hidden, self._locked)
        if now != self._told:
            self._told = now
            self.changed.emit()

    # --- the team ---

    def _keyholders(self) -> tuple[str, ...]:
        return tuple(member.name for member in self._team or () if member.has_pin)

    def _waits(self, name: str) -> int:
        """Seconds until somebody may try again."""
        member = team.found(self._team or (), name)
        if member is None or self._bridge is None:
            return 0
        return team.seconds_to_wait(member, self._bridge.now())

    @Slot()
    def _ask(self) -> None:
        if self._bridge is not None:
            self._bridge.ask("privacy.team", staff.members, self._learn)

    def _learn(self, members: tuple[Member, ...]) -> None:
        first, self._team = self._team is None, members
        if first and self._keyholders() and self._settings.privacy_lock_minutes:
            # Else it would be enough to end the app and start it again.
            self._lock("start")
        elif self._locked and not self._keyholders():
            # Nobody is left who could open it: whoever took the last PIN away wanted that.
            self._locked = False
            self.hide()
        elif self.hidden:
            self._settle()

    @Slot()
    def _heed_settings(self) -> None:
        if self._bridge is not None:
            self._settings = self._bridge.settings()
            self._looking.start(LOOK_MS)

    # --- opening it ---

    @Slot(str, str)
    def _try(self, name: str, pin: str) -> None:
        if self._bridge is not None:
            doing = self._bridge.do(staff.unlock, name, pin, self._machine.hasher)
            doing.then(partial(self._tried, name)).failed(self._cover.say)

    def _tried(self, name: str, attempt: Attempt) -> None:
        if attempt.right:
            self._welcome(name)
        else:
            self._cover.say_wrong(attempt.wait_seconds)

    @Slot(str, str, str)
    def _recover(self, name: str, code: str, pin: str) -> None:
        if self._bridge is not None:
            machine = self._machine
            doing = self._bridge.do(
                staff.recover, name, pin, machine.hasher, code, machine.is_recovery_code
            )
            doing.then(partial(self._recovered, name)).failed(self._cover.say)

    def _recovered(self, name: str, right: bool) -> None:
        if right:
            self._welcome(name)
        else:
            self._cover.say_not_the_code()

    def _welcome(self, name: str) -> None:
        """Whoever opened it works here now."""
        if self._bridge is not None and name != self._bridge.staff:
            self._bridge.save_setting("office.staff", name)
        self._unlock()

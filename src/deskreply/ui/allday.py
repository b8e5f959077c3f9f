"""What makes the app be there all day: starting at sign-in, and keeping the PC awake. The settings
say what is wished; here it is seen to, at the start, on a change, and each minute."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from deskreply.domain.pc import AutostartState, Awake
from deskreply.ui.background import Background, nothing
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine

EVERY_MS = 60_000


class AllDay(QObject):
    """Lives beside the window; the office comes and goes."""

    trouble = Signal(str)
    """What could not be done, one sentence."""

    def __init__(
        self, machine: Machine, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._machine, self._background = machine, background
        self._bridge: Bridge | None = None
        self._awake_asked = False
        self._awake: Awake | None = None
        self._again = QTimer(self, interval=EVERY_MS)
        self._again.timeout.connect(self._keep_awake)

    def attach(self, bridge: Bridge) -> None:
        """See to what the settings of this office say."""
        self._bridge = bridge
        bridge.settings_changed.connect(self.see_to_it)
        self._again.start()
        self.see_to_it()

    def detach(self) -> None:
        """The office is closed; the PC may sleep again."""
        self._bridge = None
        self._again.stop()
        if self._awake_asked:
            self._background.run(lambda: self._machine.keep_awake(False), self._slept, self._tell)
            self._awake_asked = False

    @Slot()
    def see_to_it(self) -> None:
        """Bring sign-in entry and sleep into line with the settings."""
        if self._bridge is not None:
            wanted = self._bridge.settings().autostart
            self._background.run(lambda: self._enter(wanted), nothing, self._tell)
            self._keep_awake()

    def _enter(self, wanted: bool) -> None:
        state = self._machine.autostart.state()
        # What the person switched off in the system's own list stays so.
        if (state is AutostartState.OFF) == wanted:
            self._machine.autostart.set(wanted)

    @Slot()
    def _keep_awake(self) -> None:
        if self._bridge is None:
            return
        wanted = self._bridge.settings().keep_awake
        if wanted or self._awake_asked:
            self._awake_asked = wanted
            self._background.run(lambda: self._machine.keep_awake(wanted), self._slept, self._tell)

    def _slept(self, awake: Awake) -> None:
        if awake is not self._awake:
            self._awake = awake
            if awake is Awake.CANNOT:
                self._tell(
                    self.tr(
                        "This system does not let DeskReply keep the PC awake. Set its sleep to "
                        "“never” in the system's power settings."
                    )
                )

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.trouble.emit(sentence)

"""The windows beside the desk: the first run, the settings, the tracker of the sender's approval.
Each is made when it is asked for; what they show goes with the office."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deskreply.ui.alerts import Alerts
from deskreply.ui.background import Background
from deskreply.ui.bridge import Bridge
from deskreply.ui.privacy import Privacy
from deskreply.ui.theme import Theme
from deskreply.ui.ways import Own, Ways

if TYPE_CHECKING:
    from deskreply.ui.settings import SettingsWindow
    from deskreply.ui.setup.wizard import Wizard


class Sides(QObject):
    """Lives as long as the app. Without anything of its own, as in practice, it opens nothing."""

    practice_chosen = Signal()
    office_wanted = Signal()
    """The first run needs the office open."""
    set_up = Signal()
    """The first run is finished."""
    put_off = Signal()
    """It was closed, to be finished later."""
    restart_wanted = Signal()

    def __init__(
        self, theme: Theme, ways: Ways, background: Background, alerts: Alerts, privacy: Privacy,
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._theme, self._ways, self._background = theme, ways, background
        self._alerts, self._privacy, self._window = alerts, privacy, window
        self._bridge: Bridge | None = None
        self._kept: Own | None = None
        self._wizard: Wizard | None = None
        self._settings: SettingsWindow | None = None

    def attach(self, bridge: Bridge) -> None:
        """The office is open."""
        self._bridge = bridge
        if self._wizard is not None:
            self._wizard.set_office(bridge)

    def detach(self) -> None:
        """The office is about to be closed."""
        self._bridge = None
        self.close_settings()
        if self._wizard is not None:
            self._wizard.set_office(None)

    def office_failed(self, sentence: str) -> bool:
        """It could not be opened. False where that is to be said elsewhere."""
        if self._wizard is not None:
            self._wizard.office_failed(sentence)
        return self._wizard is not None

    # --- the first run ---

    def open_wizard(self) -> None:
        """Begin, or go on where it was left."""
        own = self._own()
        if own is None:
            return
        self._wizard = self._wizard or self._make_wizard(own)
        _show(self._wizard)

    def _make_wizard(self, own: Own) -> Wizard:
        from deskreply.ui.setup.around import SetupAround
        from deskreply.ui.setup.wizard import Wizard

        made = Wizard(
            SetupAround(
                own.setup, self._theme, self._background, self._alerts, self._ways.machine()
            )
        )
        made.practice_chosen.connect(self.practice_chosen)
        made.office_wanted.connect(self.office_wanted)
        made.finished.connect(self._finished)
        made.closed.connect(self.put_off)
        if self._bridge is not None:
            made.set_office(self._bridge)
        return made

    def _finished(self) -> None:
        wizard, self._wizard = self._wizard, None
        if wizard is not None:
            wizard.hide()
            wizard.deleteLater()
        self.set_up.emit()

    # --- the settings ---

    def open_settings(self, page: str = "") -> bool:
        """Show them, at a page. False where there are none now."""
        own, bridge = self._own(), self._bridge
        if own is None or bridge is None:
            return False
        self._settings = self._settings or self._make_settings(own, bridge)
        if page:
            self._settings.open_page(page)
        _show(self._settings)
        return True

    def close_settings(self) -> None:
        """Put them away: their office goes, or the screen is locked."""
        settings, self._settings = self._settings, None
        if settings is not None:
            settings.close()
            settings.deleteLater()

    def _make_settings(self, own: Own, bridge: Bridge) -> SettingsWindow:
        from deskreply.ui.settings import Around, SettingsWindow

        made = SettingsWindow(
            Around(
                bridge=bridge, theme=self._theme, machine=self._ways.machine(), alerts=self._alerts,
                background=self._background, port=own.setup, vault=own.vault,
                privacy=self._privacy,
            ),
            self._window,
        )  # fmt: skip
        made.restart_wanted.connect(self.restart_wanted)
        return made

    # --- the tracker ---

    def open_tracker(self, parent: QWidget) -> None:
        """Where the approval of the office's number as a sender stands."""
        from deskreply.ui.setup.tracker import Tracker

        own, bridge = self._own(), self._bridge
        if own is not None and bridge is not None and bridge.settings().watched:
            Tracker(own.setup, self._background, bridge.settings().watched[0], parent).open()

    # --- a key that is gone ---

    def ask_for_key(self, kept: Callable[[], None]) -> None:
        """Have the provider's key pasted again; ``kept`` once it is in this PC's key store."""
        from deskreply.ui.settings.keydialog import KeyDialog

        own = self._own()
        if own is not None:
            dialog = KeyDialog(own.setup, self._background, self._window)
            dialog.kept.connect(kept)
            dialog.open()

    def _own(self) -> Own | None:
        if self._kept is None and self._ways.own is not None:
            self._kept = self._ways.own()
        return self._kept


def _show(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()

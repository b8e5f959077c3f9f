"""The app behind its tray icon: window, alerts, privacy, first run and settings around one office,
which comes and goes."""

from __future__ import annotations

import importlib
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.engine import onscreen
from deskreply.ui.alerts import Alerts
from deskreply.ui.allday import AllDay
from deskreply.ui.backend import Backend
from deskreply.ui.background import Background, nothing
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Dialog
from deskreply.ui.office import OfficeThread
from deskreply.ui.privacy import TELLS_NOTHING, Privacy
from deskreply.ui.sides import Sides
from deskreply.ui.theme import Theme
from deskreply.ui.tray import Tray
from deskreply.ui.tray.desk import TrayDesk
from deskreply.ui.ways import Ways, dress
from deskreply.ui.window import MainWindow

if TYPE_CHECKING:
    from deskreply.ui.remedies import Remedy

BRIDGE_SECONDS = 5.0
RETRY_MS = 60_000
# Where the settings have what helps, by the remedy's word.
_PAGES = {"check": "about", "key": "connection", "backup": "data"}


class Desktop(QObject):
    """Holds together what lives as long as the app."""

    ended = Signal()
    """Everything is closed: the application may go."""
    _asked = Signal()
    """A second start wants this one to be seen."""

    def __init__(self, app: QApplication, look: Theme, tray: Tray, ways: Ways) -> None:
        super().__init__()
        self._app, self._theme, self._tray, self._ways = app, look, tray, ways
        self._ending = self._failing = False
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self.bridge: Bridge | None = None
        self.background = Background(self)
        self.window = MainWindow(look)
        self.window.put(ways.settings().window)
        self.alerts = Alerts(look, ways.machine(), self.window, lambda: self.window.number)
        self.privacy = Privacy(self.window, ways.machine())
        self.all_day = AllDay(ways.machine(), self.background, self)
        self.tray_desk = TrayDesk(tray)
        self.office = OfficeThread(ways.serve, self)
        self.sides = Sides(look, ways, self.background, self.alerts, self.privacy, self.window)
        self._wire()
        self._stop_listening = ways.listen(self._asked.emit)

    @property
    def practice(self) -> bool:
        """Whether all of this is on the practice line."""
        return self._ways.own is None

    def start(self, *, hidden: bool) -> None:
        """Open the office, or the first run where there is none yet."""
        if not hidden:
            # Loaded beside the window, which would stand still meanwhile.
            loading = ("deskreply.ui.deskview",)
            threading.Thread(target=lambda: [*map(importlib.import_module, loading)]).start()
        if self._to_set_up():
            self.tray_desk.failed(self.tr("The setup is not finished."))
            if not hidden:
                self.come_forward()
            return
        self.window.show_opening()
        if not hidden:
            self.window.show()
        self.office.start()

    def _wire(self) -> None:
        office, window, tray, alerts = self.office, self.window, self._tray, self.alerts
        office.opened.connect(self._opened)
        office.closing.connect(self._let_go)
        office.failed.connect(self._failed)
        office.ended.connect(self._ended)
        window.again.connect(self._try_again)
        window.key_wanted.connect(self._ask_for_key)
        self._retry.timeout.connect(self._try_again)
        window.quit_asked.connect(self.quit)
        window.close_asked.connect(self.close_window)
        window.remedy.connect(self._help)
        window.settings_wanted.connect(self.open_settings)
        window.alerts_wanted.connect(self._show_alerts)
        window.hide_wanted.connect(self.privacy.toggle)
        window.leave_practice.connect(self._leave_practice)
        tray.open_window.connect(self.come_forward)
        tray.open_thread.connect(self.open_thread)
        tray.open_settings.connect(self.open_settings)
        tray.open_help.connect(self._show_help)
        tray.pause_asked.connect(alerts.pause)
        tray.auto_text.connect(self._set_auto_text)
        tray.hide_details.connect(self._hide_details)
        tray.quit_asked.connect(self.ask_to_quit)
        tray.balloon_clicked.connect(alerts.balloon_clicked)
        tray.there_changed.connect(self._tray_changed)
        alerts.set_balloon(tray.balloon)
        alerts.open_thread.connect(self.open_thread)
        alerts.open_window.connect(self.come_forward)
        alerts.told.connect(lambda shown: self._note(onscreen.ALERTS, shown))
        self.privacy.changed.connect(self._private)
        self.sides.practice_chosen.connect(self._practise)
        self.sides.office_wanted.connect(self._open_for_wizard)
        self.sides.set_up.connect(self._set_up)
        self.sides.put_off.connect(self._wizard_closed)
        self.sides.restart_wanted.connect(self._restart)
        self.all_day.trouble.connect(self._say)
        self._asked.connect(self.come_forward)
        self._app.commitDataRequest.connect(self._session_ends)

    # --- the office ---

    @Slot(object)
    def _opened(self, backend: Backend) -> None:
        self._failing = False
        self.bridge = bridge = Bridge(backend, self)
        bridge.damaged.connect(self.office.damaged)
        bridge.settings_changed.connect(self._dress)
        self._dress()
        bridge.start()
        self.alerts.attach(bridge)
        self.privacy.attach(bridge)
        self.tray_desk.attach(bridge)
        if not self.practice:
            self.all_day.attach(bridge)
        self._note(onscreen.TRAY, self._tray.there)
        self.window.open_desk(bridge)
        self.sides.attach(bridge)

    @Slot()
    def _let_go(self) -> None:
        self.sides.detach()
        self.window.close_desk()
        self.all_day.detach()
        self.tray_desk.detach()
        self.privacy.detach()
        self.alerts.detach()
        if self.bridge is not None:
            self.bridge.close(BRIDGE_SECONDS)
            self.bridge.deleteLater()
            self.bridge = None
        self.office.released()

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        if self.sides.office_failed(sentence):
            return
        self.window.show_failure(sentence, keyless=self.office.keyless)
        self.tray_desk.failed(sentence)
        if self._ending:
            return
        # An office that cannot be opened texts nobody: that must not stay unseen. What is in the
        # way may go by itself, as when a keyring is unlocked.
        if not self._failing:
            self.window.come_forward()
        self._failing = True
        self._retry.start()

    @Slot()
    def _try_again(self) -> None:
        self._retry.stop()
        if not self._ending and self.bridge is None and self.office.join(0):
            self.office.start()

    @Slot()
    def _ask_for_key(self) -> None:
        def kept() -> None:
            self.window.show_opening()
            self._try_again()

        self.sides.ask_for_key(kept)

    @Slot()
    def _ended(self) -> None:
        if self.office.stopped.is_set():
            self._end()

    @Slot()
    def _dress(self) -> None:
        if self.bridge is not None:
            dress(self._app, self._theme, self.bridge.settings())

    # --- windows ---

    @Slot()
    def come_forward(self) -> None:
        """Be seen: the first run where it is not finished, else the window."""
        if self._to_set_up():
            self.sides.open_wizard()
        else:
            self.window.come_forward()

    @Slot(str)
    def open_thread(self, number: str) -> None:
        """Show a conversation, behind the lock screen where that is up."""
        self.come_forward()
        if number:
            self.window.open_thread(number)

    @Slot()
    def close_window(self) -> None:
        """Out of sight: into the tray, or the taskbar where there is no tray."""
        if self.practice:
            self.quit()
            return
        self._keep_place()
        self._tray.look()
        if not self._tray.there:
            self.window.showMinimized()
            return
        self.window.hide()
        bridge = self.bridge
        if bridge is not None and not bridge.settings().told_closing:
            bridge.save_setting("desk.told_closing", True)
            self._tray.balloon(
                self.tr("DeskReply is still running"),
                self.tr(
                    "It sits here in the tray and texts missed callers. Click it to come back."
                ),
                "",
            )

    @Slot()
    def open_settings(self, page: str = "") -> None:
        """The settings, at a page."""
        if self.privacy.locked or not self.sides.open_settings(page):
            self.come_forward()
            if self.practice:
                self.window.say(self.tr("Practice has no settings. Leave it first."))

    @Slot(QWidget)
    def _show_alerts(self, anchor: QWidget) -> None:
        from deskreply.ui.alerts.recent import RecentAlerts

        if self.bridge is not None:
            RecentAlerts(self.bridge, self.alerts, anchor).open()

    @Slot()
    def _show_help(self) -> None:
        self.come_forward()
        self.window.show_help()

    @Slot(str)
    def _say(self, sentence: str) -> None:
        """One sentence where it is seen: in the window, else from the tray."""
        if self.window.isVisible() and self.window.desk is not None:
            self.window.say(sentence)
        else:
            self._tray.balloon("DeskReply", sentence, "")

    def _keep_place(self) -> None:
        place = self.window.place()
        if self.bridge is not None and self.bridge.settings().window != place:
            self.bridge.save_setting("desk.window", place)

    # --- first run ---

    def _to_set_up(self) -> bool:
        settings = self._ways.settings()
        return not self.practice and (not settings.ready or settings.setup_step > 0)

    @Slot()
    def _open_for_wizard(self) -> None:
        if self.bridge is None and self.office.join(0):
            self.office.start()

    @Slot()
    def _set_up(self) -> None:
        self._open_for_wizard()
        self.window.come_forward()

    @Slot()
    def _wizard_closed(self) -> None:
        """It can be finished later: from the tray, or at the next start."""
        self._tray.look()
        if not self._tray.there:
            self.quit()

    @Slot()
    def _practise(self) -> None:
        self.background.run(self._ways.machine().open_practice, nothing, self._say)

    @Slot()
    def _leave_practice(self) -> None:
        self.background.run(self._ways.machine().open_office, lambda _: self.quit(), self._say)

    # --- what the tray and the banner ask ---

    @Slot(bool)
    def _set_auto_text(self, on: bool) -> None:
        if self.bridge is not None:
            self.bridge.save_setting("textback.enabled", on)

    @Slot(bool)
    def _hide_details(self, hidden: bool) -> None:
        self.privacy.hide() if hidden else self.privacy.show()

    @Slot()
    def _private(self) -> None:
        private = self.privacy.hidden or self.privacy.locked
        self.alerts.set_private(private)
        self.tray_desk.set_hidden(private, locked=self.privacy.locked)
        if self.privacy.locked:
            self.sides.close_settings()

    @Slot(bool)
    def _tray_changed(self, there: bool) -> None:
        """Without a tray the window stays in the taskbar, and says why."""
        self._note(onscreen.TRAY, there)
        if there:
            return
        if not self.window.isVisible() and not self._to_set_up():
            self.window.showMinimized()
        self.window.say(
            self.tr(
                "This desktop has no tray for DeskReply's icon, so the window stays in the taskbar."
            )
        )

    def _note(self, key: str, works: bool) -> None:
        """For the check-up, which has no screen."""
        if self.bridge is not None:
            self.bridge.do(onscreen.note, key, works)

    @Slot(object)
    def _help(self, remedy: Remedy) -> None:
        """Do what helps against what is wrong."""
        from deskreply.ui.remedies import Remedy, open_clock

        match remedy:
            case Remedy.TURN_ON:
                self._set_auto_text(True)
            case Remedy.CLOCK:
                if not open_clock(sys.platform):
                    self._say(self.tr("Set the clock in this system's settings."))
            case Remedy.FOLDER:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ways.machine().home)))
            case Remedy.RESTART:
                self._restart()
            case Remedy.TRACKER:
                self.sides.open_tracker(self.window)
            case _:
                self.open_settings(_PAGES[remedy])

    # --- the end ---

    @Slot()
    def _restart(self) -> None:
        self.background.run(self._ways.machine().restart, lambda _: self.quit(), self._say)

    @Slot()
    def ask_to_quit(self) -> None:
        """Quit where nobody would miss it, else ask first: nobody texts missed callers then."""
        bridge = self.bridge
        if (
            self.practice
            or bridge is None
            or not bridge.engine_here
            or not bridge.settings().enabled
        ):
            self.quit()
            return
        self.window.come_forward()
        question = Dialog(
            self.tr("Quit DeskReply?"),
            self.tr("Missed callers will not be texted while DeskReply is closed."),
            confirm=self.tr("Keep it running"),
            cancel=self.tr("Quit"),
            parent=self.window,
        )
        # It may be answered on a locked screen, too.
        question.setProperty(TELLS_NOTHING, True)
        question.accepted.connect(self.close_window)
        question.cancel.clicked.connect(self.quit)
        question.open()

    @Slot()
    def quit(self) -> None:
        """End: the office first, the application once that is closed."""
        if self._ending:
            return
        self._ending = True
        self._keep_place()
        self.window.show_closing()
        self.office.stop()
        if self.office.join(0):
            self._end()

    @Slot()
    def _session_ends(self) -> None:
        """The person signs out: there is nobody to ask."""
        self.quit()

    def _end(self) -> None:
        self.alerts.close()
        self.privacy.close()
        self._stop_listening()
        self._tray.hide()
        self.background.close()
        self.ended.emit()

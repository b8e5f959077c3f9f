"""The desktop app, told in the order in which it starts.

1. The application, its look and its language; the guard that keeps every text plain.
2. The window, which says that the office is being opened.
3. The office's thread: database, keyring and engine, none of which the window waits for.
4. Once it is open: the bridge to it, and the desk in the window. When it closes, because the app
   ends, a database is replaced or an agent comes or goes, the desk gives way first.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from deskreply import __version__
from deskreply.settings import Settings
from deskreply.ui import guard, strings, theme
from deskreply.ui.backend import Backend
from deskreply.ui.bridge import Bridge
from deskreply.ui.memory import Collector
from deskreply.ui.office import OfficeThread, Serve
from deskreply.ui.theme import Theme
from deskreply.ui.window import MainWindow

NAME = "DeskReply"
# The office may finish what is in flight, and the last drafts are written.
STOP_SECONDS = 8.0
BRIDGE_SECONDS = 5.0
# Python hears of a signal only between two of its own steps.
SIGNAL_MS = 250


class Desktop(QObject):
    """Holds window, office and bridge together."""

    def __init__(self, app: QApplication, look: Theme, serve: Serve, window: MainWindow) -> None:
        super().__init__()
        self._app, self._theme = app, look
        self.window = window
        self.bridge: Bridge | None = None
        self.office = OfficeThread(serve, self)
        self.office.opened.connect(self._opened)
        self.office.closing.connect(self._let_go)
        self.office.failed.connect(window.show_failure)
        self.office.ended.connect(self._ended)
        window.again.connect(self.office.start)
        window.quit_asked.connect(self.quit)

    def start(self) -> None:
        """Open the office."""
        self.office.start()

    @Slot()
    def quit(self) -> None:
        """End: the office first, the application once that is closed."""
        self.window.show_closing()
        self.office.stop()
        if self.office.join(0):
            self._app.quit()

    @Slot(object)
    def _opened(self, backend: Backend) -> None:
        self.bridge = bridge = Bridge(backend, self)
        bridge.damaged.connect(self.office.damaged)
        bridge.settings_changed.connect(self._dress)
        self._dress()
        bridge.start()
        self.window.open_desk(bridge)

    @Slot()
    def _let_go(self) -> None:
        self.window.close_desk()
        if self.bridge is not None:
            self.bridge.close(BRIDGE_SECONDS)
            self.bridge.deleteLater()
            self.bridge = None
        self.office.released()

    @Slot()
    def _ended(self) -> None:
        if self.office.stopped.is_set():
            self._app.quit()

    @Slot()
    def _dress(self) -> None:
        """Look and language as the settings say."""
        if self.bridge is not None:
            dress(self._app, self._theme, self.bridge.settings())


def dress(app: QApplication, look: Theme, settings: Settings) -> None:
    """Put on the look and the language that the settings say."""
    look.set_mode(cast(theme.Mode, settings.desk_theme))
    look.set_scale(settings.desk_scale / 100)
    strings.install(app, settings.screen_language)


def run(serve: Serve, settings: Settings, *, practice: bool = False, hidden: bool = False) -> int:
    """Show the window until it is closed for good. ``serve`` opens the office, the look starts as
    ``settings`` say. Returns the exit code."""
    QGuiApplication.setApplicationName(NAME)
    QGuiApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("deskreply")
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    Collector(app)
    guard.install(app)
    look = theme.install(app)
    dress(app, look, settings)
    window = MainWindow(look, practice=practice)
    desktop = Desktop(app, look, serve, window)
    with_signals = _signals(desktop.quit)
    window.show_opening()
    window.showMinimized() if hidden else window.show()
    QTimer.singleShot(0, desktop.start)
    code = app.exec()
    with_signals.stop()
    return code if desktop.office.join(STOP_SECONDS) else 1


def _signals(quit_: Callable[[], None]) -> QTimer:
    """End as asked when told to by SIGTERM or SIGINT. The timer gives Python its turn."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: quit_())
    turns = QTimer(interval=SIGNAL_MS)
    turns.timeout.connect(lambda: None)
    turns.start()
    return turns

"""The desktop app, told in the order in which it starts.

1. The application, its look and its language; the guard that keeps every text plain; the tray icon.
   Nothing else is loaded before that is on the screen.
2. The furniture: window, alerts, privacy; the ear for a second start. Nothing of it waits for the
   office.
3. The office's thread: database, keyring and engine. Where nothing is set up yet, the first run
   comes before it.
4. Once the office is open: the bridge to it, and everything that shows what it holds. When it
   closes, because the app ends, a database is replaced or an agent comes or goes, they give way
   first.
"""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from deskreply import __version__
from deskreply.domain.errors import UserError
from deskreply.ui import guard, theme
from deskreply.ui.memory import Collector
from deskreply.ui.theme import Theme
from deskreply.ui.tray import Tray
from deskreply.ui.ways import Ways, dress

if TYPE_CHECKING:
    from deskreply.ui.desktop import Desktop

log = logging.getLogger(__name__)

NAME = "DeskReply"
# The office may finish what is in flight, and the last drafts are written.
STOP_SECONDS = 8.0


def _log_failure(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """What a slot raises is our bug: the app goes on, and the log has where it was."""
    log.error("something in the app failed", exc_info=(kind, error, trace))


def run(ways: Ways, *, hidden: bool = False) -> int:
    """Be there until told to end. ``hidden``: in the tray alone. Returns the exit code."""
    sys.excepthook = _log_failure
    QGuiApplication.setApplicationName(NAME)
    QGuiApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("deskreply")
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    Collector(app)
    guard.install(app)
    look = theme.install(app)
    tray = Tray(look)
    tray.show()
    try:
        dress(app, look, ways.settings())
    except UserError:
        tray.hide()
        raise
    started = Starting(app, look, tray, ways, hidden=hidden)
    signals = Signals(started.quit)
    code = app.exec()
    signals.stop()
    return code if started.join(STOP_SECONDS) else 1


def tell(error: UserError) -> None:
    """Say why the app cannot start, where nobody would read it otherwise."""
    app = QApplication.instance()
    if app is None:
        app = QApplication(sys.argv[:1])
        guard.install(app)
    # Which language the office chose stands in what may be broken.
    QMessageBox.critical(None, NAME, error.said(QLocale().name()[:2]))


class Starting:
    """Lets the icon come up before the rest is loaded."""

    def __init__(
        self, app: QApplication, look: Theme, tray: Tray, ways: Ways, *, hidden: bool
    ) -> None:
        self._app, self._look, self._tray, self._ways = app, look, tray, ways
        self._hidden = hidden
        self._desktop: Desktop | None = None
        # The icon is drawn in a turn of the loop of its own; what follows holds the loop.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, self._furnish))

    def quit(self) -> None:
        """End in order."""
        if self._desktop is None:
            self._app.exit()
        else:
            self._desktop.quit()

    def join(self, seconds: float) -> bool:
        """Wait for the office to be closed. True where it is."""
        return self._desktop is None or self._desktop.office.join(seconds)

    def _furnish(self) -> None:
        try:
            from deskreply.ui.desktop import Desktop

            self._desktop = Desktop(self._app, self._look, self._tray, self._ways)
            # Not quit(): that can be refused by a window that closes to the tray.
            self._desktop.ended.connect(self._app.exit)
            self._desktop.start(hidden=self._hidden)
        except Exception:
            # An icon with nothing behind it would look as if all was well.
            log.exception("the app could not be built")
            self._say_so()
            self._app.exit(1)

    def _say_so(self) -> None:
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Critical)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            QCoreApplication.translate(
                "Starting",
                "DeskReply could not start, so missed callers are not texted. Start it again; if "
                "that does not help, install it anew. Nothing is lost. The cause is written in:",
            )
        )
        box.setInformativeText(str(self._ways.machine().logs))
        box.exec()


class Signals(QObject):
    """Ends the app as asked when SIGTERM or SIGINT come. Python hears of a signal only between two
    of its own steps, of which an idle app makes none: a socket wakes it."""

    def __init__(self, quit_: Callable[[], None]) -> None:
        super().__init__()
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: quit_())
        self._woken = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._woken.activated.connect(lambda: self._ear.recv(64))

    def stop(self) -> None:
        """Leave signals to Python again."""
        self._woken.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._ear.close()
        self._mouth.close()

"""How long an alert takes from when the engine has a text: until the desktop's notifications have
it, until our own card is painted, and the first of them beside an agent, where only rows tell."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.domain.events import Event
from deskreply.system.notifier import Notifications
from deskreply.ui import guard, theme
from deskreply.ui.alerts import Alerts
from deskreply.ui.alerts.card import AlertCard
from deskreply.ui.backend import Backend
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.memory import Collector
from tests.bench.figures import Figure, Impossible, Report
from tests.support.desktop import a_bus
from tests.support.office import Office, open_office
from tests.ui.alarms import THIS_DESK
from tests.ui.settings_support import machine
from tests.ui.support import backend_of

MOST_MS = 1000.0
PATIENCE_SECONDS = 20.0


def alerts(folder: Path, short: bool, report: Report) -> None:
    """Everything of this module."""
    if not shutil.which("dbus-daemon"):
        raise Impossible("there is no dbus-daemon here")
    from tests.support.notified import a_daemon

    app = cast(QApplication, QApplication.instance() or QApplication(["bench"]))
    Collector(app)
    guard.install(app)
    look = theme.install(app, mode="light", family="Inter")
    times = 4 if short else 25
    goal = (("p95", MOST_MS),)
    with a_bus() as address:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        with a_daemon(address) as daemon:
            for name, here in (("alert.desktop", True), ("alert.desktop.beside_agent", False)):
                with _office(folder / name, look, here=here) as office:
                    found = _measure(office, lambda: len(daemon.received.all), times)
                report(Figure(name, "ms", found, goal, p95=True))
    with _office(folder / "card", look, here=True, desktop=False) as office:
        painted = Painted(app)
        found = _measure(office, lambda: len(painted.cards), times)
    report(Figure("alert.card", "ms", found, goal, p95=True))


class Painted(QObject):
    """``cards``: those that have been painted, each once."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.cards: list[AlertCard] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, AlertCard):
            self.cards += [watched] if watched not in self.cards else []
        return False


@contextmanager
def _office(
    folder: Path, look: theme.Theme, *, here: bool, desktop: bool = True
) -> Iterator[Office]:
    """An office whose window is hidden, with alerts. ``here``: the engine is in this process."""
    folder.mkdir()
    with open_office(folder) as office:
        office.keeps_notices_of = THIS_DESK
        bridge = Bridge(_backend(office, here=here))
        window = QWidget()
        pc: Machine = replace(
            machine(folder), notifications=Notifications("DeskReply") if desktop else None
        )
        shown = Alerts(look, pc, window)
        bridge.start()
        bridge.set_visible(False)
        shown.attach(bridge)
        _until(lambda: not bridge.busy)
        try:
            yield office
        finally:
            shown.close()
            bridge.close()


def _backend(office: Office, *, here: bool) -> Backend:
    backend = backend_of(office)
    if here:
        return replace(backend, engine_here=True)
    return replace(backend, subscribe=lambda _: None, engine_here=False)


def _measure(office: Office, count: Callable[[], int], times: int) -> list[float]:
    """Milliseconds from when the engine has told of a text until there is one more."""
    found, known = [], [0.0]

    def heard(event: Event) -> None:
        if event.name == "reply-received":
            known[0] = time.perf_counter()

    office.engine.ctx.bus.subscribe(heard)
    for n in range(times):
        before = count()
        office.line.text_in(f"+1212555{1000 + n}", "Hi")
        # A burst would be merged.
        office.clock.advance(60)
        engine = threading.Thread(target=office.run, args=(6,))
        engine.start()
        _until(lambda before=before: count() > before)  # type: ignore[misc]
        found.append((time.perf_counter() - known[0]) * 1000)
        engine.join()
    return found


def _until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not so():
        QApplication.processEvents()
        if time.monotonic() > end:
            raise Impossible("the alert never came")
        time.sleep(0.0002)

"""The desk's window on a large database, drawn off the screen: opening, switching, searching,
scrolling, and whether it ever stops answering while 200 callers are missed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from deskreply.domain.health import Health
from deskreply.engine.ports import Store
from deskreply.settings.kinds import Json
from deskreply.store import open_store
from deskreply.ui import guard, theme
from deskreply.ui.backend import Backend
from deskreply.ui.bridge import Bridge
from deskreply.ui.deskview import DeskView
from deskreply.ui.inbox.field import PAUSE_MS
from deskreply.ui.memory import Collector
from deskreply.ui.window import MainWindow
from tests.bench.desk_seed import LONGEST
from tests.bench.figures import Figure, Impossible, Report, quantile
from tests.bench.rig import KEY, OFFICE
from tests.bench.seed import number
from tests.bench.stock import lent
from tests.support.office import open_office
from tests.ui.eyes import seen
from tests.ui.support import backend_of

OPEN_MS, SWITCH_MS, SEARCH_MS, FRAME_MS, BLOCKED_MS = 150.0, 50.0, 100.0, 16.0, 50.0
PATIENCE_SECONDS = 20.0
TYPED = ("maria", "clean", "insur", "555123", "lopez")


def window(folder: Path, short: bool, report: Report) -> None:
    """Everything of this module."""
    app = cast(QApplication, QApplication.instance() or QApplication(["bench"]))
    Collector(app)
    guard.install(app)
    look = theme.install(app, mode="light", family="Inter")
    store = open_store(lent(folder, short, report), KEY)
    try:
        _opening(look, store, 3 if short else 15, report)
        with _open(look, _backend(store)) as (shown, desk, bridge):
            _switching(shown, desk, bridge, 10 if short else 60, report)
            _searching(shown, bridge, 1 if short else 4, report)
            _scrolling(shown, desk, bridge, 60 if short else 600, report)
    finally:
        store.close()
    _burst(look, folder, 20 if short else 200, report)


def _backend(store: Store) -> Backend:
    def save(key: str, value: Json) -> None:
        raise Impossible(f"the window wanted to keep {key}")

    return Backend(
        store=store, settings=lambda: OFFICE, refresh=lambda: False,
        now=lambda: datetime.now(UTC), desk="bench", zone=lambda: OFFICE.timezone or "UTC",
        look=Health, save_setting=save,
    )  # fmt: skip


@contextmanager
def _open(look: theme.Theme, backend: Backend) -> Iterator[tuple[MainWindow, DeskView, Bridge]]:
    bridge = Bridge(backend)
    shown = MainWindow(look)
    shown.resize(1280, 800)
    try:
        bridge.start()
        shown.show()
        shown.open_desk(bridge)
        assert shown.desk is not None
        _until(lambda: _listed(shown) > 0)
        yield shown, shown.desk, bridge
    finally:
        shown.close_desk()
        bridge.close()
        shown.hide()
        shown.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _until(so: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not so():
        QApplication.processEvents()
        if time.monotonic() > end:
            raise Impossible("the window never came to that")
        time.sleep(0.0002)


def _listed(shown: MainWindow) -> int:
    return seen(shown, QListView, "Threads").model().rowCount()


def _opening(look: theme.Theme, store: Store, rounds: int, report: Report) -> None:
    times = []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        with _open(look, _backend(store)) as (shown, _, _bridge):
            seen(shown, QListView, "Threads").viewport().repaint()
            times.append((time.perf_counter() - begun) * 1000)
    # The first one loads fonts and code for the rest of the day.
    goals = (("p50", OPEN_MS),)
    report(Figure("window.open", "ms", times[1:], goals, p95=True, note=f"first {times[0]:.0f}"))


def _switching(
    shown: MainWindow, desk: DeskView, bridge: Bridge, rounds: int, report: Report
) -> None:
    times = []
    for at in range(rounds):
        times.append(_switched(shown, desk, bridge, number(1 + at * 37)))
    report(Figure("window.switch", "ms", times[1:], (("p50", SWITCH_MS),), p95=True))
    long = []
    for at in range(max(rounds // 6, 2)):
        long.append(_switched(shown, desk, bridge, number(LONGEST)))
        _switched(shown, desk, bridge, number(2 + at))
    report(Figure("window.switch.long", "ms", long, (("p50", SWITCH_MS),), note="20,000 entries"))


def _switched(shown: MainWindow, desk: DeskView, bridge: Bridge, who: str) -> float:
    """Milliseconds until everything of somebody's conversation stands there: texts, card, draft."""
    begun = time.perf_counter()
    desk.open_thread(who)
    _until(lambda: not bridge.busy)
    seen(shown, QListView, "Conversation").viewport().repaint()
    return (time.perf_counter() - begun) * 1000


def _searching(shown: MainWindow, bridge: Bridge, rounds: int, report: Report) -> None:
    field = seen(shown, QLineEdit, "Search")
    listed = seen(shown, QListView, "Threads")
    times = []
    for typed in TYPED * rounds:
        field.clear()
        _until(lambda: not bridge.busy)
        for end in range(1, len(typed) + 1):
            begun = time.perf_counter()
            field.setText(typed[:end])
            # It is asked after a pause in which more may be typed.
            asked = begun + PAUSE_MS / 1000 + 0.005
            _until(lambda asked=asked: time.perf_counter() > asked and not bridge.busy)  # type: ignore[misc]
            listed.viewport().repaint()
            times.append((time.perf_counter() - begun) * 1000)
    field.clear()
    _until(lambda: not bridge.busy)
    report(Figure("window.search", "ms", times, (("p95", SEARCH_MS),), p95=True))


def _scrolling(
    shown: MainWindow, desk: DeskView, bridge: Bridge, frames: int, report: Report
) -> None:
    desk.open_thread(number(LONGEST))
    _until(lambda: not bridge.busy)
    view = seen(shown, QListView, "Conversation")
    middle = QPointF(view.viewport().rect().center())
    times = []
    for _ in range(frames):
        begun = time.perf_counter()
        turn = QWheelEvent(
            middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 360),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
            False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), turn)
        QApplication.processEvents()
        times.append((time.perf_counter() - begun) * 1000)
        # As fast as a hand turns the wheel: what is older is read meanwhile.
        time.sleep(0.008)
    slowest = quantile(times, 0.99)
    report(Figure("window.scroll.p99", "ms", [slowest], (("value", FRAME_MS),), note=f"n {frames}"))
    report(Figure("window.scroll", "ms", times, p95=True))


def _burst(look: theme.Theme, folder: Path, callers: int, report: Report) -> None:
    """Callers are missed in another thread while the window is open; how long it ever takes until
    a timer of 5 ms gets its turn again."""
    gaps: list[float] = []
    place = folder / "burst"
    place.mkdir()
    with open_office(place) as office, _open_busy(look, backend_of(office)) as bridge:
        last = [time.perf_counter()]

        def turn() -> None:
            now = time.perf_counter()
            gaps.append((now - last[0]) * 1000 - 5)
            last[0] = now

        clock = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
        clock.timeout.connect(turn)
        clock.start()

        def calls() -> None:
            for n in range(callers):
                office.line.finished_call(f"+1917555{1000 + n}", outcome="no-answer")
            office.run(60)

        busy = threading.Thread(target=calls)
        busy.start()
        _until(lambda: not busy.is_alive())
        _until(lambda: not bridge.busy)
        clock.stop()
    report(
        Figure("window.blocked.most", "ms", [max(gaps)], (("value", BLOCKED_MS),),
               note=f"{callers} missed calls")
    )  # fmt: skip
    report(Figure("window.blocked", "ms", gaps, p95=True))


@contextmanager
def _open_busy(look: theme.Theme, backend: Backend) -> Iterator[Bridge]:
    bridge = Bridge(backend)
    shown = MainWindow(look)
    shown.resize(1280, 800)
    bridge.start()
    shown.show()
    shown.open_desk(bridge)
    try:
        _until(lambda: not bridge.busy)
        yield bridge
    finally:
        shown.close_desk()
        bridge.close()
        shown.deleteLater()

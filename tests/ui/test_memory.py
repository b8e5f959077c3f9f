"""Garbage goes in the window's thread, whoever made it."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from deskreply.ui.memory import Collector


class Ring(QObject):
    """Holds itself, so that only the collector can take it; says in which thread it went."""

    def __init__(self, gone: list[str]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread().name))


def test_no_other_thread_collects(qapp: QApplication) -> None:
    gone: list[str] = []
    collector = Collector(qapp)
    for _ in range(50):
        Ring(gone)

    def allocate() -> None:
        """Far more than what starts the automatic collector."""
        kept: list[list[object]] = []
        for _ in range(200_000):
            kept.append([])

    busy = threading.Thread(target=allocate)
    busy.start()
    busy.join()
    assert gone == []

    collector.collect()
    gc.collect()
    assert gone == [threading.main_thread().name] * 50
    collector.deleteLater()

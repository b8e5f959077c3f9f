"""Keeps what stands on the open page while it is typed, for whoever is signed out in the middle."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from deskreply.settings.kinds import Json
from deskreply.ui.background import nothing
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.step import Step

log = logging.getLogger(__name__)

KEPT_MS = 500


class Typed(QObject):
    """What Next keeps need not be kept here any longer. Looks at the fields now and then: no page
    has to tell what was done on it."""

    def __init__(self, around: SetupAround, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._kept = dict(around.port.typed())
        self._before = dict(self._kept)
        self._page: Step | None = None
        # What stood on it when it was looked at last.
        self._stood: dict[str, Json] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)

    def open(self, page: Step) -> None:
        """This page is shown. The first time it gets back what was typed in it."""
        before = self._before.pop(_name(page), None)
        if isinstance(before, dict):
            try:
                page.restore(before)
            except (KeyError, TypeError, ValueError) as error:
                log.info("what was typed on a page is of no use: %s", type(error).__name__)
        self._page, self._stood = page, page.entered()
        self._timer.start(KEPT_MS)

    def keep(self) -> None:
        """Keep what was changed since."""
        if self._page is None:
            return
        stands = self._page.entered()
        if stands != self._stood:
            self._stood = stands
            self._kept[_name(self._page)] = stands
            self._save()

    def close(self) -> None:
        """No page is shown any more."""
        self.keep()
        self._page = None
        self._timer.stop()

    def done(self, page: Step) -> None:
        """All of this page is kept where it belongs."""
        if self._kept.pop(_name(page), None) is not None:
            self._save()
        self._stood = page.entered()

    def forget(self) -> None:
        """Setup is over."""
        self._page = None
        self._timer.stop()
        self._kept.clear()
        self._save()

    def _save(self) -> None:
        port, kept = self._around.port, dict(self._kept)
        self._around.background.run(lambda: port.keep_typed(kept), nothing, nothing)


def _name(page: Step) -> str:
    return type(page).__name__

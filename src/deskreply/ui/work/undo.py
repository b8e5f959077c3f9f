"""The sentence that says what was done, with a way back for as long as it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deskreply.engine import takeback
from deskreply.engine.work import Changed
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Toast

UNDO_SECONDS = 5


class UndoToast(Toast):
    """What was done to a conversation; its button takes it back."""

    def __init__(self, parent: QWidget) -> None:
        # A text on its way can be taken back below it.
        super().__init__(parent, floor=1)
        self._bridge: Bridge | None = None
        self._change: Changed | None = None
        self.acted.connect(self._take_back)
        self.expired.connect(self._forget)

    def offer(self, bridge: Bridge, words: str, change: Changed) -> None:
        """Say what was done, for 5 s."""
        self._bridge, self._change = bridge, change
        self.show_words(words, action=self.tr("Undo"), seconds=UNDO_SECONDS)

    def _take_back(self) -> None:
        if self._bridge is not None and self._change is not None:
            self._bridge.do(takeback.take_back, self._change)
        self._forget()

    def _forget(self) -> None:
        self._bridge = self._change = None


def offer_undo(bridge: Bridge, over: QWidget, words: str, change: Changed) -> None:
    """Say at the bottom of a window what was done to a conversation, and offer to undo it."""
    window = over.window()
    toast = window.findChild(UndoToast) or UndoToast(window)
    toast.offer(bridge, words, change)

"""Where our own alerts stand on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from deskreply.ui.alerts.card import AlertCard
from deskreply.ui.alerts.face import Face

_GAP = 12


class Cards(QObject):
    """The cards on the screen, one above the other in the corner of the main screen."""

    acted = Signal(str, str, str)
    MOST = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, AlertCard] = {}

    def show(self, face: Face) -> bool:
        """Show one, in the place of the one of its key. False where there is no screen."""
        if QGuiApplication.primaryScreen() is None:
            return False
        self.withdraw(face.toast.key)
        while len(self._cards) >= self.MOST:
            self.withdraw(next(iter(self._cards)))
        card = AlertCard(face)
        card.acted.connect(self.acted)
        self._cards[face.toast.key] = card
        self._place()
        card.appear()
        return True

    def withdraw(self, key: str) -> None:
        """Take one off the screen; nothing happens where it has gone already."""
        card = self._cards.pop(key, None)
        if card is not None:
            card.hide()
            card.deleteLater()
            self._place()

    def close(self) -> None:
        """Take all off the screen."""
        for key in list(self._cards):
            self.withdraw(key)

    def _place(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        bottom = room.bottom()
        for card in self._cards.values():
            frame, gap = card.frame(), card.theme.px(_GAP)
            card.move(
                room.right() - gap - frame.width() - frame.x(),
                bottom - gap - frame.height() - frame.y(),
            )
            bottom -= frame.height() + gap

"""Where our own alerts stand on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from deskreply.ui.alerts.card import AlertCard
from deskreply.ui.alerts.face import Face
from deskreply.ui.kit import UNDER_TOASTS

LOOK_MS = 300
_GAP = 12


class Cards(QObject):
    """The cards on the screen, one above the other in the corner of the main screen; above what one
    writes in where our own window has it there."""

    acted = Signal(str, str, str)
    MOST = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, AlertCard] = {}
        # Windows come, go and are moved while cards stand.
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._place)

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
        while self._place() < 0 and len(self._cards) > 1:
            self.withdraw(next(iter(self._cards)))
        card.appear()
        self._looking.start(LOOK_MS)
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

    def _place(self) -> int:
        """Move each to where it belongs; returns how much of the screen is left above them, below 0
        where it is too small."""
        room, taken = QGuiApplication.primaryScreen().availableGeometry(), _written_in()
        bottom = room.bottom()
        for card in self._cards.values():
            frame, gap = card.frame(), card.theme.px(_GAP)
            place = QRect(QPoint(), frame.size())
            place.moveLeft(room.right() - gap - frame.width())
            place.moveTop(bottom - gap - frame.height())
            for each in taken:
                if each.intersects(place):
                    place.moveTop(each.top() - gap - frame.height())
            card.move(place.topLeft() - frame.topLeft())
            bottom = place.top()
        if not self._cards:
            self._looking.stop()
        return bottom - room.top()


def _written_in() -> list[QRect]:
    """Where on the screen our own windows have what one writes and sends texts in."""
    found = (
        each.findChild(QWidget, UNDER_TOASTS)
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and not each.isMinimized()
    )
    return [
        QRect(each.mapToGlobal(QPoint()), each.size())
        for each in found
        if isinstance(each, QWidget) and each.isVisible()
    ]

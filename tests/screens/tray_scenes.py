"""The tray for a picture: its six shapes on both taskbars, and its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskreply.ui import theme
from deskreply.ui.kit import draw_frame, draw_text
from deskreply.ui.theme import Theme
from deskreply.ui.tray import Shape, TrayState, UrgentRow
from deskreply.ui.tray.menu import TrayMenu
from deskreply.ui.tray.shapes import Taskbar, picture
from tests.screens.scenes import Scene, Stage

SIZE = (1080, 580)
BARS = (QColor(237, 241, 246), QColor(28, 28, 28))
SIZES = (16, 24, 32)
NAMES = ("All answered", "3 to answer", "Overdue", "Alerts paused", "Offline", "Practice")
BUSY = TrayState(
    answer=3,
    overdue=1,
    urgent=(
        UrgentRow("+15550100142", "(555) 010-0142", "4 min over", "alarm-clock", "over"),
        UrgentRow("+15550100143", "Priya N.", "18 min left", "clock", "due"),
    ),
    hidden=False,
    connected="Connected · last text 10:42",
    opening=False,
)
QUIET = TrayState(
    enabled=False,
    paused=True,
    paused_words="11:15",
    practice=True,
    connected="Practice: nothing is sent",
    opening=False,
)


class Board(QWidget):
    """Both taskbars with every shape at every size, and the menu beside them."""

    def __init__(self, look: Theme, state: TrayState, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        menu = TrayMenu(look)
        menu.show_state(state)
        menu.ensurePolished()
        menu.resize(menu.sizeHint())
        self._menu = menu.grab()
        menu.deleteLater()
        self.resize(parent.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.bg)
        for column, name in enumerate(NAMES):
            at = QRect(110 + column * 96, 40, 96, 24)
            centre = Qt.AlignmentFlag.AlignCenter
            font = self._look.font(round(12 / self._look.scale), 600)
            draw_text(painter, at, name, font, self._look.tokens.text, centre)
        for bar in (0, 1):
            self._paint_bar(painter, QRect(32, 76 + bar * 220, 660, 200), dark=bool(bar))
        painter.drawPixmap(QPoint(728, 60), self._menu)

    def _paint_bar(self, painter: QPainter, ground: QRect, *, dark: bool) -> None:
        draw_frame(painter, ground, 12, BARS[dark])
        for row, size in enumerate(SIZES):
            for column, shape in enumerate(Shape):
                middle = QPoint(158 + column * 96, ground.top() + 40 + row * 60)
                drawn = picture(shape, "3", Taskbar(dark=dark), size)
                painter.drawPixmap(middle - QPoint(size // 2, size // 2), drawn)


def board(state: TrayState) -> Callable[[Stage], None]:
    """Covers the window with it."""

    def show(stage: Stage) -> None:
        Board(theme.current(), state, stage.window).show()

    return show


TRAY = (
    Scene("tray", board(BUSY), size=SIZE),
    Scene("tray-es", board(BUSY), size=(1160, 580), language="es"),
    Scene("tray-quiet", board(QUIET), size=SIZE),
    Scene("tray-150", board(BUSY), size=(1280, 800), scale=1.5),
)

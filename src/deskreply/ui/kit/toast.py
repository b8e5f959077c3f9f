"""A sentence at the bottom that goes by itself, with a way back while it is there."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from deskreply.ui.kit.base import announce, follow
from deskreply.ui.kit.buttons import Button
from deskreply.ui.kit.draw import draw_frame
from deskreply.ui.kit.labels import Label

# The name of a widget that toasts stand above, so that they hide nothing one writes with.
UNDER_TOASTS = "under-toasts"
_SECOND_MS, _SLIDE_MS, _BOTTOM, _GAP = 1_000, 160, 16, 8


class Toast(QFrame):
    """One a parent; ``show_words`` puts new ones in the place of the old.

    It stands above ``UNDER_TOASTS`` where that is shown, else at the bottom; and above those of the
    window that have a lower ``floor``.

    ``acted``: the button was pressed in time. ``expired``: it was not. Either ends it.
    """

    acted = Signal()
    expired = Signal()

    def __init__(self, parent: QWidget, *, floor: int = 0) -> None:
        super().__init__(parent)
        self._over, self._floor = parent, floor
        self._action, self._left = "", 0
        self.words = Label(size=13, weight=500)
        self.button = Button("", kind="quiet")
        self.button.clicked.connect(self._act)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)
        self._row.addWidget(self.button)
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        parent.installEventFilter(self)
        self.theme = follow(self)
        self.hide()
        self.restyle()

    def show_words(
        self, text: str, *, action: str = "", seconds: int = 5, assertive: bool = False
    ) -> None:
        """Say ``text`` for so many seconds; ``action`` ("Undo") counts down on its button."""
        self._action, self._left = action, max(seconds, 1)
        self.words.setText(text)
        self.button.setVisible(bool(action))
        self._count()
        self._timer.start()
        self.show()
        self.raise_()
        self._slide_in()
        announce(self, text, assertive=assertive)

    def dismiss(self) -> None:
        """Take it away without a word."""
        self._timer.stop()
        self.hide()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._row.setContentsMargins(px(16), px(6), px(6), px(6))
        self._row.setSpacing(px(8))
        self._settle()

    def _count(self) -> None:
        if self._action:
            self.button.setText(f"{self._action} {self._left} s")
            self.button.setAccessibleName(self._action)
        self._row.setContentsMargins(
            self.theme.px(16),
            self.theme.px(6),
            self.theme.px(6 if self._action else 16),
            self.theme.px(6),
        )

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._count()
            return
        self.dismiss()
        self.expired.emit()

    def _act(self) -> None:
        self.dismiss()
        self.acted.emit()

    def _rest(self) -> QPoint:
        gap = self.theme.px(_GAP)
        ground = self._over.findChild(QWidget, UNDER_TOASTS)
        if ground is not None and ground.isVisible():
            corner = ground.mapTo(self._over, QPoint(0, -gap))
            centre = corner.x() + ground.width() // 2
        else:
            corner = QPoint(0, self._over.height() - self.theme.px(_BOTTOM))
            centre = self._over.width() // 2
        lower = [t for t in self.window().findChildren(Toast) if t._floor < self._floor]
        taken = sum(toast.height() + gap for toast in lower if toast.isVisible())
        return QPoint(centre - self.width() // 2, corner.y() - self.height() - taken)

    def _settle(self) -> None:
        self.setMinimumHeight(self.theme.px(48))
        self.adjustSize()
        self.move(self._rest())

    def _slide_in(self) -> None:
        self._settle()
        rest = self._rest()
        self._slide.stop()
        self._slide.setStartValue(rest + QPoint(0, self.theme.px(_BOTTOM)))
        self._slide.setEndValue(rest)
        self._slide.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        radius = self.theme.px(8)
        draw_frame(QPainter(self), self.rect(), radius, tokens.surface, tokens.popup_border)

"""A part of the card: a line above it, its name, and what can be added to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.ui.kit import Divider, FieldLabel, follow
from deskreply.ui.work.link import Link

SIDE = 20
_HEAD = 29


class Section(QWidget):
    """What belongs to it goes into ``body``. ``link`` stands at the right of the name, larger to
    the pointer than to the eye. A subclass calls ``restyle`` at the end of its ``__init__``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = FieldLabel()
        self.body = QVBoxLayout()
        self._inner = QVBoxLayout()
        self._inner.addWidget(self.name)
        self._inner.addLayout(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addLayout(self._inner)
        self.link = Link("", parent=self)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._inner.setContentsMargins(px(SIDE), px(2), px(SIDE), px(12))
        self._inner.setSpacing(0)
        self.name.setMinimumHeight(px(_HEAD))
        self._place_link()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_link()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_link()
        return super().event(event)

    def _place_link(self) -> None:
        size = self.link.sizeHint()
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(self.name.geometry().center())
        place.moveRight(self._inner.contentsRect().right())
        if place != self.link.geometry():
            self.link.setGeometry(place)


def fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put other widgets into a layout, in the place of those that are in it; what was there may be
    among them. The keyboard stays at the place where it was."""
    formers: list[QWidget] = []
    while (item := layout.takeAt(0)) is not None:
        formers += filter(None, [item.widget()])
    at = next((place for place, former in enumerate(formers) if former.hasFocus()), None)
    for widget in widgets:
        layout.addWidget(widget)
        # Qt would show it only in a later turn: what is read out meanwhile would have a gap.
        widget.show()
    if at is not None and widgets:
        widgets[min(at, len(widgets) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
    for former in formers:
        if former not in widgets:
            former.hide()
            former.deleteLater()

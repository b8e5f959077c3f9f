"""What can be pressed in the timeline: real buttons that lie over their rows, as far as in sight.

Real ones, so that a screen reader and a script find and press them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from deskreply.ui.conversation.blocks import Block, Spot
from deskreply.ui.conversation.rows import Offer, Row
from deskreply.ui.kit import Button, draw_frame
from deskreply.ui.theme import Theme


class Bare(QAbstractButton):
    """A button over words that are drawn below it. It never takes the keyboard away from where one
    types: by keys, all of it is reached from the row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            px = self._theme.px
            box = self.rect().adjusted(0, px(4), 0, -px(4))
            border = self._theme.tokens.outline
            draw_frame(QPainter(self), box, px(8), None, border)


class CardButton(Button):
    """A button within a card, a little smaller than others."""

    def words_font(self) -> QFont:
        return self.theme.font(13, 500)


def button_for(offer: Offer, parent: QWidget | None = None) -> CardButton:
    """The button of an offer."""
    return CardButton(offer.text, offer.icon, parent=parent)


@dataclass(slots=True)
class _Lying:
    """A button that lies somewhere now."""

    button: QAbstractButton
    row: Row
    spot: Spot


class SpotLayer(QWidget):
    """Carries ``below`` and keeps the buttons of its rows over it."""

    pressed = Signal(Row, Spot)

    def __init__(self, theme: Theme, below: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._below = below
        self._lying: dict[tuple[str, str], _Lying] = {}
        # By what they say; those over drawn words say nothing.
        self._free: dict[Offer | None, list[QAbstractButton]] = {}
        below.setParent(self)

    def cover(self, rows: Iterable[tuple[Row, Block, QPoint]]) -> None:
        """Lay the buttons over these rows, and put away all others."""
        wanted = {
            (row.key, spot.key): (row, spot, corner)
            for row, block, corner in rows
            for spot in block.spots
        }
        for key, lying in list(self._lying.items()):
            found = wanted.get(key)
            if found is None or _shown(found[1]) != _shown(lying.spot):
                lying.button.hide()
                self._free.setdefault(_shown(lying.spot), []).append(lying.button)
                del self._lying[key]
        for key, (row, spot, corner) in wanted.items():
            known = self._lying.get(key)
            button = known.button if known is not None else self._button(spot)
            self._lying[key] = _Lying(button, row, spot)
            if button.accessibleName() != spot.name:
                button.setAccessibleName(spot.name)
            button.setGeometry(spot.rect.translated(corner))
            button.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._below.setGeometry(self.rect())

    def _button(self, spot: Spot) -> QAbstractButton:
        offer = _shown(spot)
        free = self._free.get(offer)
        if free:
            return free.pop()
        made = button_for(offer, self) if offer is not None else Bare(self._theme, self)
        made.clicked.connect(lambda: self._press(made))
        return made

    def _press(self, button: QAbstractButton) -> None:
        for lying in self._lying.values():
            if lying.button is button:
                self.pressed.emit(lying.row, lying.spot)
                return


def _shown(spot: Spot) -> Offer | None:
    """The offer that a button shows by itself."""
    return spot.offer if spot.button else None

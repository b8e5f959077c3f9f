"""What one presses: buttons, icon buttons, filter chips, switches. All drawn by us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from deskreply.ui.kit.base import ENTER, follow
from deskreply.ui.kit.draw import draw_focus, draw_frame, draw_icon, draw_text

Kind = Literal["plain", "primary", "outline", "quiet", "danger"]

HIT = 36
_RADIUS, _ICON, _GAP, _SIDE = 8, 20, 8, 15
# Coming back to the window or from a pop-up, the ring is as it was.
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Look:
    """Token names of one state of a button; "" for nothing drawn. ``width``: of the border."""

    fill: str
    border: str
    ink: str
    width: int = 1


_LOOKS: dict[str, Look] = {
    "plain": Look("surface", "outline", "text"),
    "primary": Look("brand", "", "on_brand"),
    "outline": Look("surface", "brand", "brand", 2),
    "quiet": Look("", "", "brand"),
    "danger": Look("over", "", "on_over"),
}
_UNDER_POINTER: dict[str, Look] = {
    "plain": Look("sunken", "outline", "text"),
    "primary": Look("brand_strong", "", "on_brand"),
    "outline": Look("selected", "brand", "brand", 2),
    "quiet": Look("selected", "", "brand"),
    "danger": Look("over", "text", "on_over", 2),
}
_DISABLED: dict[str, Look] = {
    "plain": Look("surface", "divider", "muted"),
    "primary": Look("sunken", "", "muted"),
    "outline": Look("surface", "divider", "muted"),
    "quiet": Look("", "", "muted"),
    "danger": Look("sunken", "", "muted"),
}


class Pressed(QPushButton):
    """What all our buttons share: the theme, the pointer over it, the ring of the keyboard."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_keyboard = True
        self._words = ""
        self.theme = follow(self)
        self.setText(text)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def text(self) -> str:
        """The words as they were given."""
        return self._words

    def setText(self, text: str) -> None:
        """Other words. An "&" in them is an "&": a name must not become a shortcut."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _COMING_BACK:
            self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it like the space bar. One that is switched on and off leaves Enter to what
        it stands in, where that is the way on."""
        if event.key() not in ENTER or self.isCheckable():
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    @property
    def ringed(self) -> bool:
        """Whether the keyboard is here, and was not put here by the mouse: draw a ring."""
        return self._by_keyboard and self.hasFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def colour(self, token: str) -> QColor | None:
        """The token's colour; None for ""."""
        return self.theme.tokens.named(token) if token else None


class Button(Pressed):
    """A button with words. ``height`` in design pixels, 36 or more."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: Kind = "plain",
        *,
        height: int = HIT,
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._kind, self._height = icon, kind, max(height, HIT)
        super().__init__(text, parent)

    def set_icon(self, name: str) -> None:
        """Another icon; "" for none."""
        self._icon = name
        self.restyle()

    def words_font(self) -> QFont:
        """The font of the words."""
        return self.theme.font(14, 500 if self._kind in ("plain", "quiet") else 600)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        width = 2 * px(_SIDE) + QFontMetrics(self.words_font()).horizontalAdvance(self.text())
        if self._icon:
            width += px(_ICON) + (px(_GAP) - px(2) if self.text() else 0)
        return QSize(max(width, px(HIT)), px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        looks = _LOOKS if not self._lit() else _UNDER_POINTER
        look = looks[self._kind] if self.isEnabled() else _DISABLED[self._kind]
        painter = QPainter(self)
        radius = self.theme.px(_RADIUS)
        border = self.colour(look.border)
        draw_frame(painter, self.rect(), radius, self.colour(look.fill), border, look.width)
        self._draw_words(painter, look)
        if self.ringed:
            self._draw_ring(painter, radius)

    def _lit(self) -> bool:
        return self.underMouse() or self.isDown()

    def _draw_words(self, painter: QPainter, look: Look) -> None:
        px = self.theme.px
        font = self.words_font()
        words = QFontMetrics(font).horizontalAdvance(self.text())
        gap = px(_GAP) if self.text() else 0
        lead = px(_ICON) + gap if self._icon else 0
        left = max((self.width() - words - lead) // 2, px(4))
        if self._icon:
            box = QRect(left, 0, px(_ICON), self.height())
            draw_icon(painter, box, self._icon, look.ink, _ICON)
            left += lead
        box = QRect(left, 0, self.width() - left - px(4), self.height())
        draw_text(painter, box, self.text(), font, self.theme.tokens.named(look.ink))

    def _draw_ring(self, painter: QPainter, radius: int) -> None:
        if self._kind in ("primary", "danger", "outline"):
            inner = self.rect().adjusted(3, 3, -3, -3)
            token = "brand" if self._kind == "outline" else _LOOKS[self._kind].ink
            draw_frame(painter, inner, radius - 3, None, self.theme.tokens.named(token), 2)
        else:
            draw_focus(painter, self.rect(), radius)


class IconButton(Pressed):
    """A button that is only an icon; its name is spoken, its tooltip says what it does.

    Checkable ones stand on the selected ground while on; so do those told by ``set_lit``, which are
    plain buttons to a screen reader. ``size`` of the button and ``glyph``, its icon's, are design
    pixels.
    """

    def __init__(
        self,
        icon: str,
        accessible_name: str,
        tooltip: str = "",
        *,
        size: int = HIT,
        glyph: int = _ICON,
        ink: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._size, self._ink = icon, max(size, HIT), ink
        self._glyph, self._on = glyph, False
        super().__init__("", parent)
        self.set_words(accessible_name, tooltip)
        # A click leaves the keyboard where one types.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_words(self, accessible_name: str, tooltip: str = "") -> None:
        """What a screen reader says, and the tooltip (the same where none is given)."""
        self.setAccessibleName(accessible_name)
        self.setToolTip(tooltip or accessible_name)

    def set_icon(self, name: str, ink: str = "") -> None:
        """Another icon, and where given another colour."""
        self._icon, self._ink = name, ink or self._ink
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Stand on the selected ground, or no longer."""
        if lit != self._on:
            self._on = lit
            self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        radius = self.theme.px(_RADIUS)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        on = self.isChecked() or self._on
        if on or lit:
            ground = "selected" if on else "sunken"
            draw_frame(painter, self.rect(), radius, self.colour(ground))
        ink = "brand" if on else self._ink
        ink = ink if self.isEnabled() else "outline"
        draw_icon(painter, self.rect(), self._icon, ink, self._glyph)
        if self.ringed:
            draw_focus(painter, self.rect(), radius)


class Chip(Pressed):
    """A filter with its count, or a tag: drawn 32 high in a hit area of 36.

    ``count`` None shows none. ``icon`` stands before the words, ``trailing`` after them. ``soft``:
    with the faint border of a tag. ``icon_ink``: a colour of the icon's own. A checkable one is
    filled while it is on. ``side``: the room left and right of the words, in design pixels.
    """

    def __init__(
        self,
        text: str,
        *,
        count: int | None = None,
        icon: str = "",
        trailing: str = "",
        checkable: bool = True,
        soft: bool = False,
        icon_ink: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._count, self._icon, self._trailing, self._soft = count, icon, trailing, soft
        self._icon_ink = icon_ink
        self.side = 10
        super().__init__(text, parent)
        self.setCheckable(checkable)

    def set_side(self, side: int) -> None:
        """Stand wider or closer."""
        if side != self.side:
            self.side = side
            self.restyle()

    def set_count(self, count: int | None) -> None:
        """Show another count, or none."""
        if count != self._count:
            self._count = count
            self.restyle()

    def set_icon(self, name: str) -> None:
        """Another icon before the words; "" for none."""
        self._icon = name
        self.restyle()

    def shown_text(self) -> str:
        """The words with the count behind them."""
        return self.text() if self._count is None else f"{self.text()} {self._count}"

    def restyle(self) -> None:
        self.setAccessibleName(self.shown_text())
        super().restyle()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        font = self.theme.font(12, 600)
        width = QFontMetrics(font).horizontalAdvance(self.shown_text()) + 2 * px(self.side)
        width += (px(18) if self._icon else 0) + (px(18) if self._trailing else 0)
        return QSize(max(width, px(HIT)), px(HIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.theme.px
        painter = QPainter(self)
        drawn = self.rect().adjusted(0, px(4) if self._soft else px(2), 0, 0)
        drawn.setHeight(px(28) if self._soft else px(32))
        look = self._look()
        border = self.colour(look.border)
        draw_frame(painter, drawn, drawn.height() / 2, self.colour(look.fill), border)
        self._draw_words(painter, drawn, look.ink)
        if self.ringed:
            ring = drawn.adjusted(2, 2, -2, -2) if self.isChecked() else drawn
            token = "on_brand" if self.isChecked() else "brand"
            draw_frame(painter, ring, ring.height() / 2, None, self.colour(token), 2)

    def _look(self) -> Look:
        if not self.isEnabled():
            return Look("surface", "divider", "muted")
        if self.isChecked():
            return Look("brand_strong" if self.underMouse() else "brand", "", "on_brand")
        ground = "sunken" if self.underMouse() else "surface"
        if self._soft:
            return Look(ground, "divider", "muted" if self._icon else "text")
        return Look(ground, "outline", "text")

    def _draw_words(self, painter: QPainter, drawn: QRect, ink: str) -> None:
        px = self.theme.px
        inner = drawn.adjusted(px(self.side), 0, -px(self.side), 0)
        if self._icon:
            box = QRect(inner.left(), inner.top(), px(14), inner.height())
            draw_icon(painter, box, self._icon, self._icon_ink or ink, 14)
            inner.setLeft(inner.left() + px(18))
        if self._trailing:
            box = QRect(inner.right() - px(13), inner.top(), px(14), inner.height())
            draw_icon(painter, box, self._trailing, ink, 14)
            inner.setRight(inner.right() - px(18))
        # A pixel of room: widths are rounded.
        inner.setRight(inner.right() + 1)
        weight = 500 if self._soft else 600
        font = self.theme.font(12, weight)
        draw_text(painter, inner, self.shown_text(), font, self.theme.tokens.named(ink))


class Switch(Pressed):
    """On or off, at once. Its words stand beside it in a label; it speaks ``accessible_name``."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setAccessibleName(accessible_name)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(44), self.theme.px(HIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        track = QRect(0, 0, px(36), px(20))
        track.moveCenter(self.rect().center())
        knob = QRect(0, 0, px(14), px(14))
        knob.moveCenter(track.center())
        if self.isChecked():
            fill = tokens.brand if self.isEnabled() else tokens.outline
            draw_frame(painter, track, track.height() / 2, fill)
            knob.moveRight(track.right() - px(3))
            draw_frame(painter, knob, knob.height() / 2, tokens.on_brand)
            ink = "brand" if self.isEnabled() else "outline"
            draw_icon(painter, knob, "check", ink, 10)
        else:
            border = tokens.outline if self.isEnabled() else tokens.divider
            draw_frame(painter, track, track.height() / 2, tokens.surface, border, 1.5)
            knob.moveLeft(track.left() + px(3))
            draw_frame(painter, knob, knob.height() / 2, border)
        if self.ringed:
            around = track.adjusted(-px(4), -px(4), px(4), px(4))
            draw_focus(painter, around, around.height() / 2)

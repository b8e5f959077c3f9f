"""A phone as the caller holds it: the text in its bubble."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskreply.ui import kit
from deskreply.ui.setup.lines import draw_lines, wrapped

_WIDTH, _HEIGHT, _BEZEL, _HEAD = 212, 280, 6, 80
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen. ``hint``: where the caller would write."""

    initials: str = ""
    number: str = ""
    when: str = ""
    text: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Set:
    """How the text is set, in design pixels: longer ones smaller, and without the field below."""

    size: int
    line: int
    width: int
    field: bool


_SETS = (_Set(13, 18, 156, True), _Set(12, 16, 176, True), _Set(12, 15, 180, False))


class Phone(QWidget):
    """Draws; a screen reader hears the text as the description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self.theme = kit.follow(self)
        self.restyle()

    def show_text(self, shown: Shown) -> None:
        """Another text."""
        self._shown = shown
        self.setAccessibleDescription(shown.text)
        self.update()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDTH), self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        dark = self.theme.dark
        case = tokens.bg if dark else tokens.text
        kit.draw_frame(painter, self.rect(), px(24), case, tokens.outline if dark else None)
        screen = self.rect().adjusted(px(_BEZEL), px(_BEZEL), -px(_BEZEL), -px(_BEZEL))
        kit.draw_frame(painter, screen, px(18), tokens.bg)
        self._draw_head(painter, screen)
        wanted = next((how for how in _SETS if self._fits(how, screen)), _SETS[-1])
        room = self._room(wanted, screen)
        if wanted.field:
            field = QRect(screen.left() + px(10), screen.bottom() - px(39), px(180), px(30))
            kit.draw_frame(painter, field, px(15), tokens.surface, tokens.divider)
            inner = field.adjusted(px(12), 0, -px(8), 0)
            kit.draw_text(painter, inner, self._shown.hint, self.theme.font(12), tokens.muted)
        self._draw_bubble(painter, wanted, room)

    def _draw_head(self, painter: QPainter, screen: QRect) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        notch = QRect(0, screen.top() + px(6), px(56), px(8))
        notch.moveLeft(screen.center().x() - px(28))
        ink = tokens.divider if self.theme.dark else tokens.text
        kit.draw_frame(painter, notch, notch.height() / 2, ink)
        face = QRect(screen.center().x() - px(14), screen.top() + px(20), px(28), px(28))
        kit.draw_avatar(painter, face, self._shown.initials, "waiting", 11)
        number = QRect(screen.left(), screen.top() + px(49), screen.width(), px(20))
        font = self.theme.font(13, 600)
        kit.draw_text(painter, number, self._shown.number, font, tokens.text, _CENTRE)
        painter.fillRect(screen.left(), screen.top() + px(72), screen.width(), 1, tokens.divider)
        when = QRect(screen.left(), screen.top() + px(77), screen.width(), px(18))
        font = self.theme.font(12)
        kit.draw_text(painter, when, self._shown.when, font, tokens.muted, _CENTRE)

    def _room(self, how: _Set, screen: QRect) -> QRect:
        """Where the bubble may be."""
        px = self.theme.px
        top = screen.top() + px(98)
        below = screen.bottom() - (px(46) if how.field else px(10))
        return QRect(screen.left() + px(10), top, px(how.width), below - top)

    def _fits(self, how: _Set, screen: QRect) -> bool:
        return self._height(how) <= self._room(how, screen).height()

    def _height(self, how: _Set) -> int:
        return len(self._lines(how)) * self.theme.px(how.line) + self.theme.px(16)

    def _lines(self, how: _Set) -> list[str]:
        px = self.theme.px
        return wrapped(self._shown.text, self.theme.font(how.size), px(how.width - 22))

    def _draw_bubble(self, painter: QPainter, how: _Set, room: QRect) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        if not self._shown.text:
            return
        bubble = QRect(room)
        bubble.setHeight(min(self._height(how), room.height()))
        ground = tokens.bubble_in if self.theme.dark else tokens.sunken
        kit.draw_frame(painter, bubble, px(12), ground)
        # What is too long even so is scrolled to its end, as on a phone.
        fit = (bubble.height() - px(12)) // px(how.line)
        corner = bubble.topLeft() + QPoint(px(12), px(8))
        font = self.theme.font(how.size)
        draw_lines(painter, corner, self._lines(how)[-fit:], font, tokens.text, px(how.line))

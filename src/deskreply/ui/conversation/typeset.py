"""Sets words in lines: on one, or wrapped, with links in them. What was set once is remembered."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from deskreply.ui.conversation.remembered import Remembered
from deskreply.ui.links import Link
from deskreply.ui.theme import Theme

_PARAGRAPH = "\N{LINE SEPARATOR}"
_ENDLESS = 1e6
_REMEMBERED = 600
# Shorter words are tried on one line first: that fits at every width of the window.
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Style:
    """A font: size in pixels of the design, weight, and pixels of the design from line to line."""

    size: int = 14
    weight: int = 400
    pitch: int = 20


@dataclass(frozen=True, slots=True)
class Set:
    """Words that were set: their layout, and how much room they take, in pixels."""

    layout: QTextLayout
    width: float
    height: float


class Typesetter:
    """Sets words in the theme's fonts; ``forget`` everything when the theme has changed."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._known = Remembered[tuple[str, Style, float], Set](_REMEMBERED)

    def forget(self) -> None:
        """Fonts or colours are others now."""
        self._known.clear()

    def line(self, text: str, style: Style, most: float = _ENDLESS) -> Set:
        """On one line, cut with "…" where there is more than fits in ``most`` pixels."""
        found = self._set(text, style, _ENDLESS)
        if found.width <= most:
            return found
        metrics = QFontMetricsF(self._theme.font(style.size, style.weight))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
        return self._set(cut, style, _ENDLESS)

    def block(self, text: str, style: Style, most: float, links: Sequence[Link] = ()) -> Set:
        """In lines of at most ``most`` pixels."""
        if links:
            return self._made(text, style, most, self._marked(text, links))
        if len(text) <= _SHORT and "\n" not in text:
            found = self._set(text, style, _ENDLESS)
            if found.width <= most:
                return found
        # Whoever asks remembers it with all that stands around it.
        return self._made(text, style, most, [])

    def _set(self, text: str, style: Style, most: float) -> Set:
        key = (text, style, most)
        found = self._known.get(key)
        if found is None:
            found = self._made(text, style, most, [])
            self._known.put(key, found)
        return found

    def _made(
        self, text: str, style: Style, most: float, formats: list[QTextLayout.FormatRange]
    ) -> Set:
        font = self._theme.font(style.size, style.weight)
        layout = QTextLayout(text.replace("\n", _PARAGRAPH), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if formats:
            layout.setFormats(formats)
        pitch = self._theme.px(style.pitch)
        width, height, leftmost = _lines(layout, most, pitch)
        if leftmost > 1:
            # It runs from the right: it ends where the widest of its lines does.
            width, height, _ = _lines(layout, math.ceil(width), pitch)
        return Set(layout, width, height)

    def _marked(self, text: str, links: Sequence[Link]) -> list[QTextLayout.FormatRange]:
        """How links look in a text."""
        ranges = []
        for link in links:
            look = QTextCharFormat()
            look.setFontUnderline(True)
            look.setForeground(self._theme.tokens.brand_strong)
            found = QTextLayout.FormatRange()
            found.start, found.format = units(text, link.start), look
            found.length = units(text, link.end) - found.start
            ranges.append(found)
        return ranges


def places(text: str, layout: QTextLayout, link: Link) -> list[QRectF]:
    """Where a link of ``text`` stands in its layout, a rectangle for each line."""
    found = []
    begin, close = units(text, link.start), units(text, link.end)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = max(begin, line.textStart())
        end = min(close, line.textStart() + line.textLength())
        if start < end:
            # The binding answers with the x and with the cursor it was given.
            left, right = sorted(float(line.cursorToX(at)[0]) for at in (start, end))  # type: ignore[index]
            found.append(QRectF(left, line.y(), right - left, line.height()))
    return found


def units(text: str, at: int) -> int:
    """A place in a text as Qt counts, for which an emoji is two or more."""
    return at + sum(ord(char) > 0xFFFF for char in text[:at])


def _lines(layout: QTextLayout, most: float, pitch: float) -> tuple[float, float, float]:
    """Break it into lines: its width, its height, and where the first line begins."""
    width, top, leftmost = 0.0, 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(most)
        step = max(pitch, math.ceil(line.height()))
        line.setPosition(QPointF(0, top + (step - line.height()) / 2))
        width = max(width, line.naturalTextWidth())
        if not top:
            leftmost = line.naturalTextRect().left()
        top += step
    layout.endLayout()
    return width, top, leftmost

"""Words set in lines of a height of our own: Qt's painter knows only the font's."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from deskreply.ui import kit


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The lines of a plain text, ``width`` pixels wide."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
            # Qt counts in units of two bytes.
            units = paragraph.encode("utf-16-le", "surrogatepass")[start:end]
            found.append(units.decode("utf-16-le", "surrogatepass").rstrip())
        layout.endLayout()
    return found


def draw_lines(
    painter: QPainter, corner: QPoint, lines: list[str], font: QFont, colour: QColor, height: int
) -> None:
    """Lines below each other, each ``height`` pixels high, from their upper left corner."""
    metrics = QFontMetrics(font)
    base = (height - metrics.height()) // 2 + metrics.ascent()
    with kit.kept(painter):
        painter.setFont(font)
        painter.setPen(colour)
        for at, line in enumerate(lines):
            painter.drawText(corner + QPoint(0, at * height + base), line)

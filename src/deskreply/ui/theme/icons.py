"""Icons, tinted with a colour and drawn at the size and density they are shown at."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from deskreply.ui.theme import assets

_REMEMBERED = 1_000


@cache
def _source(name: str) -> str:
    path = assets.folder("icons") / f"{name}.svg"
    if not path.is_file():
        raise LookupError(f"there is no icon named {name!r}")
    return path.read_text(encoding="utf-8")


class Tinter:
    """Draws icons and remembers them by name, colour, size and density."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
        """The icon as a square of ``pixels`` device-independent pixels in ``colour`` (#rrggbb), for
        a screen of ``ratio`` device pixels each; LookupError for a name nobody drew."""
        key = (name, colour, pixels, ratio)
        known = self._drawn.get(key)
        if known is not None:
            return known
        side = round(pixels * ratio)
        # The icon in the tray is drawn without it.
        from PySide6.QtSvg import QSvgRenderer

        drawn = QPixmap(side, side)
        drawn.fill(Qt.GlobalColor.transparent)
        picture = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
        painter = QPainter(drawn)
        picture.render(painter, QRectF(0, 0, side, side))
        painter.end()
        drawn.setDevicePixelRatio(ratio)
        if len(self._drawn) >= _REMEMBERED:
            self._drawn.clear()
        self._drawn[key] = drawn
        return drawn

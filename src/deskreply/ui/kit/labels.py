"""Words that only stand there. Always plain text, whatever a caller wrote."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from deskreply.ui.kit.base import follow
from deskreply.ui.kit.draw import (
    PILL_HEIGHT,
    draw_keycap,
    draw_pill,
    draw_text,
    keycap_size,
    pill_size,
)

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Label(QLabel):
    """Words in a size and weight of the theme and the colour of a token."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = 14,
        weight: int = 400,
        ink: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._size, self._weight, self._ink = size, weight, ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.theme = follow(self)
        self.restyle()

    def set_ink(self, ink: str) -> None:
        """Another colour."""
        self._ink = ink
        self.restyle()

    def set_weight(self, weight: int) -> None:
        """Another weight."""
        self._weight = weight
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFont(self.theme.font(self._size, self._weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.theme.tokens.named(self._ink))
        self.setPalette(palette)


class FieldLabel(Label):
    """The name above a field; ``buddy`` gets its accessible name and its focus from it."""

    def __init__(
        self, text: str = "", buddy: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, size=13, weight=600, ink="muted", parent=parent)
        if buddy:
            self.setBuddy(buddy)


class ElidedLabel(Label):
    """One line that is cut with "…" where there is no room; whole in its tooltip then."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = 14,
        weight: int = 400,
        ink: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size=size, weight=weight, ink=ink, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        draw_text(QPainter(self), self.contentsRect(), self.text(), self.font(), ink, _LEFT)
        cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.contentsRect().width()
        tip = self.text() if cut else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


class Pill(QWidget):
    """A state as icon + word + colour; ``height`` in design pixels."""

    def __init__(
        self,
        tone: str,
        icon: str,
        text: str,
        *,
        height: int = PILL_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._icon, self._text, self._height = tone, icon, text, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme = follow(self)
        self.show_state(tone, icon, text)

    def show_state(self, tone: str, icon: str, text: str) -> None:
        """Another state; ``tone`` as for ``draw_pill``."""
        self._tone, self._icon, self._text = tone, icon, text
        self.setAccessibleName(text)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._icon, self._text, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        where, align = self.rect(), Qt.AlignmentFlag.AlignCenter
        draw_pill(QPainter(self), where, self._tone, self._icon, self._text, align, self._height)


class KeyCap(QWidget):
    """The name of a key as on a keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return keycap_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_keycap(QPainter(self), self.rect(), self._text)


class Divider(QFrame):
    """A line between parts, one pixel thick; ``vertical`` for one that stands."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self.theme = follow(self)

    def restyle(self) -> None:
        """Take on the theme's colours."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.tokens.divider)

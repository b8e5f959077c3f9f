"""What one types into or chooses from."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QStyledItemDelegate, QWidget

from deskreply.ui.kit.base import follow
from deskreply.ui.kit.draw import draw_frame, draw_icon, draw_keycap, draw_text, keycap_size

_HEIGHT, _RADIUS, _SIDE = 36, 8, 12


class LineEdit(QLineEdit):
    """One line to type into, with an icon before it and the name of a key behind it where given.

    The key stands there only while nothing is typed.
    """

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self.setPlaceholderText(placeholder)
        self.theme = follow(self)
        self.textChanged.connect(self._make_room)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFont(self.theme.font(14))
        self._make_room()

    def _make_room(self) -> None:
        px = self.theme.px
        left = px(24) if self._icon else 0
        right = keycap_size(self._key).width() if self._shows_key() else 0
        self.setTextMargins(left, 0, right, 0)
        self.update()

    def _shows_key(self) -> bool:
        return bool(self._key) and not self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self.theme.px
        painter = QPainter(self)
        if self._icon:
            box = QRect(px(10), 0, px(20), self.height())
            draw_icon(painter, box, self._icon, "muted", 16)
        if self._shows_key():
            draw_keycap(painter, self.rect().adjusted(0, 0, -px(8), 0), self._key)


class Select(QComboBox):
    """One choice out of a list that opens below, with an icon before it where given."""

    def __init__(
        self, accessible_name: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.theme = follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFont(self.theme.font(14))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(super().sizeHint().width(), self.theme.px(96)), self.theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(96), self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        near = self.hasFocus() or self.view().isVisible()
        border = tokens.brand if near else tokens.outline
        fill = tokens.surface if self.isEnabled() else tokens.sunken
        if not self.isEnabled():
            border = tokens.divider
        draw_frame(painter, self.rect(), px(_RADIUS), fill, border, 2 if near else 1)
        inner = self.rect().adjusted(px(_SIDE), 0, -px(36), 0)
        if self._icon:
            draw_icon(
                painter, QRect(inner.left(), 0, px(16), self.height()), self._icon, "muted", 16
            )
            inner.setLeft(inner.left() + px(24))
        ink = tokens.text if self.isEnabled() else tokens.muted
        draw_text(painter, inner, self.currentText(), self.font(), ink)
        arrow = QRect(self.width() - px(28), 0, px(16), self.height())
        draw_icon(painter, arrow, "chevron-down", "muted", 16)

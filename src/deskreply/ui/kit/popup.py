"""A frame over the window, beside what opened it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from deskreply.ui.kit.base import follow
from deskreply.ui.kit.draw import draw_frame, draw_shadow

_SHADOW, _RADIUS, _GAP = 12, 8, 4
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class Popup(QFrame):
    """Put widgets into ``body``, then ``open_at``. Esc and a click elsewhere close it and give the
    focus back to where it was. It is deleted when closed, unless ``keep``.

    It is a part of the window, so that it stands on every desktop and needs no grab.
    ``takes_focus`` False leaves the keyboard where it is (a list below what one types into).
    """

    closed = Signal()

    def __init__(self, anchor: QWidget, *, takes_focus: bool = True, keep: bool = False) -> None:
        super().__init__(anchor.window())
        self._anchor, self._takes_focus, self._keep = anchor, takes_focus, keep
        self._before: QWidget | None = None
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        self.theme = follow(self)
        self.hide()
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        edge = self.theme.px(_SHADOW) + 1
        inner = self.theme.px(4)
        margin = edge + inner
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.update()

    def frame(self) -> QRect:
        """The frame one sees, without the shadow around it."""
        edge = self.theme.px(_SHADOW)
        return self.rect().adjusted(edge, edge, -edge, -edge)

    def open_at(self, where: QRect | None = None, *, above: bool = False, width: int = 0) -> None:
        """Show it below the anchor, or below ``where`` in the anchor's coordinates; ``above`` it if
        asked, and wherever there is room otherwise. ``width``: of the frame, in pixels."""
        if width:
            self.setFixedWidth(width + 2 * self.theme.px(_SHADOW))
        self.adjustSize()
        self.move(self._place(where or self._anchor.rect(), above=above))
        self._before = QApplication.focusWidget()
        _app().installEventFilter(self)
        self.show()
        self.raise_()
        if self._takes_focus:
            self.setFocus(Qt.FocusReason.PopupFocusReason)
            self.focusNextChild()
        _app().focusChanged.connect(self._focus_moved)

    def close_popup(self) -> None:
        """Close it; where the keyboard is within, it goes back to where it was."""
        if not self.isVisible():
            return
        _app().removeEventFilter(self)
        _app().focusChanged.disconnect(self._focus_moved)
        if self._holds(QApplication.focusWidget()) and self._before and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()
        if not self._keep:
            self.deleteLater()

    def _place(self, where: QRect, *, above: bool) -> QPoint:
        window = self._anchor.window()
        edge, gap = self.theme.px(_SHADOW), self.theme.px(_GAP)
        start = self._anchor.mapTo(window, where.topLeft())
        under = start.y() + where.height() + gap - edge
        over = start.y() - self.height() + edge - gap
        fits_under = under + self.height() - edge <= window.height()
        top = over if (above and over + edge >= 0) or not fits_under else under
        left = min(start.x() - edge, window.width() - self.width() + edge)
        return QPoint(max(left, -edge), max(top, -edge))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isinstance(watched, QWidget):
            return False
        if kind == QEvent.Type.MouseButtonPress:
            return self._pressed(watched, event)
        if kind in _KEYS and watched.window() is self.window():
            return self._typed(kind, event)
        if kind == QEvent.Type.Resize and watched is self.parentWidget():
            self.close_popup()
        return False

    def _pressed(self, watched: QWidget, event: QEvent) -> bool:
        within = self._holds(watched)
        if watched is self and isinstance(event, QMouseEvent):
            within = self.frame().contains(event.position().toPoint())
        if within:
            return False
        self.close_popup()
        # Whatever opened it would open it again.
        return self._takes_focus and watched is self._anchor

    def _typed(self, kind: QEvent.Type, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            # The window's own use of Esc waits until this is closed.
            event.accept()
        else:
            self.close_popup()
        return True

    def _holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is within, be it in a list that a choice in here has opened."""
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A press on what opened it is heard of once more, as a press.
        elsewhere = now is not None and now is not self._anchor and not self._holds(now)
        if self._takes_focus and elsewhere:
            self.close_popup()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        radius = self.theme.px(_RADIUS)
        draw_shadow(painter, self.frame(), radius, self.theme.px(_SHADOW))
        tokens = self.theme.tokens
        draw_frame(painter, self.frame(), radius, tokens.surface, tokens.popup_border)


def _app() -> QApplication:
    return cast(QApplication, QApplication.instance())

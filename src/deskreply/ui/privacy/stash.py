"""Takes what is in a window out of it, and puts it back as it was.

Covering is not enough: what is covered can still be reached by the keyboard and is still read out
by a screen reader. What is put away here belongs to no window; it goes on living there, follows
what happens in the office, and keeps its selections, scroll positions and half-typed words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@dataclass
class Stash:
    """The content of one window, while it is away. ``but``: a child that stays."""

    window: QWidget
    but: QWidget | None = None
    _place: QWidget = field(default_factory=QWidget)
    _laid: list[QWidget] = field(default_factory=list)
    _loose: list[tuple[QWidget, bool]] = field(default_factory=list)
    _focus: QWidget | None = None

    def take(self) -> None:
        """Out of the window."""
        self._focus = self.window.focusWidget()
        inside = [
            child
            for child in self.window.findChildren(QWidget, options=_DIRECT)
            if child is not self.but and not child.isWindow()
        ]
        if (layout := self.window.layout()) is not None:
            # A layout that changes hands takes along what is laid out in it.
            self._place.setLayout(layout)
        for child in inside:
            if child.parentWidget() is self._place:
                self._laid.append(child)
            else:
                self._loose.append((child, not child.isHidden()))
                at = child.geometry()
                child.setParent(self._place)
                child.setGeometry(at)

    def put_back(self) -> None:
        """Into the window again, with the keyboard where it was."""
        if (layout := self._place.layout()) is not None:
            self.window.setLayout(layout)
        for child in self._laid:
            if isValid(child) and not _hidden_on_purpose(child):
                child.show()
        for child, shown in self._loose:
            if isValid(child) and child.parentWidget() is self._place:
                at = child.geometry()
                child.setParent(self.window)
                child.setGeometry(at)
                child.setVisible(shown and not _hidden_on_purpose(child))
        self._dress()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        """In another window Qt gives words the font and the colours back that they first had."""
        for widget in self.window.findChildren(QWidget):
            if isValid(widget) and callable(restyle := getattr(widget, "restyle", None)):
                restyle()


@dataclass
class AwayWindow:
    """A dialog or another window of ours that is away as a whole: not on the screen, and without
    its content and its title for whoever looks behind it."""

    window: QWidget
    _title: str = ""
    _stash: Stash | None = None

    def take(self) -> None:
        """Off the screen."""
        self._title, self._stash = self.window.windowTitle(), Stash(self.window)
        spot = self.window.pos()
        self.window.hide()
        self.window.move(spot)
        self.window.setWindowTitle("")
        self._stash.take()

    def put_back(self) -> None:
        """Back on the screen, unless it was closed meanwhile. It takes the keyboard only where
        the person is in this app."""
        if not isValid(self.window) or self._stash is None:
            return
        self._stash.put_back()
        self.window.setWindowTitle(self._title)
        quiet = Qt.WidgetAttribute.WA_ShowWithoutActivating
        before = self.window.testAttribute(quiet)
        self.window.setAttribute(quiet, before or QApplication.activeWindow() is None)
        self.window.show()
        self.window.setAttribute(quiet, before)


def _hidden_on_purpose(widget: QWidget) -> bool:
    """Whether somebody hid it, rather than only its parent being away."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and widget.isHidden()

"""Finds what a person would look for in the window: by kind and spoken name, if it is visible."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def seen(within: QWidget, kind: type[W], name: str) -> W:
    """The visible widget of a kind with this spoken name. AssertionError where there is none."""
    found = [each for each in within.findChildren(kind) if spoken(each) == name and on_screen(each)]
    assert found, f"no {kind.__name__} {name!r}; there are: {sorted(names(within, kind))}"
    return found[0]


def is_seen(within: QWidget, kind: type[QWidget], name: str) -> bool:
    """Whether there is such a widget to see."""
    return name in names(within, kind)


def names(within: QWidget, kind: type[QWidget]) -> set[str]:
    """What the visible widgets of a kind are called."""
    return {spoken(each) for each in within.findChildren(kind) if on_screen(each)}


def spoken(widget: QWidget) -> str:
    """What a screen reader would call it."""
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


def on_screen(widget: QWidget) -> bool:
    """Whether it is visible."""
    return widget.isVisible()


def words(within: QWidget) -> str:
    """All words of the visible labels, a line each."""
    return "\n".join(
        label.text() for label in within.findChildren(QLabel) if on_screen(label) and label.text()
    )


def rows(view: QAbstractItemView) -> list[str]:
    """What the rows of a list say to a screen reader."""
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(at, 0).data(role)) for at in range(model.rowCount())]


def row(view: QAbstractItemView, *has: str) -> QModelIndex:
    """The first row that says all of this. AssertionError where none does."""
    for at, said in enumerate(rows(view)):
        if all(each in said for each in has):
            return view.model().index(at, 0)
    raise AssertionError(f"no row says {has}: {rows(view)}")


def click_row(view: QAbstractItemView, *has: str) -> None:
    """Click on that row."""
    at = row(view, *has)
    view.scrollTo(at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view.visualRect(at)))


def middle(of: QRect) -> QPoint:
    """Its centre."""
    return of.center()


def click(widget: QWidget) -> None:
    """Press it with the mouse."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key, whoever has the keyboard."""
    QTest.keyClick(keyboard(), key, modifiers)


def type_words(words: str) -> None:
    """Type, whoever has the keyboard."""
    QTest.keyClicks(keyboard(), words)


def keyboard() -> QWidget:
    """Who has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, "nobody has the keyboard"
    return found

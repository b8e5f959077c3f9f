"""Small widgets as a user meets them: in a window, with a name and a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def open_window(qtbot: QtBot) -> QWidget:
    """A window of 600 × 400 with a field to type into, which has the keyboard."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    field = QLineEdit(made)
    field.setGeometry(20, 20, 200, 36)
    made.show()
    made.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return made


def field_of(widget: QWidget) -> QLineEdit:
    (field,) = widget.findChildren(QLineEdit)
    return field


def button_of(widget: QWidget) -> QPushButton:
    (button,) = widget.findChildren(QPushButton)
    return button


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()

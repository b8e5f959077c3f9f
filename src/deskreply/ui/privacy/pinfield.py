"""Typing a PIN, and what is wrong with one, in the words of the desk."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from deskreply.domain import team
from deskreply.ui.kit import LineEdit


class PinField(LineEdit):
    """Takes digits only and shows none of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(team.LONGEST_PIN)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        )


def refusal(pin: str, again: str) -> str:
    """Why a new PIN will not do, "" where it will. ``again``: the same, typed a second time."""
    if not team.pin_fits(pin):
        return QCoreApplication.translate("Pins", "A PIN has 4 to 8 digits.")
    if team.pin_is_easy(pin):
        return QCoreApplication.translate(
            "Pins", "This PIN is too easy to guess. Choose one that does not count or repeat."
        )
    if pin != again:
        return QCoreApplication.translate("Pins", "The two PINs differ. Type them again.")
    return ""


def wrong(wait_seconds: int) -> str:
    """What is said after a wrong PIN, or while none is looked at."""
    if not wait_seconds:
        return QCoreApplication.translate("Pins", "This PIN is not right.")
    minutes, seconds = divmod(wait_seconds, 60)
    return QCoreApplication.translate("Pins", "Too many wrong PINs. Try again in {time}.").format(
        time=f"{minutes}:{seconds:02}"
    )

"""Another program, that fills the screen: it says when it has the keyboard, and what is typed."""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


def say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Full(QWidget):
    """All of it in one colour."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        say(focused=True)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        say(typed=event.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(40, 80, 40))


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    full = Full()
    full.showFullScreen()
    full.activateWindow()
    full.setFocus()
    app.exec()

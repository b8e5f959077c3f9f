"""Whatever anybody wrote is shown as it was written: nothing on the screen reads it as markup.

Qt takes words that look like HTML for HTML, in labels, message boxes and tool tips, and fetches the
pictures they name from the disk. Nothing here guesses any more.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextBrowser, QTextEdit

_GUESSED = (Qt.TextFormat.AutoText, Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)
_HELP = (QEvent.Type.WhatsThis, QEvent.Type.QueryWhatsThis)


class PlainText(QObject):
    """An event filter for the whole application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Polish:
            _make_plain(watched)
        # These bubbles are drawn by none of the widgets above.
        return kind in _HELP


def install(app: QApplication) -> PlainText:
    """Guard every widget of the application, those made by Qt itself among them. Once, before the
    first one is shown."""
    guard = PlainText(app)
    app.installEventFilter(guard)
    return guard


def in_control(text: str) -> str:
    """Words as a button, a menu or a tab has to be given them, so that they are shown as they are:
    there "&" marks a letter and a tab a shortcut."""
    return text.replace("&", "&&").replace("\t", " ")


def _make_plain(widget: QObject) -> None:
    """Before a widget is first measured or shown, which is when Qt would guess."""
    if isinstance(widget, QLabel):
        if widget.textFormat() in _GUESSED:
            widget.setTextFormat(Qt.TextFormat.PlainText)
    elif isinstance(widget, QMessageBox):
        widget.setTextFormat(Qt.TextFormat.PlainText)
    elif isinstance(widget, QTextEdit):
        widget.setAcceptRichText(False)
        if isinstance(widget, QTextBrowser):
            widget.setOpenLinks(False)

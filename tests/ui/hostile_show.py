"""Puts hostile strings wherever the window may show a lead's words, in a process of its own that
somebody watches: ``python -m tests.ui.hostile_show FILE HOST guarded|unguarded``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolTip,
    QWidget,
)

from deskreply.domain.models import Message, MessageKind, MessageState
from deskreply.domain.timeline import Entry, Place
from deskreply.ui import guard, links, theme
from deskreply.ui.conversation.assemble import Assembler
from deskreply.ui.conversation.scene import Scene
from deskreply.ui.conversation.stage import Stage
from deskreply.ui.kit import Banner, Button, Chip, Dialog, ElidedLabel, Empty, Label, Menu, Toast
from tests.ui.hostile import strings

NOON = datetime(2026, 3, 10, 16, tzinfo=UTC)

W = TypeVar("W", bound=QWidget)


def labels(text: str, over: QWidget) -> list[QWidget]:
    """Every kind of words that only stand there."""
    later = QLabel(over)
    later.setText(text)
    toast = Toast(over)
    toast.show_words(text)
    empty = Empty()
    empty.show_words(text, text)
    return [
        QLabel(text, over), later, Label(text, wrap=True), ElidedLabel(text), Banner(text), toast,
        empty,
    ]  # fmt: skip


def questions(text: str, over: QWidget) -> list[QWidget]:
    """Dialogs with the text in every place that takes words."""
    box = QMessageBox(over)
    box.setText(text)
    box.setInformativeText(text)
    box.setDetailedText(text)
    return [box, Dialog(text, text, confirm=text, parent=over)]


def controls(text: str, over: QWidget) -> list[QWidget]:
    """What one presses, chooses or types into."""
    shown = guard.in_control(text)
    choice = QComboBox(over)
    choice.addItem(text)
    menu, plain = Menu(over), QMenu(over)
    menu.add(text, lambda: None)
    plain.addAction(shown)
    field = QLineEdit(text, over)
    field.setPlaceholderText(text)
    return [
        QPushButton(shown, over), Button(shown), Chip(shown), choice, menu, plain, field,
        *editors(text, over),
    ]  # fmt: skip


def editors(text: str, over: QWidget) -> list[QWidget]:
    """Editors that the text was pasted into, said to be HTML."""
    pasted = QMimeData()
    pasted.setHtml(text)
    pasted.setText(text)
    plain, rich = QPlainTextEdit(over), QTextEdit(over)
    for editor in (plain, rich):
        editor.show()
        editor.ensurePolished()
    plain.insertFromMimeData(pasted)
    rich.insertFromMimeData(pasted)
    return [plain, rich]


def conversation(texts: list[str]) -> Stage:
    """The timeline with these texts of a lead, and one list of Qt's own."""
    entries = [
        Entry(
            Place(NOON, f"m:{nth:04}"),
            message=Message(
                id=str(nth), number="+12125550123", line="+12125550190", kind=MessageKind.LEAD,
                body=text, at=NOON, state=MessageState.RECEIVED,
            ),
        )
        for nth, text in enumerate(texts)
    ]  # fmt: skip
    stage = Stage(theme.current())
    scene = Scene("America/New_York", "en", "Dana", date(2026, 3, 10))
    rows = Assembler(stage).rows(entries, scene, NOON)
    stage.resize(576, 6000)
    stage.show()
    stage.timeline.open_rows(rows)
    return stage


def put(widgets: list[W]) -> None:
    """Show widgets, draw them, and take them away again."""
    for widget in widgets:
        widget.setToolTip(widget.windowTitle())
        widget.resize(300, 80)
        widget.show()
        widget.sizeHint()
        widget.grab()
    turn()
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
    turn()


def turn(ms: int = 0) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def show_all(texts: list[str]) -> None:
    """Every text in every kind of widget."""
    over = QWidget()
    over.resize(400, 300)
    over.show()
    makers: tuple[Callable[[str, QWidget], list[QWidget]], ...] = (labels, questions, controls)
    for text in texts:
        for make in makers:
            put(make(text, over))
        over.setWindowTitle(links.visible(text))
        over.setToolTip(text)
        QToolTip.showText(QPoint(10, 10), text, over)
        turn()
        QToolTip.hideText()
    stage = conversation(texts)
    plain = QListWidget()
    plain.addItems(texts)
    plain.show()
    turn()
    stage.grab()
    plain.grab()


def show_trap(text: str) -> None:
    """One text, read as Qt reads it by itself."""
    label = QLabel(text)
    label.show()
    label.grab()
    turn()


def main() -> None:
    """See the module."""
    file, host, how = sys.argv[1:4]
    app = QApplication([])
    if how == "guarded":
        guard.install(app)
        theme.install(app, mode="light", family="Inter")
        show_all(strings(file, host))
    else:
        show_trap(strings(file, host)[0])
    print("shown")  # noqa: T201


if __name__ == "__main__":
    main()

"""The banners between the head of a conversation and its entries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.ui.conversation.standing import Line, Remedy
from deskreply.ui.kit import Banner, Button, announce


class Bar(Banner):
    """One banner with as many buttons as it has remedies."""

    chosen = Signal(str)

    def __init__(self, line: Line, parent: QWidget) -> None:
        self._helps = bool(line.remedies)
        super().__init__(line.text, icon=line.icon, tone=line.tone, parent=parent)
        self.setAccessibleName(line.text)
        row = self.layout()
        for remedy, words in line.remedies:
            button = Button(words)
            button.clicked.connect(lambda _=False, remedy=remedy: self.chosen.emit(remedy.value))
            if row is not None:
                row.addWidget(button)

    def restyle(self) -> None:
        super().restyle()
        if self._helps:
            self.setMinimumHeight(self.theme.px(44))

    def say(self, line: Line) -> None:
        """The same with other figures."""
        if line.text != self.words.text():
            self.words.setText(line.text)
            self.setAccessibleName(line.text)


class Banners(QWidget):
    """Shows lines; what is urgent is announced once."""

    chosen = Signal(Remedy)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[Bar] = []
        self._lines: list[Line] = []
        self._told: set[tuple[str, str]] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def show_lines(self, number: str, lines: Sequence[Line]) -> None:
        """What is to be said about a number's conversation."""
        same = [(line.about, line.remedies) for line in lines]
        if same == [(line.about, line.remedies) for line in self._lines]:
            for bar, line in zip(self._bars, lines, strict=True):
                bar.say(line)
        else:
            self._build(lines)
        self._lines = list(lines)
        for line in lines:
            if line.urgent and (number, line.about) not in self._told:
                self._told.add((number, line.about))
                announce(self, line.text, assertive=True)

    def _build(self, lines: Sequence[Line]) -> None:
        for bar in self._bars:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self._bars = [Bar(line, self) for line in lines]
        for bar in self._bars:
            self._column.addWidget(bar)
            bar.chosen.connect(lambda remedy: self.chosen.emit(Remedy(remedy)))
            bar.show()
        self.setVisible(bool(lines))

"""A text as it stands on the phone of whoever gets it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.ui import kit


class TextBubble(kit.Card):
    """As wide as it is given, as high as its words need."""

    def __init__(
        self, *, fill: str = "bubble_in", border: str = "divider", parent: QWidget | None = None
    ) -> None:
        super().__init__(fill=fill, border=border, radius=12, parent=parent)
        self.words = kit.Label(wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        self.restyle()

    def text(self) -> str:
        """What it says."""
        return self.words.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self._column.setContentsMargins(px(14), px(8), px(14), px(8))

"""What stands around each page of the first run: the heading above it, the buttons below it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.setup.progress import Progress

SIDE, _FOOT = 40, 68


class Heading(kit.Worded, QWidget):
    """How far one has come, what this page is about, and a sentence more."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps, self._number = steps, 1
        self._progress = Progress(steps)
        self.count = kit.Label(size=12, weight=500, ink="muted")
        self.title = kit.Label(size=24, weight=600)
        self.line = kit.Label(ink="muted")
        self._top = QHBoxLayout()
        self._top.addWidget(self._progress)
        self._top.addStretch(1)
        self._top.addWidget(self.count)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.title)
        self._column.addWidget(self.line)
        self._column.addStretch(1)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_step(self, number: int, title: str, line: str) -> None:
        """The page that is open, counted from 1."""
        self._number = number
        self.title.setText(title)
        self.line.setText(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Set its own words anew."""
        words = self.tr("Step {number} of {all}").format(number=self._number, all=self._steps)
        self.count.setText(words)
        self._progress.show_step(self._number, words)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._column.setContentsMargins(px(SIDE), px(30), px(SIDE), 0)
        self._column.setSpacing(0)
        self.count.setFixedHeight(px(20))
        self.title.setContentsMargins(0, px(12), 0, 0)
        self.title.setFixedHeight(px(48))
        self.line.setFixedHeight(px(24))
        self.setFixedHeight(px(136))


class Footing(kit.Worded, QWidget):
    """Back, Next, and between them a remark, or the reason why one cannot go on."""

    def __init__(self) -> None:
        super().__init__()
        self.back = kit.Button("")
        self.next = kit.Button("", kind="primary")
        self._sign = kit.Label()
        self.said = kit.Label(size=12, ink="muted", wrap=True)
        self._row = QHBoxLayout()
        for widget in (self.back, self._sign):
            self._row.addWidget(widget)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(kit.Divider())
        # A layout alone grows no higher than its buttons.
        below = QWidget()
        below.setLayout(self._row)
        column.addWidget(below, 1)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_words(self, go_on: str, remark: str, refusal: str) -> None:
        """What Next says, and what stands beside it."""
        self.next.setText(go_on)
        self._sign.setVisible(bool(refusal))
        if refusal and refusal != self.said.text():
            kit.announce(self.said, refusal, assertive=True)
        self.said.set_ink("over" if refusal else "muted")
        self.said.setText(refusal or remark)
        self._measure()

    def retranslate(self) -> None:
        """Set its own words anew."""
        self.back.setText(self.tr("Back"))
        self._measure()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        # A long reason takes from the page above, which scrolls, rather than being cut.
        self.setMinimumHeight(px(_FOOT))
        self._row.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
        self._row.setSpacing(px(16))
        self._sign.setPixmap(self.theme.pixmap("triangle-alert", "over", 16))
        self._measure()

    def _measure(self) -> None:
        px = self.theme.px
        self.back.setFixedWidth(max(px(92), self.back.sizeHint().width()))
        self.next.setFixedWidth(max(px(108), self.next.sizeHint().width()))
